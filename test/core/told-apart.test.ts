import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tellingPart } from '../../src/core/text/told-apart.ts';

/** What of each title is kept in view beside the others. */
const kept = (titles: readonly string[]) =>
  titles.map((title) => {
    const part = tellingPart(title, titles);
    return part && title.slice(part.from, part.to);
  });

describe('what tells similar titles apart stays in view', () => {
  test('at their end, with a word before it', () => {
    expect(
      kept([
        'Remarks at the opening of the harbour conference, speech 3 June',
        'Remarks at the opening of the harbour conference, speech 4 June',
        'Remarks at the opening of the harbour conference, speech 5 June',
        'Remarks at the opening of the harbour conference, letter 3 June',
        'Remarks at the opening of the harbour conference, letter 4 June',
      ]),
    ).toEqual(['speech 3 June', 'speech 4 June', 'speech 5 June', 'letter 3 June', 'letter 4 June']);
  });

  test('in their middle, where the end is far and the same', () => {
    expect(
      kept([
        'Inaugural address of Franklin Roosevelt, delivered on the steps of the Capitol in Washington',
        'Inaugural address of Theodore Roosevelt, delivered on the steps of the Capitol in Washington',
      ]),
    ).toEqual(['of Franklin', 'of Theodore']);
  });

  test('in Cyrillic, Arabic, Chinese and Japanese', () => {
    expect(kept(['Обращение к народу республики, речь 3 июня', 'Обращение к народу республики, речь 4 июня'])).toEqual([
      'речь 3 июня',
      'речь 4 июня',
    ]);
    expect(
      kept(['خطاب الرئيس أمام البرلمان في الثالث من يونيو', 'خطاب الرئيس أمام البرلمان في الرابع من يونيو']),
    ).toEqual(['في الثالث', 'في الرابع']);
    expect(kept(['国务院总理在开幕式上的讲话六月三日', '国务院总理在开幕式上的讲话六月四日'])).toEqual([
      '的讲话六月三日',
      '的讲话六月四日',
    ]);
    expect(kept(['港湾会議の開会にあたっての挨拶（第一回）', '港湾会議の開会にあたっての挨拶（第二回）'])).toEqual([
      'の挨拶（第一回）',
      'の挨拶（第二回）',
    ]);
  });

  test('where one only goes on, the word behind which it does', () => {
    const [short, long] = kept([
      'Report on the grain silo of Orvella',
      'Report on the grain silo of Orvella, continued',
    ]);
    expect(short).toBe('of Orvella');
    expect(long).toBe('continued');
  });

  test('and of a title like no other nothing is kept', () => {
    expect(kept(['Grain silo bursts in port', 'Minutes of the council, 1987', 'Letter to a friend'])).toEqual([
      null,
      null,
      null,
    ]);
    expect(tellingPart('…', ['—'])).toBeNull();
    expect(kept(['The same', 'The same'])).toEqual([null, null]);
  });

  test('of any two names the parts that are kept lie in them, and are not the same', () => {
    const name = fc.array(fc.constantFrom('speech', 'речь', '讲话', 'خطاب', '3', '4', 'June', '(a)', '👩‍👩‍👧'), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [mine, other] = [a.join(' '), b.join(' ')];
        const part = tellingPart(mine, [other]);
        if (part === null) return;
        const beside = tellingPart(other, [mine])!;
        expect(mine.slice(part.from, part.to)).not.toBe('');
        expect(mine.slice(part.from, part.to)).not.toBe(other.slice(beside.from, beside.to));
      }),
    );
  });
});
