import { divide } from '../../src/core/passages/divide.ts';
import { quotationsIn } from '../../src/core/compare/quotations/quotations.ts';
import type { Quotation } from '../../src/core/compare/quotations/quotation-shapes.ts';
import type { Range } from '../../src/core/model/records.ts';

// Prose in which it is marked who says what: `[S …]` speaks, `[C …]` is what is said. Where a passage has several, they
// are numbered: `[S1 …]`, `[C2 …]`, of one speaker `[S1/2 …]`. Square brackets may stand inside of others.

/** What is truly said in a text. */
export interface Said {
  readonly speaker: Range;
  readonly content: readonly Range[];
}

/** A text without its marks, and what they say. */
export interface MarkedText {
  readonly text: string;
  readonly said: readonly Said[];
}

/** Reads marked prose. */
export function unmarked(marked: string): MarkedText {
  let text = '';
  const open: { readonly name: string; readonly from: number }[] = [];
  const speakers = new Map<string, Range>();
  const contents = new Map<string, Range[]>();
  for (const [part, begins] of marked.matchAll(/\[([SC][\d/]*) |\]|[^[\]]+/gu)) {
    if (begins !== undefined) open.push({ name: begins, from: text.length });
    else if (part !== ']') text += part;
    else {
      const { name, from } = open.pop()!;
      const place = { from, to: text.length };
      if (name.startsWith('S')) for (const one of name.slice(1).split('/')) speakers.set(one, place);
      else contents.set(name.slice(1), [...(contents.get(name.slice(1)) ?? []), place]);
    }
  }
  const said = [...speakers].map(([name, speaker]) => ({ speaker, content: contents.get(name)! }));
  return { text, said };
}

/** The quotations that are found in a text of a language. */
export function foundIn(text: string, language: string | null = 'en'): readonly Quotation[] {
  return quotationsIn({ documentId: 'a', version: 1, textId: 'a', language, text, division: divide(text) });
}

/** How well it is found who says what. */
export interface Measured {
  /** Attributions found, those of them that are true, and all that there are. */
  found: number;
  right: number;
  all: number;
  /** Of those whose content is right: how many have the right speaker. */
  content: number;
  /** Truths and found ones that have no counterpart, in words. */
  readonly missed: string[];
  readonly wrong: string[];
}

/** Compares what is found in marked prose with its truth. Content is right if more than half of it is the same, both ways. */
export function measure(prose: readonly string[], language: string | null): Measured {
  const sum: Measured = { found: 0, right: 0, all: 0, content: 0, missed: [], wrong: [] };
  for (const marked of prose) {
    const { text, said } = unmarked(marked);
    const found = foundIn(text, language).filter(({ speaker, rule }) => speaker !== null && rule !== 'goes on');
    const left = new Set(said);
    for (const one of found) {
      const same = [...left].filter(({ content }) => likeness(content, one.content) > 0.5);
      const match = same.find(({ speaker }) => overlap([speaker], [one.speaker!]) > 0) ?? same[0];
      sum.found += 1;
      const words = (ranges: readonly Range[]) => ranges.map(({ from, to }) => text.slice(from, to)).join(' … ');
      const shown = `${words([one.speaker!])} | ${words(one.content)}`;
      if (match === undefined) {
        sum.wrong.push(shown);
        continue;
      }
      sum.content += 1;
      left.delete(match);
      if (overlap([match.speaker], [one.speaker!]) > 0) sum.right += 1;
      else sum.wrong.push(`speaker: ${shown}`);
    }
    sum.all += said.length;
    for (const { content, speaker } of left) {
      sum.missed.push(
        `${text.slice(speaker.from, speaker.to)} | ${content.map(({ from, to }) => text.slice(from, to)).join(' … ')}`,
      );
    }
  }
  return sum;
}

function overlap(some: readonly Range[], others: readonly Range[]): number {
  return some.reduce(
    (sum, a) => sum + others.reduce((all, b) => all + Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from)), 0),
    0,
  );
}

function length(ranges: readonly Range[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

function likeness(some: readonly Range[], others: readonly Range[]): number {
  return overlap(some, others) / Math.max(length(some), length(others), 1);
}
