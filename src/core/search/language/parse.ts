import type { Id } from '../../model/id.ts';
import type { Range } from '../../model/records.ts';
import { exactWord, foldWord } from '../../text/fold.ts';
import { withoutGroups } from '../../text/readings.ts';
import { wordsOf } from '../../text/words.ts';
import { readDateRange } from './date-range.ts';
import type { DoubtfulDate } from './date-range.ts';
import { fieldNames, stateNames, yieldingFields } from './fields.ts';
import { readOwnValue } from './own-value.ts';
import type { ColumnType, WrittenValue } from './own-value.ts';
import type {
  Clause,
  DocumentFilter,
  Expression,
  Field,
  Group,
  PlacedFilter,
  Query,
  QueryProblem,
  QueryProblemCode,
  SetFilter,
  TagFilter,
  Term,
} from './query.ts';
import { isQuotationMark, unescaped } from './quotation-marks.ts';
import { checkRegex } from './regex.ts';

/** A query, or the place in it that cannot be read. */
export type ParsedQuery =
  | {
      readonly ok: true;
      readonly query: Query;
      readonly tags: readonly TagFilter[];
      /** The documents that are asked for by their ids. */
      readonly documents: readonly DocumentFilter[];
      readonly sets: readonly SetFilter[];
      /** Where ids of tags, documents and event sets stand behind their names, each with its #. */
      readonly ids: readonly Range[];
      readonly filters: readonly PlacedFilter[];
      /** Parts of the text that hold no word and so are not looked for. */
      readonly passedOver: readonly Range[];
      /** Whether a NOT is looked for as a word, because everything is in capitals. */
      readonly wordNot: boolean;
      /** Dates that were read in one of several ways. */
      readonly doubtfulDates: readonly DoubtfulDate[];
    }
  | { readonly ok: false; readonly problem: QueryProblem };

/** What the query may name beside the fields that every project has. */
export interface ParseOptions {
  /** Names of further fields (the project's own attributes), lower case. */
  readonly fields?: readonly string[];
  /** The reader's languages, best first, in which dates may be written. */
  readonly languages?: readonly string[];
  /** What the further fields hold, so far as it is not words. */
  readonly types?: ReadonlyMap<string, ColumnType>;
}

/**
 * Reads a query. Never throws, whatever the text. What is not a word and not a sign of the language (a dash, a stray
 * comma) is passed over and told, so that pasted text can be searched; but a query that holds no word at all is a
 * problem. OR binds closer than standing side by side: `a OR b c` is `(a OR b) c`; AND says no more than a blank, NOT
 * is a minus. Where everything is in capitals, as in a pasted headline, NOT is a word, and so is OR at either end.
 */
export function parseQuery(text: string, options: ParseOptions = {}): ParsedQuery {
  try {
    const parser = new Parser(text, options);
    const query = parser.query();
    const { tags, documents, sets, ids, filters, passedOver, wordNot, doubtfulDates } = parser;
    return { ok: true, query, tags, documents, sets, ids, filters, passedOver, wordNot, doubtfulDates };
  } catch (thrown) {
    if (thrown instanceof Unreadable) return { ok: false, problem: thrown.problem };
    throw thrown;
  }
}

function isFilter(expression: Expression): expression is PlacedFilter['filter'] {
  return expression.kind === 'field' || expression.kind === 'date' || expression.kind === 'state';
}

