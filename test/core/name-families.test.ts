import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameFamilies, spellingsIn } from '../../src/core/compare/name-families.ts';
import { nameParts } from '../../src/core/compare/name-parts.ts';
import { decidedNames } from '../../src/core/model/name-rulings.ts';
import type { Alias, Ruling } from '../../src/core/model/records.ts';
import { source } from './accounts.ts';

// Spellings of one name in all texts of a project, and what a person says of them.

type Texts = readonly (readonly [language: string, text: string])[];

const visit: Texts = [
  ['en', 'On Sunday the leader Kim Jong Un met the minister. At noon Kim Jong Un spoke of Kursk Province and left.'],
  ['en', 'It was there that Kim Jong-un met her. The envoy, Alexander Matsegora, spoke of Kursk Region as well.'],
  ['ru', 'В воскресенье министра принял Ким Чен Ын. На встрече был посол Александр Мацегора, а также его жена.'],
  ['en', 'The talks were led by Kim Jong Un and the envoy Alexandr Matsegora, and Kim Jong Il was not named.'],
];

const ruling = (at: number, value: 'same' | 'different', ...names: readonly string[]): Ruling => ({
  ...{ id: `r${at}`, kind: 'name', value, names, subjects: [], rule: null, note: '', author: 'Ida' },
  ...{ created: `2031-05-0${at}`, changed: `2031-05-0${at}` },
});
const alias = (name: string, of: string): Alias => ({ id: `${name}>${of}`, name, of, author: 'Ida', created: '' });

async function families(texts: Texts, rulings: readonly Ruling[] = [], aliases: readonly Alias[] = []) {
  const part = nameParts.build(texts.map(([language, text], at) => source(String(at), text, 1, language)));
  const found = await spellingsIn(part.documents.map(({ documentId }, at) => ({ documentId, names: part.names[at]! })));
  return nameFamilies(found, decidedNames(aliases, rulings)).map(({ spellings }) =>
    spellings.map(({ written, why, documents }) => `${written} (${why}, ${documents})`).join(' | '),
  );
}

describe('spellings of one name', () => {
  test('are one family in all texts, in Cyrillic letters, too, with the rule by which each came to it', async () => {
    expect(await families(visit)).toEqual([
      'Kim Jong Un (first, 2) | Kim Jong-un (letters, 1)',
      'Alexander Matsegora (first, 1) | Alexandr Matsegora (nearly, 1) | Александр Мацегора (letters, 1)',
      'Kursk Province (first, 1) | Kursk Region (letters, 1)',
    ]);
  });

  test('are the same in whatever order the documents come', async () => {
    const part = nameParts.build(visit.map(([language, text], at) => source(String(at), text, 1, language)));
    const documents = part.documents.map(({ documentId }, at) => ({ documentId, names: part.names[at]! }));
    expect(await spellingsIn(documents.toReversed())).toEqual(await spellingsIn(documents));
  });

  test('stand at their first place in each document', async () => {
    const part = nameParts.build(visit.map(([language, text], at) => source(String(at), text, 1, language)));
    const { spellings } = await spellingsIn(
      part.documents.map(({ documentId }, at) => ({ documentId, names: part.names[at]! })),
    );
    const kim = spellings.find(({ written }) => written === 'Kim Jong Un')!;
    const words = kim.places.map(({ documentId, from, to }) => [
      documentId,
      visit[Number(documentId)]![1].slice(from, to),
    ]);
    expect([kim.times, words]).toEqual([
      3,
      [
        ['0', 'Kim Jong Un'],
        ['3', 'Kim Jong Un'],
      ],
    ]);
  });

  test('make no chain: each is like the one that stands there most often', async () => {
    const told = (name: string): readonly [string, string] => [
      'en',
      `In the evening the guards saw ${name} leave town.`,
    ];
    const chain = [told('Olga Maranova'), told('Olga Maranova'), told('Olga Marenova'), told('Olga Merenova')];
    expect(await families(chain)).toEqual(['Olga Maranova (first, 2) | Olga Marenova (nearly, 1)']);
  });

  test('are counted in a sentence that is full of names, which is no heading', async () => {
    const part = nameParts.build([
      source(
        'a',
        'North Korean leader Kim Jong Un met Russian Culture Minister Olga Lyubimova in Pyongyang, the Korean Central News Agency (KCNA) said.',
        1,
        'en',
      ),
    ]);
    expect(part.names[0]!.map(({ written, times }) => `${written} ${times}`)).toContain('Kim Jong Un 1');
  });

  test('are none where only a heading in capitals has one of them', async () => {
    const heading: Texts = [
      ['en', 'Kim Jong-Un Meets Kursk Envoy\n\nThey talked for an hour.'],
      ['en', 'Yesterday Kim Jong Un met him.'],
    ];
    expect(await families(heading)).toEqual([]);
  });
});

