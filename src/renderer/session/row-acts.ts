import type { Id } from '../../core/model/id.ts';
import type { Claim, Ruling } from '../../core/model/records.ts';
import { keyOfRuling, keyOfSubject } from '../../core/model/rulings.ts';
import { ruleAll, takeBackRulings, takingBack } from '../commands/rule.ts';
import type { Decision } from '../commands/rule.ts';
import { claimsWords } from '../words/claims.ts';
import { claimOfRow, subjectOf } from './claim-of-row.ts';
import type { ShownSentence } from './claim-of-row.ts';
import { makeProposed, propose } from './propose-claim.ts';
import type { ProposedClaim } from './proposed-claim.ts';
import type { Session } from './session.ts';
import { tellProblem } from './tell-problem.ts';
import { tellStored } from './tell-stored.ts';

// What a person does to the rows of a synopsis. Each tells its own problems.

/** What the page of a synopsis offers while it is shown: to rows that are chosen there, or to the sentence that was attended last. */
export interface RowActs {
  /** Whether a sentence was attended. */
  readonly attends: boolean;
  readonly canMerge: boolean;
  readonly canSplit: boolean;
  /** Whether there is a row to make a claim of: that of the sentence that was attended, or else the only one that is chosen. */
  readonly canClaim: boolean;
  choose(): void;
  merge(): void;
  split(): void;
  claim(what: 'row' | 'cell'): void;
}

/** Makes one row of these sentences. */
export async function mergeRows(session: Session, sentences: readonly ShownSentence[]): Promise<void> {
  await decide(session, [{ kind: 'row', value: 'together', subjects: sentences.map(subjectOf), against: [] }]);
}

/**
 * Takes a sentence out of its row. What else stands in it stays together where a ruling brought it together: on the same
 * sentences the new ruling takes the place of that one.
 */
export async function splitRow(
  session: Session,
  sentence: ShownSentence,
  others: readonly ShownSentence[],
): Promise<void> {
  const [subjects, against] = [[subjectOf(sentence)], others.map(subjectOf)];
  const apart = { kind: 'row', value: 'apart', subjects, against } as const;
  const key = keyOfRuling(apart);
  const rulings = [...session.desk.store.snapshot.rows('rulings').values()];
  const broken = rulings.some((one) => one.kind === 'row' && one.value === 'together' && keyOfRuling(one) === key);
  const rest = { kind: 'row', value: 'together', subjects: against, against: [] } as const;
  await decide(session, broken && against.length > 1 ? [apart, rest] : [apart]);
}

/**
 * Makes a claim of a row or of one sentence: its words, and who says it where. Asks first where two versions of a document
 * say different things.
 */
export async function claimOf(
  session: Session,
  what: 'row' | 'cell',
  sentences: readonly ShownSentence[],
): Promise<void> {
  if (sentences.length === 0) return;
  const row = claimOfRow(sentences);
  const proposed: ProposedClaim = what === 'row' ? row : { ...row, madeFrom: { kind: what, name: '' }, rule: null };
  const made = claimMadeOf(session, proposed);
  if (made) {
    session.shell.set({ claimId: made.id });
    return session.workspace.tell('done', claimsWords.isClaim[what](made.wording));
  }
  if (proposed.open.length > 0) return propose(session, proposed);
  const { wording, passages } = proposed;
  const states = new Map(passages.map(({ documentId }) => [documentId, 'says'] as const));
  await makeProposed(session, proposed, { wording, passages, states });
}

/** The claim that was made of these words so before, if one was: it holds all of them. Of several the one that was made first. */
function claimMadeOf({ desk: { store } }: Session, { madeFrom, passages }: ProposedClaim): Claim | undefined {
  const wanted = [...new Set(passages.map(keyOfSubject))];
  const held = new Map<Id, Set<string>>();
  for (const cell of store.snapshot.rows('cells').values()) {
    const keys = held.get(cell.claimId) ?? new Set();
    for (const one of cell.passages) keys.add(keyOfSubject(one));
    held.set(cell.claimId, keys);
  }
  return [...store.snapshot.rows('claims').values()]
    .filter(({ id, madeFrom: { kind } }) => kind === madeFrom.kind && wanted.every((key) => held.get(id)?.has(key)))
    .sort((a, b) => a.order - b.order)[0];
}

/** Takes rulings back, so that the program's suggestion holds again. */
export async function takeBack(session: Session, rulings: readonly Ruling[]): Promise<void> {
  const { desk, workspace } = session;
  const stored = await takeBackRulings(
    desk,
    rulings.map(({ id }) => id),
  );
  if (stored.ok) tellStored(workspace, stored.value, takingBack(rulings));
  else tellProblem(workspace, stored.error);
}

async function decide({ desk, workspace }: Session, decisions: readonly Decision[]): Promise<void> {
  const ruled = await ruleAll(desk, decisions);
  if (ruled.ok) tellStored(workspace, ruled.value.diff, ruled.value.label);
  else tellProblem(workspace, ruled.error);
}
