import type { TextSource } from '../derived/derivation.ts';
import { nothingDecided } from '../model/name-rulings.ts';
import type { DecidedNames } from '../model/name-rulings.ts';
import { edtfOf } from '../text/date-span.ts';
import { exactWord } from '../text/fold.ts';
import type { ReadAccount } from './account.ts';
import { termsOf } from './account.ts';
import { opposedNames, spellings } from './conflict-names.ts';
import { datelineLength } from './datelines.ts';
import { opposedDates } from './conflict-dates.ts';
import { byValue, opposedNumbers } from './conflict-numbers.ts';
import type { Opposed } from './conflict-numbers.ts';
import type {
  Conflict,
  ConflictClass,
  ConflictKind,
  ConflictRule,
  Conflicts,
  ConflictSaying,
} from './conflict-shapes.ts';
import type { CountForms, Form } from './frequencies.ts';
import { NameReader } from './names.ts';
import type { SaidName } from './names.ts';
import { numberMannerOf } from './number-manners.ts';
import type { Quantity } from './numbers.ts';
import { NumberReader } from './numbers.ts';
import { countedAlike } from './same-counted.ts';
import { agreementOf, isEqual } from './same-number.ts';
import { firmFrom } from './synopsis-shapes.ts';
import type { SynopsisRow } from './synopsis-shapes.ts';
import { alignedAccounts } from './synopsis.ts';
import type { Aligned } from './synopsis.ts';
import { onlyLanguage } from './terms.ts';
import { DateReader } from './text-dates.ts';
import type { SaidDate } from './text-dates.ts';
import type { Step } from './turns.ts';
import { never } from './turns.ts';

// Where accounts may contradict each other. Sentences of one row of the synopsis are compared first; then others that have
// a number at the same noun and three rare words in common. What both say is settled; see the files of each kind.

/** A text with its date as records hold it. */
export type DatedSource = TextSource & { readonly date: string | null };

/**
 * Looks through accounts. `count` knows how often words stand in the project; `decided` which names a person took for one;
 * `aligned` is given where these accounts are aligned already.
 */
export async function conflictsOf(
  sources: readonly DatedSource[],
  count: CountForms,
  step: Step = never,
  decided: DecidedNames = nothingDecided,
  aligned: Aligned | null = null,
): Promise<Conflicts> {
  const { read, synopsis } = aligned ?? (await alignedAccounts(sources, count, false, step));
  const only = onlyLanguage(read);
  const accounts: Reading[] = [];
  for (const account of read) {
    const date = sources.find(({ documentId }) => documentId === account.source.documentId)!.date;
    accounts.push(await readingOf(account, account.source.language ?? only, date, accounts.length, step));
  }
  const inRows: Conflict[] = [];
  for (const [at, row] of synopsis.rows.entries()) {
    if (at % 16 === 0) await step(at, synopsis.rows.length);
    inRows.push(...conflictsInRow(row, accounts, decided));
  }
  const elsewhere = await numbersElsewhere(accounts, synopsis.rows, count, step);
  const names = await spellings(
    accounts.map((reading) => reading.names.flat()),
    step,
    decided,
  );
  const spelled = joined('name', 'names', names, () => 1, sayingOfName);
  return { accounts: synopsis.accounts, conflicts: [...inRows, ...elsewhere, ...spelled].sort(byWorth) };
}

/** An account with what stands in its sentences. */
interface Reading {
  readonly account: ReadAccount;
  readonly language: string | null;
  readonly nounFirst: boolean;
  /** Of each sentence. */
  readonly numbers: readonly (readonly Placed<Quantity>[])[];
  /** All of them by their values. */
  readonly allNumbers: ReadonlyMap<number, readonly Placed<Quantity>[]>;
  readonly dates: readonly (readonly Placed<SaidDate>[])[];
  readonly names: readonly (readonly Placed<SaidName>[])[];
}

/** Something that an account says, and where. */
type Placed<T> = T & { readonly account: number; readonly sentence: number };

