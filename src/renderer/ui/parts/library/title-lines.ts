import type { Document } from '../../../../core/model/records.ts';
import { shownName } from '../../../../core/model/shown-name.ts';
import { indentOf } from '../indent.ts';

/** The lines of a title: one, or two where it has no room in one. */
export type TitleLines = readonly [first: string, second?: string];

/** The lines of what is short. */
export const oneLine: TitleLines = [''];

/** Pixels that a row is tall, with what stands below the title. */
export function rowHeight(lines: TitleLines): number {
  return lines.length === 1 ? 40 : 58;
}

/** Pixels of a row that its title does not have: icon, gaps and edges. */
const beside = 32;

/**
 * The title of a document in a library so many pixels wide; the second line holds all that the first has no room for. The
 * width of its letters is guessed, rather too wide than too narrow, since measuring thousands takes long.
 */
export function titleLines(document: Document, level: number, width: number): TitleLines {
  const room = width - beside - indentOf(level);
  const before = known.get(document);
  if (before?.room === room) return before.lines;
  const lines = broken(shownName(document.title.value), room);
  known.set(document, { room, lines });
  return lines;
}

const known = new WeakMap<Document, { readonly room: number; readonly lines: TitleLines }>();

/** Broken at the last blank, or between two signs of a script without blanks, before the room ends. */
function broken(title: string, room: number): TitleLines {
  let [width, at, border] = [0, 0, 0];
  for (const sign of title) {
    const isBlank = /\s/u.test(sign);
    // The blank stays with the first line, so that both together are the title.
    if (isBlank) border = at + sign.length;
    else if (isWide(sign)) border = at;
    width += widthOf(sign);
    if (width > room && border > 0) return [title.slice(0, border), title.slice(border)];
    at += sign.length;
  }
  return [title];
}

function isWide(sign: string): boolean {
  return /[\u1100-\u11ff\u2e80-\uffdc]|[\u{1f000}-\u{3ffff}]/u.test(sign);
}

/** In the letters of the library. */
function widthOf(sign: string): number {
  if (isWide(sign)) return 13.5;
  if (/\p{M}/u.test(sign)) return 0;
  if (/[\p{Lu}mwMW—]/u.test(sign)) return 9;
  return /[\sijlIftr.,;:'()[\]]/u.test(sign) ? 4.7 : 7.7;
}
