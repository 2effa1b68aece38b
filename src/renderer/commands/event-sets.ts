import { cleanName } from '../../core/model/clean-name.ts';
import { removeWithAll } from '../../core/model/cascade.ts';
import { added, noDiff, sequence, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { EventSet, RuleSeen } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';
import { rulingOf, rulingOn } from './rule.ts';

/** What a person says of an event set. */
export type EventSetWords = Pick<EventSet, 'name' | 'documentIds'> & Partial<Pick<EventSet, 'base' | 'note'>>;

/** Keeps documents together as those of one event; documents that are gone are left out. */
export function saveEventSet(desk: Desk, words: EventSetWords): Promise<Result<EventSet>> {
  return inTurn(desk, () => storeSet(desk, words));
}

/**
 * Keeps what was suggested, without the documents that a person left out: it is ruled that all that was suggested are not of one
 * event, so that nobody is asked about these again. One act.
 */
export function confirmSuggested(
  desk: Desk,
  words: EventSetWords,
  suggested: readonly Id[],
  rule: RuleSeen,
): Promise<Result<EventSet>> {
  return inTurn(desk, () => {
    const parties = suggested.map((id) => ({ kind: 'document', id }) as const);
    const decision = { kind: 'event', value: 'apart', subjects: [], parties, rule } as const;
    const leftOut = suggested.some((id) => !words.documentIds.includes(id));
    return storeSet(desk, words, leftOut ? rulingOf(desk, decision, rulingOn(desk, decision)).diff : noDiff);
  });
}

async function storeSet(desk: Desk, words: EventSetWords, besides: Diff = noDiff): Promise<Result<EventSet>> {
  const time = desk.now();
  const made = { author: desk.author, created: time, changed: time };
  const set = settled(desk, { id: desk.newId(), base: null, note: '', ...words, ...made });
  const stored = await desk.store.apply(sequence(added('eventSets', set), besides), {
    label: { verb: 'add-event-set', names: [set.name] },
    ...by(desk),
  });
  return stored.ok ? ok(set) : stored;
}

/** Adds documents to a set; those that are in it already stay where they are. */
export function addToEventSet(desk: Desk, id: Id, documentIds: readonly Id[]): Promise<Result<Diff>> {
  return changeMembers(desk, id, (members) => [...members, ...documentIds]);
}

/** Takes documents out of a set; they stay in the project. */
export function takeOutOfEventSet(desk: Desk, id: Id, documentIds: readonly Id[]): Promise<Result<Diff>> {
  return changeMembers(desk, id, (members) => members.filter((one) => !documentIds.includes(one)));
}

function changeMembers(desk: Desk, id: Id, change: (members: readonly Id[]) => readonly Id[]): Promise<Result<Diff>> {
  return inTurn(desk, () => changeSet(desk, id, ({ documentIds }) => ({ documentIds: change(documentIds) })));
}

/** Sets what is given; the rest stays. */
export function changeEventSet(desk: Desk, id: Id, words: Partial<EventSetWords>): Promise<Result<Diff>> {
  return inTurn(desk, () => changeSet(desk, id, () => words));
}

async function changeSet(desk: Desk, id: Id, change: (set: EventSet) => Partial<EventSetWords>): Promise<Result<Diff>> {
  const set = desk.store.snapshot.rows('eventSets').get(id);
  if (!set) return fail('not-found', id);
  const after = settled(desk, { ...set, ...change(set) });
  if (updated('eventSets', set, after) === noDiff) return ok(noDiff);
  const label =
    set.name === after.name
      ? ({ verb: 'change-event-set', names: [after.name] } as const)
      : ({ verb: 'rename-event-set', names: [set.name, after.name] } as const);
  return desk.store.apply(updated('eventSets', set, { ...after, changed: desk.now() }), { label, ...by(desk) });
}

/** Its documents and claims stay. */
export function removeEventSet(desk: Desk, id: Id): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const { snapshot } = desk.store;
    const set = snapshot.rows('eventSets').get(id);
    if (!set) return fail('not-found', id);
    return desk.store.apply(removeWithAll(snapshot, 'eventSets', [id], desk.now()), {
      label: { verb: 'remove-event-set', names: [set.name] },
      ...by(desk),
    });
  });
}

/** With a clean name, and documents that are there, each once; its base is one of them. */
function settled({ store }: Desk, set: EventSet): EventSet {
  const documents = store.snapshot.rows('documents');
  const documentIds = [...new Set(set.documentIds)].filter((id) => documents.has(id));
  const base = set.base !== null && documentIds.includes(set.base) ? set.base : null;
  return { ...set, name: cleanName(set.name), documentIds, base };
}
