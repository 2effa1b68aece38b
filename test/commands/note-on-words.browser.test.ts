import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { currentVersion } from '../../src/core/model/records.ts';
import { asStretch } from '../../src/renderer/commands/desk.ts';
import { storedAt, writeDraft } from '../../src/renderer/commands/write-draft.ts';
import { clearDesks, documentAt, importFolder, makeDesk } from './desk.ts';

afterEach(clearDesks);

const first = 'Паром\n\nПаром затонул у Велля в понедельник.\n\nТридцать человек спасены, сообщила береговая охрана.\n';
const second = first.replace('Паром затонул', 'Старый паром «Чайка» затонул');

async function noted(quotation: string) {
  const desk = await makeDesk();
  await importFolder(desk, { 'паром.txt': first });
  const document = documentAt(desk, 'паром.txt');
  const from = first.indexOf(quotation);
  const place = {
    kind: 'note-on-words',
    documentId: document.id,
    version: currentVersion(document).number,
    from,
    to: from + quotation.length,
  } as const;
  const marks = () =>
    desk.store.snapshot.annotationsOf(document.id).map(({ quotation: { exact }, note, version, anchor }) => ({
      exact,
      note,
      version,
      anchor: anchor.kind,
    }));
  return { desk, place, marks };
}

test('a note on words of an older version stands at the words in the current one, once', async () => {
  const { desk, place, marks } = await noted('Тридцать человек спасены');
  await importFolder(desk, { 'паром.txt': second });
  must(await writeDraft(desk, place, 'Кто считал?'));
  must(await writeDraft(desk, place, 'Кто считал? И когда?'));
  expect(marks()).toEqual([
    { exact: 'Тридцать человек спасены', note: 'Кто считал? И когда?', version: 2, anchor: 'moved' },
  ]);
});

test('a note whose words are gone from the current version is kept with a mark that is lost', async () => {
  const { desk, place, marks } = await noted('Тридцать человек спасены, сообщила береговая охрана.');
  await importFolder(desk, { 'паром.txt': first.slice(0, place.from) });
  must(await writeDraft(desk, place, 'Кто считал?'));
  must(await writeDraft(desk, place, 'Кто считал? И когда?'));
  expect(marks()).toMatchObject([{ note: 'Кто считал? И когда?', anchor: 'lost' }]);
});

test('a note that was begun before a new version goes on in the mark that was made for it', async () => {
  const { desk, place, marks } = await noted('Тридцать человек спасены');
  const stretch = asStretch(desk, desk.newId());
  const at = must(await writeDraft(stretch, place, 'Кто'));
  await importFolder(desk, { 'паром.txt': second });
  expect(storedAt(desk.store, at)).toBe('Кто');
  must(await writeDraft(stretch, at, 'Кто считал?'));
  expect(marks()).toMatchObject([{ note: 'Кто считал?', version: 2 }]);
});
