import type { Range } from '../../model/records.ts';
import type { Attribution } from './attribution.ts';
import type { Group } from './speakers.ts';
import { isAdverb } from './speakers.ts';
import type { SpeechCues } from './speech-cues.ts';
import type { Token, Unit } from './speech-tokens.ts';

// What is said: which words behind or before a verb of saying, and where they begin and end.

/** Behind `à Lusa`, `aos jornalistas`, `журналистам в четверг`. Of a name only one word: who speaks may follow. */
export function behindHeard(unit: Unit, start: number, cues: SpeechCues): number {
  let at = start;
  while (cues.heard.size > 0 && unit[at]?.kind === 'word') {
    const { low } = unit[at]!;
    const isTime = cues.times.has(low) && !cues.articles.has(low) && !cues.heard.has(low);
    const end = cues.heard.has(low) ? behindHearing(unit, at, cues) : behindAgency(unit, at, cues);
    if (end > at) at = end;
    else if (cues.prepositions.has(low) && cues.times.has(unit[at + 1]?.low ?? '')) at += 2;
    else if (isTime) at += 1;
    else break;
  }
  return at;
}

/** In Russian the word is who heard it, and a name may follow; in others it leads there. */
function behindHearing(unit: Unit, at: number, cues: SpeechCues): number {
  const isNoun = /\p{Script=Cyrillic}/u.test(unit[at]!.text);
  const ofPaper = /^(?:газеты|агентства|телеканала|радиостанции|портала|издания|журнала)$/u.test(
    unit[at + 1]?.low ?? '',
  );
  const noun = isNoun ? (ofPaper ? at + 1 : at) : cues.articles.has(unit[at + 1]?.low ?? '') ? at + 2 : at + 1;
  const isPlain = /^\p{Ll}/u.test(unit[noun]?.text ?? '');
  const isNamed =
    isPlain && (unit[noun + 1]?.kind === 'quote' || /^(?:lusa|efe|reuters)$/u.test(unit[noun + 1]?.low ?? ''));
  return behindAgency(unit, noun + (isNamed ? 2 : 1), cues);
}

/** `ТАСС` and `РИА Новости` have one form: they heard it where somebody stands behind them. */
function behindAgency(unit: Unit, at: number, cues: SpeechCues): number {
  if (!/^(?:тасс|риа|интерфаксу)$/u.test(unit[at]?.low ?? '')) return at;
  const end = unit[at + 1]?.low === 'новости' ? at + 2 : at + 1;
  const next = unit[end];
  return next?.kind === 'word' && /^\p{L}/u.test(next.text) && !isStopAfterTag(next, cues) ? end : at;
}

/** What is said behind the verb or who said it. */
export function contentAfter(
  unit: Unit,
  start: number,
  verb: string,
  cues: SpeechCues,
  inverted: boolean,
): readonly Group[] | null {
  let at = inverted ? start : behindHeard(unit, start, cues);
  const free = cues.said.has(verb) || (cues.hearers.has(verb) && cues.hearers.size > 0) || verb === 'saying';
  if (cues.hearers.has(verb)) at = behindHearer(unit, at, cues);
  at = behindWhenAndWhere(unit, at, cues);
  if (unit[at]?.low === 'de' && unit[at + 1]?.low === 'que') at += 1;
  const token = unit[at];
  const next = unit[at + 1];
  if (token === undefined) return null;
  if (token.text === ':' || token.text === ',') {
    if (next === undefined) return null;
    if (next.kind === 'quote') {
      // Behind a comma only the quotation itself: `he said, “…”`. A title behind a comma is another thing.
      const quotes = quotesFrom(unit, at + 1);
      return isTitle(unit, at + 1, cues) && token.text === ',' ? null : [quotes];
    }
    if (cues.that.has(next.low) || isThat(next, cues)) return clause(unit, at + 2);
    if (token.text === ':' && cues.said.has(verb)) return clause(unit, at + 1);
    return token.text === ',' && cues.commaIsThat && next.kind === 'word' && !cues.relatives.has(next.low)
      ? clause(unit, at + 1)
      : null;
  }
  if (isThat(token, cues)) return clause(unit, at + 1);
  if (token.kind === 'quote') return isTitle(unit, at, cues) ? null : clause(unit, at, 1);
  if (inverted || token.kind !== 'word' || token.low === 'to') return null;
  if (cues.participles.has(verb) && verb !== 'saying') return cues.persons.has(token.low) ? clause(unit, at) : null;
  if (!free) return cues.loose.has(verb) && isClause(unit, at, cues) ? clause(unit, at) : null;
  if (
    cues.pronouns.has('elle') ||
    cues.pronouns.has('él') ||
    cues.pronouns.has('ele') ||
    cues.pronouns.has('он') ||
    cues.nounsInCapitals
  )
    return null;
  return /^(?:to|so|nothing|yes|no|goodbye|hello|thanks|little|much|it\.|something|anything|everything|as|and|but|or|who|which|citing)$/u.test(
    token.low,
  )
    ? null
    : clause(unit, at);
}

