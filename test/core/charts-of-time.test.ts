import { describe, expect, test } from 'vitest';
import { daysOf } from '../../src/core/compare/over-time.ts';
import { axisDays } from '../../src/core/compare/timeline-lanes.ts';
import { timelineOf } from '../../src/core/compare/timeline.ts';
import { colours } from '../../src/core/exchange/charts/drawing.ts';
import { lanesChart } from '../../src/core/exchange/charts/lanes-chart.ts';
import { dayNumber } from '../../src/core/text/date-span.ts';
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
