import type { Id } from '../../core/model/id.ts';
import type { Text } from '../../core/model/records.ts';
import type { Result } from '../../core/model/result.ts';
import { ok } from '../../core/model/result.ts';
import { asDividedNow } from '../../core/passages/divide.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** A stored text, of whatever version of a document, as `dividedNow` gives it. */
export async function readDividedText(store: ProjectStore, textId: Id): Promise<Result<Text>> {
  const stored = await store.text(textId);
  return stored.ok ? ok(await dividedNow(store, stored.value)) : stored;
}

/** A text that was read. Its division, if by older rules, is made again and stored. */
export async function dividedNow(store: ProjectStore, stored: Text): Promise<Text> {
  const text = asDividedNow(stored);
  // Without room for it, it is made again the next time.
  if (text !== stored) await store.putDivision(text);
  return text;
}
