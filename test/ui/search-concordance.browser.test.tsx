import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ok } from '../../src/core/model/result.ts';
import type { Concordance, FinderPort, SoFar } from '../../src/core/ports/finder.ts';
import { importFolder, search } from '../commands/desk.ts';
import { box, none, open, tidySearchScreens } from './search-screen.ts';
import { saveAsCsv } from './save-table.ts';

tidySearchScreens();

describe('a concordance', () => {
  const lines =
    (real: FinderPort): FinderPort['concordance'] =>
    async ({ sort, offset, limit, ...asked }) => {
      const found = await real.search({ ...asked, order: 'document', offset: 0, limit: 100 });
      if (!found.ok) return found;
      const all = found.value.hits.flatMap(({ matches, text, from, ...hit }) =>
        matches.map((match) => ({
          ...hit,
          ...match,
          left: text.slice(0, match.from - from).replaceAll('\n', ' '),
          node: text.slice(match.from - from, match.to - from),
          right: text.slice(match.to - from).replaceAll('\n', ' '),
        })),
      );
      if (sort[0]?.by === 'node') all.sort((a, b) => (a.node < b.node ? -1 : 1));
      return ok<SoFar<Concordance>>({
        total: all.length,
        passages: found.value.total,
        lines: all.slice(offset, offset + limit),
        missing: none,
      });
    };
  const rows = () => page.getByRole('grid', { name: 'Concordance' }).getByRole('row');

  async function openLines() {
    const opened = await open((real) => ({ concordance: lines(real) }));
    await userEvent.fill(box(), 'harbour OR Hafen OR الميناء');
    await userEvent.click(page.getByRole('radio', { name: 'Concordance' }));
    await expect.poll(() => rows().elements().length).toBe(4);
    return opened;
  }

  test('puts the matches below one another, from either side', async () => {
    await openLines();
    const nodes = [...document.querySelectorAll('.concordance-node mark')].map((mark) => ({
      rtl: mark.closest('[dir]')?.getAttribute('dir') === 'rtl',
      box: mark.getBoundingClientRect(),
    }));
    const left = nodes.filter(({ rtl }) => !rtl).map((one) => Math.round(one.box.left));
    const right = nodes.filter(({ rtl }) => rtl).map((one) => Math.round(one.box.right));
    expect(left.length).toBe(3);
    expect(new Set([...left, ...right]).size).toBe(1);
  });

  test('runs each line in the direction of its text, whatever the match is written in', async () => {
    const { desk } = await open();
    await importFolder(desk, {
      'mixed.txt':
        'Words\n\nThe clerk wrote السلام in the margin of the ledger.\n\nكتب الكاتب كلمة ledger في هامش الدفتر.\n\nقال السلام عليكم ثم مضى.',
    });
    await search(desk, 'ledger');
    await userEvent.click(page.getByRole('radio', { name: 'Concordance' }));
    const directions = () =>
      [...document.querySelectorAll('.concordance-words')].map((line) => line.getAttribute('dir')).join(' ');
    await userEvent.fill(box(), 'السلام');
    await expect.poll(directions).toBe('ltr rtl');
    await userEvent.fill(box(), 'ledger');
    await expect.poll(directions).toBe('ltr rtl');
  });

  test('is sorted by what is chosen, and the next key is offered then', async () => {
    await openLines();
    expect(page.getByRole('combobox', { name: 'then by' }).elements()).toEqual([]);
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Sort lines by' }), 'match');
    await expect.element(page.getByRole('combobox', { name: 'then by' })).toBeVisible();
    await expect.poll(() => rows().elements()[0]?.textContent).toMatch(/Hafen/);
  });

  test('opens the text at a line by keyboard', async () => {
    await openLines();
    // A question that was still under way puts the list back to its top.
    const last = () => rows().elements().at(-1);
    await expect
      .poll(async () => {
        (rows().elements()[0] as HTMLElement).focus();
        await userEvent.keyboard('{End}');
        return document.activeElement === last();
      })
      .toBe(true);
    // Both texts came in the same moment: either may be the last.
    const title = /Hafen/.test(last()?.textContent ?? '') ? 'The quay at dawn' : 'Letters to the editor';
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('document', { name: title })).toBeVisible();
  });

  test('is saved as a table', async () => {
    const { desk } = await openLines();
    await saveAsCsv();
    await expect.poll(() => [...desk.host.saved.keys()]).toEqual(['harbour OR Hafen OR الميناء concordance.csv']);
    const saved = new TextDecoder().decode([...desk.host.saved.values()][0]);
    expect(saved.trim().split('\r\n').length).toBe(5);
    expect(saved).toMatch(/الميناء/);
  });
});