/** Thrown and caught inside this file only. */
class Unreadable extends Error {
  readonly problem: QueryProblem;
  constructor(problem: QueryProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

const deepest = 100;
/** Blanks, and marks of direction, which are invisible and come along when text is copied. */
const blank = /[\s\u200B\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/;
const fieldStart = /^([\p{L}_][\p{L}\p{M}\p{N}_-]*):/u;
/** Fields whose values cannot be asked for letter for letter: a tag is known by its id, the others are no words. */
const namedOtherwise: ReadonlySet<string> = new Set(['tag', 'is']);
/** A letter that stands for a * while a word is taken apart; one that no text is likely to hold. */
const starLetter = 'ʭ';

/** Whether letters that have a small form all stand in the large one; the operators themselves say nothing of it. */
function inCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text.replace(/(?<![\p{L}\p{N}])(?:AND|OR|NOT)(?![\p{L}\p{N}])/gu, '')) && !/\p{Ll}/u.test(text);
}

/** Filters as they are written, with what stands before the name and the name. */
const filterWritten =
  /(^|[\s(+\-−])([\p{L}_][\p{L}\p{M}\p{N}_-]*):(?:["“”„‟«»〝〞「」『』](?:\\.|[^"“”„‟«»〝〞「」『』\\])*["“”„‟«»〝〞「」『』]|[^\s()"“”„‟«»〝〞「」『』])+/gu;

class Parser {
  private at = 0;
  private depth = 0;
  private words = 0;
  /** The tags that are asked for, in the order in which they are written. */
  readonly tags: TagFilter[] = [];
  readonly documents: DocumentFilter[] = [];
  readonly sets: SetFilter[] = [];
  readonly ids: Range[] = [];
  readonly filters: PlacedFilter[] = [];
  /** Whether an odd number of the brackets around this place have a minus. */
  private negated = false;
  private readonly text: string;
  private readonly fields: ReadonlySet<string>;
  private readonly ownFields: ReadonlySet<string>;
  private readonly languages: readonly string[];
  private readonly types: ReadonlyMap<string, ColumnType>;
  private readonly inCapitals: boolean;
  readonly passedOver: Range[] = [];
  readonly doubtfulDates: DoubtfulDate[] = [];
  wordNot = false;

  constructor(text: string, { fields = [], languages = [], types = new Map() }: ParseOptions) {
    this.text = text;
    this.languages = languages;
    this.types = types;
    this.fields = new Set([...fieldNames, ...fields]);
    this.ownFields = new Set(fields);
    // A filter that was put to a headline in capitals does not change how that is read.
    this.inCapitals = inCapitals(this.withoutFilters(text));
  }

  private withoutFilters(text: string): string {
    return text.replace(filterWritten, (written: string, before: string, name: string) =>
      this.fields.has(name.toLowerCase()) ? before : written,
    );
  }

  query(): Query {
    const group = this.group(null);
    if (this.words === 0 && this.text.length > 0 && this.rest(0).trim() !== '') {
      this.fail('no-words', 0, this.text.length);
    }
    return group;
  }

  /** The text from an offset on, without what a person cannot see. */
  private rest(from: number): string {
    return this.text.slice(from).replace(new RegExp(blank, 'g'), ' ');
  }

  private group(opened: number | null): Group {
    const clauses: Clause[] = [];
    /** Options of the OR that is being collected; the first one may stand alone, or still get an OR after it. */
    let options: Clause[] | null = null;
    let or: { from: number; to: number } | null = null;
    const add = (clause: Clause): void => {
      if (!or || !options) {
        options = [clause];
        clauses.push(clause);
        return;
      }
      or = null;
      options.push(asOption(clause));
      if (options.length > 2) return;
      options[0] = asOption(options[0]!);
      clauses[clauses.length - 1] = { presence: 'plain', expression: { kind: 'either', options, boost: 1 } };
    };
    for (;;) {
      this.skipBlanks();
      if (this.at >= this.text.length) {
        if (opened !== null) this.fail('bracket-open', opened, opened + 1);
        break;
      }
      if (this.text[this.at] === ')') {
        if (opened === null) this.fail('bracket-close', this.at, this.at + 1);
        break;
      }
      const start = this.at;
      const operator = this.operator(or === null && options !== null);
      if (operator === 'OR') {
        if (options === null || or) this.fail('or-dangling', start, this.at);
        or = { from: start, to: this.at };
        continue;
      }
      if (operator === 'AND') {
        options = null;
        continue;
      }
      let presence: Clause['presence'] = operator === 'NOT' ? 'prohibited' : 'plain';
      this.skipBlanks();
      if (operator === 'NOT' && (this.at >= this.text.length || this.text[this.at] === ')')) {
        this.fail('sign-dangling', start, start + operator.length);
      }
      const sign = this.text[this.at]!;
      if (sign === '+' || sign === '-' || sign === '−') {
        const signAt = this.at;
        this.at += 1;
        if (this.text[this.at] === ')') this.fail('sign-dangling', signAt, this.at);
        if (this.at >= this.text.length || blank.test(this.text[this.at]!)) {
          this.passedOver.push({ from: signAt, to: this.at });
          continue;
        }
        presence = sign === '+' ? (presence === 'plain' ? 'required' : presence) : 'prohibited';
      }
      const from = this.at;
      const minus = presence === 'prohibited';
      const around = this.negated;
      this.negated = around !== minus;
      const expression = this.expression();
      if (expression && isFilter(expression))
        this.filters.push({ from: start, to: this.at, filter: expression, minus, negated: this.negated });
      this.negated = around;
      if (expression) add({ presence, expression });
      else this.passedOver.push({ from, to: this.at });
    }
    if (or !== null) {
      const { from, to }: { from: number; to: number } = or;
      this.fail('or-dangling', from, to);
    }
    return { kind: 'group', clauses, boost: 1 };
  }

