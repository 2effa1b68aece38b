import { useCallback } from 'react';
import { documentOf } from '../../../../core/model/account.ts';
import type { Id } from '../../../../core/model/id.ts';
import { fail, ok } from '../../../../core/model/result.ts';
import type { Result } from '../../../../core/model/result.ts';
import type { Synopsis } from '../../../../core/ports/compare.ts';
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
      const found = await comparing.synopsis({ documentIds, loose }, signal, told);
      return found.ok ? withTexts(desk, found.value) : found;
    },
    [comparing, desk, loose],
  );
  return useCompared(documentIds, ask);
}

async function withTexts(
  { store }: ReturnType<typeof useSession>['desk'],
  synopsis: Synopsis,
): Promise<Result<ReadSynopsis>> {
  const texts: string[] = [];
  for (const { documentId, textId } of synopsis.accounts) {
    const read = await store.text(textId);
    if (!read.ok) return fail('text-unread', documentId, read.error.code);
    texts.push(read.value.text);
  }
  const documents = store.snapshot.rows('documents');
  const languages = synopsis.accounts.map(({ documentId }) => documentOf(documents, documentId)?.language ?? null);
  return ok({ synopsis, texts, languages });
}
