import type { TextSource } from '../../derived/derivation.ts';
import type { Range } from '../../model/records.ts';
import { creditsIn } from '../credits.ts';
import { captionsIn } from '../surroundings.ts';
import { attributionsIn } from './attributions.ts';
import { isTitle, placeOf } from './said-content.ts';
import type { Attribution } from './attribution.ts';
import { chainsOf } from './chains.ts';
import type { ChainQuestion } from './chains.ts';
import { markedIn } from './quotation-marks.ts';
import type { Marked } from './quotation-marks.ts';
import { fewestQuotedWords } from './quotation-shapes.ts';
import type { ChainLink, Quotation, Speaker } from './quotation-shapes.ts';
import type { Group } from './speakers.ts';
import { isVerb } from './speakers.ts';
import { cuesFor } from './speech-cues.ts';
import type { SpeechCues } from './speech-cues.ts';
import { dashed, unitsIn } from './speech-tokens.ts';
import type { Token, Unit } from './speech-tokens.ts';
import { NamedBefore } from './named-before.ts';

// The quotations of a text: what stands between quotation marks or behind dashes, and what is told in indirect speech, with
// who said it where the text says so. Rather too few than too many: what is not read as a quotation can be added by hand.

/** The quotations of a text, in its order. `step` is called for every paragraph. */
export function quotationsIn(source: TextSource, step: () => void = () => undefined): readonly Quotation[] {
  const { text, division, language } = source;
  const cues = cuesFor(language, text);
  const marked = markedIn(text, division.starts);
  if (cues === null) return marked.filter((one) => isLong(one, text)).map(alone);
  const reader = new Reader(source, cues);
  const captions = captionsIn(text, division);
  let next = 0;
  division.starts.forEach((start, number) => {
    step();
    const end = division.starts[number + 1] ?? text.length;
    while (next < marked.length && marked[next]!.outer.to <= start) next += 1;
    let last = next;
    while (last < marked.length && marked[last]!.outer.from < end) last += 1;
    if (division.furniture[number] === 1 || captions[number] === 1) return;
    reader.read({ from: start, to: end }, marked.slice(next, last));
  });
  const credits = reader.found.length > 0 ? creditsIn(text, division) : [];
  const asked = relayed(joinedOverParagraphs(reader.found)).map((one) => ({ ...one, asked: questionOf(one) }));
  const chainOf = chainsOf(
    text,
    credits,
    asked.map((one) => one.asked),
  );
  return asked.map(({ quotation, by, asked: one }) => ({ ...quotation, chain: through(by, chainOf(one), text) }));
}

function questionOf({ quotation: { speaker, rule }, place, by }: Found): ChainQuestion {
  return { place, speaker: speaker && (speaker.named ?? speaker), by, isSource: rule === 'according to' };
}

/** With who quotes the words beside them: if the text says elsewhere whence it has that one's words, by way of those. */
function through(by: Range | null, chain: readonly ChainLink[], text: string): readonly ChainLink[] {
  if (by === null || chain.some(({ near }) => near)) return chain;
  const name = text.slice(by.from, by.to);
  const last = chain.at(-1);
  const words = last ? text.slice(last.from, last.to) : '';
  const isLast = words === name || words.endsWith(`(${name})`) || words.startsWith(`${name} (`);
  return [...(isLast ? chain.slice(0, -1) : []), { ...by, near: true }];
}

interface Found {
  readonly quotation: Quotation;
  /** The part of the text that was read for it. */
  readonly place: Range;
  readonly by: Range | null;
  /** Who speaks, without an article. */
  nameOf(place: Range): Range;
  /** The next paragraph begins with the rest of it. */
  readonly goesOn: boolean;
}

/** Who spoke last, and whether the paragraph before announced what follows. */
interface Before {
  readonly spoke: { readonly speaker: Speaker; readonly by: Range | null } | null;
  readonly colon: boolean;
}

const nobodyBefore: Before = { spoke: null, colon: false };

/** Reads paragraph after paragraph; remembers who was named, for pronouns and for what goes on. */
class Reader {
  readonly found: Found[] = [];
  readonly #named: NamedBefore;
  #before: Before = nobodyBefore;
  #dashes = false;

  constructor(
    private readonly source: TextSource,
    private readonly cues: SpeechCues,
  ) {
    this.#named = new NamedBefore(source.text, cues);
  }

