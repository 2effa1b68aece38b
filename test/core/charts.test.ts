import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barColour, colours } from '../../src/core/exchange/charts/drawing.ts';
import { barsChart } from '../../src/core/exchange/charts/bars-chart.ts';
import { columnsChart, roundCounts } from '../../src/core/exchange/charts/columns-chart.ts';
import { lineageChart } from '../../src/core/exchange/charts/lineage-chart.ts';
import type { LineageChart } from '../../src/core/exchange/charts/lineage-chart.ts';
import { rgbOf } from '../../src/core/exchange/refi/colours.ts';
import { colours as colourNames } from '../../src/core/model/records.ts';
import { cutToFit, linesToFit, widthOf } from '../../src/core/text/fit-words.ts';
import { ruledLineage } from '../../src/core/compare/lineage-ruled.ts';
import type { Lineage } from '../../src/core/compare/lineage-shapes.ts';
import { scaleOf } from '../../src/renderer/session/painted.ts';
import { pictured } from '../../src/renderer/ui/views/lineage/pictured.ts';
import { timeCounts } from '../../src/renderer/ui/views/search/month-counts.ts';
import { picturedBars, picturedTimes } from '../../src/renderer/ui/views/search/pictured-counts.ts';
import { all, linesOf, readPicture } from './drawn.ts';
import type { Element } from './drawn.ts';
import type { Desk } from '../../src/renderer/commands/desk.ts';

const names = [
  'Kim praises cultural ties with Russia',
  'وزيرة الثقافة الروسية تزور بيونغ يانغ',
  'שרת התרבות הרוסית ביקרה בפיונגיאנג',
  'Министр культуры России прибыла в Пхеньян',
  '俄罗斯文化部长访问平壤会见金正恩',
];
const hostile = [
  '<script>alert(1)</script>',
  ']]> & "quoted" \'too\'',
  'control \u0000\u0008\u001b signs\nin lines',
  '\ud800',
];

