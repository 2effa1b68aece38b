import { chooseImported, command, tabTo, turnToPart } from './comparing-steps.ts';
import { objections } from './objections.ts';
import { expect, redo, test, undo } from './steps.ts';

// One agency under two names, in two accounts.

const accounts = {
  '1 courier.txt': 'Harbour pact\n\nMay 9, 2031\n\nThe pact was signed in a hurry, reports Yonhap, quoting KCNA.\n',
  '2 gazette.txt':
    'Ein Pakt\n\n7. Mai 2031\n\nDer Vertrag wurde unterzeichnet, laut Korean Central News Agency im alten Zollhaus.\n',
};

test('a person says that two names are one, the lineage shows one source, it is undone, done again and taken back, by keys alone', async ({
  page,
}, info) => {
  await chooseImported(page, info, accounts);
  await command(page, 'Lineage of the chosen');
  const lineage = page.getByRole('table', { name: 'Lineage' });
  await expect(lineage).toContainText('From KCNA to Yonhap');
  await expect(lineage).toContainText('From Korean Central News Agency to Ein Pakt');

  await command(page, 'Names that are the same');
  const names = page.getByRole('region', { name: 'Names that are the same' });
  await expect(names).toContainText('No name stands for another yet');
  await names.getByRole('textbox', { name: 'Name', exact: true }).focus();
  await page.keyboard.type(' KCNA');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Korean Central News Agency');
  await page.keyboard.press('Enter');
  const alias = names.getByRole('list', { name: 'Korean Central News Agency' }).getByRole('listitem');
  await expect(alias).toHaveText(/^KCNA/u);
  expect(await objections(page)).toEqual([]);

  // Not the other way round, too.
  await page.keyboard.type('Korean Central News Agency');
  await page.keyboard.press('Tab');
  await page.keyboard.type('KCNA');
  await expect(names.getByRole('alert')).toContainText('stands for');
  await expect(names.getByRole('button', { name: 'Same name' })).toBeDisabled();

  await command(page, 'Lineage of the chosen');
  await expect(lineage).toContainText('From Korean Central News Agency to Yonhap');
  await expect(lineage).not.toContainText('From KCNA to');

  await command(page, 'Names that are the same');
  await page.getByRole('heading', { name: 'Names that are the same' }).click();
  await undo(page);
  await expect(alias).toHaveCount(0);
  await redo(page);
  await expect(alias).toHaveCount(1);
  await tabTo(page, 'KCNA is not Korean Central News Agency');
  await page.keyboard.press('Enter');
  await expect(alias).toHaveCount(0);
  await turnBack();

  async function turnBack() {
    await command(page, 'Lineage of the chosen');
    await turnToPart(page, 'Lineage');
    await expect(lineage).toContainText('From KCNA to Yonhap');
  }
});

const pilots = {
  '1 courier.txt':
    'Fire at sea\n\nMay 9, 2031\n\nRescuers brought the pilot Aleksandr Matsegora ashore from the burning ferry near the old pier.\n',
  '2 gazette.txt':
    'Ferry burns\n\nMay 9, 2031\n\nRescuers brought the pilot Alexander Matzegora ashore from the burning ferry near the old pier.\n',
  '3 вестник.txt':
    'Паром в огне\n\n9 мая 2031\n\nСпасатели доставили на берег лоцмана, его зовут Александр Мацегора, сообщил порт.\n',
};

test('spellings that a rule takes for one name are shown with their passages, parted and joined, and conflicts follow, by keys alone', async ({
  page,
}, info) => {
  await chooseImported(page, info, pilots);
  await command(page, 'Names that are the same');
  const names = page.getByRole('region', { name: 'Names that are the same' });
  const families = names.getByRole('list', { name: 'Spelled alike' });
  const spellings = (of: string) => families.getByRole('list', { name: of, exact: true }).getByRole('listitem');
  await expect(spellings('Aleksandr Matsegora')).toHaveText([/^Alexander Matzegora/u, /^Александр Мацегора/u]);

  await tabTo(page, 'Passages of Aleksandr Matsegora');
  await page.keyboard.press('Enter');
  const passages = families.getByRole('list', { name: 'Passages of Aleksandr Matsegora' }).getByRole('listitem');
  await expect(passages).toHaveText([/Rescuers brought the pilot/u, /Rescuers brought the pilot/u, /его зовут/u]);
  expect(await objections(page)).toEqual([]);

  await tabTo(page, 'Not the same: Alexander Matzegora and Aleksandr Matsegora');
  await page.keyboard.press('Enter');
  await expect(spellings('Aleksandr Matsegora')).toHaveText([/^Александр Мацегора/u]);
  await expect(names.getByRole('list', { name: 'Different names' }).getByRole('listitem')).toHaveText(
    /Alexander Matzegora is not Aleksandr Matsegora, Александр Мацегора/u,
  );
  expect(await objections(page)).toEqual([]);
  await command(page, 'Possible conflicts of the chosen');
  const conflicts = page.getByRole('list', { name: 'Possible conflicts' });
  await expect(conflicts).toContainText('Alexander Matzegora');
  await expect(conflicts.getByRole('listitem').filter({ hasText: 'Alexander Matzegora' }).first()).toContainText(
    'differ',
  );

  await command(page, 'Names that are the same');
  await tabTo(page, 'Join Aleksandr Matsegora with another name');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Alexander Matzegora');
  await page.keyboard.press('Enter');
  await expect(spellings('Aleksandr Matsegora')).toHaveText([/^Alexander Matzegora you said so/u, /^Александр/u]);
  await expect(names.getByRole('list', { name: 'Different names' })).toHaveCount(0);
  await expect(names.getByRole('list', { name: 'Aleksandr Matsegora' }).first()).toContainText('Alexander Matzegora');
  await page.getByRole('heading', { name: 'Names that are the same' }).click();
  await undo(page);
  await expect(names.getByRole('list', { name: 'Different names' })).toHaveCount(1);
  await redo(page);
  await expect(names.getByRole('list', { name: 'Different names' })).toHaveCount(0);
});
