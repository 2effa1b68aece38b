import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeRange } from '../../src/core/anchor/describe.ts';
import { resolverBetween } from '../../src/core/anchor/resolve.ts';
import type { Range } from '../../src/core/model/records.ts';

// What became of each line, recounted in the dumbest way: every edit of the old lines is tried, then every two of them,
// until the new lines come about. Of the ways with the fewest edits the one that costs the fewest letters is believed, and
// whatever costs little more is likely, too.
// Texts are of few different lines, so that nearly every line has twins.

/** Lines by their words, with the line of the old text that each one was; null for one that is new. */
interface Way {
  readonly lines: readonly { readonly was: number | null; readonly words: string }[];
  /** Letters that were put in, taken out, moved or changed. */
  readonly cost: number;
}

/** All texts that one edit makes of these lines. What is put in, or put in the place of a line, is a line of the new text. */
function* edits({ lines, cost }: Way, now: readonly string[]): Generator<Way> {
  for (let at = 0; at <= lines.length; at++) {
    const [head, line, tail] = [lines.slice(0, at), lines[at], lines.slice(at + 1)];
    for (const words of new Set(now)) {
      yield { lines: [...head, { was: null, words }, ...lines.slice(at)], cost: cost + words.length };
    }
    if (!line) continue;
    const rest = [...head, ...tail];
    yield { lines: rest, cost: cost + line.words.length };
    for (let to = 0; to <= rest.length; to++) {
      yield { lines: [...rest.slice(0, to), line, ...rest.slice(to)], cost: cost + line.words.length };
    }
    for (const words of new Set(now)) {
      const letters = lettersChanged(line.words, words);
      if (letters > 0 && 2 * letters < words.length) {
        yield { lines: [...head, { ...line, words }, ...tail], cost: cost + letters };
      }
    }
  }
}

function lettersChanged(one: string, other: string): number {
  let [start, end] = [0, 0];
  const most = Math.min(one.length, other.length);
  while (start < most && one[start] === other[start]) start++;
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return Math.max(one.length, other.length) - start - end;
}

/** What may have become of each old line: numbers of new lines, null if it may be gone. `likely`: for few letters. */
function recount(old: readonly string[], now: readonly string[]) {
  const same = ({ lines }: Way) => lines.length === now.length && lines.every(({ words }, at) => words === now[at]);
  const untouched: Way = { lines: old.map((words, was) => ({ was, words })), cost: 0 };
  const once = [...edits(untouched, now)].filter(({ lines }) => Math.abs(lines.length - now.length) <= 1);
  const shortest = [[untouched], once].find((ways) => ways.some(same)) ?? once.flatMap((way) => [...edits(way, now)]);
  const found = shortest.filter(same);
  const least = Math.min(...found.map(({ cost }) => cost));
  const placesIn = (ways: readonly Way[], line: number): readonly (number | null)[] =>
    ways.map(({ lines }) => lines.findIndex(({ was }) => was === line)).map((place) => (place < 0 ? null : place));
  return old.map((_, line) => ({
    any: placesIn(found, line),
    likely: placesIn(
      found.filter(({ cost }) => cost <= 1.5 * least),
      line,
    ),
  }));
}

/** Of like lines side by side nobody can tell which is which: they are one place, that of the first. */
function sideBySide(lines: readonly string[], place: number | null): number | null {
  let first = place;
  while (first !== null && first > 0 && lines[first - 1] === lines[first]) first--;
  return first;
}

interface Script {
  readonly lines: readonly string[];
  /** Puts another word into a line. */
  change(line: string): string;
}

const scripts: Readonly<Record<string, Script>> = {
  English: {
    lines: [
      'All agreed.',
      'Members left.',
      'The motion was carried.',
      'Votes were cast by a show of hands.',
      'The chair thanked all speakers and closed the list of them.',
    ],
    change: (line) => line.replace(/(?<=\w)\w(?=\w*\.)/u, 'xy'),
  },
  Russian: {
    lines: [
      'Принято всеми.',
      'Члены комитета ушли.',
      'Состоялось голосование поднятием рук.',
      'Председатель поблагодарил всех выступавших.',
    ],
    change: (line) => line.replace(/(?<=\p{L})\p{L}(?=\p{L}*\.)/u, 'жы'),
  },
  Arabic: {
    lines: [
      'وافق الجميع.',
      'غادر الأعضاء.',
      'أعربت اللجنة عن قلقها العميق.',
      'وشكر الرئيس جميع المتكلمين وأغلق القائمة.',
    ],
    change: (line) => line.replace(/(?<=\p{L})\p{L}(?=\p{L}*\.)/u, 'ظظ'),
  },
  Chinese: {
    lines: ['全体代表同意。', '成员离席。', '委员会表示深切关注。', '主席感谢所有发言者并宣布发言名单截止。'],
    change: (line) => `${line.slice(0, 2)}新${line.slice(3)}`,
  },
};

