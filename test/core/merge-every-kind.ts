import fc from 'fast-check';
import { joinDocuments } from '../../src/core/merge/join-documents.ts';
import { joinRecords } from '../../src/core/merge/join.ts';
import { Rows } from '../../src/core/merge/state.ts';
import type { ProjectState } from '../../src/core/merge/state.ts';
import { translate } from '../../src/core/merge/translate.ts';
import { findOddities } from '../../src/core/exchange/oddities.ts';
import { removeWithAll } from '../../src/core/model/cascade.ts';
import { withTags } from '../../src/core/model/codings.ts';
import { added, edits, noDiff, sameValue, updated } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import type { Id } from '../../src/core/model/id.ts';
import { builtInAttributes, cellStates, colours, currentVersion } from '../../src/core/model/records.ts';
import type {
  AllRecords,
  Document,
  ReadingRule,
  Records,
  Ruling,
  Subject,
  Table,
} from '../../src/core/model/records.ts';
import { isLoaded, kindOf, tables } from '../../src/core/model/tables.ts';
import { act, after, markOn, sampleTexts, start as sample, time } from './merge-material.ts';
import { rowsOf } from './rows.ts';

// Two people at work on records of every kind: any field that the program lets a person change, each kind by its line in a
// table. A kind without a line does not compile; a field that no line names fails.

const [first, second, third] = sample.records.documents as unknown as readonly [Document, Document, Document];
const made = { author: 'Ада', created: time, changed: time };

function wordsOf(document: Document, from: number, to: number): Subject {
  const { documentId, version, quotation } = markOn(document, from, to, { id: '' });
  return { documentId, version, quotation, from, to };
}

const ruled = { rule: null, note: '', ...made };
const [one, two, three] = [wordsOf(first, 0, 20), wordsOf(second, 30, 60), wordsOf(third, 4, 44)] as const;
const origin = { kind: 'origin', id: 'origin-0' } as const;
const outlet = { kind: 'outlet', name: 'Новая газета' } as const;
const paper = { kind: 'document', id: first.id } as const;

const tableRule = (heading: boolean): ReadingRule => ({
  ...{ kind: 'table', as: 'documents', delimiter: ';', heading, sheets: [] },
  columns: [
    { name: 'day', as: 'attribute', attribute: 'date' },
    { name: 'мост', as: 'text' },
  ],
});

const rulings: readonly Ruling[] = [
  { id: 'ruling-row', kind: 'row', value: 'together', against: [], subjects: [one, two], ...ruled },
  { id: 'ruling-family', kind: 'family', value: 'apart', against: [three], subjects: [one], ...ruled },
  { id: 'ruling-wording', kind: 'wording', value: 'formula', subjects: [one, three], ...ruled },
  {
    ...{ id: 'ruling-quotation', kind: 'quotation', value: 'is', form: 'direct', speaker: 'Ким', verb: null },
    ...{ subjects: [two], ...ruled },
  },
  { id: 'ruling-furniture', kind: 'furniture', value: 'is', subjects: [two], ...ruled },
  { id: 'ruling-chain', kind: 'chain', value: 'is', via: ['연합뉴스'], subjects: [two], ...ruled },
  { id: 'ruling-direction', kind: 'direction', value: 'from-to', from: paper, to: outlet, subjects: [], ...ruled },
  {
    ...{ id: 'ruling-witness', kind: 'witness', value: 'joined', claimId: null, parties: [paper, origin] },
    ...{ subjects: [], ...ruled },
  },
  {
    ...{ id: 'ruling-event', kind: 'event', value: 'together', parties: [paper, { kind: 'document', id: second.id }] },
    ...{ subjects: [], ...ruled },
  },
  { id: 'ruling-name', kind: 'name', value: 'same', names: ['Ким', '金'], subjects: [], ...ruled },
  { id: 'ruling-number', kind: 'number', value: 'is', reading: '90000', subjects: [one], ...ruled },
];

