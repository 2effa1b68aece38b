import type { Attribution } from './attribution.ts';
import type { QuotationRule } from './quotation-shapes.ts';
import {
  behindHeard,
  contentAfter,
  contentBefore,
  contentStart,
  cut,
  endsTag,
  endsWhatIsSaid,
  goingOn,
  isClause,
  isElsewhere,
  isStopAfterTag,
  parenthesis,
  upTo,
  wordsIn,
} from './said-content.ts';
import type { Group } from './speakers.ts';
import { isAdverb, isNameInMarks, leadingSpeaker, nameBehind, speakerAt, speakerBefore } from './speakers.ts';
import type { SpeechCues } from './speech-cues.ts';
import type { Unit } from './speech-tokens.ts';

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
export function inverted(unit: Unit, first: number, at: number, cues: SpeechCues): Attribution | null {
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
