import { cleanName } from '../model/clean-name.ts';
import type { Id } from '../model/id.ts';
import { cellStates } from '../model/records.ts';
import type {
  Cell,
  CellState,
  Claim,
  Document,
  EventSet,
  Party,
  Ruling,
  Subject,
  UnseenOrigin,
} from '../model/records.ts';
import { keyOfCell, keyOfParty } from '../model/rulings.ts';
import { exactWord } from '../text/fold.ts';
import { isStopWord, stemmerFor } from '../text/stems.ts';
import { wordsOf } from '../text/words.ts';
import { daysOf } from './over-time.ts';
import { shelved } from '../model/shelf.ts';

// Claims × who says what of them. A cell that nobody decided on is empty: nothing is said about it. Of what a search did not
// find silence is suggested, and only where there was something to search.

/** What the columns are. */
export type MatrixBy = 'documents' | 'outlets' | 'origins';

/** A column: a document, an outlet with its documents of the period, or an origin with those that have it from there. */
export interface MatrixColumn {
  readonly party: Party;
  /** Others that are the same, as a person said of their names. */
  readonly also?: readonly Party[];
  readonly documentIds: readonly Id[];
}

/** The one name of all that a person said to be the same. */
type NameOf = (name: string) => string;

/** Days around the dates of what is compared in which an outlet's other documents belong to the period. */
const periodAround = 3;

/**
 * The columns of some documents: each of them, or their outlets, with what else these have in the project from the time of
 * the documents. One without an outlet stands for itself; outlets whose names are the same are one column.
 */
export function matrixColumns(
  documents: readonly Document[],
  by: Exclude<MatrixBy, 'origins'>,
  project: Iterable<Document>,
  nameOf: NameOf = cleanName,
): readonly MatrixColumn[] {
  const own = (id: Id): MatrixColumn => ({ party: { kind: 'document', id }, documentIds: [id] });
  if (by === 'documents') return documents.map(({ id }) => own(id));
  const inPeriod = periodOf(documents);
  const all = [...project];
  const columns = new Map<string, MatrixColumn>();
  for (const document of documents) {
    const name = outletOf(document);
    const key = name === '' ? document.id : nameOf(name);
    if (columns.has(key)) continue;
    const isSame = (one: Document) => outletOf(one) !== '' && nameOf(outletOf(one)) === key;
    columns.set(key, name === '' ? own(document.id) : outletColumn(key, all.filter(isSame), documents, inPeriod));
  }
  return [...columns.values()];
}

/** `same`: all documents of it in the project. */
function outletColumn(
  name: string,
  same: readonly Document[],
  documents: readonly Document[],
  inPeriod: (document: Document) => boolean,
): MatrixColumn {
  const party = { kind: 'outlet', name } as const;
  const others = new Set(same.map((one) => cleanName(outletOf(one))).filter((one) => one !== cleanName(name)));
  return {
    party,
    ...withOthers(Array.from(others, (one) => ({ kind: 'outlet', name: one }))),
    documentIds: same.filter((one) => documents.includes(one) || inPeriod(one)).map(({ id }) => id),
  };
}

function withOthers(also: readonly Party[]): Pick<MatrixColumn, 'also'> {
  return also.length === 0 ? {} : { also };
}

/**
 * The origins that are not in the project as columns, by their names: those that a person added, and the sources named in
 * a text from which, as a person ruled, one of the documents has it. Each with those documents of which a person ruled
 * that they have it from there; behind them the documents of which nobody did. Origins whose names are the same are one column.
 */
