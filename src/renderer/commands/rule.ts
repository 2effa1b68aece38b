import { added, isEmpty, noDiff, removedAll, sequenceOf, updated } from '../../core/model/diff.ts';
import type { Label } from '../../core/model/change.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { RuledOn, RuleSeen, Ruling, Subject } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { decisionOf, keyOfRuling, subjectsOf } from '../../core/model/rulings.ts';
import { markedWords } from './act-names.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';

/** What a person decides, on which words, and on whose suggestion. */
export type Decision = RuledOn & {
  readonly subjects: readonly Subject[];
  readonly rule?: RuleSeen;
  readonly note?: string;
};

/**
 * Stores a decision. One on the same words that this window shows is changed by it, or the one that it `replaces`, whose
 * words stood elsewhere in an older text. One that another window stored just now is not: then the answer is `changed-elsewhere`.
 */
export async function rule(desk: Desk, decision: Decision, replaces?: Id): Promise<Result<Ruling>> {
  const ruled = await ruleAll(desk, [decision], replaces);
  return ruled.ok ? ok(ruled.value.rulings[0]!) : ruled;
}

/** What was stored, and how it is told. */
export interface RuledAll {
  readonly rulings: readonly Ruling[];
  /** Empty if all of it was decided already. */
  readonly diff: Diff;
  readonly label: Label;
}

/** Stores decisions in one act, told by the first. `replaces` is the one that the first changes. */
export function ruleAll(desk: Desk, decisions: readonly Decision[], replaces?: Id): Promise<Result<RuledAll>> {
  return inTurn(desk, async () => {
    const made = decisions.map((decision, at) => {
      const replaced = at === 0 && replaces !== undefined ? rulingAt(desk, replaces) : undefined;
      return rulingOf(desk, decision, rulingOn(desk, decision) ?? replaced);
    });
    const rulings = made.map(({ ruling }) => ruling);
    const diff = sequenceOf(made.map((one) => one.diff));
    const label = { verb: 'rule', names: toldBy(rulings[0]!) } as const;
    if (isEmpty(diff)) return ok({ rulings, diff, label });
    const stored = await desk.store.apply(diff, { label, ...by(desk) });
    return stored.ok ? ok({ rulings, diff, label }) : stored;
  });
}

/** The ruling that a decision makes, and what is to be stored of it; `before`: the one that it changes. */
export function rulingOf(
  desk: Desk,
  decision: Decision,
  before: Ruling | undefined,
): { readonly ruling: Ruling; readonly diff: Diff } {
  if (before && saysTheSame(before, decision)) return { ruling: before, diff: noDiff };
  const { rule: seen = null, note, ...what } = decision;
  const time = desk.now();
  const ruling: Ruling = {
    ...what,
    id: before?.id ?? desk.newId(),
    rule: seen,
    note: note ?? before?.note ?? '',
    author: desk.author,
    created: before?.created ?? time,
    changed: time,
  };
  return { ruling, diff: before ? updated('rulings', before, ruling) : added('rulings', ruling) };
}

/** Sets the note of a ruling. */
export function noteRuling(desk: Desk, id: Id, note: string): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const ruling = rulingAt(desk, id);
    if (!ruling) return fail('not-found', id);
    if (ruling.note === note) return ok(noDiff);
    return desk.store.apply(updated('rulings', ruling, { ...ruling, note, changed: desk.now() }), {
      label: { verb: 'edit-ruling', names: toldBy(ruling) },
      ...by(desk),
    });
  });
}

/** What the program suggests holds again. */
export function takeBackRuling(desk: Desk, id: Id): Promise<Result<Diff>> {
  return takeBackRulings(desk, [id]);
}

/** The same of several, in one act; those that are gone are passed over. */
export function takeBackRulings(desk: Desk, ids: readonly Id[]): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const found = ids.flatMap((id) => rulingAt(desk, id) ?? []);
    if (found.length === 0) return fail('not-found', ids[0]);
    return desk.store.apply(removedAll('rulings', found), { label: takingBack(found), ...by(desk) });
  });
}

/** How it is told that these are taken back. */
export function takingBack(rulings: readonly Ruling[]): Label {
  return { verb: 'take-back-ruling', names: toldBy(rulings[0]!), count: rulings.length };
}

/** The ruling on the same, as this window knows it. */
export function rulingOn({ store }: Pick<Desk, 'store'>, decision: Decision): Ruling | undefined {
  const key = keyOfRuling(decision);
  return [...store.snapshot.rows('rulings').values()].find((ruling) => keyOfRuling(ruling) === key);
}

function rulingAt(desk: Desk, id: Id): Ruling | undefined {
  return desk.store.snapshot.rows('rulings').get(id);
}

/** To decide the same again is no act. */
function saysTheSame(ruling: Ruling, { rule: seen, note, ...what }: Decision): boolean {
  const after = { ...ruling, ...what, rule: seen ?? ruling.rule, note: note ?? ruling.note } as Ruling;
  return updated('rulings', ruling, after) === noDiff;
}

/** What the history calls a ruling by. */
export function toldBy(ruling: Ruling): readonly string[] {
  const [first] = subjectsOf(ruling);
  const words = first ? markedWords(first) : ruling.kind === 'name' ? ruling.names.join(', ') : '';
  return [decisionOf(ruling), words];
}
