import { retitle, setLanguage } from '../model/documents.ts';
import { changeAttribute } from '../model/attributes.ts';
import { edited, sameValue, sequence } from '../model/diff.ts';
import type { Diff } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import { inOneLine } from '../model/one-line.ts';
import type { AttributeDefinition, Document, Guess } from '../model/records.ts';
import { languageNamed } from '../text/language-named.ts';
import { numberReading } from '../text/typed-number.ts';
import type { NumberReading } from '../text/typed-number.ts';
import { isValid, readValue, surenessOf } from './values.ts';
import type { Reading } from './values.ts';

/** A column of the document table in which a person writes: an attribute by its id, or what every document has. */
export type ColumnId = 'title' | 'lang' | Id;

/** What is written into a cell, as it was typed. Empty takes the value away. */
export interface CellEdit {
  readonly documentId: Id;
  readonly column: ColumnId;
  readonly typed: string;
}

/** What many edits come to. */
export interface EditedCells {
  readonly diff: Diff;
  readonly documents: number;
  readonly cells: number;
  /** How many of them hold what is none of their column's type, as it was typed. */
  readonly invalid: number;
  /** Words for a language that are none, so that the old stays. */
  readonly refused: readonly string[];
  /** Titles that were to become nothing, and were kept. */
  readonly titlesKept: number;
}

/** The records that edits are about, and how they are read. */
export interface Table {
  readonly documents: ReadonlyMap<Id, Document>;
  readonly attributes: ReadonlyMap<Id, AttributeDefinition>;
  readonly languages: readonly string[];
}

/**
 * `confirms`: a guess that is written again counts as entered; otherwise only what says something else changes.
 * `byBeginnings`: choices may be written by their beginnings. That is for who types them and sees what becomes of it: in a table
 * `C` may mean something else than Conservative.
 */
export interface EditManner {
  readonly confirms?: boolean;
  readonly byBeginnings?: boolean;
}

/** Writes into many cells at once. Cells of documents and columns that are gone are left out, and so is a title of nothing. */
export function editCells(
  table: Table,
  edits: readonly CellEdit[],
  { confirms = true, byBeginnings = false }: EditManner = {},
): EditedCells {
  const numbers = numbersOf(table, edits);
  const now = new Map<Id, Document>();
  const changed = new Map<string, boolean>();
  const refused: string[] = [];
  let titlesKept = 0;
  for (const { documentId, column, typed } of edits) {
    const document = now.get(documentId) ?? table.documents.get(documentId);
    if (!document) continue;
    if (column === 'lang' && !isLanguage(table, document, typed)) {
      refused.push(typed.trim());
      continue;
    }
    if (column === 'title' && inOneLine(typed) === '' && document.title.value !== '') titlesKept++;
    const written = write(table, document, { column, typed, confirms, byBeginnings, numbers: numbers.get(column) });
    if (!written) continue;
    now.set(documentId, written.document);
    changed.set(`${documentId} ${column}`, written.valid);
  }
  const pairs = [...now].flatMap(([id, after]): [Document, Document][] => {
    const before = table.documents.get(id)!;
    return sameValue(before, after) ? [] : [[before, after]];
  });
  return {
    diff: edited('documents', pairs),
    documents: pairs.length,
    cells: changed.size,
    invalid: [...changed.values()].filter((valid) => !valid).length,
    refused,
    titlesKept,
  };
}

/** How the numbers are written that come into each column at once. */
function numbersOf({ attributes, languages }: Table, edits: readonly CellEdit[]): ReadonlyMap<ColumnId, NumberReading> {
  const typed = new Map<ColumnId, string[]>();
  for (const edit of edits) {
    if (attributes.get(edit.column)?.type !== 'number') continue;
    const column = typed.get(edit.column);
    if (column) column.push(edit.typed);
    else typed.set(edit.column, [edit.typed]);
  }
  return new Map([...typed].map(([column, words]) => [column, numberReading(words, languages)]));
}

/** What a document has already, as it may have come in with a file, is let be. */
function isLanguage({ languages }: Table, { language }: Document, typed: string): boolean {
  const words = typed.trim();
  return words === '' || words === language || languageMeant(words, languages) !== null;
}

/** The program itself speaks English. */
function languageMeant(words: string, languages: readonly string[]): string | null {
  return languageNamed(words, [...languages, 'en']);
}

interface Written {
  readonly document: Document;
  readonly valid: boolean;
}

interface Writing extends Pick<CellEdit, 'column' | 'typed'>, Required<EditManner> {
  readonly numbers: NumberReading | undefined;
}

