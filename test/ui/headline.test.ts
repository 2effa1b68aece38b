import { describe, expect, test } from 'vitest';
import { headlineBlocks } from '../../src/renderer/ui/parts/reading/headline.ts';

/** Offsets where the paragraphs of a text start. */
function starts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n\n/gu)].map(({ index }) => index + 2)];
}

describe('a headline is set as one', () => {
  test.each([
    ['Взрыв в порту', 'Взрыв в порту\n\nВо вторник в порту взорвался элеватор.'],
    ['港の穀物倉庫が爆発', '港の穀物倉庫が爆発\n\n火曜日の早朝、港で爆発があった。'],
    ['Grain silo bursts in the port', 'Grain silo bursts\n  in the port\n\nA silo burst on Tuesday.'],
  ])('“%s”, whatever its line breaks', (title, text) => {
    const [first, second] = starts(text);
    expect(headlineBlocks(title, text, starts(text))).toEqual([
      { from: first, kind: 'heading', level: 1 },
      { from: second, kind: 'paragraph' },
    ]);
  });

  test('also behind a line or two that stand above it', () => {
    const text = 'Lantern Wire\n\nFerry fares to rise\n\nThe crossing will cost four crowns.';
    expect(headlineBlocks('Ferry fares to rise', text, starts(text))).toEqual([
      { from: 0, kind: 'paragraph' },
      { from: 14, kind: 'heading', level: 1 },
      { from: 35, kind: 'paragraph' },
    ]);
  });

  test('and where nothing follows it, nothing does', () => {
    expect(headlineBlocks('Four crowns', 'Four crowns', [0])).toEqual([{ from: 0, kind: 'heading', level: 1 }]);
  });

  test.each([
    ['words that only begin like the title', 'Four crowns', 'Four crowns to cross the river, said the mayor.'],
    ['the title far down in the text', 'Four crowns', 'a\n\nb\n\nc\n\nd\n\nFour crowns'],
    ['a text without words', '', '\n\n'],
  ])('but not %s', (_, title, text) => {
    expect(headlineBlocks(title, text, starts(text))).toBeUndefined();
  });
});
