import type { Annotation, Quotation, Range } from '../model/records.ts';
import { amongWords } from './among-words.ts';
import { endings } from './approximate.ts';
import { weightOf } from './blocks.ts';
import { describeRange } from './describe.ts';
import type { Comparison, Kept } from './kept.ts';
import { compareVersions } from './kept.ts';
import { Occurrences } from './occurrences.ts';
import type { Row } from './rows.ts';
import { rowOf } from './rows.ts';
import {
  leastEvidence,
  tolerance,
  clearly,
  lost,
  exactOrMoved,
  isEvident,
  approximate,
  seek,
  agreement,
  likeness,
  alikeAround,
  joined,
} from './seek.ts';
import type { Resolved } from './seek.ts';

// See DESIGN.md beside this file for the order of the attempts and the reasons for the numbers.

type Placed = Pick<Annotation, 'from' | 'to' | 'quotation'>;

/** What stands before or behind a place differs in no more than a label if this share of it agrees. */
const nearlyAll = 0.7;
/** Longer stretches are looked at only where a run of the words, or of what stood around them, is found again. */
const far = 20_000;
/** How much less than its score a place may agree: grapheme clusters at its ends were taken in whole. */
const snapped = 0.2;
/** How many code units of prefix and suffix must both stand to tell that the quotation stood between them. */
const landmark = 12;
/** How far before and behind copies is compared to tell whose copy it is, and how much more must agree to be clear. */
const beside = 32;
/** On a line with more than this before or behind an annotation, in code units, the surroundings tell enough. */
const longestLabel = 512;
/** How much more of its line must agree than of another's with what was kept in order: more than a letter by chance. */
const slightly = 3;
/** A row of a register says this much at least; less may stand in any. */
const leastRow = 12;
/** So does a line without a number. */
const leastLine = 20;
/** How many times more than a changed row the rows beside it must differ from the old one. */
const muchMore = 3;

/**
 * Whether an annotation holds in the text of its version: its words stand at its place, or words as much like them as it
 * says. What is lost claims no place.
 */
export function holdsIn(text: string, { from, to, quotation, anchor }: Placed & Pick<Annotation, 'anchor'>): boolean {
  if (anchor.kind === 'lost') return true;
  if (to > text.length) return false;
  const words = text.slice(from, to);
  if (anchor.kind !== 'approximate') return words === quotation.exact;
  const alike = 1 - errorsBetween(words, quotation.exact) / Math.max(1, words.length, quotation.exact.length);
  return words !== '' && alike >= anchor.score - snapped;
}

/** Finds an annotation in a text by its quotation alone: the text it was made in, or another version of it. */
export function resolveAnnotation(text: string, annotation: Placed): Resolved {
  const { from, to, quotation } = annotation;
  if (to - from === quotation.exact.length && isWhole(text, annotation)) {
    return { range: { from, to }, anchor: { kind: 'exact' } };
  }
  const sought = { text, quotation, old: from, isAllowed: (at: Range) => !stoodElsewhere(text, quotation, at) };
  const found = seek(sought, [{ from: 0, to: text.length }]);
  return found.range && isOneOfTwins(text, found.range, quotation) ? lost : found;
}

/**
 * Finds annotations of one version of a text in another one. Both are compared first. What was kept takes its
 * annotations along, and where it stands now, no other annotation is looked for: those words are another's.
 */
export function resolverBetween(
  before: string,
  after: string,
): (annotation: Placed & Pick<Annotation, 'anchor'>) => Resolved {
  const compared = compareVersions(before, after);
  const versions = { before, after, compared, inBefore: new Occurrences(before), inAfter: new Occurrences(after) };
  return (annotation) => {
    const { from, to } = annotation;
    if (from < 0 || to > before.length || from >= to) return resolveAnnotation(after, annotation);
    return onItsLine(versions, annotation);
  };
}

/** Where in the new text a person may look for words that stood at a range of the old one: between what was kept around them. */
export function placeBetween(before: string, after: string, { from, to }: Range): Range {
  const place = imageOf(compareVersions(before, after), { from, to }, before.length, after.length);
  return { from: place.from, to: place.to };
}

