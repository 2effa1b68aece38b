import fc from 'fast-check';
import { answerQuestion } from '../../src/core/merge/answer.ts';
import { mergeAct } from '../../src/core/merge/as-act.ts';
import { throughOf } from '../../src/core/merge/base.ts';
import type { ProjectState } from '../../src/core/merge/state.ts';
import { nextVersion } from '../../src/core/ingest/next-version.ts';
import {
  addTagTo,
  editAnnotationNote,
  inTextOrder,
  removeTagsFrom,
  replaceTags,
} from '../../src/core/model/annotations.ts';
import { addAttribute, changeAttribute, isBuiltIn, newAttribute } from '../../src/core/model/attributes.ts';
import { removeWithAll } from '../../src/core/model/cascade.ts';
import { verbs } from '../../src/core/model/change.ts';
import type { Verb } from '../../src/core/model/change.ts';
import { takeInCodebook } from '../../src/core/model/codebook.ts';
import { added, isEmpty, noDiff, sameValue, sequence, updated } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import { retitle, setAttribute, setLanguage } from '../../src/core/model/documents.ts';
import { examplesFollow } from '../../src/core/model/examples.ts';
import type { Id } from '../../src/core/model/id.ts';
import { addLink, changeRelation, mergeRelations } from '../../src/core/model/links.ts';
import { joinUnderTags, overlapsOf } from '../../src/core/model/overlaps.ts';
import { mergePeople, peopleIn, recolourPerson, renamePerson } from '../../src/core/model/people.ts';
import { colours, currentVersion } from '../../src/core/model/records.ts';
import type { AllRecords, Document, Records, Table } from '../../src/core/model/records.ts';
import { addTag, describeTag, mergeTags, moveTag, newTag, recolourTag, renameTag } from '../../src/core/model/tags.ts';
import type { LoadedTable } from '../../src/core/model/tables.ts';
import { changing, choiceOf, stands, start as everyKind, workOn } from './merge-every-kind.ts';
import { after, markOn, merge, sampleTexts } from './merge-material.ts';
import { rowsOf } from './rows.ts';

// What a person does by each verb that there is, as the program makes its Diff. A verb without a line does not compile.

/** By what an act varies, and what it begins from. */
interface Doing {
  readonly state: ProjectState;
  readonly records: AllRecords;
  /** Of what is made. */
  readonly id: Id;
  readonly who: string;
  readonly n: number;
  readonly time: string;
  readonly word: string;
  pick<T extends Table>(table: T, at?: number): Records[T] | undefined;
}

type Does = (by: Doing) => Diff;

/** The project that the sequences begin with: something of every kind, a text that came twice among it. */
export const start: ProjectState = withTwin(everyKind);

function withTwin(state: ProjectState): ProjectState {
  const [first] = state.records.documents as readonly [Document, ...Document[]];
  const twin = { path: 'копия/письмо.txt', bytes: 9, documentId: first.id, version: first.versions[0]!, kept: null };
  const outcomes = { id: 'outcomes-0', importId: first.importId, files: [{ kind: 'duplicate' as const, ...twin }] };
  return { ...state, records: { ...state.records, outcomes: [...state.records.outcomes, outcomes] } };
}

const mapOf = <T extends Table>({ records }: Doing, table: T): ReadonlyMap<Id, Records[T]> =>
  new Map((records[table] as readonly Records[T][]).map((one) => [one.id, one]));

/** One record of the kind becomes another, by one of these ways of `changing`. */
function change<T extends Table>(table: T, ...ways: readonly number[]): Does {
  return (by) => {
    const record = by.pick(table);
    const { acts } = changing[table];
    const now = record && acts[ways[by.n % ways.length]! % acts.length]!(record, by);
    if (!record || sameValue(record, now)) return noDiff;
    return updated(table, record, 'changed' in record ? { ...now!, changed: by.time } : now!);
  };
}

