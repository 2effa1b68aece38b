import { noDiff, added, removed, updated } from '../../core/model/diff.ts';
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
export function rule(desk: Desk, decision: Decision, replaces?: Id): Promise<Result<Ruling>> {
  return inTurn(desk, async () => {
    const { rule: seen = null, note, ...what } = decision;
    const before = replaces === undefined ? rulingOn(desk, decision) : rulingAt(desk, replaces);
    if (before && saysTheSame(before, decision)) return ok(before);
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
    const diff = before ? updated('rulings', before, ruling) : added('rulings', ruling);
    const stored = await desk.store.apply(diff, { label: { verb: 'rule', names: toldBy(ruling) }, ...by(desk) });
    return stored.ok ? ok(ruling) : stored;
  });
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
  return inTurn(desk, async () => {
    const ruling = rulingAt(desk, id);
    if (!ruling) return fail('not-found', id);
    return desk.store.apply(removed('rulings', ruling), {
      label: { verb: 'take-back-ruling', names: toldBy(ruling) },
      ...by(desk),
    });
  });
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

function toldBy(ruling: Ruling): readonly string[] {
  const [first] = subjectsOf(ruling);
  const words = first ? markedWords(first) : ruling.kind === 'name' ? ruling.names.join(', ') : '';
  return [decisionOf(ruling), words];
}
