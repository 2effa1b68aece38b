import type { SpeechCues } from './speech-cues.ts';
import type { Token, Unit } from './speech-tokens.ts';

// Who speaks: the few words before or behind a verb of speech. Nothing here knows grammar; what does not look like a name,
// a pronoun, or a noun with its article is nobody.

/** Tokens of a unit, `to` included. */
export interface Group {
  readonly from: number;
  readonly to: number;
}

const longest = 14;
const capital = /^\p{Lu}/u;
const particle =
  /^(?:de|del|della|da|do|dos|das|di|van|von|der|den|bin|ibn|al|el|la|le|y|e|du|des|af|zu|ter|ben|abu|of|the)$/u;
/** Persons and bodies that stand without an article: `officials said`. */
const speaking =
  /(?:s|men|women|people|police|spokesman|spokeswoman|spokesperson|media|television|radio|agency|press|staff|nobody|everyone|someone|government|management|полиция|власти|polícia|policía|polizei)$/u;

/** The group that ends before `end` and is who speaks; null if there is none. */
export function speakerBefore(unit: Unit, end: number, cues: SpeechCues): Group | null {
  let last = end - 1;
  while (last >= 0 && isBetween(unit[last]!, cues)) last -= 1;
  // `The army on Thursday said`
  if (last > 1 && cues.times.has(unit[last]!.low) && !cues.articles.has(unit[last]!.low)) {
    last -= cues.prepositions.has(unit[last - 1]!.low) ? 2 : 1;
  }
  if (last < 0) return null;
  if (unit[last]!.kind === 'sign') {
    return unit[last]!.text === ',' ? beforeApposition(unit, last, cues) : behindBrackets(unit, last, cues);
  }
  return groupEndingAt(unit, last, cues);
}

function behindBrackets(unit: Unit, last: number, cues: SpeechCues): Group | null {
  if (unit[last]!.text !== ')') return null;
  for (let at = last - 1; at > last - 8 && at > 0; at--) {
    if (unit[at]!.text === '(') return groupEndingAt(unit, at - 1, cues);
  }
  return null;
}

/** `Kim, the leader, said`. */
function beforeApposition(unit: Unit, comma: number, cues: SpeechCues): Group | null {
  let nearest: Group | null = null;
  for (let at = comma - 1; at > 0 && comma - at < 28; at--) {
    if (unit[at]!.text !== ',') continue;
    const group = groupEndingAt(unit, at - 1, cues);
    if (!group) continue;
    const before = unit[group.from - 1];
    const begins = before === undefined || before.kind !== 'word' || cues.borders.has(before.low);
    const isName = capital.test(unit[group.to]!.text) && (!cues.nounsInCapitals || group.to > group.from);
    if (begins && (isName || cues.pronouns.has(unit[group.to]!.low) || cues.articles.has(unit[group.from]!.low))) {
      // `“…,” Meta, the parent company of others, said`: nothing stands before the first of all.
      if (before?.text !== ',') return nameBehind(unit, group, comma, cues) ?? group;
      nearest ??= group;
    }
  }
  return nearest;
}

/** Of `the captain, Jonas Lind,` the name. */
export function nameBehind(unit: Unit, { from, to }: Group, comma: number, cues: SpeechCues): Group | null {
  let name = to;
  while (name > from + 1 && capital.test(unit[name - 1]!.text)) name -= 1;
  // `dos Negócios Estrangeiros` is no name of a person.
  const isNamed = capital.test(unit[to]!.text) && !cues.inside.has(unit[name - 1]?.low ?? '');
  if (!cues.articles.has(unit[from]!.low) || (isNamed && (!cues.nounsInCapitals || to - from > 1))) return null;
  // More may stand behind the name: `one of the authors, Pedro Mocho, of the institute, said`.
  const end = unit.findIndex(({ text }, at) => at > to + 2 && at < comma && text === ',');
  const [first, last] = [to + 2, (end < 0 ? comma : end) - 1];
  if (unit[to + 1]?.text !== ',' || last <= first || last - first > 4) return null;
  const isName = unit
    .slice(first, last + 1)
    .every(({ kind, text, low }, at) => kind === 'word' && (capital.test(text) || (at > 0 && particle.test(low))));
  return isName && !cues.nobody.has(unit[first]!.low) && !cues.times.has(unit[first]!.low)
    ? { from: first, to: last }
    : null;
}