describe('what a person says of spellings', () => {
  test('takes one out of its family', async () => {
    const [envoy] = (
      await families(visit, [
        ruling(1, 'different', 'Alexander Matsegora', 'Alexandr Matsegora'),
        ruling(2, 'different', 'Александр Мацегора', 'Alexandr Matsegora'),
      ])
    ).filter((family) => family.includes('Matsegora'));
    expect(envoy).toBe('Alexander Matsegora (first, 1) | Александр Мацегора (nearly, 1)');
  });

  test('joins what no rule joins, by a ruling or an alias', async () => {
    const joined = 'Kim Jong Un (first, 2) | Ким Чен Ын (ruled, 1) | Kim Jong-un (letters, 1)';
    const texts: Texts = [...visit, ['ru', 'Днём на стройку приехал Ким Чен Ын, пишет газета.']];
    const has = async (...of: Parameters<typeof families>) =>
      (await families(...of)).find((family) => family.startsWith('Kim'));
    expect(await has(texts)).toBe('Kim Jong Un (first, 2) | Kim Jong-un (letters, 1)');
    expect(await has(texts, [ruling(1, 'same', 'Kim Jong Un', 'Ким Чен Ын')])).toBe(
      joined.replace('Ын (ruled, 1)', 'Ын (ruled, 2)'),
    );
    expect(await has(texts, [], [alias('Ким Чен Ын', 'Kim Jong Un')])).toBe(
      joined.replace('Ын (ruled, 1)', 'Ын (ruled, 2)'),
    );
  });

  test('keeps two names apart that it parted, whatever makes a third one of both, in each answer alike', () => {
    const decided = decidedNames(
      [alias('KCNA', 'Korean Central News Agency')],
      [ruling(1, 'same', 'KCNA', 'ЦТАК'), ruling(2, 'different', 'ЦТАК', 'Korean Central News Agency')],
    );
    expect(decided.on('kcna', 'Korean Central News Agency')).toBe('same');
    expect(decided.on('ЦТАК', 'Korean Central News Agency')).toBe('different');
    expect(decided.on('KCNA', 'Yonhap')).toBe(null);
    const chain = decidedNames(
      [alias('Kim Jong-un', 'DPRK leader'), alias('DPRK leader', 'Kim Jong Un')],
      [ruling(1, 'different', 'Kim Jong-un', 'Kim Jong Un')],
    );
    expect(chain.on('Kim Jong-un', 'Kim Jong Un')).toBe('different');
    expect(chain.canonical('Kim Jong-un')).not.toBe(chain.canonical('Kim Jong Un'));
  });

  test('makes two names one in counts exactly where it says that they are the same', () => {
    const names = ['KCNA', 'kcna', 'ЦТАК', '조선중앙통신', 'Yonhap', 'TASS', 'ТАСС'];
    const name = fc.constantFrom(...names);
    const aliases = fc.uniqueArray(fc.tuple(name, name), { maxLength: 4, selector: ([one]) => one });
    const ruled = fc.array(fc.tuple(fc.constantFrom<'same' | 'different'>('same', 'different'), name, name), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(aliases, ruled, (said, rulings) => {
        const decided = decidedNames(
          said.map(([one, of]) => alias(one, of)),
          rulings.map(([value, one, other], at) => ruling(at + 1, value, one, other)),
        );
        for (const one of names)
          for (const other of names)
            expect(decided.on(one, other) === 'same').toBe(
              decided.canonical(one).toLowerCase() === decided.canonical(other).toLowerCase(),
            );
      }),
      { numRuns: 500 },
    );
  });

  test('gives all that are the same one name, the first of a ruling', () => {
    const decided = decidedNames(
      [alias('KCNA', 'Korean Central News Agency')],
      [ruling(1, 'same', 'KCNA', 'ЦТАК'), ruling(2, 'different', 'KCNA', 'Yonhap')],
    );
    expect(['KCNA', 'ЦТАК', 'Yonhap'].map((name) => decided.canonical(name))).toEqual([
      'Korean Central News Agency',
      'Korean Central News Agency',
      'Yonhap',
    ]);
  });
});