  read(paragraph: Range, marked: readonly Marked[]): void {
    const { text, language } = this.source;
    const words = text.slice(paragraph.from, paragraph.to);
    if (words.trim() === '') return;
    const isDashed = /^\s*—/u.test(words);
    const behind = dashed(text, paragraph, this.cues, isDashed && (this.#dashes || this.#before.colon));
    this.#dashes = isDashed;
    const units = unitsIn(text, paragraph, behind.length > 0 ? behind : marked, this.cues, language);
    for (const unit of units) this.#readUnit(unit, words);
    const last = units.at(-1)?.at(-1);
    this.#before = { spoke: this.#before.spoke, colon: last?.text === ':' };
  }

  #readUnit(unit: Unit, paragraph: string): void {
    if (unit.length === 0) return;
    const place = { from: unit[0]!.from, to: unit.at(-1)!.to };
    // A headline says nothing in indirect speech that could be told from what it says itself.
    const isLine = !/[.!?…。:;,]["”»“'’]?\s*$/u.test(paragraph) && paragraph.length < 140;
    const attributions = attributionsIn(unit, this.cues).filter(
      ({ rule }) => !isLine || rule === 'said' || rule === 'colon',
    );
    const claimed = new Set<Token>();
    const spoke: { speaker: Speaker; by: Range | null; quoted: boolean; behind: boolean }[] = [];
    for (const attribution of attributions) {
      const speaker = this.#speaker(unit, attribution);
      const quoted = quotesIn(unit, attribution);
      for (const quote of quoted) claimed.add(quote);
      spoke.push({
        speaker,
        by: attribution.by && withoutArticle(unit, attribution.by, this.cues),
        quoted: quoted.length > 0,
        behind: attribution.behind,
      });
      this.found.push({
        quotation: {
          rule: attribution.rule,
          content: attribution.content.map((group) => placeOf(unit, group)),
          quoted: quoted.map(({ inner }) => inner),
          speaker,
          verb: placeOf(unit, attribution.verb),
          relays: false,
          chain: [],
        },
        place,
        by: spoke.at(-1)!.by,
        nameOf: () => withoutArticle(unit, attribution.speaker, this.cues),
        goesOn: quoted.at(-1)?.goesOn ?? false,
      });
    }
    this.#unclaimed(unit, place, claimed, attributions.length > 0);
    const told = attributions.flatMap(({ content }) => content);
    this.#named.read(unit, (at) => told.some(({ from, to }) => from <= at && at <= to));
    const whole = unit.every(({ kind }) => kind !== 'word');
    // Of `Lyubimova said “…”, KCNA reported` the first goes on.
    const last = spoke.find(({ quoted }) => quoted) ?? spoke.find(({ behind }) => !behind);
    if (last) this.#before = { spoke: last, colon: false };
    else if (!whole) this.#before = nobodyBefore;
  }

  /** Quotations of which nobody in their part says who said them. */
  #unclaimed(unit: Unit, place: Range, claimed: ReadonlySet<Token>, attributed: boolean): void {
    const whole = unit.every(({ kind }) => kind !== 'word');
    unit.forEach((token, at) => {
      if (token.kind !== 'quote' || claimed.has(token) || isTitle(unit, at, this.cues)) return;
      const { spoke } = this.#before;
      const goesOn = whole && spoke !== null && !attributed;
      if (!goesOn && !isLong(token.inner, this.source.text)) return;
      const verb = goesOn ? null : this.#verbAlone(unit, at);
      const named = verb === null ? null : this.#named.nearest([]);
      const speaker = goesOn ? { ...spoke.speaker, inferred: true } : named && { ...named, named, inferred: true };
      const rule = goesOn ? ('goes on' as const) : speaker ? ('said' as const) : ('marks only' as const);
      const range = token.inner;
      this.found.push({
        quotation: {
          rule,
          content: [range],
          quoted: [range],
          speaker,
          verb: speaker && verb,
          relays: false,
          chain: [],
        },
        place,
        by: goesOn ? spoke.by : null,
        nameOf: (named) => named,
        goesOn: token.goesOn,
      });
    });
  }

  /** `“…”, explicou.`: a verb whose subject is not said, behind a quotation. */
  #verbAlone(unit: Unit, quote: number): Range | null {
    if (!this.cues.subjectless) return null;
    const [before, that] = [unit[quote - 2], unit[quote - 1]];
    const leads = that !== undefined && (this.cues.that.has(that.low) || that.text === ':');
    // `Neste sentido, sublinhou que “…”`
    if (leads && before && isVerb(before, this.cues) && (unit[quote - 3]?.kind ?? 'sign') === 'sign')
      return { from: before.from, to: before.to };
    const [comma, verb, end] = [unit[quote + 1], unit[quote + 2], unit[quote + 3]];
    const isTag = comma !== undefined && /^[,—–-]$/u.test(comma.text) && verb !== undefined && isVerb(verb, this.cues);
    return isTag && (end === undefined || end.kind === 'sign') ? { from: verb.from, to: verb.to } : null;
  }