describe('what every chart is drawn of', () => {
  test('has the colours of the light theme, whatever theme is on', () => {
    const theme = readFileSync('src/renderer/ui/styles/theme.css', 'utf8');
    const lightOf = (name: string) => new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}),`, 'u').exec(theme)?.[1];
    expect(Object.keys(colours).map(lightOf)).toEqual(Object.values(colours));
    expect(colourNames.map((name) => lightOf(`tag-${name}`))).toEqual(colourNames.map(rgbOf));
  });

  test('cuts words at whole characters, and says all that fits', () => {
    expect(cutToFit('Kim', 13, 200)).toBe('Kim');
    const family = '👩‍👩‍👧'.repeat(9);
    expect(cutToFit(family, 13, 60)).toMatch(/^(?:👩‍👩‍👧)+…$/u);
    for (const name of names) {
      const cut = cutToFit(name, 13, 90);
      expect(name.startsWith(cut.slice(0, -1))).toBe(true);
      expect(widthOf(cut, 13)).toBeLessThanOrEqual(90);
    }
  });

  test('breaks lines between words, where there are blanks and where there are none, and loses nothing but what it cuts', () => {
    expect(linesToFit('Kim praises cultural ties', 13, 90, 3)).toEqual(['Kim praises', 'cultural ties']);
    expect(linesToFit('俄罗斯文化部长访问平壤', 13, 80, 3).join('')).toBe('俄罗斯文化部长访问平壤');
    expect(linesToFit('', 13, 80, 2)).toEqual([]);
    fc.assert(
      fc.property(
        fc.constantFrom(...names, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
        fc.integer({ min: 30, max: 300 }),
        (name, room) => {
          const lines = linesToFit(name, 13, room, 99);
          expect(lines.join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
          for (const one of lines) expect(widthOf(one, 13)).toBeLessThanOrEqual(room);
        },
      ),
      { numRuns: 100 },
    );
  });
});

test('an image is twice as large as its picture, or as large as an image can be drawn', () => {
  expect(scaleOf({ width: 900, height: 600 })).toBe(2);
  for (const [width, height] of [
    [400, 40_000],
    [9000, 9000],
  ] as const) {
    const scale = scaleOf({ width, height });
    expect(scale).toBeLessThan(2);
    expect(Math.max(width, height) * scale).toBeLessThanOrEqual(32_768);
    expect(width * scale * height * scale).toBeLessThanOrEqual(64_000_001);
  }
});

const document = (id: string) => ({ id: `document ${id}`, kind: 'document' as const, documentId: id });

/** A credit, shared words and a date between texts with these names. */
function lineage(called: readonly string[]): LineageChart {
  const found: Lineage = {
    nodes: [...called.map((_, at) => document(`d${at}`)), { id: 'named TASS', kind: 'named', name: 'TASS' }],
    lines: called.map((_, at) => ({
      from: at === 0 ? 'named TASS' : 'document d0',
      to: `document d${at}`,
      directed: at % 2 === 0,
      evidence: [
        { kind: 'wording', words: 20 + at, narrative: 3, passages: 2 },
        ...(at % 2 === 0 ? [{ kind: 'time' as const }] : []),
      ],
    })),
    texts: [],
  } as unknown as Lineage;
  const ruled = ruledLineage(found, [], new Map(), (name) => name);
  const nameOf = (node: (typeof ruled.nodes)[number]) =>
    node.kind === 'document' ? called[Number(node.documentId.slice(1))]! : node.id;
  return pictured(ruled, nameOf, new Map(), {
    title: 'Lineage of five',
    caption: ['Who names whom.', 'Project “Harbour”'],
  });
}

describe('the picture of a lineage', () => {
  test('holds every text with its whole name, in any script, and every line with what it rests on', () => {
    const chart = lineage(names);
    const root = readPicture(lineageChart(chart));
    const titles = all(root, 'g').map(({ title }) => title);
    for (const name of names) expect(titles).toContain(name);
    const boxes = all(root, 'rect').filter((one) => one.get('width') === '184');
    expect(boxes).toHaveLength(names.length + 1);
    expect(all(root, 'path').filter((one) => chart.lines.some(({ path }) => one.get('d') === path))).toHaveLength(5);
    for (const { words } of chart.lines) expect(linesOf(root)).toContain(words);
    // As many tips of arrows as there are directions.
    expect(all(root, 'path').filter((one) => one.get('d')?.startsWith('M-10'))).toHaveLength(3);
    const toLeft = all(root, 'text').filter((one) => one.get('direction') === 'rtl');
    expect(new Set(toLeft.map(({ words }) => /\p{Script=Arabic}/u.test(words)))).toEqual(new Set([true, false]));
    expect(toLeft.every((one) => one.get('text-anchor') === 'start')).toBe(true);
  });

  test('says what it is and of which project, and fits into its measures', () => {
    const picture = lineageChart(lineage(names));
    const root = readPicture(picture);
    expect([root.name, root.get('role'), root.title]).toEqual(['svg', 'img', 'Lineage of five']);
    expect(root.get('viewBox')).toBe(`0 0 ${picture.width} ${picture.height}`);
    expect(root.inside[0]).toMatchObject({ name: 'desc', words: 'Who names whom. Project “Harbour”' });
    expect(linesOf(root)).toContain('Project “Harbour”');
    expect(picture.svg).not.toMatch(/href|url\(|<style|<script|<image|<foreignObject/u);
  });

  test('is well-formed whatever texts are called, and runs nothing', () => {
    const chart = lineage(hostile);
    const picture = lineageChart({ ...chart, title: hostile.join(' '), caption: hostile });
    const root = readPicture(picture);
    expect(all(root, 'script')).toEqual([]);
    expect(linesOf(root)).toContain('<script>alert(1)</script>');
    expect(picture.svg).not.toMatch(/[\0-\x08\x0b-\x1f]/u);
    expect(linesOf(root).join(' ')).toContain('control �');
  });
});

/** The measures of all rectangles of one colour. */
function measures(root: Element, fill: string, side: 'width' | 'height'): readonly number[] {
  return all(root, 'rect').flatMap((one) => (one.get('fill') === fill ? [Number(one.get(side))] : []));
}

describe('the picture of counts', () => {
  test('has a bar for each count, as long as its share of the highest, with its name and its number', () => {
    const counts = [1200, 600, 599, 3, 1];
    const bars = counts.map((count, at) => ({ name: names[at]!, count, said: `n ${count}` }));
    const chart = barsChart({ title: 'By outlet', caption: [], of: 'Outlet', counted: 'Passages', bars });
    const root = readPicture(chart);
    const [longest, ...others] = measures(root, barColour, 'width');
    expect(others).toHaveLength(4);
    others.forEach((length, at) => expect(length).toBeCloseTo(Math.max(1, (longest! * counts[at + 1]!) / 1200), 1));
    for (const { said } of bars) expect(linesOf(root)).toContain(said);
    const titles = new Set(all(root, 'g').map(({ title }) => title));
    for (const { name } of bars) expect(titles.has(name) || linesOf(root).includes(name)).toBe(true);
  });

  test('draws the bar of a tag in its colour, of nothing none, and is a picture without any', () => {
    const bar = (count: number, colour: 'green' | 'red') => ({ name: 'Aid', count, said: String(count), colour });
    const some = [bar(4, 'green'), bar(0, 'red')];
    const root = readPicture(barsChart({ title: 'Tags', caption: [], of: 'Tag', counted: 'Passages', bars: some }));
    expect(measures(root, rgbOf('green'), 'width')).toEqual([380]);
    expect(measures(root, rgbOf('red'), 'width')).toEqual([0]);
    expect(readPicture(barsChart({ title: 'None', caption: [], of: '', counted: '', bars: [] })).name).toBe('svg');
  });

  test('has a column for each month, the empty ones, too, as high as its share of the highest', () => {
    const counts = timeCounts(
      new Map([
        ['2025-01', 40],
        ['2025-02', 10],
        ['2025-05', 25],
        ['', 7],
      ]),
    );
    const counted = { asked: { query: 'pact', anyWord: false, furniture: true }, groups: someGroups, by: 'Time' };
    const chart = picturedTimes(emptyDesk, counted, counts, ({ key }) => key, ['7 passages undated, not drawn']);
    const root = readPicture(columnsChart(chart));
    const heights = measures(root, barColour, 'height');
    expect(heights.map((height) => (height / heights[0]!) * 40)).toEqual([40, 10, 0, 0, 25]);
    expect(all(root, 'g').flatMap(({ title }) => title ?? [])).toContain('2025-02: 10');
    expect(linesOf(root).join(' ')).toContain('7 passages undated, not drawn');
    expect(root.title).toBe('Passages found by pact, by Time');
  });

  test('marks round counts, few of them and none above the highest', () => {
    expect([1, 4, 10, 37, 1200].map((most) => roundCounts(most))).toEqual([
      [1],
      [1, 2, 3, 4],
      [2, 4, 6, 8, 10],
      [10, 20, 30],
      [500, 1000],
    ]);
  });

  test('says how many of the bars it has, and what was left out of the search', () => {
    const bars = counting(40).map((at) => ({ words: `Outlet ${at}`, count: 40 - at }));
    const counted = { asked: { query: 'pact', anyWord: true, furniture: false }, groups: someGroups, by: 'Outlet' };
    const { bars: drawn, caption } = picturedBars(emptyDesk, counted, bars, 12, false);
    expect(drawn).toHaveLength(12);
    expect(caption.join(' ')).toMatch(
      /^90 passages found, counted by Outlet\. .*Any of the words.*furniture are left out/u,
    );
    expect(caption.join(' ')).toMatch(
      /2 documents are not indexed yet\. Here stand 12 of 40 bars; .* From the project/u,
    );
  });
});

const counting = (to: number) => Array.from({ length: to }, (_, at) => at);
const noCounts = new Map<string, number>();
const someGroups = {
  ...{ total: 90, byDocument: noCounts, byTag: noCounts, byOutlet: noCounts, byMonth: noCounts },
  missing: { waiting: 2, hopeless: 0 },
};
/** What pictures ask of a project: its records and the day. */
const emptyDesk = {
  store: { snapshot: { rows: () => new Map() } },
  now: () => '2026-06-03T10:00:00Z',
} as unknown as Desk;
