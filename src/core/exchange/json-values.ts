import type { FileBytes } from '../container/zip-reader.ts';
import { wordsOfFile } from './words-of-file.ts';

// Looking into JSON that somebody else wrote: nothing is believed, and what is not as it should be is as if it were not there.

/** What a file holds as JSON, or as JSON Lines, which is a list then; undefined if it is neither. */
export function readJson(file: FileBytes): unknown {
  const words = wordsOfFile(file);
  const whole = parsed(words);
  if (whole !== undefined) return whole;
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2) return undefined;
  const values = lines.map(parsed);
  return values.includes(undefined) ? undefined : values;
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words) as unknown;
  } catch {
    return undefined; // No JSON, which is what undefined says.
  }
}

/** An object with its fields; empty for anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

/** A list as it is, nothing as none, one thing as a list of it. */
export function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

/** Words: a string or number, the `@value` of an object, or the first of a list that are; empty for anything else. */
export function wordsOf(value: unknown): string {
  for (const one of listOf(value)) {
    const said = typeof one === 'object' ? fieldsOf(one)['@value'] : one;
    if (typeof said === 'string') return said;
    if (typeof said === 'number') return String(said);
  }
  return '';
}

/** A whole number from 0; null for anything else. */
export function positionOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/u.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** A moment as ISO 8601 in UTC; null for what is none. Without a zone it is UTC. */
export function momentOf(value: unknown): string | null {
  const words = wordsOf(value).trim();
  if (words === '') return null;
  const time = Date.parse(/[zZ]|[+-]\d\d:?\d\d$|^\d{4}-\d\d-\d\d$/u.test(words) ? words : `${words}Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
