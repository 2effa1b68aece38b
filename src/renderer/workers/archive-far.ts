import { PiecedBytes } from '../../core/container/pieced-bytes.ts';
import { readProjectFile, writeProjectFile } from '../../core/exchange/project-file.ts';
import type { ProjectFileReader } from '../../core/exchange/project-file.ts';
import { Unreadable } from '../../core/exchange/unreadable.ts';
import { ZipTooLarge } from '../../core/container/zip-writer.ts';
import type { Id } from '../../core/model/id.ts';
import { namedTexts } from '../../core/model/named-texts.ts';
import type { Project, Records, Table, Text } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { divide } from '../../core/passages/divide.ts';
import { mendedKey } from '../../core/ports/archive.ts';
import type { ArchivePort, MergePhase, Mended } from '../../core/ports/archive.ts';
import { openAsStored, storedSchema } from '../store/as-stored.ts';
import { attemptKey, deleteLeftover, unpackLock } from '../store/leftover.ts';
import { deleteProjectDatabase, openProjectStore } from '../store/project-store.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { Packers } from './archive-packers.ts';
import { Conveyor } from '../../core/container/conveyor.ts';
import { Mending } from './mend-project.ts';
import { mergeFile } from './merge-file.ts';

/** Code units of text that are stored in one transaction while unpacking. */
const batchLength = 4_000_000;
/** Texts that are checked between two words about how far it is. */
const checkedAtOnce = 100;

type Progress = (done: number, of: number, merging?: MergePhase) => void;

/** The far side of project files. `onProgress` is told texts done, of all; `step` is called in the midst of long work. */
export function archive(onProgress: Progress, step: () => void = () => undefined): ArchivePort {
  let pieces: Conveyor | null = null;
  const stopping = new AbortController();
  let looked: { readonly file: ProjectFileReader; readonly project: Project; readonly fileName: string } | null = null;
  return {
    async pack(projectId, pace) {
      const stored = await openAsStored(projectId);
      if (!stored.ok) return stored;
      const whole = await stored.value.whole();
      if (!whole.ok) {
        stored.value.close();
        return whole;
      }
      pieces = new Conveyor();
      const { records, changes } = whole.value;
      // What a broken import left behind is nobody's.
      const named = namedTexts(records, changes);
      const textIds = whole.value.textIds.filter((id) => named.has(id));
      const { schema } = stored.value;
      const sizes = new Map(
        records.documents.flatMap(({ versions }) => versions.map((one) => [one.textId, one.bytes + 2 * one.length])),
      );
      const texts = textsOf(stored.value.texts(textIds, (id) => sizes.get(id) ?? unknownSize));
      const content = { program: 'Lectern', schema, records, changes, texts, textCount: textIds.length };
      const packers = new Packers();
      writeProjectFile(content, pieces.put, onProgress, pace === 'quick' ? 1 : 6, packers.pack)
        .then(pieces.end, pieces.fail)
        .finally(() => {
          packers.end();
          stored.value.close();
        });
      return ok(null);
    },

    async nextPiece() {
      if (!pieces) throw new Error('Nothing is being packed');
      try {
        return ok(await pieces.take());
      } catch (error) {
        if (error instanceof Unreadable) return error.failure;
        if (error instanceof ZipTooLarge) return fail('project-too-large', '', error.message);
        throw error;
      }
    },

    async look(pieces, fileName) {
      const file = named(readProjectFile(new PiecedBytes(pieces), undefined, step), fileName);
      if (!file.ok) return file;
      const project = file.value.records.project[0];
      if (!project) return fail('project-file-damaged', fileName, 'There is no project record');
      looked = { file: file.value, project, fileName };
      const { records, changes } = file.value;
      const changed = changes.reduce((newest, { time }) => (time > newest ? time : newest), '');
      return ok({
        ...{ id: project.id, name: project.name },
        ...{ documents: records.documents.length, annotations: records.annotations.length },
        ...(changed === '' ? {} : { changed }),
      });
    },

    async check() {
      if (!looked) throw new Error('No file was looked at');
      const { file, fileName } = looked;
      let done = 0;
      for (const text of file.texts(file.namedIds)) {
        step();
        if (!text.ok) return named(text, fileName);
        done += 1;
        if (done % checkedAtOnce === 0) onProgress(done, file.namedIds.length);
      }
      return ok(null);
    },

    async unpack(idBeside) {
      if (!looked) throw new Error('No file was looked at');
      const { file, project, fileName } = looked;
      // One file at a time, or the same one opened twice at once would be unpacked into one database.
      return navigator.locks.request(unpackLock, async () => {
        const removed = await deleteLeftover(project.id);
        if (!removed.ok) return named(removed, fileName);
        const stored = await storedSchema(project.id);
        if (!stored.ok) return stored;
        const id = stored.value === null ? project.id : idBeside;
        const filled = await fill(id, idBeside, file, fileName, onProgress, step).catch(async (error: unknown) => {
          await deleteProjectDatabase(id);
          throw error;
        });
        if (!filled.ok) {
          await deleteProjectDatabase(id);
          return named(filled, fileName);
        }
        const { name, created } = project;
        return ok({ id, name, created, oddities: filled.value });
      });
    },

    async merge(projectId, author) {
      if (!looked) throw new Error('No file was looked at');
      const { file, fileName } = looked;
      const store = await openProjectStore(projectId);
      if (!store.ok) return store;
      try {
        const merged = await mergeFile(store.value, file, {
          author,
          fileName,
          onProgress,
          step,
          signal: stopping.signal,
        });
        return merged.ok ? merged : named(merged, fileName);
      } finally {
        store.value.close();
      }
    },

    stopMerging() {
      stopping.abort();
      return Promise.resolve(ok(null));
    },
  };
}

