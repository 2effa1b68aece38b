import {
  annotationList,
  documentTree,
  expect,
  expectCount,
  exportAs,
  openDocument,
  openTexts,
  pickTag,
  redo,
  search,
  searchResults,
  selectWords,
  tagSelection,
  tagTree,
  test,
  undo,
  wire,
} from './steps.ts';

// The whole journey, as a new user goes it: bring in, read, mark, tag, search, take out, come back.

test('imports, marks the same statement in two papers, finds it, tags a hit, exports, comes back and undoes', async ({
  page,
}) => {
  await openTexts(page);
  await expect(documentTree(page).getByText(wire)).toBeVisible();

  const said = 'It is important for the ports to guide the relations between the two cities';
  for (const title of [wire, /The two cities have signed/]) {
    const text = await openDocument(page, title);
    await selectWords(page, text, said);
    await tagSelection(page, 'Said by Vell');
    await expect(annotationList(page).getByRole('listitem')).toHaveCount(1);
  }
  await expect(tagTree(page).getByText('Said by Vell')).toBeVisible();

  await search(page, '"comprehensive harbour partnership"', /2 passages/);
  await expect(searchResults(page).getByRole('listitem')).toHaveCount(2);
  await searchResults(page).getByRole('listitem').first().getByRole('button', { name: /^Tag/ }).click();
  await pickTag(page, 'The pact');
  await search(page, 'tag:"The pact"', /1 passage\b/);

  const markdown = await exportAs(page, /Markdown/);
  expect(markdown.match(/It is important for the ports to guide/g)).toHaveLength(2);
  expect(markdown).toContain('Said by Vell');
  expect(markdown).toContain('The pact');

  await page.reload();
  await expect(tagTree(page).getByText('The pact')).toBeVisible();
  // The search outlives the reload, and knows its tag again when that comes back.
  await undo(page);
  await expect(page.getByText('The tag “The pact” that this search asks for is not there any more.')).toBeVisible();
  await redo(page);
  await expectCount(page, /1 passage\b/);
});
