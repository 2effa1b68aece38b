import { edited, sequence } from '../model/diff.ts';
import type { Diff, Edit } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import type { Cell, EventSet, Party, Ruling, Subject } from '../model/records.ts';
import { keyOfCell, keyOfParty, keyOfRuling, partiesOf } from '../model/rulings.ts';

/** What persons decided about the documents of a project. */
export interface Decided {
  readonly eventSets: Iterable<EventSet>;
  readonly cells: Iterable<Cell>;
  readonly rulings: Iterable<Ruling>;
}

/**
 * What was decided about one document is about another from now on, of which it became a version; `numbers` are those of
 * its versions in that one. Where both had a cell of one claim, they become one, with the passages and notes of both; of
 * two rulings on the same the later one stays, and what was said of the two documents to each other says nothing any more.
 */
export function readdress(
  { eventSets, cells, rulings }: Decided,
  from: Id,
  to: Id,
  numbers: ReadonlyMap<number, number>,
): Diff {
  const one = (id: Id): Id => (id === from ? to : id);
  const subject = (of: Subject): Subject =>
    of.documentId === from ? { ...of, documentId: to, version: numbers.get(of.version) ?? of.version } : of;
  const party = (of: Party): Party => (of.kind === 'document' ? { ...of, id: one(of.id) } : of);
  return sequence(
    edited(
      'eventSets',
      changed(eventSets, (set) => {
        if (!set.documentIds.includes(from) && set.base !== from) return set;
        const documentIds = [...new Set(set.documentIds.map(one))];
        return { ...set, documentIds, base: set.base === null ? null : one(set.base) };
      }),
    ),
    edited(
      'cells',
      settled(cells, keyOfCell, joinedCells, (cell) =>
        namesCell(cell, from) ? { ...cell, column: party(cell.column), passages: cell.passages.map(subject) } : cell,
      ),
    ),
    edited(
      'rulings',
      settled(rulings, keyOfRuling, laterOf, (ruling) => {
        if (!namesRuling(ruling, from)) return ruling;
        const after = readdressed(ruling, subject, party);
        return partiesOf(ruling).length > 1 && unique(partiesOf(after)).length < 2 ? null : after;
      }),
    ),
  );
}

function readdressed(ruling: Ruling, subject: (of: Subject) => Subject, party: (of: Party) => Party): Ruling {
  const subjects = ruling.subjects.map(subject);
  switch (ruling.kind) {
    case 'row':
    case 'family':
      return { ...ruling, subjects, against: ruling.against.map(subject) };
    case 'direction':
      return { ...ruling, subjects, from: party(ruling.from), to: party(ruling.to) };
    case 'witness':
    case 'event':
      return { ...ruling, subjects, parties: unique(ruling.parties.map(party)) };
    default:
      return { ...ruling, subjects };
  }
}

function namesCell({ column, passages }: Cell, id: Id): boolean {
  return (column.kind === 'document' && column.id === id) || passages.some(({ documentId }) => documentId === id);
}

function namesRuling(ruling: Ruling, id: Id): boolean {
  const against = ruling.kind === 'row' || ruling.kind === 'family' ? ruling.against : [];
  return (
    [...ruling.subjects, ...against].some(({ documentId }) => documentId === id) ||
    partiesOf(ruling).some((party) => party.kind === 'document' && party.id === id)
  );
}

function joinedCells(a: Cell, b: Cell): Cell {
  const [later, earlier] = a.changed >= b.changed ? [a, b] : [b, a];
  const notes = [earlier.note, later.note].filter((note) => note !== '');
  return { ...later, passages: [...earlier.passages, ...later.passages], note: [...new Set(notes)].join('\n\n') };
}

function laterOf(a: Ruling, b: Ruling): Ruling {
  return a.changed >= b.changed ? a : b;
}

function unique(parties: readonly Party[]): readonly Party[] {
  return [...new Map(parties.map((party) => [keyOfParty(party), party])).values()];
}

function changed<R extends { readonly id: Id }>(records: Iterable<R>, after: (record: R) => R): Edit<R>[] {
  return [...records].flatMap((record): Edit<R>[] => {
    const now = after(record);
    return now === record ? [] : [[record, now]];
  });
}

/** The same where some go (null), and where those that come to have one key are made one. */
function settled<R extends { readonly id: Id }>(
  records: Iterable<R>,
  keyOf: (record: R) => string,
  join: (a: R, b: R) => R,
  after: (record: R) => R | null,
): Edit<R>[] {
  const all = [...records];
  const moved = new Map(all.map((record) => [record.id, after(record)]));
  const touched = new Set(all.flatMap((record) => (moved.get(record.id) === record ? [] : [record.id])));
  const byKey = new Map<string, R>();
  const now = new Map<Id, R>();
  for (const { id } of all) {
    const one = moved.get(id) ?? null;
    if (one === null) continue;
    const key = keyOf(one);
    const twin = byKey.get(key);
    if (!twin || !(touched.has(id) || touched.has(twin.id))) {
      byKey.set(key, one);
      now.set(id, one);
      continue;
    }
    const both = join(twin, one);
    touched.add(both.id);
    now.delete(twin.id);
    now.set(both.id, both);
    byKey.set(key, both);
  }
  return all.flatMap((record): Edit<R>[] => {
    const last = now.get(record.id) ?? null;
    return last === record ? [] : [[record, last]];
  });
}
