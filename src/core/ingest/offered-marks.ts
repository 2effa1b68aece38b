import { frontBlock, markdownBlocks } from '../decode/markdown/markdown-blocks.ts';
import type { Range } from '../model/records.ts';
import { trimRange } from '../text/trim-range.ts';

// What people write into Markdown as tags and marks: `#aid/food`, `==these words==`, `{>>a remark<<}`. It is only offered. A mark
// stands on its words, and has the tags of its block; a block with tags and no marks is marked as a whole; tags that stand alone, and those
// of the front matter, are of the whole note, which is marked at its first block.

/** Words to be marked, with paths of tags. */
export interface OfferedMark extends Range {
  readonly tags: readonly (readonly string[])[];
  readonly note: string;
}

/** What a text offers, and how many signs it was read from. */
export interface Offered {
  readonly tags: number;
  readonly marks: number;
  readonly made: readonly OfferedMark[];
}

const tagSign =
  /(?<![\p{L}\p{N}_/#&=:[(.§-])#((?=[\p{L}\p{M}\p{N}_/-]{0,100}?[\p{L}_])(?!(?=[a-z]*\d)(?:[\da-f]{3}|[\da-f]{6}|[\da-f]{8})(?![\p{L}\p{M}\p{N}_/-]))[\p{L}\p{M}\p{N}_-]+(?:\/[\p{L}\p{M}\p{N}_-]+)*)/gu;
const markSign =
  /==(?=[^\s=])((?:[^=\n]|=(?!=))*[^\s=]|[^\s=])==(?:\{>>([^\n]{0,2000}?)<<\})?|\{==([^\n]{0,2000}?)==\}(?:\{>>([^\n]{0,2000}?)<<\})?/gu;
const codeSign = /`[^`\n]*`|\bhttps?:\/\/\S+|\]\([^)\n]*\)|\[\[[^\]\n]*\]\]/gu;

/** The tags and marks that a Markdown text offers, in its order. */
export function offeredIn(text: string): Offered {
  const front = frontBlock(text);
  const blocks = markdownBlocks(text, front.to);
  const made: OfferedMark[] = [];
  const ofNote: (readonly string[])[] = tagsOfFront(front.lines);
  let [tags, marks] = [ofNote.length, 0];
  let first: Range | null = null;
  blocks.forEach(({ from, kind, furniture }, at) => {
    if (furniture || kind === 'preformatted') return;
    const range = trimRange(text, { from, to: blocks[at + 1]?.from ?? text.length });
    const words = text.slice(range.from, range.to);
    const code = [...words.matchAll(codeSign)].map((one) => ({ from: one.index, to: one.index + one[0].length }));
    const isFree = (place: number) => !code.some((one) => one.from <= place && place < one.to);
    const own = [...words.matchAll(tagSign)].filter(({ index }) => isFree(index));
    const paths = own.map((one) => one[1]!.split('/'));
    const marked = [...words.matchAll(markSign)].filter(({ index }) => isFree(index));
    tags += own.length;
    marks += marked.length;
    const isBare = own.length > 0 && words.replace(tagSign, '').trim() === '';
    if (!isBare && range.from < range.to) first ??= range;
    if (isBare) ofNote.push(...paths);
    for (const one of marked) {
      const inner = one[1] ?? one[3] ?? '';
      const begin = range.from + one.index + one[0].indexOf(inner);
      const place = trimRange(text, { from: begin, to: begin + inner.length });
      if (place.from < place.to) made.push({ ...place, tags: paths, note: (one[2] ?? one[4] ?? '').trim() });
    }
    if (!isBare && marked.length === 0 && paths.length > 0) made.push({ ...range, tags: paths, note: '' });
  });
  if (first !== null && ofNote.length > 0) made.unshift({ ...(first as Range), tags: ofNote, note: '' });
  return { tags, marks, made };
}

/** `tags: [a, b/c]`, or one below the other with dashes. */
function tagsOfFront(lines: string): (readonly string[])[] {
  const [, inline = '', list = ''] = /^tags?:[ \t]*(.*)((?:\n[ \t]*-[^\n]*)*)/imu.exec(lines) ?? [];
  const written = `${inline.replace(/^\[|\]\s*$/gu, '')},${list.replace(/\n[ \t]*-/gu, ',')}`;
  return written
    .split(/[,\s]+/u)
    .map((one) => one.replace(/^["'#]+|["']+$/gu, ''))
    .filter((one) => /[\p{L}_]/u.test(one))
    .map((one) => one.split('/').filter((name) => name !== ''));
}
