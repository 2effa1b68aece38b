import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node } from 'yaml';
import type { Found, Guess } from '../../model/records.ts';
import { fieldsBeside } from '../../model/own-fields.ts';
import { leftOutBeside } from '../../model/left-out.ts';
import { inOneLine } from '../../model/one-line.ts';
import { queryName } from '../../model/query-name.ts';
import { readDate } from '../../text/find-date.ts';
import { languageNamed } from '../../text/language-named.ts';
import { frontBlock } from './markdown-blocks.ts';

/** The lines at the top of a note that say what it is, and what they say. */
export interface FrontMatter {
  /** Where the text begins behind them. */
  readonly to: number;
  readonly found: Found;
}

/** So much is looked at: fields, and letters of a name and of a value. */
const limits = { fields: 60, name: 60, value: 2000, block: 30_000, depth: 50 };

/** What each attribute that is there from the start is called in files. */
const known: Readonly<Record<string, readonly string[]>> = {
  title: ['title', 'titel', 'titre', 'título', 'titolo', 'headline', 'заголовок', '标题', '題名'],
  date: ['date', 'datum', 'fecha', 'data', 'published', 'publication-date', 'pubdate', 'issued', 'дата', '日期'],
  author: ['author', 'authors', 'autor', 'auteur', 'autore', 'byline', 'by', 'creator', 'автор', '作者'],
  outlet: ['outlet', 'publication', 'publisher', 'newspaper', 'journal', 'site', 'medium', 'source'],
  place: ['place', 'location', 'ort', 'lieu', 'lugar', 'dateline', 'место'],
  url: ['url', 'link', 'source-url', 'permalink', 'canonical', 'source'],
  language: ['lang', 'language'],
};

/**
 * The front matter of a text that begins with it: a block of YAML between two lines of `---`. Null where none is: a rule and some prose
 * are no fields. Of lines that cannot be read as YAML, and of values that are no words, only their number is told.
 */
export function frontMatterOf(text: string): FrontMatter | null {
  const { to, lines: source } = frontBlock(text);
  if (to === 0) return null;
  const from = text.indexOf('\n') + 1;
  const unread = { to, found: { title: null, attributes: leftOutBeside({ 'front-matter': 1 }), language: null } };
  if (source.length > limits.block || depthOf(source) > limits.depth) return looksLikeFields(source) ? unread : null;
  const parsed = parseDocument(source, { schema: 'core', logLevel: 'silent', uniqueKeys: false, stringKeys: true });
  if (parsed.errors.length > 0) return looksLikeFields(source) ? unread : null;
  if (!isMap(parsed.contents)) return null;
  const said: Record<string, Guess> = {};
  const own = new Map<string, readonly [name: string, guess: Guess]>();
  let language: string | null = null;
  let passedOver = 0;
  for (const { key, value } of parsed.contents.items) {
    const name = isScalar(key) ? inOneLine(String(key.value)).slice(0, limits.name) : '';
    const words = wordsOf(value as Node | null);
    if (words === '') continue; // A field that nobody filled in.
    if (words === null || name === '' || queryName(name) === '' || own.size >= limits.fields) {
      passedOver++;
      continue;
    }
    const [start = 0, end = 0] = (value as Node).range ?? [];
    const guess: Guess = { value: words, origin: { kind: 'text', from: from + start, to: from + end } };
    const [id, as] = knownAs(name, guess, said);
    const spoken: string | null = id === 'language' && language === null ? languageNamed(words, ['en']) : null;
    if (spoken !== null) language = spoken;
    else if (id !== null && id !== 'language') said[id] = as;
    // Of a field that comes twice the first holds.
    else if (id === 'language' || own.has(queryName(name))) passedOver++;
    else own.set(queryName(name), [name, guess]);
  }
  for (const key of own.keys()) if (key !== 'title' && said[key] !== undefined && own.delete(key)) passedOver++;
  const { title = null, ...attributes } = said;
  return {
    to,
    found: {
      title,
      attributes: { ...attributes, ...fieldsBeside(new Map(own.values())), ...leftOutBeside({ values: passedOver }) },
      language,
    },
  };
}

/** The attribute that a field says, and its value; the name of a field that says none of them is its own. */
function knownAs(
  name: string,
  guess: Guess,
  said: Readonly<Record<string, Guess>>,
): readonly [string, Guess] | readonly [null, null] {
  const wanted = queryName(name);
  for (const [id, names] of Object.entries(known)) {
    if (!names.includes(wanted) || said[id] !== undefined) continue;
    const isAddress = /^https?:\/\/\S+$/iu.test(guess.value);
    if (id === 'url' ? !isAddress : id === 'outlet' && isAddress) continue;
    if (id !== 'date') return [id, guess];
    const date = readDate(guess.value.replace(/T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?$/u, ''), []);
    if (date !== null) return [id, { ...guess, value: date.value, ...(date.doubt && { doubt: date.doubt }) }];
  }
  return [null, null];
}

/** A value as words, lists with commas between; empty if there is none, null of what is no words. */
function wordsOf(value: Node | null): string | null {
  if (value === null) return '';
  if (isScalar(value)) {
    if (value.value === null) return '';
    if (typeof value.value === 'boolean') return value.value ? 'yes' : 'no';
    const written = typeof value.value === 'string' ? value.value : (value.source ?? String(value.value));
    return inOneLine(written).slice(0, limits.value);
  }
  // An alias may stand for a million words, and for itself.
  if (isAlias(value) || !isSeq(value)) return null;
  const words: string[] = [];
  for (const item of value.items.slice(0, 1000)) {
    const one = isScalar(item) ? wordsOf(item) : null;
    if (one === null) return null;
    if (one !== '') words.push(one);
  }
  return words.join(', ').slice(0, limits.value);
}

/** How many brackets and dashes at most stand open at one place of a block: a parser needs long for what is nested very deep. */
function depthOf(source: string): number {
  let [open, deepest] = [0, 0];
  for (const sign of source) {
    if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++open);
    else if ((sign === ']' || sign === '}') && open > 0) open--;
  }
  for (const [dashes] of source.matchAll(/(?:[-?:][ \t]+)+/gu))
    deepest = Math.max(deepest, dashes.split(/[ \t]+/u).length);
  return deepest;
}

/** Whether most lines of a block that is no YAML begin with a name and a colon. */
function looksLikeFields(source: string): boolean {
  const lines = source.split('\n').filter((line) => line.trim() !== '');
  return lines.filter((line) => /^\s*(?:-\s|#|[^\s:][^:]{0,60}:(?:\s|$))/u.test(line)).length * 2 > lines.length;
}