/** The sample project, and what it lacks. */
export const start: ProjectState = {
  changes: [],
  records: {
    ...sample.records,
    attributes: [
      ...builtInAttributes,
      { id: 'tone', name: 'тон', type: 'choice', choices: ['тихо', '大声'], order: 6 },
    ],
    rulings: [...sample.records.rulings, ...rulings],
    origins: [{ id: 'origin-0', name: 'KCNA report', date: '2014-06-30', note: '', ...made }],
    aliases: [{ id: 'alias-0', name: 'ЦТАК', of: 'KCNA', author: 'Ада', created: time }],
    relations: [
      { id: 'relation-0', name: 'explains', reverse: 'is explained by' },
      { id: 'relation-1', name: '矛盾する', reverse: '矛盾する' },
    ],
    links: sample.records.annotations.slice(0, 3).map(({ id }, at) => ({
      ...{ id: `link-${at}`, from: { kind: 'annotation', id }, to: { kind: 'document', id: second.id } },
      ...{ relationId: 'relation-0', note: '', ...made },
    })),
    people: [
      { id: 'person-0', name: 'Ада', colour: 'teal', signatures: ['Ада', 'ada'] },
      { id: 'person-1', name: 'Noor', colour: 'red', signatures: ['Noor'] },
    ],
    readings: [
      {
        ...{ id: 'reading-0', importId: first.importId, path: 'новости.csv', format: 'csv', shape: 'заголовок\tтекст' },
        ...{ textId: currentVersion(first).textId, encoding: null, unread: [], by: 'program', ...made },
        rule: {
          ...{ kind: 'table', as: 'documents', delimiter: ';', heading: true, sheets: [] },
          columns: [
            { name: 'заголовок', as: 'title' },
            { name: 'текст', as: 'text' },
            { name: 'тон', as: 'attribute', attribute: 'tone' },
          ],
        },
      },
    ],
  },
};

/** By what a change varies. */
interface Choice {
  readonly n: number;
  readonly word: string;
  readonly who: string;
  /** One that there is; a project may have lost all of a kind. */
  pick<T extends Table>(table: T, at?: number): Records[T] | undefined;
}

/** How a person changes a record, and which fields nobody changes once it is made. */
interface Changing<R> {
  readonly fixed: R extends unknown ? readonly (keyof R & string)[] : never;
  readonly acts: readonly ((record: R, by: Choice) => R)[];
}

const written = ['id', 'author', 'created'] as const;
const subjectAt = ({ n, pick }: Choice) => wordsOf(pick('documents') ?? first, (n % 9) * 5, (n % 9) * 5 + 20);
const withId = (ids: readonly Id[], one: { readonly id: Id } | undefined) => [
  ...new Set([...ids, ...(one ? [one.id] : [])]),
];
const dated = ({ n }: Choice) => (n % 4 === 0 ? null : `2014-0${(n % 8) + 1}`);

