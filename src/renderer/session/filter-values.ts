import { peopleIn, peopleOf } from '../../core/model/people.ts';
import { queryName, queryNames } from '../../core/model/query-name.ts';
import { stateNames } from '../../core/search/language/fields.ts';
import { writeSetFilter } from '../../core/search/language/filters.ts';
import { writeTagFilter } from '../../core/search/language/tag-named.ts';
import { tagLabels, wholeName } from '../../core/model/tag-paths.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { languageInWords } from '../words/in-words.ts';
import { filterWords } from '../words/search.ts';

/** A value that a filter can ask for, and how many documents hold it, where that can be told. */
export interface FilterValue {
  readonly value: string;
  readonly words: string;
  /** The filter, where it is not written as its field and value. */
  readonly written?: string;
  readonly documents: number | null;
}

/** The fields that the filter menu offers: those every project has, and the project's own attributes. */
export function filterFields(snapshot: Snapshot): readonly { readonly field: string; readonly words: string }[] {
  const several = peopleOf(snapshot.rows('annotations').values(), peopleIn(snapshot)).length > 1;
  const usual = ['tag', 'outlet', 'author', 'place', 'set', 'lang', ...(several ? ['person'] : []), 'date', 'is'];
  const own = [...snapshot.rows('attributes').values()]
    .filter(({ id, name }) => !usual.includes(id) && id !== 'url' && queryName(name) !== '')
    .sort((a, b) => a.order - b.order)
    .map(({ name }) => ({ field: queryName(name), words: name }));
  const fixed = usual.filter((field) => own.every((one) => one.field !== field));
  return [...fixed.map((field) => ({ field, words: filterWords.kinds[field] ?? field })), ...own];
}

/** All values of a field in the project, in the order in which a person looks for them. */
export function filterValues(snapshot: Snapshot, field: string): readonly FilterValue[] {
  if (field === 'is') {
    return stateNames.map((value) => ({ value, words: filterWords.states[value], documents: null }));
  }
  if (field === 'tag') {
    const tags = snapshot.rows('tags');
    const labels = tagLabels(tags);
    const paths = [...tags.keys()].map((id) => ({ id, words: wholeName(tags, id, labels) }));
    return paths
      .sort((a, b) => byName(a.words, b.words))
      .map(({ id, words }) => ({ value: id, words, written: writeTagFilter(tags, id), documents: null }));
  }
  const definition = [...snapshot.rows('attributes').values()].find((one) => queryNames(one).includes(field));
  if (field === 'set' && !definition) {
    const documents = snapshot.rows('documents');
    return [...snapshot.rows('eventSets').values()]
      .sort((a, b) => byName(a.name, b.name))
      .map(({ id, name, documentIds }) => ({
        value: id,
        words: name,
        written: writeSetFilter(name, id),
        documents: documentIds.filter((one) => documents.has(one)).length,
      }));
  }
  if (field === 'person' && !definition) {
    return peopleOf(snapshot.rows('annotations').values(), peopleIn(snapshot)).map(({ name }) => ({
      value: name,
      words: name,
      documents: null,
    }));
  }
  const attribute = definition?.id ?? field;
  const counts = new Map<string, number>();
  for (const { attributes, language } of snapshot.rows('documents').values()) {
    const value = field === 'lang' ? language : attributes[attribute]?.value;
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, documents]) => ({ value, words: field === 'lang' ? languageInWords(value) : value, documents }))
    .sort((a, b) => byName(a.words, b.words));
}

const { compare: byName } = new Intl.Collator(undefined, { numeric: true });
