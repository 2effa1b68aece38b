import { decodePlainText } from '../../core/decode/plain-text.ts';
import { readCodebook } from '../../core/exchange/codebook-rows.ts';
import { takeInCodebook } from '../../core/model/codebook.ts';
import { isEmpty, sequence } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { FileEntry, Host } from '../../core/ports/host.ts';
import { withTagsOfNow } from './choose-tag.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { followedSearches } from './followed-searches.ts';

/** How many entries of a codebook said something new, and what its file is called. */
export interface TakenFile {
  readonly entries: number;
  readonly name: string;
}

/** Larger files are no codebooks. */
const largest = 16 * 1024 * 1024;

/** Lets the person pick a codebook and takes it in, in one act; null if they changed their mind. */
export async function openCodebook(desk: Desk): Promise<Result<TakenFile | null>> {
  const file = await pickedFile(desk.host);
  if (!file.ok || file.value === null) return file as Result<null>;
  const { name, bytes } = file.value;
  const decoded = decodePlainText(bytes);
  if (!decoded.ok) return fail('not-a-codebook', name);
  const rows = readCodebook(decoded.value.text, name);
  if (!rows.ok) return rows;
  return withTagsOfNow(async () => {
    const { snapshot } = desk.store;
    const taken = takeInCodebook(snapshot.rows('tags'), rows.value, () => desk.newId(), exampleIn(desk));
    if (isEmpty(taken.diff)) return ok({ entries: 0, name });
    const label = { verb: 'take-in-codebook', names: [name], count: taken.entries } as const;
    const stored = await desk.store.apply(sequence(taken.diff, followedSearches(desk, taken.diff)), {
      label,
      ...by(desk),
    });
    return stored.ok ? ok({ entries: taken.entries, name }) : stored;
  });
}

/** Finds the first annotation of a tag that has these words. */
function exampleIn({ store: { snapshot } }: Desk): (tagId: Id, words: string) => Id | null {
  const plain = (words: string) => words.replace(/\s+/gu, ' ').trim();
  let byWords: Map<string, Id> | null = null;
  return (tagId, words) => {
    if (!byWords) {
      byWords = new Map();
      for (const { id, tagIds, quotation } of snapshot.rows('annotations').values()) {
        for (const own of tagIds) {
          const key = `${own} ${plain(quotation.exact)}`;
          if (!byWords.has(key)) byWords.set(key, id);
        }
      }
    }
    return byWords.get(`${tagId} ${plain(words)}`) ?? null;
  };
}

async function pickedFile(
  host: Host,
): Promise<Result<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null>> {
  const picked = await host.openFiles('files');
  if (!picked.ok || picked.value === null) return picked as Result<null>;
  try {
    const batch = await host.pullFiles(picked.value.id, largest);
    if (!batch.ok) return batch;
    const [entry] = batch.value.entries as readonly (FileEntry | undefined)[];
    if (!entry) return ok(null);
    if (entry.kind !== 'file') return fail('unreadable', entry.path);
    return ok({ name: entry.path, bytes: entry.bytes });
  } finally {
    await host.closeFiles(picked.value.id);
  }
}