/** One more of the kind, that differs from another in what a person can say of it. */
function make<T extends Table>(table: T): Does {
  return (by) => {
    const record = by.pick(table);
    if (!record) return noDiff;
    const other = changing[table].acts.reduce((one, way) => way(one, by), record);
    return added(table, { ...other, id: by.id, ...('author' in other && { author: by.who }) });
  };
}

/** One of the kind goes, with all that goes with it. */
function remove(table: LoadedTable, count = 1): Does {
  return ({ records, n, time, pick }) => {
    const ids = Array.from({ length: count }, (_, at) => pick(table, n + at)?.id ?? '');
    return removeWithAll(rowsOf(records), table, ids, time);
  };
}

/** The tags of these marks follow into the codebook. */
const withExamples = ({ records }: Doing, diff: Diff) => sequence(diff, examplesFollow(records.tags, diff));

/** A text of another document becomes the next of this one, and its marks go along. */
const nextText: Does = ({ records, n, time, pick }) => {
  const [document, other] = [pick('documents'), pick('documents', n + 1 + (n % 2))];
  if (!document || !other) return noDiff;
  const version = { ...currentVersion(other), imported: time };
  const texts = new Map(document.versions.map(({ number, textId }) => [number, sampleTexts.get(textId)!]));
  const marks = records.annotations.filter(({ documentId }) => documentId === document.id);
  const next = { version, text: sampleTexts.get(version.textId)!, facts: other };
  return nextVersion(document, marks, texts, next, { emptied: new Set(), language: false });
};

const tagged: Does = (by) => {
  const [tag, ...marks] = [by.pick('tags'), by.pick('annotations'), by.pick('annotations', by.n + 3)];
  const found = [...new Set(marks.flatMap((one) => one ?? []))];
  return tag ? addTagTo(found, tag.id, { author: by.who, time: by.time }) : noDiff;
};

const edited: Does = ({ n, word, pick }) => {
  const document = pick('documents');
  if (!document) return noDiff;
  if (n % 3 === 0) return retitle(document, word);
  return n % 3 === 1 ? setAttribute(document, 'outlet', word) : setLanguage(document, n % 2 === 0 ? 'ru' : 'ar');
};

/** Several documents get a value. */
const editedTogether: Does = ({ records, n, word }) =>
  sequence(
    ...records.documents.slice(n % 3, (n % 3) + 3).map((one) => setAttribute(one, 'place', n % 4 === 0 ? '' : word)),
  );

const marked = ({ id, who, n, time, pick }: Doing) => {
  const document = pick('documents');
  const from = (n % 9) * 7;
  const made = { id, author: who, created: time, changed: time };
  return document ? markOn(document, from, from + 20, made) : null;
};