const finite =
  /^(?:is|are|was|were|will|would|could|should|has|had|have|must|may|might|can|do|does|did|took|went|came|made|got|gave|saw|knew|began|left|lost|paid|sold|bought|costs|needs|remains|.{2,}ed)$/u;

/** Whether words without `that` are a clause: somebody, and soon a verb. */
export function isClause(unit: Unit, start: number, cues: SpeechCues): boolean {
  if (unit[start]?.kind !== 'word') return false;
  if (cues.pronouns.has(unit[start]!.low) || unit[start]!.low === 'there') return true;
  const begins =
    cues.articles.has(unit[start]!.low) ||
    /^[\p{Lu}\p{N}]/u.test(unit[start]!.text) ||
    /^(?:more|less|about|some|many|people)$/u.test(unit[start]!.low);
  return begins && unit.slice(start + 1, start + 9).some(({ low }) => finite.test(low));
}

function isThat({ low }: Token, cues: SpeechCues): boolean {
  return cues.that.has(low) || (cues.that.has("qu'") && /^qu['’]/u.test(low));
}

/** Behind `reporters`, `the agency`, `him`. */
function behindHearer(unit: Unit, start: number, cues: SpeechCues): number {
  const first = unit[start];
  if (first?.kind !== 'word' || isThat(first, cues)) return start;
  if (/^(?:him|her|me|us|them|it|you|reporters|lawmakers|journalists|investors|analysts)$/u.test(first.low))
    return start + 1;
  let at = start + 1;
  const named = /^\p{Lu}/u.test(first.text);
  while (at < unit.length && unit[at]!.kind === 'word' && at - start < 7) {
    const { low, text } = unit[at]!;
    const inName = /^\p{Lu}/u.test(text) && /^\p{Lu}/u.test(unit[at + 1]?.text ?? '');
    if (isThat(unit[at]!, cues) || cues.pronouns.has(low) || (cues.times.has(low) && !inName)) break;
    if (cues.prepositions.has(low) && low !== 'of') break;
    if (cues.articles.has(low) && unit[at - 1]!.low !== 'of') break;
    if (
      named &&
      !/^\p{Lu}/u.test(text) &&
      low !== 'of' &&
      !/^(?:news|agency|magazine|newspaper|television|radio)$/u.test(low)
    )
      break;
    at += 1;
  }
  return at;
}

/** Behind `on Sunday`, `in a statement`, `late Monday in Moscow`. */
function behindWhenAndWhere(unit: Unit, start: number, cues: SpeechCues): number {
  let at = start;
  for (;;) {
    const token = unit[at];
    if (token?.kind !== 'word') return at;
    const isAdverbHere = (cues.times.has(token.low) || isAdverb(token, cues)) && !cues.articles.has(token.low);
    const lastWeek = /^(?:last|this|next)$/u.test(token.low) && cues.times.has(unit[at + 1]?.low ?? '');
    if (lastWeek) at += 2;
    else if (
      isAdverbHere &&
      !(token.low === 'there' && /^(?:is|are|was|were|will|would|has|had)$/u.test(unit[at + 1]?.low ?? ''))
    )
      at += 1;
    else if (
      token.low === 'to' &&
      unit[at + 1]?.kind === 'word' &&
      /^\p{Ll}.*[^s]$/u.test(unit[at + 1]?.text ?? '') &&
      !startsGroup(unit[at + 1]!, cues)
    ) {
      // `promises to test`: what is promised stands in other words.
      return at;
    } else if (cues.prepositions.has(token.low)) {
      const end = behindPhrase(unit, at, cues);
      if (end === at) return at;
      at = end;
    } else return at;
  }
}

function startsGroup({ low }: Token, cues: SpeechCues): boolean {
  return cues.articles.has(low) || cues.pronouns.has(low);
}

function behindPhrase(unit: Unit, preposition: number, cues: SpeechCues): number {
  let at = preposition + 1;
  let nouns = 0;
  while (unit[at]?.kind === 'word' && at - preposition < 10) {
    const { low, text } = unit[at]!;
    if (isThat(unit[at]!, cues)) break;
    if (
      at > preposition + 1 &&
      (cues.prepositions.has(low) ||
        cues.pronouns.has(low) ||
        cues.articles.has(low) ||
        (cues.times.has(low) && nouns > 0))
    )
      break;
    const wasName = /^\p{Lu}/u.test(unit[at - 1]!.text) && nouns > 0;
    if (nouns > 0 && !cues.nounsInCapitals && /^\p{Lu}/u.test(text) !== wasName && !cues.pronouns.has('elle')) {
      // `in a statement Kim …`, `in Moscow talks …`: another thing begins.
      if (!wasName) break;
    }
    nouns += 1;
    at += 1;
  }
  return at;
}

/** A clause up to the end of its sentence; null if it is too short to be one. */
function clause(unit: Unit, start: number, fewest = 3): readonly Group[] | null {
  const content = upTo(unit, start, unit.length - 1);
  if (!content) return null;
  const whole =
    wordsIn(unit, content) >= fewest ||
    unit.slice(content.from, content.to + 1).some(({ kind, text }) => kind === 'quote' && text.length > 12);
  return whole ? [content] : null;
}

/** Quotations that stand in a row. */
function quotesFrom(unit: Unit, start: number): Group {
  let to = start;
  while (unit[to + 1]?.kind === 'quote') to += 1;
  return { from: start, to };
}

/** What is said before `end`: quotations in a row, with the words before them; or a clause. `any`: also a short one. */
export function contentBefore(unit: Unit, end: number, cues: SpeechCues, any: boolean): readonly Group[] | null {
  let last = end - 1;
  while (last >= 0 && unit[last]!.kind === 'sign' && unit[last]!.text !== ')') last -= 1;
  if (last < 0) return null;
  const start = contentStart(unit);
  if (unit[last]!.kind === 'quote') {
    let from = last;
    while (from > start && unit[from - 1]!.kind === 'quote') from -= 1;
    if (from <= start) return [{ from, to: last }];
    // `The deal is “a disgrace”, he said`: all of it is said. `Q1 he said. Q2 she said`: only what stands behind the first.
    let clauseFrom = from;
    while (clauseFrom > start && !/[.;:]/u.test(unit[clauseFrom - 1]!.text) && unit[clauseFrom - 1]!.kind !== 'quote')
      clauseFrom -= 1;
    if (isTitle(unit, from, cues) && !/[,.!?]/u.test(unit[last]!.text.at(-1) ?? ''))
      return upToWords(unit, clauseFrom, last);
    return isElsewhere(unit, { from: clauseFrom, to: last }) ? null : [{ from: clauseFrom, to: last }];
  }
  const content = upTo(unit, start, last);
  if (!content || wordsIn(unit, content) < (any ? 2 : 4)) return null;
  if (isElsewhere(unit, content)) return null;
  const first = unit[content.from]!;
  const commas = unit.slice(content.from, content.to + 1).some(({ text }) => text === ',');
  // `After months of talks, Kim agreed.`
  if (!any && cues.prepositions.has(first.low) && !commas) return null;
  return [content];
}

/** `Об этом заявил Кремль`: what was said stands in another sentence. */
export function isElsewhere(unit: Unit, { from }: Group): boolean {
  return unit[from]!.low === 'об' && unit[from + 1]?.low === 'этом';
}

function upToWords(unit: Unit, from: number, to: number): readonly Group[] | null {
  const content = upTo(unit, from, to);
  return content && wordsIn(unit, content) >= 4 ? [content] : null;
}

/** Behind `But`, a dateline's dash, a bullet. */
export function contentStart(unit: Unit): number {
  let at = 0;
  const dateline = unit.findIndex(({ text }, index) => index < 18 && /^(?:--|[—–])$/u.test(text));
  const bracket = unit.findIndex(
    ({ text }, index) => index < 16 && text === ')' && /^\p{Lu}{2,}$/u.test(unit[index - 1]!.text),
  );
  if (dateline > 0 && unit.slice(0, dateline).some(({ text }) => text === ')' || /^\p{Lu}{3,}$/u.test(text)))
    at = dateline + 1;
  else if (bracket > 0 && /^\p{Lu}/u.test(unit[bracket + 1]?.text ?? '')) at = bracket + 1;
  while (
    at < unit.length &&
    (unit[at]!.kind === 'sign' || /^(?:but|and|however|meanwhile|но|и|aber|mais|pero|mas)$/u.test(unit[at]!.low))
  )
    at += 1;
  while (at < unit.length && unit[at]!.kind === 'sign') at += 1;
  return at < unit.length ? at : 0;
}

/** What goes on behind who said it: `“A,” he said, “B.”` */
export function goingOn(unit: Unit, start: number, cues: SpeechCues): readonly Group[] {
  let at = behindWhenAndWhere(unit, start, cues);
  while (unit[at]?.kind === 'sign' && /^[,.—–:;-]+$/u.test(unit[at]!.text)) at += 1;
  // `sagte sie gegenüber dem „Spiegel“`
  if (cues.articles.has(unit[at - 1]!.low) || cues.prepositions.has(unit[at - 1]!.low)) return [];
  return unit[at]?.kind === 'quote' ? [quotesFrom(unit, at)] : [];
}

/** `The deal, he said, is dead.` */
export function parenthesis(unit: Unit, start: number, cues: SpeechCues): Group | null {
  const at = behindWhenAndWhere(unit, start, cues);
  if (unit[at]?.text !== ',') return null;
  const next = unit[at + 1];
  if (
    next?.kind !== 'word' ||
    cues.participles.has(next.low) ||
    cues.borders.has(next.low) ||
    cues.relatives.has(next.low)
  )
    return null;
  const rest = upTo(unit, at + 1, unit.length - 1);
  return rest && wordsIn(unit, rest) >= 2 ? rest : null;
}

/** Behind it nothing more is said: an end, a comma, a quotation. */
export function endsTag(unit: Unit, start: number, cues: SpeechCues): boolean {
  let at = behindHeard(unit, start, cues);
  const verb = unit[start - 1]!.low;
  if (cues.hearers.has(verb)) at = behindHearer(unit, at, cues);
  at = behindWhenAndWhere(unit, at, cues);
  const token = unit[at];
  return token === undefined || token.kind !== 'word' || cues.borders.has(token.low) || cues.participles.has(token.low);
}

/** What may stand behind who said it, if the verb stands before. */
export function isStopAfterTag(token: Token, cues: SpeechCues): boolean {
  return (
    cues.prepositions.has(token.low) ||
    cues.borders.has(token.low) ||
    cues.times.has(token.low) ||
    cues.relatives.has(token.low) ||
    isThat(token, cues) ||
    /.ly$/u.test(token.low)
  );
}

/** A quotation, a comma or a dash: what is said may end in front of it. */
export function endsWhatIsSaid({ kind, text }: Token): boolean {
  return kind === 'quote' || text === ',' || /^(?:[—–-]|--)$/u.test(text);
}

/** Without signs at both ends; null if nothing is left. */
export function upTo(unit: Unit, from: number, to: number): Group | null {
  while (from <= to && unit[from]?.kind === 'sign' && !/[(¿¡$€£]/u.test(unit[from]!.text)) from += 1;
  while (to >= from && unit[to]?.kind === 'sign' && !/[)%]/u.test(unit[to]!.text)) to -= 1;
  return from <= to ? { from, to } : null;
}

/** How many words stand in a group, those of its quotations among them. */
export function wordsIn(unit: Unit, { from, to }: Group): number {
  return unit
    .slice(from, to + 1)
    .reduce((sum, { kind, text }) => sum + (kind === 'word' ? 1 : kind === 'quote' ? text.split(/\s+/u).length : 0), 0);
}

/** The name of a work, or words that are called so: nobody said them. */
export function isTitle(unit: Unit, at: number, cues: SpeechCues): boolean {
  const { text, kind } = unit[at]!;
  if (kind !== 'quote') return false;
  let before = at - 1;
  while (before >= 0 && (unit[before]!.text === ',' || cues.articles.has(unit[before]!.low))) before -= 1;
  if (before >= 0 && cues.titled.has(unit[before]!.low)) return !/[.!?,]$/u.test(text) || text.split(/\s+/u).length < 6;
  const words = text.split(/\s+/u);
  if (/[.!?,;]$/u.test(text) || words.length > 8 || cues.nounsInCapitals) return false;
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length >= 2 && capitals >= words.length * 0.6;
}

/** What is said ends where another begins to be told: `…, KCNA reported` and `…, and Putin said`. */
export function cut(unit: Unit, found: readonly Attribution[], cues: SpeechCues): readonly Attribution[] {
  return found.flatMap((one) => {
    const ends = found.flatMap((other) => {
      if (other === one) return [];
      const start = Math.min(other.speaker.from, other.verb.from, other.by?.from ?? Infinity);
      const own = Math.min(one.speaker.from, one.verb.from);
      if (start <= own) return [];
      if (other.behind) return [start];
      const joined = unit[start - 1];
      const parted = joined && ((cues.borders.has(joined.low) && !cues.that.has(joined.low)) || joined.text === ';');
      return parted || cues.participles.has(unit[other.verb.from]!.low) ? [parted ? start - 1 : other.verb.from] : [];
    });
    const content = one.content.flatMap((group) => {
      const end = Math.min(...ends.filter((at) => at > group.from && at <= group.to), Infinity);
      const short = end === Infinity ? group : upTo(unit, group.from, end - 1);
      return short ? [short] : [];
    });
    return content.length > 0 ? [{ ...one, content }] : [];
  });
}

/** Where the tokens of a group stand. A quotation alone is what stands between its marks. */
export function placeOf(unit: Unit, { from, to }: Group): Range {
  const [first, last] = [unit[from]!, unit[to]!];
  if (from === to && first.kind === 'quote') return first.inner;
  return { from: first.from, to: last.to };
}