  /** `behind` says that something stands before it that an OR could belong to. */
  private operator(behind: boolean): 'OR' | 'AND' | 'NOT' | null {
    for (const name of ['OR', 'AND', 'NOT'] as const) {
      if (!this.text.startsWith(name, this.at)) continue;
      const end = this.at + name.length;
      const after = this.text[end];
      if (
        after !== undefined &&
        !blank.test(after) &&
        after !== '(' &&
        after !== ')' &&
        !isQuotationMark(this.text, end)
      )
        continue;
      if (this.inCapitals && this.isWord(name, behind, end)) {
        this.wordNot ||= name === 'NOT';
        return null;
      }
      this.at = end;
      return name;
    }
    return null;
  }

  /** Whether an operator that ends there is a word where everything is in capitals. What stands before a filter is none. */
  private isWord(name: 'OR' | 'AND' | 'NOT', behind: boolean, end: number): boolean {
    const next = fieldStart.exec(this.text.slice(end).trimStart().slice(0, 80))?.[1]?.toLowerCase();
    if (name === 'NOT') return next === undefined || !this.fields.has(next);
    return name === 'OR' && (!behind || this.withoutFilters(this.rest(end)).replaceAll(')', '').trim() === '');
  }

  /** One thing to look for; null if there was nothing but punctuation. */
  private expression(): Expression | null {
    const start = this.at;
    const first = this.text[start]!;
    if (first === '(') return this.brackets();
    if (first === '/') return this.regex();
    if (isQuotationMark(this.text, start)) return this.quoted(false);
    if (first === '=') {
      const next = this.text[start + 1];
      if (next === ')') this.fail('sign-dangling', start, start + 1);
      if (next === undefined || blank.test(next)) {
        this.at += 1;
        return null;
      }
      this.at += 1;
      return isQuotationMark(this.text, this.at) ? this.quoted(true) : this.bare(true);
    }
    const name = fieldStart.exec(this.text.slice(start, start + 80))?.[1];
    if (name !== undefined) {
      const after = this.text[start + name.length + 1];
      const key = name.toLowerCase();
      const closed = after === undefined || blank.test(after) || after === ')';
      if (this.fields.has(key)) {
        if (closed) this.fail('field-empty', start, start + name.length + 1, name);
        return this.field(key, start, start + name.length + 1);
      }
      if (!closed) this.fail('field-unknown', start, start + name.length + 1, name);
    }
    return this.bare(false);
  }

  private brackets(): Expression {
    const start = this.at;
    if (this.depth >= deepest) this.fail('too-deep', start, start + 1);
    this.depth += 1;
    this.at += 1;
    const before = this.words;
    const group = this.group(start);
    this.at += 1;
    this.depth -= 1;
    if (this.words === before) this.fail('brackets-empty', start, this.at);
    return { ...group, boost: this.boost() };
  }

