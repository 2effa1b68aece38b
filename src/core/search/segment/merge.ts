import { stemmerFor } from '../../text/stems.ts';
import { formsOf, openPostings, readCodes, readNumbers } from './postings.ts';
import type { Section, Segment, SegmentDocument } from './segment.ts';
import { sealSegment } from './segment.ts';
import type { KeyEntry } from './write-section.ts';
import { NumberList, writeSection } from './write-section.ts';

/**
 * One segment in place of several, without the documents that are no longer alive. Answers do not change by it. The
 * result equals, byte by byte, the segment built from the texts of the documents that are left, in the same order.
 * `step` is called for every few words of the dictionary.
 */
export function mergeSegments(
  segments: readonly Segment[],
  isAlive: (document: SegmentDocument, segment: Segment) => boolean,
  step: () => void = () => undefined,
): Segment {
  const documents: SegmentDocument[] = [];
  const sources = new Map<string, Source[]>();
  for (const segment of segments) {
    const places = segment.documents.map((document) => {
      if (!isAlive(document, segment)) return -1;
      documents.push(document);
      return documents.length - 1;
    });
    for (const section of segment.sections) {
      const list = sources.get(section.language) ?? [];
      list.push({ section, places });
      sources.set(section.language, list);
    }
  }
  const sections = [...sources]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([language, parts]) => mergeSections(language, parts, step))
    .filter((section) => section.documents.length > 0);
  return sealSegment(documents, sections);
}

interface Source {
  readonly section: Section;
  /** For each document of its segment its place in the merged one, or -1. */
  readonly places: readonly number[];
}

/** A source with how its words are numbered in the merged section. */
interface Part {
  readonly section: Section;
  /** Number of its first word behind each of its documents, and what to add to the numbers of that document. */
  readonly ends: Uint32Array;
  readonly shifts: Int32Array;
  readonly alive: Uint8Array;
  readonly intact: boolean;
  readonly keys: number;
  next: number;
}

function mergeSections(language: string, sources: readonly Source[], step: () => void): Section {
  const documents = new NumberList();
  const firstPassage = new NumberList();
  const textLength = new NumberList();
  const passageStart = new NumberList();
  const firstWord = new NumberList();
  const traits = new NumberList();
  const joined = new NumberList();
  let words = 0;
  const parts = sources.map(({ section, places }): Part => {
    const count = section.documents.length;
    const ends = new Uint32Array(count);
    const shifts = new Int32Array(count);
    const alive = new Uint8Array(count);
    let nextJoined = 0;
    for (let document = 0; document < count; document++) {
      const first = section.firstPassage[document]!;
      const end = section.firstPassage[document + 1]!;
      const from = section.firstWord[first]!;
      const to = section.firstWord[end]!;
      ends[document] = to;
      const firstJoined = nextJoined;
      while (nextJoined < section.joined.length && section.joined[nextJoined]! < to) nextJoined += 1;
      const place = places[section.documents[document]!]!;
      if (place < 0) continue;
      alive[document] = 1;
      shifts[document] = words - from;
      documents.add(place);
      firstPassage.add(passageStart.length);
      textLength.add(section.textLength[document]!);
      for (let passage = first; passage < end; passage++) {
        passageStart.add(section.passageStart[passage]!);
        firstWord.add(section.firstWord[passage]! - from + words);
        traits.add(section.traits[passage]!);
      }
      for (let at = firstJoined; at < nextJoined; at++) joined.add(section.joined[at]! - from + words);
      words += to - from;
    }
    const intact = alive.every((state) => state === 1);
    return { section, ends, shifts, alive, intact, keys: section.keyStart.length - 1, next: 0 };
  });
  firstPassage.add(passageStart.length);
  firstWord.add(words);
  return writeSection(
    stemmerFor(language === '' ? null : language),
    {
      documents: documents.done(),
      firstPassage: firstPassage.done(),
      textLength: textLength.done(),
      passageStart: passageStart.done(),
      firstWord: firstWord.done(),
      traits: new Uint8Array(traits.done()),
      joined: joined.done(),
    },
    mergeKeys(parts, step),
  );
}

/** Keys of the dictionary from one step to the next. */
const keysOfStep = 64;

