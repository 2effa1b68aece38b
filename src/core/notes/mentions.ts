import type { Id } from '../model/id.ts';
import type { Annotation, Note, Tag } from '../model/records.ts';
import { graphemeEnd, graphemeStart } from '../text/graphemes.ts';
import { unescapedLine } from '../text/markdown-text.ts';
import { linksIn } from './links.ts';
import type { LinkTarget, NoteLink } from './links.ts';
import type { LinkNames } from './names.ts';
import { linkName } from './readable.ts';

/** Where something is mentioned: on a page of notes, in the note of a mark, in the codebook entry of a tag. */
export interface Mention {
  readonly in: { readonly kind: 'note' | 'mark' | 'tag'; readonly id: Id };
  /** Its words are quoted there. */
  readonly quotes: boolean;
  /** What stands around it in its line, with names for links. */
  readonly words: string;
}

/** What holds Markdown. */
export interface Mentioning {
  readonly notes: ReadonlyMap<Id, Note>;
  readonly annotations: ReadonlyMap<Id, Annotation>;
  /** Those of them with a note. */
  readonly noted: Iterable<Annotation>;
  readonly tags: ReadonlyMap<Id, Tag>;
}

interface Place {
  readonly in: Mention['in'];
  readonly markdown: string;
  readonly link: NoteLink;
  /** All links of this Markdown, and which of them it is. */
  readonly links: readonly NoteLink[];
  readonly at: number;
}

/** Records are listed otherwise after the project was opened again; when they were made stays. */
function oldestFirst<One extends Note | Annotation>(records: Iterable<One>): One[] {
  return [...records].sort((a, b) => {
    const isBefore = a.created === b.created ? a.id < b.id : a.created < b.created;
    return isBefore ? -1 : 1;
  });
}

/** Remembers what each record links to: a record never changes, another one comes in its place. */
export class Mentions {
  readonly #known = new WeakMap<Note | Annotation | Tag, readonly Place[]>();

  /** Where each target is mentioned, by `keyOfTarget`: in notes, marks and tags, the older first. A mark is mentioned as its document, too. */
  all(records: Mentioning, names: LinkNames): ReadonlyMap<string, readonly Mention[]> {
    const all = new Map<string, Mention[]>();
    for (const place of this.#places(records)) {
      for (const target of this.#targets(place, records, names)) {
        const key = keyOfTarget(target);
        const { in: where, link } = place;
        const mention = { in: where, quotes: link.quotes, words: wordsAround(place, names) };
        const same = all.get(key);
        if (same) same.push(mention);
        else all.set(key, [mention]);
      }
    }
    return all;
  }

  *#places({ notes, noted, tags }: Mentioning): Generator<Place> {
    for (const note of oldestFirst(notes.values())) yield* this.#of(note, { kind: 'note', id: note.id }, [note.body]);
    for (const mark of oldestFirst(noted)) yield* this.#of(mark, { kind: 'mark', id: mark.id }, [mark.note]);
    for (const tag of tags.values()) {
      const { id, description, when = '', whenNot = '' } = tag;
      yield* this.#of(tag, { kind: 'tag', id }, [description, when, whenNot]);
    }
  }

  #of(record: Note | Annotation | Tag, where: Mention['in'], markdown: readonly string[]): readonly Place[] {
    let places = this.#known.get(record);
    if (!places) {
      places = markdown.flatMap((one) =>
        linksIn(one).map((link, at, links) => ({ in: where, markdown: one, link, links, at })),
      );
      this.#known.set(record, places);
    }
    return places;
  }

  #targets({ in: where, link }: Place, { annotations }: Mentioning, names: LinkNames): readonly LinkTarget[] {
    const target = link.target === null ? names.meant(link.name) : names.present(link.target);
    if (!target) return [];
    if (target.kind === where.kind && target.id === where.id) return [];
    const mark = target.kind === 'mark' ? annotations.get(target.id) : undefined;
    return mark ? [target, { kind: 'document', id: mark.documentId }] : [target];
  }
}

/** What tells a target from all others. */
export function keyOfTarget({ kind, id }: LinkTarget): string {
  return `${kind}:${id}`;
}

/** In UTF-16 code units, before the link and behind it. */
const around = 80;

// A line may be long and full of links: only what is shown of it is read.
function wordsAround(place: Place, names: LinkNames): string {
  const [before, behind] = [wordsBefore(place, names), wordsBehind(place, names)];
  const from = graphemeStart(before, Math.max(0, before.length - around));
  const to = graphemeEnd(behind, Math.min(behind.length, around));
  const start = before.slice(from).replace(/^[\s>#*+-]+/u, '');
  return `${from > 0 ? '…' : ''}${start}${linkName(place.link, names)}${behind.slice(0, to)}${to < behind.length ? '…' : ''}`.trim();
}

/** In its line, and not much more than is shown. */
function wordsBefore({ markdown, links, at }: Place, names: LinkNames): string {
  let words = '';
  for (let next = at; next >= 0 && words.length <= around; next--) {
    const other = links[next - 1];
    const gap = markdown.slice(other?.to ?? 0, links[next]!.from);
    const lineBegins = gap.lastIndexOf('\n') + 1;
    words = unescapedLine(gap.slice(lineBegins)) + words;
    if (lineBegins > 0 || !other) break;
    words = linkName(other, names) + words;
  }
  return words;
}

function wordsBehind({ markdown, links, at }: Place, names: LinkNames): string {
  let words = '';
  for (let next = at; next < links.length && words.length <= around; next++) {
    const other = links[next + 1];
    const gap = markdown.slice(links[next]!.to, other?.from ?? markdown.length);
    const lineEnds = gap.indexOf('\n');
    words += unescapedLine(lineEnds < 0 ? gap : gap.slice(0, lineEnds));
    if (lineEnds >= 0 || !other) break;
    words += linkName(other, names);
  }
  return words;
}