function groupEndingAt(unit: Unit, last: number, cues: SpeechCues): Group | null {
  const token = unit[last];
  if (token === undefined || (token.kind !== 'word' && !isNameInMarks(unit, last))) return null;
  if (cues.relatives.has(token.low)) return beforeRelative(unit, last, cues);
  if (cues.pronouns.has(token.low)) return { from: last, to: last };
  let from = last;
  for (let at = last; at >= 0 && last - at < longest; at--) {
    const { kind, low, text } = unit[at]!;
    if (kind !== 'word' && text !== '&' && !isNameInMarks(unit, at)) break;
    if (cues.relatives.has(low)) {
      return beforeRelative(unit, at, cues);
    }
    if (cues.borders.has(low) || cues.that.has(low)) {
      const [before, after] = [unit[at - 1], unit[at + 1]];
      const joins = at < last && /^(?:and|und|et|y|e|и)$/u.test(low) && before?.kind === 'word';
      const goesOn = capital.test(after?.text ?? '') || cues.articles.has(after?.low ?? '');
      // `o ministro de Estado e dos Negócios Estrangeiros`
      const ofMore =
        /^(?:do|da|dos|das|du|des|del|de)$/u.test(after?.low ?? '') && capital.test(unit[at + 2]?.text ?? '');
      if (!joins || !capital.test(before.text) || !(goesOn || ofMore)) break;
    }
    from = at;
  }
  return trimmed(unit, { from, to: last }, cues);
}

/** `Kim, who visited Seoul, said`. */
function beforeRelative(unit: Unit, relative: number, cues: SpeechCues): Group | null {
  let last = relative - 1;
  if (unit[last]?.text === ',') last -= 1;
  const token = unit[last];
  return token?.kind === 'word' && !cues.relatives.has(token.low) ? groupEndingAt(unit, last, cues) : null;
}

/** Without what stands before the name or the article; null if neither is there. */
function trimmed(unit: Unit, { from, to }: Group, cues: SpeechCues): Group | null {
  // `Luego Eva Strand dijo`
  while (from < to && unit[from]!.low.length > 3 && cues.between.has(unit[from]!.low)) from += 1;
  const first = unit[from]!;
  const isTime = ({ low }: Token) => cues.times.has(low);
  const nameLike = (at: number) => capital.test(unit[at]!.text) && !isTime(unit[at]!);
  const lastToken = unit[to]!;
  if (isTime(lastToken)) return null;
  const startsWell =
    !cues.prepositions.has(first.low) &&
    !isTime(first) &&
    (cues.articles.has(first.low) || (capital.test(first.text) && !cues.nobody.has(first.low)));
  if (startsWell && !(cues.nobody.has(first.low) && !cues.articles.has(first.low)))
    return hasVerbInside(unit, from, to, cues);
  if (nameLike(to) && !cues.nounsInCapitals) {
    let start = to;
    while (
      start > from &&
      (nameLike(start - 1) || (particle.test(unit[start - 1]!.low) && start - 2 >= from && nameLike(start - 2)))
    )
      start -= 1;
    // A name at the beginning of the sentence may be only its first word.
    if (cues.nobody.has(unit[start]!.low)) start += 1;
    if (start > to) return null;
    // `political analyst Richard Calland`
    const plain = unit.slice(from, start);
    if (plain.length < 5 && plain.every((token) => isTitleWord(token, cues))) return { from, to };
    const before = start > from ? unit[start - 1]!.low : '';
    // The minister Kim, with his article.
    for (let at = start - 1; before !== '' && !cues.prepositions.has(before) && at >= from && start - at < 6; at--) {
      if (cues.articles.has(unit[at]!.low)) return { from: at, to };
      if (cues.prepositions.has(unit[at]!.low) && !cues.inside.has(unit[at]!.low)) break;
    }
    return { from: start, to };
  }
  for (let at = to - 1; at >= from && to - at < 8; at--) {
    if (cues.articles.has(unit[at]!.low)) return { from: at, to };
  }
  // `officials said`
  const short = to - from <= 2 && !cues.prepositions.has(first.low) && !cues.nobody.has(first.low) && !isTime(first);
  return short && speaking.test(lastToken.low) ? { from, to } : null;
}

function isTitleWord(token: Token, cues: SpeechCues): boolean {
  const { low } = token;
  const other = cues.prepositions.has(low) || cues.nobody.has(low) || cues.times.has(low) || cues.pronouns.has(low);
  return !other && !isVerb(token, cues) && !verbal.test(low) && !/.ly$/u.test(low);
}

const verbal =
  /^(?:is|are|was|were|will|would|could|should|has|had|have|must|may|might|can|been|became|made|took|went|said|says)$/u;

/** A group with a verb of its own inside is no name: what stands behind that verb may be one. */
function hasVerbInside(unit: Unit, from: number, to: number, cues: SpeechCues): Group | null {
  for (let at = to; at > from; at--) {
    if (!verbal.test(unit[at]!.low)) continue;
    return at < to ? trimmed(unit, { from: at + 1, to }, cues) : null;
  }
  return { from, to };
}

const alsoNoun = /^(?:reports?|claims?|estimates?|forecasts?|notes?|promises?|hopes?|fears?)$/u;

