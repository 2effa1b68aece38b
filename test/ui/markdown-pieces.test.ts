import { expect, test } from 'vitest';
import { endOfPiece } from '../../src/renderer/ui/parts/markdown-pieces.ts';

/** The pieces of a note, none longer than `length`. */
function pieces(markdown: string, length: number): string[] {
  const all: string[] = [];
  for (let from = 0; from < markdown.length;) {
    const end = endOfPiece(markdown, from, length);
    all.push(markdown.slice(from, end));
    from = end;
  }
  return all;
}

test('cuts after a blank line, and where there is none after a line or a word', () => {
  expect(pieces('One.\n\nTwo.\n\nThree.', 14)).toEqual(['One.\n\nTwo.\n\n', 'Three.']);
  expect(pieces('One.\nTwo.\nThree.', 12)).toEqual(['One.\nTwo.\n', 'Three.']);
  expect(pieces('Паром вышел из гавани', 12)).toEqual(['Паром вышел ', 'из гавани']);
});

test('keeps code together where it fits, and never cuts a character in two', () => {
  expect(pieces('Before.\n\n```\na\n\nb\n```\n\nAfter.', 20)).toEqual(['Before.\n\n', '```\na\n\nb\n```\n\nAfter.']);
  expect(pieces('🙂🙂🙂', 3)).toEqual(['🙂', '🙂', '🙂']);
});

test('gives every character to one piece, however the note is written', () => {
  for (const note of ['x'.repeat(95), 'a b\n'.repeat(40), '```\n'.repeat(31), '港\n\n'.repeat(33), '\n'.repeat(50)]) {
    const all = pieces(note, 10);
    expect(all.join('')).toBe(note);
    for (const piece of all) expect(piece.length).toBeLessThanOrEqual(10);
  }
});
