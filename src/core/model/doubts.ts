import type { Id } from './id.ts';
import { currentVersion } from './records.ts';
import type { AnchorState, Annotation, Document, Quotation, Range } from './records.ts';

// Annotations that a person is to look at since their text changed, and what can be done with them. The words that an
// annotation quotes are never other words until a person says so.

/**
 * `changed`: it stands at words that are only like its own. `lost`: its words were not found. `aside`: a person said that
 * it stands nowhere in the text of now.
 */
export type Doubt = 'changed' | 'lost' | 'aside';

/** In the order in which they are listed. */
export const doubts: readonly Doubt[] = ['changed', 'lost', 'aside'];

/** Why a person is to look at an annotation; null where it stands at its own words. At no words there is nothing to accept. */
export function doubtOf({ version, anchor, from, to }: Annotation, document: Document): Doubt | null {
  const isOfNow = version === currentVersion(document).number;
  if (anchor.kind === 'lost') return isOfNow ? 'aside' : 'lost';
  if (!isOfNow) return 'lost';
  if (anchor.kind !== 'approximate') return null;
  return from === to ? 'lost' : 'changed';
}

/** The annotations to look at, by why, in the order in which `annotations` come. Those of documents that are gone are left out. */
export function inDoubt(
  annotations: Iterable<Annotation>,
  documents: ReadonlyMap<Id, Document>,
): Readonly<Record<Doubt, readonly Annotation[]>> {
  const found: Record<Doubt, Annotation[]> = { changed: [], lost: [], aside: [] };
  for (const annotation of annotations) {
    const document = documents.get(annotation.documentId);
    const doubt = document && doubtOf(annotation, document);
    if (doubt) found[doubt].push(annotation);
  }
  return found;
}

/**
 * How many wait for a person: what was set aside waits for nobody. It is counted after every act over all that a project
 * has, nearly all of which stands where it stood, many of one document after another.
 */
export function countInDoubt(annotations: Iterable<Annotation>, documents: ReadonlyMap<Id, Document>): number {
  let count = 0;
  let document: Document | undefined;
  let newest = 0;
  for (const annotation of annotations) {
    if (annotation.documentId !== document?.id) {
      document = documents.get(annotation.documentId);
      newest = document ? currentVersion(document).number : 0;
    }
    const { kind } = annotation.anchor;
    if (!document || (annotation.version === newest && (kind === 'exact' || kind === 'moved'))) continue;
    const doubt = doubtOf(annotation, document);
    if (doubt === 'changed' || doubt === 'lost') count += 1;
  }
  return count;
}

/** It stands at these words of a version of its text, which are what it quotes from then on. */
export function placedOn(
  annotation: Annotation,
  { from, to, version, quotation }: Range & { readonly version: number; readonly quotation: Quotation },
  time: string,
): Annotation {
  return { ...annotation, from, to, version, quotation, anchor: { kind: 'exact' }, changed: time };
}

/** It has no place in this version, which is the text of now, nor in later ones until a person brings it back. */
export function setAside(annotation: Annotation, version: number, time: string): Annotation {
  return { ...annotation, version, anchor: { kind: 'lost' }, changed: time };
}

/** One that was set aside stays so in the next version of its text. */
export function keptAside(annotation: Annotation, document: Document, next: number): Annotation | null {
  return doubtOf(annotation, document) === 'aside' ? { ...annotation, version: next } : null;
}

/** Where it stands again that was set aside, in which version, and how surely. */
export function broughtBack(
  annotation: Annotation,
  { range, version, anchor }: { readonly range: Range; readonly version: number; readonly anchor: AnchorState },
  time: string,
): Annotation {
  return { ...annotation, from: range.from, to: range.to, version, anchor, changed: time };
}
