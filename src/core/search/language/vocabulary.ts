import { queryName } from '../../model/query-name.ts';
import { TagTree } from '../../model/tag-tree.ts';
import { numberInField } from '../../text/typed-number.ts';
import type { Facts } from '../facts.ts';
import { writeSetFilter } from './filters.ts';
import { writeTagFilter } from './tag-named.ts';
import type { Vocabulary } from './complete.ts';

/** Values of one field that are offered; a project with more is not helped by a list. */
const mostValues = 2000;

/** What completion can offer in a project: paths of its tags, its event sets, and the values its documents have, frequent ones first. */
export function vocabularyOf({
  documents,
  annotations,
  tags,
  attributes = [],
  eventSets = [],
  people = [],
  languages = [],
}: Facts): Vocabulary {
  const names = new Map(attributes.map(({ id, name }) => [id, queryName(name) || id]));
  const numbers = new Set(attributes.flatMap(({ id, type }) => (type === 'number' ? [id] : [])));
  const counts = new Map<string, Map<string, number>>([...names.values()].map((name) => [name, new Map()]));
  const count = (field: string, value: string): void => {
    if (value === '') return;
    let values = counts.get(field);
    if (!values) counts.set(field, (values = new Map()));
    values.set(value, (values.get(value) ?? 0) + 1);
  };
  for (const document of documents.values()) {
    for (const [id, { value }] of Object.entries(document.attributes)) {
      // A number is offered as it will be read.
      count(names.get(id) ?? id, numbers.has(id) ? numberInField(value, languages) : value);
    }
    if (document.language !== null) count('lang', document.language);
  }
  const named = new Map(people.flatMap(({ name, signatures }) => signatures.map((one) => [one, name] as const)));
  for (const { author } of annotations) count('person', named.get(author) ?? author);
  for (const { id, choices } of attributes) {
    const values = counts.get(names.get(id)!)!;
    for (const choice of choices) if (!values.has(choice)) values.set(choice, 0);
  }
  const tree = new TagTree(tags);
  return {
    tags: tags
      .map(({ id }) => ({ path: tree.path(id), written: writeTagFilter(tree.tags, id).slice('tag:'.length) }))
      .sort((a, b) => (a.path.join('/') < b.path.join('/') ? -1 : 1)),
    sets: eventSets
      .map(({ id, name }) => ({ name, written: writeSetFilter(name, id).slice('set:'.length) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    attributes: new Map(
      [...counts].map(([field, values]) => [
        field,
        [...values]
          .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
          .slice(0, mostValues)
          .map(([value]) => value),
      ]),
    ),
  };
}

/** With those who speak in texts, who stand in no record; a column of the project's own of that name goes first. */
export function withSpeakers(vocabulary: Vocabulary, speakers: readonly string[]): Vocabulary {
  const { attributes } = vocabulary;
  if (speakers.length === 0 || attributes.has('speaker')) return vocabulary;
  return { ...vocabulary, attributes: new Map([...attributes, ['speaker', speakers.slice(0, mostValues)]]) };
}