/** The text of some lines, and where each of them stands. */
function written(lines: readonly string[], between: string): { readonly text: string; readonly places: Range[] } {
  let text = '';
  const places = lines.map((line) => {
    const from = text.length;
    text += line + between;
    return { from, to: from + line.length };
  });
  return { text, places };
}

type Edit = readonly ['delete' | 'insert' | 'change' | 'swap' | 'swap and change', number, number];

function edited(lines: readonly string[], [act, where, which]: Edit, script: Script): readonly string[] {
  const at = where % lines.length;
  const [head, line, tail] = [lines.slice(0, at), lines[at]!, lines.slice(at + 1)];
  const next = tail[0];
  if (act === 'delete') return [...head, ...tail];
  if (act === 'insert') return [...head, script.lines[which % script.lines.length]!, line, ...tail];
  if (act === 'change') return [...head, script.change(line), ...tail];
  if (next === undefined) return lines;
  return [...head, act === 'swap' ? next : script.change(next), line, ...tail.slice(1)];
}

const act = fc.constantFrom('delete', 'insert', 'change', 'swap', 'swap and change');
const edit: fc.Arbitrary<Edit> = fc.tuple(act, fc.nat(99), fc.nat(99)) as fc.Arbitrary<Edit>;

/** Marks that are called sure: how many there are in all, which may be gone or changed, and which stand on another line. */
function recounted(script: Script, seed: number) {
  const lines = fc.array(fc.constantFrom(...script.lines), { minLength: 2, maxLength: 7 });
  const between = fc.constantFrom('\n', '\n\n');
  const [gone, astray]: [string[], string[]] = [[], []];
  let marks = 0;
  let sure = 0;
  for (const [old, sign, change] of fc.sample(fc.tuple(lines, between, edit), { numRuns: 1000, seed })) {
    const now = edited(old, change, script);
    const [before, after] = [written(old, sign), written(now, sign)];
    const right = recount(old, now);
    const resolve = resolverBetween(before.text, after.text);
    for (const [at, range] of before.places.entries()) {
      const found = resolve({ ...range, quotation: describeRange(before.text, range), anchor: { kind: 'exact' } });
      marks++;
      if (found.anchor.kind !== 'exact' && found.anchor.kind !== 'moved') continue;
      sure++;
      const said = `${change.join(' ')}: line ${at} is ${found.anchor.kind} at ${found.range?.from}\n${old.join(' | ')}\n${now.join(' | ')}`;
      const stands = after.places.findIndex(({ from, to }) => from === found.range?.from && to === found.range.to);
      const { any, likely } = right[at]!;
      if (!any.map((place) => sideBySide(now, place)).includes(sideBySide(now, stands))) astray.push(said);
      // Nor where its words were changed, for all that can be told.
      else if (likely.includes(null) || !likely.map((place) => now[place ?? -1]).includes(old[at])) gone.push(said);
    }
  }
  return { marks, sure, gone, astray };
}

const seen = Object.entries(scripts).map(([name, script]) => ({ name, ...recounted(script, 11) }));

describe('marks on lines with twins', () => {
  test.each(seen)(
    'are never sure where nobody can tell whether their line is gone ($name)',
    ({ marks, sure, gone }) => {
      expect(gone).toEqual([]);
      // Nor are all of them lost instead.
      expect(sure).toBeGreaterThan(marks / 2);
    },
  );

  test('are sure on another line than their own at most once in five thousand, see DESIGN.md', () => {
    const astray = seen.flatMap(({ astray }) => astray);
    const marks = seen.reduce((sum, { marks }) => sum + marks, 0);
    expect(astray.length / marks, astray.join('\n')).toBeLessThanOrEqual(1 / 5000);
  });
});
