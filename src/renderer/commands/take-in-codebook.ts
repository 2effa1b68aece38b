import { decodePlainText } from '../../core/decode/plain-text.ts';
import { codebookDoubts } from '../../core/exchange/codebook-doubts.ts';
import type { CodebookDoubt } from '../../core/exchange/codebook-doubts.ts';
import { readCodebookFile } from '../../core/exchange/codebook-rows.ts';
import type { CodebookFile } from '../../core/exchange/codebook-rows.ts';
import { readQdc } from '../../core/exchange/refi/read-codebook.ts';
import { examplesIn, takeInCodebook } from '../../core/model/codebook.ts';
import { isEmpty, sequence } from '../../core/model/diff.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { FileEntry, Host } from '../../core/ports/host.ts';
import { withTagsOfNow } from './choose-tag.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { followedSearches } from './followed-searches.ts';

/** How many entries of a codebook said something new, and what its files are called. */
export interface TakenFile {
  readonly entries: number;
  readonly name: string;
}

/** In bytes. Larger files are no codebooks, and nobody looks into them. */
const largest = 16 * 1024 * 1024;

/** Asks whether codebooks are to be taken in in spite of these. */
export type AskDoubts = (doubts: readonly CodebookDoubt[]) => Promise<boolean>;

/**
 * Lets the person pick a codebook, or its parts, and takes it in, in one act; null if they changed their mind, also when
 * they heard what is doubtful in it.
 */
export async function openCodebook(desk: Desk, goesOn: AskDoubts): Promise<Result<TakenFile | null>> {
  const picked = await desk.host.openFiles('files');
  if (!picked.ok || picked.value === null) return picked as Result<null>;
  const read = await readAll(desk.host, picked.value.id);
  if (!read.ok || read.value.length === 0) return read.ok ? ok(null) : read;
  const name = read.value.map((file) => file.name).join(', ');
  const rows = read.value.flatMap((file) => file.rows);
  const doubts = codebookDoubts(read.value, desk.store.snapshot.rows('tags'));
  if (doubts.length > 0 && !(await goesOn(doubts))) return ok(null);
  return withTagsOfNow(async () => {
    const { snapshot } = desk.store;
    const examples = examplesIn(snapshot.rows('annotations'));
    const taken = takeInCodebook(snapshot.rows('tags'), rows, () => desk.newId(), examples);
    if (isEmpty(taken.diff)) return ok({ entries: 0, name });
    const label = { verb: 'take-in-codebook', names: [name], count: taken.entries } as const;
    const stored = await desk.store.apply(sequence(taken.diff, followedSearches(desk, taken.diff)), {
      label,
      ...by(desk),
    });
    return stored.ok ? ok({ entries: taken.entries, name }) : stored;
  });
}

/** All files of a source, which is closed. One that is no codebook ends it. */
async function readAll(host: Host, sourceId: string): Promise<Result<readonly CodebookFile[]>> {
  const files: CodebookFile[] = [];
  try {
    for (;;) {
      const batch = await host.pullFiles(sourceId, largest);
      if (!batch.ok) return batch;
      for (const entry of batch.value.entries) {
        const file = fileOf(entry);
        if (!file.ok) return file;
        files.push(file.value);
      }
      if (batch.value.done) return ok(files);
    }
  } finally {
    await host.closeFiles(sourceId);
  }
}

function fileOf(entry: FileEntry): Result<CodebookFile> {
  const { path } = entry;
  if (entry.kind !== 'file') return fail(entry.problem === 'too-large' ? 'not-a-codebook' : 'unreadable', path);
  if (entry.bytes.length > largest) return fail('not-a-codebook', path);
  if (/\.(?:qdc|xml)$/iu.test(path)) return readQdc(entry.bytes, path);
  const decoded = decodePlainText(entry.bytes);
  return decoded.ok ? readCodebookFile(decoded.value.text, path) : fail('not-a-codebook', path);
}
