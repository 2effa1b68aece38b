import type { Id } from '../../core/model/id.ts';
import { endKey, linksByEnd, seenFrom } from '../../core/model/links.ts';
import type { LinkSeen } from '../../core/model/links.ts';
import type { Link, LinkEnd } from '../../core/model/records.ts';
import type { LinkTarget } from '../../core/notes/links.ts';
import { firstWords } from '../../core/notes/names.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { noteWords } from '../words/notes.ts';
import type { NoteLinks } from './note-links.ts';

/**
 * What is linked with what, made once for each state of the links, whoever asks. The rows are changed in place, so the
 * version of their table tells.
 */
export class LinkedThings {
  #made: { readonly version: number; readonly byEnd: ReadonlyMap<string, readonly Link[]> } | null = null;

  constructor(
    private readonly store: ProjectStore,
    private readonly names: NoteLinks,
  ) {}

  /** The links of a thing as they are seen from there, the oldest first. */
  of(end: LinkEnd): readonly LinkSeen[] {
    const relations = this.store.snapshot.rows('relations');
    return (this.#byEnd().get(endKey(end)) ?? []).map((link) => seenFrom(end, link, relations));
  }

  has(end: LinkEnd): boolean {
    return this.#byEnd().has(endKey(end));
  }

  /** What an end is called: the first words of a mark, else a name. Null where it is gone. */
  nameOf({ kind, id }: LinkEnd): string | null {
    if (kind === 'claim') {
      const claim = this.store.snapshot.rows('claims').get(id);
      return claim ? firstWords(claim.wording) : null;
    }
    const name = this.names.names().nameOf({ kind: kind === 'annotation' ? 'mark' : kind, id });
    return name === '' ? noteWords.untitled : name;
  }

  /** The document in which a mark stands, as it is called; of other things null. */
  sourceOf({ kind, id }: LinkEnd): string | null {
    return kind === 'annotation' ? (this.names.names().sourceOf(id)?.name ?? null) : null;
  }

  /** Of how many links a relation is said. */
  countOf(relationId: Id): number {
    let count = 0;
    for (const link of this.store.snapshot.rows('links').values()) if (link.relationId === relationId) count += 1;
    return count;
  }

  #byEnd(): ReadonlyMap<string, readonly Link[]> {
    const version = this.store.snapshot.version('links');
    if (this.#made?.version !== version) {
      this.#made = { version, byEnd: linksByEnd(this.store.snapshot.rows('links').values()) };
    }
    return this.#made.byEnd;
  }
}

/** An end of a link as what a note can lead to. Claims have no page of their own there. */
export function targetOfEnd({ kind, id }: LinkEnd): LinkTarget | null {
  if (kind === 'claim') return null;
  return { kind: kind === 'annotation' ? 'mark' : kind, id };
}

/** The inverse. */
export function endOfTarget({ kind, id }: LinkTarget): LinkEnd {
  return { kind: kind === 'mark' ? 'annotation' : kind, id };
}
