import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { must, ok } from '../../src/core/model/result.ts';
import type { Groups, SoFar } from '../../src/core/ports/finder.ts';
import { tagRange } from '../../src/renderer/commands/annotate.ts';
import { addColumn, writeCells } from '../../src/renderer/commands/change-attributes.ts';
import { editDocument } from '../../src/renderer/commands/change-documents.ts';
import { documentAt, importFolder, search } from '../commands/desk.ts';
import { expectInView } from './in-view.ts';
import { box, count, none, open, query, results, tidySearchScreens } from './search-screen.ts';

tidySearchScreens();

describe('counts', () => {
  const groups: SoFar<Groups> = {
    missing: none,
    total: 9,
    byDocument: new Map(),
    byTag: new Map(),
    byOutlet: new Map([
      ['Coastal Wire', 6],
      ['', 3],
    ]),
    byMonth: new Map([
      ['2025-04', 4],
      ['2025-07', 5],
      ['2025', 2],
      ['1849/1851', 1],
      ['', 3],
    ]),
  };

  test('over time say beside them how many passages have no month, and how many no date', async () => {
    await open(() => ({ groups: () => Promise.resolve(ok(groups)) }));
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await userEvent.click(page.getByRole('radio', { name: 'Time' }));
    await expect
      .element(page.getByText(/^By month/u))
      .toHaveTextContent(
        'By month, April 2025 – July 2025 · highest column: 5 passages, July 2025 · 2 passages of which only the year is known, not drawn · 1 passage dated to several years, not drawn · 3 passages undated, not drawn',
      );
  });

  test('are told by any column, and a value of one’s own leaves only its passages', async () => {
    const { desk, session } = await open();
    const column = must(await addColumn(desk, { name: 'Почта', type: 'choice', choices: ['внутри', 'снаружи'] }));
    must(
      await writeCells(desk, [{ documentId: documentAt(desk, 'letters.txt').id, column: column.id, typed: 'внутри' }]),
    );
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await userEvent.click(page.getByRole('radio', { name: 'Column' }));
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Column' }), 'Почта');
    await expect.element(page.getByText('Почта: not known')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Only внутри' }));
    expect(query(session)).toBe('harbour почта:="внутри"');
    await expect.poll(count).toBe('1 passage in 1 document');
  });

  test('of a tag say how many annotations stand in how many passages, where that differs', async () => {
    const { desk } = await open();
    const document = documentAt(desk, 'letters.txt');
    const { text } = must(await desk.store.text(document.versions[0]!.textId));
    const at = { documentId: document.id, version: 1, text };
    const tag = (words: string, tag: string) => {
      const from = text.indexOf(words);
      return tagRange(desk, { ...at, from, to: from + words.length }, [tag]);
    };
    for (const words of ['asked the fishermen about', 'fishermen about the harbour', 'سأل الصيادون'])
      must(await tag(words, 'Voices'));
    must(await tag('nobody will', 'Silence'));
    const asks = async (query: string, expected: string) => {
      await userEvent.fill(box(), query);
      await expect.poll(count).toBe(expected);
    };
    await asks('tag:Voices', '3 annotations in 2 passages in 1 document');
    await asks('tag:Voices harbour', '1 passage in 1 document');
    await asks('tag:Silence', '1 passage in 1 document');
    await asks('-tag:Silence tag:Voices', '1 passage in 1 document');
  });

  test('of one of two texts that stood at one path leave that one only', async () => {
    const { desk, session } = await open();
    await importFolder(desk, { 'letters.txt': 'Minutes of the harbour board\n\nThe board met in the harbour.\n' });
    await search(desk, 'board');
    expect([...desk.store.snapshot.rows('documents').values()].map(({ path }) => path).sort()).toEqual([
      'aid/quay.txt',
      'letters.txt',
      'letters.txt',
    ]);
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await userEvent.click(page.getByRole('button', { name: 'Only Letters to the editor' }));
    expect(query(session)).toMatch(/^harbour \S/u);
    await expect.poll(count).toBe('1 passage in 1 document');
  });

  test('stand as bars with numbers, and a click adds the filter to the query', async () => {
    const { session } = await open(() => ({ groups: () => Promise.resolve(ok(groups)) }));
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await userEvent.click(page.getByRole('radio', { name: 'Outlet' }));
    await expect.element(page.getByRole('row', { name: /outlet not known 3/ })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Only Coastal Wire' }));
    expect(query(session)).toBe('harbour outlet:="Coastal Wire"');
  });

  test('are what a click leaves, also of two documents of one title, and where the last word was only begun', async () => {
    const { desk } = await open();
    await importFolder(desk, {
      'old/letters.txt': 'Letters to the editor\n\nThe fishermen own the harbour.\n\nThe harbour is theirs.\n',
    });
    for (const [path, outlet] of [
      ['letters.txt', 'Morning Post'],
      ['old/letters.txt', 'Post'],
    ] as const)
      must(await editDocument(desk, documentAt(desk, path).id, { attributes: { outlet } }));
    await search(desk, 'harbour');
    await userEvent.fill(box(), 'harb');
    await expect.poll(count).toBe('4 passages in 3 documents');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await userEvent.click(page.getByRole('button', { name: /^Only Letters to the editor \(old\)/u }));
    await expect.poll(count).toBe('2 passages in 1 document');
    const chips = page.getByRole('list', { name: 'Filters of the search' }).getByRole('listitem');
    await expect.element(chips).toHaveTextContent(/^Title Letters to the editor \(old\)/u);
    await userEvent.click(page.getByRole('button', { name: /^Remove filter/u }));
    await userEvent.click(page.getByRole('radio', { name: 'Outlet' }));
    await userEvent.click(page.getByRole('button', { name: 'Only Post', exact: true }));
    await expect.poll(count).toBe('2 passages in 1 document');
  });

  test('of what is not known leave exactly that, too', async () => {
    const { desk, session } = await open();
    await importFolder(desk, {
      'speech.txt': 'The mayor on the harbour\n\nThe harbour is closed.\n',
      'year.txt': 'The harbour in a hard year\n\nNobody fished in the harbour, and nobody sailed from the harbour.\n',
    });
    must(await editDocument(desk, documentAt(desk, 'year.txt').id, { attributes: { date: '2025' } }));
    await search(desk, 'harbour');
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await userEvent.click(page.getByRole('radio', { name: 'Time' }));
    await userEvent.click(page.getByText('As a table'));
    await expect.element(page.getByRole('row', { name: '2025, month not known 2' })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Only 2025, month not known' }));
    expect(query(session)).toBe('harbour date:=2025');
    await expect.poll(count).toBe('2 passages in 1 document');
    await expect.element(page.getByRole('listitem').filter({ hasText: '2025, month not known' })).toBeVisible();
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Only date not known' }));
    expect(query(session)).toBe('harbour -date:*');
    await expect.poll(count).toBe('2 passages in 1 document');
    await expect.element(page.getByRole('listitem').filter({ hasText: 'Date not known' })).toBeVisible();
    await userEvent.fill(box(), 'fishermen');
    await userEvent.click(page.getByRole('radio', { name: 'Outlet' }));
    await userEvent.click(page.getByRole('button', { name: 'Only outlet not known' }));
    await expect.poll(count).toBe('2 passages in 2 documents');
  });

  test('show the months that have none', async () => {
    const { session } = await open(() => ({ groups: () => Promise.resolve(ok(groups)) }));
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await userEvent.click(page.getByRole('radio', { name: 'Time' }));
    await expect.poll(() => document.querySelectorAll('.time').length).toBe(4);
    expect(document.querySelectorAll('.time[data-empty]').length).toBe(2);
    await userEvent.click(page.getByText('As a table'));
    await userEvent.click(page.getByRole('button', { name: 'Only July 2025' }));
    expect(query(session)).toBe('harbour date:2025-07');
  });
});

describe('the chart over time', () => {
  /** Eight years of months; the last has the most. */
  const byMonth = new Map(
    Array.from({ length: 96 }, (_, at) => [
      `${2017 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
      at === 95 ? 12_345 : at,
    ]),
  );
  const chart = () => document.querySelector<HTMLElement>('.chart-scroller')!;
  const groups = { total: 1, byDocument: new Map(), byTag: new Map(), byOutlet: new Map(), byMonth, missing: none };

  test('draws all columns alike and cuts none, in a wide window and in a narrow one', async () => {
    await open(() => ({ groups: () => Promise.resolve(ok(groups)) }));
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await userEvent.click(page.getByRole('radio', { name: 'Time' }));
    for (const [width, columns, said] of [
      [1100, 96, 'By month, January 2017 – December 2024'],
      [480, 8, 'By year, 2017 – 2024'],
    ] as const) {
      await page.viewport(width, 800);
      await expect.poll(() => chart().querySelectorAll('.time').length).toBe(columns);
      await expect.element(page.getByText(said)).toBeVisible();
      const widths = [...chart().querySelectorAll('.time')].map((one) => one.getBoundingClientRect().width);
      expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(0.1);
      expect(chart().scrollWidth).toBe(chart().clientWidth);
    }
  });

  test('as a table has rows to read in a low window, and leaves the results theirs', async () => {
    await open(() => ({ groups: () => Promise.resolve(ok(groups)) }));
    await userEvent.fill(box(), 'harbour');
    await userEvent.click(page.getByRole('button', { name: 'Counts' }));
    await userEvent.click(page.getByRole('radio', { name: 'Time' }));
    await userEvent.click(page.getByText('As a table'));
    for (const [width, height, rows] of [
      [1280, 800, 8],
      [1024, 768, 7],
    ] as const) {
      await page.viewport(width, height);
      await expect.poll(() => rowsInView()).toBeGreaterThanOrEqual(rows);
      await expectInView(results().getByRole('listitem').first());
    }
    // At 200 % and 400 % one scrolls to it.
    for (const [width, height, rows] of [
      [640, 400, 3],
      [320, 256, 1],
    ] as const) {
      await page.viewport(width, height);
      chart().querySelector('tbody')!.scrollIntoView({ block: 'start' });
      await expect.poll(() => rowsInView()).toBeGreaterThanOrEqual(rows);
    }
  });

  /** How many rows of the table are wholly seen. */
  function rowsInView(): number {
    const rows = [...chart().querySelectorAll('tbody tr')];
    const whole = (row: Element) => {
      const { left, right, top, bottom } = row.getBoundingClientRect();
      const at = (y: number) => row.contains(document.elementFromPoint((left + right) / 2, y));
      return at(top + 2) && at(bottom - 2);
    };
    return rows.filter(whole).length;
  }
});

describe('beside the count stands what a filter leaves out because nothing is known', () => {
  test('and one press shows it', async () => {
    const { desk, session } = await open();
    await importFolder(desk, {
      'speech.txt': 'The mayor on the harbour\n\nThe harbour is closed.\n',
    });
    await search(desk, 'mayor');
    await userEvent.fill(box(), 'harbour date:2025-06');
    await expect.poll(count).toBe('1 passage in 1 document');
    await expect
      .element(page.getByText('2 passages in texts without a date are left out.', { exact: false }))
      .toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Show passages in texts without a date' }));
    expect(query(session)).toBe('harbour -date:*');
    await expect.poll(count).toBe('2 passages in 1 document');
    await expect.element(page.getByText('left out', { exact: false })).not.toBeInTheDocument();
    await userEvent.fill(box(), 'fishermen outlet:post');
    await expect
      .element(page.getByText('2 passages in texts without an outlet are left out.', { exact: false }))
      .toBeVisible();
    await userEvent.fill(box(), 'harbour');
    await expect.poll(count).toBe('4 passages in 3 documents');
    await expect.element(page.getByText('left out', { exact: false })).not.toBeInTheDocument();
  });

  test('and where nothing is found the filter is named, not the number of words', async () => {
    await open();
    await userEvent.fill(box(), 'harbour date:1855..1866');
    await expect
      .element(
        page.getByText('No passage has this within the filter Date 1855 – 1866. Take it away to look everywhere.'),
      )
      .toBeVisible();
    await userEvent.fill(box(), 'zeppelin');
    await expect.element(page.getByText('Try another spelling, or a beginning such as anniv*.')).toBeVisible();
    await userEvent.fill(box(), 'zeppelin harbour date:2025');
    await expect.element(page.getByText(/within the filter Date 2025.*Try fewer words/u)).toBeVisible();
  });
});