  private regex(): Expression | null {
    const start = this.at;
    let inClass = false;
    for (let at = start + 1; at < this.text.length; at++) {
      const sign = this.text[at]!;
      if (sign === '\\') at += 1;
      else if (sign === '[') inClass = true;
      else if (sign === ']') inClass = false;
      else if (sign === '/' && !inClass) {
        const source = this.text.slice(start + 1, at);
        let end = at + 1;
        while (/[a-z]/.test(this.text[end] ?? '')) end += 1;
        const flags = this.text.slice(at + 1, end);
        this.at = end;
        if (source === '') return null;
        const problem = checkRegex(source, flags);
        if (problem) this.fail(problem.code, start + 1 + problem.from, start + 1 + problem.to, problem.value);
        this.words += 1;
        return { kind: 'regex', source, flags };
      }
    }
    return this.fail('regex-open', start, this.text.length);
  }

  private quoted(exact: boolean): Expression | null {
    const start = this.at;
    const inner = this.quotation();
    const near = this.number('~');
    const boost = this.boost();
    const terms = this.terms(inner, start + 1, exact ? 'exact' : 'form');
    if (terms.length === 0) return null;
    this.words += terms.length;
    return { kind: 'words', terms, near: near === null || terms.length < 2 ? null : near, boost };
  }

  /** Reads from one quotation mark to the next; answers what is between. With `escapes`, one after a \\ is part of it. */
  private quotation(escapes = false): string {
    const start = this.at;
    let end = start + 1;
    while (end < this.text.length && !isQuotationMark(this.text, end)) {
      if (escapes && this.text[end] === '\\') end += 1;
      end += 1;
    }
    if (end >= this.text.length) this.fail('quote-open', start, this.text.length);
    this.at = end + 1;
    return this.text.slice(start + 1, end);
  }

  private bare(exact: boolean): Expression | null {
    const start = this.at;
    let end = start;
    while (end < this.text.length) {
      const sign = this.text[end]!;
      if (blank.test(sign) || sign === '(' || sign === ')') break;
      if (isQuotationMark(this.text, end)) break;
      if ((sign === '~' || sign === '^') && end > start) break;
      end += 1;
    }
    const raw = this.text.slice(start, end);
    this.at = end;
    if (end === start) {
      this.at += 1;
      return null;
    }
    const terms = this.terms(raw, start, exact ? 'exact' : 'inflected');
    const edits = this.number('~');
    const boost = this.boost();
    if (terms.length === 0) return null;
    this.words += terms.length;
    if (edits === null || edits === 0) return { kind: 'words', terms, near: null, boost };
    const term = terms[0]!;
    if (exact) this.fail('exact-pattern', start, this.at, raw);
    if (terms.length > 1) this.fail('fuzzy-several', start, this.at, raw);
    if (term.kind === 'pattern') this.fail('fuzzy-pattern', start, this.at, raw);
    if (edits > 2) this.fail('edits-too-many', end, this.at, raw);
    return {
      kind: 'words',
      terms: [{ kind: 'fuzzy', key: foldWord(raw === '' ? '' : wordsOf(raw)[0]!.text), edits }],
      near: null,
      boost,
    };
  }

  /** The words of a piece of the query, each with what may stand in its place. */
  private terms(raw: string, offset: number, manner: 'inflected' | 'form' | 'exact'): Term[] {
    if (!raw.includes('*')) {
      return wordsOf(raw).flatMap(({ text }): Term[] => {
        const key = foldWord(text);
        if (key === '') return [];
        if (manner === 'exact') return [{ kind: 'exact', key, exact: exactWord(text) }];
        const term = { key: withoutGroups(key), exact: exactWord(text) };
        return manner === 'form' ? [{ kind: 'form', key: term.key }] : [{ kind: 'inflected', ...term }];
      });
    }
    if (manner === 'exact') this.fail('exact-pattern', offset, offset + raw.length, raw);
    const terms: Term[] = [];
    const words = wordsOf(raw.replaceAll(starLetter, ' ').replaceAll('*', starLetter));
    for (let number = 0; number < words.length; number++) {
      const { text, from, to } = words[number]!;
      if (!text.includes(starLetter)) {
        const key = foldWord(text);
        if (key !== '')
          terms.push(manner === 'form' ? { kind: 'form', key } : { kind: 'inflected', key, exact: exactWord(text) });
        continue;
      }
      const pieces = text.split(new RegExp(`${starLetter}`)).map(foldWord);
      if (pieces.every((piece) => piece === '')) {
        // Beside a character of a script without spaces, a * adds nothing: its words are found anywhere.
        const touches = words.some((other) => other !== words[number] && (other.to === from || other.from === to));
        if (touches) continue;
        this.fail('star-alone', offset + from, offset + to, '*');
      }
      terms.push({
        kind: 'pattern',
        pieces: pieces.filter((piece, at) => piece !== '' || at === 0 || at === pieces.length - 1),
      });
    }
    return terms;
  }