export const doing: { readonly [V in Verb]: Does } = {
  'rename-project': ({ word, n, pick }) => {
    const project = pick('project');
    return project ? updated('project', project, { ...project, name: `${word} ${n}` }) : noDiff;
  },
  import: ({ id, n, time, pick }) => {
    const like = pick('documents');
    if (!like) return noDiff;
    const { language, attributes, title } = like;
    const document = { id: `${id}-d`, importId: id, path: `${n}.txt`, language, attributes, title };
    const found = { path: document.path, bytes: 9, kind: 'imported', documentId: document.id } as const;
    return sequence(
      added('imports', { id, name: 'Письма', source: 'folder', started: time, finished: time, state: 'done' }),
      added('documents', { ...document, versions: [{ ...currentVersion(like), number: 1 }] }),
      added('outcomes', { id: `${id}-o`, importId: id, files: [found] }),
    );
  },
  'keep-copy': ({ id, records, pick }) => {
    const outcomes = records.outcomes.find(({ files }) => files.some((one) => one.kind === 'duplicate' && !one.kept));
    const facts = pick('documents');
    if (!outcomes || !facts) return noDiff;
    const file = outcomes.files.find((one) => one.kind === 'duplicate' && !one.kept);
    if (file?.kind !== 'duplicate') return noDiff;
    const { title, attributes, language } = facts;
    const place = { id, importId: outcomes.importId, path: file.path, versions: [{ ...file.version, number: 1 }] };
    const files = outcomes.files.map((one) => (one === file ? { ...file, kept: id } : one));
    return sequence(
      added('documents', { ...place, title, attributes, language }),
      updated('outcomes', outcomes, { ...outcomes, files }),
    );
  },
  'remove-documents': remove('documents'),
  'edit-document': edited,
  'edit-documents': editedTogether,
  'take-in-values': (by) => {
    const column = newAttribute(mapOf(by, 'attributes'), { id: by.id, name: `${by.word} ${by.n}`, type: 'text' });
    return sequence(
      addAttribute(column),
      ...by.records.documents.map((one) => setAttribute(one, column.id, `${by.word} ${one.path}`)),
    );
  },
  redecode: nextText,
  'take-as-version': (by) => {
    const next = nextText(by);
    // The document whose text it was goes; see `takeAsVersion`.
    const other = by.records.documents.find(({ id }) => !next.documents?.[id]);
    if (!other || isEmpty(next)) return noDiff;
    return sequence(next, removeWithAll(rowsOf(after(by.records, next)), 'documents', [other.id], by.time));
  },
  annotate: (by) => {
    const mark = marked(by);
    return mark ? added('annotations', mark) : noDiff;
  },
  tag: tagged,
  untag: (by) => {
    const mark = by.pick('annotations');
    return mark ? withExamples(by, removeTagsFrom([mark], new Set(mark.tagIds.slice(0, 1)), by.time)) : noDiff;
  },
  retag: (by) => {
    const [from, into] = [by.pick('tags'), by.pick('tags', by.n + 1)];
    if (!from || !into || from === into) return noDiff;
    const coding = { author: by.who, time: by.time };
    return withExamples(by, replaceTags(by.records.annotations, new Set([from.id]), into.id, coding));
  },
  'remove-annotations': remove('annotations', 3),
  'join-annotations': (by) => {
    const tag = by.pick('tags');
    const mark = marked(by);
    if (!tag || !mark) return noDiff;
    const [a, b] = [mark, { ...mark, id: `${by.id}-b`, to: mark.to }].map((one) => ({ ...one, tagIds: [tag.id] }));
    const found = overlapsOf(
      [...by.records.annotations.filter(({ documentId }) => documentId === a!.documentId), a!, b!]
        .filter(({ version }) => version === a!.version)
        .toSorted(inTextOrder),
      tag.id,
    );
    const making = () => ({ id: `${by.id}-j`, author: by.who, time: by.time });
    const beside = { notes: by.records.notes, links: by.records.links };
    const both = added('annotations', a!, b!);
    return withExamples(
      by,
      sequence(both, joinUnderTags([{ tagId: tag.id, chains: found.slice(0, 1) }], beside, making)),
    );
  },
  'edit-annotation-note': ({ word, n, time, pick }) => {
    const mark = pick('annotations');
    return mark ? editAnnotationNote(mark, `${word} ${n % 3}`, time) : noDiff;
  },
  'tag-hits': (by) => {
    const tag = by.pick('tags');
    const mark = marked(by);
    return tag && mark ? sequence(tagged(by), added('annotations', { ...mark, tagIds: [tag.id] })) : noDiff;
  },
  'add-tag': (by) =>
    addTag(newTag(mapOf(by, 'tags'), by.id, by.word, by.n % 2 === 0 ? null : (by.pick('tags')?.id ?? null))),
  'rename-tag': ({ word, pick }) => {
    const tag = pick('tags');
    return tag ? renameTag(tag, word) : noDiff;
  },
  'move-tag': (by) => {
    const tag = by.pick('tags');
    return tag ? moveTag(mapOf(by, 'tags'), tag, by.n % 3 === 0 ? null : by.pick('tags', by.n + 2)!.id) : noDiff;
  },
  'recolour-tag': ({ n, pick }) => {
    const tag = pick('tags');
    return tag ? recolourTag(tag, colours[n % colours.length]!) : noDiff;
  },
  'describe-tag': ({ n, word, pick }) => {
    const tag = pick('tags');
    const example = pick('annotations')?.id ?? null;
    return tag
      ? describeTag(tag, n % 2 === 0 ? { description: word, whenNot: word } : { when: word, example })
      : noDiff;
  },
  'merge-tags': (by) => {
    const [from, into] = [by.pick('tags'), by.pick('tags', by.n + 1)];
    if (!from || !into) return noDiff;
    return mergeTags({ ...by.records, tags: mapOf(by, 'tags') }, from, into, by.time);
  },
  'remove-tag': remove('tags'),
  'take-in-codebook': (by) => {
    const [tag, top] = [by.pick('tags'), { colour: null, when: null, whenNot: null, example: null }];
    const rows = [
      { ...top, path: [by.word, `${by.word} ${by.n}`], description: by.word },
      ...(tag ? [{ ...top, path: [tag.name], description: by.word, when: 'Когда' }] : []),
    ];
    let made = 0;
    return takeInCodebook(
      mapOf(by, 'tags'),
      rows,
      () => `${by.id}-${(made += 1)}`,
      () => null,
    ).diff;
  },
  'add-note': make('notes'),
  'edit-note': change('notes', 0, 1),
  'remove-note': remove('notes'),
  'save-search': make('searches'),
  'rename-search': change('searches', 0),
  'remove-search': remove('searches'),
  'add-event-set': make('eventSets'),
  'rename-event-set': change('eventSets', 0),
  'change-event-set': change('eventSets', 1, 2, 3, 4),
  'remove-event-set': remove('eventSets'),
  'add-claim': make('claims'),
  'edit-claim': change('claims', 0, 1, 2, 3, 4),
  'remove-claim': remove('claims'),
  'set-cell': (by) => (by.n % 2 === 0 ? change('cells', 0, 1, 2, 4) : newCell)(by),
  'clear-cell': remove('cells'),
  rule: make('rulings'),
  'edit-ruling': change('rulings', 0, 1, 2, 3),
  'take-back-ruling': remove('rulings', 2),
  'add-alias': make('aliases'),
  'edit-alias': change('aliases', 0, 1),
  'remove-alias': remove('aliases'),
  'add-origin': make('origins'),
  'edit-origin': change('origins', 0, 1, 2),
  'remove-origin': remove('origins'),
  'add-attribute': (by) =>
    addAttribute(newAttribute(mapOf(by, 'attributes'), { id: by.id, name: `${by.word}, ${by.n}`, type: 'choice' })),
  'change-attribute': ({ n, word, records }) => {
    const own = records.attributes.filter(({ id }) => !isBuiltIn(id));
    const column = own[n % Math.max(1, own.length)];
    return column ? changeAttribute(column, { name: `${word} ${n}`, choices: [word, '別'] }) : noDiff;
  },
  'remove-attribute': ({ n, time, records }) => {
    const own = records.attributes.filter(({ id }) => !isBuiltIn(id));
    return removeWithAll(
      rowsOf(records),
      'attributes',
      own.slice(n % 2, (n % 2) + 1).map(({ id }) => id),
      time,
    );
  },
  'add-link': ({ id, who, word, time, n, pick }) => {
    const [mark, other] = [pick('annotations'), pick('documents')];
    if (!mark || !other) return noDiff;
    const ends = { from: { kind: 'annotation', id: mark.id }, to: { kind: 'document', id: other.id } } as const;
    const relationId = n % 2 === 0 ? null : (pick('relations')?.id ?? null);
    return addLink({ id, ...ends, relationId, note: word, author: who, created: time, changed: time });
  },
  'edit-link': change('links', 0, 1),
  'remove-links': remove('links', 2),
  'add-relation': make('relations'),
  'change-relation': ({ word, n, pick }) => {
    const relation = pick('relations');
    return relation ? changeRelation(relation, { name: `${word} ${n}`, reverse: word }) : noDiff;
  },
  'merge-relations': ({ records, n, time, pick }) => {
    const [from, into] = [pick('relations'), pick('relations', n + 1)];
    return from && into ? mergeRelations(records.links, from, into, time) : noDiff;
  },
  'remove-relation': remove('relations'),
  'rename-person': (by) => renamePerson(person(by, 0), `${by.word} ${by.n}`, () => by.id),
  'recolour-person': (by) => recolourPerson(person(by, 0), colours[by.n % colours.length]!, () => by.id),
  'merge-people': (by) => {
    const [from, into] = [person(by, 0), person(by, 1)];
    return from.name === into.name ? noDiff : mergePeople(from, into, () => by.id);
  },
  'merge-project': ({ state, id, n, time }) => {
    // They began with the same project, and did other things to its first records.
    const theirs = workOn(
      { ...start, changes: [] },
      `${id}-theirs`,
      (['annotations', 'tags', 'notes', 'claims', 'eventSets'] as const).flatMap((table) =>
        [0, 1, 2].map((at) => [table, changing[table].acts.length + (n % 2), at, n] as const),
      ),
    );
    const record = { id, name: 'Noor', ...throughOf(theirs), author: 'Noor', created: time };
    let made = 0;
    const newId = () => `${id}-${(made += 1)}`;
    return mergeAct(merge(state, theirs, state.records.merges), state.records, theirs.changes, record, newId);
  },
  'answer-question': ({ records, n, time, pick }) => {
    const question = pick('questions');
    if (!question) return noDiff;
    return answerQuestion(rowsOf(records), question, n % 2 === 0 ? 'ours' : 'theirs', time) ?? noDiff;
  },
  'read-otherwise': (by) => sequence(nextText(by), change('readings', 0, 1, 2)(by)),
};

