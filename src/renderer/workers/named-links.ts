import type { Annotation, Note, Tag } from '../../core/model/records.ts';
import { documentNames } from '../../core/model/shown-name.ts';
import { LinkNames } from '../../core/notes/names.ts';
import { withNames } from '../../core/notes/readable.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** What holds Markdown, with names in the place of links: who reads an export has not the project. */
export function withNamedLinks(snapshot: Snapshot): {
  readonly annotations: readonly Annotation[];
  readonly notes: readonly Note[];
  readonly tags: readonly Tag[];
} {
  const documents = snapshot.rows('documents');
  const names = new LinkNames({
    documents,
    documentNames: documentNames(documents.values()),
    tags: snapshot.rows('tags'),
    notes: snapshot.rows('notes'),
    annotations: snapshot.rows('annotations'),
  });
  const named = (markdown: string) => withNames(markdown, names);
  return {
    annotations: Array.from(snapshot.rows('annotations').values(), (one) =>
      one.note.includes('[[') ? { ...one, note: named(one.note) } : one,
    ),
    notes: Array.from(snapshot.rows('notes').values(), (one) =>
      one.body.includes('[[') ? { ...one, body: named(one.body) } : one,
    ),
    tags: Array.from(snapshot.rows('tags').values(), (one) => namedEntry(one, named)),
  };
}

function namedEntry(tag: Tag, named: (markdown: string) => string): Tag {
  const { description, when, whenNot } = tag;
  if (![description, when, whenNot].some((words) => words?.includes('[['))) return tag;
  return {
    ...tag,
    description: named(description),
    ...(when === undefined ? {} : { when: named(when) }),
    ...(whenNot === undefined ? {} : { whenNot: named(whenNot) }),
  };
}
