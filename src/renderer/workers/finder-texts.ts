import type { Id } from '../../core/model/id.ts';
import type { Failure } from '../../core/model/result.ts';
import type { ReadText } from '../../core/search/question.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { TextShelf } from './text-shelf.ts';

/** A text could not be read; thrown through the index, which knows nothing of databases, to whoever asked it. */
export class TextUnreadable extends Error {
  constructor(readonly failure: Failure) {
    super(`${failure.error.code}: ${failure.error.about}`);
  }
}

/** Reads texts for answers, keeps the last ones at hand, and asks for none twice at a time. */
export function readTextsOf(store: ProjectStore, capacity: number): ReadText {
  const shelf = new TextShelf(capacity);
  const underWay = new Map<Id, Promise<string>>();
  const read = async (textId: Id): Promise<string> => {
    try {
      const stored = await store.text(textId);
      if (!stored.ok) throw new TextUnreadable(stored);
      shelf.put(textId, stored.value.text);
      return stored.value.text;
    } finally {
      underWay.delete(textId);
    }
  };
  // A text never changes under its id, so it can be kept whatever happens to the documents.
  return async (_documentId, _version, textId) => {
    const kept = shelf.get(textId);
    if (kept !== undefined) return kept;
    let reading = underWay.get(textId);
    if (!reading) underWay.set(textId, (reading = read(textId)));
    return reading;
  };
}
