import type { Answer } from '../../core/merge/answer.ts';
import type { Table } from '../../core/model/records.ts';
import type { MergeDone } from '../../core/ports/archive.ts';
import { number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

const counted: readonly (readonly [Table, string, string])[] = [
  ['documents', 'document', 'documents'],
  ['annotations', 'annotation', 'annotations'],
  ['tags', 'tag', 'tags'],
  ['notes', 'page of notes', 'pages of notes'],
];

/** Whether the other project held nothing new. */
export function bringsNothing({ came, changed, questions }: MergeDone): boolean {
  return Object.keys(came).length === 0 && changed === 0 && questions === 0;
}

/** Of merged projects and what is to be answered since. */
export const questionWords = sentences({
  title: 'Questions',
  region: 'Questions from merged projects',
  list: 'Questions',
  how: 'What was changed here and in a project that was merged, each to something else. What stands here stays until you decide; each answer can be undone.',
  none: 'Nothing to answer: no merged project says otherwise.',
  open: (count: number) => `Questions to answer: ${number(count)}`,
  here: 'Here',
  there: (name: string) => `In ${name}`,
  gone: 'Removed',
  nothing: 'Nothing',
  andMore: (count: number) => `with ${plural(count, 'record', 'records')} that hang on it`,
  text: (length: number) => `Another text, of ${plural(length, 'character', 'characters')}`,
  answers: { ours: 'Keep ours', theirs: 'Take theirs', both: 'Keep both' } satisfies Record<Answer, string>,
  close: 'Close',
  keys: { ours: 'o', theirs: 't', both: 'b' } satisfies Record<Answer, string>,
  merged(done: MergeDone): string {
    if (bringsNothing(done)) return `“${done.name}” holds nothing that is not here.`;
    const came = counted.flatMap(([table, one, many]) => {
      const count = done.came[table] ?? 0;
      return count === 0 ? [] : [plural(count, one, many)];
    });
    const from = done.people.length === 0 ? '' : ` Made by ${done.people.join(', ')}.`;
    const asked = done.questions === 0 ? '' : ` ${plural(done.questions, 'question', 'questions')} to answer.`;
    const left =
      done.leftOut === 0
        ? ''
        : ` ${plural(done.leftOut, 'record', 'records')} spoke of what the file does not hold and stayed out.`;
    const both = `${plural(done.joined, 'document', 'documents')} in both`;
    return `Merged “${done.name}”: ${both}; came: ${came.join(', ') || 'changes only'}.${from}${asked}${left}`;
  },
  kinds: {
    documents: 'Document',
    annotations: 'Annotation',
    tags: 'Tag',
    notes: 'Page of notes',
    attributes: 'Column',
    searches: 'Saved search',
    eventSets: 'Event set',
    claims: 'Claim',
    cells: 'Cell of a claim',
    rulings: 'Decision',
    aliases: 'Alias',
    origins: 'Origin',
  } as Readonly<Partial<Record<Table, string>>>,
  fields: {
    note: 'Note',
    body: 'Text',
    title: 'Title',
    name: 'Name',
    description: 'Description',
    when: 'When to use',
    whenNot: 'When not to use',
    colour: 'Colour',
    parentId: 'Place in the tree',
    language: 'Language',
    versions: 'Text',
    quotation: 'Place in the text',
    value: 'Decision',
    state: 'State',
    of: 'Stands for',
    query: 'Query',
    wording: 'Wording',
    example: 'Example',
    base: 'Base',
    type: 'Type',
    date: 'Date',
  } as Readonly<Record<string, string>>,
});