type Between = Placed & Pick<Annotation, 'anchor'>;

interface Versions {
  readonly before: string;
  readonly after: string;
  readonly compared: Comparison;
  readonly inBefore: Occurrences;
  readonly inAfter: Occurrences;
}

/** Where an annotation went with the words that were kept; lost where nobody can tell, null if it is to be looked for. */
function followedBetween(versions: Versions, { from, to, quotation, anchor }: Between): Resolved | null {
  const { before, after, compared } = versions;
  const range = { from, to };
  const kept = follow(compared, range);
  if (kept === null || !isEvident(after, kept.range, describeRange(before, range))) return null;
  // Where it or its twin was taken out, nobody can tell, whatever stands around what is left.
  if (kept.isLoose || isAnothers(versions, range, kept.range, 'surely')) return lost;
  if (hasNewTwin(versions, range, kept.range)) return lost;
  // An approximate one stands at other words than its own, or on a row of other words.
  if (anchor.kind === 'approximate') return { range: kept.range, anchor };
  return before.slice(from, to) === quotation.exact ? exactOrMoved(kept.range, from) : null;
}

/** What came into the place of an annotation, or the place that it moved to. */
function soughtBetween(versions: Versions, { from, to, quotation }: Between): Resolved {
  const { before, after, compared } = versions;
  const { exact } = quotation;
  const range = { from, to };
  const looked = { ...describeRange(before, range), exact };
  const isOurs = (at: Range): boolean => !isAnothers(versions, range, at, 'perhaps');
  const place = imageOf(compared, range, before.length, after.length);
  const stayed = place.isFixed ? rewritten(after, place, looked) : null;
  // Words that the old text does not hold were not compared.
  const narrow = (stretches: readonly Range[]): readonly Range[] =>
    before.slice(from, to) === exact ? narrowed(compared, range, looked, stretches) : stretches;
  const sought = { text: after, quotation: looked, old: from };
  const inPlace = stayed ?? seek({ ...sought, isAllowed: isOurs }, narrow([place]));
  const unlessAnothers = (found: Resolved, rivals: Range): Resolved =>
    found.anchor.kind === 'approximate' && isLikeAnother(before, after, range, found.range!, rivals) ? lost : found;
  if (inPlace.range) return unlessAnothers(inPlace, place.gap);
  const free = freeStretches(compared, after.length, exact.length);
  const isNew = (at: Range): boolean => !isKept(compared, at) && isOurs(at);
  const nearby = { from: Math.max(0, from - far), to: Math.min(before.length, to + far) };
  return unlessAnothers(seek({ ...sought, isAllowed: isNew }, narrow(free)), nearby);
}

/** What was sought; where it is not found, words that stand where the words around them say that they do. */
function soughtOrAmong(versions: Versions, annotation: Between): Resolved {
  const found = soughtBetween(versions, annotation);
  const { before, after, compared } = versions;
  const { from, to, quotation, anchor } = annotation;
  if (found.range || anchor.kind === 'approximate' || before.slice(from, to) !== quotation.exact) return found;
  const range = amongWords(before, after, compared.kept, { from, to });
  return range ? exactOrMoved(range, from) : found;
}

/**
 * Believes what was found only on the line that the annotation stood on: that line as it was, wherever it stands now, or
 * that line changed. In registers, minutes and tables it is the beginning of a line that tells whose words they are.
 */
function onItsLine(versions: Versions, annotation: Between): Resolved {
  const { before, after } = versions;
  const followed = followedBetween(versions, annotation);
  const own = lineAround(before, annotation);
  if (own === null) return followed ?? soughtOrAmong(versions, annotation);
  const line = before.slice(own.from, own.to);
  const now = followed?.range && lineAround(after, followed.range);
  if (followed && now && after.slice(now.from, now.to) === line) return followed;
  const row = rowOf(before, own);
  const along = withItsLine(versions, annotation, own, row);
  if (along !== null) return along;
  const found = followed ?? soughtOrAmong(versions, annotation);
  const there = found.range && lineAround(after, found.range);
  if (there === null || after.slice(there.from, there.to) === line) return found;
  if (isRowOfAnother(versions, row, rowOf(after, there))) return lost;
  if (isLineOfAnother(versions, annotation, found.range!, followed ? 'followed' : 'sought')) return lost;
  return doubted(versions, own, row, found);
}

