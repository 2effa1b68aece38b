import { stemmerFor } from '../words/stems.ts';
import { formsOf, openPostings, readCodes, readNumbers } from './postings.ts';
import type { Section, Segment, SegmentDocument } from './segment.ts';
import { sealSegment } from './segment.ts';
import type { KeyEntry } from './write-section.ts';
import { NumberList, writeSection } from './write-section.ts';

/**
 * One segment in place of several, without the documents that are no longer alive. Answers do not change by it. The
 * result equals, byte by byte, the segment built from the texts of the documents that are left, in the same order.
 */
export function mergeSegments(
  segments: readonly Segment[],
  isAlive: (document: SegmentDocument, segment: Segment) => boolean,
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
    .map(([language, parts]) => mergeSections(language, parts))
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
  next: number;
  key: string | null;
}

function mergeSections(language: string, sources: readonly Source[]): Section {
  const documents = new NumberList();
  const firstPassage = new NumberList();
  const textLength = new NumberList();
  const passageStart = new NumberList();
  const firstWord = new NumberList();
  const traits = new NumberList();
  let words = 0;
  const parts = sources.map(({ section, places }): Part => {
    const count = section.documents.length;
    const ends = new Uint32Array(count);
    const shifts = new Int32Array(count);
    const alive = new Uint8Array(count);
    for (let document = 0; document < count; document++) {
      const first = section.firstPassage[document]!;
      const end = section.firstPassage[document + 1]!;
      const from = section.firstWord[first]!;
      const to = section.firstWord[end]!;
      ends[document] = to;
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
      words += to - from;
    }
    const intact = alive.every((state) => state === 1);
    return { section, ends, shifts, alive, intact, next: 0, key: keyAt(section, 0) };
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
    },
    mergeKeys(parts),
  );
}

function* mergeKeys(parts: readonly Part[]): Generator<KeyEntry> {
  for (;;) {
    let key: string | null = null;
    for (const part of parts) if (part.key !== null && (key === null || part.key < key)) key = part.key;
    if (key === null) return;
    const pieces: { numbers: Uint32Array; codes: Uint16Array; forms: string[] }[] = [];
    for (const part of parts) {
      if (part.key !== key) continue;
      const piece = readPart(part, key);
      if (piece.numbers.length > 0) pieces.push(piece);
      part.next += 1;
      part.key = keyAt(part.section, part.next);
    }
    const entry = join(key, pieces);
    if (entry) yield entry;
  }
}

/** The words of one key in one part, renumbered, without those of dead documents. */
function readPart(part: Part, key: string): { numbers: Uint32Array; codes: Uint16Array; forms: string[] } {
  const { section, ends, shifts, alive, intact } = part;
  const postings = openPostings(
    section.postings,
    section.postingStart[part.next]!,
    section.postingStart[part.next + 1]!,
  );
  const numbers = new Uint32Array(postings.count);
  readNumbers(section.postings, postings, numbers);
  const codes = readCodes(section.postings, postings);
  const forms = formsOf(section.postings, postings, key);
  if (intact && shifts[0] === 0) return { numbers, codes, forms };
  let kept = 0;
  let document = 0;
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place]!;
    if (intact) {
      numbers[kept++] = number + shifts[0]!;
      continue;
    }
    while (ends[document]! <= number) document += 1;
    if (alive[document] === 0) continue;
    codes[kept] = codes[place]!;
    numbers[kept++] = number + shifts[document]!;
  }
  return { numbers: numbers.subarray(0, kept), codes: codes.subarray(0, kept), forms };
}

function join(
  key: string,
  pieces: readonly { numbers: Uint32Array; codes: Uint16Array; forms: string[] }[],
): KeyEntry | null {
  if (pieces.length === 0) return null;
  const used = new Set<string>();
  for (const { codes, forms } of pieces) {
    if (forms.length === 1) used.add(forms[0]!);
    else for (const code of codes) used.add(forms[code]!);
  }
  const forms = [...used].sort();
  const place = new Map(forms.map((form, at) => [form, at]));
  const count = pieces.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const numbers = new Uint32Array(count);
  const codes = new Uint16Array(count);
  let offset = 0;
  for (const piece of pieces) {
    numbers.set(piece.numbers, offset);
    const places = piece.forms.map((form) => place.get(form) ?? 0);
    for (let at = 0; at < piece.codes.length; at++) codes[offset + at] = places[piece.codes[at]!]!;
    offset += piece.numbers.length;
  }
  return { key, forms, numbers, codes };
}

function keyAt(section: Section, number: number): string | null {
  if (number + 1 >= section.keyStart.length) return null;
  return String.fromCharCode(...section.keyUnits.subarray(section.keyStart[number]!, section.keyStart[number + 1]!));
}
