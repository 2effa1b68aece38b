import { readProjectFile, writeProjectFile } from '../../core/exchange/project-file.ts';
import type { Text } from '../../core/model/records.ts';
import { fail, must, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { divide } from '../../core/passages/divide.ts';
import type { ArchivePort } from '../../core/ports/archive.ts';
import { openProjectStore } from '../store/project-store.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** Code units of text that are stored in one transaction while unpacking. */
const batchLength = 4_000_000;

/** The far side of project files. `onProgress` is told texts done, of all. */
export function archive(onProgress: (done: number, of: number) => void): ArchivePort {
  return {
    async pack(projectId) {
      const store = await openProjectStore(projectId);
      if (!store.ok) return store;
      try {
        const whole = await store.value.whole();
        if (!whole.ok) return whole;
        const { records, changes, textIds } = whole.value;
        const pieces: Uint8Array<ArrayBuffer>[] = [];
        await writeProjectFile(
          {
            program: 'Lectern',
            records,
            changes,
            texts: textsOf(store.value, textIds),
            textCount: textIds.length,
          },
          async (bytes) => void pieces.push(bytes),
          onProgress,
        );
        return ok({ pieces });
      } finally {
        store.value.close();
      }
    },

    async unpack(bytes, fileName, projectId) {
      const file = named(readProjectFile(bytes), fileName);
      if (!file.ok) return file;
      const project = file.value.records.project[0];
      if (!project) return fail('project-file-damaged', fileName, 'There is no project record');
      const store = await openProjectStore(projectId);
      if (!store.ok) return store;
      try {
        const stored = await putTexts(store.value, file.value.texts(), file.value.textIds.length, onProgress);
        if (!stored.ok) return named(stored, fileName);
        const filled = await store.value.putWhole(file.value.records, file.value.changes);
        if (!filled.ok) return filled;
        return ok({ name: project.name, created: project.created, oddities: file.value.oddities.length });
      } finally {
        store.value.close();
      }
    },

    async peek(bytes, fileName) {
      const file = named(readProjectFile(bytes), fileName);
      if (!file.ok) return file;
      const project = file.value.records.project[0];
      return project
        ? ok({ projectId: project.id })
        : fail('project-file-damaged', fileName, 'There is no project record');
    },
  };
}

async function* textsOf(store: ProjectStore, ids: readonly string[]): AsyncGenerator<Text> {
  // A text that is listed and cannot be read would make a file that looks whole; better none.
  for (const id of ids) yield must(await store.text(id));
}

async function putTexts(
  store: ProjectStore,
  texts: Iterable<Result<{ id: string; bytes: Uint8Array<ArrayBuffer>; text: string }>>,
  of: number,
  onProgress: (done: number, of: number) => void,
): Promise<Result<null>> {
  let batch: Text[] = [];
  let length = 0;
  let done = 0;
  const flush = async () => {
    const stored = await store.putTexts(batch);
    done += batch.length;
    batch = [];
    length = 0;
    onProgress(done, of);
    return stored;
  };
  for (const text of texts) {
    if (!text.ok) return text;
    batch.push({ ...text.value, division: divide(text.value.text) });
    length += text.value.text.length;
    if (length < batchLength) continue;
    const stored = await flush();
    if (!stored.ok) return stored;
  }
  return flush();
}

/** A person knows the file by its name, not by its entries; the entry goes into the details. */
function named<T>(result: Result<T>, fileName: string): Result<T> {
  if (result.ok) return result;
  const { code, about, detail } = result.error;
  return fail(code, fileName, [about, detail].filter(Boolean).join(': '));
}
