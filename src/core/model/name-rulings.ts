import { cleanName } from './clean-name.ts';
import type { Id } from './id.ts';
import type { Alias, Ruling } from './records.ts';
import { shelved } from './shelf.ts';

// What a person decided on names: aliases, by which one stands for another, and rulings that two spellings are the same
// name or different ones.

type NameRuling = Extract<Ruling, { kind: 'name' }>;

/** What is decided on two names; null: nothing. */
export type NamesDecided = 'same' | 'different' | null;

/** What a person decided on names. Capitals and small letters are the same. */
export interface DecidedNames {
  /** On two names, also by way of others; but two that were said to be different are different. */
  on(one: string, other: string): NamesDecided;
  /** The name under which those stand that are the same; the name itself, cleaned, if it is alone. Equal names are the same in `on`, too. */
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

/**
 * Reads what was decided. Two names of which it was said that they are different never come together by way of others: the
 * earliest of what says so holds, aliases before rulings.
 */
export function decidedNames(aliases: Iterable<Pick<Alias, 'name' | 'of'>>, rulings: Iterable<Ruling>): DecidedNames {
  const ruled = nameRulings(rulings);
  const last = new Map(
    ruled.flatMap(({ names, value }) => pairsOf(names).map((pair) => [keyOfNames(...pair), value] as const)),
  );
  const areApart = (one: string, other: string) => last.get(keyOfNames(one, other)) === 'different';
  const said = [
    ...[...aliases].map(({ name, of }) => [name, of] as const),
    // The first name of a ruling stands for the others of it.
    ...ruled.flatMap(({ value, names: [of = '', ...others] }) =>
      value === 'same' ? others.map((name) => [name, of] as const) : [],
    ),
  ];
  const groupOf = groupsOf(said, areApart);
  return {
    on: (one, other) => {
      if (keyOfName(one) === keyOfName(other)) return 'same';
      if (areApart(one, other)) return 'different';
      const group = groupOf.get(keyOfName(one));
      return group && group === groupOf.get(keyOfName(other)) ? 'same' : null;
    },
    canonical: (name) => groupOf.get(keyOfName(name))?.of ?? cleanName(name),
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

/** Names that are one. */
interface NameGroup {
  /** The name under which they stand. */
  readonly of: string;
  readonly names: readonly string[];
}

/** The groups of names each of which was `said` to be another, by their keys. None holds two that are apart. */
function groupsOf(
  said: readonly (readonly [name: string, of: string])[],
  areApart: (one: string, other: string) => boolean,
): ReadonlyMap<string, NameGroup> {
  const groupOf = new Map<string, NameGroup>();
  const find = (name: string) => groupOf.get(keyOfName(name)) ?? { of: cleanName(name), names: [name] };
  for (const [name, other] of said) {
    const [one, { of, names }] = [find(name), find(other)];
    if (one.names === names || one.names.some((a) => names.some((b) => areApart(a, b)))) continue;
    const joined = { of, names: [...names, ...one.names] };
    for (const each of joined.names) groupOf.set(keyOfName(each), joined);
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
    shelved(groups, of, one);
  }
  return [...groups]
    .map(([of, names]) => ({ of, names: names.toSorted((a, b) => a.name.localeCompare(b.name)) }))
    .sort((a, b) => a.of.localeCompare(b.of));
}
