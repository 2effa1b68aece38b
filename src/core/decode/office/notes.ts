import type { WrittenBlock } from '../blocks.ts';
import { numeral } from '../html/list-marker.ts';

/** Where a note stands on paper: below its page, or behind the text. */
export type NoteKind = 'footnote' | 'endnote';

/** The notes that a text refers to, numbered as they come: footnotes by 1, 2, 3, endnotes by i, ii, iii. */
export class Notes {
  readonly #ids = { footnote: new Map<string, string>(), endnote: new Map<string, string>() };

  refer(kind: NoteKind, id: string): string {
    const ids = this.#ids[kind];
    const sign = ids.get(id) ?? `[${numeral(ids.size + 1, kind === 'footnote' ? '1' : 'i')}]`;
    ids.set(id, sign);
    return sign;
  }

  /** In the order in which they are referred to. */
  blocksOf(kind: NoteKind, notes: ReadonlyMap<string, readonly WrittenBlock[]>): readonly WrittenBlock[] {
    return [...this.#ids[kind]].flatMap(([id, sign]) => noteBlocks(sign, notes.get(id) ?? []));
  }
}

/** A note as an item below the text, its sign before it. */
function noteBlocks(sign: string, [first, ...others]: readonly WrittenBlock[]): readonly WrittenBlock[] {
  return first === undefined ? [] : [{ kind: 'item', level: 1, text: `${sign} ${first.text}` }, ...others];
}