const newCell: Does = ({ id, who, time, pick }) => {
  const [cell, claim, document] = [pick('cells'), pick('claims'), pick('documents')];
  if (!cell || !claim || !document) return noDiff;
  const column = { kind: 'document', id: document.id } as const;
  return added('cells', { ...cell, id, claimId: claim.id, column, author: who, created: time, changed: time });
};

function person({ records, n }: Doing, at: number) {
  const { all } = peopleIn(rowsOf(records));
  return all[(n + at) % all.length]!;
}

/** A verb and a number that chooses on what and how. */
export type Did = readonly [verb: Verb, n: number];
/** Often those that leave a question at each other, so that there is one to answer. */
const oftener: readonly Verb[] = ['edit-annotation-note', 'merge-project', 'answer-question'];
export const anyActs: fc.Arbitrary<readonly Did[]> = fc.array(
  fc.tuple(fc.constantFrom(...verbs, ...oftener, ...oftener), fc.nat({ max: 40 })),
  { maxLength: 40 },
);

/** What an act changes; nothing where the program would refuse it. */
export function actOf(state: ProjectState, who: string, id: Id, [verb, n]: Did): Diff {
  const { records } = state;
  const time = new Date(Date.UTC(2026, 3, 1) + state.changes.length * 1000).toISOString();
  const diff = doing[verb]({ ...choiceOf(records, who, n), state, records, id, time });
  return isEmpty(diff) || !stands(records, diff) ? noDiff : diff;
}

/** The project after it, and one act more in its history. */
export function does(state: ProjectState, who: string, did: Did): ProjectState {
  const id = `${who}-${state.changes.length}`;
  const diff = actOf(state, who, id, did);
  if (isEmpty(diff)) return state;
  const time = new Date(Date.UTC(2026, 3, 1) + state.changes.length * 1000).toISOString();
  const change = { id, act: id, label: { verb: did[0] }, author: who, time, state: 'done', diff } as const;
  return { records: after(state.records, diff), changes: [...state.changes, change] };
}
