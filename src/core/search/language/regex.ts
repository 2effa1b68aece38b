import { translateRegex } from './regex-unicode.ts';

/** Flags that make sense on a passage: ignoring case, dot matching line ends, line borders. */
const allowedFlags = /^[ims]*$/;

/**
 * Whether a regular expression can be read, and cannot run for ever. Backtracking takes exponential time only if
 * something that repeats repeats itself inside of something else that does; such expressions are refused (some of them
 * would be harmless), unless both have bounds and few ways are left, and so are two wide repetitions side by side. Passages are short, so what remains
 * is quick enough. Offsets are into the source.
 */
export function checkRegex(
  source: string,
  flags: string,
): {
  readonly code: 'regex-invalid' | 'regex-slow';
  readonly from: number;
  readonly to: number;
  readonly value: string;
} | null {
  if (!allowedFlags.test(flags)) {
    return {
      code: 'regex-invalid',
      from: source.length + 1,
      to: source.length + 1 + flags.length,
      value: `the flags may be i, m and s, not ${flags}`,
    };
  }
  const translated = translateRegex(source);
  if ('reason' in translated) return { code: 'regex-invalid', ...translated, value: translated.reason };
  try {
    compileRegex(source, flags);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message.replace(/^.*\/[a-z]*: /s, '') : '';
    return { code: 'regex-invalid', from: 0, to: source.length, value: reason };
  }
  const nested = nestedRepetition(source) ?? neighbouringRepetition(source);
  if (nested) return { code: 'regex-slow', ...nested, value: source.slice(nested.from, nested.to) };
  return null;
}

/**
 * Two repetitions side by side that both take nearly any character (`.*.*x`): every way of sharing the passage between
 * them is tried, from every place.
 */
function neighbouringRepetition(source: string): { from: number; to: number } | null {
  const wide = String.raw`(?:\.|\[\^(?:\\.|[^\]\\])*\]|\\[SDW]|\[\\[sdw]\\[SDW]\])`;
  const often = String.raw`(?:[*+]|\{\d+,\})\??`;
  const match = new RegExp(`(?<!\\\\)${wide}${often}[()?:]*${wide}${often}`).exec(source);
  return match && { from: match.index, to: match.index + match[0].length };
}

/** The expression as it runs: by code points, finding all. Throws if the source is invalid. */
export function compileRegex(source: string, flags: string): RegExp {
  const translated = translateRegex(source);
  if ('reason' in translated) throw new SyntaxError(translated.reason);
  return new RegExp(translated.source, `${flags}gu`);
}

/** So many ways to share a text between repetitions are tried in no time, from every place of a passage. */
const manyWays = 10_000;

interface Open {
  readonly from: number;
  /** In how many ways what stands inside could match the same text, at most: 1 if nothing repeats. */
  ways: number;
}

function nestedRepetition(source: string): { from: number; to: number } | null {
  const open: Open[] = [{ from: 0, ways: 1 }];
  let closed: Open | null = null;
  for (let at = 0; at < source.length;) {
    const sign = source[at]!;
    if (sign === '(') {
      open.push({ from: at, ways: 1 });
      closed = null;
      at += 1;
      continue;
    }
    if (sign === ')') {
      closed = open.pop() ?? null;
      const outer = open[open.length - 1];
      if (outer && closed) outer.ways *= closed.ways;
      at += 1;
      continue;
    }
    const quantifier = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(source.slice(at, at + 24));
    if (quantifier) {
      const [whole, least, comma, most] = quantifier;
      const times = whole.startsWith('?')
        ? 1
        : least === undefined || (comma && most === '')
          ? Infinity
          : Number(most ?? least);
      const choices = comma === undefined || times === Infinity ? 1 : Math.max(1, times - Number(least) + 1);
      if (times > 1 && (times > 9 || comma !== undefined || least === undefined)) {
        // Each time round what is inside can be matched in as many ways.
        const inside = closed?.ways ?? 1;
        const ways = times === Infinity ? Infinity : inside ** times * choices;
        if (closed && inside > 1 && !(ways <= manyWays)) return { from: closed.from, to: at + whole.length };
        const inner = open[open.length - 1];
        if (inner) inner.ways *= ways / inside;
      }
      closed = null;
      at += whole.length;
      continue;
    }
    if (sign === '|') {
      const inner = open[open.length - 1]!;
      if (open.length > 1 && mayOverlap(source, inner.from)) inner.ways *= 2;
      at += 1;
    } else if (sign === '[') {
      at += 1;
      while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
      at += 1;
    } else {
      at += sign === '\\' ? 2 : 1;
    }
    closed = null;
  }
  return null;
}

/** Whether two alternatives of the group at `from` could begin alike: `(a|ab)*` takes as long as `(a+)+`. */
function mayOverlap(source: string, from: number): boolean {
  const starts = new Set<string>();
  let depth = 0;
  let fresh = false;
  for (let at = from; at < source.length; at++) {
    const sign = source[at]!;
    const begins = fresh && depth === 1;
    fresh = false;
    if (begins) {
      if (!/[\p{L}\p{N}\s]/u.test(sign) && sign !== '\\') return true;
      const start = sign === '\\' ? source.slice(at, at + 2) : sign.toLowerCase();
      if (sign === '\\' && /[A-Za-z]/.test(source[at + 1] ?? '')) return true;
      if (starts.has(start)) return true;
      starts.add(start);
    }
    if (sign === '\\') at += 1;
    else if (sign === '[') while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
    else if (sign === '(') {
      depth += 1;
      if (depth === 1) {
        if (source[at + 1] === '?') at += source[at + 2] === ':' ? 2 : 0;
        fresh = true;
      }
    } else if (sign === ')') {
      depth -= 1;
      if (depth === 0) return false;
    } else if (sign === '|' && depth === 1) fresh = true;
  }
  return false;
}