/** How many things of it did not agree. */
async function fill(
  id: Id,
  attempt: Id,
  file: ProjectFileReader,
  fileName: string,
  onProgress: Progress,
  step: () => void,
): Promise<Result<number>> {
  const store = await openProjectStore(id);
  if (!store.ok) return store;
  try {
    await store.value.putMeta(attemptKey, attempt);
    const mending = new Mending(file.records, file.changes, fileName, new Date().toISOString(), step);
    const stored = await putTexts(store.value, file, mending, onProgress, step);
    if (!stored.ok) return stored;
    const { records, changes, mended } = mending.end();
    const told = [...mended, ...missingIn(file)];
    if (told.length > 0) await store.value.putMeta(mendedKey, told);
    const filled = await store.value.putWhole(records, changes);
    return filled.ok ? ok(told.length) : filled;
  } finally {
    store.value.close();
  }
}

async function* textsOf(texts: AsyncIterable<Result<Text>>): AsyncGenerator<Text> {
  for await (const text of texts) {
    if (!text.ok) throw new Unreadable(text);
    yield text.value;
  }
}

/** What a text counts for that no document of today names: one of the history, or of a duplicate. */
const unknownSize = 64 * 1024;

async function putTexts(
  store: ProjectStore,
  file: ProjectFileReader,
  mending: Mending,
  onProgress: Progress,
  step: () => void,
): Promise<Result<null>> {
  let batch: Text[] = [];
  let length = 0;
  let done = 0;
  const flush = async () => {
    const stored = await store.putTexts(batch);
    done += batch.length;
    batch = [];
    length = 0;
    onProgress(done, file.namedIds.length);
    return stored;
  };
  for (const text of file.texts(file.namedIds)) {
    step();
    if (!text.ok) return text;
    const division = divide(text.value.text, text.value.layout);
    await mending.look({ ...text.value, passages: division.starts.length });
    batch.push({ ...text.value, division });
    length += text.value.text.length;
    if (length < batchLength) continue;
    const stored = await flush();
    if (!stored.ok) return stored;
  }
  return flush();
}

/** The oddities of a file, each with the name of the record that it is about. */
function missingIn({ oddities, records }: ProjectFileReader): readonly Mended[] {
  const names = new Map<Table, ReadonlyMap<Id, string>>();
  return oddities.map(({ table, id, missing }) => {
    let known = names.get(table);
    if (!known) names.set(table, (known = new Map(records[table].map((one) => [one.id, nameOf(one)]))));
    return { kind: 'missing', table, name: known.get(id) ?? '', missing };
  });
}

/** What a person knows a record by; empty if it has no name of its own. */
function nameOf(record: Records[Table]): string {
  if ('quotation' in record) return record.quotation.exact;
  if ('name' in record) return record.name;
  if (!('title' in record)) return '';
  return typeof record.title === 'string' ? record.title : record.title.value;
}

/** A person knows the file by its name, not by its entries; the entry goes into the details. */
function named<T>(result: Result<T>, fileName: string): Result<T> {
  if (result.ok) return result;
  const { code, about, detail } = result.error;
  return fail(code, fileName, [about, detail].filter(Boolean).join(': '));
}