function write(
  { attributes, languages }: Table,
  document: Document,
  { column, typed, confirms, byBeginnings, numbers }: Writing,
): Written | null {
  if (column === 'title') return writeTitle(document, typed, confirms);
  if (column === 'lang') {
    const words = typed.trim();
    const tag = words === document.language ? words : languageMeant(words, languages);
    if (tag === document.language) return null;
    return { document: setLanguage(document, tag).documents?.[document.id]?.[1] ?? document, valid: true };
  }
  const definition = attributes.get(column);
  if (!definition) return null;
  const { [column]: old, ...others } = document.attributes;
  // What is stored is not read as if it were typed: a German would take 1.234 for another number.
  const { value, valid, doubt } =
    old?.value === typed
      ? { value: typed, valid: isValid(definition, typed), doubt: null }
      : readValue(definition, typed, {
          ...reading(languages, document, numbers),
          byBeginnings,
        });
  if (value === '') return old === undefined ? null : { document: { ...document, attributes: others }, valid: true };
  const guess: Guess = { value, origin: { kind: 'person' }, ...(doubt === null ? {} : { doubt }) };
  if (old?.value === value && (!confirms || sameValue(old, guess))) return null;
  return { document: { ...document, attributes: { ...document.attributes, [column]: guess } }, valid };
}

/** A title stands in one line; one of nothing is none. */
function writeTitle(document: Document, typed: string, confirms: boolean): Written | null {
  const { value, origin } = document.title;
  const words = typed.trim() === value ? value : inOneLine(typed);
  if (words === '' || (words === value && (origin.kind === 'person' || !confirms))) return null;
  return { document: retitle(document, words).documents?.[document.id]?.[1] ?? document, valid: true };
}

const nothingLeft = { invalid: 0, refused: [], titlesKept: 0 } as const;

/** Confirms the guesses in these cells as they stand. What is not of its column's type cannot be confirmed. */
export function confirmCells(
  { documents, attributes }: Table,
  cells: Iterable<Pick<CellEdit, 'documentId' | 'column'>>,
): EditedCells {
  const now = new Map<Id, Document>();
  let count = 0;
  for (const { documentId, column } of cells) {
    const document = now.get(documentId) ?? documents.get(documentId);
    const confirmed = document && confirm(document, column, attributes);
    if (!confirmed) continue;
    now.set(documentId, confirmed);
    count++;
  }
  const pairs = [...now].map(([id, after]): [Document, Document] => [documents.get(id)!, after]);
  return { diff: edited('documents', pairs), documents: pairs.length, cells: count, ...nothingLeft };
}

function confirm(
  document: Document,
  column: ColumnId,
  attributes: ReadonlyMap<Id, AttributeDefinition>,
): Document | null {
  if (column === 'title') {
    const { value, origin } = document.title;
    return origin.kind === 'person' ? null : { ...document, title: { value, origin: { kind: 'person' } } };
  }
  const [guess, definition] = [document.attributes[column], attributes.get(column)];
  if (!guess || !definition) return null;
  const sure = surenessOf(definition, guess);
  if (sure === 'invalid' || sure === 'person') return null;
  const entered: Guess = { value: guess.value, origin: { kind: 'person' } };
  return { ...document, attributes: { ...document.attributes, [column]: entered } };
}

/**
 * Makes a column one of another type, or of other choices. What its documents hold is read anew; what cannot be read as
 * the new type stays as it is. A column that becomes a choice, or whose choices are all taken away, offers the values that are there.
 */
export function retypeAttribute(
  { documents, languages }: Table,
  definition: AttributeDefinition,
  { type, choices }: Pick<AttributeDefinition, 'type'> & Partial<AttributeDefinition>,
): EditedCells {
  const { id } = definition;
  const held = [...documents.values()].flatMap(({ attributes }) => attributes[id]?.value ?? []);
  const asked = choices ?? (definition.type === 'choice' ? definition.choices : []);
  const isEmptied = asked.length === 0 && (choices !== undefined || definition.type !== 'choice');
  const own = changeAttribute(definition, { type, choices: isEmptied ? choicesOf(held, definition) : asked });
  const after = own.attributes?.[id]?.[1] ?? definition;
  const numbers = numberReading(held, languages);
  let [cells, invalid] = [0, 0];
  const pairs: [Document, Document][] = [];
  for (const document of documents.values()) {
    const guess = document.attributes[id];
    // What could be a stored number is one, unless others that were typed say that it was written in another way.
    const mayBeTyped = type === 'number' && definition.type !== 'number' && numbers.way === 'one';
    if (!guess || (isValid(after, guess.value) && !mayBeTyped)) continue;
    const { value, valid, doubt } = readValue(after, guess.value, reading(languages, document, numbers));
    if (value === guess.value && valid) continue;
    cells++;
    if (!valid) {
      invalid++;
      continue;
    }
    const { doubt: _old, ...rest } = guess;
    const read: Guess = { ...rest, value, ...(doubt === null ? {} : { doubt }) };
    if (!sameValue(read, guess)) {
      pairs.push([document, { ...document, attributes: { ...document.attributes, [id]: read } }]);
    }
  }
  const diff = sequence(own, edited('documents', pairs));
  return { ...nothingLeft, diff, documents: pairs.length, cells, invalid };
}

/** The values that are there, those that were choices before in their order, and then the others. */
function choicesOf(held: readonly string[], { choices }: AttributeDefinition): readonly string[] {
  const values = new Set(held);
  return [...choices.filter((one) => values.has(one)), ...[...values].filter((one) => !choices.includes(one)).sort()];
}

function reading(languages: readonly string[], { language }: Document, numbers: NumberReading | undefined): Reading {
  return { languages, document: language, ...(numbers && { numbers }) };
}
