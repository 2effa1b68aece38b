import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offeredIn } from '../../src/core/ingest/offered-marks.ts';

function shown(text: string) {
  return offeredIn(text).made.map(({ from, to, tags, note }) => [
    text.slice(from, to),
    tags.map((path) => path.join('/')).join(' '),
    ...(note === '' ? [] : [note]),
  ]);
}

test('a mark has the tags of its block, and a block with tags alone is marked as a whole', () => {
  const text =
    '# Мост\n\nМост ==рухнул== на ==рассвете=={>>когда?<<}. #беда/мост #aid\n\n- Паром ушёл #паром\n- Дождь\n';
  expect(shown(text)).toEqual([
    ['рухнул', 'беда/мост aid'],
    ['рассвете', 'беда/мост aid', 'когда?'],
    ['- Паром ушёл #паром', 'паром'],
  ]);
  expect(offeredIn(text)).toMatchObject({ tags: 3, marks: 2 });
});

test('tags that stand alone and those of the front matter are of the whole note', () => {
  const text = '---\ntags: [aid, "aid/food"]\n---\n#мост #порт\n\n# Мост\n\nРухнул.\n';
  expect(shown(text)).toEqual([['# Мост', 'aid aid/food мост порт']].map(([words, tags]) => [words, tags]));
});

test('what is code, an address, a link, a heading or a number is no tag and no mark', () => {
  const text =
    '# Заголовок\n\n`#код ==код==` https://a.example/#часть [a](b#c) [[Мост#Часть]] #1 a#b x == y == z\n\n```\n#код\n```\n';
  expect(shown(text)).toEqual([]);
});

test('colours are no tags, and words of the same letters are', () => {
  expect(shown('The sign is #fff000 on #0a0 and #12ab34cd.\n')).toEqual([]);
  expect(shown('See §#x and PR #12b.\n')).toEqual([]);
  expect(offeredIn('We add #facade, #decade and #мост2.\n').made.map(({ tags }) => tags)).toEqual([
    [['facade'], ['decade'], ['мост2']],
  ]);
});

test('lines of tens of thousands of opened signs are looked through', () => {
  for (const sign of ['{== ', '==a=={>> ', ',#', '#1/'])
    expect(offeredIn(sign.repeat(30_000)).made.length).toBeGreaterThanOrEqual(0);
});

test('any text is looked through, and each mark stands on words of it', () => {
  const part = fc.constantFrom(
    '#',
    '==',
    'a',
    '/',
    ' ',
    '\n',
    '{>>',
    '<<}',
    '{==',
    '==}',
    '`',
    '- ',
    '---\n',
    'tags: ',
    'Мост',
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('');
      for (const { from, to } of offeredIn(text).made) expect(text.slice(from, to).trim()).toBe(text.slice(from, to));
    }),
  );
});
