import type { Range, Ruling, Subject } from '../../core/model/records.ts';
import { subjectAt } from '../../core/anchor/subject.ts';
import type { Id } from '../../core/model/id.ts';
import { keyOfRuling } from '../../core/model/rulings.ts';
import { makeClaim } from '../commands/claims.ts';
import { ruleAll, takeBackRulings, takingBack } from '../commands/rule.ts';
import type { Decision } from '../commands/rule.ts';
import { doneSentence } from '../words/sentences.ts';
import { wordingOf } from './proposed-claim.ts';
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
  choose(): void;
  merge(): void;
  split(): void;
  claim(what: 'row' | 'cell'): void;
}

/** A sentence as it is shown. */
export interface ShownSentence extends Range {
  readonly documentId: Id;
  /** Of the text that is shown. */
  readonly version: number;
  readonly text: string;
}

/** The words of a sentence, as a ruling keeps them. */
export function subjectOf({ text, ...place }: ShownSentence): Subject {
  return subjectAt(text, place);
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

/** Makes a claim of a row or of one sentence: its words, and who says it where. */
export async function claimOf(
  { desk, workspace }: Session,
  what: 'row' | 'cell',
  sentences: readonly ShownSentence[],
): Promise<void> {
  const [first] = sentences;
  if (!first) return;
  const wording = wordingOf(first.text.slice(first.from, first.to));
  const cells = [...new Set(sentences.map(({ documentId }) => documentId))].map((id) => ({
    column: { kind: 'document', id } as const,
    state: 'says' as const,
    passages: sentences.filter(({ documentId }) => documentId === id).map(subjectOf),
    rule: what === 'row' ? { id: 'synopsis-row', version: '1' } : null,
  }));
  const made = await makeClaim(desk, { wording, madeFrom: { kind: what, name: '' } }, cells);
  if (!made.ok) tellProblem(workspace, made.error);
  else workspace.tell('done', doneSentence({ verb: 'add-claim', names: [made.value.wording] }), true);
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
