import { afterEach, describe, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { undo } from '../../src/renderer/commands/history.ts';
import { previewArticles, readOtherwise } from '../../src/renderer/commands/read-otherwise.ts';
import { takeInOffered } from '../../src/renderer/commands/take-in-offered.ts';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk, textOf } from './desk.ts';
import type { Desk } from '../../src/renderer/commands/desk.ts';

afterEach(clearDesks);

const titles = ['Bridge falls at dawn', 'A ferry by Friday', 'Rain stops the ferry'];
const nexis = (some: readonly string[]) =>
  some
    .map(
      (title, at) =>
        `${at + 1} of ${some.length} DOCUMENTS\n\nThe Harbour Star\n\nJune ${10 + titles.indexOf(title)}, 2025 Monday\n\nHEADLINE: ${title}\n\nLENGTH: 75 words\n\n${title}, writes the paper. Nobody was hurt in the harbour.\n\n`,
    )
    .join('');
const documentsOf = ({ store }: Desk) => [...store.snapshot.rows('documents').values()];
const titlesOf = (desk: Desk) =>
  documentsOf(desk)
    .map(({ title }) => title.value)
    .toSorted();

describe('an export of a press database', () => {
  test('comes in as articles; the same again changes nothing, and a grown one brings one document', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'nexis.txt': nexis(titles.slice(0, 2)) });
    const { attributes } = documentAt(desk, 'nexis.txt/2025-06-10 Bridge falls at dawn.txt');
    expect([attributes['date']?.value, attributes['outlet']?.value]).toEqual(['2025-06-10', 'The Harbour Star']);
    const columns = [...desk.store.snapshot.rows('attributes').values()].map(({ name, type }) => [name, type]);
    expect(columns).toContainEqual(['length', 'number']);
    const again = await importFolder(desk, { 'nexis.txt': nexis(titles.slice(0, 2)) });
    expect(again.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
    const grown = await importFolder(desk, { 'nexis.txt': nexis(titles) });
    expect(grown.map(({ kind }) => kind).toSorted()).toEqual(['imported', 'unchanged', 'unchanged']);
  });

  test('is cut otherwise in one act: marks stay on their words, and undo brings the articles back', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'nexis.txt': nexis(titles) });
    const first = documentsOf(desk).find(({ title }) => title.value === titles[0])!;
    const mark = await annotateWords(desk, first, 'Nobody was hurt');
    const way = {
      rule: { kind: 'articles', rule: 'nexis', borders: [{ part: '2', at: -1 }] },
      encoding: null,
    } as const;
    expect(must(await previewArticles(desk, first.id, way)).first.map(({ title }) => title)).toEqual([
      titles[0],
      titles[2],
    ]);
    must(await readOtherwise(desk, first.id, way));
    expect(titlesOf(desk)).toEqual([titles[0], titles[2]]);
    const moved = desk.store.snapshot.rows('annotations').get(mark.id)!;
    const text = await textOf(
      desk,
      documentsOf(desk).find(({ id }) => id === first.id)!,
    );
    expect(text.slice(moved.from, moved.to)).toBe('Nobody was hurt');
    expect(text).toContain(titles[1]);
    must(await undo(desk));
    expect(titlesOf(desk)).toEqual(titles.toSorted());
  });
});

test('tags and marks that are written into a note are made when asked for, once, and in one act', async () => {
  const desk = await makeDesk();
  await importFolder(desk, { 'a.md': '# Мост\n\nМост ==рухнул== на рассвете. #беда/мост\n' });
  const { snapshot } = desk.store;
  expect([snapshot.rows('tags').size, snapshot.rows('annotations').size]).toEqual([0, 0]);
  const ids = documentsOf(desk).map(({ id }) => id);
  expect(must(await takeInOffered(desk, ids))).toBe(1);
  const [mark] = snapshot.rows('annotations').values();
  expect(mark).toMatchObject({ quotation: { exact: 'рухнул' } });
  expect(mark!.tagIds.map((id) => snapshot.rows('tags').get(id)!.name)).toEqual(['мост']);
  expect([...snapshot.rows('tags').values()].map(({ name }) => name).toSorted()).toEqual(['беда', 'мост']);
  expect(must(await takeInOffered(desk, ids))).toBe(0);
  must(await undo(desk));
  expect([snapshot.rows('tags').size, snapshot.rows('annotations').size]).toEqual([0, 0]);
});