export const changing: { readonly [T in Table]: Changing<Records[T]> } = {
  project: { fixed: ['id', 'author', 'created', 'name'], acts: [] },
  imports: { fixed: ['id', 'name', 'source', 'started', 'finished', 'state'], acts: [] },
  outcomes: { fixed: ['id', 'importId', 'files'], acts: [] },
  merges: { fixed: ['id', 'name', 'projectId', 'changeId', 'print', 'author', 'created'], acts: [] },
  questions: { fixed: ['id', 'mergeId', 'table', 'recordId', 'fields', 'theirs'], acts: [] },
  documents: {
    // The texts are merged by themselves; see merge.test.ts.
    fixed: ['id', 'importId', 'path', 'versions'],
    acts: [
      (document, { word }) => ({ ...document, title: { value: word, origin: { kind: 'person' } } }),
      (document, { n }) => ({ ...document, language: n % 2 === 0 ? 'ru' : 'ar' }),
      (document, { word, pick }) => ({
        ...document,
        attributes: {
          ...document.attributes,
          [pick('attributes')?.id ?? 'date']: { value: word, origin: { kind: 'person' } },
        },
      }),
      (document, { pick }) => {
        const { [pick('attributes')?.id ?? 'date']: _gone, ...attributes } = document.attributes;
        return { ...document, attributes };
      },
    ],
  },
  annotations: {
    fixed: [...written, 'documentId', 'version', 'anchor'],
    acts: [
      (mark, { word }) => ({ ...mark, note: word }),
      (mark, { n }) => ({ ...mark, note: n % 2 === 0 ? '' : mark.note }),
      (mark, { pick, who }) => withTags(mark, withId(mark.tagIds, pick('tags')), { author: who, time }),
      (mark, { who }) => withTags(mark, mark.tagIds.slice(1), { author: who, time }),
      (mark, { n }) => {
        const document = sample.records.documents.find(({ id }) => id === mark.documentId);
        if (!document || mark.version !== currentVersion(document).number) return mark;
        const { length } = sampleTexts.get(currentVersion(document).textId)!;
        const to = Math.min(length, mark.to + (n % 5));
        return { ...mark, ...wordsOf(document, Math.max(0, mark.from - (n % 3)), to) };
      },
    ],
  },
  tags: {
    fixed: ['id', 'merged'],
    acts: [
      (tag, { word }) => ({ ...tag, name: word }),
      (tag, { pick, n }) => ({ ...tag, parentId: n % 3 === 0 ? null : (pick('tags')?.id ?? null) }),
      (tag, { n }) => ({ ...tag, colour: colours[n % colours.length]! }),
      (tag, { word }) => ({ ...tag, description: word }),
      (tag, { word }) => ({ ...tag, when: word }),
      (tag, { word }) => ({ ...tag, whenNot: word }),
      (tag, { pick }) => ({ ...tag, ...(pick('annotations') && { example: pick('annotations')!.id }) }),
      ({ example: _gone, ...tag }) => tag,
      (tag, { n }) => ({ ...tag, order: n }),
    ],
  },
  notes: {
    fixed: [...written, 'about'],
    acts: [(note, { word }) => ({ ...note, title: word }), (note, { word }) => ({ ...note, body: word })],
  },
  attributes: {
    fixed: ['id'],
    acts: [
      (column, { word }) => ({ ...column, name: word }),
      (column, { n }) => ({ ...column, type: n % 2 === 0 ? 'text' : 'choice' }),
      (column, { word }) => ({ ...column, choices: [...new Set([...column.choices, word])] }),
      (column) => ({ ...column, choices: column.choices.slice(1) }),
      (column, { n }) => ({ ...column, order: n }),
    ],
  },
  searches: {
    fixed: ['id'],
    acts: [
      (search, { word }) => ({ ...search, name: word }),
      (search, { word, n }) => ({ ...search, query: `"${word}"`, anyWord: n % 2 === 0 }),
      (search, { n }) => ({ ...search, order: n }),
    ],
  },
  eventSets: {
    fixed: written,
    acts: [
      (set, { word }) => ({ ...set, name: word }),
      (set, { word }) => ({ ...set, note: word }),
      (set, { pick }) => ({ ...set, documentIds: withId(set.documentIds, pick('documents')) }),
      (set) => ({ ...set, documentIds: set.documentIds.slice(1) }),
      (set, { n }) => ({ ...set, base: set.documentIds[n % 4] ?? null }),
    ],
  },
  claims: {
    fixed: [...written, 'madeFrom'],
    acts: [
      (claim, { word }) => ({ ...claim, wording: word }),
      (claim, { word }) => ({ ...claim, note: word }),
      (claim, { pick, n }) => ({ ...claim, eventSetId: n % 3 === 0 ? null : (pick('eventSets')?.id ?? null) }),
      (claim, choice) => ({ ...claim, when: dated(choice) }),
      (claim, { n }) => ({ ...claim, order: n }),
    ],
  },
  cells: {
    fixed: [...written, 'claimId', 'column'],
    acts: [
      (cell, { n }) => ({ ...cell, state: cellStates[n % cellStates.length]!, proof: null }),
      (cell, { n }) => ({
        ...{ ...cell, state: 'silent', rule: { id: 'silence', version: '2' } },
        proof: { searches: [{ query: '粮食', anyWord: n % 2 === 0, found: n % 3 }], searched: 5, date: time },
      }),
      (cell, choice) => ({ ...cell, passages: [...cell.passages, subjectAt(choice)] }),
      (cell) => ({ ...cell, passages: cell.passages.slice(1) }),
      (cell, choice) => ({ ...cell, when: dated(choice) }),
      (cell, { word }) => ({ ...cell, note: word }),
    ],
  },
  rulings: {
    fixed: [...written, ...(['kind', 'about', 'claimId', 'parties', 'names', 'rule'] as const)] as never,
    acts: [
      (ruling, { word }) => ({ ...ruling, note: word }),
      decidedOtherwise,
      (ruling, choice) => (ruling.kind === 'row' ? { ...ruling, against: [subjectAt(choice)] } : ruling),
      (ruling, choice) =>
        ruling.kind === 'row' || ruling.kind === 'family' ? { ...ruling, subjects: [one, subjectAt(choice)] } : ruling,
      (ruling, { word, n }) =>
        ruling.kind === 'quotation'
          ? { ...ruling, form: n % 2 === 0 ? 'direct' : 'indirect', speaker: word, verb: n % 3 === 0 ? null : 'said' }
          : ruling,
      (ruling, { word }) => (ruling.kind === 'chain' ? { ...ruling, via: [word] } : ruling),
      (ruling) => (ruling.kind === 'direction' ? { ...ruling, from: ruling.to, to: ruling.from } : ruling),
      (ruling, { n }) => ('reading' in ruling ? { ...ruling, reading: String(n) } : ruling),
    ],
  },
  aliases: {
    fixed: written,
    acts: [(alias, { word }) => ({ ...alias, of: word }), (alias, { word }) => ({ ...alias, name: `${word}.` })],
  },
  origins: {
    fixed: written,
    acts: [
      (unseen, { word }) => ({ ...unseen, name: word }),
      (unseen, choice) => ({ ...unseen, date: dated(choice) }),
      (unseen, { word }) => ({ ...unseen, note: word }),
    ],
  },
  relations: {
    fixed: ['id'],
    acts: [
      (relation, { word }) => ({ ...relation, name: word }),
      (relation, { word }) => ({ ...relation, reverse: word }),
    ],
  },
  links: {
    fixed: [...written, 'from', 'to'],
    acts: [
      (link, { pick, n }) => ({ ...link, relationId: n % 3 === 0 ? null : (pick('relations')?.id ?? null) }),
      (link, { word }) => ({ ...link, note: word }),
    ],
  },
  readings: {
    fixed: [...written, 'importId', 'path', 'format', 'shape', 'textId', 'unread'],
    acts: [
      (reading, { n }) => ({ ...reading, encoding: n % 2 === 0 ? 'koi8-r' : null, by: 'person' }),
      (reading, { n }) => ({ ...reading, rule: n % 3 === 0 ? { kind: 'whole' } : tableRule(n % 2 === 0) }),
      (reading, { word }) => ({ ...reading, rule: { kind: 'articles', rule: 'separator', pattern: word } }),
    ],
  },
  people: {
    fixed: ['id'],
    acts: [
      (person, { word }) => ({ ...person, name: word }),
      (person, { n }) => ({ ...person, colour: colours[n % colours.length]! }),
      (person, { word }) => ({ ...person, signatures: [...new Set([...person.signatures, word])] }),
    ],
  },
};