/** A line that stood once and stands once, word for word or but for its number, takes its annotations along. */
function withItsLine(versions: Versions, annotation: Between, own: Range, row: Row): Resolved | null {
  const { before, after, inBefore, inAfter } = versions;
  const line = before.slice(own.from, own.to);
  const isKnown = weightOf(line) >= leastEvidence && inBefore.onlyPlaceOf(line) >= 0;
  const place = isKnown ? inAfter.onlyPlaceOf(line) : -1;
  if (place >= 0) return alongRow(before, after, annotation, own, place);
  if (!saysEnough(before, row)) return null;
  const words = before.slice(row.from, row.to);
  const [at, ...more] = placesOfRow(inAfter, words);
  if (at === undefined || more.length > 0 || placesOfRow(inBefore, words).length !== 1) return null;
  return alongRow(before, after, annotation, row, at);
}

/** Whether a line says so much that it is known by its own words alone. Longer lines without a number are known as they are. */
function saysEnough(text: string, { from, to, isNumbered }: Row): boolean {
  const weight = weightOf(text.slice(from, to));
  return isNumbered ? weight >= leastRow : weight >= leastLine && weight < leastEvidence;
}

/** Whether a row of other words was another, or its own stands elsewhere, several times. */
function isRowOfAnother({ before, after, inBefore, inAfter }: Versions, own: Row, now: Row): boolean {
  const [words, nowWords] = [before.slice(own.from, own.to), after.slice(now.from, now.to)];
  if (!saysEnough(before, own) || words === nowWords) return false;
  return placesOfRow(inAfter, words).length > 0 || placesOfRow(inBefore, nowWords).length > 0;
}

/** Where rows of these words begin: none, one, or two of them. */
function placesOfRow(text: Occurrences, words: string): readonly number[] {
  const places: number[] = [];
  for (const at of text.of(words)) {
    const line = lineAround(text.text, { from: at, to: at + words.length });
    if (line === null) continue;
    const row = rowOf(text.text, line);
    if (row.from === at && row.to === at + words.length) places.push(at);
    if (places.length === 2) break;
  }
  return places;
}

/** The place of an annotation on its row, which begins elsewhere now; with its number, if that was marked, too. */
function alongRow(before: string, after: string, annotation: Between, own: Range, at: number): Resolved {
  const { from, to, quotation, anchor } = annotation;
  const shift = at - own.from;
  const end = own.to + shift;
  const line = lineAround(after, { from: at, to: end })!;
  const ahead = after.slice(line.from, at);
  const [head, tail] = [before.slice(from, own.from), before.slice(own.to, to)];
  const range = {
    from: ahead.endsWith(head) ? from + shift : at - ahead.trimStart().length,
    to: after.slice(end, line.to).startsWith(tail) ? to + shift : line.to,
  };
  if (anchor.kind === 'approximate') return { range, anchor };
  const words = after.slice(range.from, range.to);
  if (words === before.slice(from, to)) return exactOrMoved(range, from);
  const length = Math.max(words.length, quotation.exact.length);
  return approximate(after, range, 1 - errorsBetween(words, quotation.exact) / length);
}

/**
 * Calls what was found on a numbered row of other words approximate, unless the rows beside it are quite others: where
 * all rows are alike, nobody can tell a changed one from a new one that came into its place.
 */
