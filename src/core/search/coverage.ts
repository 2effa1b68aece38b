import type { Id } from '../model/id.ts';
import type { Document } from '../model/records.ts';
import { currentVersion } from '../model/records.ts';
import type { Segment, SegmentDocument } from './segment/segment.ts';

/**
 * Which documents are in no segment as they are now: told of every document and segment that comes or goes, it never
 * has to look through all of them. What a segment holds is forgotten with the segment, so that a document which was
 * left out of a merge and then brought back waits again.
 */
export class Coverage {
  private readonly states = new Map<Id, string>();
  /** In how many segments each state of a document is. */
  private readonly held = new Map<string, number>();
  private readonly missing = new Set<Id>();

  /** The documents that must be indexed. */
  get waiting(): ReadonlySet<Id> {
    return this.missing;
  }

  /** Whether a segment's entry is what its document is now. */
  isCurrent(entry: SegmentDocument): boolean {
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

  addSegment({ documents }: Segment): void {
    for (const entry of documents) {
      const state = stateOfEntry(entry);
      this.held.set(state, (this.held.get(state) ?? 0) + 1);
      this.look(entry.documentId);
    }
  }

  removeSegment({ documents }: Segment): void {
    for (const entry of documents) {
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

function stateOfEntry({ documentId, version, textId, language }: Omit<SegmentDocument, 'passages'>): string {
  return `${documentId} ${version} ${textId} ${language}`;
}
