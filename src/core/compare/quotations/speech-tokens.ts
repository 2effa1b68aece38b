import type { Range } from '../../model/records.ts';
import { sentencesOf } from '../../text/sentences.ts';
import type { Marked } from './quotation-marks.ts';
import type { SpeechCues } from './speech-cues.ts';

// A part of a text as attributions are looked for in it: words, signs, and each quotation as one. Sentences that stand
// between the same marks, or go on behind them, are one part.

/** A word, a sign, or all that stands between two marks. */
export interface Token extends Range {
  readonly kind: 'word' | 'sign' | 'quote';
  readonly text: string;
  readonly low: string;
  /** Of a quotation what stands between its marks. */
  readonly inner: Range;
  /** Of a quotation: the next paragraph goes on with it. */
  readonly goesOn: boolean;
}

/** Some sentences that belong together. */
export type Unit = readonly Token[];

const wordOrSign =
  /(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|St|Sr|Sra|Jr|\p{Lu})\.(?=[\s\p{Lu}-])|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.&-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|--|[^\s\p{L}\p{N}]/gu;

/** Code units; what is longer is no sentence. */
const longestUnit = 8000;

/** The parts of a paragraph. `marked` are the quotations of the text; those outside of the paragraph are passed over. */
export function unitsIn(
  text: string,
  paragraph: Range,
  marked: readonly Marked[],
  cues: SpeechCues,
  language: string | null,
): Unit[] {
  const quotes = marked
    .flatMap((one) => dividedByTags(text, one, cues))
    .filter(({ outer }) => outer.from >= paragraph.from && outer.to <= paragraph.to);
  let next = 0;
  return joined(text, sentencesOf(text, paragraph, language), quotes, cues).map((sentence) => {
    const first = next;
    while (next < quotes.length && quotes[next]!.outer.from < sentence.to) next += 1;
    return tokensIn(text, sentence, quotes.slice(first, next), cues);
  });
}

/** Sentences, of which those are one that a quotation holds together. */
function joined(text: string, sentences: readonly Range[], quotes: readonly Marked[], cues: SpeechCues): Range[] {
  const found: { from: number; to: number }[] = [];
  let quote = 0;
  for (const sentence of sentences) {
    const before = found.at(-1);
    while (quote < quotes.length && quotes[quote]!.outer.to <= sentence.from) quote += 1;
    const across = quote < quotes.length && quotes[quote]!.outer.from < sentence.from;
    // A full stop behind the marks ends it: what follows says something else.
    const behind =
      quote > 0 && before && /^\s*$/u.test(text.slice(Math.min(quotes[quote - 1]!.outer.to, before.to), sentence.from));
    const short = before && sentence.to - before.from < longestUnit;
    if (before && short && (across || goesOn(text.slice(sentence.from, sentence.from + 120), Boolean(behind), cues)))
      before.to = sentence.to;
    else found.push({ ...sentence });
  }
  return found;
}

