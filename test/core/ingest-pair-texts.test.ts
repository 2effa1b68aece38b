import { expect, test } from 'vitest';
import { pairTexts } from '../../src/core/ingest/pair-texts.ts';
import type { Newcomer } from '../../src/core/ingest/pair-texts.ts';

// Texts are written as their words here, and known by their names.

const words = (from: number, count: number) => Array.from({ length: count }, (_, at) => `w${from + at}`).join(' ');
const imprint = words(9000, 40);

async function pairs(
  lost: Readonly<Record<string, string>>,
  newcomers: readonly (readonly [path: string, text: string, own?: string, known?: true])[],
  mostRuns?: number,
) {
  const texts = new Map([...Object.entries(lost), ...newcomers.map(([path, text]) => [path, text] as const)]);
  const asked = newcomers.map(([path, , own, known]): Newcomer => ({
    path,
    textId: path,
    own: own ?? null,
    ...(known && { known }),
  }));
  const read = (id: string) => Promise.resolve(texts.get(id) ?? null);
  const found = await pairTexts(new Map(Object.keys(lost).map((id) => [id, id])), asked, read, mostRuns);
  return Object.fromEntries([...found].map(([path, { id, own }]) => [path, `${own ? 'own' : 'other'} ${id}`]));
}

test('a text at the path of its document is paired with it, also when little of it is left', async () => {
  expect(await pairs({ A: words(0, 100) }, [['a.txt', `${words(0, 30)} ${words(500, 70)}`, 'A']])).toEqual({
    'a.txt': 'own A',
  });
});

test('a text far more alike elsewhere outdoes the one at the path, and a little more alike does not', async () => {
  const old = `${imprint} ${words(0, 60)}`;
  const other = `${imprint} ${words(500, 60)}`;
  expect(
    await pairs({ A: old }, [
      ['a.txt', other, 'A'],
      ['b.txt', `${imprint} ${words(0, 58)} changed end`],
    ]),
  ).toEqual({ 'b.txt': 'other A' });
  expect(
    await pairs({ A: words(0, 100) }, [
      ['a.txt', `${words(0, 50)} ${words(500, 50)}`, 'A'],
      ['b.txt', `${words(40, 60)} ${words(700, 40)}`],
    ]),
  ).toEqual({ 'a.txt': 'own A' });
});

test('a text that has a document elsewhere is compared with the one at its path only', async () => {
  const lost = { A: words(0, 100), B: words(200, 100) };
  expect(await pairs(lost, [['x.txt', words(200, 100), 'A', true]])).toEqual({});
  expect(await pairs(lost, [['x.txt', words(0, 60), 'A', true]])).toEqual({ 'x.txt': 'own A' });
});

test('what cannot be read is paired with nothing', async () => {
  const read = () => Promise.resolve(null);
  expect(await pairTexts(new Map([['A', 'A']]), [{ path: 'a.txt', textId: 'a', own: 'A' }], read)).toEqual(new Map());
});

test('many texts find theirs when only a sample of their runs is kept', async () => {
  const count = 60;
  const lost = Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`D${at}`, `${imprint} ${words(at * 10_000 + 20_000, 300)}`]),
  );
  const newcomers = Object.entries(lost).map(
    ([id, text]) => [`new-${id}.txt`, text.replace(/ w\d+ (?<next>w\d+)$/u, ' one $<next> more')] as const,
  );
  const found = await pairs(lost, newcomers, 1000);
  expect(found).toEqual(Object.fromEntries(Object.keys(lost).map((id) => [`new-${id}.txt`, `other ${id}`])));
});
