import { resolverBetween } from '../../core/anchor/resolve.ts';
import type { ProjectFileReader } from '../../core/exchange/project-file.ts';
import { countQuestions, mergeAct } from '../../core/merge/as-act.ts';
import { baseOf, throughOf } from '../../core/merge/base.ts';
import { mergeProjects, textsFollowed } from '../../core/merge/merge.ts';
import type { Follow } from '../../core/merge/merge.ts';
import type { ProjectState } from '../../core/merge/state.ts';
import { edits, isEmpty } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import type { Text } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { kindOf } from '../../core/model/tables.ts';
import { divide } from '../../core/passages/divide.ts';
import type { MergeDone, MergePhase } from '../../core/ports/archive.ts';
import { followNames } from '../../core/search/language/follow-names.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { Mending } from './mend-project.ts';

/** How a merge is told of, and who does it. */
interface Merging {
  readonly author: string;
  readonly fileName: string;
  readonly onProgress: (done: number, of: number, merging: MergePhase) => void;
  readonly step: () => void;
  /** Gives it up while it is being stored. */
  readonly signal: AbortSignal;
}

/** Code units of text that are stored at once. */
const batchLength = 4_000_000;

/** Merges a project file into a project, as one act. */
export async function mergeFile(
  store: ProjectStore,
  file: ProjectFileReader,
  { author, fileName, onProgress, step, signal }: Merging,
): Promise<Result<MergeDone>> {
  const time = new Date().toISOString();
  const read = await mendedState(file, fileName, time, { onProgress, step });
  if (!read.ok) return read;
  const theirs = read.value;
  onProgress(0, 0, 'joining');
  const whole = await store.whole();
  if (!whole.ok) return whole;
  const ours = whole.value;
  const texts = await textsOf(store, file, textsFollowed(ours, theirs), step);
  if (!texts.ok) return texts;
  const base = baseOf(ours, theirs, ours.records.merges, theirs.records.merges);
  const merged = mergeProjects(ours, theirs, base, {
    ...{ follow: followIn(texts.value, step), time, step },
    followQuery: (query, before, after) => followNames(query, before, after, { languages: navigator.languages }),
  });
  const name = file.records.project[0]?.name ?? '';
  // What was mended while it was read is no part of its history.
  const merge = { id: newId(), name, ...throughOf(file), author, created: time };
  const act = mergeAct(merged, ours.records, theirs.changes, merge, newId);
  const { joined, came, people, renamed, leftOut } = merged.report;
  const changed = [...edits(act)].filter(([table, , [before]]) => before !== null && table !== 'questions').length;
  const done = {
    name,
    joined,
    came: withoutQuestions(came),
    changed,
    people,
    ...countQuestions(act),
    renamed,
    leftOut,
  };
  if (isEmpty(act)) return ok(done);
  const put = await putTexts(store, file, textsNeeded(act, new Set(ours.textIds)), step);
  if (!put.ok) return put;
  const going = { signal, told: (stored: number, all: number) => onProgress(stored, all, 'storing') };
  onProgress(0, 0, 'storing');
  const label = { verb: 'merge-project', names: [name] } as const;
  const stored = await store.apply(act, { label, author, time }, [], going);
  return stored.ok ? ok(done) : stored;
}

/** They are counted for themselves. */
function withoutQuestions({ questions: _asked, ...came }: MergeDone['came']): MergeDone['came'] {
  return came;
}

/** What the file holds, held against its texts as when it is opened. */
async function mendedState(
  file: ProjectFileReader,
  fileName: string,
  time: string,
  { onProgress, step }: Pick<Merging, 'onProgress' | 'step'>,
): Promise<Result<ProjectState>> {
  const mending = new Mending(file.records, file.changes, fileName, time, step);
  let done = 0;
  for (const text of file.texts(file.namedIds)) {
    step();
    if (!text.ok) return text;
    const { starts } = divide(text.value.text, text.value.layout);
    await mending.look({ ...text.value, passages: starts.length });
    done += 1;
    onProgress(done, file.namedIds.length, 'reading');
  }
  const { records, changes } = mending.end();
  return ok({ records, changes });
}

async function textsOf(
  store: ProjectStore,
  file: ProjectFileReader,
  ids: ReadonlySet<Id>,
  step: () => void,
): Promise<Result<ReadonlyMap<Id, string>>> {
  const texts = new Map<Id, string>();
  for (const text of file.texts(file.namedIds.filter((id) => ids.has(id)))) {
    step();
    if (!text.ok) return text;
    texts.set(text.value.id, text.value.text);
  }
  for (const id of ids) {
    if (texts.has(id)) continue;
    const text = await store.text(id);
    if (!text.ok && text.error.code !== 'not-found') return text;
    if (text.ok) texts.set(id, text.value.text);
  }
  return ok(texts);
}

/** Marks are followed from text to text; what two texts share is looked for once. */
function followIn(texts: ReadonlyMap<Id, string>, step: () => void): Follow {
  const resolvers = new Map<string, ReturnType<typeof resolverBetween>>();
  return (mark, from, to) => {
    step();
    const key = `${from} ${to}`;
    const [before, after] = [texts.get(from), texts.get(to)];
    if (before === undefined || after === undefined) return { range: null, anchor: { kind: 'lost' } };
    const resolve = resolvers.get(key) ?? resolverBetween(before, after);
    resolvers.set(key, resolve);
    return resolve(mark);
  };
}

/** The texts that what came needs, and that are not here. */
function textsNeeded(act: Diff, here: ReadonlySet<Id>): ReadonlySet<Id> {
  const needed = new Set<Id>();
  for (const [table, , [, after]] of edits(act)) {
    for (const id of after ? kindOf(table).texts(after) : []) if (!here.has(id)) needed.add(id);
  }
  return needed;
}

async function putTexts(
  store: ProjectStore,
  file: ProjectFileReader,
  ids: ReadonlySet<Id>,
  step: () => void,
): Promise<Result<null>> {
  let batch: Text[] = [];
  let length = 0;
  for (const text of file.texts(file.namedIds.filter((id) => ids.has(id)))) {
    step();
    if (!text.ok) return text;
    batch.push({ ...text.value, division: divide(text.value.text, text.value.layout) });
    length += text.value.text.length;
    if (length < batchLength) continue;
    const stored = await store.putTexts(batch);
    if (!stored.ok) return stored;
    batch = [];
    length = 0;
  }
  return store.putTexts(batch);
}
