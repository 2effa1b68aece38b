import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { reportFacts } from '../../src/core/model/report-facts.ts';
import { currentVersion } from '../../src/core/model/records.ts';
import { memoryHost } from '../../src/renderer/host/memory.ts';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk, textOf } from '../commands/desk.ts';
import { openSession } from './open-session.ts';

afterEach(async () => {
  await clearDesks();
  localStorage.clear();
});

const minutes =
  'Protokoll der Hafenmeisterei\n\nDer Hafenmeister schloss das nördliche Tor. Der Sturm kam in der Nacht.\n\nDie Mannschaft schlief in der Halle.\n';

test('what is being written is stored before an import, so that its report tells what became of it', async () => {
  const desk = await makeDesk({ 'a.txt': minutes });
  await importFolder(desk);
  const document = documentAt(desk, 'a.txt');
  await annotateWords(desk, document, 'Die Mannschaft');
  const text = await textOf(desk, document);
  const from = text.indexOf('Der Sturm');
  const changed = memoryHost({
    'a.txt': minutes.replace(' Der Sturm kam in der Nacht.', '').replace('Der Hafenmeister', 'Der alte Hafenmeister'),
  });
  const session = openSession({ ...desk, host: changed });
  const version = currentVersion(document).number;
  const place = {
    kind: 'note-on-words',
    documentId: document.id,
    version,
    from,
    to: from + 'Der Sturm kam in der Nacht.'.length,
  } as const;
  const writing = session.writings.at(place);
  writing.change('halb getippt');
  const source = must(await changed.openFiles('folder'))!;
  const record = await session.importing.importSource(source);
  if (record === null || record === 'opened') throw new Error(`no import: ${record}`);
  expect(writing.state).toBeNull();
  const files = must(await desk.store.outcomes(record.id)).flatMap((outcome) => outcome.files);
  const facts = reportFacts(record, files, {
    imports: desk.store.snapshot.rows('imports'),
    documents: desk.store.snapshot.rows('documents'),
    annotationsOf: (id) => desk.store.snapshot.annotationsOf(id),
  });
  expect(files.map((file) => facts.marks(file))).toEqual([{ kept: 0, moved: 1, changed: 0, lost: 1 }]);
});
