import { describe, expect, test } from 'vitest';
import { fieldOf } from '../../src/core/compare/grid.ts';
import type { Grid } from '../../src/core/compare/shapes.ts';
import { colours } from '../../src/core/exchange/charts/drawing.ts';
import { gridChart } from '../../src/core/exchange/charts/grid-chart.ts';
import { stripesChart } from '../../src/core/exchange/charts/stripes-chart.ts';
import { percentInWords } from '../../src/renderer/words/in-words.ts';
import { picturedGrid } from '../../src/renderer/ui/parts/compare/pictured-grid.ts';
import { pictured } from '../../src/renderer/ui/views/synopsis/pictured.ts';
import type { ShownRow } from '../../src/renderer/ui/views/synopsis/shown-rows.ts';
import { all, linesOf, readPicture } from './drawn.ts';

const names = ['Pact signed', 'توقيع الميثاق', 'הסכם הנמל', '港口条约 ]]> <b>', 'Договор о гавани'];

describe('the picture of documents × documents', () => {
  // Of five texts the first shares with the second and the fourth, the second with the third.
  const grid: Grid = {
    documentIds: ['a', 'b', 'c', 'd', 'e'],
    textOf: Uint32Array.of(0, 1, 2, 3, 4),
    withinOutlets: 0,
    missing: [],
    whole: new Uint32Array(5),
    firstField: Uint32Array.of(0, 2, 3, 3, 3, 3),
    other: Uint32Array.of(1, 3, 2),
    share: Float64Array.of(0.5, 0.04, 1),
    shareOfOther: Float64Array.of(0.25, 0.9, 0.31),
    classes: Uint8Array.of(2, 2, 1),
    longest: Uint32Array.of(14, 9, 30),
    passages: Uint32Array.of(1, 2, 1),
  };
  const question = { kinds: [], fewestWords: 8, days: null, betweenOutlets: false, documentIds: null };
  const nobody = () => ({ date: null, outlet: null });
  const drawn = (order: readonly number[]) =>
    picturedGrid(grid, question, order, nobody, (id) => ({ name: names['abcde'.indexOf(id)]!, under: 'UPI' }), []);

  test('has in each field how much the two share, the darker the more, and nothing where they share nothing', () => {
    const order = [3, 0, 1, 2, 4];
    const root = readPicture(gridChart(drawn(order)));
    const fields = all(root, 'g').filter((one) => one.inside[0]?.get('fill') === colours.accent);
    const shown = fields.map((one) => {
      const [x, y] = [Number(one.inside[0]!.get('x')), Number(one.inside[0]!.get('y'))];
      return { x, y, words: one.inside[1]!.words, shade: Number(one.inside[0]!.get('fill-opacity')) };
    });
    const left = Math.min(...shown.map(({ x }) => x));
    const seen = shown.map(({ x, y, words }) => `${(y - 28) / 30} ${Math.round((x - left) / 48)}: ${words}`).sort();
    const obvious = order.flatMap((row, at) =>
      order.flatMap((column, beside) => {
        const field = row === column ? null : fieldOf(grid, row, column);
        return field ? [`${at} ${beside}: ${percentInWords(field.share)}`] : [];
      }),
    );
    expect(seen).toEqual(obvious.sort());
    expect(shown).toHaveLength(6);
    const byShare = [...shown].sort((a, b) => a.shade - b.shade).map(({ words }) => words);
    expect(byShare).toEqual(['4%', '25%', '31%', '50%', '90%', '100%']);
    for (const name of names) expect(linesOf(root)).toContain(name);
  });

  test('draws no document that is not asked for', () => {
    const root = readPicture(gridChart(drawn([0, 2])));
    expect(all(root, 'g').filter((one) => one.inside[0]?.get('fill') === colours.accent)).toEqual([]);
    expect(linesOf(root)).not.toContain(names[1]);
  });
});

describe('the picture of the overview of a synopsis', () => {
  const row = (...cells: readonly number[]): ShownRow => {
    const has = cells.flatMap((cell, account) => (cell > 0 ? [account] : []));
    return {
      cells: cells.map((cell) => Array.from({ length: cell }, (_, at) => at)),
      only: has.length === 1 ? has[0]! : null,
    } as unknown as ShownRow;
  };
  const chart = (rows: readonly ShownRow[]) =>
    pictured(rows, [2, 0, 1], (account) => names[account]!, { title: 'Synopsis', caption: ['Sentences of one row.'] });

  test('has a stripe for each account that has something of a row, wide with others and narrow alone', () => {
    const rows = [row(1, 1, 0), row(0, 0, 2), row(1, 1, 1), row(0, 1, 0)];
    const root = readPicture(stripesChart(chart(rows)));
    const stripesIn = (fill: string) =>
      all(root, 'path')
        .filter((one) => one.get('fill') === fill)
        .map((one) => one.get('d')!.match(/M/gu)!.length);
    // The columns stand as they are shown: the third account first.
    expect(stripesIn(colours.ink)).toEqual([1, 2, 2]);
    expect(stripesIn(colours.quiet)).toEqual([1, 1]);
    expect(linesOf(root)).toEqual(expect.arrayContaining(['several have it', 'one alone has it', names[1]]));
  });

  test('lets several rows share a stripe where there are thousands, and is a picture without any', () => {
    const many = stripesChart(chart(Array.from({ length: 10_000 }, () => row(1, 1, 0))));
    expect(many.height).toBeLessThan(1300);
    expect(linesOf(readPicture(many))).toContain('10,000');
    expect(readPicture(stripesChart(chart([]))).name).toBe('svg');
  });
});
