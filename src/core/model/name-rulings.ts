import { aliasTable, canonicalName } from './aliases.ts';
import type { AliasTable } from './aliases.ts';
import { cleanName } from './clean-name.ts';
import type { Id } from './id.ts';
import type { Alias, Ruling } from './records.ts';

// What a person decided on names: aliases, by which one stands for another, and rulings that two spellings are the same
// name or different ones.

type NameRuling = Extract<Ruling, { kind: 'name' }>;

/** What is decided on two names; null: nothing. */
export type NamesDecided = 'same' | 'different' | null;

/** What a person decided on names. Capitals and small letters are the same. */
export interface DecidedNames {
  /** On two names, also by way of others. What was said of the two themselves holds before that. */
  on(one: string, other: string): NamesDecided;
  /** The name under which all stand that were said to be the same; the name itself, cleaned, if nothing was said. */
  canonical(name: string): string;
}

/** Nothing is decided. */
export const nothingDecided: DecidedNames = { on: () => null, canonical: cleanName };

/** The rulings on names among these, from the earliest to the latest. */
export function nameRulings(rulings: Iterable<Ruling>): readonly NameRuling[] {
  return [...rulings]
    .filter((one): one is NameRuling => one.kind === 'name')
    .sort((a, b) => (`${a.changed} ${a.id}` < `${b.changed} ${b.id}` ? -1 : 1));
}

/** Reads what was decided. Of aliases that make a ring, and of rulings that contradict each other, the latest holds. */
export function decidedNames(aliases: Iterable<Pick<Alias, 'name' | 'of'>>, rulings: Iterable<Ruling>): DecidedNames {
  const ruled = nameRulings(rulings);
  const all = [...aliases];
  const table = tableOf(all, ruled);
  const told = new Map<string, Exclude<NamesDecided, null>>();
  for (const { name, of } of all) told.set(keyOfNames(name, of), 'same');
  for (const { names, value } of ruled)
    for (const [one, other] of pairsOf(names)) told.set(keyOfNames(one, other), value);
  const groupOf = groupsOf(told);
  return {
    on: (one, other) => {
      const [a, b] = [keyOfName(one), keyOfName(other)];
      if (a === b) return 'same';
      const own = told.get(keyOfNames(one, other));
      if (own) return own;
      return groupOf.has(a) && groupOf.get(a) === groupOf.get(b) ? 'same' : null;
    },
    canonical: (name) => canonicalName(name, table),
  };
}

/** Equal for names that differ in capitals only. */
export function keyOfName(name: string): string {
  return cleanName(name).toLowerCase();
}

function keyOfNames(one: string, other: string): string {
  return [keyOfName(one), keyOfName(other)].sort().join('\n');
}

function pairsOf(names: readonly string[]): (readonly [string, string])[] {
  return names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
}

/** The first name of a ruling stands for the others of it. */
function tableOf(aliases: readonly Pick<Alias, 'name' | 'of'>[], ruled: readonly NameRuling[]): AliasTable {
  const table = new Map(aliasTable(aliases));
  for (const { value, names } of ruled) {
    if (value !== 'same' || names.length === 0) continue;
    const of = canonicalName(names[0]!, table);
    for (const name of names.slice(1)) {
      const own = canonicalName(name, table);
      if (own !== of) table.set(own, of);
    }
  }
  return table;
}

/** Groups of names that were said to be the same, each by the key of one of them; none holds two that are different. */
function groupsOf(told: ReadonlyMap<string, Exclude<NamesDecided, null>>): ReadonlyMap<string, readonly string[]> {
  const groupOf = new Map<string, string[]>();
  for (const [key, value] of told) {
    if (value !== 'same') continue;
    const [one, other] = key.split('\n').map((name) => groupOf.get(name) ?? [name]) as [string[], string[]];
    const isApart = one.some((a) => other.some((b) => told.get([a, b].sort().join('\n')) === 'different'));
    if (one === other || isApart) continue;
    for (const name of one) groupOf.set(name, one);
    for (const name of other) {
      one.push(name);
      groupOf.set(name, one);
    }
  }
  return groupOf;
}

/** A name of which a person said that it is another one, by the record that says so. */
export interface SaidName {
  readonly id: Id;
  readonly by: 'alias' | 'ruling';
  readonly name: string;
}

/** What a person said to be the same, by the names under which they stand at last, in order. */
export function saidNames(
  aliases: Iterable<Pick<Alias, 'id' | 'name' | 'of'>>,
  rulings: Iterable<Ruling>,
): readonly { readonly of: string; readonly names: readonly SaidName[] }[] {
  const [all, ruled] = [[...aliases], nameRulings(rulings)];
  const decided = decidedNames(all, ruled);
  const said: SaidName[] = all.map(({ id, name }) => ({ id, by: 'alias', name }));
  for (const { id, value, names } of ruled) {
    if (value !== 'same') continue;
    const of = keyOfName(decided.canonical(names[0] ?? ''));
    said.push({ id, by: 'ruling', name: names.findLast((one) => keyOfName(one) !== of) ?? of });
  }
  const groups = new Map<string, SaidName[]>();
  for (const one of said) {
    const of = decided.canonical(one.name);
    groups.set(of, [...(groups.get(of) ?? []), one]);
  }
  return [...groups]
    .map(([of, names]) => ({ of, names: names.toSorted((a, b) => a.name.localeCompare(b.name)) }))
    .sort((a, b) => a.of.localeCompare(b.of));
}
