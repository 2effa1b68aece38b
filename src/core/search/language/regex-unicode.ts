import type { Range } from '../../model/records.ts';

// A regular expression as the engine is to read it. JavaScript takes \w, \d and \b for ASCII only, and without the flag
// u it reads what other languages mean otherwise as plain letters: [[:upper:]] as six letters and a bracket, \A as A. So
// the flag is always set, the classes are written out by Unicode (UTS 18, annex C), signs may be escaped whether they
// must be or not, and whatever would have a second meaning is refused, with its place and with what to write.

const letters = String.raw`\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}`;
const boundary = `(?:(?<=[${letters}])(?![${letters}])|(?<![${letters}])(?=[${letters}]))`;
const noBoundary = `(?:(?<=[${letters}])(?=[${letters}])|(?<![${letters}])(?![${letters}]))`;

/** What the engine knows by these escapes, and so do we: they are left as they are. */
const known =
  /^\\(?:[fnrtv]|c[A-Za-z]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]+\}|[pP]\{[^}]*\}|k<[^>]*>|[1-9]\d*|0(?!\d)|[sS])/;

const instead: Readonly<Record<string, string>> = {
  A: 'For the beginning of the passage write ^',
  Z: 'For the end of the passage write $',
  z: 'For the end of the passage write $',
  x: 'For a character by its number write \\x41 or \\u{41}',
  u: 'For a character by its number write \\u0041 or \\u{41}',
  p: 'For a kind of letter write \\p{Lu}',
  P: 'For what is no such letter write \\P{Lu}',
  h: 'For a blank write [ \\t]',
  R: 'For the end of a line write \\n',
  X: 'For a letter with its marks write \\p{L}\\p{M}*',
  Q: 'Put a \\ before each sign that is meant as itself',
  E: 'Put a \\ before each sign that is meant as itself',
};

type Translated = { readonly source: string } | (Range & { readonly reason: string });

/** The source for the engine, with the flag u; or the place that cannot be read, and what to do about it. */
export function translateRegex(source: string): Translated {
  let written = '';
  let at = 0;
  while (at < source.length) {
    const sign = source[at]!;
    if (sign === '\\') {
      const escape = escapeAt(source, at, false);
      if ('reason' in escape) return escape;
      written += escape.source;
      at = escape.to;
    } else if (sign === '[') {
      const set = setAt(source, at);
      if ('reason' in set) return set;
      written += set.source;
      at = set.to;
    } else if (sign === ']' || sign === '}') {
      return { from: at, to: at + 1, reason: `To find a ${sign} itself, write \\${sign}` };
    } else if (sign === '{') {
      const count = /^\{\d+(?:,\d*)?\}/.exec(source.slice(at))?.[0];
      if (count === undefined) return { from: at, to: at + 1, reason: 'To find a { itself, write \\{' };
      written += count;
      at += count.length;
    } else {
      const group = sign === '(' ? /^\(\?(?:P[<=>]|>|#|\||[a-z]+\))/.exec(source.slice(at))?.[0] : undefined;
      if (group !== undefined) return { from: at, to: at + group.length, reason: `${group} is not known here` };
      written += sign;
      at += 1;
    }
  }
  return { source: written };
}

type Read = { readonly source: string; readonly to: number } | (Range & { readonly reason: string });

function escapeAt(source: string, from: number, inSet: boolean): Read {
  const point = source.codePointAt(from + 1);
  if (point === undefined) return { from, to: from + 1, reason: 'To find a \\ itself, write \\\\' };
  const sign = String.fromCodePoint(point);
  const to = from + 1 + sign.length;
  switch (sign) {
    case 'd':
      return { source: '\\p{Nd}', to };
    case 'D':
      return { source: '\\P{Nd}', to };
    case 'w':
      return { source: inSet ? letters : `[${letters}]`, to };
    case 'W':
      return { source: `[^${letters}]`, to };
    case 'b':
      return { source: inSet ? '\\b' : boundary, to };
    case 'B':
      if (!inSet) return { source: noBoundary, to };
  }
  const whole = known.exec(source.slice(from, from + 80))?.[0];
  if (whole !== undefined) return { source: whole, to: from + whole.length };
  if (/[\p{L}\p{N}]/u.test(sign)) {
    const advice = instead[sign] ?? `\\${sign} means nothing here; to find ${sign}, write it without the \\`;
    const end = /^\\[xupP]\{[^}]*\}?/.exec(source.slice(from))?.[0].length ?? to - from;
    return { from, to: from + end, reason: advice };
  }
  if (!inSet && (sign === '<' || sign === '>')) {
    return { from, to, reason: `For the border of a word write \\b; to find ${sign} itself, write it without the \\` };
  }
  // A sign that is escaped is that sign. Only what means something without may be escaped for the engine.
  return { source: /[\^$\\.*+?()[\]{}|/]/.test(sign) || (inSet && sign === '-') ? `\\${sign}` : sign, to };
}

/** A set in brackets. What is no letter (\W) cannot stand in one with others, so that is put beside it. */
function setAt(source: string, start: number): Read {
  const negative = source[start + 1] === '^';
  let inside = '';
  let apart = false;
  let at = start + (negative ? 2 : 1);
  for (; at < source.length && source[at] !== ']';) {
    const name = /^\[[:.=][^\]]*[:.=]\]/.exec(source.slice(at, at + 40))?.[0];
    if (name !== undefined) {
      const reason = `${name} is not known here. Write \\p{Lu} for capitals, \\p{L} for letters, \\p{P} for punctuation, \\d, \\w or \\s`;
      return { from: at, to: at + name.length, reason };
    }
    if (source[at] !== '\\') {
      inside += source[at] === '[' ? '\\[' : source[at]!;
      at += 1;
      continue;
    }
    const escape = escapeAt(source, at, true);
    if ('reason' in escape) return escape;
    if (source[at + 1] === 'W') apart = true;
    else inside += escape.source;
    at = escape.to;
  }
  if (at >= source.length)
    return { from: start, to: start + 1, reason: 'This [ is not closed. To find a [ itself, write \\[' };
  const to = at + 1;
  if (!apart) return { source: `[${negative ? '^' : ''}${inside}]`, to };
  if (negative) return { source: `(?:(?![${inside}])[${letters}])`, to };
  return { source: `(?:[${inside}]|[^${letters}])`, to };
}
