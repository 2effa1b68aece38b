import { command } from './comparing-steps.ts';
import { objections } from './objections.ts';
import { closeReport, documentTree, expect, folderOf, importFolder, openDocument, test } from './steps.ts';

// Pages beside the texts: what axe says of them in a small dark window, and what they show after a text changed.

test('two texts beside each other and the import report pass the accessibility checks in a small dark window', async ({
  page,
}, info) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1024, height: 700 });
  const same =
    'The harbour was closed at dawn, and forty ships of grain waited outside for eleven days without orders.';
  await page.goto('/');
  const folder = await folderOf(info, 'two', {
    'a.txt': `Harbour shut\n\nMay 6, 2031\n\n${same} Nobody said why.\n`,
    'b.txt': `Ships wait for orders\n\nMay 7, 2031\n\n${same} The pilots drank tea.\n`,
  });
  await importFolder(page, folder);
  expect(await objections(page)).toEqual([]);
  await closeReport(page);
  await documentTree(page).getByText('Harbour shut').click();
  await documentTree(page)
    .getByText('Ships wait')
    .click({ modifiers: ['Control'] });
  await command(page, 'Compare the chosen documents');
  await expect(page.getByRole('tabpanel')).toContainText('forty ships');
  expect(await objections(page)).toEqual([]);
});

test('a decision on furniture whose words are gone is shown beside the text, and taken back there', async ({
  page,
}, info) => {
  const said = [
    'Ferry',
    'The ferry left at dawn with forty cows.',
    'Share this with a friend of yours.',
    'Nobody was hurt.',
  ];
  await page.goto('/');
  const folder = await folderOf(info, 'ferry', { 'ferry.txt': said.join('\n\n') });
  await importFolder(page, folder);
  await closeReport(page);
  const text = await openDocument(page, /^Ferry$/u);
  await text.focus();
  for (let passages = 0; passages < 3; passages++) await page.keyboard.press('j');
  await page.keyboard.press('f');
  const facts = page.getByRole('region', { name: 'About this document' });
  await expect(page.locator('.status-line')).toContainText('furniture');
  await expect(facts).not.toContainText('To review');

  await folderOf(info, 'ferry', { 'ferry.txt': [said[0], `${said[1]} It came back.`, said[3]].join('\n\n') });
  await importFolder(page, folder);
  await closeReport(page);
  await expect(facts).toContainText('To review: the words of a decision on furniture are not in the text of now');
  await facts.getByRole('button', { name: /Take back/u }).click();
  await expect(facts).not.toContainText('To review');
});