async function readingOf(
  account: ReadAccount,
  language: string | null,
  date: string | null,
  number: number,
  step: Step,
): Promise<Reading> {
  const readers = {
    numbers: new NumberReader(language),
    dates: new DateReader(language, date),
    names: new NameReader(language),
  };
  const { text } = account.source;
  const numbers: Placed<Quantity>[][] = [];
  const dates: Placed<SaidDate>[][] = [];
  const names: Placed<SaidName>[][] = [];
  for (const [sentence, range] of account.sentences.entries()) {
    if (sentence % 64 === 0) await step(sentence, account.sentences.length);
    const here = { account: number, sentence };
    numbers.push(readers.numbers.numbersIn(text, range).map((one) => ({ ...one, ...here })));
    dates.push(readers.dates.datesIn(text, range).map((one) => ({ ...one, ...here })));
    // Who sends a text is said of the text; no sentence of another contradicts it.
    const beginsLine = range.from === 0 || /\n\s*$/u.test(text.slice(Math.max(0, range.from - 20), range.from));
    const begins = range.from + (beginsLine ? datelineLength(text.slice(range.from, range.to)) : 0);
    const said = readers.names.namesIn(text, range).filter(({ from }) => from >= begins);
    names.push(said.map((one) => ({ ...one, ...here })));
  }
  return {
    account,
    language,
    nounFirst: numberMannerOf(language).nounFirst,
    numbers,
    allNumbers: byValue(numbers.flat()),
    dates,
    names,
  };
}

type Edge<T> = Opposed<Placed<T>>;

function conflictsInRow(row: SynopsisRow, accounts: readonly Reading[], decided: DecidedNames): readonly Conflict[] {
  const numbers = numbersInRow(row, accounts);
  // Numbers of other years: that the years differ is said with them.
  const periods = numbers.some(({ reason }) => reason === 'period');
  const names = namesInRow(row, accounts, decided);
  return periods ? [...numbers, ...names] : [...numbers, ...datesInRow(row, accounts), ...names];
}

function numbersInRow(row: SynopsisRow, accounts: readonly Reading[]): readonly Conflict[] {
  const edges = inRow(
    row,
    accounts,
    ({ numbers }) => numbers,
    (a, b, one, other) => opposedNumbers(a, b, around(one, other)),
  );
  return joined('number', 'row', edges, closenessIn(row), sayingOfNumber);
}

function datesInRow(row: SynopsisRow, accounts: readonly Reading[]): readonly Conflict[] {
  const edges = inRow(row, accounts, ({ dates }) => dates, opposedDates);
  return joined('date', 'row', edges, closenessIn(row), sayingOfDate);
}

function namesInRow(row: SynopsisRow, accounts: readonly Reading[], decided: DecidedNames): readonly Conflict[] {
  const closeness = closenessIn(row);
  const edges = inRow(
    row,
    accounts,
    ({ names }) => names,
    (a, b) => opposedNames(a, b, decided),
  );
  const firm = edges.filter(
    (edge) => closeness(edge) >= firmFrom && row.links.some((link) => isLinked(link, edge.a, edge.b)),
  );
  return joined('name', 'row', firm, closeness, sayingOfName);
}

/** What the accounts of a row have of something, each set against each other. */
function inRow<T>(
  { cells, links }: SynopsisRow,
  accounts: readonly Reading[],
  of: (reading: Reading) => readonly (readonly Placed<T>[])[],
  oppose: (a: readonly Placed<T>[], b: readonly Placed<T>[], one: Reading, other: Reading) => readonly Edge<T>[],
): readonly Edge<T>[] {
  const edges: Edge<T>[] = [];
  if (links.length === 0) return edges;
  const said = cells.map((cell, account) => cell.flatMap((sentence) => of(accounts[account]!)[sentence]!));
  for (let one = 0; one < cells.length; one++) {
    for (let other = one + 1; other < cells.length; other++) {
      if (said[one]!.length === 0 || said[other]!.length === 0) continue;
      edges.push(...oppose(said[one]!, said[other]!, accounts[one]!, accounts[other]!));
    }
  }
  return edges;
}

/** How alike the sentences of a pair are; of those that no link joins, the loosest link of their row. */
function closenessIn({ links }: SynopsisRow): (edge: Edge<unknown>) => number {
  return ({ a, b }) => {
    const own = links.filter((link) => isLinked(link, a, b)).map(({ cosine }) => cosine);
    return own.length > 0 ? Math.max(...own) : Math.min(...links.map(({ cosine }) => cosine));
  };
}

function around(a: Reading, b: Reading) {
  return {
    a: { all: a.allNumbers, nounFirst: a.nounFirst },
    b: { all: b.allNumbers, nounFirst: b.nounFirst },
  };
}

