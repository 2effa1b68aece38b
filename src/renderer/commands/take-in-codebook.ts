import { decodePlainText } from '../../core/decode/plain-text.ts';
import { readCodebook } from '../../core/exchange/codebook-rows.ts';
import { examplesIn, takeInCodebook } from '../../core/model/codebook.ts';
import type { CodebookRow } from '../../core/model/codebook.ts';
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

/** Lets the person pick a codebook, or its parts, and takes it in, in one act; null if they changed their mind. */
export async function openCodebook(desk: Desk): Promise<Result<TakenFile | null>> {
  const picked = await desk.host.openFiles('files');
  if (!picked.ok || picked.value === null) return picked as Result<null>;
  const read = await readAll(desk.host, picked.value.id);
  if (!read.ok || read.value.names.length === 0) return read.ok ? ok(null) : read;
  const name = read.value.names.join(', ');
  return withTagsOfNow(async () => {
    const { snapshot } = desk.store;
    const examples = examplesIn(snapshot.rows('annotations'));
    const taken = takeInCodebook(snapshot.rows('tags'), read.value.rows, () => desk.newId(), examples);
    if (isEmpty(taken.diff)) return ok({ entries: 0, name });
    const label = { verb: 'take-in-codebook', names: [name], count: taken.entries } as const;
    const stored = await desk.store.apply(sequence(taken.diff, followedSearches(desk, taken.diff)), {
      label,
      ...by(desk),
    });
    return stored.ok ? ok({ entries: taken.entries, name }) : stored;
  });
}

interface ReadCodebook {
  readonly names: readonly string[];
  readonly rows: readonly CodebookRow[];
}

/** The rows of all files of a source, which is closed. One that is no codebook ends it. */
async function readAll(host: Host, sourceId: string): Promise<Result<ReadCodebook>> {
  const names: string[] = [];
  const parts: (readonly CodebookRow[])[] = [];
  try {
    for (;;) {
      const batch = await host.pullFiles(sourceId, largest);
      if (!batch.ok) return batch;
      for (const entry of batch.value.entries) {
        const rows = rowsOf(entry);
        if (!rows.ok) return rows;
        names.push(entry.path);
        parts.push(rows.value);
      }
      if (batch.value.done) return ok({ names, rows: parts.flat() });
    }
  } finally {
    await host.closeFiles(sourceId);
  }
}

function rowsOf(entry: FileEntry): Result<readonly CodebookRow[]> {
  const { path } = entry;
  if (entry.kind !== 'file') return fail(entry.problem === 'too-large' ? 'not-a-codebook' : 'unreadable', path);
  if (entry.bytes.length > largest) return fail('not-a-codebook', path);
  const decoded = decodePlainText(entry.bytes);
  return decoded.ok ? readCodebook(decoded.value.text, path) : fail('not-a-codebook', path);
}