function decidedOtherwise(ruling: Ruling, { n }: Choice): Ruling {
  switch (ruling.kind) {
    case 'row':
    case 'family':
    case 'event':
      return { ...ruling, value: n % 2 === 0 ? 'together' : 'apart' };
    case 'conflict':
      return { ...ruling, value: n % 2 === 0 ? 'other-scope' : 'later-correction' };
    case 'wording':
      return { ...ruling, value: n % 2 === 0 ? 'caption' : 'heading' };
    case 'direction':
      return { ...ruling, value: n % 2 === 0 ? 'none' : 'from-to' };
    case 'witness':
      return { ...ruling, value: n % 2 === 0 ? 'joined' : 'apart' };
    case 'name':
      return { ...ruling, value: n % 2 === 0 ? 'same' : 'different' };
    default:
      return { ...ruling, value: n % 2 === 0 ? 'is' : 'is-not' };
  }
}

/** A kind, what is done, and numbers that choose on what and how. */
export type AnyStep = readonly [table: Table, what: number, at: number, n: number];

const vocabulary = ['Grain', 'Зерно', '穀物', 'حبوب', 'Korn', 'e\u0301tat', 'Aid', 'Паром'];

/** What somebody does, as far as their project lets them; their ids begin with their name. */
export function workOn(state: ProjectState, who: string, steps: readonly AnyStep[]): ProjectState {
  return steps.reduce((now, step, at) => {
    const diff = diffOf(now, `${who}-${at}`, who, step);
    return stands(now.records, diff) ? act(now, diff, who) : now;
  }, state);
}

