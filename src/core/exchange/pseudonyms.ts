import type { Annotation, Document, Guess, Note, Tag } from '../model/records.ts';
import { exactWord, foldWord } from '../text/fold.ts';
import { stemmerFor } from '../text/stems.ts';
import { wordsOf } from '../text/words.ts';
import { toCommaSeparated } from './comma-separated.ts';
import type { Evidence, Excerpt } from './evidence.ts';
import type { ExportOptions } from './exporter.ts';
import type { DividedText, PlacedExcerpt } from './placing.ts';
import { Placing } from './placing.ts';

// Names of people replaced by others in all that leaves. Whole words only, in any case and script, and all of them in one
// pass, so that a pseudonym which is another's name is not replaced again. What a name looks like elsewhere (inflected, a
// part of it, initials) is not changed, since it may be another's: it is found and told (`leftOfNames`).

/** A name, and what stands in its place. */
export interface Pseudonym {
  readonly name: string;
  readonly pseudonym: string;
}

/** Replaces names in words. */
export type Mask = (words: string) => string;

/** Scripts that write no spaces between words: there a name may stand beside any letter. */
const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const inWord = String.raw`[\p{L}\p{M}\p{N}]`;

/** Lines without a name or a pseudonym count for nothing; of two for one name the first holds. The longest name is replaced. */
export function maskOf(list: readonly Pseudonym[]): Mask {
  const byName = new Map<string, string>();
  for (const { name, pseudonym } of usable(list)) {
    const key = keyOf(name);
    if (!byName.has(key)) byName.set(key, pseudonym.trim());
  }
  if (byName.size === 0) return (words) => words;
  const names = [...byName.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    [...new Set(names.flatMap((name) => [patternOf(name), patternOf(name.normalize('NFD'))]))].join('|'),
    'giu',
  );
  return (words) =>
    words.replace(pattern, (found) => {
      const pseudonym = byName.get(keyOf(found)) ?? byName.get(keyOf(found.toUpperCase()));
      if (pseudonym === undefined) return found;
      const isLoud = found.length > 1 && found === found.toUpperCase() && found !== found.toLowerCase();
      return isLoud ? pseudonym.toUpperCase() : pseudonym;
    });
}

/** Those that say something. */
export function usable(list: readonly Pseudonym[]): readonly Pseudonym[] {
  return list.filter(({ name, pseudonym }) => name.trim() !== '' && pseudonym.trim() !== '');
}