function doubted({ before, after }: Versions, own: Range, row: Row, found: Resolved): Resolved {
  const line = found.range && lineAround(after, found.range);
  if (line === null || !row.isOfList || found.anchor.kind === 'approximate') return found;
  const now = rowOf(after, line);
  const [words, nowWords] = [before.slice(row.from, row.to), after.slice(now.from, now.to)];
  const isLonger =
    Math.min(words.length, nowWords.length) >= leastRow && (words.startsWith(nowWords) || nowWords.startsWith(words));
  if (words === nowWords || isLonger) return found;
  const errors = errorsBetween(nowWords, words);
  const others = linesBeside(before, own).map((other) => {
    const { from, to } = rowOf(before, other);
    return errorsBetween(before.slice(from, to), words);
  });
  const least = Math.min(...others);
  const lead = ((least - errors) * weightOf(words)) / words.length;
  if (lead >= leastEvidence && errors * muchMore < least) return found;
  if (lead < leastEvidence && errors >= least) return lost;
  return approximate(after, found.range!, 1 - errors / Math.max(words.length, nowWords.length));
}

/** Up to two lines before and two behind one, empty ones left out. */
function linesBeside(text: string, { from, to }: Range): Range[] {
  const lines: Range[] = [];
  for (const step of [-1, 1]) {
    let at = step < 0 ? from - 1 : to + 1;
    for (let count = 0; count < 2 && at > 0 && at < text.length;) {
      const line = lineAround(text, { from: at, to: at });
      if (line === null) break;
      if (text.slice(line.from, line.to).trim() !== '') {
        lines.push(line);
        count++;
      }
      at = step < 0 ? line.from - 1 : line.to + 1;
    }
  }
  return lines;
}

type How = 'followed' | 'sought';

/** From the line break before a stretch to the one behind it; null where they are so far away that the line is a paragraph. */
function lineAround(text: string, { from, to }: Range): Range | null {
  const head = text.slice(Math.max(0, from - longestLabel), from);
  const tail = text.slice(to, to + longestLabel);
  const [start, end] = [head.lastIndexOf('\n'), tail.indexOf('\n')];
  if ((start < 0 && from > longestLabel) || (end < 0 && to + longestLabel < text.length)) return null;
  return { from: from - head.length + start + 1, to: to + (end < 0 ? tail.length : end) };
}

/**
 * Whether the line of a place found is no more the annotation's own than another of the old text that has its words: it
 * differs from the own line about as much as from that one, and no side of the words is whole. What was followed is
 * another's only if most of the line says the same.
 */
function isLineOfAnother({ before, after, inBefore }: Versions, own: Range, found: Range, how: How): boolean {
  const words = before.slice(own.from, own.to);
  const now = lineAround(after, found);
  if (now === null) return false;
  const line = after.slice(now.from, now.to);
  const ours = alongLine(before, own, after, found);
  const same = weightOf(words) + ours.before.agrees + ours.behind.agrees;
  if (how === 'followed' && same < weightOf(ours.line) / 2) return false;
  const least = how === 'followed' ? slightly : clearly;
  const changed = errorsBetween(line, ours.line);
  for (const at of inBefore.of(words)) {
    const other = { from: at, to: at + words.length };
    if (other.from < own.to && own.from < other.to) continue;
    const theirs = alongLine(before, other, after, found);
    // Nothing on it tells it from another that is wholly alike.
    if (theirs.line === ours.line) continue;
    const isTold = (['before', 'behind'] as const).some((side) => {
      const lead = ours[side].agrees - theirs[side].agrees;
      return lead >= least || (lead > 0 && ours[side].isWhole);
    });
    if (!isTold && errorsBetween(line, theirs.line) < changed + least) return true;
  }
  return false;
}

/** A line of the old text, and how much of it before and behind its words stands beside words of the new, in weight. */
function alongLine(before: string, old: Range, after: string, found: Range) {
  const { from, to } = lineAround(before, old) ?? old;
  const prefix = before.slice(from, old.from);
  const suffix = before.slice(old.to, to);
  const ahead = agreement(after, found, { exact: '', prefix, suffix: '' });
  const behind = agreement(after, found, { exact: '', prefix: '', suffix });
  return {
    line: before.slice(from, to),
    before: { agrees: weightOf(prefix.slice(prefix.length - ahead)), isWhole: ahead === prefix.length },
    behind: { agrees: weightOf(suffix.slice(0, behind)), isWhole: behind === suffix.length },
  };
}

