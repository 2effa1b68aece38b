import { useCallback } from 'react';
import { documentOf } from '../../../../core/model/account.ts';
import type { AccountId } from '../../../../core/model/account.ts';
import type { Id } from '../../../../core/model/id.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Text } from '../../../../core/model/records.ts';
import { fail, ok } from '../../../../core/model/result.ts';
import type { Result } from '../../../../core/model/result.ts';
import type { Synopsis } from '../../../../core/ports/compare.ts';
import type { Session } from '../../../session/session.ts';
import { useCompared } from '../../hooks/use-compared.ts';
import type { AskCompared } from '../../hooks/use-compared.ts';
import { useSession } from '../../hooks/use-session.ts';

/** A synopsis with the texts that its places stand in, account by account. */
export interface ReadSynopsis {
  readonly synopsis: Synopsis;
  readonly texts: readonly string[];
  /** As they are known; null where they are not. */
  readonly languages: readonly (string | null)[];
}

/** What documents say beside each other. */
export function useSynopsis(documentIds: readonly Id[], loose: boolean) {
  const { comparing, desk } = useSession();
  const ask: AskCompared<ReadSynopsis> = useCallback(
    async (documentIds, signal, told) => {
      // The texts are read while the worker compares.
      const texts = textsOf(desk, documentIds);
      const found = await comparing.synopsis({ documentIds, loose }, signal, told);
      return found.ok ? withTexts(desk, found.value, texts) : found;
    },
    [comparing, desk, loose],
  );
  return useCompared(documentIds, ask);
}

type Texts = ReadonlyMap<Id, Promise<Result<Text>>>;

/** The texts that these accounts have now, on their way. */
function textsOf({ store }: Session['desk'], documentIds: readonly AccountId[]): Texts {
  const documents = store.snapshot.rows('documents');
  return new Map(
    documentIds.flatMap((id) => {
      const document = documentOf(documents, id);
      if (!document) return [];
      const { textId } = currentVersion(document);
      return [[textId, store.text(textId)] as const];
    }),
  );
}

async function withTexts({ store }: Session['desk'], synopsis: Synopsis, known: Texts): Promise<Result<ReadSynopsis>> {
  const texts: string[] = [];
  for (const { documentId, textId } of synopsis.accounts) {
    // Another version may have come meanwhile.
    const read = await (known.get(textId) ?? store.text(textId));
    if (!read.ok) return fail('text-unread', documentId, read.error.code);
    texts.push(read.value.text);
  }
  const documents = store.snapshot.rows('documents');
  const languages = synopsis.accounts.map(({ documentId }) => documentOf(documents, documentId)?.language ?? null);
  return ok({ synopsis, texts, languages });
}
