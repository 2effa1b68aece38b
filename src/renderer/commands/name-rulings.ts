import { keyOfName, nameRulings } from '../../core/model/name-rulings.ts';
import { isEmpty, noDiff, removedAll, sequenceOf } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { RuleSeen } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { decisionOf } from '../../core/model/rulings.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';
import { rulingOf, rulingOn } from './rule.ts';
import type { Decision } from './rule.ts';

/**
 * Says that the spellings of two names are one name, under which the first of `ones` stands. What said that any of them are
 * different is taken back; one act. `invalid`: one of them is empty, or both are the same.
 */
export function joinNames(desk: Desk, ones: readonly string[], others: readonly string[]): Promise<Result<Diff>> {
  const [one, other] = [ones[0] ?? '', others[0] ?? ''];
  if (keyOfName(one) === '' || keyOfName(other) === '' || keyOfName(one) === keyOfName(other)) {
    return Promise.resolve(fail('invalid', one));
  }
  return decideOnNames(desk, [{ kind: 'name', value: 'same', subjects: [], names: [one, other] }], ones, others);
}

/**
 * Says that a spelling is another name than each of `others`; one act. What said that they are the same is taken back:
 * rulings and aliases between them. `seen`: the rule that had joined them.
 */
export function partNames(
  desk: Desk,
  name: string,
  others: readonly string[],
  seen: RuleSeen = null,
): Promise<Result<Diff>> {
  const decisions = others.map((other): Decision => {
    return { kind: 'name', value: 'different', subjects: [], names: [name, other], rule: seen };
  });
  return decideOnNames(desk, decisions, [name], others);
}

/** Stores decisions on names, and takes back what said otherwise of any two across. */
function decideOnNames(
  desk: Desk,
  decisions: readonly Decision[],
  ones: readonly string[],
  others: readonly string[],
): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const { snapshot } = desk.store;
    const [here, there] = [ones, others].map((names) => new Set(names.map(keyOfName))) as [Set<string>, Set<string>];
    const isAcross = (a: string, b: string) => {
      const [one, other] = [keyOfName(a), keyOfName(b)];
      return (here.has(one) && there.has(other)) || (here.has(other) && there.has(one));
    };
    const before = decisions.map((decision) => rulingOn(desk, decision));
    const value = decisions[0]?.value;
    const against = nameRulings(snapshot.rows('rulings').values()).filter(
      (one) => one.value !== value && one.names.length === 2 && isAcross(one.names[0]!, one.names[1]!),
    );
    const aliases = value === 'same' ? [] : [...snapshot.rows('aliases').values()];
    const diff = sequenceOf([
      removedAll(
        'rulings',
        against.filter((one) => !before.some((kept) => kept?.id === one.id)),
      ),
      removedAll(
        'aliases',
        aliases.filter(({ name, of }) => isAcross(name, of)),
      ),
      ...decisions.map((decision, at) => rulingOf(desk, decision, before[at]).diff),
    ]);
    if (isEmpty(diff)) return ok(noDiff);
    const told = [decisionOf(decisions[0]!), [ones[0]!, others[0]!].join(', ')];
    return desk.store.apply(diff, { label: { verb: 'rule', names: told }, ...by(desk) });
  });
}