function* mergeKeys(parts: readonly Part[], step: () => void): Generator<KeyEntry> {
  let count = 0;
  let left = parts.filter((part) => part.next < part.keys);
  while (left.length > 0) {
    if (++count % keysOfStep === 0) step();
    let same = [left[0]!];
    for (let at = 1; at < left.length; at++) {
      const part = left[at]!;
      const order = compareKeys(part, same[0]!);
      if (order < 0) same = [part];
      else if (order === 0) same.push(part);
    }
    const entry = join(keyText(same[0]!.section, same[0]!.next), same);
    if (entry) yield entry;
    let ended = false;
    for (const part of same) {
      part.next += 1;
      ended ||= part.next === part.keys;
    }
    if (ended) left = left.filter((part) => part.next < part.keys);
  }
}

/** Of the next key of each, by code units. */
function compareKeys(a: Part, b: Part): number {
  const [left, right] = [a.section, b.section];
  const from = left.keyStart[a.next]!;
  const other = right.keyStart[b.next]!;
  const length = left.keyStart[a.next + 1]! - from;
  const otherLength = right.keyStart[b.next + 1]! - other;
  const shared = Math.min(length, otherLength);
  for (let at = 0; at < shared; at++) {
    const difference = left.keyUnits[from + at]! - right.keyUnits[other + at]!;
    if (difference !== 0) return difference;
  }
  return length - otherLength;
}

// Used again for each key: who takes an entry has written it before the next one is made.
let numbers = new Uint32Array(1024);
let codes = new Uint16Array(1024);

/** The words of a key in all of the parts that have it, renumbered, without those of dead documents; null if none is left. */
function join(key: string, parts: readonly Part[]): KeyEntry | null {
  const opened = parts.map(({ section, next }) =>
    openPostings(section.postings, section.postingStart[next]!, section.postingStart[next + 1]!),
  );
  const most = opened.reduce((sum, { count }) => sum + count, 0);
  if (numbers.length < most) {
    numbers = new Uint32Array(most * 2);
    codes = new Uint16Array(most * 2);
  }
  // Nearly all keys have but one form: themselves.
  const plain = opened.every(({ forms }) => forms === 0);
  const formNumbers = new Map<string, number>();
  let end = 0;
  parts.forEach((part, at) => {
    const { postings } = part.section;
    const from = end;
    readNumbers(postings, opened[at]!, numbers, from);
    end += opened[at]!.count;
    if (!plain) {
      const forms = formsOf(postings, opened[at]!, key).map((form) => {
        if (!formNumbers.has(form)) formNumbers.set(form, formNumbers.size);
        return formNumbers.get(form)!;
      });
      const own = readCodes(postings, opened[at]!);
      for (let place = 0; place < own.length; place++) codes[from + place] = forms[own[place]!]!;
    }
    end = renumber(part, from, end);
  });
  if (end === 0) return null;
  const entry = { key, numbers: numbers.subarray(0, end), codes: codes.subarray(0, end) };
  if (plain) return { ...entry, forms: [key] };
  const used = new Uint8Array(formNumbers.size);
  for (let place = 0; place < end; place++) used[codes[place]!] = 1;
  const known = [...formNumbers.keys()];
  const forms = known.filter((_, form) => used[form] === 1).sort();
  const codeOf = known.map((form) => forms.indexOf(form));
  for (let place = 0; place < end; place++) codes[place] = codeOf[codes[place]!]!;
  return { ...entry, forms };
}

/** Gives what was read of a part its numbers in the merged section, without dead documents; answers where it ends. */
function renumber({ ends, shifts, alive, intact }: Part, from: number, to: number): number {
  if (intact) {
    const shift = shifts[0] ?? 0;
    if (shift !== 0) for (let place = from; place < to; place++) numbers[place]! += shift;
    return to;
  }
  let kept = from;
  let document = 0;
  for (let place = from; place < to; place++) {
    const number = numbers[place]!;
    while (ends[document]! <= number) document += 1;
    if (alive[document] === 0) continue;
    codes[kept] = codes[place]!;
    numbers[kept++] = number + shifts[document]!;
  }
  return kept;
}

function keyText({ keyUnits, keyStart }: Section, number: number): string {
  return String.fromCharCode(...keyUnits.subarray(keyStart[number]!, keyStart[number + 1]!));
}
