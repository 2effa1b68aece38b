import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestEdge, nextCharacter, nextEdge } from '../../src/core/text/word-edges.ts';
import type { Edge } from '../../src/core/text/word-edges.ts';

/** The text with a bar at every place where the edge of a mark stops, going one way from one end of it to the other. */
function stops(text: string, edge: Edge, direction: 1 | -1, next = nextEdge): string {
  const places: number[] = [];
  for (let at: number | null = direction > 0 ? -1 : text.length + 1; (at = next(text, at, edge, direction)) !== null;)
    places.push(at);
  return places
    .sort((a, b) => b - a)
    .reduce((marked, place) => `${marked.slice(0, place)}|${marked.slice(place)}`, text);
}

describe('an edge that is moved goes', () => {
  test.each([
    ['Delegations met “frankly”, twice.', 'Delegations| met| “|frankly|”,| twice|.|'],
    ['Kim’s don’t 1,000.50 U.S.A', 'Kim’s| don’t| 1,000.50| U.S.A|'],
    ['Делегации в портовом городе.', 'Делегации| в| портовом| городе|.|'],
    ['التقى الوفدان في المدينة.', 'التقى| الوفدان| في| المدينة|.|'],
    ['Café cafe\u0301s naïve', 'Café| cafe\u0301s| naïve|'],
    ['👩‍👩‍👧‍👦🇰🇷 waved नमस्ते', '👩‍👩‍👧‍👦|🇰🇷| waved| नमस्ते|'],
    ['talks—said\n\n   the', 'talks|—|said|\n\n   the|'],
  ])('to the end of each word, and of the signs between two: %s', (text, expected) => {
    expect(stops(text, 'to', 1)).toBe(expected);
    expect(stops(text, 'to', -1)).toBe(expected);
  });

  test('to the beginning of each word', () => {
    expect(stops('Officials “promised” it. Вчера\nвечером', 'from', 1)).toBe(
      '|Officials |“|promised|” |it|. |Вчера\n|вечером',
    );
  });

  test('to words also where no blank stands between them', () => {
    expect(stops('今天的会议结束了。', 'to', 1)).toBe(stops('今天的会议结束了。', 'to', -1));
    expect(stops('今天的会议结束了。', 'to', 1)).toMatch(/^今天\|的\|会议\|/u);
    expect(stops('การประชุมสิ้นสุด', 'to', 1).split('|').length).toBeGreaterThan(3);
  });

  test('through a long line without blanks to its end', () => {
    const line = '会议'.repeat(2000);
    const ends = stops(line, 'to', 1).split('|');
    expect(ends.length).toBeGreaterThan(1000);
    expect(Math.max(...ends.map(({ length }) => length))).toBeLessThanOrEqual(4);
  });

  test('by character to each that a person sees, over white space', () => {
    expect(stops('a cafe\u0301 👩‍👩‍👧‍👦!', 'to', 1, nextCharacter)).toBe('a| c|a|f|e\u0301| 👩‍👩‍👧‍👦|!|');
    expect(stops('a cafe\u0301 👩‍👩‍👧‍👦!', 'from', -1, nextCharacter)).toBe('|a |c|a|f|e\u0301 |👩‍👩‍👧‍👦|!');
  });
});

describe('an edge that is dropped in a word goes', () => {
  const text = 'met in the harbour, today';
  const at = (words: string) => text.indexOf(words);
  test('to the nearer side of it', () => {
    expect(nearestEdge(text, at('arbour'), 'to')).toBe(at(' harbour'));
    expect(nearestEdge(text, at('our'), 'to')).toBe(at(', today'));
    expect(nearestEdge(text, at('arbour'), 'from')).toBe(at('harbour'));
    expect(nearestEdge(text, at('ur,'), 'from')).toBe(at(', today'));
  });

  test('nowhere if it stands at one already, and to the last one behind all words', () => {
    expect(nearestEdge(text, at(', today'), 'to')).toBe(at(', today'));
    expect(nearestEdge(`${text}\n\n`, text.length + 2, 'to')).toBe(text.length);
    expect(nearestEdge('', 0, 'to')).toBe(0);
    expect(nearestEdge('  \n', 2, 'from')).toBe(2);
  });

  test('into no character', () => {
    const family = 'the 👩‍👩‍👧‍👦 waved';
    expect(nearestEdge(family, family.indexOf('👩') + 5, 'to', nextCharacter)).toBe(family.indexOf(' waved'));
    expect(nearestEdge(family, family.indexOf('👩') + 2, 'from', nextCharacter)).toBe(family.indexOf('👩'));
  });
});

test('whatever the text, an edge moves in the direction that is asked for, to a place beside no blank, in no character', () => {
  const parts = [
    'harbour',
    'паром',
    'العبارة',
    '渡轮',
    '🇰🇷',
    '👩‍👩‍👧‍👦',
    'e\u0301',
    ' ',
    '\n',
    '\u00a0',
    '“',
    '.',
    '—',
    'न\u200d',
    '\ud83d',
  ];
  const texts = fc.array(fc.constantFrom(...parts), { maxLength: 30 }).map((list) => list.join(''));
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  fc.assert(
    fc.property(
      texts,
      fc.nat(200),
      fc.constantFrom<Edge>('from', 'to'),
      fc.constantFrom(1, -1),
      (text, any, edge, way) => {
        const offset = any % (text.length + 1);
        const borders = new Set([...graphemes.segment(text)].map(({ index }) => index).concat(text.length));
        for (const next of [nextEdge, nextCharacter]) {
          const place = next(text, offset, edge, way as 1 | -1);
          if (place === null) continue;
          expect((place - offset) * way).toBeGreaterThan(0);
          expect(borders.has(place)).toBe(true);
          expect(/\S/u.test(text[edge === 'from' ? place : place - 1] ?? ' ')).toBe(true);
        }
      },
    ),
    { numRuns: 400 },
  );
});
