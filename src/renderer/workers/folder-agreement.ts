import { leastLikeness, likeness, shinglesOf } from '../../core/anchor/likeness.ts';
import { currentVersion } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { FileEntry } from '../../core/ports/host.ts';
import type { FolderAgreement } from '../../core/ports/ingest.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { sha256 } from './hash.ts';
import type { KnownTexts } from './known-texts.ts';
import { readFileSafely } from './read-file.ts';

/** Compares files with what stands at their paths in a folder that was imported. */
export async function agreementWith(
  store: ProjectStore,
  known: KnownTexts,
  folder: string,
  entries: readonly FileEntry[],
  step: () => void,
): Promise<Result<FolderAgreement>> {
  let [all, same, like] = [0, 0, 0];
  for (const entry of entries) {
    if (entry.kind !== 'file') continue;
    const there = known.at(folder, entry.path);
    const byteHash = await sha256(entry.bytes);
    const moved = known.withBytes(byteHash);
    all += 1;
    // The same text elsewhere in the folder tells as much as one at its place.
    if (moved && known.isIn(folder, moved)) same += 1;
    else if (await isLikeOneOf(store, there, entry, step)) like += 1;
  }
  return ok({ all, same, like });
}

async function isLikeOneOf(
  store: ProjectStore,
  there: ReturnType<KnownTexts['at']>,
  entry: FileEntry,
  step: () => void,
): Promise<boolean> {
  const read = await readFileSafely(entry, step);
  if (read.kind !== 'text') return false;
  const shingles = shinglesOf(read.stored.text);
  for (const document of there) {
    const text = await store.text(currentVersion(document).textId);
    if (text.ok && likeness(shingles, shinglesOf(text.value.text)) >= leastLikeness) return true;
  }
  return false;
}
