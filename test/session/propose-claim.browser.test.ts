import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import type { CellState } from '../../src/core/model/records.ts';
import { tagAnnotations } from '../../src/renderer/commands/change-annotations.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import { undo } from '../../src/renderer/commands/history.ts';
import { saveSearch } from '../../src/renderer/commands/keep-searches.ts';
import { makeProposed, proposeNew, proposeOfSearch, proposeOfTag } from '../../src/renderer/session/propose-claim.ts';
import type { ProposedClaim } from '../../src/renderer/session/proposed-claim.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk, untilIndexed } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';
import { openSession } from './open-session.ts';

afterEach(clearDesks);

const accounts = {
  'courier.txt':
    'The ferry burned off Vell.\n\nAll passengers were saved by the pilot boat, and the ferry was towed in.\n',
  'вестник.txt': 'Паром сгорел у Велля.\n\nВсех пассажиров спасла лоцманская лодка.\n',
  '海報.txt': 'フェリーは港で燃えた。\n\n乗客は全員救助された。\n',
};

async function opened(): Promise<{ readonly desk: TestDesk; readonly session: Session }> {
  const desk = await makeDesk(accounts);
  await importFolder(desk);
  return { desk, session: openSession(desk) };
}

function proposed({ shell }: Session): ProposedClaim {
  const { asking } = shell.state;
  if (asking?.kind !== 'claim') throw new Error(`Asked instead: ${String(asking?.kind)}`);
  return asking.proposed;
}

const wordsOf = ({ passages }: ProposedClaim) => passages.map(({ quotation }) => quotation.exact).sort();

test('a tag is proposed as a claim with all that carries it or a tag below it, and no mark that is lost', async () => {
  const { desk, session } = await opened();
  const rescue = must(await addTag(desk, 'Rescue', null));
  const boat = must(await addTag(desk, 'Pilot boat', rescue.id));
  const saved = await annotateWords(desk, documentAt(desk, 'courier.txt'), 'All passengers were saved');
  const лодка = await annotateWords(desk, documentAt(desk, 'вестник.txt'), 'спасла лоцманская лодка');
  const other = await annotateWords(desk, documentAt(desk, '海報.txt'), 'フェリー');
  must(await tagAnnotations(desk, [saved.id], rescue.id));
  must(await tagAnnotations(desk, [лодка.id], boat.id));
  expect(other.tagIds).toEqual([]);
  proposeOfTag(session, rescue.id);
  const asked = proposed(session);
  expect(asked).toMatchObject({ wording: 'Rescue', madeFrom: { kind: 'tag', name: 'Rescue' }, more: 0 });
  // What a document says of it is for the person.
  expect([...asked.open].sort()).toEqual([saved.documentId, лодка.documentId].sort());
  expect(wordsOf(asked)).toEqual(['All passengers were saved', 'спасла лоцманская лодка']);
});

test('a saved search is proposed with the passages that it finds now, in whatever document', async () => {
  const { desk, session } = await opened();
  await untilIndexed(desk);
  const { search } = must(await saveSearch(desk, 'The boat', 'pilot OR лодка', false));
  await proposeOfSearch(session, search);
  const asked = proposed(session);
  expect(asked).toMatchObject({ wording: 'The boat', madeFrom: { kind: 'search', name: 'pilot OR лодка' } });
  expect([...asked.open].sort()).toEqual([...new Set(asked.passages.map(({ documentId }) => documentId))].sort());
  expect(wordsOf(asked)).toEqual([
    'All passengers were saved by the pilot boat, and the ferry was towed in.',
    'Всех пассажиров спасла лоцманская лодка.',
  ]);
});

test('what a person leaves of it becomes a claim with a cell for each document, in one act', async () => {
  const { desk, session } = await opened();
  await untilIndexed(desk);
  const { search } = must(await saveSearch(desk, 'Fire', 'ferry OR паром OR лодка', false));
  await proposeOfSearch(session, search);
  const asked = proposed(session);
  expect(asked.passages).toHaveLength(4);
  const [courier, herald] = [documentAt(desk, 'courier.txt').id, documentAt(desk, 'вестник.txt').id];
  const passages = asked.passages.filter(({ quotation }) => !quotation.exact.includes('towed'));
  const states = new Map<string, CellState>([[courier, 'denies']]);
  await makeProposed(session, asked, { wording: ' The ferry\nburned ', passages, states });
  const { snapshot } = desk.store;
  expect([...snapshot.rows('claims').values()]).toMatchObject([
    { wording: 'The ferry burned', madeFrom: { kind: 'search', name: 'ferry OR паром OR лодка' } },
  ]);
  const cells = [...snapshot.rows('cells').values()];
  expect(cells).toMatchObject([{ column: { kind: 'document', id: courier }, state: 'denies' }]);
  expect(cells[0]!.passages.map(({ quotation }) => quotation.exact)).toEqual(['The ferry burned off Vell.']);
  // The documents stand as the search found them.
  const documentIds = passages[0]!.documentId === courier ? [courier, herald] : [herald, courier];
  expect(session.workspace.state.panes[0]!.tabs).toEqual([{ kind: 'claims', documentIds }]);
  must(await undo(desk));
  expect([snapshot.rows('claims').size, snapshot.rows('cells').size]).toEqual([0, 0]);
});

test('a claim is made by hand of nothing, and is shown among all of the project', async () => {
  const { desk, session } = await opened();
  proposeNew(session);
  const asked = proposed(session);
  expect(asked).toMatchObject({ wording: '', madeFrom: { kind: 'hand' }, passages: [] });
  await makeProposed(session, asked, { wording: 'Никто не пострадал', passages: [], states: new Map() });
  expect([...desk.store.snapshot.rows('claims').values()]).toMatchObject([{ wording: 'Никто не пострадал' }]);
  expect(session.shell.state.claimId).toBe([...desk.store.snapshot.rows('claims').keys()][0]);
  expect(session.workspace.state.panes[0]!.tabs).toEqual([{ kind: 'claims', documentIds: [] }]);
});