/** The group that begins at `start` and is who speaks. */
export function speakerAt(unit: Unit, start: number, cues: SpeechCues): Group | null {
  const first = unit[start];
  if (first?.kind === 'quote' && isAgencyInMarks(first)) return { from: start, to: start };
  if (first === undefined || first.kind !== 'word') return null;
  if (cues.heard.has(first.low)) return null;
  if (cues.pronouns.has(first.low) && !cues.relatives.has(first.low)) {
    // `il ministro` and `o ministro` begin with what may be a pronoun.
    if (!cues.articles.has(first.low)) return { from: start, to: start };
  }
  if (
    cues.times.has(first.low) ||
    cues.that.has(first.low) ||
    (cues.nobody.has(first.low) && !cues.articles.has(first.low))
  )
    return null;
  let to = start;
  for (let at = start; at < unit.length && at - start < longest; at++) {
    const { kind, low, text } = unit[at]!;
    if (kind !== 'word' && !(at > start && isNameInMarks(unit, at))) break;
    if (at > start) {
      const next = unit[at + 1];
      if (cues.times.has(low) || cues.that.has(low) || cues.relatives.has(low)) break;
      if (cues.inside.has(low)) {
        // What goes on with a name of a place or of an office, and not with when and where it was said.
        const goesOn =
          next?.kind === 'word' &&
          !cues.times.has(next.low) &&
          /^(?:of|for|de|du|des|del|do|da|dos|das|von|vom|der)$|^d['’]/u.test(low);
        if (!goesOn) break;
      } else if (cues.prepositions.has(low)) {
        break;
      } else if (cues.borders.has(low)) {
        const joins =
          /^(?:and|und|et|y|e|и)$/u.test(low) &&
          next?.kind === 'word' &&
          capital.test(next.text) &&
          capital.test(unit[at - 1]!.text);
        if (!joins) break;
      } else if ((cues.between.has(low) || cues.passive.has(low)) && !capital.test(text)) {
        break;
      } else if (isVerb(unit[at]!, cues) && !capital.test(text) && !alsoNoun.test(low)) {
        break;
      }
    }
    to = at;
  }
  const hasName = unit.slice(start, to + 1).some(({ text, low }) => capital.test(text) && !cues.times.has(low));
  const begins = cues.articles.has(first.low) || capital.test(first.text);
  if (begins && (hasName || to > start)) return { from: start, to };
  if (hasName) return { from: start, to };
  // Russian has no articles.
  if (/\p{Script=Cyrillic}/u.test(first.text)) return { from: start, to };
  return speaking.test(unit[to]!.low) && to - start <= 3 ? { from: start, to } : null;
}

/** The name of a body behind what it is: `компания «Газпром»`. */
export function isNameInMarks(unit: Unit, at: number): boolean {
  const [token, before] = [unit[at]!, unit[at - 1]];
  if (token.kind !== 'quote' || before?.kind !== 'word') return false;
  const words = token.text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').split(/\s+/u);
  return (
    words.length <= 4 &&
    capital.test(words[0]!) &&
    !/[,.!?…]\P{L}?$/u.test(token.text) &&
    /^\p{Ll}{4,}$|^\p{Lu}\p{Ll}{4,}$/u.test(before.text)
  );
}

/** `сообщает «Интерфакс»`: in Russian papers and agencies stand between marks. */
function isAgencyInMarks({ text }: Token): boolean {
  return (
    /^\P{L}?\p{Lu}[\p{Script=Cyrillic}-]+(?:\s[\p{Script=Cyrillic}-]+)?\P{L}?$/u.test(text) && !/[.!?…,]/u.test(text)
  );
}

/** The subject with which a unit begins: a pronoun, or a name. */
export function leadingSpeaker(unit: Unit, before: number, cues: SpeechCues): Group | null {
  const start = unit.findIndex(({ kind }, at) => kind === 'word' && at < before);
  const first = unit[start];
  if (!first) return null;
  if (cues.persons.has(first.low)) return { from: start, to: start };
  if (cues.prepositions.has(first.low) || cues.times.has(first.low)) return null;
  let to = start;
  if (cues.articles.has(first.low)) {
    while (to + 1 < before && unit[to + 1]!.kind === 'word' && (capital.test(unit[to + 1]!.text) || to === start))
      to += 1;
    return to > start ? { from: start, to } : null;
  }
  if (!capital.test(first.text) || cues.nobody.has(first.low) || cues.pronouns.has(first.low)) return null;
  while (
    to + 1 < before &&
    unit[to + 1]!.kind === 'word' &&
    (capital.test(unit[to + 1]!.text) || (particle.test(unit[to + 1]!.low) && capital.test(unit[to + 2]?.text ?? '')))
  )
    to += 1;
  return to > start ? { from: start, to } : null;
}

/** Whether it is a verb of speech. */
export function isVerb({ kind, low }: Token, cues: SpeechCues): boolean {
  return kind === 'word' && (cues.said.has(low) || cues.told.has(low));
}

function isBetween({ kind, low }: Token, cues: SpeechCues): boolean {
  return kind === 'word' && (cues.between.has(low) || /.ly$/u.test(low)) && !capital.test(low);
}

/** Whether tokens may stand between a verb and its subject. */
export function isAdverb(token: Token, cues: SpeechCues): boolean {
  return isBetween(token, cues);
}