/** Whether the quotation stands at the annotation's place with all its surroundings. */
function isWhole(text: string, { from, to, quotation }: Placed): boolean {
  return (
    from >= quotation.prefix.length &&
    text.startsWith(quotation.prefix + quotation.exact + quotation.suffix, from - quotation.prefix.length) &&
    to - from === quotation.exact.length
  );
}

interface Followed {
  readonly range: Range;
  /** Whether its twin may stand here as well. */
  readonly isLoose: boolean;
}

/** Where a stretch of the old text stands if it was kept as a whole. */
function follow({ kept, loose }: Comparison, own: Range): Followed | null {
  const zone = loose[lastBefore(loose, own.from, ({ from }) => from)];
  const isLoose = zone !== undefined && own.to <= zone.to;
  const stretch = kept[lastBefore(kept, own.from, ({ from }) => from)];
  if (stretch && own.to <= stretch.to) return { range: by(own, stretch.shift), isLoose };
  if (zone === undefined || own.from < zone.from + zone.length || own.from >= zone.to) return null;
  // What was taken out before it may as well have been taken out a little earlier.
  const next = kept[lastBefore(kept, zone.to, ({ from }) => from)];
  if (!next || own.to > next.to) return null;
  return { range: by(own, next.shift), isLoose };
}

function by({ from, to }: Range, shift: number): Range {
  return { from: from + shift, to: to + shift };
}

/** How much of what stood before and behind a stretch of the old text stands beside one of the new text. */
function besides(before: string, old: Range, after: string, found: Range): { before: number; behind: number } {
  const prefix = before.slice(Math.max(0, old.from - beside), old.from);
  const suffix = before.slice(old.to, old.to + beside);
  // Where the old text ended, more could not agree. Where only the new one ends, what stood there was taken out, and so may
  // the words themselves have been.
  const count = (agreeing: number, inOld: number, inNew: number): number =>
    agreeing === inOld && (inOld > 0 || inNew === 0) ? beside : agreeing;
  const agreeing = {
    before: agreement(after, found, { exact: '', prefix, suffix: '' }),
    behind: agreement(after, found, { exact: '', prefix: '', suffix }),
  };
  return {
    before: count(agreeing.before, prefix.length, found.from),
    behind: count(agreeing.behind, suffix.length, after.length - found.to),
  };
}

interface Image extends Range {
  readonly isFixed: boolean;
  /** The stretch of the old text between the same two, the annotation's own included. */
  readonly gap: Range;
}

/**
 * The stretch of the new text between what stood before and behind a stretch of the old one. It is fixed if it begins
 * and ends where the old stretch began and ended: all that stands there came into its place.
 */
function imageOf({ kept }: Comparison, { from, to }: Range, old: number, now: number): Image {
  const left = kept[lastBefore(kept, from, ({ from }) => from)];
  const right = kept[lastBefore(kept, to - 1, ({ to }) => to - 1) + 1] ?? null;
  const gap = { from: left ? Math.min(from, left.to) : 0, to: right ? Math.max(to, right.from) : old };
  const start = left ? gap.from + left.shift : 0;
  const end = right ? gap.to + right.shift : now;
  const isFixed = (left ? left.to >= from : from === 0) && (right === null || right.from <= to);
  return { from: start, to: Math.max(start, end), isFixed, gap };
}