/** Whether a sentence begins as the end of the one before: `he asked.` behind a quotation. */
function goesOn(start: string, behindQuotation: boolean, cues: SpeechCues): boolean {
  if (/^[\p{Ll}—–]/u.test(start)) return true;
  if (!behindQuotation) return false;
  const [clause = ''] = /^[^“"«„:;.!?]+/u.exec(start) ?? [];
  const words = clause
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter(Boolean);
  const verb = words.findIndex((word) => cues.said.has(word) || cues.told.has(word));
  if (verb < 1 || verb > 7 || words.length - verb > 3 || !/[.]/u.test(start[clause.length] ?? '.')) return false;
  // `he said on Monday` and `she told reporters`, and not `he said it works`.
  const isFirst = cues.hearers.has(words[verb]!) || cues.prepositions.has(words[verb + 1] ?? '');
  return isFirst || words.slice(verb + 1).every((word) => cues.times.has(word) || cues.between.has(word));
}

function tokensIn(text: string, { from, to }: Range, quotes: readonly Marked[], cues: SpeechCues): Token[] {
  const tokens: Token[] = [];
  let at = from;
  const plain = (end: number) => {
    const slice = text.slice(at, end);
    for (const { 0: written, index } of slice.matchAll(wordOrSign)) addWord(tokens, written, at + index, cues);
    at = end;
  };
  for (const { from: start, to: end, outer, goesOn } of quotes) {
    if (outer.to <= from || outer.from >= to) continue;
    plain(Math.max(at, outer.from));
    const written = text.slice(start, end);
    tokens.push({ kind: 'quote', ...outer, text: written, low: '', inner: { from: start, to: end }, goesOn });
    at = outer.to;
  }
  plain(Math.max(at, to));
  return tokens;
}

function addWord(tokens: Token[], written: string, from: number, cues: SpeechCues): void {
  const isWord = /[\p{L}\p{N}]/u.test(written);
  const add = (text: string, at: number) =>
    tokens.push({
      kind: isWord ? 'word' : 'sign',
      from: at,
      to: at + text.length,
      text,
      low: text.toLowerCase(),
      inner: { from: at, to: at + text.length },
      goesOn: false,
    });
  // `dit-il` and `a-t-elle` are two words.
  const [, verb, pronoun] = /^(.+?)(?:-t)?-(ils?|elles?|on|je)$/iu.exec(written) ?? [];
  if (verb !== undefined && pronoun !== undefined && cues.pronouns.has('elle')) {
    add(verb, from);
    add(pronoun, from + written.length - pronoun.length);
  } else {
    add(written, from);
  }
}

const dashBefore = /[,!?…]\s*[—–]\s+(?=\p{Ll})/gu;
const dashAfter = /[.,]\s*[—–]\s+/gu;
const commaTag = /,\s(?=\p{Ll})/gu;

/** Who says it may stand between the marks: `«Мы рады, — сказал министр. — Это важно»`, `« Oui, a déclaré Jean Dupont, oui »`. */
function dividedByTags(text: string, one: Marked, cues: SpeechCues): readonly Marked[] {
  const inside = text.slice(one.from, one.to);
  const isVerb = (word: string) => cues.said.has(word) || cues.told.has(word);
  const firstWords = (start: number) =>
    inside
      .slice(start, start + 60)
      .toLowerCase()
      .split(/[^\p{L}\p{M}'’-]+/u)
      .slice(0, 3);
  for (const [before, after] of [
    [dashBefore, dashAfter],
    ...(cues.pronouns.has('elle') ? [[commaTag, /,\s/gu] as const] : []),
  ] as const) {
    for (const match of inside.matchAll(before)) {
      const start = match.index + match[0].length;
      if (!firstWords(start).some((word) => isVerb(word.replace(/(?:-t)?-(?:ils?|elles?)$/u, '')))) continue;
      after.lastIndex = start;
      const rest = after.exec(inside);
      const tagEnd = rest ? rest.index + 1 : inside.length;
      if (tagEnd - start > 120) continue;
      const first = one.from + match.index + (/[!?…]/u.test(match[0][0]!) ? 1 : 0);
      const parts: Marked[] = [
        { from: one.from, to: first, outer: { from: one.outer.from, to: first }, goesOn: false },
      ];
      if (rest) {
        const from = one.from + rest.index + rest[0].length;
        if (from < one.to) parts.push({ ...one, from, outer: { from, to: one.outer.to } });
      }
      return parts;
    }
  }
  return [one];
}

const dashStart = /^\s*[—–]\s*(?=[\p{L}¿¡«"])/u;

/**
 * What is said behind dashes in a paragraph that begins with one, if it says who speaks; else nothing, or with `alone`
 * all of it.
 */
export function dashed(text: string, paragraph: Range, cues: SpeechCues, alone: boolean): readonly Marked[] {
  const words = text.slice(paragraph.from, paragraph.to).trimEnd();
  const [opening] = dashStart.exec(words) ?? [];
  if (opening === undefined) return [];
  const parts: { readonly from: number; readonly to: number }[] = [];
  let from = opening.length;
  for (const { 0: dash, index } of words.slice(from).matchAll(/\s+[—–]\s*|[—–](?=[,.:;])/gu)) {
    parts.push({ from, to: opening.length + index });
    from = opening.length + index + dash.length;
  }
  parts.push({ from, to: words.length });
  const speaks = ({ from: start, to }: Range) =>
    words
      .slice(start, Math.min(to, start + 60))
      .toLowerCase()
      .split(/[^\p{L}\p{M}'’-]+/u)
      .slice(0, 4)
      .some((word) => cues.said.has(word) || cues.told.has(word));
  const tag = parts.findIndex((part, at) => at > 0 && speaks(part));
  const whole = (start: number, to: number): Marked => {
    while (start < to && /[\s,]/u.test(words[start]!)) start += 1;
    let end = to;
    while (end > start && /[\s,]/u.test(words[end - 1]!)) end -= 1;
    const [a, b] = [paragraph.from + start, paragraph.from + end];
    return { from: a, to: b, outer: { from: a, to: b }, goesOn: false };
  };
  if (tag < 0) return alone && /[.!?…]$/u.test(words) ? [whole(opening.length, words.length)] : [];
  const said = [whole(opening.length, parts[tag - 1]!.to)];
  if (tag + 1 < parts.length) said.push(whole(parts[tag + 1]!.from, words.length));
  return said.filter(({ from: start, to }) => start < to);
}
