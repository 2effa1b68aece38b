import { edited, sameValue, sequence } from '../model/diff.ts';
import type { Diff, Edit } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import { linksFollow } from '../model/links.ts';
import type { Cell, EventSet, Link, Party, Ruling, Subject } from '../model/records.ts';
import { keyOfCell, keyOfParty, keyOfRuling, keyOfSubject, partiesOf } from '../model/rulings.ts';

/** What persons decided about the documents of a project. */
export interface Decided {
  /** When it is readdressed. */
  readonly time: string;
  readonly eventSets: Iterable<EventSet>;
  readonly cells: Iterable<Cell>;
  readonly rulings: Iterable<Ruling>;
  readonly links: Iterable<Link>;
}

/**
 * What was decided about one document is about another from now on, of which it became a version; `numbers` are those of
 * its versions in that one. Where both had a cell of one claim, or a ruling on the same, they become one: the later one holds,
 * with the passages and notes of both, and its note begins with what it no longer says. Rulings on words stay with them, in the
 * versions that they stand in; only who of the two documents took from whom, or whether both are one witness, is no question any more.
 */
export function readdress(
  { time, eventSets, cells, rulings, links }: Decided,
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
        return { ...set, documentIds, base: set.base === null ? null : one(set.base), changed: time };
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
      settled(rulings, keyOfRuling, joinedRulings, (ruling) => {
        if (!namesRuling(ruling, from)) return ruling;
        const after = readdressed(ruling, subject, party);
        return partiesOf(ruling).length > 1 && unique(partiesOf(after)).length < 2 ? null : after;
      }),
    ),
    linksFollow(links, 'document', new Map([[from, to]]), time),
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
  const isSame = earlier.state === later.state;
  const when = later.when ?? (isSame ? earlier.when : null);
  const proof = later.proof ?? (isSame ? earlier.proof : null);
  const isKept = isSame && [when, null].includes(earlier.when) && [proof, null].includes(earlier.proof);
  const searched = earlier.proof?.searches.map(
    ({ query, found }) => `${query}: ${found} in ${earlier.proof!.searched}`,
  );
  const said = isKept ? '' : wasSaid(earlier, [earlier.state.replaceAll('-', ' '), earlier.when, ...(searched ?? [])]);
  const passages = new Map([...earlier.passages, ...later.passages].map((one) => [keyOfSubject(one), one]));
  return { ...later, when, proof, passages: [...passages.values()], note: notesOf(said, earlier.note, later.note) };
}

function joinedRulings(a: Ruling, b: Ruling): Ruling {
  const [later, earlier] = a.changed >= b.changed ? [a, b] : [b, a];
  const isTurned = earlier.kind === 'direction' && later.kind === 'direction' && !sameParty(earlier.from, later.from);
  const said = [...saidBy(earlier), isTurned ? 'the other way round' : null];
  const before = !isTurned && sameValue(saidBy(earlier), saidBy(later)) ? '' : wasSaid(earlier, said);
  return { ...later, note: notesOf(before, earlier.note, later.note) };
}

function sameParty(a: Party, b: Party): boolean {
  return keyOfParty(a) === keyOfParty(b);
}

/** What a ruling says of what its key names. */
function saidBy(ruling: Ruling): readonly string[] {
  const value = ruling.value.replaceAll('-', ' ');
  switch (ruling.kind) {
    case 'quotation':
      return [value, ruling.speaker, ruling.verb].filter((one) => one !== null);
    case 'chain':
      return [value, ruling.via.join(' › ')];
    default:
      return [value];
  }
}

/** A line of a note: what somebody had decided, and when. */
function wasSaid({ author, changed }: Cell | Ruling, said: readonly (string | null)[]): string {
  const words = said.filter((one) => one !== null).join(', ');
  return `${words} (${[author, changed.slice(0, 10)].filter((one) => one !== '').join(', ')})`;
}

function notesOf(...notes: readonly string[]): string {
  return [...new Set(notes.filter((note) => note !== ''))].join('\n\n');
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

/**
 * What was decided between two documents and is no question any more since they became one, as the diff of that says:
 * who of them took from whom, and whether both are one witness or tell of one event.
 */
export function decidedBetween({ documents = {}, rulings = {} }: Diff): readonly Ruling[] {
  const isOneOf = (party: Party) => party.kind === 'document' && documents[party.id] !== undefined;
  return Object.values(rulings).flatMap(([before, after]) => {
    const parties = before ? partiesOf(before) : [];
    return before && after === null && parties.length > 1 && parties.every(isOneOf) ? [before] : [];
  });
}
