import { closeReport, expect, folderOf, importFolder, openDocument, search, test } from './steps.ts';

// Dates by hand: what is typed is understood, or kept with a sentence; never stored as a date that nothing finds.

const story = 'The ferry between the two islands will stop running at the end of the season, the company said.\n';

test.use({ locale: 'en-GB' });

test('in the import report and beside the text are read, said, and refused', async ({ page }, info) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start an empty project' }).click();
  const folder = await folderOf(info, 'ferry', {
    'a.txt': `Ferry to stop\n\n${story}`,
    'b.txt': `Ferry goes on\n\n03.04.2021\n\n${story}`,
    'c.txt': `Boat is late\n\nPublished: 2021-05-06T09:02:30+01:00\n\n${story.replace('ferry', 'boat')}`,
  });
  const report = await importFolder(page, folder);

  // The doubted guess stands first, and looks and sounds like one; both cells look as if one can write into them.
  await expect(report.getByRole('row').nth(1)).toContainText('b.txt');
  const date = (file: string) => report.getByRole('textbox', { name: `Date of ${file}` });
  await expect(date('b.txt')).toHaveAccessibleDescription('Read as 3 April 2021, day first; it could be the month.');
  await expect(date('b.txt')).toHaveCSS('font-style', 'italic');
  await expect(date('a.txt')).toHaveAccessibleDescription('');
  await expect(date('a.txt')).toHaveCSS('font-style', 'normal');
  for (const file of ['a.txt', 'b.txt']) {
    await expect(date(file)).toHaveCSS('border-bottom-width', '1px');
    await expect(date(file)).not.toHaveCSS('border-bottom-color', /rgba\(.*, 0\)/u);
  }
  await expect(report.getByRole('row').nth(1)).toContainText('Read as 3 April 2021, day first; it could be the month.');
  // A cell is too narrow for a time of day to the second: it stands below in words, and nothing hangs out of its row.
  const late = report.getByRole('row', { name: /c\.txt/ });
  await expect(late.getByText(/6 May 2021.*09:02:30/)).toBeVisible();
  const hangsOut = await late.evaluate((row) => {
    const within = row.getBoundingClientRect();
    return [...row.querySelectorAll('input, span')].filter((one) => {
      const { left, right, bottom } = one.getBoundingClientRect();
      return right > within.right + 1 || left < within.left - 1 || bottom > within.bottom + 1;
    }).length;
  });
  expect(hangsOut).toBe(0);
  const cell = report
    .getByRole('row', { name: /a\.txt/ })
    .getByRole('textbox')
    .nth(1);
  await cell.fill('last Sunday');
  await expect(report.getByText(/“last Sunday” is not understood as a date/)).toBeVisible();
  await cell.press('Enter');
  await report.getByRole('button', { name: 'Close' }).focus();
  await expect(cell).toHaveValue('last Sunday');
  await expect(cell).toHaveAttribute('aria-invalid', 'true');
  await closeReport(page);

  // The words are kept where they were to stand; the record knows no date.
  await openDocument(page, /Ferry to stop/);
  const facts = page.getByRole('complementary', { name: 'Inspector' });
  await expect(facts.getByText(/“last Sunday” is not understood as a date/)).toBeVisible();
  await expect(facts.getByText(/Until it is understood, the document has no date\./)).toBeVisible();
  await search(page, 'ferry date:0001..9998', /^2 passages in 1 document/);
  await openDocument(page, /Ferry to stop/);

  await facts.getByRole('button', { name: /^Date: last Sunday/ }).click();
  const field = facts.getByRole('textbox', { name: /Date/ });
  await expect(field).toHaveValue('last Sunday');
  await field.fill('03/04/2025');
  await expect(
    facts.getByText('Read as 3 April 2025, day first. If the month stands first, write its name.'),
  ).toBeVisible();
  await field.press('Enter');
  // What can be read in two ways is confirmed only when a person says so.
  const fact = facts.locator('.fact').filter({ has: page.getByText('Date', { exact: true }) });
  await expect(fact.getByText('Read as 3 April 2025; day and month could be swapped.')).toBeVisible();
  await expect(fact.getByText('confirmed by you')).toHaveCount(0);
  await fact.getByRole('button', { name: 'Confirm Date' }).click();
  await expect(fact.getByText('confirmed by you')).toHaveCount(1);
  await expect(fact.getByText('Read as 3 April 2025; day and month could be swapped.')).toHaveCount(0);

  // Words that are none leave the date that there is, and say so.
  await facts.getByRole('button', { name: /^Date: / }).click();
  await field.fill('c. the war');
  await field.press('Tab');
  await expect(
    fact.getByText(/“c\. the war” is not understood .*Until it is understood, .*2025.* stays the date/),
  ).toBeVisible();
  await fact.getByRole('button', { name: /^Date: c\. the war/ }).click();
  await field.fill('3 April 2025');
  await field.press('Enter');
  await expect(fact.getByText(/stays the date/)).toHaveCount(0);
  await facts.getByRole('button', { name: /^Date: 3 Apr/ }).click();
  await field.fill('44 BC');
  await expect(facts.getByText(/Understood as/)).toHaveCount(0);
  await field.press('Enter');
  await expect(facts.getByRole('button', { name: /^Date: 44 BC/ })).toBeVisible();
  await search(page, 'ferry date:-0049..-0039', /^2 passages in 1 document/);
  await openDocument(page, /Ferry to stop/);

  // What is only nearly known is kept so, and found at its years.
  await facts.getByRole('button', { name: /^Date: 44 BC/ }).click();
  await field.fill('1849–1851');
  await expect(facts.getByText('Understood as 1849 – 1851.')).toBeVisible();
  await field.press('Enter');
  await search(page, 'ferry date:1849..1851', /^2 passages in 1 document/);
  await openDocument(page, /Ferry to stop/);
  await facts.getByRole('button', { name: /^Date: 1849 – 1851/ }).click();
  await expect(field).toHaveValue('1849/1851');
  await field.fill('about 1850');
  await expect(facts.getByText('Understood as c. 1850.')).toBeVisible();
  await field.press('Enter');
  await search(page, 'ferry date:1850', /^2 passages in 1 document/);
  await search(page, 'ferry date:"c. 1850"', /^2 passages in 1 document/);
  await openDocument(page, /Ferry to stop/);

  await facts.getByRole('button', { name: /^Date: c\. 1850/ }).click();
  await field.fill('30 June 2025');
  await field.press('Enter');
  await search(page, 'ferry date:2025-06', /^2 passages in 1 document/);
  await search(page, 'ferry date:"30 June 2025"', /^2 passages in 1 document/);
});
