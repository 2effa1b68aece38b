import { endKey, linksByEnd, seenFrom } from '../model/links.ts';
import type { Id } from '../model/id.ts';
import { inOneLine } from '../model/one-line.ts';
import type { Annotation, Link, LinkEnd, Relation } from '../model/records.ts';

/** What is needed to say of a mark what it is linked with. */
export interface Linked {
  readonly links: Iterable<Link>;
  readonly relations: ReadonlyMap<Id, Relation>;
  /** What an end is called, and where it stands; null where it is gone. */
  nameOf(end: LinkEnd): string | null;
}

const signs = { out: '→', in: '←', both: '↔' } as const;

/**
 * The marks with their links below their notes, a line each: `→ contradicts: “came at dawn”, The ferry`. For reports, which
 * are read by people.
 */
export function withLinkLines(
  annotations: readonly Annotation[],
  { links, relations, nameOf }: Linked,
): readonly Annotation[] {
  const byEnd = linksByEnd(links);
  if (byEnd.size === 0) return annotations;
  return annotations.map((annotation) => {
    const end = { kind: 'annotation', id: annotation.id } as const;
    const lines = (byEnd.get(endKey(end)) ?? []).flatMap((link) => {
      const { other, way, relation } = seenFrom(end, link, relations);
      const name = nameOf(other);
      if (name === null) return [];
      const said = [
        signs[way],
        relation && `${escaped(relation)}:`,
        escaped(name),
        link.note && `(${inOneLine(link.note)})`,
      ];
      return [`- ${said.filter(Boolean).join(' ')}`];
    });
    if (lines.length === 0) return annotation;
    return {
      ...annotation,
      note: [annotation.note, lines.join('\n')].filter((part) => part.trim() !== '').join('\n\n'),
    };
  });
}

/** So that the words are read as they are, and not as markup. */
function escaped(words: string): string {
  return inOneLine(words).replace(/[\\`*_{}[\]()#+\-.!|<>~&]/gu, '\\$&');
}