function isLinked(
  { a: one, b: other }: SynopsisRow['links'][number],
  a: { readonly account: number; readonly sentence: number },
  b: { readonly account: number; readonly sentence: number },
): boolean {
  return (
    one.account === a.account &&
    one.sentence === a.sentence &&
    other.account === b.account &&
    other.sentence === b.sentence
  );
}

/** What hangs together by pairs is one conflict, of the worst class among them; what only agrees is none. */
function joined<T>(
  kind: ConflictKind,
  rule: ConflictRule,
  edges: readonly Edge<T>[],
  closeness: (edge: Edge<T>) => number,
  sayingOf: (one: Placed<T>) => ConflictSaying,
): readonly Conflict[] {
  const groupOf = new Map<Placed<T>, Edge<T>[]>();
  for (const edge of edges) {
    const [one, other] = [groupOf.get(edge.a) ?? [], groupOf.get(edge.b) ?? []];
    const [into, from] = one.length < other.length ? [other, one] : [one, other];
    if (into !== from) into.push(...from);
    for (const { a, b } of from) groupOf.set(a, into).set(b, into);
    into.push(edge);
    groupOf.set(edge.a, into).set(edge.b, into);
  }
  const groups = [...new Set(groupOf.values())];
  return groups.flatMap((group): Conflict[] => {
    const worst = group
      .filter((edge) => edge.class !== null)
      .sort(
        (a, b) =>
          classOrder(a.class!) - classOrder(b.class!) || Number(a.reason > b.reason) - Number(a.reason < b.reason),
      )[0];
    if (worst === undefined) return [];
    const sayings = [...new Set(group.flatMap(({ a, b }) => [a, b]))];
    return [
      {
        kind,
        class: worst.class!,
        reason: worst.reason,
        rule,
        closeness: Math.max(...group.map(closeness)),
        sayings: sayings.map(sayingOf).sort(byPlace),
        opposed: group
          .filter((edge) => edge.class === worst.class && edge.reason === worst.reason)
          .map(({ a, b }) => [sayingOf(a), sayingOf(b)] as const),
      },
    ];
  });
}

function byPlace(a: ConflictSaying, b: ConflictSaying): number {
  return a.account - b.account || a.from - b.from;
}

function sayingOfNumber({ account, sentence, from, to, readings, inWords }: Placed<Quantity>): ConflictSaying {
  return { account, sentence, from, to, read: inWords ? readings.map(written).join(' or ') : null };
}

function sayingOfName({ account, sentence, from, to }: Placed<SaidName>): ConflictSaying {
  return { account, sentence, from, to, read: null };
}

function sayingOfDate({ account, sentence, place, ...date }: Placed<SaidDate>): ConflictSaying {
  return { account, sentence, ...place, read: edtfOf(date) };
}

function written({ low, high }: { readonly low: number; readonly high: number }): string {
  return low === high ? String(low) : `${low}–${high}`;
}

const classes: readonly ConflictClass[] = ['differ', 'scope', 'compatible'];
const kinds: readonly ConflictKind[] = ['number', 'date', 'name'];

function classOrder(one: ConflictClass): number {
  return classes.indexOf(one);
}

/** Classes first; then numbers and dates before names, rows before other sentences, the closest first. */
function byWorth(one: Conflict, other: Conflict): number {
  const [a, b] = [one.sayings[0]!, other.sayings[0]!];
  return (
    classOrder(one.class) - classOrder(other.class) ||
    kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
    Number(one.rule !== 'row') - Number(other.rule !== 'row') ||
    other.closeness - one.closeness ||
    a.account - b.account ||
    a.from - b.from
  );
}

/** So many rare words have two sentences in common that stand in no row. */
const rareShared = 3;
/** A word is rare if it stands in the words of the project at most so many times for each of the accounts, */
const rareTimes = 3;
/** or once in so many words. */
const rareAmong = 20_000;

/** What is counted more often than this in one account says too little to be looked at outside of rows. */
const mostAtNoun = 50;