export function originColumns(
  documents: readonly Document[],
  origins: Iterable<UnseenOrigin>,
  rulings: Iterable<Ruling>,
  nameOf: NameOf = cleanName,
): readonly MatrixColumn[] {
  const takers = new Map<string, Set<Id>>();
  const credited = new Map<string, string>();
  for (const ruling of rulings) {
    if (ruling.kind !== 'direction' || ruling.value !== 'from-to') continue;
    const { from, to } = ruling;
    if (from.kind === 'document' || to.kind !== 'document') continue;
    const key = keyOfParty(from);
    takers.set(key, (takers.get(key) ?? new Set()).add(to.id));
    if (from.kind === 'outlet' && documents.some(({ id }) => id === to.id)) credited.set(key, cleanName(from.name));
  }
  const named: readonly { readonly name: string; readonly party: Party }[] = [
    ...Array.from(origins, ({ id, name }) => ({ name, party: { kind: 'origin', id } as const })),
    ...Array.from(credited.values(), (name) => ({ name, party: { kind: 'outlet', name } as const })),
  ];
  const inOrder = named.toSorted(
    (a, b) => a.name.localeCompare(b.name) || (keyOfParty(a.party) < keyOfParty(b.party) ? -1 : 1),
  );
  const groups = new Map<string, Party[]>();
  for (const { name, party } of inOrder) shelved(groups, nameOf(name), party);
  const columns = Array.from(groups.values(), (parties): MatrixColumn => {
    // One that a person added has a date and a note of its own, so it stands for the others.
    const [party, ...also] = parties.toSorted((a, b) => Number(b.kind === 'origin') - Number(a.kind === 'origin'));
    const from = documents.filter((one) => parties.some((from) => takers.get(keyOfParty(from))?.has(one.id)));
    return { party: party!, ...withOthers(also), documentIds: from.map((one) => one.id) };
  });
  const taken = new Set(columns.flatMap(({ documentIds }) => documentIds));
  const others = documents.filter(({ id }) => !taken.has(id));
  return [
    ...columns,
    ...others.map(({ id }): MatrixColumn => ({ party: { kind: 'document', id }, documentIds: [id] })),
  ];
}

/** What stands in one place of the matrix. */
export interface MatrixCell {
  /** What was decided on this column, under the first of its names that has anything; null: nothing, or only on documents of an outlet. */
  readonly cell: Cell | null;
  /** Each once; none: nobody decided. Several where documents of one outlet differ, or names that are the same. */
  readonly states: readonly CellState[];
  readonly passages: readonly Subject[];
  /** By what they sign with, who decided; each once. */
  readonly authors: readonly string[];
}

/** The cells of the columns by the keys of claims and parties; see `keyOfCell`. */
export function cellsByKey(cells: Iterable<Cell>): ReadonlyMap<string, Cell> {
  return new Map(Array.from(cells, (cell) => [keyOfCell(cell), cell]));
}

/**
 * What was decided on a column, under whichever of its names; of an outlet that nobody decided on, what was decided on its
 * documents.
 */
export function matrixCell(
  cells: ReadonlyMap<string, Cell>,
  claimId: Id,
  { party, also = [], documentIds }: MatrixColumn,
): MatrixCell {
  const at = (column: Party) => cells.get(keyOfCell({ claimId, column })) ?? [];
  const own = [party, ...also].flatMap(at);
  const parts = own.length > 0 ? own : documentIds.flatMap((id) => at({ kind: 'document', id }));
  const cell = own[0] ?? null;
  const said = new Set(parts.map(({ state }) => state));
  return {
    cell,
    states: cellStates.filter((state) => said.has(state)),
    passages: parts.flatMap(({ passages }) => passages),
    authors: [...new Set(parts.map(({ author }) => author))],
  };
}

