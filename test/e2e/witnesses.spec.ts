import { chooseImported, command, tabTo, turnToPart } from './comparing-steps.ts';
import { objections } from './objections.ts';
import { expect, test } from './steps.ts';

// Two accounts that say the same and name one agency, and one that says it without naming anybody.

const accounts = {
  '1 courier.txt':
    'Pact\n\nMay 6, 2031\n\nThe harbour ministers of Vell and Oster signed the rescue treaty on Sunday, according to KCNA. Rain fell all day.\n',
  '2 gazette.txt':
    'Treaty\n\nMay 7, 2031\n\nThe harbour ministers of Vell and Oster have signed a rescue treaty, reports KCNA. Nobody asked the pilots.\n',
  '3 post.txt': 'Ministers\n\nMay 8, 2031\n\nA rescue treaty was signed by the harbour ministers of Vell and Oster.\n',
};

test('independent origins of a claim are told as bounds with their reasons, and a person joins and parts them, by keys alone', async ({
  page,
}, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'Synopsis of the chosen');
  await page.locator('.synopsis-sentence').filter({ hasText: 'according to KCNA' }).focus();
  await page.keyboard.press('a');
  await turnToPart(page, 'Claims');
  const states = page.getByRole('grid', { name: 'Claim matrix' }).getByRole('gridcell');
  await expect(states).toContainText(['says', 'says', 'says']);

  await tabTo(page, 'Count witnesses');
  await page.keyboard.press('Enter');
  const witnesses = page.getByRole('region', { name: 'Witnesses' });
  const bounds = witnesses.getByRole('status');
  await expect(bounds).toHaveText('3 documents say it: at least 1, at most 3 independent origins');
  const pairs = witnesses.getByRole('list', { name: 'Why two may be one' }).getByRole('listitem');
  await expect(pairs).toHaveCount(3);
  await expect(pairs.filter({ hasText: 'Ministers names no source' })).toHaveCount(2);
  const reasons = pairs.first();
  await expect(reasons).toContainText('Both name KCNA');

  await reasons.getByRole('button', { name: /^One witness: / }).focus();
  await page.keyboard.press('Enter');
  await expect(bounds).toContainText('at least 1, at most 2');
  await expect(reasons).toContainText('You: one witness');
  await page.keyboard.press('Control+z');
  await expect(bounds).toContainText('at least 1, at most 3');
  await page.keyboard.press('Control+Shift+z');
  await expect(bounds).toContainText('at least 1, at most 2');
  await reasons.getByRole('button', { name: 'Not one witness' }).focus();
  await page.keyboard.press('Enter');
  await expect(bounds).toContainText('at least 2, at most 3');
  await reasons.getByRole('button', { name: 'Take back' }).focus();
  await page.keyboard.press('Enter');
  await expect(bounds).toContainText('at least 1, at most 3');
  // Once all that may be one are put apart, nothing is left to be one.
  for (const at of [0, 1, 2]) {
    await pairs.nth(at).getByRole('button', { name: 'Not one witness' }).press('Enter');
    await expect(pairs.nth(at)).toContainText('You: witnesses of their own');
  }
  await expect(bounds).toHaveText('3 documents say it: 3 independent origins, with your rulings');

  expect(await objections(page)).toEqual([]);
});
