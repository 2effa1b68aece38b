import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/core/model/records.ts';
import { rowHeight, titleLines } from '../../src/renderer/ui/parts/library/title-lines.ts';

const titled = (title: string) => ({ title: { value: title } }) as Document;
const linesOf = (title: string, width: number, level = 2) => titleLines(titled(title), level, width);

describe('a title in the library', () => {
  test('stands in one line where it has room, and in two where it has not', () => {
    expect(linesOf('Letter to a friend', 260)).toEqual(['Letter to a friend']);
    const long = linesOf('Remarks at the opening of the harbour conference, speech 3 June', 260);
    expect(long).toHaveLength(2);
    expect(long.join('')).toBe('Remarks at the opening of the harbour conference, speech 3 June');
    expect(rowHeight(long)).toBeGreaterThan(rowHeight(linesOf('Letter to a friend', 260)));
  });

  test('is broken at blanks only, and in scripts without them between two signs', () => {
    for (const title of [
      'Обращение к народу республики о гавани, речь 3 июня',
      'خطاب الرئيس أمام البرلمان في افتتاح المؤتمر',
    ]) {
      expect(linesOf(title, 200).join('')).toBe(title);
      expect(linesOf(title, 200)[0]).toMatch(/ $/u);
    }
    const [first, second] = linesOf('国务院总理在港口会议开幕式上的讲话六月三日', 200);
    expect(first + second!).toBe('国务院总理在港口会议开幕式上的讲话六月三日');
    expect(linesOf('Donaudampfschifffahrtsgesellschaftskapitän', 120)).toHaveLength(1);
  });

  test('has another line again when the library is made wider', () => {
    const document = titled('Ministers of Vell and Oster sign harbour pact');
    expect(titleLines(document, 1, 220)).toHaveLength(2);
    expect(titleLines(document, 1, 500)).toEqual(['Ministers of Vell and Oster sign harbour pact']);
  });
});
