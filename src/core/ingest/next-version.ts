import { resolverBetween } from '../anchor/resolve.ts';
import { carryOver } from '../model/annotations.ts';
import type { Chosen } from '../model/chosen.ts';
import { sequenceOf, updated } from '../model/diff.ts';
import type { Diff } from '../model/diff.ts';
import { addVersion } from '../model/documents.ts';
import { keptAside } from '../model/doubts.ts';
import type { Facts } from '../model/documents.ts';
import { currentVersion } from '../model/records.ts';
import type { Annotation, Document, DocumentVersion } from '../model/records.ts';

/** A text that becomes the next of a document, and what it says about itself. */
export interface NextText {
  readonly version: DocumentVersion;
  readonly text: string;
  readonly facts: Facts;
}

/** The numbers of the versions whose texts are needed to follow a document's annotations into its next version. */
export function versionsFollowed(document: Document, annotations: readonly Annotation[]): ReadonlySet<number> {
  return new Set([currentVersion(document).number, ...annotations.map(({ version }) => version)]);
}

/**
 * Gives a document its next version, and places its annotations in it; what cannot be found is kept as lost. `texts` are
 * those of `versionsFollowed`, by their numbers; an annotation without one cannot be followed, and is lost. What a person
 * set aside stays so.
 */
export function nextVersion(
  document: Document,
  annotations: readonly Annotation[],
  texts: ReadonlyMap<number, string>,
  { version, text, facts }: NextText,
  chosen: Chosen,
): Diff {
  const next = { ...version, number: currentVersion(document).number + 1 };
  const resolvers = new Map([...texts].map(([number, before]) => [number, resolverBetween(before, text)]));
  const carried = annotations.flatMap((annotation): Diff[] => {
    const resolved = () => resolvers.get(annotation.version)?.(annotation) ?? lostAnchor;
    const after =
      keptAside(annotation, document, next.number) ?? carryOver(annotation, resolved(), next.number, next.imported);
    return after === annotation ? [] : [updated('annotations', annotation, after)];
  });
  return sequenceOf([addVersion(document, next, chosen, facts), ...carried]);
}

const lostAnchor = { range: null, anchor: { kind: 'lost' } } as const;
