import type { Range } from '../../model/records.ts';
import type { QuotationRule } from './quotation-shapes.ts';
import { isAdverb, isNameInMarks, leadingSpeaker, nameBehind, speakerAt, speakerBefore } from './speakers.ts';
import type { Group } from './speakers.ts';
import type { SpeechCues } from './speech-cues.ts';
import type { Token, Unit } from './speech-tokens.ts';

// Who says what in a part of a text. A verb of speech is looked for, then who speaks beside it, then what is said: behind
// the verb, or before it. Where one of the three is not found, there is no attribution.

/** Words of somebody, in tokens of a unit. */
export interface Attribution {
  readonly rule: QuotationRule;
  /** In groups of tokens; cut where another attribution begins. */
  readonly content: readonly Group[];
  readonly speaker: Group;
  readonly verb: Group;
  /** Who quotes the one who speaks: `KCNA quoted him as saying`. */
  readonly by: Group | null;
  /** Who said it stands behind what was said. */
  readonly behind: boolean;
}

/** All attributions of a unit, in its order. */
export function attributionsIn(unit: Unit, cues: SpeechCues): readonly Attribution[] {
  const found: Attribution[] = [];
  const colon = beforeColon(unit, cues);
  if (colon) found.push(colon);
  for (let at = 0; at < unit.length; at++) {
    const token = unit[at]!;
    if (token.kind !== 'word') continue;
    const length = accordingAt(unit, at, cues);
    const one = length > 0 ? according(unit, at, length, cues) : bySpeech(unit, at, cues, found);
    if (one) found.push(one);
    if (length > 0) at += length - 1;
  }
  return cut(unit, found, cues);
}

function accordingAt(unit: Unit, at: number, cues: SpeechCues): number {
  const row = cues.according.find((words) =>
    words.every(
      (word, next) =>
        unit[at + next]?.low === word || (next === words.length - 1 && unit[at + next]?.low.startsWith(`${word}'`)),
    ),
  );
  return row?.length ?? 0;
}

/** `According to S, C` and `C, according to S`. */
function according(unit: Unit, at: number, length: number, cues: SpeechCues): Attribution | null {
  const speaker = speakerAt(unit, at + length, cues);
  if (!speaker) return null;
  const verb = { from: at, to: at + length - 1 };
  const next = unit[speaker.to + 1];
  const first = contentStart(unit);
  const base = { rule: 'according to' as const, speaker, verb, by: null };
  if (at <= first || unit[at - 1]?.text === ';') {
    if (cues.nounsInCapitals && next?.kind === 'word') {
      const content = upTo(unit, speaker.to + 1, unit.length - 1);
      return content && wordsIn(unit, content) >= 3 ? { ...base, content: [content], behind: false } : null;
    }
    // Behind an apposition, too.
    let comma = speaker.to + 1;
    while (comma < unit.length && unit[comma]!.text !== ',' && comma - speaker.to < 14) comma += 1;
    if (unit[comma]?.text !== ',') return null;
    const content = upTo(unit, comma + 1, unit.length - 1);
    return content && wordsIn(unit, content) >= 3 ? { ...base, content: [content], behind: false } : null;
  }
  if (next?.kind === 'word' && !isStopAfterTag(next, cues)) return null;
  const before = contentBefore(unit, at, cues, true);
  return before ? { ...base, content: before, behind: true } : null;
}

