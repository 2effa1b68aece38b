import { useCallback, useEffect, useState } from 'react';
import { accountsNow, documentOf } from '../../../core/model/account.ts';
import type { AccountId } from '../../../core/model/account.ts';
import { currentVersion } from '../../../core/model/records.ts';
import type { Problem, Result } from '../../../core/model/result.ts';
import { useChangedTexts } from './use-changed-texts.ts';
import { useRows } from './use-session.ts';

/** How far a question about documents is; `gone` if fewer than two of them are left. */
export type Compared<T> =
  | { readonly state: 'gone' }
  | { readonly state: 'cancelled' }
  | { readonly state: 'waiting'; readonly progress: ComparedProgress | null }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'here'; readonly found: T };

/** How far it is, of all (0 before that is known). */
export interface ComparedProgress {
  readonly done: number;
  readonly of: number;
}

/** Asks about these documents. Once `signal` is aborted nobody waits for it. */
export type AskCompared<T> = (
  documentIds: readonly AccountId[],
  signal: AbortSignal,
  told: (done: number, of: number) => void,
) => Promise<Result<T>>;

interface Answer<T> {
  readonly of: string;
  readonly by: AskCompared<T>;
  readonly result: Result<T>;
}

/**
 * What is asked about a few documents, `least` at least. It is asked again when the project changes, and what was found stays until then;
 * when one of these texts changes or another question is asked (another `ask`), the old answer is not shown.
 */
export function useCompared<T>(documentIds: readonly AccountId[], ask: AskCompared<T>, least = 2) {
  const { rows } = useRows('documents');
  const changes = useChangedTexts();
  const [again, setAgain] = useState(0);
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const [progress, setProgress] = useState<ComparedProgress | null>(null);
  const [cancelling, setCancelling] = useState<AbortController | null>(null);
  const there = accountsNow(rows, documentIds);
  const ids = there.join(' ');
  const of = `${ids} ${there.map((one) => currentVersion(documentOf(rows, one)!).textId).join(' ')}`;
  useEffect(() => {
    const documentIds = ids === '' ? [] : ids.split(' ');
    if (documentIds.length < least) return undefined;
    const ending = new AbortController();
    let over = false;
    setCancelling(ending);
    const told = (done: number, of: number) => !over && setProgress({ done, of });
    const put = async () => {
      const result = await ask(documentIds, ending.signal, told);
      if (over) return;
      setProgress(null);
      setAnswer({ of, by: ask, result });
    };
    void put();
    return () => {
      over = true;
      ending.abort();
    };
  }, [ask, ids, of, least, again, changes]);
  const now = answer?.of === of && answer.by === ask ? answer.result : null;
  return {
    asked: there.length < least ? ({ state: 'gone' } as const) : comparedOf(now, progress),
    cancel: useCallback(() => cancelling?.abort(), [cancelling]),
    askAgain: useCallback(() => {
      // What failed is over from the press on.
      setAnswer((before) => (before?.result.ok ? before : null));
      setAgain((before) => before + 1);
    }, []),
  };
}

/** How far a question is that was answered so; null while it is not. */
export function comparedOf<T>(result: Result<T> | null, progress: ComparedProgress | null = null): Compared<T> {
  if (result === null) return { state: 'waiting', progress };
  if (result.ok) return { state: 'here', found: result.value };
  return result.error.code === 'cancelled' ? { state: 'cancelled' } : { state: 'failed', problem: result.error };
}
