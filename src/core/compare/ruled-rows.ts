import type { Id } from '../model/id.ts';
import type { SentenceLink, SentencePlace, Synopsis, SynopsisRow } from './synopsis-shapes.ts';

// The rows of a synopsis as a person put them together and took them apart. Rulings are gone through from the newest to the
// oldest: what a newer one says, an older one cannot take back, and is told to contradict it. Then the links join what they
// joined before, the closest first, unless that would bring together what is to be apart. Where two links are equally
// close and only one of them can hold, neither does: so neither the order of the documents nor their ids decides.

/** A ruling on rows, with the sentences that its words are now. `apart`: no subject is the same as any of `against`. */
export interface RowRuling {
  readonly id: Id;
  readonly value: 'together' | 'apart';
  readonly changed: string;
  readonly subjects: readonly SentencePlace[];
  readonly against: readonly SentencePlace[];
}

/** A row, and by which rulings it is as it is. */
export interface RuledRow extends SynopsisRow {
  /** Those that brought some of its sentences together. */
  readonly merged: readonly Id[];
  /** Those that keep some of its sentences from others. */
  readonly split: readonly Id[];
}

/** A synopsis after the rulings. */
export interface RuledSynopsis extends Synopsis {
  readonly rows: readonly RuledRow[];
  /** Rulings that newer ones contradict, wholly or in part. */
  readonly contradicted: readonly Id[];
}

/** The rows as they are ruled. Rows that no ruling speaks of stay as they are. */
export function ruledRows({ accounts, rows }: Synopsis, rulings: readonly RowRuling[]): RuledSynopsis {
  const numbers = new Numbers(accounts.map(({ sentences }) => sentences.length));
  const spokenOf = new Set(rulings.flatMap(({ subjects, against }) => [...subjects, ...against].map(numbers.of)));
  const isTouched = (row: SynopsisRow) => numbers.in(row).some((one) => spokenOf.has(one));
  const touched = rows.filter(isTouched);
  const groups = new Groups(touched.flatMap(numbers.in));
  const newestFirst = rulings.toSorted((a, b) => -compare(a.changed, b.changed) || -compare(a.id, b.id));
  const contradicted = newestFirst.filter((ruling) => !obeyed(groups, ruling, numbers)).map(({ id }) => id);
  for (const equal of byCloseness(touched.flatMap(({ links }) => links))) {
    groups.joinUnlessApart(equal.map(({ a, b }) => [numbers.of(a), numbers.of(b)] as const));
  }
  const links = touched.flatMap((row) => row.links);
  const made = groups.all().map((group): RuledRow => {
    const here = new Set(group);
    return {
      cells: numbers.cells(group),
      links: links.filter(({ a, b }) => here.has(numbers.of(a)) && here.has(numbers.of(b))),
      merged: newestFirst.flatMap(({ id, value, subjects }) =>
        value === 'together' && subjects.filter((one) => here.has(numbers.of(one))).length > 1 ? [id] : [],
      ),
      split: newestFirst.flatMap(({ id, value, subjects, against }) => {
        const [some, others] = [subjects, against].map((side) => side.map(numbers.of));
        const isApart = (one: readonly number[], other: readonly number[]) =>
          one.some((at) => here.has(at)) && other.some((at) => !here.has(at));
        return value === 'apart' && (isApart(some!, others!) || isApart(others!, some!)) ? [id] : [];
      }),
    };
  });
  const rest = rows.flatMap((row) => (isTouched(row) ? [] : [{ ...row, merged: [], split: [] }]));
  const first = (row: SynopsisRow) => Math.min(...numbers.in(row));
  return { accounts, rows: [...rest, ...made].sort((a, b) => first(a) - first(b)), contradicted };
}

/** Does what a ruling says, as far as newer ones let it; whether all of it could be done. */
function obeyed(groups: Groups, { value, subjects, against }: RowRuling, numbers: Numbers): boolean {
  const [some, others] = [subjects, against].map((side) => side.map(numbers.of)) as [number[], number[]];
  if (value === 'apart') return groups.setApart(some, others);
  return groups.joinAll(some);
}

/** The sentences of all accounts, numbered one account after the other. */
class Numbers {
  readonly #first: readonly number[];

  constructor(private readonly lengths: readonly number[]) {
    this.#first = lengths.map((_, account) => lengths.slice(0, account).reduce((sum, length) => sum + length, 0));
  }

