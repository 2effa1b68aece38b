import type { Id } from '../model/id.ts';
import type { Document } from '../model/records.ts';
import type { SourceState } from './derivation.ts';

/**
 * Which documents are in no part as they are now: told of every document and part that comes or goes, it never has to
 * look through all of them. What a part holds is forgotten with the part, so that a document which was
 * left out of a merge and then brought back waits again.
 */
export class Coverage {
  private readonly states = new Map<Id, string>();
  /** In how many parts each state of a document is. */
  private readonly held = new Map<string, number>();
  private readonly missing = new Set<Id>();

  /** The documents of which something must be made. */
  get waiting(): ReadonlySet<Id> {
    return this.missing;
  }

  /** Whether a part's entry is what its document is now. */
  isCurrent(entry: SourceState): boolean {
    return this.states.get(entry.documentId) === stateOfEntry(entry);
  }

  setDocuments(documents: Iterable<Document>, furnished: ReadonlyMap<Id, string>): void {
    this.states.clear();
    this.missing.clear();
    for (const document of documents) this.setDocument(document.id, document, furnished.get(document.id));
  }

  /** Null: it was removed. `furnished` as in SourceState. */
  setDocument(id: Id, document: Document | null, furnished: string | undefined): void {
    if (document) this.states.set(id, stateOfDocument(document, furnished));
    else this.states.delete(id);
    this.look(id);
  }

  addPart(holds: readonly SourceState[]): void {
    for (const entry of holds) {
      const state = stateOfEntry(entry);
      this.held.set(state, (this.held.get(state) ?? 0) + 1);
      this.look(entry.documentId);
    }
  }

  removePart(holds: readonly SourceState[]): void {
    for (const entry of holds) {
      const state = stateOfEntry(entry);
      const times = this.held.get(state)! - 1;
      if (times > 0) this.held.set(state, times);
      else this.held.delete(state);
      this.look(entry.documentId);
    }
  }

  private look(id: Id): void {
    const state = this.states.get(id);
    if (state === undefined || this.held.has(state)) this.missing.delete(id);
    else this.missing.add(id);
  }
}

function stateOfDocument({ id: documentId, language, versions }: Document, furnished: string | undefined): string {
  const { number: version, textId } = versions.at(-1)!;
  return stateOfEntry({ documentId, version, textId, language, ...(furnished !== undefined && { furnished }) });
}

function stateOfEntry({ documentId, version, textId, language, furnished = '' }: SourceState): string {
  return `${documentId} ${version} ${textId} ${language} ${furnished}`;
}