/** Words before a verb with which it says that somebody did not say it; of all languages, since none is a word of another. */
const negations =
  /^(?:never|not|hardly|scarcely|.*n['’]t|longer|не|никогда|ни|nie|niemals|nicht|jamais|pas|nunca|jamás|no|tampoco|não|jamais|nem)$/u;
/** Of what somebody did not say nothing is found: who reads it would take it for said. What they denied stands there with its verb. */
function bySpeech(unit: Unit, at: number, cues: SpeechCues, before: readonly Attribution[]): Attribution | null {
  const negated = [unit[at - 1], unit[at - 2]].some((token) => token?.kind === 'word' && negations.test(token.low));
  return negated ? null : bySpokenVerb(unit, at, cues, before);
}

function bySpokenVerb(unit: Unit, at: number, cues: SpeechCues, before: readonly Attribution[]): Attribution | null {
  const { low } = unit[at]!;
  if (low === 'saying' && unit[at - 1]?.low === 'as') return quotedAsSaying(unit, at, cues);
  if (cues.participles.has(low)) return byParticiple(unit, at, cues, before);
  if (cues.called.has(low)) return byCalling(unit, at, cues);
  if (!cues.said.has(low) && !cues.told.has(low)) return null;
  let first = at;
  while (first > 0 && isAdverb(unit[first - 1]!, cues)) first -= 1;
  const previous = unit[first - 1];
  if (previous && (cues.passive.has(previous.low) || cues.passive.has(unit[at - 1]!.low))) return null;
  // `Kim, the leader, said the decision was his`: a clause, not who said it.
  const straightOn = isClause(unit, at + 1, cues) && previous?.text === ',' && !cues.pronouns.has(unit[at + 1]!.low);
  const direct = straightOn ? straight(unit, first, at, cues) : null;
  return direct ?? inverted(unit, first, at, cues) ?? straight(unit, first, at, cues);
}

/** `“…,” said S` · `…, said S.` · in many languages `said S that …`, too. */
function inverted(unit: Unit, first: number, at: number, cues: SpeechCues): Attribution | null {
  const previous = unit[first - 1];
  const behind = previous !== undefined && endsWhatIsSaid(previous);
  const free = previous === undefined || !cues.nounsInCapitals ? false : !behind;
  if (!behind && !free && !(cues.pronouns.has('he') === false && noSubjectBefore(unit, first, cues))) return null;
  const hearers = cues.hearers.has(unit[at]!.low);
  const start = behindHeard(unit, at + 1, cues);
  const office =
    hearers && previous?.kind !== 'quote'
      ? null
      : (bodyBehind(unit, at, start, cues) ?? speakerAt(unit, behindPlace(unit, start, cues), cues));
  if (!office) return null;
  // `said the captain, Jonas Lind.`
  const end = unit.findIndex(({ kind }, sign) => sign > office.to + 1 && kind !== 'word');
  const speaker = (behind && end > 0 && nameBehind(unit, office, end, cues)) || office;
  const next = unit[speaker.to + 1];
  if (next?.kind === 'word' && !isStopAfterTag(next, cues)) return null;
  const verb = { from: first < at && cues.pronouns.has('elle') ? first : at, to: at };
  const base = { speaker, verb, by: null };
  const after = contentAfter(unit, speaker.to + 1, unit[at]!.low, cues, true);
  if (behind) {
    const said = contentBefore(unit, first, cues, true);
    if (said)
      return {
        ...base,
        rule: ruleOf(unit, said),
        content: [...said, ...goingOn(unit, speaker.to + 1, cues)],
        behind: true,
      };
  }
  return after ? { ...base, rule: ruleOf(unit, after), content: after, behind: false } : null;
}

/** Behind `à Lusa`, `aos jornalistas`, `журналистам в четверг`. Of a name only one word: who speaks may follow. */
function behindHeard(unit: Unit, start: number, cues: SpeechCues): number {
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

const places = /^(?:в|во|на)$/u;
/** Where it was said, not who said it. */
const occasion = /^(?:интервью|эфире|беседе|ходе|ответ|четверг|среду|пятницу|москве|рамках|социальных|своем|своём)$/u;

/** `сообщили в министерстве`: nobody is named but where it was said. */
function bodyBehind(unit: Unit, verb: number, start: number, cues: SpeechCues): Group | null {
  if (!/ли$/u.test(unit[verb]!.low) || !places.test(unit[start]?.low ?? '')) return null;
  let to = start;
  while (to - start < 7 && (unit[to + 1]?.kind === 'word' || (unit[to + 1] && isNameInMarks(unit, to + 1)))) to += 1;
  const isPlain = unit
    .slice(start + 1, to + 1)
    .every(({ low }) => !cues.prepositions.has(low) && !cues.times.has(low) && !cues.that.has(low));
  return to > start && isPlain && !occasion.test(unit[start + 1]!.low) ? { from: start + 1, to } : null;
}

/** `сообщил в посёлке глава управы`: behind one word that says where. */
function behindPlace(unit: Unit, start: number, cues: SpeechCues): number {
  const [place, next] = [unit[start + 1], unit[start + 2]];
  const isPlace = places.test(unit[start]?.low ?? '') && place?.kind === 'word';
  return isPlace && next?.kind === 'word' && !isStopAfterTag(next, cues) ? start + 2 : start;
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

function noSubjectBefore(unit: Unit, first: number, cues: SpeechCues): boolean {
  return speakerBefore(unit, first, cues) === null;
}

/** `S said …` · `…, S said.` */
function straight(unit: Unit, first: number, at: number, cues: SpeechCues): Attribution | null {
  if (unit[first - 1]?.kind === 'quote' && !isNameInMarks(unit, first - 1)) return null;
  const goesOn = /^(?:and|but|then)$/u.test(unit[first - 1]?.low ?? '');
  const speaker =
    speakerBefore(unit, first, cues) ?? (goesOn ? leadingSpeaker(unit, first, cues) : bodyBefore(unit, first, cues));
  if (!speaker) return null;
  const low = unit[at]!.low;
  // `as Kim said`, `what Kim said`
  const leading = unit[speaker.from - 1]?.low ?? '';
  const base = { speaker, verb: { from: at, to: at }, by: null };
  const after = contentAfter(unit, at + 1, low, cues, false);
  // `a law that Kim says is needed`: what is said stands before, in other words.
  if (cues.relatives.has(leading) || cues.that.has(leading)) return null;
  // `a-t-elle ajouté`: a part of the verb stands before.
  const start = cues.between.has(leading) && cues.pronouns.has('elle') ? speaker.from - 1 : speaker.from;
  const previous = goesOn && speaker.from === 0 ? undefined : unit[start - 1];
  if (after && /^(?:as|what|than|wie|comme|como|как)$/u.test(leading)) return null;
  if (after) return { ...base, rule: ruleOf(unit, after), content: after, behind: false };
  if (previous && endsWhatIsSaid(previous) && endsTag(unit, at + 1, cues)) {
    const said = contentBefore(unit, start, cues, false);
    const more = goingOn(unit, at + 1, cues);
    if (said) return { ...base, rule: ruleOf(unit, [...said, ...more]), content: [...said, ...more], behind: true };
    const begun = upTo(unit, contentStart(unit), start - 2);
    const rest = more.length === 0 ? parenthesis(unit, at + 1, cues) : null;
    if (begun && rest && previous.text === ',' && !isElsewhere(unit, begun))
      return { ...base, rule: 'said that', content: [begun, rest], behind: true };
  }
  return null;
}

/** `В пресс-службе губернатора рассказали`: nobody is named but where it was said. */
function bodyBefore(unit: Unit, first: number, cues: SpeechCues): Group | null {
  if (!cues.pronouns.has('они') || !/ли$/u.test(unit[first]?.low ?? '')) return null;
  const start = unit.findIndex(({ kind }) => kind === 'word');
  if (!/^во?$/u.test(unit[start]?.low ?? '') || first - start < 2 || first - start > 9) return null;
  const isPlain = unit
    .slice(start + 1, first)
    .every((token, at) => (token.kind === 'word' || isNameInMarks(unit, start + 1 + at)) && !cues.times.has(token.low));
  return isPlain ? { from: start + 1, to: first - 1 } : null;
}

/** `KCNA quoted him as saying …` · `Kim was quoted by KCNA as saying …`. */
function quotedAsSaying(unit: Unit, at: number, cues: SpeechCues): Attribution | null {
  let quoted = at - 2;
  while (quoted >= 0 && at - quoted < 14 && !/^(?:quoted|cited|quotes|quoting|reported)$/u.test(unit[quoted]!.low))
    quoted -= 1;
  if (quoted < 0 || at - quoted >= 14) return null;
  const passive = cues.passive.has(unit[quoted - 1]?.low ?? '');
  let speaker: Group | null;
  let by: Group | null;
  if (passive) {
    speaker = speakerBefore(unit, quoted - 1, cues);
    by = unit[quoted + 1]?.low === 'by' ? speakerAt(unit, quoted + 2, cues) : null;
  } else {
    const named = unit[quoted + 1];
    speaker = /^(?:him|her|them|it)$/u.test(named?.low ?? '')
      ? { from: quoted + 1, to: quoted + 1 }
      : speakerAt(unit, quoted + 1, cues);
    by = speakerBefore(unit, quoted, cues);
  }
  if (!speaker) return null;
  const start = (passive ? speaker : (by ?? { from: quoted })).from;
  const content = contentAfter(unit, at + 1, 'said', cues, false) ?? contentBefore(unit, start, cues, false);
  return content
    ? {
        rule: ruleOf(unit, content),
        content,
        speaker,
        verb: { from: quoted, to: quoted },
        by,
        behind: content[0]!.to < quoted,
      }
    : null;
}

/** `…, saying that …`: by who spoke before, or the subject. */
function byParticiple(unit: Unit, at: number, cues: SpeechCues, before: readonly Attribution[]): Attribution | null {
  const parted = unit[at - 1]?.text === ',' || unit[at - 1]?.kind === 'quote';
  const speaker = before.at(-1)?.speaker ?? (parted ? leadingSpeaker(unit, at, cues) : null);
  const content = contentAfter(unit, at + 1, unit[at]!.low, cues, false);
  if (!speaker || speaker.from > at || !content) return null;
  return { rule: ruleOf(unit, content), content, speaker, verb: { from: at, to: at }, by: null, behind: false };
}

/** `Kim called it “a day for both of us”`. */
function byCalling(unit: Unit, at: number, cues: SpeechCues): Attribution | null {
  if (cues.passive.has(unit[at - 1]?.low ?? '')) return null;
  // `chamou a atenção`: nobody calls something so.
  if (/^aten(?:ção|ción)$/u.test(unit[at + 2]?.low ?? '')) return null;
  const speaker = speakerBefore(unit, at, cues);
  if (!speaker) return null;
  for (let next = at + 1; next < unit.length && next - at < 12; next++) {
    const { kind, text } = unit[next]!;
    if (text === ',' || text === ';' || text === ':') return null;
    if (kind !== 'quote') continue;
    if (text.split(/\s+/u).length < 3) return null;
    return {
      rule: 'said',
      content: [{ from: next, to: next }],
      speaker,
      verb: { from: at, to: at },
      by: null,
      behind: false,
    };
  }
  return null;
}

/** `Kim: “…”`, at the beginning. */
function beforeColon(unit: Unit, cues: SpeechCues): Attribution | null {
  const colon = unit.findIndex(({ text }) => text === ':');
  if (colon < 1 || colon > 6 || unit[colon + 1]?.kind !== 'quote') return null;
  const words = unit.slice(0, colon);
  const isName = words.every(({ kind, text }) => kind === 'word' && /^\p{Lu}/u.test(text));
  if (!isName || cues.nobody.has(words[0]!.low) || cues.times.has(words[0]!.low)) return null;
  return {
    rule: 'colon',
    content: [{ from: colon + 1, to: colon + 1 }],
    speaker: { from: 0, to: colon - 1 },
    verb: { from: colon, to: colon },
    by: null,
    behind: false,
  };
}

function ruleOf(unit: Unit, content: readonly Group[]): QuotationRule {
  return content.some(({ from, to }) => unit.slice(from, to + 1).some(({ kind }) => kind === 'quote'))
    ? 'said'
    : 'said that';
}

/** What is said behind the verb or who said it. */
function contentAfter(
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
function isClause(unit: Unit, start: number, cues: SpeechCues): boolean {
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
function contentBefore(unit: Unit, end: number, cues: SpeechCues, any: boolean): readonly Group[] | null {
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
function isElsewhere(unit: Unit, { from }: Group): boolean {
  return unit[from]!.low === 'об' && unit[from + 1]?.low === 'этом';
}

function upToWords(unit: Unit, from: number, to: number): readonly Group[] | null {
  const content = upTo(unit, from, to);
  return content && wordsIn(unit, content) >= 4 ? [content] : null;
}

/** Behind `But`, a dateline's dash, a bullet. */
function contentStart(unit: Unit): number {
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
function goingOn(unit: Unit, start: number, cues: SpeechCues): readonly Group[] {
  let at = behindWhenAndWhere(unit, start, cues);
  while (unit[at]?.kind === 'sign' && /^[,.—–:;-]+$/u.test(unit[at]!.text)) at += 1;
  // `sagte sie gegenüber dem „Spiegel“`
  if (cues.articles.has(unit[at - 1]!.low) || cues.prepositions.has(unit[at - 1]!.low)) return [];
  return unit[at]?.kind === 'quote' ? [quotesFrom(unit, at)] : [];
}

/** `The deal, he said, is dead.` */
function parenthesis(unit: Unit, start: number, cues: SpeechCues): Group | null {
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
function endsTag(unit: Unit, start: number, cues: SpeechCues): boolean {
  let at = behindHeard(unit, start, cues);
  const verb = unit[start - 1]!.low;
  if (cues.hearers.has(verb)) at = behindHearer(unit, at, cues);
  at = behindWhenAndWhere(unit, at, cues);
  const token = unit[at];
  return token === undefined || token.kind !== 'word' || cues.borders.has(token.low) || cues.participles.has(token.low);
}

/** What may stand behind who said it, if the verb stands before. */
function isStopAfterTag(token: Token, cues: SpeechCues): boolean {
  return (
    cues.prepositions.has(token.low) ||
    cues.borders.has(token.low) ||
    cues.times.has(token.low) ||
    cues.relatives.has(token.low) ||
    isThat(token, cues) ||
    /.ly$/u.test(token.low)
  );
}

function endsWhatIsSaid({ kind, text }: Token): boolean {
  return kind === 'quote' || text === ',' || /^(?:[—–-]|--)$/u.test(text);
}

/** Without signs at both ends; null if nothing is left. */
function upTo(unit: Unit, from: number, to: number): Group | null {
  while (from <= to && unit[from]?.kind === 'sign' && !/[(¿¡$€£]/u.test(unit[from]!.text)) from += 1;
  while (to >= from && unit[to]?.kind === 'sign' && !/[)%]/u.test(unit[to]!.text)) to -= 1;
  return from <= to ? { from, to } : null;
}

function wordsIn(unit: Unit, { from, to }: Group): number {
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
function cut(unit: Unit, found: readonly Attribution[], cues: SpeechCues): readonly Attribution[] {
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
