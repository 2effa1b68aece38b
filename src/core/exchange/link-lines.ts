import { endKey, linksByEnd, seenFrom } from '../model/links.ts';
import type { Id } from '../model/id.ts';
import { inOneLine } from '../model/one-line.ts';
import type { Annotation, Link, LinkEnd, Relation } from '../model/records.ts';
import type { Evidence } from './evidence.ts';
import type { Mask } from './mask.ts';
import { maskedNote } from './masked-evidence.ts';

/** What is needed to say of a mark what it is linked with. */
export interface Linked {
  readonly links: Iterable<Link>;
  readonly relations: ReadonlyMap<Id, Relation>;
  /** What an end is called, and where it stands, its names replaced; null where it is gone. */
  nameOf(end: LinkEnd): string | null;
}

const signs = { out: '→', in: '←', both: '↔' } as const;

/**
 * The marks with their links below their notes, a line each: `→ contradicts: “came at dawn”, The ferry`. For reports, which
 * are read by people. What they say is masked first: no name is known any more where signs stand before its dots.
 */
export function withLinkLines(evidence: Evidence, { links, relations, nameOf }: Linked, mask: Mask | null): Evidence {
  const byEnd = linksByEnd(links);
  if (byEnd.size === 0) return evidence;
  const masked = (words: string): string => mask?.(words) ?? words;
  const known = new Map<Annotation, Annotation>();
  const withLines = (annotation: Annotation): Annotation => {
    const before = known.get(annotation);
    if (before !== undefined) return before;
    const lines = linesOf({ kind: 'annotation', id: annotation.id });
    const note = [annotation.note, lines.join('\n')].filter((part) => part.trim() !== '').join('\n\n');
    const one = lines.length === 0 ? annotation : { ...annotation, note };
    known.set(annotation, one);
    return one;
  };
  return {
    ...evidence,
    quotations: evidence.quotations.map((excerpt) => {
      const marks = excerpt.marks.map(withLines);
      if (marks.every((mark, at) => mark === excerpt.marks[at])) return excerpt;
      const notes = marks.flatMap(({ note }) => (note.trim() === '' ? [] : [note]));
      return { ...excerpt, annotation: excerpt.annotation && withLines(excerpt.annotation), marks, notes };
    }),
  };

  function linesOf(end: LinkEnd): readonly string[] {
    return (byEnd.get(endKey(end)) ?? []).flatMap((link) => {
      const { other, way, relation } = seenFrom(end, link, relations);
      const name = nameOf(other);
      if (name === null) return [];
      const said = [
        signs[way],
        relation && `${escaped(masked(relation))}:`,
        escaped(name),
        link.note && `(${inOneLine(mask ? maskedNote(link.note, mask) : link.note)})`,
      ];
      return [`- ${said.filter(Boolean).join(' ')}`];
    });
  }
}

/** So that the words are read as they are, and not as markup. */
function escaped(words: string): string {
  return inOneLine(words).replace(/[\\`*_{}[\]()#+\-.!|<>~&]/gu, '\\$&');
}