function diffOf(state: ProjectState, id: Id, who: string, [table, what, at, n]: AnyStep): Diff {
  const record = recordAt(state.records, table, at);
  if (!record) return noDiff;
  const when = `2026-03-${String((n % 20) + 1).padStart(2, '0')}T00:00:00.000Z`;
  const choice = choiceOf(state.records, who, n);
  const { acts } = changing[table] as Changing<Records[Table]>;
  if (what === 0) return isLoaded(table) ? removeWithAll(rowsOf(state.records), table, [record.id], when) : noDiff;
  const stamp = (one: Records[Table]) => ('changed' in one ? { ...one, changed: when } : one);
  // Which documents are one their texts say; see merge.test.ts.
  if (what === 1 && table !== 'documents') {
    const other = acts.reduce((one, change) => change(one, choice), { ...record, id } as Records[Table]);
    return added(table, stamp('author' in other ? { ...other, author: who } : other) as never);
  }
  const changed = acts[what % acts.length]!(record, choice);
  return sameValue({ ...changed, changed: '' }, { ...record, changed: '' })
    ? noDiff
    : updated(table, record, stamp(changed) as never);
}

/** What a change of this number chooses. */
export function choiceOf(records: AllRecords, who: string, n: number): Choice {
  return {
    ...{ n, who, word: vocabulary[n % vocabulary.length]! },
    pick: (table, at = n) => recordAt(records, table, at) as never,
  };
}

function recordAt<T extends Table>(records: AllRecords, table: T, at: number): Records[T] | undefined {
  return records[table][at % Math.max(1, records[table].length)];
}

const textIds = new Set(sample.records.documents.flatMap(({ versions }) => versions.map(({ textId }) => textId)));

/** Whether the program would let that be written. */
export function stands(records: AllRecords, diff: Diff): boolean {
  const next = after(records, diff);
  return whatIsWrong(next, new Set([...edits(diff)].map(([table]) => table))).length === 0;
}

/** What does not hold in a project: records that speak of nothing, and what must hold among all of a kind. */
export function whatIsWrong(records: AllRecords, of: Iterable<Table> = tables): readonly string[] {
  const odd = [...findOddities(records, textIds)].map(({ table, id, missing }) => `${table} ${id} lacks ${missing}`);
  const broken = [...of].flatMap((table) => {
    const all = new Map(records[table].map((record) => [record.id, record]));
    const why = kindOf(table).invariant?.broken(records[table] as never, all as never);
    return why ? [why.why] : [];
  });
  return [...odd, ...broken];
}

const changeable = tables.filter((table) => changing[table].acts.length > 0);
/** What one person does with records of any kind; mostly with the first ones of each, so that two meet. */
export const anySteps: fc.Arbitrary<readonly AnyStep[]> = fc.array(
  fc.tuple(fc.constantFrom(...changeable), fc.nat({ max: 20 }), fc.nat({ max: 5 }), fc.nat({ max: 40 })),
  { maxLength: 12 },
);

/** A project under the names of another one: what is the same by the entry of its kind has the same id. Order counts for nothing. */
export function said(records: AllRecords, like: AllRecords): unknown {
  const [there, here] = [Rows.of(records), Rows.of(like)];
  const { theirs } = joinRecords(here, there, there, joinDocuments(here.all('documents'), there.all('documents')));
  const named = tables.map((table) => {
    const { joining } = kindOf(table);
    const own = new Set<string>(['changed', 'created', 'order', ...(joining?.own ?? []), ...(joining?.given ?? [])]);
    const lists = records[table].map((record) =>
      Object.fromEntries(
        Object.entries(translate(table, record as never, theirs))
          .filter(([field]) => !own.has(field))
          // Whichever comes to the other is called “Name (2)”.
          .map(([field, value]) => [
            field,
            field === 'name' ? String(value).replace(/ \(\d+\)$/u, '') : inAnyOrder(value),
          ]),
      ),
    );
    return [table, joining ? lists.toSorted((x, y) => (String(x['id']) < String(y['id']) ? -1 : 1)) : []] as const;
  });
  return Object.fromEntries(named);
}

const inAnyOrder = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((item) => JSON.stringify(item)).toSorted() : value;