  #speaker(unit: Unit, { speaker, content }: Attribution): Speaker {
    const place = placeOf(unit, speaker);
    const { low } = unit[speaker.to]!;
    const isPronoun =
      speaker.from === speaker.to &&
      (this.cues.pronouns.has(low) || this.cues.persons.has(low) || /^(?:him|them)$/u.test(low));
    if (isPronoun) {
      // Whom the words themselves name is another.
      const before = unit
        .slice(0, speaker.from)
        .filter((_, at) => !content.some(({ from, to }) => from <= at && at <= to));
      return { ...place, named: this.#named.nearest(before), inferred: true };
    }
    this.#named.spoke(place);
    return { ...place, named: null, inferred: false };
  }
}

function withoutArticle(unit: Unit, { from, to }: Group, cues: SpeechCues): Range {
  return placeOf(unit, { from: from < to && cues.articles.has(unit[from]!.low) ? from + 1 : from, to });
}

/** The quotations in what is said; a word or two between marks inside of it are no quotation. */
function quotesIn(unit: Unit, { content }: Attribution): Token[] {
  return content.flatMap(({ from, to }) => {
    const quotes = unit.slice(from, to + 1).filter(({ kind }) => kind === 'quote');
    const alone = quotes.length === to - from + 1;
    return alone ? quotes : quotes.filter(({ text }) => wordCount(text) >= 2);
  });
}

function alone({ from, to }: Range): Quotation {
  return {
    rule: 'marks only',
    content: [{ from, to }],
    quoted: [{ from, to }],
    speaker: null,
    verb: null,
    relays: false,
    chain: [],
  };
}

function isLong({ from, to }: Range, text: string): boolean {
  return wordCount(text.slice(from, to)) >= fewestQuotedWords;
}

/** Words; in a script without spaces three characters are taken for one. */
function wordCount(text: string): number {
  const signs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return (
    Math.ceil(signs / 3) +
    (text.match(/[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]*[\p{L}\p{N}][^\s]*/gu)
      ?.length ?? 0) -
    (signs > 0 ? 1 : 0)
  );
}

/** Of `Kim said “…”, KCNA reported` the words are Kim's, and KCNA is whence they come. */
function relayed(found: readonly Found[]): readonly Found[] {
  const all = [...found];
  for (const [outerAt, outer] of found.entries()) {
    for (let at = outerAt - 1; at >= 0 && found[at]!.place === outer.place; at--) relay(all, outerAt, at);
    for (let at = outerAt + 1; at < found.length && found[at]!.place === outer.place; at++) relay(all, outerAt, at);
  }
  return all;
}

function relay(all: Found[], outerAt: number, innerAt: number): void {
  const [outer, inner] = [all[outerAt]!, all[innerAt]!];
  const { speaker, verb } = inner.quotation;
  if (speaker === null || verb === null || outer.quotation.speaker === null) return;
  const isInside = outer.quotation.content.some(
    ({ from, to }) => from <= speaker.from && speaker.to <= to && from <= verb.from && verb.to <= to,
  );
  if (!isInside) return;
  const quoted = outer.quotation.quoted.filter((one) => !inner.quotation.quoted.some(({ from }) => from === one.from));
  const rule = quoted.length === 0 && outer.quotation.rule === 'said' ? 'said that' : outer.quotation.rule;
  all[outerAt] = { ...outer, quotation: { ...outer.quotation, rule, quoted, relays: true } };
  const { from, to } = outer.quotation.speaker;
  if (inner.by === null && !outer.quotation.speaker.inferred)
    all[innerAt] = { ...inner, by: outer.nameOf({ from, to }) };
}

/** What a paragraph left open goes on in the next: one quotation. Who said it may be told in the last of them. */
function joinedOverParagraphs(found: readonly Found[]): readonly Found[] {
  const joined: Found[] = [];
  for (const one of found) {
    const before = joined.at(-1);
    const isRest =
      before?.goesOn && one.quotation.quoted.length > 0 && one.quotation.content[0]!.from >= before.place.to - 1;
    if (!isRest) {
      joined.push(one);
      continue;
    }
    const says = one.quotation.verb ? one.quotation : before.quotation.verb ? before.quotation : one.quotation;
    joined[joined.length - 1] = {
      ...before,
      quotation: {
        ...says,
        content: [...before.quotation.content, ...one.quotation.content],
        quoted: [...before.quotation.quoted, ...one.quotation.quoted],
      },
      by: before.by ?? one.by,
      goesOn: one.goesOn,
    };
  }
  return joined;
}
