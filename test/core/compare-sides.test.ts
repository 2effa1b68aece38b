import { expect, test } from 'vitest';
import { CompareIndex } from '../../src/core/compare/compare-index.ts';
import { placeAcross } from '../../src/core/compare/place-across.ts';
import { sidePieces } from '../../src/core/compare/side-pieces.ts';
import { buildWording } from '../../src/core/compare/wording.ts';
import { source } from './accounts.ts';

/** Each side of the only passage, `[only here]` and `{other words}`. */
async function sidesOf(a: string, b: string): Promise<readonly string[]> {
  const index = new CompareIndex(() => true);
  index.add(buildWording([source('a', a), source('b', b)]));
  const { shared } = await index.pair('a', 'b');
  expect(shared).toHaveLength(1);
  return (
    [
      ['a', a],
      ['b', b],
    ] as const
  ).map(([side, text]) =>
    sidePieces(shared[0]!, side)
      .map(({ kind, from, to }) => {
        const said = text.slice(from, to);
        return { shared: said, 'only here': `[${said}]`, 'other words': `{${said}}` }[kind];
      })
      .join(''),
  );
}

test('a sentence with other words in the midst shows on each side what stands there', async () => {
  expect(
    await sidesOf(
      'The ministers met in the capital on Sunday to sign a treaty, and the two sides agreed to widen the exchange of students and teachers.',
      'The ministers met in the capital on Sunday to sign a pact, and the two sides agreed to widen the exchange of students and teachers.',
    ),
  ).toEqual([
    'The ministers met in the capital on Sunday to sign a {treaty}, and the two sides agreed to widen the exchange of students and teachers',
    'The ministers met in the capital on Sunday to sign a {pact}, and the two sides agreed to widen the exchange of students and teachers',
  ]);
});

test('words that only one of two texts has are marked there and leave no trace in the other', async () => {
  expect(
    await sidesOf(
      'Министры встретились в столице в воскресенье утром и подписали договор о культуре. Стороны согласились расширить обмен студентами и преподавателями университетов.',
      'Министры встретились в столице в воскресенье утром и подписали договор о культуре. Как сообщили вечером, стороны согласились расширить обмен студентами и преподавателями университетов.',
    ),
  ).toEqual([
    'Министры встретились в столице в воскресенье утром и подписали договор о культуре. Стороны согласились расширить обмен студентами и преподавателями университетов',
    'Министры встретились в столице в воскресенье утром и подписали договор о культуре. [Как сообщили вечером], стороны согласились расширить обмен студентами и преподавателями университетов',
  ]);
});

test('the same words in a row are one piece, whatever their letters and signs', async () => {
  const said = 'the harbour was theirs before it was anybody’s and nobody had asked';
  expect(await sidesOf(said, said.toUpperCase())).toEqual([said, said.toUpperCase()]);
});

test('beside a word of one text stands the same word of the other, and nothing beside what is not shared', async () => {
  const a =
    'Подготовка.\n\nМинистры встретились в столице в воскресенье утром и подписали договор о культуре, сообщило агентство.';
  const b =
    'В газете сказано: министры встретились в столице в воскресенье утром и подписали договор о культуре. Больше ничего.';
  const index = new CompareIndex(() => true);
  index.add(buildWording([source('a', a), source('b', b)]));
  const { shared } = await index.pair('a', 'b');
  const beside = (word: string) => placeAcross(shared, 'a', a.indexOf(word));
  expect(['столице', 'договор'].map(beside)).toEqual(['столице', 'договор'].map((word) => b.indexOf(word)));
  expect(placeAcross(shared, 'b', b.indexOf('воскресенье'))).toBe(a.indexOf('воскресенье'));
  expect(['Подготовка', 'сообщило'].map(beside)).toEqual([null, null]);
});

test('beside words that stand between two shared rows is what the other text has between them', async () => {
  const [first, last] = [
    'When the ministers met in the capital on Sunday',
    'before they left for the coast by a late train',
  ];
  const a = `${first} a short old treaty ${last}`;
  const b = `${first} some pact of great length and of many other words ${last}`;
  const index = new CompareIndex(() => true);
  index.add(buildWording([source('a', a), source('b', b)]));
  const { shared } = await index.pair('a', 'b');
  expect(shared).toHaveLength(1);
  const place = placeAcross(shared, 'a', a.indexOf('old'))!;
  expect(place).toBeGreaterThan(b.indexOf('pact'));
  expect(place).toBeLessThan(b.indexOf('before'));
});