/** The number of the last of ascending stretches that does not begin, or end, after an offset; -1 if there is none. */
function lastBefore<S>(stretches: readonly S[], offset: number, placeOf: (stretch: S) => number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(stretches[middle]!) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether most of a stretch of the new text stood in the old one, and is spoken for. */
function isKept({ kept }: Comparison, { from, to }: Range): boolean {
  let shared = 0;
  for (let at = Math.max(0, lastBefore(kept, from, nowFrom)); at < kept.length; at++) {
    const stretch = kept[at]!;
    if (nowFrom(stretch) >= to) break;
    shared += Math.max(0, Math.min(to, stretch.to + stretch.shift) - Math.max(from, nowFrom(stretch)));
  }
  return shared * 2 > to - from;
}

function nowFrom({ from, shift }: Kept): number {
  return from + shift;
}

/** What is new in the new text, with so much beside it that a quotation of this length may overlap both. */
function freeStretches({ kept }: Comparison, end: number, length: number): Range[] {
  const free: Range[] = [];
  let at = 0;
  for (const stretch of [...kept, { from: end, to: end, shift: 0 }]) {
    const from = nowFrom(stretch);
    // Nothing that is mostly new finds room in less.
    if (from - at > length / 4) free.push({ from: Math.max(0, at - length), to: Math.min(end, from + length) });
    at = stretch.to + stretch.shift;
  }
  return joined(free);
}

/** Of long stretches of the new text, those around what the two texts have in common of the quotation and its surroundings. */
function narrowed(
  { around }: Comparison,
  { from, to }: Range,
  { exact, prefix, suffix }: Quotation,
  stretches: readonly Range[],
): readonly Range[] {
  const length = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  // Less than this is believed without evidence, see `isEvident`.
  if (length < far || weightOf(prefix + exact + suffix) < leastEvidence) return stretches;
  const slack = Math.floor(exact.length * tolerance(exact.length)) + prefix.length + suffix.length;
  const near = joined(around({ from: from - prefix.length, to: to + suffix.length }, slack));
  return stretches.flatMap((stretch) => {
    const within = near.slice(lastBefore(near, stretch.from, ({ to }) => to) + 1);
    const end = within.findIndex(({ from }) => from >= stretch.to);
    return within
      .slice(0, end < 0 ? within.length : end)
      .map(({ from, to }) => ({ from: Math.max(from, stretch.from), to: Math.min(to, stretch.to) }));
  });
}

/**
 * Whether the words found are those of another stretch of the old text, which says the same, judged by what stands
 * before and behind them: `surely` if that speaks clearly for the other, `perhaps` if it does not speak clearly for the
 * annotation's own place, and against it on neither side.
 */
function isAnothers({ before, after, inBefore }: Versions, own: Range, found: Range, how: Doubt): boolean {
  const words = after.slice(found.from, found.to);
  const ours = besides(before, own, after, found);
  const sum = ours.before + ours.behind;
  if (how === 'surely' && sum === 2 * beside) return false;
  for (const at of inBefore.of(words)) {
    const other = { from: at, to: at + words.length };
    if (other.from < own.to && own.from < other.to) continue;
    const theirs = besides(before, other, after, found);
    const lead = sum - theirs.before - theirs.behind;
    if (how === 'surely' ? lead <= -2 * clearly : lead < clearly) return true;
    if (how === 'perhaps' && (theirs.before > ours.before || theirs.behind > ours.behind)) return true;
  }
  return false;
}

type Doubt = 'surely' | 'perhaps';

/**
 * Whether the words stand in the new text once more, where nothing was kept, and fit their old place better there; not if
 * what stands beside them where they were found stood nowhere else in the old text.
 */
function hasNewTwin({ before, after, compared, inBefore, inAfter }: Versions, own: Range, found: Range): boolean {
  const words = after.slice(found.from, found.to);
  const ours = besides(before, own, after, found);
  if (ours.before === beside && ours.behind === beside) return false;
  const isOnce = (stretch: string): boolean => inBefore.onlyPlaceOf(stretch) >= 0;
  const { prefix, suffix } = describeRange(before, own);
  const told =
    isOnce(prefix.slice(prefix.length - agreement(after, found, { exact: '', prefix, suffix: '' }))) ||
    isOnce(suffix.slice(0, agreement(after, found, { exact: '', prefix: '', suffix })));
  if (told) return false;
  for (const at of inAfter.of(words)) {
    const other = { from: at, to: at + words.length };
    const isApart = other.to <= found.from || found.to <= other.from;
    if (!isApart || isKept(compared, other)) continue;
    const theirs = besides(before, own, after, other);
    if (theirs.before + theirs.behind > ours.before + ours.behind) return true;
  }
  return false;
}

/**
 * Whether what stood around the quotation stands around something else, and agrees there better than at this place.
 * Then a copy found here is probably another's.
 */
function stoodElsewhere(text: string, quotation: Quotation, found: Range): boolean {
  const { exact } = quotation;
  // With words, the white space on one side of them goes, too.
  const bare = { exact, prefix: quotation.prefix.trimEnd(), suffix: quotation.suffix.trimStart() };
  const head = bare.prefix.slice(-landmark);
  const tail = bare.suffix.slice(0, landmark);
  if (head.length + tail.length < landmark) return false;
  const here = agreement(text, found, quotation);
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
    const from = at + head.length;
    // A quotation at the end of its text had nothing behind it.
    const to = tail === '' ? Math.min(text.length, from + exact.length) : text.indexOf(tail, from);
    if (to < 0) return false;
    if (to - from > 2 * exact.length + landmark || (found.from <= to && from <= found.to)) continue;
    if (agreement(text, { from, to }, bare) > here) return true;
  }
  return false;
}

