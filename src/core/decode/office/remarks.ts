import type { Layout } from '../../model/records.ts';
import type { Remark } from '../format.ts';

// Comments and highlights stand at words while a document is read, and at offsets when its text is whole. Between the two,
// white space is tidied, cells become rows and notes go below the text. So where a remark begins and ends, signs go into the words that no text
// has, and are taken out at the end.

const [opening, closing] = ['\ufdd0', '\ufdd1'];
const signs = /\ufdd0(\d+)([be])\ufdd1/gu;

/** Words without the signs of remarks, which a file might hold to deceive. */
export function withoutSigns(words: string): string {
  return words.includes(opening) || words.includes(closing) ? words.replace(/[\ufdd0\ufdd1]/gu, '') : words;
}

/** Tidies words; signs in them stay at the letters at which they stood. */
export function tidiedAround(words: string, tidied: (words: string) => string): string {
  if (!words.includes(opening)) return tidied(words);
  const plain = tidied(words.replace(signs, ''));
  if (plain === '') return '';
  const isLetter = (unit: string) => !/[\s\0-\x1f\x7f\ufffe\uffff]/u.test(unit);
  let out = '';
  let at = 0;
  let last = 0;
  /** How many letters stand before where the last sign was put. */
  let put = 0;
  for (const sign of words.matchAll(signs)) {
    put += [...words.slice(last, sign.index)].filter(isLetter).length;
    last = sign.index + sign[0].length;
    const to = placeBehind(plain, put, sign[2] === 'b', isLetter);
    out += plain.slice(at, to) + sign[0];
    at = Math.max(at, to);
  }
  return out + plain.slice(at);
}

/** Behind so many letters; where something begins, before the next one. */
function placeBehind(words: string, letters: number, begins: boolean, isLetter: (unit: string) => boolean): number {
  let at = 0;
  let left = letters;
  for (const unit of words) {
    if (left === 0 && (!begins || isLetter(unit))) return at;
    if (isLetter(unit)) left -= 1;
    at += unit.length;
  }
  return at;
}

/** What is said in a remark, and by whom; null for what a format does not say. A highlight says nothing. */
export type Said = Omit<Remark, 'from' | 'to'>;

/** A comment, as a file tells of it; its time as ISO 8601, which many write without a zone. */
export function saidBy(note: string, author: string | null, time: string | null): Said {
  const name = author?.replace(/\s+/gu, ' ').trim() ?? '';
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(time ?? '') && Number.isFinite(Date.parse(time!));
  const written = isTime && !/(?:Z|[+-]\d\d:\d\d)$/u.test(time!) ? `${time}Z` : time;
  return {
    note: note.trim(),
    author: name === '' ? null : name.slice(0, 200),
    time: isTime ? new Date(written!).toISOString() : null,
  };
}

/** The remarks of a document while it is read, each with a number. */
export class Remarks {
  readonly #said: Said[] = [];
  /** By the name that the file has for it. */
  readonly #numbers = new Map<string, number>();

  /** The sign of where one begins or ends; the same name is the same remark. */
  sign(name: string, end: 'b' | 'e'): string {
    return `${opening}${this.#numberOf(name)}${end}${closing}`;
  }

  say(name: string, said: Said): void {
    this.#said[this.#numberOf(name)] = said;
  }

  /** Another highlight; its name. */
  highlight(): string {
    const name = `highlight ${this.#numbers.size}`;
    this.say(name, { note: '', author: null, time: null });
    return name;
  }

  /** The text without signs, and its remarks in their order; `lost` are those that stand at no words. */
  placed(text: string, layout: Layout): { text: string; layout: Layout; remarks: readonly Remark[]; lost: number } {
    if (!text.includes(opening)) return { text, layout, remarks: [], lost: this.#comments };
    const begun = new Map<number, number>();
    const ended = new Map<number, number>();
    let plain = '';
    let last = 0;
    /** Of each sign, where it stood and how long all signs up to it are. */
    const cuts: { readonly at: number; readonly length: number }[] = [];
    let length = 0;
    for (const sign of text.matchAll(signs)) {
      plain += text.slice(last, sign.index);
      last = sign.index + sign[0].length;
      cuts.push({ at: sign.index, length: (length += sign[0].length) });
      const number = Number(sign[1]);
      const places = sign[2] === 'b' ? begun : ended;
      if (!places.has(number) || sign[2] === 'e') places.set(number, plain.length);
    }
    plain += text.slice(last);
    let cut = 0;
    const blocks = layout.blocks.map((block) => {
      while (cut < cuts.length && cuts[cut]!.at < block.from) cut += 1;
      return cut === 0 ? block : { ...block, from: block.from - cuts[cut - 1]!.length };
    });
    const remarks = this.#said.flatMap((said, number): Remark[] => {
      const from = begun.get(number) ?? ended.get(number);
      const range = from === undefined ? null : wordsAt(plain, from, ended.get(number) ?? from);
      return range === null ? [] : [{ ...range, ...said }];
    });
    const lost = this.#comments - remarks.filter(({ note }) => note !== '').length;
    return {
      text: plain,
      layout: { blocks },
      remarks: remarks.toSorted((a, b) => a.from - b.from || a.to - b.to),
      lost,
    };
  }

  get #comments(): number {
    return this.#said.filter((said) => said !== undefined && said.note !== '').length;
  }

  #numberOf(name: string): number {
    const number = this.#numbers.get(name) ?? this.#numbers.size;
    this.#numbers.set(name, number);
    return number;
  }
}

/** A stretch without white space at its ends; of an empty one the word before it, or behind. Null where no word is. */
function wordsAt(text: string, from: number, to: number): { readonly from: number; readonly to: number } | null {
  let [begin, end] = [Math.min(from, to), Math.max(from, to)];
  const isSpace = (at: number) => /\s/u.test(text[at] ?? ' ');
  while (begin < end && isSpace(begin)) begin += 1;
  while (end > begin && isSpace(end - 1)) end -= 1;
  if (begin < end) return { from: begin, to: end };
  while (begin > 0 && isSpace(begin - 1) && text[begin - 1] !== '\n') begin -= 1;
  end = begin;
  while (begin > 0 && !isSpace(begin - 1)) begin -= 1;
  while (begin === end && end < text.length && !isSpace(end)) end += 1;
  return begin < end ? { from: begin, to: end } : null;
}
