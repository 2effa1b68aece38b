import { afterEach, expect, test } from 'vitest';
import { passageKinds } from '../../src/core/compare/shapes.ts';
import type { FamiliesQuestion } from '../../src/core/compare/shapes.ts';
import { accountId } from '../../src/core/model/account.ts';
import { must } from '../../src/core/model/result.ts';
import type { ComparePort } from '../../src/core/ports/compare.ts';
import { undo } from '../../src/renderer/commands/history.ts';
import { startComparer } from '../../src/renderer/workers/compare.ts';
import type { TestDesk } from './desk.ts';
import { clearDesks, documentAt, documents, importFolder, makeDesk, removeTexts } from './desk.ts';

// Of older versions all is answered that is answered of documents, and nothing that is asked of the project counts them.

const ends: (() => void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) end();
  await clearDesks();
});

const morning =
  'The talks of the ministers\n\nThe meeting took place on Sunday at the headquarters of the party, Yonhap reported. Some 1,200 people came to the square. “We will go on with the talks until spring,” the minister said.\n\nNobody was hurt.\n';
const evening =
  'The talks of the ministers\n\nSome 1,500 people came to the square. The meeting took place on Sunday at the headquarters of the party, Yonhap reported. “We will go on with the talks,” the minister said.\n\nTwo were hurt, the police told reporters on Monday.\n';
const others = {
  'gazette.txt':
    'The meeting took place on Sunday at the headquarters of the party. A crowd of 1,200 people was there.\n',
  'вестник.txt':
    'Переговоры министров\n\nВстреча прошла в воскресенье. На площадь пришли 1200 человек, сообщили власти.\n',
};
const allFamilies: FamiliesQuestion = {
  documentIds: null,
  kinds: passageKinds,
  fewestWords: 8,
  days: null,
  betweenOutlets: false,
  offset: 0,
  limit: 100,
};

async function comparing(desk: TestDesk): Promise<ComparePort> {
  const started = startComparer(60_000);
  ends.push(started.end);
  must(await started.port.openProject(desk.store.id));
  return started.port;
}

/** A project in which a source changed its text after publication. */
async function changed(texts: Readonly<Record<string, string>> = others): Promise<TestDesk> {
  const desk = await makeDesk();
  await importFolder(desk, { ...texts, 'report.txt': morning });
  await importFolder(desk, { ...texts, 'report.txt': evening });
  expect(documentAt(desk, 'report.txt').versions).toHaveLength(2);
  return desk;
}

const parts = ['pair', 'grid', 'synopsis', 'quotations', 'conflicts', 'timeline', 'lineage'] as const;

async function ask(port: ComparePort, part: (typeof parts)[number], ids: readonly string[]): Promise<unknown> {
  if (part === 'pair') return must(await port.pair(ids[0]!, ids[1]!, part));
  if (part === 'grid') return must(await port.grid({ ...allFamilies, documentIds: ids }, part));
  if (part === 'synopsis') return must(await port.synopsis({ documentIds: ids, loose: false }, part));
  if (part === 'lineage') return must(await port.lineage(ids, part));
  if (part === 'timeline') return must(await port.timeline(ids, part));
  if (part === 'quotations') return must(await port.quotations({ documentIds: ids }, part));
  return must(await port.conflicts({ documentIds: ids }, part));
}

/** An answer with other names for accounts and their texts. */
function renamed(answer: unknown, names: ReadonlyMap<string, string>): unknown {
  return JSON.parse(
    JSON.stringify(answer, (_, value: unknown) =>
      typeof value === 'string'
        ? value.replaceAll(/[0-9a-z]{20}(?:@\d+)?/gu, (name) => names.get(name) ?? name)
        : value,
    ),
  ) as unknown;
}

