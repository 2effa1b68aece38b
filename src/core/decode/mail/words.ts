import { asBytes, asCharacters, fromBase64, fromQuotedPrintable } from '../../container/mime.ts';
import { decodeAs, decodeStrictly } from '../decode-as.ts';
import { decodePlainText } from '../plain-text.ts';

// What stands in the head of a mail, as words: `=?utf-8?B?0JzQvtGB0YI=?=` (RFC 2047), or bytes beyond ASCII that say nothing
// of themselves.

/** One or several coded words of one encoding, one behind the other: a letter may begin in one and end in the next. */
const coded = /=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=/giu;

/** A value of the head as a person reads it, on one line. */
export function wordsOf(value: string): string {
  let words = '';
  let last = 0;
  let run: { readonly charset: string; readonly plain: string; bytes: string } | null = null;
  const endRun = () => {
    if (run) words += decoded(run.bytes, run.charset) ?? run.plain;
    run = null;
  };
  for (const match of value.matchAll(coded)) {
    const [whole, charset = '', coding = '', written = ''] = match;
    const between = value.slice(last, match.index);
    const bytes = bytesOf(written, coding.toLowerCase());
    if (run !== null && /^\s*$/u.test(between)) {
      const before: { readonly charset: string; readonly plain: string; bytes: string } = run;
      if (before.charset.toLowerCase() === charset.toLowerCase()) {
        before.bytes += bytes;
        last = match.index + whole.length;
        continue;
      }
      endRun();
    } else {
      endRun();
      words += plain(between);
    }
    run = { charset, plain: whole, bytes };
    last = match.index + whole.length;
  }
  endRun();
  return onOneLine(words + plain(value.slice(last)));
}

/** The same of bytes whose encoding is said beside them, or is not. */
export function wordsIn(value: string, charset: string | null): string {
  return charset === null ? wordsOf(value) : onOneLine(decoded(value, charset) ?? value);
}

/** The names of who stands in a field of addresses; an address where there is no name. */
export function namesIn(value: string): readonly string[] {
  return addresses(value).flatMap((one) => {
    const { before, address } = bracketed(one);
    const comment = /\(([^()]*)\)\s*$/u.exec(one)?.[1] ?? '';
    const named = [before, comment].map((words) => wordsOf(unquoted(words))).find((words) => words !== '');
    const name = named ?? wordsOf(address || one.replace(/\([^()]*\)/gu, ''));
    return name === '' ? [] : [name];
  });
}

/** What stands in the last brackets of an address, and before them. */
function bracketed(one: string): { readonly before: string; readonly address: string } {
  const open = one.indexOf('<', one.lastIndexOf('>', one.lastIndexOf('<')) + 1);
  if (open < 0) return { before: '', address: '' };
  const close = one.indexOf('>', open);
  return { before: one.slice(0, open), address: one.slice(open + 1, close < 0 ? one.length : close) };
}

/** Parted at commas, but for those in quotation marks, brackets and coded words; a group is its members. */
function addresses(value: string): readonly string[] {
  const found: string[] = [];
  let one = '';
  for (const [piece] of value.matchAll(
    /"(?:[^"\\]|\\.)*"?|<[^>]*>?|\([^()]*\)?|=\?[^?\s]*\?[bq]\?[^?]*\?=|[,;]|[^"<(=,;]+|=/giu,
  )) {
    if (piece !== ',' && piece !== ';') one += piece;
    else {
      found.push(one);
      one = '';
    }
  }
  return [...found, one].map((address) => withoutGroup(address).trim()).filter(Boolean);
}

/** Without the name of a group, which stands before its first member. */
function withoutGroup(address: string): string {
  const end = address.search(/["<(@]/u);
  const colon = (end < 0 ? address : address.slice(0, end)).lastIndexOf(':');
  if (colon < 0) return address;
  const members = address.slice(colon + 1);
  return members.includes('@') || members.trim() === '' ? members : address;
}

function unquoted(words: string): string {
  const trimmed = words.trim();
  const [whole, inner = ''] = /^"((?:[^"\\]|\\.)*)"?/su.exec(trimmed) ?? [];
  return whole === undefined || whole.length < trimmed.length ? words : inner.replace(/\\(.)/gsu, '$1');
}

function bytesOf(written: string, coding: string): string {
  const bytes = asBytes(coding === 'q' ? written.replaceAll('_', ' ') : written);
  return asCharacters(coding === 'q' ? fromQuotedPrintable(bytes) : fromBase64(bytes));
}

/** Null where nobody knows the encoding. */
function decoded(characters: string, charset: string): string | null {
  const result = decodeAs(asBytes(characters), charset);
  return result.ok ? result.value.text : null;
}

/** Bytes beyond ASCII that stand in a head without a word on it: as UTF-8 if they are valid, else as they look. */
function plain(characters: string): string {
  if (!/[\x80-\xff]/u.test(characters)) return characters;
  const bytes = asBytes(characters);
  const text = decodeStrictly(bytes, 'utf-8');
  if (text !== null) return text;
  const raw = decodePlainText(bytes);
  return raw.ok ? raw.value.text : characters;
}

function onOneLine(words: string): string {
  return words.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
