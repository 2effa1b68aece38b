import type { Answer } from '../../core/merge/answer.ts';
import type { Table } from '../../core/model/records.ts';
import type { MergeDone } from '../../core/ports/archive.ts';
import { number, plural } from './in-words.ts';
import { countsInWords } from './record-counts.ts';
import { sentences } from './names-in-sentences.ts';

const made = { author: 'Made by', created: 'Made' };
const place = { quotation: 'Place in the text', from: 'Place in the text', to: 'Place in the text' };
/** All that a decision says is one thing for who is asked. */
const decision = Object.fromEntries(
  [
    ...['value', 'kind', 'subjects', 'rule', 'against', 'about', 'form', 'speaker', 'verb', 'via', 'from', 'to'],
    ...['claimId', 'parties', 'names', 'reading'],
  ].map((field) => [field, 'Decision']),
);

/** Whether the other project held nothing new. */
export function bringsNothing({ came, changed, questions, answered }: MergeDone): boolean {
  return Object.keys(came).length === 0 && changed === 0 && questions === 0 && answered === 0;
}

/** Of merged projects and what is to be answered since. */
export const questionWords = sentences({
  title: 'Questions',
  region: 'Questions from merged projects',
  list: 'Questions',
  questionsAre: 'questions',
  how: 'What was changed here and in a project that was merged, each to something else. What stands here stays until you decide; each answer can be undone.',
  none: 'Nothing to answer: no merged project says otherwise.',
  open: (count: number) => `Questions to answer: ${number(count)}`,
  here: 'Here',
  there: (name: string, when: string) => `In ${name}, as merged ${when}`,
  gone: 'Removed',
  nothing: 'Nothing',
  andMore: (count: number) => `with ${plural(count, 'record', 'records')} that hang on it`,
  text: (length: number) => `Another text, of ${plural(length, 'character', 'characters')}`,
  answers: { ours: 'Keep ours', theirs: 'Take theirs', both: 'Keep both' } satisfies Record<Answer, string>,
  close: 'Close',
  keys: { ours: 'o', theirs: 't', both: 'b' } satisfies Record<Answer, string>,
  merged(done: MergeDone): string {
    if (bringsNothing(done)) return `“${done.name}” holds nothing that is not here.`;
    const came = countsInWords(done.came);
    const changed = done.changed === 0 ? '' : ` ${plural(done.changed, 'record was', 'records were')} changed here.`;
    const from = done.people.length === 0 ? '' : ` Made by ${done.people.join(', ')}.`;
    const asked = done.questions === 0 ? '' : ` ${plural(done.questions, 'question', 'questions')} to answer.`;
    const answered =
      done.answered === 0
        ? ''
        : ` ${plural(done.answered, 'question was', 'questions were')} answered there and ${done.answered === 1 ? 'is' : 'are'} closed here.`;
    const names = done.renamed.map(([, name]) => name);
    const renamed = names.length === 0 ? '' : ` Another had the name already: ${names.join(', ')}.`;
    const twoPeople = done.renamed.some(([table]) => table === 'people')
      ? ' If two people of one name are one, merge them on the page People.'
      : '';
    const left =
      done.leftOut === 0
        ? ''
        : ` ${plural(done.leftOut, 'record', 'records')} spoke of what the file does not hold and stayed out.`;
    const both = `${plural(done.joined, 'document', 'documents')} in both`;
    return `Merged “${done.name}”: ${both}; came: ${came.join(', ') || 'nothing new'}.${changed}${from}${renamed}${twoPeople}${answered}${asked}${left}`;
  },
  kinds: {
    project: 'Project',
    documents: 'Document',
    imports: 'Import',
    outcomes: 'Report of an import',
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
    relations: 'Relation',
    links: 'Link',
    people: 'Person',
    merges: 'Merged project',
    questions: 'Question',
    readings: 'How a file is read',
  } satisfies Record<Table, string>,
  fields: {
    project: { ...made, name: 'Name' },
    documents: { title: 'Title', language: 'Language', versions: 'Text' },
    imports: { name: 'Name', source: 'Kind', started: 'Begun', finished: 'Ended', state: 'State' },
    outcomes: { importId: 'Import', files: 'Files' },
    annotations: {
      ...{ ...made, ...place, documentId: 'Document', version: 'Place in the text' },
      ...{ anchor: 'Place in the text', tagIds: 'Tags', note: 'Note' },
    },
    tags: {
      ...{ name: 'Name', parentId: 'Place in the tree', colour: 'Colour', description: 'Description' },
      ...{ when: 'When to use', whenNot: 'When not to use', example: 'Example', merged: 'Merged tags' },
    },
    notes: { ...made, title: 'Title', body: 'Text', about: 'What it is about' },
    attributes: { name: 'Name', type: 'Type', choices: 'Choices' },
    searches: { name: 'Name', query: 'Query', anyWord: 'Query' },
    eventSets: { ...made, name: 'Name', documentIds: 'Documents', base: 'Whose order the rows follow', note: 'Note' },
    claims: {
      ...{ ...made, wording: 'Wording', note: 'Note', eventSetId: 'Event set', madeFrom: 'What it was made of' },
      when: 'When it happened, if it is true',
    },
    cells: {
      ...{ ...made, claimId: 'Claim', state: 'What it says', when: 'What it says', proof: 'What it says' },
      ...{ rule: 'What it says', passages: 'Passages', note: 'Note' },
    },
    rulings: { ...made, ...decision, note: 'Note' },
    aliases: { ...made, name: 'What it stands for', of: 'What it stands for' },
    origins: { ...made, name: 'Name', date: 'Date', note: 'Note' },
    relations: { name: 'Name', reverse: 'Name the other way' },
    links: { ...made, from: 'From', to: 'To', relationId: 'Relation', note: 'Note' },
    people: { name: 'Name', colour: 'Colour', signatures: 'Signatures' },
    merges: { ...made, name: 'Name', projectId: 'Project', changeId: 'Last act', print: 'Last act' },
    questions: { table: 'Kind', recordId: 'What it is about', fields: 'Fields' },
    readings: {
      ...{ ...made, path: 'File', importId: 'Import', format: 'Format', shape: 'Columns', textId: 'File' },
      ...{ encoding: 'How it is read', rule: 'How it is read', by: 'How it is read', unread: 'What is not read' },
    },
  } as Readonly<Record<Table, Readonly<Record<string, string>>>>,
  taggedBy: (tag: string) => `Who put on ${tag}`,
  putOn: (person: string, time: string) => `${person}, ${time}`,
  goneTag: 'a tag that is gone',
  goneColumn: 'a column that is gone',
  goneThing: 'something that is gone',
  nobody: 'nobody named',
  top: 'At the top',
  project: 'The whole project',
  alias: (name: string, of: string) => `${name} stands for ${of}`,
  anyWord: (query: string) => `${query} (any of the words)`,
  forms: { direct: 'direct', indirect: 'indirect' },
  searched: (documents: number, queries: string) =>
    `searched ${plural(documents, 'document', 'documents')} for ${queries}`,
});
