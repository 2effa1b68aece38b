import { describe, expect, test } from 'vitest';
import { daysOf } from '../../src/core/compare/over-time.ts';
import type { OutletLine } from '../../src/core/compare/over-time.ts';
import type { Family } from '../../src/core/compare/shapes.ts';
import { axisDays } from '../../src/core/compare/timeline-lanes.ts';
import { timelineOf } from '../../src/core/compare/timeline.ts';
import { colours } from '../../src/core/exchange/charts/drawing.ts';
import { familiesChart } from '../../src/core/exchange/charts/families-chart.ts';
import { lanesChart } from '../../src/core/exchange/charts/lanes-chart.ts';
import { dayNumber } from '../../src/core/text/date-span.ts';
import type { FamilyLines } from '../../src/renderer/ui/views/shared-wording/FamiliesOverTime.tsx';
import {
  lookedForInWords,
  pictured as pictureOfFamilies,
} from '../../src/renderer/ui/views/shared-wording/pictured.ts';
import { pictured } from '../../src/renderer/ui/views/timeline/pictured.ts';
import { source } from './accounts.ts';
import { all, linesOf, readPicture } from './drawn.ts';

const told = {
  a: ['The ferry Marisol burnt off Vell on 4 May 2031, and nobody aboard was hurt.', '2031-05-06', 'en'],
  b: ['The ferry Marisol burnt off Vell on 3 May 2031, and nobody aboard was hurt.', '2031-05-07', 'en'],
  c: ['Паром «Марисоль» сгорел вчера у берега.', '2031-05-06', 'ru'],
  d: ['It burnt yesterday, they say. Her keel was laid in 1998.', '2031-05', 'en'],
} as const;
const outlets: Readonly<Record<string, string>> = { a: 'UPI', b: 'صحيفة الميناء', c: 'ТАСС <b>', d: '海港日报' };
const names = new Map(Object.keys(told).map((id) => [id, `Text ${id} ]]>`]));

/** The lanes of the texts above. */
async function lanes() {
  const sources = Object.entries(told).map(([id, [text, date, language]]) => ({
    ...{ ...source(id, text), language, date, dateAt: null },
  }));
  const timeline = await timelineOf(sources, async (forms) => ({ counts: forms.map(() => 1), words: 40 }));
  const texts = new Map(Object.entries(told).map(([id, [text]]) => [id, text]));
  const axis = axisDays(timeline, 'near')!;
  const head = { title: 'Timeline', caption: ['What texts say of when.'] };
  return { timeline, axis, chart: pictured({ timeline, texts }, axis, names, (id) => outlets[id] ?? null, head) };
}

describe('the picture of a timeline', () => {
  test('has each text at its day on the lane of its outlet, and each date that it names', async () => {
    const { axis, chart } = await lanes();
    const root = readPicture(lanesChart(chart));
    // Pixels from the left: the day as a share of all days, behind the names.
    const xOf = (day: number) => 190 + (720 * (day - axis.from)) / (axis.to + 1 - axis.from);
    const appeared = all(root, 'rect').filter((one) => one.get('fill') === colours.ink && one.get('height') === '12');
    const published = Object.values(told).map(([, date]) => daysOf(date)!);
    const at = new Set(published.map(({ from }) => xOf(from).toFixed(1)));
    const shown = appeared.map((one) => Number(one.get('x')).toFixed(1));
    for (const one of at) expect(shown).toContain(one);
    const month = appeared.map((one) => Number(one.get('width')));
    expect(Math.max(...month)).toBeCloseTo(xOf(dayNumber('2031-05-31') + 1) - xOf(dayNumber('2031-05-01')), 1);
    const titles = all(root, 'g').flatMap(({ title }) => title ?? []);
    for (const [id, [text]] of Object.entries(told).slice(0, 3)) {
      expect(titles.some((one) => one.startsWith(`Text ${id} ]]>. `) && one.endsWith(text))).toBe(true);
      expect(titles).toContain(outlets[id]);
      expect(linesOf(root)).toContain(outlets[id]);
    }
  });

  test('tells by their number which dates differ, and what the signs mean that are there', async () => {
    const { timeline, chart } = await lanes();
    expect(timeline.disagreements).toHaveLength(1);
    const root = readPicture(lanesChart(chart));
    expect(linesOf(root)).toContain('1');
    expect(chart.caption[0]).toMatch(/^Difference 1: .*Text a.*: May 4, 2031; .*Text b.*: May 3, 2031$/u);
    expect(linesOf(root)).toEqual(expect.arrayContaining(['appeared', 'names this date', 'they differ']));
    const none = lanesChart({ ...chart, bands: [], lanes: [] });
    expect(linesOf(readPicture(none))).not.toContain('they differ');
  });
});

describe('the picture of shared passages over time', () => {
  const axis = { from: dayNumber('2031-05-01'), to: dayNumber('2031-05-31') };
  const bar = (documentId: string, date: string | null, from: number, to: number) => ({
    ...{ documentId, days: daysOf(date), words: 20, parts: [{ from, to }] },
  });
  const family = (kind: Family['kind'], at: number, appearances: OutletLine['appearances']): FamilyLines => ({
    family: { id: `f${at}`, kind } as Family,
    number: at,
    lines: [{ outlet: outlets['b']!, appearances }],
  });

  test('has each document at its date, and of it the part that the passage covers', () => {
    const families = [
      family('narrative', 1, [
        bar('a', '2031-05-16', 0.25, 0.75),
        bar('b', '2031-05-31', 0, 1),
        bar('c', null, 0, 0.5),
      ]),
      family('quotation', 2, [bar('d', '2031-05', 0.5, 1)]),
    ];
    const chart = pictureOfFamilies(families, axis, names, () => 'هذه كلمات <مشتركة>', ['Found by the program.']);
    const root = readPicture(familiesChart(chart));
    const bars = all(root, 'g').filter((one) => one.inside[0]?.get('height') === '34');
    const at = bars.map((one) => Number(/translate\(([\d.]+) /u.exec(one.get('transform')!)![1]));
    // Half of the month is half of the axis; what has no date stands behind it.
    expect(at.slice(0, 3)).toEqual([190 + 320 - 1, 190 + 640 - 1, 190 + 640 + 96]);
    const covered = bars.map((one) => one.inside.slice(1).filter(({ name }) => name === 'rect'));
    expect(covered[0]!.map((one) => [one.get('y'), one.get('height')])).toEqual([['8.5', '17']]);
    // A quotation is told by its filling: two stripes.
    expect(covered[3]!.map((one) => [one.get('x'), one.get('width')])).toEqual([
      ['0', '3'],
      ['7', '3'],
    ]);
    expect(linesOf(root)).toEqual(
      expect.arrayContaining(['هذه كلمات <مشتركة>', '1 · Narrative', 'No date', outlets['b']]),
    );
    expect(all(root, 'g').flatMap(({ title }) => title ?? [])).toContain('May 16, 2031: Text a ]]>, 50% of its text');
  });

  test('says what was looked for', () => {
    const filter = { kinds: ['quotation', 'narrative'], fewestWords: 12, days: null, betweenOutlets: true } as const;
    expect(lookedForInWords({ ...filter, documentIds: null })).toBe(
      'Kinds: Narrative and Quotation. Fewest words: 12 words. Apart at most: any time. Only between outlets.',
    );
  });
});
