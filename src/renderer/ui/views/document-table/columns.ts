import { isOpen, surenessOf } from '../../../../core/attributes/values.ts';
import type { Sureness } from '../../../../core/attributes/values.ts';
import { inOrder } from '../../../../core/model/attributes.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { AttributeDefinition, Document } from '../../../../core/model/records.ts';
import { documentName } from '../../../../core/model/shown-name.ts';
import { isStoredDate } from '../../../../core/text/dates.ts';
import { numberInField } from '../../../../core/text/typed-number.ts';
import { dateInField } from '../../../session/typed-date.ts';
import { tableWords as words, valueInWords } from '../../../words/document-table.ts';
import { languageInWords } from '../../../words/in-words.ts';
import { shellWords } from '../../../words/shell.ts';

/** A column of the table. */
export interface Column {
  readonly id: 'title' | 'lang' | 'path' | 'sets' | Id;
  readonly name: string;
  /** Null of what every document has. */
  readonly definition: AttributeDefinition | null;
  readonly editable: boolean;
}

/** What a cell shows. */
export interface CellFacts {
  readonly words: string;
  /** As it is typed, copied and compared; empty where nothing is known. */
  readonly typed: string;
  /** Null where nothing is known, or nothing is guessed. */
  readonly sureness: Sureness | null;
}

/** The columns in their order: the title, what is known, and what cannot be changed here. */
export function columnsOf(definitions: Iterable<AttributeDefinition>): readonly Column[] {
  const fixed = (id: 'title' | 'lang' | 'path' | 'sets', editable: boolean): Column => ({
    ...{ id, name: words.columns[id]!, definition: null, editable },
  });
  const own = inOrder(definitions).map((definition) => ({
    id: definition.id,
    name: shellWords.inspector.attributes[definition.id] ?? definition.name,
    definition,
    editable: true,
  }));
  return [fixed('title', true), ...own, fixed('lang', true), fixed('sets', false), fixed('path', false)];
}

/** What columns are called on this screen where that is not their own name; a table from outside may call them so, too. */
export const shownColumnNames = {
  ...shellWords.inspector.attributes,
  title: words.columns['title']!,
  lang: words.columns['lang']!,
};

/** What stands in a cell. `sets`: the names of the sets of each document. */
export function cellOf(document: Document, column: Column, sets: ReadonlyMap<Id, string>): CellFacts {
  const { id, definition } = column;
  if (id === 'title') {
    const { value, origin } = document.title;
    const sureness = surenessOf({ type: 'text', choices: [] }, document.title);
    return {
      words: documentName(document, []),
      typed: value,
      sureness: origin.kind === 'person' ? 'person' : sureness,
    };
  }
  if (id === 'lang') {
    const { language } = document;
    return { words: language ? languageInWords(language) : '', typed: language ?? '', sureness: null };
  }
  if (id === 'sets') return { words: sets.get(document.id) ?? '', typed: sets.get(document.id) ?? '', sureness: null };
  const guess = document.attributes[id];
  if (definition === null) return { words: document.path, typed: document.path, sureness: null };
  if (!guess) return { words: '', typed: '', sureness: null };
  return {
    words: valueInWords(definition, guess.value),
    typed: typedOf(definition, guess.value, document.language),
    sureness: surenessOf(definition, guess),
  };
}

/** A value as it is typed again: in the reader's own way where there is one. */
function typedOf({ type }: AttributeDefinition, value: string, language: string | null): string {
  if (type === 'number') return numberInField(value, navigator.languages);
  return type === 'date' && isStoredDate(value) ? dateInField(value, language) : value;
}

/** Whether a guess stands in the cell that could be confirmed. */
export function isOpenCell(document: Document, { id, definition }: Column): boolean {
  if (id === 'title') return document.title.origin.kind !== 'person';
  const guess = document.attributes[id];
  return definition !== null && guess !== undefined && isOpen(definition, guess);
}