  private field(field: string, start: number, afterColon: number): Expression {
    const whole = this.text[afterColon] === '=' && !namedOtherwise.has(field);
    const valueStart = whole ? afterColon + 1 : afterColon;
    this.at = valueStart;
    const quoted = isQuotationMark(this.text, valueStart);
    let value: string;
    if (field === 'date') {
      value = this.dateWords();
    } else if (quoted) {
      value = this.quotation(whole || field === 'tag');
      if (this.text.startsWith('..', this.at) && this.isOwn(field)) value = tidy(`${value}${this.dateWords()}`);
    } else {
      const isOwn = this.isOwn(field);
      let end = valueStart;
      while (end < this.text.length && !blank.test(this.text[end]!) && !/[()]/.test(this.text[end]!)) {
        // The end of a range may stand in quotes of its own.
        if (
          isOwn &&
          isQuotationMark(this.text, end) &&
          this.text.slice(Math.max(valueStart, end - 2), end).endsWith('..')
        )
          break;
        end += 1;
      }
      value = this.text.slice(valueStart, end);
      this.at = end;
      if (isOwn && isQuotationMark(this.text, end)) value = tidy(`${value}${this.dateWords()}`);
    }
    if (value.trim() === '') this.fail('field-empty', start, this.at, field);
    this.words += 1;
    if (field === 'is') {
      const state = stateNames.find((name) => name === value.toLowerCase());
      if (!state) this.fail('state-unknown', valueStart, this.at, value);
      return { kind: 'state', state: state! };
    }
    if (field === 'date') {
      if (value.trim() === '*' && !whole) return { kind: 'date', first: null, last: null };
      const range = readDateRange(value, this.languages, whole);
      if ('code' in range) this.fail(range.code, valueStart, this.at, value.trim());
      else {
        this.doubtfulDates.push(...range.doubtful);
        return { kind: 'date', ...range.dates };
      }
    }
    if (field === 'tag') return this.tag(start, value, quoted);
    if (field === 'set' && !this.isOwn(field))
      return this.eventSet(start, quoted && whole ? unescaped(value) : value, quoted, whole);
    const type = this.types.get(field);
    if (type !== undefined) return this.ownField(field, type, valueStart, { text: value, quoted, whole });
    if (whole) return { kind: 'field', field, value: { text: quoted ? unescaped(value) : value, quoted, whole } };
    const id = field === 'title' && quoted ? this.idBehind() : undefined;
    if (id !== undefined) this.documents.push({ from: start, to: this.at, id, title: value });
    return { kind: 'field', field, value: { text: value, quoted, ...(id !== undefined && { id }) } };
  }

  /** Whether it is a column of the project's own, and not what every project has. */
  private isOwn(field: string): boolean {
    return !isFixed(field) || (yieldingFields.has(field) && this.ownFields.has(field));
  }

