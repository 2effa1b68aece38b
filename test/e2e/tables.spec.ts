import { objections } from './objections.ts';
import {
  closeReport,
  documentTree,
  expect,
  folderOf,
  importFolder,
  openDocument,
  openEmpty,
  openText,
  test,
} from './steps.ts';

const story = 'Мост рухнул на рассвете, когда по нему шёл последний поезд из порта; никто из пассажиров не пострадал.';
const report = 'The mill above the weir burned for two days; nobody was hurt, and its owner had been warned in spring.';
const summary =
  'A longer summary of what was written on that day, which the archive added for those who have no time to read.';

const table = [
  'headline;date;newspaper;story;abstract;section',
  `Мост;30.06.2025;Вестник;${story.replaceAll(';', ',')};${summary};politics`,
  `Mill;2025-07-01;Herald;${report.replaceAll(';', ',')};${summary} Again.;local`,
  `Empty;2025-07-02;Herald;;;local`,
].join('\r\n');

test('a table comes in row by row, says what was guessed, and is read otherwise by keys alone, and back', async ({
  page,
}, info) => {
  await openEmpty(page);
  const dialog = await importFolder(page, await folderOf(info, 'press', { 'press.csv': table }));
  const read = dialog.getByRole('list', { name: 'How files were read' });
  await expect(read).toContainText('2 rows, each a document (1 without text left out)');
  await expect(read).toContainText('text from columns “story” and “abstract”');
  await expect(read).toContainText('title, date and outlet as guesses; 1 column as own attributes');
  await expect(dialog.getByRole('row').filter({ hasText: 'row 4' })).toContainText('Skipped');

  await read.getByRole('button', { name: 'Read press.csv otherwise' }).focus();
  await page.keyboard.press('Enter');
  const otherwise = page.getByRole('dialog', { name: 'Read otherwise' });
  const now = otherwise.getByRole('region', { name: 'Now' });
  await expect(now).toContainText(summary);
  const apply = otherwise.getByRole('button', { name: 'Apply' });
  await expect(apply).toBeDisabled();
  await otherwise.getByRole('combobox', { name: 'Column abstract is read as' }).selectOption('left out');
  const then = otherwise.getByRole('region', { name: 'Then' });
  await expect(then).toContainText('Мост рухнул на рассвете');
  await expect(then).not.toContainText(summary);
  await expect(now).toContainText(summary);
  await expect(otherwise.getByRole('status')).toContainText('2 documents, 1 row without text');
  expect(await objections(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('read-otherwise.png') });
  await expect(apply).toBeEnabled();
  await apply.focus();
  await page.keyboard.press('Enter');
  await expect(otherwise).toBeHidden();
  await expect(dialog.getByRole('list', { name: 'How files were read' })).toContainText('text from column “story”');
  await expect(dialog.getByRole('list', { name: 'How files were read' })).toContainText('Read as you chose.');
  await page.keyboard.press('Escape');
  await openDocument(page, 'Мост');
  await expect(openText(page)).toContainText('последний поезд');
  await expect(openText(page)).not.toContainText(summary);

  // From the open document, too.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Read this file otherwise');
  await page.keyboard.press('Enter');
  await expect(otherwise.getByRole('radio', { name: 'Each row is a document' })).toBeChecked();
  await otherwise.getByRole('radio', { name: 'One document, drawn as a table' }).check();
  await expect(otherwise.getByRole('status')).toContainText('1 document');
  await apply.click();
  await expect(documentTree(page).getByText('press.csv')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(documentTree(page).getByText('Мост')).toBeVisible();
});

test('a table of short values is one document, and the report offers to read its rows', async ({ page }, info) => {
  const towns = ['town\tpeople', ...Array.from({ length: 40 }, (_, at) => `Dorf ${at}\t${at * 7}`)].join('\n');
  await openEmpty(page);
  const dialog = await importFolder(page, await folderOf(info, 'census', { 'towns.tsv': towns }));
  await expect(dialog.getByRole('list', { name: 'How files were read' })).toContainText(
    'A table without a column of prose: one document, drawn as a table. Its rows can be read as documents.',
  );
  await closeReport(page);
  await openDocument(page, 'towns');
  await expect(openText(page)).toContainText('Dorf 7');
});

test('borders between the articles of one file are dragged, put and taken away, and the articles follow', async ({
  page,
}, info) => {
  const titles = ['Bridge falls at dawn', 'A ferry by Friday', 'Паром отменён'];
  const nexis = titles
    .map(
      (title, at) =>
        `${at + 1} of 3 DOCUMENTS\n\nThe Harbour Star\n\nJune ${10 + at}, 2025 Monday\n\nHEADLINE: ${title}\n\nLENGTH: 75 words\n\n${title}, writes the paper.\n\nNobody was hurt in harbour ${at + 1}.\n\n`,
    )
    .join('');
  await openEmpty(page);
  const dialog = await importFolder(page, await folderOf(info, 'press', { 'nexis.txt': nexis }));
  await dialog.getByRole('button', { name: 'Read nexis.txt otherwise' }).click();
  const otherwise = page.getByRole('dialog', { name: 'Read otherwise' });
  const articles = otherwise.getByRole('list', { name: 'Articles' }).getByRole('listitem');
  await expect(articles).toHaveCount(3);

  // The last line of the first article is dragged into the second one.
  const border = otherwise.getByRole('slider').first();
  await expect(border).toHaveAttribute('aria-valuetext', 'Begins with “The Harbour Star”');
  const { x, y } = (await border.boundingBox())!;
  await page.mouse.move(x + 10, y + 5);
  await page.mouse.down();
  await page.mouse.move(x + 10, y - 8, { steps: 4 });
  await expect(border).toHaveAttribute('aria-valuetext', 'Begins with “Nobody was hurt in harbour 1.”');
  await page.screenshot({ path: info.outputPath('border-dragged.png') });
  await page.mouse.up();
  await expect(articles.nth(1)).toContainText('Nobody was hurt in harbour 1. 2 of 3 DOCUMENTS');
  // And back by keys, which stay where they are.
  await border.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(articles.nth(1)).not.toContainText('Nobody was hurt in harbour 1.');
  await expect(border).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(articles.nth(1)).toContainText('Nobody was hurt in harbour 1.');
  expect(await objections(page)).toEqual([]);

  await articles.nth(2).getByRole('button', { name: /Join/u }).click();
  await expect(articles).toHaveCount(2);
  await otherwise.getByRole('textbox', { name: 'Begin another article' }).fill('Nobody was hurt in harbour 3');
  await otherwise.getByRole('button', { name: 'Cut here' }).click();
  await expect(articles).toHaveCount(3);
  await otherwise.getByRole('button', { name: 'Apply' }).click();
  await expect(otherwise).toBeHidden();
  await closeReport(page);
  await expect(documentTree(page).getByText(titles[0]!)).toBeVisible();
  await documentTree(page).getByText('Nobody was hurt in harbour 3.').click();
  await expect(openText(page)).toHaveText(/^\s*Nobody was hurt in harbour 3\.\s*$/u);
});
