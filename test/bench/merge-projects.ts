import { mergeAct } from '../../src/core/merge/as-act.ts';
import { baseOf, throughOf } from '../../src/core/merge/base.ts';
import { mergeProjects } from '../../src/core/merge/merge.ts';
import type { ProjectState } from '../../src/core/merge/state.ts';
import { added, edits, sequence, updated } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import type { Annotation, Document, Tag } from '../../src/core/model/records.ts';
import { tables } from '../../src/core/model/tables.ts';

// Two projects for merging: copies in which two people went on, and two that only share texts.

const time = '2026-11-30T12:00:00.000Z';
const digest = (at: number) => at.toString(16).padStart(64, '0');

function project(name: string, marks: number, idOf: (kind: string, at: number) => string): ProjectState {
  const documents: Document[] = Array.from({ length: 200 }, (_one, at) => ({
    id: idOf('document', at),
    title: { value: `Article ${at}`, origin: { kind: 'path' } },
    importId: idOf('import', 0),
    path: `${at}.txt`,
    attributes: {},
    language: 'en',
    versions: [
      {
        number: 1,
        textId: idOf('text', at),
        ...{ bytes: 9000, length: 9000, byteHash: digest(at), textHash: digest(at), passages: 40, imported: time },
        encoding: { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 },
      },
    ],
  }));
  const tags: Tag[] = Array.from({ length: 300 }, (_one, at) => ({
    ...{ id: idOf('tag', at), name: `Code ${at}`, parentId: at < 20 ? null : idOf('tag', at % 20) },
    ...{ colour: 'teal', description: '', order: at },
  }));
  const none = Object.fromEntries(tables.map((table) => [table, []]));
  const records = {
    ...none,
    project: [{ id: idOf('project', 0), name, author: '', created: time }],
    imports: [{ id: idOf('import', 0), name, source: 'files', started: time, finished: time, state: 'done' }],
    ...{ documents, tags, annotations: marksOf(0, marks, '', idOf) },
  } as unknown as ProjectState['records'];
  return { records, changes: [] };
}

function marksOf(
  from: number,
  to: number,
  author: string,
  idOf: (kind: string, at: number) => string,
): readonly Annotation[] {
  return Array.from({ length: to - from }, (_one, at): Annotation => {
    const number = from + at;
    const start = (number * 37) % 8900;
    return {
      ...{ id: idOf(`mark${author}`, number), documentId: idOf('document', number % 200), version: 1 },
      ...{ from: start, to: start + 40, quotation: { exact: `words ${number}`, prefix: 'before', suffix: 'behind' } },
      ...{ tagIds: [idOf('tag', number % 300), idOf('tag', (number * 7) % 300)], note: '' },
      ...{ author, created: time, changed: time, anchor: { kind: 'exact' } },
    };
  });
}

function act({ records, changes }: ProjectState, id: string, diff: Diff): ProjectState {
  const next = Object.fromEntries(
    tables.map((table) => [table, new Map<string, unknown>(records[table].map((one) => [one.id, one]))]),
  );
  for (const [table, of, [, after]] of edits(diff)) next[table]!.set(of, after);
  return {
    records: Object.fromEntries(
      tables.map((table) => [table, [...next[table]!.values()]]),
    ) as unknown as ProjectState['records'],
    changes: [...changes, { id, act: id, label: { verb: 'annotate' }, author: id, time, state: 'done', diff }],
  };
}

/** Both of so many marks: most are shared, a quarter each made alone, and a hundredth both wrote another note on. */
function copies(marks: number): readonly [ProjectState, ProjectState] {
  const idOf = (kind: string, at: number) => `${kind}-${at}`;
  const start = project('Copies', Math.floor(marks * 0.75), idOf);
  const goOn = (who: string) => {
    const own = added('annotations', ...marksOf(0, Math.floor(marks / 4), who, idOf));
    const noted = start.records.annotations
      .slice(0, marks / 100)
      .map((mark) => updated('annotations', mark, { ...mark, note: who }));
    return act(act(start, `${who} marks`, own), `${who} notes`, sequence(...noted));
  };
  return [goOn('Ада'), goOn('海')];
}

/** Both of so many marks under ids of their own, half of them at the same places. */
function strangers(marks: number): readonly [ProjectState, ProjectState] {
  const ours = project('Ours', marks, (kind, at) => `${kind}-${at}`);
  const theirs = project('Theirs', marks / 2, (kind, at) => `x-${kind}-${at}`);
  const own = added('annotations', ...marksOf(0, marks / 2, '海', (kind, at) => `x-${kind}-${at}`));
  return [ours, act(theirs, 'own', own)];
}

/** What is measured: two projects of so many marks each. */
export function measured(marks: number) {
  return [
    { what: 'copies in which both went on', projects: copies(marks) },
    { what: 'projects that share their texts', projects: strangers(marks) },
  ];
}

/** Seconds of processor time for one merge, and what came of it. */
export function merge([ours, theirs]: readonly [ProjectState, ProjectState]) {
  const began = process.cpuUsage();
  const started = performance.now();
  const follow = () => ({ range: null, anchor: { kind: 'lost' } }) as const;
  const merged = mergeProjects(ours, theirs, baseOf(ours, theirs), { follow, time });
  let last = 0;
  const about = { id: 'merge', name: '', ...throughOf(theirs), author: '', created: time };
  mergeAct(merged, ours.records, theirs.changes, about, () => `question-${(last += 1)}`);
  const { user, system } = process.cpuUsage(began);
  return {
    processor: (user + system) / 1e6,
    clock: (performance.now() - started) / 1000,
    came: merged.report.came.annotations ?? 0,
    questions: merged.questions.length,
  };
}