  readonly of = ({ account, sentence }: SentencePlace): number => this.#first[account]! + sentence;

  readonly in = ({ cells }: SynopsisRow): readonly number[] =>
    cells.flatMap((sentences, account) => sentences.map((sentence) => this.#first[account]! + sentence));

  cells(numbers: readonly number[]): readonly (readonly number[])[] {
    const ascending = numbers.toSorted((a, b) => a - b);
    return this.lengths.map((length, account) =>
      ascending.map((one) => one - this.#first[account]!).filter((sentence) => sentence >= 0 && sentence < length),
    );
  }
}

/** What belongs together, and what must not come to belong together. */
class Groups {
  readonly #groupOf = new Map<number, Set<number>>();
  readonly #apart = new Map<number, Set<number>>();

  constructor(members: readonly number[]) {
    for (const one of members) this.#groupOf.set(one, new Set([one]));
  }

  all(): readonly (readonly number[])[] {
    return [...new Set(this.#groupOf.values())].map((group) => [...group]);
  }

  /** Keeps each of the one side from each of the other, unless they belong together already; whether all could be. */
  setApart(some: readonly number[], others: readonly number[]): boolean {
    let all = true;
    for (const one of some) {
      for (const other of others) {
        if (this.#groupOf.get(one)!.has(other)) all = false;
        else {
          this.#enemies(one).add(other);
          this.#enemies(other).add(one);
        }
      }
    }
    return all;
  }

  /**
   * Brings these together; where some must stay apart from others of them, those first that the fewest stand against. Of
   * equals that cannot stand together none is taken. Whether all belong together in the end.
   */
  joinAll(members: readonly number[]): boolean {
    const groups = [...new Set(members.map((one) => this.#groupOf.get(one)!))];
    const against = (group: ReadonlySet<number>) => groups.filter((other) => this.#areApart(group, other)).length;
    const counted = groups.map((group) => ({ group, count: against(group) }));
    let joined: readonly Set<number>[] = [];
    for (const count of [...new Set(counted.map((one) => one.count))].sort((a, b) => a - b)) {
      const level = counted.filter((one) => one.count === count).map(({ group }) => group);
      const free = level.filter((group) => ![...joined, ...level].some((other) => this.#areApart(group, other)));
      joined = [...joined, ...free];
    }
    this.#join(joined);
    return joined.length === groups.length;
  }

  /** Joins what these pairs hold together, but nothing of it where that would bring together what must be apart. */
  joinUnlessApart(pairs: readonly (readonly [number, number])[]): void {
    const free = pairs.filter(([a, b]) => !this.#areApart(this.#groupOf.get(a)!, this.#groupOf.get(b)!));
    const heaps = new Map<Set<number>, Set<Set<number>>>();
    const heapOf = (group: Set<number>) => {
      const heap = heaps.get(group) ?? new Set([group]);
      heaps.set(group, heap);
      return heap;
    };
    for (const [a, b] of free) {
      const [one, other] = [heapOf(this.#groupOf.get(a)!), heapOf(this.#groupOf.get(b)!)];
      if (one === other) continue;
      for (const group of other) {
        one.add(group);
        heaps.set(group, one);
      }
    }
    for (const heap of new Set(heaps.values())) {
      const groups = [...heap];
      if (!groups.some((group) => groups.some((other) => this.#areApart(group, other)))) this.#join(groups);
    }
  }

  #join(groups: readonly Set<number>[]): void {
    const whole = new Set(groups.flatMap((group) => [...group]));
    for (const one of whole) this.#groupOf.set(one, whole);
  }

  #areApart(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
    for (const one of a) {
      const enemies = this.#apart.get(one);
      if (enemies) for (const other of b) if (enemies.has(other)) return true;
    }
    return false;
  }

  #enemies(one: number): Set<number> {
    const enemies = this.#apart.get(one) ?? new Set();
    this.#apart.set(one, enemies);
    return enemies;
  }
}

/** Links from the closest to the least close, those that are equally close together. */
function byCloseness(links: readonly SentenceLink[]): readonly (readonly SentenceLink[])[] {
  const groups = new Map<string, SentenceLink[]>();
  for (const link of links.toSorted((a, b) => b.cosine - a.cosine || b.words - a.words)) {
    const key = `${link.cosine} ${link.words}`;
    const there = groups.get(key);
    if (there) there.push(link);
    else groups.set(key, [link]);
  }
  return [...groups.values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
