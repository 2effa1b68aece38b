import { useCallback, useEffect, useState } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import { fail, ok } from '../../../../core/model/result.ts';
import type { Problem, Result } from '../../../../core/model/result.ts';
import type { Synopsis } from '../../../../core/ports/compare.ts';
import { useChangedTexts } from '../../hooks/use-changed-texts.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';

/** A synopsis with the texts that its places stand in, account by account. */
export interface ReadSynopsis {
  readonly synopsis: Synopsis;
  readonly texts: readonly string[];
}

/** How far the question is; `gone` if fewer than two of the documents are left. */
export type AskedSynopsis =
  | { readonly state: 'gone' }
  | { readonly state: 'cancelled' }
  | { readonly state: 'waiting'; readonly progress: Progress | null }
  | { readonly state: 'failed'; readonly problem: Problem }
  | ({ readonly state: 'here' } & ReadSynopsis);

interface Progress {
  readonly done: number;
  readonly of: number;
}

interface Answer {
  readonly asked: string;
  readonly result: Result<ReadSynopsis>;
}

/** What documents say beside each other. It is asked again when the project changes; what was found stays until then. */
export function useSynopsis(documentIds: readonly Id[], loose: boolean) {
  const { comparing, desk } = useSession();
  const { rows } = useRows('documents');
  const changes = useChangedTexts();
  const [again, setAgain] = useState(0);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [cancelling, setCancelling] = useState<AbortController | null>(null);
  const there = documentIds.flatMap((id) => rows.get(id) ?? []);
  const ids = there.map(({ id }) => id).join(' ');
  const texts = there.map((one) => currentVersion(one).textId).join(' ');
  const asked = `${ids} ${texts} ${loose}`;
  useEffect(() => {
    const documentIds = ids.split(' ');
    if (documentIds.length < 2) return undefined;
    const ending = new AbortController();
    let over = false;
    setCancelling(ending);
    const told = (done: number, of: number) => !over && setProgress({ done, of });
    const ask = async () => {
      const found = await comparing.synopsis({ documentIds, loose }, ending.signal, told);
      const result = found.ok ? await withTexts(desk, found.value) : found;
      if (over) return;
      setProgress(null);
      setAnswer({ asked, result });
    };
    void ask();
    return () => {
      over = true;
      ending.abort();
    };
  }, [comparing, desk, ids, asked, loose, again, changes]);
  return {
    asked: stateOf(there.length < 2, answer?.asked === asked ? answer.result : null, progress),
    cancel: useCallback(() => cancelling?.abort(), [cancelling]),
    askAgain: useCallback(() => setAgain((before) => before + 1), []),
  };
}

function stateOf(gone: boolean, result: Result<ReadSynopsis> | null, progress: Progress | null): AskedSynopsis {
  if (gone) return { state: 'gone' };
  if (result === null) return { state: 'waiting', progress };
  if (result.ok) return { state: 'here', ...result.value };
  return result.error.code === 'cancelled' ? { state: 'cancelled' } : { state: 'failed', problem: result.error };
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
  return ok({ synopsis, texts });
}
