import { afterEach, describe, expect, test } from 'vitest';
import { countInDoubt, doubtOf, inDoubt } from '../../src/core/model/doubts.ts';
import type { Id } from '../../src/core/model/id.ts';
import { currentVersion } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { placeAgain } from '../../src/renderer/commands/change-extent.ts';
import type { Desk } from '../../src/renderer/commands/desk.ts';
import { redo, undo } from '../../src/renderer/commands/history.ts';
import { acceptWords, bringBack, setAsideAll } from '../../src/renderer/commands/review-anchors.ts';
import { doneSentence, labelSentence } from '../../src/renderer/words/sentences.ts';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk, textOf } from './desk.ts';

afterEach(clearDesks);

const first =
  'Minutes of the council\n\nIn all 14,000 people had left their homes by the first of May.\n\nThe bridge was closed to carts until the harvest.\n\nСовет разрешил вывезти сорок тонн угля до конца зимы.\n';
/** A number is another, the bridge is no longer spoken of, and a paragraph stands in front. */
const second =
  'Minutes of the council\n\nThe clerk read the letters.\n\nIn all 15,000 people had left their homes by the first of May.\n\nСовет разрешил вывезти сорок тонн угля до конца зимы.\n';
const third = second.replace('The clerk read the letters.', 'The clerk read no letters at all.');

const words = {
  changed: 'In all 14,000 people had left their homes',
  lost: 'The bridge was closed to carts',
  kept: 'вывезти сорок тонн угля',
};

/** A text with three annotations, taken in again after it was changed. */
async function changedText() {
  const desk = await makeDesk();
  await importFolder(desk, { 'day.txt': first });
  const document = documentAt(desk, 'day.txt');
  const ids: Record<keyof typeof words, Id> = { changed: '', lost: '', kept: '' };
  for (const name of ['changed', 'lost', 'kept'] as const)
    ids[name] = (await annotateWords(desk, document, words[name])).id;
  await importFolder(desk, { 'day.txt': second });
  return { desk, ids, document: () => documentAt(desk, 'day.txt') };
}

const mark = ({ store }: Desk, id: Id) => store.snapshot.rows('annotations').get(id)!;

function doubtsOf({ store: { snapshot } }: Desk) {
  const found = inDoubt(snapshot.rows('annotations').values(), snapshot.rows('documents'));
  return Object.fromEntries(Object.entries(found).map(([why, all]) => [why, all.map(({ id }) => id)]));
}

describe('annotations whose text changed', () => {
  test('are to be looked at where their words are others or were not found; one that only shifted is not', async () => {
    const { desk, ids } = await changedText();
    expect(doubtsOf(desk)).toEqual({ changed: [ids.changed], lost: [ids.lost], aside: [] });
    const { snapshot } = desk.store;
    expect(countInDoubt(snapshot.rows('annotations').values(), snapshot.rows('documents'))).toBe(2);
  });

  test('quote the new words once those are accepted, which undo takes back', async () => {
    const { desk, ids } = await changedText();
    const before = mark(desk, ids.changed);
    const { label } = must(await acceptWords(desk, [ids.changed, ids.lost, ids.kept]));
    expect(mark(desk, ids.changed)).toMatchObject({
      quotation: { exact: 'In all 15,000 people had left their homes' },
      anchor: { kind: 'exact' },
      version: 2,
    });
    expect(doubtsOf(desk)).toEqual({ changed: [], lost: [ids.lost], aside: [] });
    expect(labelSentence(label)).toBe(
      'Accept “In all 15,000 people had left their home…” in the place of “In all 14,000 people had left their home…”',
    );
    must(await undo(desk));
    expect(mark(desk, ids.changed)).toEqual(before);
    must(await redo(desk));
    expect(doubtsOf(desk)).toMatchObject({ changed: [] });
  });

  test('that are set aside stay so in later versions, until they are brought back', async () => {
    const { desk, ids, document } = await changedText();
    const [lost, changed] = [mark(desk, ids.lost), mark(desk, ids.changed)];
    const { label } = must(await setAsideAll(desk, [ids.lost, ids.changed]));
    expect(doneSentence(label)).toBe('Set 2 annotations aside.');
    expect(doubtsOf(desk)).toEqual({ changed: [], lost: [], aside: [ids.changed, ids.lost] });
    await importFolder(desk, { 'day.txt': third });
    expect(currentVersion(document()).number).toBe(3);
    expect(doubtsOf(desk)).toEqual({ changed: [], lost: [], aside: [ids.changed, ids.lost] });
    expect(mark(desk, ids.lost).quotation).toEqual(lost.quotation);
    must(await bringBack(desk, [ids.changed, ids.lost]));
    expect(doubtsOf(desk)).toEqual({ changed: [ids.changed], lost: [ids.lost], aside: [] });
    // Where it stood last, in the version that had it.
    const { version, from, to } = lost;
    expect(mark(desk, ids.lost)).toMatchObject({ version, from, to });
    expect(mark(desk, ids.changed)).toMatchObject({ version: 3, anchor: changed.anchor });
    for (let acts = 0; acts < 3; acts++) must(await undo(desk));
    expect([mark(desk, ids.lost), mark(desk, ids.changed)]).toEqual([lost, changed]);
  });

  test('are found again when they are brought back to a text that has their words', async () => {
    const { desk, ids, document } = await changedText();
    must(await setAsideAll(desk, [ids.lost]));
    await importFolder(desk, { 'day.txt': first });
    expect(doubtOf(mark(desk, ids.lost), document())).toBe('aside');
    const { label } = must(await bringBack(desk, [ids.lost]));
    expect(mark(desk, ids.lost)).toMatchObject({ version: 3, anchor: { kind: 'exact' } });
    expect(doneSentence(label)).toBe('Brought the annotation on “The bridge was closed to carts” back.');
  });

  test('stand exactly where a person places them again, lost or changed', async () => {
    const { desk, ids, document } = await changedText();
    const text = await textOf(desk, document());
    const at = (some: string) => {
      const from = text.indexOf(some);
      return { documentId: document().id, version: 2, text, from, to: from + some.length };
    };
    const { label } = must(await placeAgain(desk, ids.lost, at('The clerk read the letters.')));
    expect(mark(desk, ids.lost)).toMatchObject({
      quotation: { exact: 'The clerk read the letters.' },
      version: 2,
      anchor: { kind: 'exact' },
    });
    expect(doneSentence(label)).toBe(
      'Placed the annotation on “The bridge was closed to carts” again, on “The clerk read the letters.”.',
    );
    // On the words where it was thought to stand, too.
    must(await placeAgain(desk, ids.changed, at('In all 15,000 people had left their homes')));
    expect(doubtsOf(desk)).toEqual({ changed: [], lost: [], aside: [] });
    expect(await placeAgain(desk, ids.kept, at('The clerk'))).toMatchObject({
      ok: false,
      error: { code: 'changed-elsewhere' },
    });
    must(await undo(desk));
    must(await undo(desk));
    expect(doubtsOf(desk)).toEqual({ changed: [ids.changed], lost: [ids.lost], aside: [] });
  });

  test('are not placed in a text that is not the one of now', async () => {
    const { desk, ids, document } = await changedText();
    const selected = { documentId: document().id, version: 1, text: first, from: 0, to: 7 };
    expect(await placeAgain(desk, ids.lost, selected)).toMatchObject({
      ok: false,
      error: { code: 'changed-elsewhere' },
    });
  });
});