  /** What is asked of a column of the project's own whose type is known. */
  private ownField(field: string, type: ColumnType, valueStart: number, { text, quoted, whole }: WrittenValue): Field {
    const words = quoted && whole ? unescaped(text) : text;
    const isRanged = type === 'date' || type === 'number';
    const apart = isRanged ? /^\s+\.{2,3}/u.exec(this.text.slice(this.at)) : null;
    const read = apart
      ? { code: `${type}-unreadable` as QueryProblemCode }
      : readOwnValue(type, { text: words, quoted, whole }, this.languages);
    if ('code' in read) {
      const to = this.at + (apart?.[0].length ?? 0);
      const value = apart ? this.text.slice(valueStart, to) : text.trim();
      throw new Unreadable({ code: read.code, from: valueStart, to, value: shorten(value), field });
    }
    this.doubtfulDates.push(...read.doubtful.map((one) => ({ ...one, field })));
    const value = { text: words, quoted, ...(whole && { whole }) };
    return { kind: 'field', field, value, ...(read.own && { own: read.own }) };
  }

  /** What stands after `date:`; each end of a range may stand in quotes of its own: `"50 BC".."40 BC"`. */
  private dateWords(): string {
    const start = this.at;
    let words = '';
    while (this.at < this.text.length && !blank.test(this.text[this.at]!) && !/[()]/.test(this.text[this.at]!)) {
      if (isQuotationMark(this.text, this.at)) words += ` ${this.quotation()} `;
      else words += this.text[this.at++];
    }
    // Two dots that stand apart would be passed over, and one end of the range with them.
    const apart = /^\s+\.{2,3}/u.exec(this.text.slice(this.at));
    if (apart) this.fail('date-unreadable', start, this.at + apart[0].length);
    return words;
  }

  /** After a name in quotes may stand which one is meant: `tag:"Aid/Food"#id`, `title:"The ferry"#id`, `set:"Fire"#id`. */
  private idBehind(): Id | undefined {
    const mark = /^#([\w%.-]+)/.exec(this.text.slice(this.at));
    if (mark === null) return undefined;
    this.ids.push({ from: this.at, to: this.at + mark[0].length });
    this.at += mark[0].length;
    return decodeId(mark[1]!);
  }

  private tag(start: number, text: string, quoted: boolean): Expression {
    const id = quoted ? this.idBehind() : undefined;
    const value = id === undefined ? { text, quoted } : { text, quoted, id };
    this.tags.push({ from: start, to: this.at, value });
    return { kind: 'field', field: 'tag', value };
  }

  private eventSet(start: number, text: string, quoted: boolean, whole: boolean): Expression {
    const id = quoted ? this.idBehind() : undefined;
    const value = { text, quoted, ...(whole && { whole }), ...(id !== undefined && { id }) };
    this.sets.push({ from: start, to: this.at, value });
    return { kind: 'field', field: 'set', value };
  }

  private boost(): number {
    if (this.text[this.at] !== '^') return 1;
    const start = this.at;
    const match = /^\^(\d{1,6}(?:\.\d{1,6})?)/.exec(this.text.slice(start, start + 16));
    if (!match) this.fail('boost-unreadable', start, start + 1, '^');
    this.at += match![0].length;
    return Number(match![1]);
  }

  /** The number after ~; 1 if there is none, null if there is no ~. */
  private number(sign: '~'): number | null {
    if (this.text[this.at] !== sign) return null;
    const match = /^~(\d{0,6})/.exec(this.text.slice(this.at, this.at + 8))!;
    this.at += match[0].length;
    return match[1] === '' ? 1 : Number(match[1]);
  }

  private skipBlanks(): void {
    while (this.at < this.text.length && blank.test(this.text[this.at]!)) this.at += 1;
  }

  private fail(code: QueryProblemCode, from: number, to: number, value = this.text.slice(from, to)): never {
    throw new Unreadable({ code, from, to: Math.min(to, this.text.length), value: shorten(value) });
  }
}

/** A range without the blanks of the quotation marks in it. */
function tidy(range: string): string {
  return range.replace(/\s*(\.{2,3})\s*/u, '$1').trim();
}

/** Whether every project has the field, so that it is none of a project's own. */
function isFixed(field: string): boolean {
  return fieldNames.some((name) => name === field);
}

/** A + says nothing between options. */
function asOption(clause: Clause): Clause {
  return clause.presence === 'required' ? { ...clause, presence: 'plain' } : clause;
}

function decodeId(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written; // No id that was written here; it will not be found.
  }
}

function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 59)}…` : value;
}
