import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { deleteDocuments } from '../../src/renderer/commands/change-documents.ts';
import { Exports } from '../../src/renderer/commands/export-evidence.ts';
import type { ExportChoice } from '../../src/renderer/commands/export-evidence.ts';
import { undo } from '../../src/renderer/commands/history.ts';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk } from './desk.ts';

// What goes out counts copies, shared passages and named origins as the search does, by the real worker that compares.

const ends: (() => void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) end();
  await clearDesks();
});

const said =
  'The harbour would stay closed until the last of the two hundred passengers had been found and named, said the master of the port.';
const сказано =
  'Обе стороны договорились расширить обмен студентами и преподавателями университетов и открыть новые курсы языка обеих стран.';
const texts = {
  'upi.txt': `SEOUL, June 30 (UPI) -- A ferry burned.\n\n${said}\n`,
  'ians.txt': `Seoul, June 30 (IANS) -- There was a fire off the coast.\n\n${said}\n`,
  'один.txt': `${сказано}\n\nБольше ничего не сообщалось.\n`,
  // The same bytes would be the same document.
  'копия.txt': `${сказано}\n\nБольше ничего не сообщалось!\n`,
};

async function marked() {
  const desk = await makeDesk();
  await importFolder(desk, texts);
  for (const name of ['upi.txt', 'ians.txt']) await annotateWords(desk, documentAt(desk, name), said);
  for (const name of ['один.txt', 'копия.txt']) await annotateWords(desk, documentAt(desk, name), сказано);
  await annotateWords(desk, documentAt(desk, 'upi.txt'), 'A ferry burned.');
  const exports = new Exports(desk);
  ends.push(() => exports.end());
  return { desk, exports };
}

const whole: ExportChoice = { format: 'csv', scope: { kind: 'project' }, arrange: 'document' };

test('an export counts what several documents share once, and copies as one document', async () => {
  const { desk, exports } = await marked();
  const byFamilies = { ...whole, countBy: 'families' } as const;
  const preview = must(await exports.preview(byFamilies, 50));
  expect(preview.quotations).toBe(5);
  expect(preview.counted).toMatchObject({ by: 'families', passages: 3, documents: 3, elsewhere: 0, uncovered: 0 });
  const { where } = must(await exports.save(byFamilies))!;
  const csv = new TextDecoder().decode(desk.host.saved.get(where));
  expect(csv).toContain('Counted once, these are 3 passages in 3 documents');

  // Of the documents that are chosen, and of those that are there.
  const ids = ['один.txt', 'копия.txt'].map((name) => documentAt(desk, name).id);
  const ofCopies = { ...byFamilies, scope: { kind: 'documents', ids } } as const;
  expect(must(await exports.preview(ofCopies, 5)).counted).toMatchObject({ passages: 1, documents: 1 });
  must(await deleteDocuments(desk, [ids[1]!]));
  expect(must(await exports.preview(byFamilies, 5)).counted).toMatchObject({ passages: 3, documents: 3 });
  must(await undo(desk));
  expect(must(await exports.preview(byFamilies, 5)).counted).toMatchObject({ passages: 3, documents: 3 });
});

test('an export says whom its documents name, within bounds', async () => {
  const { exports } = await marked();
  const preview = must(await exports.preview({ ...whole, format: 'markdown', countBy: 'origins' }, 200));
  expect(preview.counted).toMatchObject({ by: 'origins', least: 2, most: 3, unnamed: 2 });
  expect(preview.opening).toContain('At least 2, at most 3 named origins');
  expect(preview.opening).toMatch(/Named origins: UPI/u);
});

test('nothing is compared for an export in which each counts, and every format says by what quotations count', async () => {
  const { exports } = await marked();
  expect(must(await exports.preview(whole, 5)).counted).toBeNull();
  for (const format of ['markdown', 'xlsx', 'csv', 'json'] as const) {
    const preview = must(await exports.preview({ ...whole, format, countBy: 'families' }, 500));
    expect(preview.counted).toMatchObject({ by: 'families', passages: 3 });
    expect(preview.opening).toContain('Counted once, these are 3 passages in 3 documents');
  }
});