/** The claims that have to do with these documents, and those on which nobody decided anything yet; in their order. */
export function claimsAbout(
  claims: Iterable<Claim>,
  cells: Iterable<Cell>,
  sets: ReadonlyMap<Id, EventSet>,
  documentIds: readonly Id[],
  outlets: readonly string[],
  nameOf: NameOf = cleanName,
): readonly Claim[] {
  const keyOf = (party: Party) =>
    keyOfParty(party.kind === 'outlet' ? { kind: 'outlet', name: nameOf(party.name) } : party);
  const wanted = new Set([
    ...documentIds.map((id) => keyOf({ kind: 'document', id })),
    ...outlets.map((name) => keyOf({ kind: 'outlet', name })),
  ]);
  const [decided, here] = [new Set<Id>(), new Set<Id>()];
  for (const { claimId, column, passages } of cells) {
    decided.add(claimId);
    if (wanted.has(keyOf(column)) || passages.some((one) => documentIds.includes(one.documentId))) {
      here.add(claimId);
    }
  }
  const isAbout = ({ id, eventSetId }: Claim) =>
    here.has(id) ||
    !decided.has(id) ||
    (eventSetId !== null && (sets.get(eventSetId)?.documentIds.some((one) => documentIds.includes(one)) ?? false));
  return [...claims].filter(isAbout).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/**
 * What may be suggested of a column in which so many documents were searched and so many passages found; null: nothing. What has
 * no document is never silent.
 */
export function silenceOf(searched: number, found: number): 'silent' | 'no-document' | null {
  if (searched === 0) return 'no-document';
  return found === 0 ? 'silent' : null;
}

/**
 * Whether words that were not found in texts of a language might have stood there: letters of them are of its script, and
 * they were not found only in another language of that script. A language that nobody knows is given the benefit.
 */
export function couldStand(query: string, language: string | null, foundIn: ReadonlySet<string>): boolean {
  const script = language === null ? null : scriptOf(language);
  const letters = query.replace(/\b(?:AND|OR|NOT)\b/gu, '').match(/\p{L}/gu) ?? [];
  if (language === null || script === null || letters.length === 0) return true;
  if (!letters.some((letter) => scripts[script].test(letter))) return false;
  return foundIn.has(language) || ![...foundIn].some((one) => scriptOf(one) === script);
}

const scripts = {
  Latn: /\p{Script=Latin}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Grek: /\p{Script=Greek}/u,
  Arab: /\p{Script=Arabic}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Deva: /\p{Script=Devanagari}/u,
  Thai: /\p{Script=Thai}/u,
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Kore: /[\p{Script=Hangul}\p{Script=Han}]/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
};

/** The script in which a language is written most; null if it is none of those that are known here. */
function scriptOf(language: string): keyof typeof scripts | null {
  try {
    const { script } = new Intl.Locale(language).maximize();
    return script !== undefined && script in scripts ? (script as keyof typeof scripts) : null;
  } catch {
    return null; // A RangeError: what a file calls its language is none.
  }
}

/** So many words tell a claim; more of them stand somewhere in every text. */
const mostSought = 6;

/** A text in which what is looked for would stand. */
export interface SoughtIn {
  readonly text: string;
  readonly language: string | null;
}

/**
 * Words to look for by which a claim would be found: numbers and words that say something, each once. Words that all of
 * `texts` have tell none of them from the others, so they are left out, as long as others are left.
 */
export function wordsToSeek(wording: string, texts: readonly SoughtIn[] = []): string {
  const words = wording.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  const long = words.filter((word) => /\p{N}/u.test(word) || [...word].length >= shortest(word));
  const candidates = [...new Set(long.map((word) => word.toLowerCase()))];
  const rare = texts.length < 2 ? candidates : notInAll(candidates, texts);
  return (rare.length > 0 ? rare : candidates).slice(0, texts.length < 2 ? 10 : mostSought).join(' ');
}

/** Words that join others, which lists of stop words do not have. */
const joining =
  /^(?:between|after|before|during|under|against|through|within|without|according|zwischen|während|gegen|entre|après|avant|pendant|contre|depois|durante|después|contra|между|после|перед|через|против)$/iu;

/** Those that not every text has, in whatever form; nor words that every text of their language is full of. */
function notInAll(words: readonly string[], texts: readonly SoughtIn[]): readonly string[] {
  const stemmers = texts.map(({ language }) => stemmerFor(language));
  const having = texts.map(
    ({ text }, at) => new Set(wordsOf(text).map((word) => stemmers[at]!.stem(exactWord(word.text)))),
  );
  return words.filter((word) => {
    const exact = exactWord(word);
    if (joining.test(exact) || stemmers.some((stemmer) => isStopWord(exact, stemmer))) return false;
    return !having.every((stems, at) => stems.has(stemmers[at]!.stem(exact)));
  });
}

/** In scripts without spaces every word says something. */
function shortest(word: string): number {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word) ? 1 : 5;
}

function outletOf({ attributes }: Document): string {
  return attributes['outlet']?.value ?? '';
}

function periodOf(documents: readonly Document[]): (document: Document) => boolean {
  const spanOf = ({ attributes }: Document) => daysOf(attributes['date']?.value ?? null);
  const spans = documents.flatMap((one) => spanOf(one) ?? []);
  const first = Math.min(...spans.map(({ from }) => from)) - periodAround;
  const last = Math.max(...spans.map(({ to }) => to)) + periodAround;
  return (document) => {
    const span = spanOf(document);
    return span !== null && span.to >= first && span.from <= last;
  };
}