test.each(parts.filter((part) => part !== 'lineage'))(
  'of two versions is answered what is answered of two documents with these texts (%s)',
  async (part) => {
    const desk = await changed();
    const now = documentAt(desk, 'report.txt');
    const versions = [accountId(now, 1), accountId(now, 2)];
    const two = await makeDesk();
    // The one of now is imported first: what is asked of is put in the order of its names.
    await importFolder(two, { ...others, 'a.txt': evening });
    await importFolder(two, { 'b.txt': morning });
    const [a, b] = [documentAt(two, 'a.txt'), documentAt(two, 'b.txt')];
    const named = new Map([
      [versions[0]!, 'before'],
      [versions[1]!, 'now'],
      [a.id, 'now'],
      [b.id, 'before'],
      [now.versions[0]!.textId, 'text before'],
      [now.versions[1]!.textId, 'text now'],
      [a.versions[0]!.textId, 'text now'],
      [b.versions[0]!.textId, 'text before'],
    ]);
    const found = renamed(await ask(await comparing(desk), part, versions), named);
    expect(found).toEqual(renamed(await ask(await comparing(two), part, [b.id, a.id]), named));
    expect(JSON.stringify(found)).toContain('before');
  },
);

test('from a version to the next one a line leads, and to its source none that joins two of them', async () => {
  const desk = await changed();
  const document = documentAt(desk, 'report.txt');
  const [old, now] = [accountId(document, 1), accountId(document, 2)];
  const { lines } = must(await (await comparing(desk)).lineage([now, old], 'lineage'));
  const history = lines.find(({ evidence }) => evidence.some(({ kind }) => kind === 'version'));
  expect(history).toMatchObject({ from: `document ${old}`, to: `document ${now}`, directed: true });
  expect(lines.filter(({ from }) => from === 'named yonhap').map(({ to }) => to)).toEqual([
    `document ${now}`,
    `document ${old}`,
  ]);
});

test('an older version stands beside other documents, and what is asked of the project counts it nowhere', async () => {
  const desk = await changed();
  const document = documentAt(desk, 'report.txt');
  const old = accountId(document, 1);
  const port = await comparing(desk);
  const ofProject = async () => ({
    families: must(await port.families(allFamilies, 'families')),
    grid: must(await port.grid(allFamilies, 'grid')),
    sets: must(await port.eventSets('sets')),
    quotations: must(await port.quotations({ documentIds: null }, 'quotations')),
  });
  const before = await ofProject();
  const ids = [old, ...documents(desk).map(({ id }) => id)];
  const { accounts } = must(await port.synopsis({ documentIds: ids, loose: true }, 'synopsis'));
  expect(accounts.map(({ documentId }) => documentId)).toEqual(ids.toSorted());
  const gazette = documentAt(desk, 'gazette.txt').id;
  const { shared } = must(await port.pair(old, gazette, 'pair'));
  expect(shared.map(({ a }) => morning.slice(a.from, a.to))).toEqual([
    'The meeting took place on Sunday at the headquarters of the party',
  ]);
  must(await port.lineage(ids, 'lineage'));
  expect(await ofProject()).toEqual(before);
  expect(JSON.stringify(before)).not.toContain('@');
});

test('a version that is not there is not found, and of one whose text is gone that is told', async () => {
  const desk = await changed();
  const document = documentAt(desk, 'report.txt');
  const [old, now] = [accountId(document, 1), accountId(document, 2)];
  const port = await comparing(desk);
  const code = async (ids: readonly string[]) => {
    const answer = await port.synopsis({ documentIds: ids, loose: false }, 'synopsis');
    return answer.ok ? 'answered' : `${answer.error.code} ${answer.error.about}`;
  };
  expect(await code([`${document.id}@7`, now])).toBe(`not-found ${document.id}@7`);
  expect(await code([old, now])).toBe('answered');
  must(await undo(desk));
  // Nothing is left but the first text, under the name of its document.
  expect(documentAt(desk, 'report.txt').versions).toHaveLength(1);
  expect(await code([`${document.id}@2`, document.id])).toBe(`not-found ${document.id}@2`);
  await importFolder(desk, { ...others, 'report.txt': evening });
  await removeTexts(desk, [document.versions[0]!.textId]);
  const fresh = await comparing(desk);
  expect(await fresh.pair(old, now, 'pair')).toMatchObject({ ok: false, error: { code: 'text-unread', about: old } });
});
