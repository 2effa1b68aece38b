import type { Chosen } from '../model/chosen.ts';
import { removed, sequenceOf, updated } from '../model/diff.ts';
import type { Diff } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import { currentVersion } from '../model/records.ts';
import type { Annotation, Document, Guess, Note } from '../model/records.ts';
import { readdress } from './readdress.ts';
import type { Decided } from './readdress.ts';

// An import made a document of a file, and then it showed that the file is a newer text of another document. The one
// goes into the other, and nothing that a person did on either is lost.

/** The document with the older versions of the one that joins it behind its own: a mark in one of them stays where it is. */
export function withVersionsOf(document: Document, joined: Document): Document {
  const numbers = numbersIn(document, joined);
  const earlier = joined.versions.slice(0, -1).map((one) => ({ ...one, number: numbers.get(one.number)! }));
  return { ...document, versions: [...document.versions, ...earlier] };
}

/** By the numbers of the versions that join a document, what they are in it. Between the old ones there may be gaps. */
function numbersIn(document: Document, joined: Document): ReadonlyMap<number, number> {
  const { number: last } = currentVersion(document);
  return new Map(joined.versions.map(({ number }, at) => [number, last + 1 + at]));
}

/**
 * Makes the text of one document the next version of another, at its path, and removes the one. `renewed` gives
 * `withVersionsOf` of the two that version; `chosen` is what a person chose about the one that joins, `annotations` are
 * on it, `notes` and `decided` are all of the project.
 */
export function join(
  document: Document,
  joined: Document,
  renewed: Diff,
  chosen: Chosen,
  annotations: readonly Annotation[],
  notes: readonly Note[],
  decided: Decided,
): { readonly diff: Diff; readonly version: number } {
  const between = withVersionsOf(document, joined);
  const numbers = numbersIn(document, joined);
  const after = renewed.documents?.[document.id]?.[1] ?? between;
  const onJoined = annotations.map((annotation) =>
    updated('annotations', annotation, {
      ...annotation,
      documentId: document.id,
      version: numbers.get(annotation.version)!,
    }),
  );
  const aboutJoined = notes
    .filter(({ about }) => about.kind === 'document' && about.id === joined.id)
    .map((note) => updated('notes', note, { ...note, about: { kind: 'document', id: document.id } }));
  const diff = sequenceOf([
    updated('documents', document, between),
    renewed,
    updated('documents', after, withWhatWasEntered(after, joined, chosen)),
    ...onJoined,
    ...aboutJoined,
    readdress(decided, joined.id, document.id, numbers),
    removed('documents', joined),
  ]);
  return { diff, version: currentVersion(after).number };
}

/**
 * What a person entered on the new document is newer than what they had entered on the old one. A value that they took
 * away there was a guess, and only a guess goes with it.
 */
function withWhatWasEntered(document: Document, joined: Document, chosen: Chosen): Document {
  const isEntered = ([, { origin }]: [Id, Guess]) => origin.kind === 'person';
  const kept = Object.entries(document.attributes).filter((one) => isEntered(one) || !chosen.emptied.has(one[0]));
  const entered = Object.entries(joined.attributes).filter(isEntered);
  return {
    ...document,
    path: joined.path,
    title: joined.title.origin.kind === 'person' ? joined.title : document.title,
    attributes: Object.fromEntries([...kept, ...entered]),
    language: chosen.language ? joined.language : document.language,
  };
}
