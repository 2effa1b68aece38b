import type { Id } from '../model/id.ts';
import type { Records, Table } from '../model/records.ts';
import { kindOf, tables } from '../model/tables.ts';
import type { Rows } from './state.ts';
import { translate } from './translate.ts';
import type { Names } from './translate.ts';
import type { JoinedDocument } from './join-documents.ts';

/** What each side's records are called in the result. */
export interface Joined {
  readonly ours: Names;
  readonly theirs: Names;
}

/**
 * Which records of theirs are ours under another id: those that are the same by what `kinds.ts` says. `theirs` are also
 * those of the base that they removed since. A tag that one side merged into another is that other one for both.
 */
export function joinRecords(ours: Rows, theirs: Rows, there: Rows, documents: ReadonlyMap<Id, JoinedDocument>): Joined {
  const ids = new Map<Table, Map<Id, Id>>(tables.map((table) => [table, new Map()]));
  const becomes = new Map<Table, Map<Id, Id>>([['tags', mergedAway(ours, theirs)]]);
  const versions = new Map<Id, ReadonlyMap<number, number>>();
  for (const [id, one] of documents) {
    if (id !== one.ours.id) ids.get('documents')!.set(id, one.ours.id);
    // Most documents have the same versions on both sides, and what stands in those need not be written anew.
    if ([...one.numbers].some(([from, to]) => from !== to)) versions.set(id, one.numbers);
  }
  const names: Names = { ids, becomes, versions };
  const seeking = tables.filter((table) => table !== 'documents' && kindOf(table).joining !== null);
  const sides = seeking.map((table) => new Seeking(table, ours, theirs, becomes.get(table)));
  // What a record is known by may hold the ids of others, which are joined before or after it.
  for (let grown = true; grown;) {
    grown = false;
    for (const side of sides) if (side.join(names, ids.get(side.table)!)) grown = true;
  }
  const back = new Map([...mergedAway(there, ours)].map(([from, into]) => [from, ids.get('tags')!.get(into) ?? into]));
  return {
    theirs: names,
    ours: { ids: new Map(), becomes: new Map([['tags', back]]), versions: new Map() },
  };
}

/** The tags that `there` merged into others and `here` has still, with those that they are by now. */
function mergedAway(there: Rows, here: Rows): Map<Id, Id> {
  const away = new Map<Id, Id>();
  for (const { id, merged = [] } of there.all('tags').values()) {
    for (const one of merged) if (!there.get('tags', one) && here.get('tags', one)) away.set(one, id);
  }
  return away;
}

/** Joins the records of one table, as far as they are known by now. */
class Seeking<T extends Table> {
  #left: readonly Records[T][];
  readonly #free = new Map<string, Id[]>();
  readonly #taken = new Set<Id>();

  constructor(
    readonly table: T,
    ours: Rows,
    theirs: Rows,
    away: ReadonlyMap<Id, Id> = new Map(),
  ) {
    const there = ours.all(table);
    this.#left = [...theirs.all(table).values()].filter(({ id }) => !there.has(id) && !away.has(id));
    if (this.#left.length === 0) return;
    const { sameAs } = kindOf(table).joining!;
    for (const one of there.values()) {
      if (theirs.all(table).has(one.id)) continue;
      for (const key of keysOf(sameAs(one))) {
        const list = this.#free.get(key);
        if (list) list.push(one.id);
        else this.#free.set(key, [one.id]);
      }
    }
  }

  /** Whether any was joined. */
  join(names: Names, ids: Map<Id, Id>): boolean {
    if (this.#free.size === 0) return false;
    const { sameAs } = kindOf(this.table).joining!;
    const left = this.#left.filter((one) => {
      const id = keysOf(sameAs(translate(this.table, one, names))).flatMap((key) => this.#freeOf(key))[0];
      if (id === undefined) return true;
      this.#taken.add(id);
      ids.set(one.id, id);
      return false;
    });
    const grown = left.length < this.#left.length;
    this.#left = left;
    return grown;
  }
  /** The first of ours that is known by this and was not joined yet. */
  #freeOf(key: string): readonly Id[] {
    const list = this.#free.get(key) ?? [];
    while (list.length > 0 && this.#taken.has(list[0]!)) list.shift();
    return list.slice(0, 1);
  }
}

function keysOf(said: string | readonly string[] | null): readonly string[] {
  return said === null ? [] : typeof said === 'string' ? [said] : said;
}
