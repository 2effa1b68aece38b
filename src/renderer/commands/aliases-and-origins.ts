import { aliasTable, standsFor } from '../../core/model/aliases.ts';
import { removeWithAll } from '../../core/model/cascade.ts';
import { cleanName } from '../../core/model/clean-name.ts';
import { decidedNames, nameRulings } from '../../core/model/name-rulings.ts';
import { added, noDiff, removed, removedAll, sequence, sequenceOf, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { Alias, Party, Ruling, UnseenOrigin } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';
import { rulingOf } from './rule.ts';

/**
 * Lets one name stand for another; if it stood for one already, it stands for this one now. `invalid`: a name is empty,
 * or would stand for itself, also through others.
 */
export function setAlias(desk: Desk, name: string, of: string): Promise<Result<Alias>> {
  return inTurn(desk, async () => {
    const [clean, canonical] = [cleanName(name), cleanName(of)];
    const aliases = [...desk.store.snapshot.rows('aliases').values()];
    const turnsBack = standsFor(canonical, clean, aliasTable(aliases));
    if (clean === '' || canonical === '' || turnsBack) return fail('invalid', name);
    const before = aliases.find((one) => cleanName(one.name) === clean);
    if (before?.of === canonical) return ok(before);
    const alias: Alias = before
      ? { ...before, of: canonical }
      : { id: desk.newId(), name: clean, of: canonical, author: desk.author, created: desk.now() };
    const diff = sequenceOf([
      removedAll('rulings', partingRulings(desk, clean, canonical)),
      before ? updated('aliases', before, alias) : added('aliases', alias),
    ]);
    const label = { verb: before ? 'edit-alias' : 'add-alias', names: [clean, canonical] } as const;
    const stored = await desk.store.apply(diff, { label, ...by(desk) });
    return stored.ok ? ok(alias) : stored;
  });
}

/** The rulings by which two names, or others that are the same as they, are different. */
function partingRulings(desk: Desk, one: string, other: string) {
  const { snapshot } = desk.store;
  const rulings = [...snapshot.rows('rulings').values()];
  const { canonical } = decidedNames(snapshot.rows('aliases').values(), rulings);
  const wanted = [one, other].map(canonical).sort().join('\n');
  return nameRulings(rulings).filter(
    ({ value, names }) => value === 'different' && names.map(canonical).sort().join('\n') === wanted,
  );
}

/** The name stands for itself again. */
export function removeAlias(desk: Desk, id: Id): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const alias = desk.store.snapshot.rows('aliases').get(id);
    if (!alias) return fail('not-found', id);
    const label = { verb: 'remove-alias', names: [alias.name, alias.of] } as const;
    return desk.store.apply(removed('aliases', alias), { label, ...by(desk) });
  });
}

/** A source that is not in the project. */
export function addOrigin(
  desk: Desk,
  words: Pick<UnseenOrigin, 'name'> & Partial<Pick<UnseenOrigin, 'date' | 'note'>>,
): Promise<Result<UnseenOrigin>> {
  return inTurn(desk, async () => {
    const name = cleanName(words.name);
    if (name === '') return fail('invalid', words.name);
    const origin = originOf(desk, { ...words, name });
    const label = { verb: 'add-origin', names: [name] } as const;
    const stored = await desk.store.apply(added('origins', origin), { label, ...by(desk) });
    return stored.ok ? ok(origin) : stored;
  });
}

/**
 * Adds a source that is not in the project and says in the same act that another one is from it. `invalid`: its name is
 * empty.
 */
export function directFromNew(
  desk: Desk,
  name: string,
  to: Party,
): Promise<Result<{ readonly origin: UnseenOrigin; readonly ruling: Ruling }>> {
  return inTurn(desk, async () => {
    const clean = cleanName(name);
    if (clean === '') return fail('invalid', name);
    const origin = originOf(desk, { name: clean });
    const from: Party = { kind: 'origin', id: origin.id };
    const { ruling, diff } = rulingOf(desk, { kind: 'direction', value: 'from-to', from, to, subjects: [] }, undefined);
    const label = { verb: 'add-origin', names: [clean] } as const;
    const stored = await desk.store.apply(sequence(added('origins', origin), diff), { label, ...by(desk) });
    return stored.ok ? ok({ origin, ruling }) : stored;
  });
}

function originOf(
  desk: Desk,
  words: Pick<UnseenOrigin, 'name'> & Partial<Pick<UnseenOrigin, 'date' | 'note'>>,
): UnseenOrigin {
  const time = desk.now();
  return {
    id: desk.newId(),
    date: null,
    note: '',
    ...words,
    author: desk.author,
    created: time,
    changed: time,
  };
}

/** Sets what is given; the rest stays. */
export function editOrigin(
  desk: Desk,
  id: Id,
  words: Partial<Pick<UnseenOrigin, 'name' | 'date' | 'note'>>,
): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const origin = desk.store.snapshot.rows('origins').get(id);
    if (!origin) return fail('not-found', id);
    const after = { ...origin, ...words, name: cleanName(words.name ?? origin.name) || origin.name };
    if (updated('origins', origin, after) === noDiff) return ok(noDiff);
    const label = { verb: 'edit-origin', names: [after.name] } as const;
    return desk.store.apply(updated('origins', origin, { ...after, changed: desk.now() }), { label, ...by(desk) });
  });
}

/** What was decided on it goes with it. */
export function removeOrigin(desk: Desk, id: Id): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const { snapshot } = desk.store;
    const origin = snapshot.rows('origins').get(id);
    if (!origin) return fail('not-found', id);
    const label = { verb: 'remove-origin', names: [origin.name] } as const;
    return desk.store.apply(removeWithAll(snapshot, 'origins', [id], desk.now()), { label, ...by(desk) });
  });
}