function keyOf(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

function patternOf(name: string): string {
  const written = name
    .split(' ')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&'))
    .join(String.raw`\s+`);
  const letters = [...name];
  const open = (letter: string): boolean =>
    new RegExp(unspaced, 'u').test(letter) || !new RegExp(inWord, 'u').test(letter);
  const before = open(letters[0]!) ? '' : `(?<!${inWord})`;
  // A mark behind a letter makes it another letter.
  const behind = open(letters.at(-1)!) ? String.raw`(?!\p{M})` : `(?!${inWord})`;
  return `${before}${written}${behind}`;
}

/** The evidence with every text of it masked; ids and places stay. */
export function maskedEvidence(evidence: Evidence, mask: Mask): Evidence {
  const documents = new Map(evidence.documents.map((document) => [document.id, maskedDocument(document, mask)]));
  const marks = new Map<Annotation, Annotation>();
  const mark = (one: Annotation): Annotation => {
    const known = marks.get(one) ?? maskedAnnotation(one, mask);
    marks.set(one, known);
    return known;
  };
  const { project, scope, counted } = evidence;
  return {
    ...evidence,
    masked: true,
    project: { ...project, name: mask(project.name), author: mask(project.author) },
    scope: scope.kind === 'hits' ? { ...scope, query: mask(scope.query) } : scope,
    documents: [...documents.values()],
    tags: evidence.tags.map((tag) => maskedTag(tag, mask)),
    attributes: evidence.attributes.map((one) => ({ ...one, name: mask(one.name) })),
    quotations: evidence.quotations.map((excerpt) => ({
      ...excerpt,
      annotation: excerpt.annotation && mark(excerpt.annotation),
      marks: excerpt.marks.map(mark),
      document: documents.get(excerpt.document.id)!,
      notes: excerpt.notes.map(mask),
    })),
    notes: evidence.notes.map((note) => maskedNote(note, mask)),
    links: evidence.links.map(({ link, relation }) => ({
      link: { ...link, note: mask(link.note), author: mask(link.author) },
      relation: relation && {
        ...relation,
        name: mask(relation.name),
        reverse: relation.reverse && mask(relation.reverse),
      },
    })),
    counted:
      counted?.by === 'origins'
        ? {
            ...counted,
            names: new Map(
              [...counted.names].map(([id, words]) => [id, typeof words === 'string' ? mask(words) : words]),
            ),
          }
        : counted,
  };
}

function maskedDocument(document: Document, mask: Mask): Document {
  const guess = (one: Guess): Guess => ({ ...one, value: mask(one.value) });
  return {
    ...document,
    title: guess(document.title),
    path: mask(document.path),
    attributes: Object.fromEntries(Object.entries(document.attributes).map(([id, one]) => [id, guess(one)])),
  };
}

function maskedAnnotation(one: Annotation, mask: Mask): Annotation {
  const { exact, prefix, suffix } = one.quotation;
  return {
    ...one,
    quotation: { ...one.quotation, exact: mask(exact), prefix: mask(prefix), suffix: mask(suffix) },
    note: mask(one.note),
    author: mask(one.author),
    ...(one.taggedBy && {
      taggedBy: Object.fromEntries(
        Object.entries(one.taggedBy).map(([id, coding]) => [id, { ...coding, author: mask(coding.author) }]),
      ),
    }),
  };
}

function maskedTag(tag: Tag, mask: Mask): Tag {
  const { name, description, when, whenNot } = tag;
  return {
    ...tag,
    name: mask(name),
    description: mask(description),
    ...(when !== undefined && { when: mask(when) }),
    ...(whenNot !== undefined && { whenNot: mask(whenNot) }),
  };
}

function maskedNote(note: Note, mask: Mask): Note {
  return { ...note, title: mask(note.title), body: mask(note.body), author: mask(note.author) };
}

/** The same with the names of what notes link to masked, too. */
export function maskedOptions(options: ExportOptions, mask: Mask): ExportOptions {
  const { linked } = options;
  return {
    ...options,
    title: mask(options.title),
    ...(linked && {
      linked: (markdown, to) =>
        linked(markdown, (target) => to({ ...target, name: mask(target.name) }) ?? mask(target.name)),
    }),
  };
}

/** Places the excerpts of masked evidence: finds them as they are, and masks what is found. */
export class MaskedPlacing extends Placing {
  readonly #mask: Mask;
  readonly #original: ReadonlyMap<Excerpt, Excerpt>;
  readonly #documents: ReadonlyMap<string, Document>;

  /** `evidence` is what `masked` was made of; the others are those of `Placing`. */
  constructor(masked: Evidence, mask: Mask, ...of: ConstructorParameters<typeof Placing>) {
    super(...of);
    const [evidence] = of;
    this.#mask = mask;
    this.#original = new Map(masked.quotations.map((one, at) => [one, evidence.quotations[at]!]));
    this.#documents = new Map(evidence.documents.map((one) => [one.id, one]));
  }

  override async of(excerpt: Excerpt): Promise<PlacedExcerpt> {
    const { text, place, sentence, from, to } = await super.of(this.#original.get(excerpt)!);
    const mask = this.#mask;
    return {
      ...excerpt,
      from,
      to,
      text: mask(text),
      place: place && {
        ...place,
        ...(place.speakers && { speakers: place.speakers.map(mask) }),
        ...(place.words !== undefined && { words: mask(place.words) }),
      },
      ...(sentence && { sentence: { before: mask(sentence.before), behind: mask(sentence.behind) } }),
    };
  }

  override async dividedTextOf(document: Document): Promise<DividedText> {
    const { text, starts } = await super.dividedTextOf(this.#documents.get(document.id) ?? document);
    const passages = Array.from(starts, (from, at) => this.#mask(text.slice(from, starts[at + 1] ?? text.length)));
    let length = 0;
    const begins = passages.map((one) => (length += one.length) - one.length);
    return { text: passages.join(''), starts: begins };
  }
}

/** A form of a name that still stands in what leaves. */
export interface LeftOfName {
  readonly name: string;
  /** As it is written there. */
  readonly form: string;
  readonly kind: 'inflected' | 'part' | 'initials';
  readonly count: number;
}

/** Looks for what is left of names in one piece of words after the other. */
export class LeftOfNames {
  readonly #words = new Map<string, { readonly name: string; readonly kind: LeftOfName['kind'] }>();
  readonly #stems = new Map<string, string>();
  readonly #starts: { readonly start: string; readonly name: string }[] = [];
  readonly #initials: { readonly pattern: RegExp; readonly name: string }[] = [];
  readonly #found = new Map<string, { count: number } & Omit<LeftOfName, 'count'>>();
  readonly #languages: readonly (string | null)[];
  readonly #expected: ReadonlySet<string>;

  /** `languages` are those of the texts, by whose rules words are inflected. */
  constructor(list: readonly Pseudonym[], languages: Iterable<string | null>) {
    this.#languages = [...new Set(languages)];
    // What stands in the place of a name is none that is left.
    this.#expected = new Set(
      usable(list).flatMap(({ pseudonym }) => wordsOf(pseudonym).map(({ text }) => foldWord(text))),
    );
    for (const { name } of usable(list)) {
      const parts = wordsOf(name.trim()).map(({ text }) => exactWord(text));
      for (const part of parts) {
        if ([...part].length < 2) continue;
        const folded = foldWord(part);
        this.#words.set(folded, { name, kind: 'part' });
        for (const language of this.#languages) this.#stems.set(`${language} ${stemmerFor(language).stem(part)}`, name);
        if ([...folded].length >= leastStart) this.#starts.push({ start: folded, name });
      }
      if (parts.length > 1) {
        const signs = parts.map((part) => [...part][0]!);
        const last = parts.at(-1)!;
        const dotted = (some: readonly string[]) => some.map((sign) => String.raw`${sign}\.\s?`).join('');
        const forms = [
          dotted(signs),
          `${dotted(signs.slice(0, -1))}${last}`,
          `${last}\\s${dotted(signs.slice(0, -1))}`,
        ];
        this.#initials.push({ pattern: new RegExp(`(?<!${inWord})(?:${forms.join('|')})`, 'giu'), name });
      }
    }
  }

  read(words: string): void {
    for (const { pattern, name } of this.#initials) {
      for (const [form] of words.matchAll(pattern)) this.#count(form.trim(), name, 'initials');
    }
    for (const { text: word } of wordsOf(words)) {
      const folded = foldWord(word);
      if (this.#expected.has(folded)) continue;
      const whole = this.#words.get(folded);
      const inflected = whole ? undefined : this.#inflectedOf(word, folded);
      if (whole) this.#count(word, whole.name, whole.kind);
      else if (inflected !== undefined) this.#count(word, inflected, 'inflected');
    }
  }

  /** The most frequent first. */
  found(): readonly LeftOfName[] {
    return [...this.#found.values()].sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1));
  }

  #inflectedOf(word: string, folded: string): string | undefined {
    const exact = exactWord(word);
    for (const language of this.#languages) {
      const name = this.#stems.get(`${language} ${stemmerFor(language).stem(exact)}`);
      if (name !== undefined) return name;
    }
    return this.#starts.find(({ start }) => folded.startsWith(start) && folded.length <= start.length + longestEnding)
      ?.name;
  }

  #count(form: string, name: string, kind: LeftOfName['kind']): void {
    const key = `${kind} ${name} ${form}`;
    const known = this.#found.get(key);
    if (known) known.count += 1;
    else this.#found.set(key, { name, form, kind, count: 1 });
  }
}

/** Characters: a name that is shorter begins too many words, and no ending is longer. */
const leastStart = 4;
const longestEnding = 4;

/** A list as a person writes it: a line each, `Anna Lind = Person 1`. What has no sign is no line of it yet. */
export function pseudonymsIn(written: string): readonly Pseudonym[] {
  return written.split('\n').flatMap((line) => {
    const at = line.indexOf('=');
    return at < 0 ? [] : usable([{ name: line.slice(0, at).trim(), pseudonym: line.slice(at + 1).trim() }]);
  });
}

/** The list with a line for each of these names that it has not, called `Person 1` and on. */
export function withSuggested(written: string, names: Iterable<string>, called: string): string {
  const list = pseudonymsIn(written);
  const known = new Set(list.map(({ name }) => keyOf(name)));
  const taken = new Set(list.map(({ pseudonym }) => keyOf(pseudonym)));
  const lines = written.trim() === '' ? [] : [written.trimEnd()];
  let number = 1;
  for (const name of names) {
    if (name.trim() === '' || /[=\n]/u.test(name) || known.has(keyOf(name))) continue;
    known.add(keyOf(name));
    while (taken.has(keyOf(`${called} ${number}`))) number += 1;
    lines.push(`${name.trim()} = ${called} ${number++}`);
  }
  return lines.join('\n');
}

/** The key: who is who. A file of its own, never part of an export. */
export function pseudonymKey(list: readonly Pseudonym[]): string {
  return toCommaSeparated(
    ['name', 'pseudonym'],
    usable(list).map(({ name, pseudonym }) => [name, pseudonym]),
  );
}
