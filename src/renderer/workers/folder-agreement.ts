import { leastLikeness, likeness, shinglesOf } from '../../core/anchor/likeness.ts';
import { currentVersion } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { FileEntry } from '../../core/ports/host.ts';
import type { FolderAgreement } from '../../core/ports/ingest.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { sha256 } from './hash.ts';
import type { KnownTexts } from './known-texts.ts';
import { rulesOf } from './keep-reading.ts';
import { readFileSafely } from './read-file.ts';
import type { ReadText } from './read-file.ts';

/** Compares files with what stands at their paths in a folder that was imported. */
export async function agreementWith(
  store: ProjectStore,
  known: KnownTexts,
  folder: string,
  entries: readonly FileEntry[],
  step: () => void,
): Promise<Result<FolderAgreement>> {
  let [all, same, like] = [0, 0, 0];
  const rules = await rulesOf(store, folder, '');
  for (const entry of entries) {
    if (entry.kind !== 'file') continue;
    const isKnown = (byteHash: string) => {
      const moved = known.withBytes(byteHash);
      return moved !== undefined && known.isIn(folder, moved);
    };
    all += 1;
    // The same text elsewhere in the folder tells as much as one at its place.
    if (isKnown(await sha256(entry.bytes))) {
      same += 1;
      continue;
    }
    const texts = (await readFileSafely(entry, step, rules)).filter((read) => read.kind === 'text');
    // A file of many texts is the same if one of them is: others may have come to it.
    if (texts.length > 1 && texts.some(({ version }) => isKnown(version.byteHash))) same += 1;
    else if (await anyOf(texts, ({ path, stored }) => isLikeOneOf(store, known.at(folder, path), stored.text)))
      like += 1;
  }
  return ok({ all, same, like });
}

async function anyOf(texts: readonly ReadText[], holds: (text: ReadText) => Promise<boolean>): Promise<boolean> {
  for (const text of texts) if (await holds(text)) return true;
  return false;
}

async function isLikeOneOf(store: ProjectStore, there: ReturnType<KnownTexts['at']>, words: string): Promise<boolean> {
  if (there.length === 0) return false;
  const shingles = shinglesOf(words);
  for (const document of there) {
    const text = await store.text(currentVersion(document).textId);
    if (text.ok && likeness(shingles, shinglesOf(text.value.text)) >= leastLikeness) return true;
  }
  return false;
}
