import type { Id } from '../../core/model/id.ts';
import type { Text } from '../../core/model/records.ts';
import type { Result } from '../../core/model/result.ts';
import { ok } from '../../core/model/result.ts';
import { asDividedNow } from '../../core/passages/divide.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** A stored text, of whatever version of a document. Its division, if by older rules, is made again and stored. */
export async function readDividedText(store: ProjectStore, textId: Id): Promise<Result<Text>> {
  const stored = await store.text(textId);
  if (!stored.ok) return stored;
  const text = asDividedNow(stored.value);
  // Without room for it, it is made again the next time.
  if (text !== stored.value) await store.putDivision(text);
  return ok(text);
}
