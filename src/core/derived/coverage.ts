import type { Id } from '../model/id.ts';
import type { Document } from '../model/records.ts';
import { currentVersion } from '../model/records.ts';
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

  setDocuments(documents: Iterable<Document>): void {
    this.states.clear();
    this.missing.clear();
    for (const document of documents) this.setDocument(document.id, document);
  }

  /** Null: it was removed. */
  setDocument(id: Id, document: Document | null): void {
    if (document) this.states.set(id, stateOfDocument(document));
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

function stateOfDocument(document: Document): string {
  const { number, textId } = currentVersion(document);
  return stateOfEntry({ documentId: document.id, version: number, textId, language: document.language });
}

function stateOfEntry({ documentId, version, textId, language }: SourceState): string {
  return `${documentId} ${version} ${textId} ${language}`;
}