/**
 * Whether the words found are as much like other words of a stretch of the old text as like the annotation's own, with
 * what stands around them: of lines that differ in a digit, the changed one is nobody else's.
 */
function isLikeAnother(before: string, after: string, own: Range, found: Range, rivals: Range): boolean {
  const { exact, prefix, suffix } = describeRange(after, found);
  const wanted = prefix + exact + suffix;
  /** The fewest errors of words and surroundings together whose words stand within a stretch of the old text. */
  const least = (from: number, to: number, most: number): number =>
    to - from < exact.length - tolerance(exact.length) * exact.length
      ? Infinity
      : Math.min(
          ...endings(before.slice(Math.max(0, from - prefix.length), to + suffix.length), wanted, most).map(
            ({ errors }) => errors,
          ),
        );
  const ours = least(own.from, own.to, wanted.length);
  const apart = Math.min(exact.length, own.to - own.from);
  const others = Math.min(
    least(rivals.from, Math.min(rivals.to, own.to - apart), ours),
    least(Math.max(rivals.from, own.from + apart), rivals.to, ours),
  );
  return others <= ours;
}

/** How many code units two strings differ in. */
function errorsBetween(one: string, other: string): number {
  const most = Math.max(one.length, other.length);
  return endings(one, other, most, true).find(({ end }) => end === one.length)?.errors ?? most;
}

/**
 * Whether the text has several places that are as much like the quotation as the one found, and what stands there or
 * around it is not what the quotation says, but nearly so: then that is what sets each of them apart from the others.
 */
function isOneOfTwins(text: string, found: Range, quotation: Quotation): boolean {
  const { exact, prefix, suffix } = quotation;
  const errors = errorsBetween(text.slice(found.from, found.to), exact);
  const nearly = [
    { exact, prefix: prefix.slice(Math.max(0, prefix.length - found.from)), suffix: '' },
    { exact, prefix: '', suffix: suffix.slice(0, text.length - found.to) },
  ].some((side) => {
    const length = side.prefix.length + side.suffix.length;
    const [before, behind] = alikeAround(text, found, side);
    return agreement(text, found, side) < length && before + behind >= length * nearlyAll;
  });
  if (errors === 0 && !nearly) return false;
  const apart = exact.length / 2;
  return endings(text, exact, Math.min(errors, exact.length - 1)).some(({ end }) => Math.abs(end - found.to) >= apart);
}

/** What came into the place of a quotation, if it is still like it. */
function rewritten(text: string, place: Range, quotation: Quotation): Resolved | null {
  const { exact } = quotation;
  const words = text.slice(place.from, place.to);
  const length = Math.max(exact.length, words.length);
  const most = Math.floor(length * tolerance(exact.length));
  if (words.trim() === '' || Math.abs(exact.length - words.length) > most) return null;
  const errors = endings(words, exact, most, true).find(({ end }) => end === words.length)?.errors;
  if (errors === undefined || errors === 0) return null;
  const { agreeing } = likeness(text, place, quotation, errors);
  return agreeing < leastEvidence ? null : approximate(text, place, 1 - errors / length);
}