/** Numbers at the same noun in sentences that stand in no row together, but have rare words in common. */
async function numbersElsewhere(
  accounts: readonly Reading[],
  rows: readonly SynopsisRow[],
  count: CountForms,
  step: Step,
): Promise<readonly Conflict[]> {
  const pairs = await candidates(accounts, rows, step);
  const wanted = new Set(pairs.flatMap(({ a, b }) => [placeOf(a), placeOf(b)]));
  const rare = await rareWords(accounts, wanted, count, step);
  await step(0, 1);
  const edges = pairs.flatMap(({ a, b }): (Edge<Quantity> & { readonly closeness: number })[] => {
    const [one, other] = [rare.get(placeOf(a))!, rare.get(placeOf(b))!];
    const shared = [...one].filter((word) => other.has(word) && !a.nouns.includes(word)).length;
    if (shared < rareShared) return [];
    const closeness = Math.round((shared / Math.sqrt(one.size * other.size)) * 1e6) / 1e6;
    const part = a.part !== b.part;
    return [{ a, b, class: part ? 'scope' : 'differ', reason: part ? 'part' : 'apart', closeness }];
  });
  return edges.flatMap((edge) => joined('number', 'shared words', [edge], () => edge.closeness, sayingOfNumber));
}

/** Numbers of two accounts at the same noun that do not fit, and that neither account says, too. */
async function candidates(accounts: readonly Reading[], rows: readonly SynopsisRow[], step: Step) {
  const rowOf = new Map<string, number>();
  rows.forEach(({ cells }, row) =>
    cells.forEach((cell, account) => cell.forEach((sentence) => rowOf.set(`${account} ${sentence}`, row))),
  );
  const byNoun = accounts.map(({ numbers }) => {
    const found = new Map<string, Placed<Quantity>[]>();
    for (const one of numbers.flat()) {
      for (const noun of one.kind === 'year' ? [] : one.nouns) {
        const known = found.get(noun);
        if (known) known.push(one);
        else found.set(noun, [one]);
      }
    }
    return found;
  });
  const pairs: { readonly a: Placed<Quantity>; readonly b: Placed<Quantity> }[] = [];
  for (let one = 0; one < accounts.length; one++) {
    for (let other = one + 1; other < accounts.length; other++) {
      const nounFirst = accounts[one]!.nounFirst && accounts[other]!.nounFirst;
      for (const [noun, all] of byNoun[one]!) {
        await step(one, accounts.length);
        const there = byNoun[other]!.get(noun) ?? [];
        if (all.length > mostAtNoun || there.length > mostAtNoun) continue;
        for (const a of all) {
          if (a.nouns[0] !== noun || there.some((b) => isEqual(a, b))) continue;
          for (const b of there) {
            if (b.nouns[0] !== noun) continue;
            if (rowOf.get(placeOf(a)) === rowOf.get(placeOf(b)) || all.some((same) => isEqual(same, b))) continue;
            if (countedAlike(a, b, nounFirst) === 'same' && agreementOf(a, b) === 'apart') pairs.push({ a, b });
          }
        }
      }
    }
  }
  return pairs;
}

function placeOf({ account, sentence }: { readonly account: number; readonly sentence: number }): string {
  return `${account} ${sentence}`;
}

/** The rare words of sentences, by their places. Stop words are never rare. */
async function rareWords(
  accounts: readonly Reading[],
  wanted: ReadonlySet<string>,
  count: CountForms,
  step: Step,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const words = new Map<string, Map<string, Set<string>>>();
  const forms = new Map<string, Form>();
  for (const [at, { account, language }] of accounts.entries()) {
    const each = termsOf(account, language);
    for (let sentence = 0; sentence < account.sentences.length; sentence++) {
      if (sentence % 64 === 0) await step(sentence, account.sentences.length);
      const place = placeOf({ account: at, sentence });
      if (!wanted.has(place)) continue;
      const here = new Map<string, Set<string>>();
      each(sentence, ({ key, form, stop }) => {
        if (stop || /^\p{N}/u.test(key)) return;
        const name = form.join('\n');
        forms.set(name, form);
        here.set(key, (here.get(key) ?? new Set()).add(name));
      });
      words.set(place, here);
    }
  }
  const names = [...forms.keys()];
  const { counts, words: all } = await count(names.map((name) => forms.get(name)!));
  const limit = Math.max(rareTimes * accounts.length, all / rareAmong);
  const rareForms = new Set(names.filter((_, at) => counts[at]! <= limit));
  return new Map(
    [...words].map(([place, here]) => [
      place,
      new Set(
        [...here].filter(([, of]) => [...of].every((name) => rareForms.has(name))).map(([key]) => exactWord(key)),
      ),
    ]),
  );
}
