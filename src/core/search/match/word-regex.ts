import type { Pattern } from '../language/query.ts';
import { compileRegex } from '../language/regex.ts';
import { formsOf } from '../segment/postings.ts';
import { wordsOfForm } from '../../text/readings.ts';
import { digit, kindOfUnit, letter } from '../../text/characters.ts';
import type { Bits } from './bits.ts';
import { dropBits, emptyBits, setBit } from './bits.ts';
import { keyText } from './dictionary.ts';
import { eachRun } from './numbers.ts';
import type { Patience } from './patience.ts';
import { keysHolding, requiredRun } from './regex-candidates.ts';
import type { SectionIndex } from './section-index.ts';
import { openKey, passageOf } from './section-index.ts';

// Most expressions look for something inside of one word: `/pro\w+ed/`, `/20(24|25)/`. What matches is then a run of
// letters and digits, and such a run stands inside of one word of the index. So the forms of the words tell which
// passages match, and no text needs to be read, but for the few passages that are not what their words' forms say.

/**
 * The passages that an expression surely matches, found by its words; null if it could match more than a piece of a
 * word. It matches no other passage but, perhaps, unusual ones.
 */
export function wordMatches(index: SectionIndex, pattern: Pattern, patience: Patience): Bits | null {
  if (!staysInWord(pattern.source)) return null;
  const expression = compileRegex(pattern.source, pattern.flags.replace('g', ''));
  const matches = (text: string): boolean => {
    expression.lastIndex = 0;
    return patience.look(pattern, text.length, () => expression.test(text));
  };
  // It could match between words.
  if (matches('')) return null;
  const keys: number[] = [];
  const forms: (ReadonlySet<string> | null)[] = [];
  const { postings } = index.section;
  for (const key of keysHolding(index.section, requiredRun(pattern.source), Infinity)) {
    const all = formsOf(postings, openKey(index, key), keyText(index.section, key));
    // A reading stands in no text as it is.
    const matching = all.filter((form) => wordsOfForm(form) === 1 && matches(form));
    if (matching.length === 0) continue;
    keys.push(key);
    forms.push(matching.length === all.length ? null : new Set(matching));
  }
  const bits = emptyBits(index.passages);
  eachRun(index, { keys, forms }, (numbers, size) => {
    for (let at = 0; at < size; at++) setBit(bits, passageOf(index, numbers[at]!));
  });
  dropBits(bits, index.unusual);
  return bits;
}

/** Scripts whose words are whole in the index and whose letters are written in one way. */
const lastUnit = 0x52f;

function isWordUnit(unit: number): boolean {
  const kind = kindOfUnit(unit);
  return unit <= lastUnit && (kind === letter || kind === digit);
}

/** Whether all that an expression can match consists of letters and digits. Understands the simple ones only. */
function staysInWord(source: string): boolean {
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at, at + 80);
    const sign = /^(?:\((?:\?:)?|[)|]|[*+?]\??|\{\d+(?:,\d*)?\}\??|\\[wdb])/.exec(rest);
    if (sign) {
      at += sign[0].length;
      continue;
    }
    const choice = /^\[((?:\\[wd]|[^\\\]^-]-[^\\\]^-]|[^\\\]^-])+)\]/.exec(rest);
    if (choice) {
      if (!isWordChoice(choice[1]!)) return false;
      at += choice[0].length;
      continue;
    }
    if (!isWordUnit(source.charCodeAt(at))) return false;
    at += 1;
  }
  return true;
}

function isWordChoice(inside: string): boolean {
  for (const [part, first, last] of inside.matchAll(/\\[wd]|(.)-(.)|./gsu)) {
    if (part.startsWith('\\')) continue;
    const from = (first ?? part).charCodeAt(0);
    const to = (last ?? part).charCodeAt(0);
    for (let unit = from; unit <= to; unit++) if (!isWordUnit(unit)) return false;
  }
  return true;
}
