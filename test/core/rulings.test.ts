import { describe, expect, test } from 'vitest';
import { placeOfSubject, subjectAt } from '../../src/core/anchor/subject.ts';
import { aliasTable, canonicalName } from '../../src/core/model/aliases.ts';
import { keyOfRuling } from '../../src/core/model/rulings.ts';

const before = 'Паром вышел из гавани на рассвете. Никто не пострадал. Паром вернулся к вечеру.\n';

describe('the words that a ruling is about', () => {
  const said = 'Паром вернулся к вечеру.';
  const from = before.indexOf(said);
  const subject = subjectAt(before, { documentId: 'паром', version: 1, from, to: from + said.length });
  const wordsAt = (text: string, version: number, old?: string) => {
    const place = placeOfSubject(subject, { version, text }, old);
    return place && text.slice(place.from, place.to);
  };

  test('are found where they stand in a later version', () => {
    const after = `Исправлено.\n\n${before.replace('на рассвете', 'в полдень')}`;
    expect([wordsAt(before, 1), wordsAt(after, 2), wordsAt(after, 2, before)]).toEqual([said, said, said]);
  });

  test('are asked about where they are gone, and never taken for a like sentence', () => {
    const after = before.replace(said, '').replace('вышел', 'вернулся');
    expect([wordsAt(after, 2), wordsAt(after, 2, before)]).toEqual([null, null]);
  });

  test('make one key in whatever order they are named, and whatever is decided', () => {
    const other = { ...subject, documentId: 'катер' };
    const rulings = [
      { kind: 'row', value: 'together', subjects: [subject, other], against: [] },
      { kind: 'row', value: 'apart', subjects: [other], against: [subject] },
    ] as const;
    expect(keyOfRuling(rulings[0])).toBe(keyOfRuling(rulings[1]));
    expect(keyOfRuling(rulings[0])).not.toBe(keyOfRuling({ ...rulings[0], kind: 'family' }));
  });
});

test('a name stands for the last one that its aliases lead to, also where they lead in a ring', () => {
  const table = aliasTable([
    { name: 'ЦТАК', of: 'KCNA' },
    { name: 'KCNA', of: 'Korean Central  News Agency' },
    { name: 'Тётя', of: 'Дядя' },
    { name: 'Дядя', of: 'Тётя' },
  ]);
  const names = ['ЦТ\u00adАК', 'KCNA', 'Yonhap', 'Тётя'].map((name) => canonicalName(name, table));
  expect(names).toEqual(['Korean Central News Agency', 'Korean Central News Agency', 'Yonhap', 'Тётя']);
});
