import { useCallback } from 'react';
import { accountsNow, documentOf } from '../../../../core/model/account.ts';
import type { AccountId } from '../../../../core/model/account.ts';
import type { Id } from '../../../../core/model/id.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Text } from '../../../../core/model/records.ts';
import { ok } from '../../../../core/model/result.ts';
import type { Problem, Result } from '../../../../core/model/result.ts';
import type { Pair } from '../../../../core/ports/compare.ts';
import { useChangedTexts } from '../../hooks/use-changed-texts.ts';
import { useAsked } from '../../hooks/use-asked.ts';
import { comparedOf } from '../../hooks/use-compared.ts';
import type { Compared } from '../../hooks/use-compared.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { useText } from '../../hooks/use-text.ts';

/** How far the question is what two documents share; `gone` if one of them was removed. */
export type AskedPair =
  | Exclude<Compared<never>, { state: 'here' }>
  /** The places are those of the two texts. */
  | { readonly state: 'here'; readonly pair: Pair; readonly texts: readonly [a: Text, b: Text] };

interface Answered {
  readonly pair: Pair;
  readonly textA: Id | undefined;
  readonly textB: Id | undefined;
}

/** What two documents share, and their texts. It is asked again when the project changes. */
export function usePair(askedA: AccountId, askedB: AccountId) {
  const { comparing } = useSession();
  const { rows } = useRows('documents');
  const [aId = '', bId = ''] = accountsNow(rows, [askedA, askedB]);
  const [a, b] = [documentOf(rows, aId), documentOf(rows, bId)];
  const [textA, textB] = [a && currentVersion(a).textId, b && currentVersion(b).textId];
  const changes = useChangedTexts();
  const ask = useCallback(
    async (signal: AbortSignal): Promise<Result<Answered>> => {
      const answer = await comparing.pair(aId, bId, signal);
      return answer.ok ? ok({ pair: answer.value, textA, textB }) : answer;
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- What is boilerplate depends on all texts.
    [comparing, aId, bId, textA, textB, changes],
  );
  const { answer, cancel, askAgain } = useAsked(textA !== undefined && textB !== undefined ? ask : null);
  const [inA, inB] = [useText(textA ?? null), useText(textB ?? null)];
  return { asked: stateOf([aId, textA, inA], [bId, textB, inB], answer), cancel, askAgain };
}

type Side = readonly [id: AccountId, textId: Id | undefined, read: ReturnType<typeof useText>];

function stateOf([aId, textA, inA]: Side, [bId, textB, inB]: Side, answer: Result<Answered> | null): AskedPair {
  if (textA === undefined || textB === undefined) return { state: 'gone' };
  // A text that is not in the database is no document that was removed.
  if (inA.state === 'failed') return { state: 'failed', problem: unread(aId, inA.problem) };
  if (inB.state === 'failed') return { state: 'failed', problem: unread(bId, inB.problem) };
  const asked = comparedOf(answer);
  if (asked.state !== 'here') return asked;
  const { pair } = asked.found;
  const isOld = asked.found.textA !== textA || asked.found.textB !== textB;
  if (isOld || inA.state !== 'here' || inB.state !== 'here') return { state: 'waiting', progress: null };
  return { state: 'here', pair, texts: [inA.text, inB.text] };
}

function unread(id: AccountId, { code, detail }: Problem): Problem {
  return { code: 'text-unread', about: id, detail: detail ?? code };
}
