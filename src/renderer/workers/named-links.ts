import type { ExportOptions } from '../../core/exchange/exporter.ts';
import { plainLine } from '../../core/text/markdown-text.ts';
import type { Linked } from '../../core/exchange/link-lines.ts';
import type { Mask } from '../../core/exchange/mask.ts';
import { maskedRecords } from '../../core/exchange/masked-evidence.ts';
import type { Rows } from '../../core/model/cascade.ts';
import { peopleIn } from '../../core/model/people.ts';
import type { People } from '../../core/model/people.ts';
import type { Annotation, Link, LinkEnd, Note, Tag } from '../../core/model/records.ts';
import { documentNames } from '../../core/model/shown-name.ts';
import { bindNames, replaced } from '../../core/notes/bind.ts';
import { linksIn } from '../../core/notes/links.ts';
import { LinkNames } from '../../core/notes/names.ts';
import { linkName, withNames } from '../../core/notes/readable.ts';

/**
 * What becomes of the links of notes: names stand in their place, or they stay what they are; `bound`: they stay, and
 * what was only typed becomes a link to what it means now, so that it leads there when the name is replaced.
 */
export type LinksOfNotes = 'named' | 'kept' | 'bound';

/**
 * What holds Markdown, with names in the place of links, and people as they are called now: who reads an export has
 * not the project.
 */
export function withNamedLinks(
  snapshot: Rows,
  become: LinksOfNotes = 'named',
): {
  readonly annotations: readonly Annotation[];
  readonly notes: readonly Note[];
  readonly tags: readonly Tag[];
  readonly links: readonly Link[];
} {
  const names = linkNamesIn(snapshot);
  const named = (markdown: string): string => {
    if (become === 'kept') return markdown;
    return become === 'named' ? withNames(markdown, names) : replaced(markdown, bindNames(markdown, names));
  };
  const people = peopleIn(snapshot);
  return {
    annotations: Array.from(snapshot.rows('annotations').values(), (one) =>
      codedBy(signedBy(one.note.includes('[[') ? { ...one, note: named(one.note) } : one, people), people),
    ),
    notes: Array.from(snapshot.rows('notes').values(), (one) =>
      signedBy(one.body.includes('[[') ? { ...one, body: named(one.body) } : one, people),
    ),
    tags: Array.from(snapshot.rows('tags').values(), (one) => namedEntry(one, named)),
    links: Array.from(snapshot.rows('links').values(), (one) =>
      signedBy(one.note.includes('[[') ? { ...one, note: named(one.note) } : one, people),
    ),
  };
}

/** What is needed to say of marks what they are linked with: of a mark its first words and where they stand. Its names are masked. */
export function linkedIn(snapshot: Rows, links: readonly Link[], mask: Mask | null): Linked {
  const names = linkNamesIn(snapshot, mask);
  return { links, relations: snapshot.rows('relations'), nameOf };

  function nameOf({ kind, id }: LinkEnd): string | null {
    if (kind === 'claim') {
      const wording = snapshot.rows('claims').get(id)?.wording;
      return wording === undefined ? null : (mask?.(wording) ?? wording);
    }
    if (kind !== 'annotation') return names.nameOf({ kind, id });
    const words = names.nameOf({ kind: 'mark', id });
    return words === null ? null : `“${words}”, ${names.sourceOf(id)?.name ?? ''}`;
  }
}

/** What the links of notes are called. */
function linkNamesIn(snapshot: Rows, mask: Mask | null = null): LinkNames {
  const stored = {
    documents: snapshot.rows('documents'),
    tags: snapshot.rows('tags'),
    notes: snapshot.rows('notes'),
    annotations: snapshot.rows('annotations'),
  };
  const named = mask === null ? stored : maskedRecords(stored, mask);
  return new LinkNames({ ...named, documentNames: documentNames(named.documents.values()) });
}

/** Writes links otherwise, for a format in which they lead somewhere; names that were only typed mean what they mean in a note. */
export function linkWriter(snapshot: Rows, mask: Mask | null = null): NonNullable<ExportOptions['linked']> {
  const names = linkNamesIn(snapshot, mask);
  return (markdown, to) => {
    const written = linksIn(markdown).flatMap((link) => {
      const target = link.target ? names.present(link.target) : names.meant(link.name);
      if (!target && !link.target) return [];
      const name = linkName(link, names);
      return [{ from: link.from, to: link.to, insert: (target && to({ ...target, name })) ?? plainLine(name) }];
    });
    return replaced(markdown, written);
  };
}

/** The record with the name that whoever made it has now. */
function signedBy<R extends { readonly author: string }>(record: R, people: People): R {
  const author = people.nameOf(record.author);
  return author === record.author ? record : { ...record, author };
}

/** The mark with the names of now of those who put its tags on. */
function codedBy(annotation: Annotation, people: People): Annotation {
  const { taggedBy } = annotation;
  if (taggedBy === undefined) return annotation;
  const codings = Object.entries(taggedBy).map(([tagId, coding]) => [tagId, signedBy(coding, people)] as const);
  return { ...annotation, taggedBy: Object.fromEntries(codings) };
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
