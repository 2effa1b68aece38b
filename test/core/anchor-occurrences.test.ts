import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Occurrences } from '../../src/core/anchor/occurrences.ts';

/** The dumbest possible: the text is run through. */
function placesByRunning(text: string, words: string): number[] {
  const places: number[] = [];
  if (words === '') return places;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

const sorted = (places: Iterable<number>) => [...places].sort((a, b) => a - b);

const sentences = [
  'Министры подписали соглашение о порте в понедельник утром. ',
  'The ministers signed the harbour pact on Monday morning. ',
  'وقع الوزراء اتفاق الميناء صباح الاثنين. ',
  '部长们星期一早上签署了港口协定。',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  '👩‍🚒 “Nine dead”, said the fire brigade; “no,” said the town, “eleven”.\n',
];

/** Long enough that places are known by what stands there. */
const texts = fc
  .array(fc.tuple(fc.constantFrom(...sentences), fc.string({ maxLength: 3 })), { minLength: 5, maxLength: 40 })
  .map((parts) => parts.map(([sentence, other]) => sentence + other).join(''))
  .map((text) => text.repeat(Math.ceil(24_000 / text.length)) + text.slice(0, text.length / 2));

describe('where words stand in a text', () => {
  test('is where running through it finds them, wherever they are taken from and however long they are', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 700 }), fc.boolean(), (text, at, length, isChanged) => {
        const from = at % text.length;
        const cut = text.slice(from, from + length);
        const words = isChanged ? `${cut.slice(0, cut.length / 2)}#${cut.slice(cut.length / 2)}` : cut;
        expect(sorted(new Occurrences(text).of(words))).toEqual(placesByRunning(text, words));
      }),
      { numRuns: 60 },
    );
  });

  test('is found at both ends of it, and nothing beyond', () => {
    const text = `Начало: подписано в понедельник.${' и так далее'.repeat(2500)} Конец: подписано во вторник.`;
    const places = new Occurrences(text);
    expect(places.onlyPlaceOf('Начало: подписано в')).toBe(0);
    const last = 'Конец: подписано во вторник.';
    expect(places.onlyPlaceOf(last)).toBe(text.length - last.length);
    expect(places.onlyPlaceOf(`${last} Никогда`)).toBe(-1);
    expect(places.onlyPlaceOf(' и так далее и так далее')).toBe(-1);
    expect(sorted(places.of(''))).toEqual([]);
  });

  test('is told of a text of one repeated letter, too', () => {
    const text = 'ж'.repeat(50_000);
    expect(new Occurrences(text).onlyPlaceOf('ж'.repeat(40))).toBe(-1);
    expect(sorted(new Occurrences(text).of('ж'.repeat(49_999)))).toEqual([0, 1]);
  });
});
