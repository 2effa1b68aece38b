import { describe, expect, test } from 'vitest';
import type { IncomingMark } from '../../src/core/exchange/incoming.ts';
import { placeIncoming } from '../../src/core/ingest/place-incoming.ts';

const mark = (words: string, place: IncomingMark['place'] = null): IncomingMark => ({
  ...{ id: words, place, words, tagIds: [], taggedBy: {}, note: '', author: '', created: null, changed: null },
});

/** The words at which marks are placed, and how sure. */
function placed(text: string, marks: readonly IncomingMark[]) {
  const one = { raw: text, text, plain: false, hasByteOrderMark: false, marks };
  return placeIncoming([one], false)[0]!.map(({ range, anchor }) => [text.slice(range.from, range.to), anchor.kind]);
}

describe('marks of a page, which say their words only', () => {
  test('are found whatever signs stand in their words', () => {
    const words = [
      'the well-known ferry-man',
      'кто-нибудь придёт (может быть)',
      'what? [sic] 3.5 * 2 + {x} = $9',
      String.raw`C:\letters\1942 | a^b / ~#@&!%`,
      '他说：「去吧」——然后走了，再也没有回来',
    ];
    const text = `First.\n${words.join('\n')}\nLast.`;
    expect(
      placed(
        text,
        words.map((one) => mark(one)),
      ),
    ).toEqual(words.map((one) => [one, 'exact']));
  });

  test.each([
    ['of a paragraph', { from: 40, to: 41 }, 'approximate'],
    ['of the first words', { from: 4, to: 18 }, 'exact'],
    ['of the first words, counted a little otherwise', { from: 6, to: 20 }, 'exact'],
  ])('that stand twice are told by a place %s only if they stand there', (_, place, kind) => {
    const text = 'The хлеб в вагонах, and далеко the wet roof; хлеб в вагонах again.';
    const one = mark('хлеб в вагонах', place);
    expect(placed(text, [{ ...one, around: { prefix: '', suffix: '' } }])).toEqual([['хлеб в вагонах', kind]]);
    expect(placed(text, [one])).toEqual([['хлеб в вагонах', kind]]);
  });

  test('are found over the ends of lines', () => {
    expect(placed('He was a well-known\n  ferry-man here.', [mark('a well-known ferry-man')])).toEqual([
      ['a well-known\n  ferry-man', 'exact'],
    ]);
  });
});
