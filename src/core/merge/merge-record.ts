import { canonical } from '../model/canonical.ts';
import { sameValue } from '../model/diff.ts';
import type { Group, Joining } from '../model/kinds.ts';
import type { Coding, Guess } from '../model/records.ts';
import type { AnyRecord } from './state.ts';

/** Two states of one record made one. */
export interface MergedRecord<R> {
  readonly record: R;
  /** Groups of fields that both changed, each to something else: ours stand. A key of a dictionary is `attributes/date`. */
  readonly open: readonly (readonly string[])[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Whose fields hold what the program gave when it made the record, and nobody chose since; see `given.ts`. */
export interface Given {
  readonly ours: boolean;
  readonly theirs: boolean;
}

/**
 * What only one of them changed is taken. Without a base whatever says something is better than nothing; lists become
 * what both hold. Of guesses one that a person made wins, and so does what a person chose over what the program gave.
 */
export function mergeRecord<R extends AnyRecord>(
  base: R | null,
  ours: R,
  theirs: R,
  joining: Joining<R>,
  given: Given = { ours: false, theirs: false },
): MergedRecord<R> {
  if (sameValue(ours, theirs)) return { record: ours, open: [] };
  const { unsaid } = joining;
  if (!unsaid) return mergeFields(base, ours, theirs, joining, given);
  const { said, left } = unsaid;
  const { record, open } = mergeFields(base && said(base), said(ours), said(theirs), joining, given);
  return { record: sameValue(record, said(ours)) ? ours : left(record), open };
}

function mergeFields<R extends AnyRecord>(
  base: R | null,
  ours: R,
  theirs: R,
  { own = [], together = [], keyed = [], given = [] }: Joining<R>,
  by: Given,
): MergedRecord<R> {
  const [b, o, t] = [base as Fields | null, ours as unknown as Fields, theirs as unknown as Fields];
  const merged: Record<string, unknown> = { ...o };
  const open: string[][] = [];
  const put = (into: Record<string, unknown>, key: string, value: unknown) => {
    if (value === undefined) delete into[key];
    else into[key] = value;
  };
  const done = new Set<string>(['id', ...own]);
  for (const group of together) {
    const fields: readonly string[] = group.fields;
    for (const field of fields) done.add(field);
    const taken = mergeGroup(group, base, ours, theirs);
    if (taken === 'open') open.push([...fields]);
    else for (const field of fields) put(merged, field, (taken as unknown as Fields)[field]);
  }
  if (isMade(o) && isMade(t)) done.add('author').add('created');
  for (const field of new Set([...Object.keys(o), ...Object.keys(t)])) {
    if (done.has(field)) continue;
    if (!base && (by.ours || by.theirs) && (given as readonly string[]).includes(field)) {
      if (!by.theirs) put(merged, field, t[field]);
      continue;
    }
    if ((keyed as readonly string[]).includes(field)) {
      const [bd, od, td] = [b?.[field] as Fields | undefined, dictionary(o[field]), dictionary(t[field])];
      const values: Record<string, unknown> = { ...od };
      for (const key of new Set([...Object.keys(od), ...Object.keys(td)])) {
        const value = mergeValue(key, b && { value: bd?.[key] }, od[key], td[key]);
        if (value === conflict) open.push([`${field}/${key}`]);
        else put(values, key, value);
      }
      if (Object.keys(values).length > 0 || o[field] !== undefined) merged[field] = values;
      continue;
    }
    const value = mergeValue(field, b && { value: b[field] }, o[field], t[field]);
    if (value === conflict) open.push([field]);
    else put(merged, field, value);
  }
  // Two made one thing, each for themselves: it is of who made it first. What ours says, if it is asked, is of who said so.
  if (open.length === 0 && isMade(o) && isMade(t) && isEarlier(t, o)) {
    Object.assign(merged, { author: t.author, created: t.created });
  }
  // The time of change is no change by itself.
  const before: Fields = { ...o, changed: merged['changed'] };
  return { record: ('changed' in o && sameValue(before, merged) ? ours : merged) as R, open };
}

/** What says who made it. */
interface Made {
  readonly author: string;
  readonly created: string;
}

/** Whether it says who made it. */
export function isMade(record: object): record is Made {
  return 'author' in record && 'created' in record;
}

function isEarlier(a: Made, b: Made): boolean {
  return a.created === b.created ? a.author < b.author : a.created < b.created;
}

function dictionary(value: unknown): Fields {
  return (value ?? {}) as Fields;
}

function mergeGroup<R extends AnyRecord>(group: Group<R>, base: R | null, ours: R, theirs: R): R | 'open' {
  const equal = (x: R, y: R) => equalIn(group, x, y);
  if (equal(ours, theirs)) return ours;
  if (base && equal(ours, base)) return theirs;
  if (base && equal(theirs, base)) return ours;
  return meansTheSame(group, ours, theirs) ? ours : 'open';
}

/** Whether two people mean the same by these fields. */
export function meansTheSame<R extends AnyRecord>(group: Group<R>, a: R, b: R): boolean {
  return group.isSame ? group.isSame(a, b) : equalIn(group, a, b);
}

function equalIn<R extends AnyRecord>({ fields }: Group<R>, a: R, b: R): boolean {
  return fields.every((field: string) => sameValue((a as unknown as Fields)[field], (b as unknown as Fields)[field]));
}

const conflict = Symbol('Both changed it, each to something else');

function mergeValue(field: string, base: { readonly value: unknown } | null, ours: unknown, theirs: unknown): unknown {
  if (sameValue(ours, theirs)) return ours;
  // Kept with every record; nobody is asked for them.
  if (field === 'changed') return String(ours) > String(theirs) ? ours : theirs;
  if (base && sameValue(ours, base.value)) return theirs;
  if (base && sameValue(theirs, base.value)) return ours;
  if (field === 'order') return ours;
  if (isList(ours) || isList(theirs)) return mergeLists(base?.value, ours, theirs);
  if (!base && saysNothing(theirs)) return ours;
  if (!base && saysNothing(ours)) return theirs;
  if (isGuess(ours) && isGuess(theirs)) return betterGuess(ours, theirs);
  // One person did the same in both, once a little later.
  if (isCoding(ours) && isCoding(theirs) && ours.author === theirs.author)
    return ours.time < theirs.time ? ours : theirs;
  return conflict;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** What either put in is in, what either took out is out; in our order. */
function mergeLists(base: unknown, ours: unknown, theirs: unknown): unknown {
  const [b, o, t] = [base, ours, theirs].map((list) => (isList(list) ? list : []));
  const [inBase, inOurs, inTheirs] = [b, o, t].map((list) => new Set(list!.map(canonical)));
  const kept = o!.filter((item) => inTheirs!.has(canonical(item)) || !inBase!.has(canonical(item)));
  const come = t!.filter((item) => !inOurs!.has(canonical(item)) && !inBase!.has(canonical(item)));
  const merged = [...kept, ...come];
  return merged.length === 0 && ours === undefined ? undefined : merged;
}

function saysNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (isGuess(value) && value.value === '');
}

function isGuess(value: unknown): value is Guess {
  return typeof value === 'object' && value !== null && 'value' in value && 'origin' in value;
}

function isCoding(value: unknown): value is Coding {
  return typeof value === 'object' && value !== null && 'author' in value && 'time' in value;
}

/** The same value, or what at most one person chose, needs no question: guesses can be made again. */
function betterGuess(ours: Guess, theirs: Guess): Guess | typeof conflict {
  const [byUs, byThem] = [ours, theirs].map(({ origin }) => origin.kind === 'person');
  if (byUs !== byThem) return byUs ? ours : theirs;
  return byUs && ours.value !== theirs.value ? conflict : ours;
}
