import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CompareIndex } from '../../src/core/compare/compare-index.ts';
import type { Conflict } from '../../src/core/compare/conflict-shapes.ts';
import { conflictsOf } from '../../src/core/compare/conflicts.ts';
import { buildWording } from '../../src/core/compare/wording.ts';
import { decidedNames } from '../../src/core/model/name-rulings.ts';
import type { DecidedNames } from '../../src/core/model/name-rulings.ts';
import type { Ruling } from '../../src/core/model/records.ts';
import type { TextSource } from '../../src/core/derived/derivation.ts';
import { chance, source, words } from './accounts.ts';
import { corpus } from './corpora.ts';
import { changes, counted, countings } from './told-numbers.ts';
import type { Change } from './told-numbers.ts';

function conflicts(sources: readonly TextSource[], dates: readonly string[] = [], decided?: DecidedNames) {
  const index = new CompareIndex(() => true);
  index.add(buildWording(sources));
  const dated = sources.map((one, at) => ({ ...one, date: dates[at] ?? null }));
  return conflictsOf(dated, (forms) => index.frequencies(forms), undefined, decided);
}

/** The conflicts of texts in one language, each as its kind, class and reason and the words of its sayings. */
function found(language: string, ...texts: readonly string[]): Promise<string[]> {
  return foundOn([], language, ...texts);
}

/** The same of texts of these days. */
async function foundOn(days: readonly string[], language: string, ...texts: readonly string[]): Promise<string[]> {
  const sources = texts.map((text, at) => source(String(at), text, 1, language));
  const { conflicts: all } = await conflicts(sources, days);
  return all.map(({ kind, class: of, reason, sayings }) => {
    const words = sayings.map(({ account, from, to }) => texts[account]!.slice(from, to));
    return `${kind} ${of} ${reason}: ${words.join(' | ')}`;
  });
}

describe('numbers of two accounts', () => {
  for (const of of countings) {
    test(`are told apart as they were changed (${of.language})`, async () => {
      for (let seed = 0; seed < 40; seed++) {
        const { a, b, truth } = counted(chance(seed), of);
        const sources = [source('a', a, 1, of.language), source('b', b, 1, of.language)];
        const answer = await conflicts(sources);
        const told = new Map<string, Change | string | null>(
          [...truth].map(([sentence, change]) => [sentence, changes[change]]),
        );
        const got = new Map<string, string | null>([...truth.keys()].map((sentence) => [sentence, null]));
        for (const { class: found, sayings } of answer.conflicts) {
          const at = answer.accounts[0]!.sentences[sayings[0]!.sentence]!;
          got.set(a.slice(at.from, at.to).replace(/\.?\s*$/u, ''), found);
        }
        expect(got).toEqual(told);
      }
    });
  }

  test('of one text about different things are no conflict', async () => {
    expect(
      await found(
        'en',
        'Moscow sent 14,000 soldiers and 6,000 builders to the border province, officials said.',
        'Officials said that Moscow sent 6,000 builders and 14,000 soldiers to the border province.',
        'Officials said Moscow sent 14,000 soldiers to the border province.',
        'The builders that Moscow sent to the border province number 6,000, officials said.',
      ),
    ).toEqual([]);
  });

  test('at other nouns, ordinals, formulas, ages beside counts and years written otherwise are no conflict', async () => {
    expect(
      await found(
        'en',
        'The two leaders signed the culture plan for 2025-27 in the harbour town at the second meeting.',
        'Three ministers signed the culture plan for 2025–2027 in the harbour town at the third meeting.',
      ),
    ).toEqual([]);
    expect(
      await found(
        'en',
        'Captain Anna Petrova, 43, was rescued from the burning ferry by fishermen near the old pier.',
        'Captain Anna Petrova and 12 sailors were rescued from the burning ferry by fishermen near the old pier.',
      ),
    ).toEqual([]);
  });

  test('of three accounts are one conflict', async () => {
    expect(
      await found(
        'en',
        'Rescuers took 214 passengers off the burning ferry near the old pier.',
        'Rescuers took 241 passengers off the burning ferry near the old pier.',
        'Rescuers took 214 passengers off the burning ferry near the old pier in the night.',
      ),
    ).toEqual(['number differ apart: 214 | 241 | 214']);
  });

  test.each([
    [
      'en',
      'Rescuers took 212 passengers off the burning ferry near the old pier.',
      'Rescuers took 221 passengers off the burning ferry near the old pier.',
      'Rescuers took some 210 passengers off the burning ferry near the old pier.',
      '212 and 221',
    ],
    [
      'de',
      'Retter holten 212 Reisende von der brennenden Fähre am alten Kai.',
      'Retter holten 221 Reisende von der brennenden Fähre am alten Kai.',
      'Retter holten etwa 210 Reisende von der brennenden Fähre am alten Kai.',
      '212 and 221',
    ],
  ])('are told two by two where others of the conflict fit (%s)', async (language, a, b, c, first) => {
    const texts = [a, b, c];
    const { conflicts: all } = await conflicts(texts.map((text, at) => source(String(at), text, 1, language)));
    const [found] = all;
    expect(found!.sayings).toHaveLength(3);
    const pairs = found!.opposed.map((pair) =>
      pair.map(({ account, from, to }) => texts[account]!.slice(from, to)).join(' and '),
    );
    expect(pairs).toContain(first);
    expect(pairs.some((pair) => pair.includes('212') && pair.includes('210'))).toBe(false);
  });

  test('of other years may be of another scope', async () => {
    expect(
      await found(
        'en',
        'The shipyard launched 12 ferries for the northern line in 2023.',
        'The shipyard launched 19 ferries for the northern line in 2024.',
      ),
    ).toEqual(['number scope period: 12 | 19']);
  });

  test.each([
    ['en', 'Moscow sent 14,000 soldiers to the border province, officials said.'],
    ['de', 'Moskau schickte 14.000 Soldaten in die Grenzprovinz, sagten Beamte.'],
    ['fr', 'Moscou a envoyé 14.000 soldats dans la province frontalière, ont dit des responsables.'],
    ['pt', 'Moscou enviou 14.000 soldados para a província da fronteira, disseram autoridades.'],
  ])('a thousand times apart are a conflict (%s)', async (language, text) => {
    const grouped = /14.000/u.exec(text)![0];
    expect(await found(language, text, text.replace(grouped, '14'))).toEqual([`number differ apart: ${grouped} | 14`]);
    // One of the two groups as other languages do.
    expect(await found(language, text, text.replace(grouped, grouped === '14.000' ? '14,000' : '14.000'))).toEqual([]);
    expect(await found(language, text, text.replace(grouped, '14000'))).toEqual([]);
  });

  test('are set against each other alike, whichever text comes first', async () => {
    const draw = chance(7);
    const pick = (words: readonly string[]) => words[Math.floor(draw() * words.length)]!;
    const told = (parts: () => string) =>
      `In the northern valley ${parts()} and ${parts()} and ${parts()} near the old harbour bridge.`;
    const numbers = () =>
      `${pick(['', 'about ', 'at least ', 'over '])}${pick(['12', '14', '15', '20'])} ${pick(['soldiers', 'people', 'wounded soldiers', 'men'])}`;
    const dates = () =>
      `${pick(['talks began', 'talks ended', 'the bridge was opened'])} ${pick(['on 3 June', 'on 4 June', 'on 5 June 2025', 'in June 2025'])}`;
    const days = ['2025-07-02', '2025-07-02'];
    const turned = (all: readonly string[]) =>
      all.map((one) => one.replace(/: (.*)$/u, (_, words: string) => `: ${words.split(' | ').toSorted().join(' | ')}`));
    let raised = 0;
    for (let time = 0; time < 150; time++) {
      const parts = time % 2 === 0 ? numbers : dates;
      const [one, other] = [told(parts), told(parts)];
      const answer = turned(await foundOn(days, 'en', one, other));
      raised += answer.length;
      expect(turned(await foundOn(days, 'en', other, one)).toSorted()).toEqual(answer.toSorted());
    }
    expect(raised).toBeGreaterThan(50);
  });

  test('at the same noun are found where sentences are worded otherwise, but share rare words', async () => {
    const rest = 'A choir sang in the chapel until the candles went out. Nobody at the ministry wished to speak.';
    expect(
      await found(
        'en',
        `${rest} The collapse of the Ostrava viaduct, which engineer Novak had inspected in spring and found safe after long quarrels with the railway board and its insurers, killed 31 workers.`,
        `Relatives of the 28 workers who died under the Ostrava viaduct accused Novak, an engineer, in court on behalf of a union of masons and demanded that his old certificates be shown to every widow in the city.`,
      ),
    ).toEqual(['number differ apart: 31 | 28']);
  });
});

test('can be given up between rows', async () => {
  const told = Array.from({ length: 130 }, (_, at) => words(chance(at), 'en', 9).join(' '));
  const tell = (from: number, to: number, more: number) =>
    told
      .slice(from, to)
      .map((told, at) => `They counted ${from + at + 20 + more} ships ${told}.`)
      .join(' ');
  const sources = [source('a', tell(0, 100, 0), 1, 'en'), source('b', tell(40, 130, 1), 1, 'en')];
  const index = new CompareIndex(() => true);
  index.add(buildWording(sources));
  const dated = sources.map((one) => ({ ...one, date: null }));
  const raised = (await conflictsOf(dated, (forms) => index.frequencies(forms))).conflicts.length;
  // Neither account has so many sentences as there are rows.
  const giveUp = (done: number, of: number) =>
    of > 100 && done > 64 ? Promise.reject(new Error('given up')) : Promise.resolve();
  expect(raised).toBeGreaterThanOrEqual(60);
  await expect(conflictsOf(dated, (forms) => index.frequencies(forms), giveUp)).rejects.toThrow('given up');
});

describe('dates of two accounts', () => {
  const visit = 'the ambassador opened the exhibition of lighthouse paintings in the harbour gallery';

  test('are a conflict where they cannot be the same day', async () => {
    expect(
      await foundOn(
        ['2025-06-30', '2025-07-01'],
        'en',
        `On Saturday ${visit}. It rained.`,
        `On Sunday, June 29, 2025, ${visit}. Nobody spoke.`,
      ),
    ).toEqual(['date differ apart: Saturday | June 29, 2025']);
    expect(
      await foundOn(
        [],
        'ru',
        'Посол открыл выставку картин о маяках в портовой галерее 28 июня 2025 года.',
        'Посол открыл выставку картин о маяках в портовой галерее 29.06.2025.',
      ),
    ).toEqual(['date differ apart: 28 июня 2025 года | 29.06.2025']);
  });

  test('that are counted from the days of their texts are none where it is one day', async () => {
    expect(
      await foundOn(
        ['2025-06-30', '2025-06-29', '2025-07-01', '2025-07-04'],
        'en',
        `On Sunday ${visit}.`,
        `Today ${visit}.`,
        `On 29 June ${visit}.`,
        `In June 2025 ${visit}.`,
      ),
    ).toEqual([]);
    // Nobody knows when these were written.
    expect(await found('en', `On Sunday ${visit}.`, `On Monday ${visit}.`)).toEqual([]);
  });

  test('that texts of other years call today are no conflict', async () => {
    expect(await foundOn(['1969-01-20', '1981-01-20'], 'en', `Today ${visit}.`, `Today ${visit}, friends.`)).toEqual(
      [],
    );
  });

  test('of a report are not set against that of what is reported', async () => {
    expect(
      await foundOn(
        ['2025-06-30', '2025-06-30'],
        'en',
        `The agency said on Monday that ${visit}.`,
        `On Sunday ${visit}, the agency said.`,
      ),
    ).toEqual([]);
  });

  test('of different things are none as long as both name them', async () => {
    expect(
      await found(
        'en',
        'The treaty of 19 June 2024 came into force on 4 December 2024, the harbour office wrote to fishermen.',
        'The harbour office wrote to fishermen that the treaty of 19 June 2024 came into force in December 2024.',
      ),
    ).toEqual([]);
  });
});

describe('names of two accounts', () => {
  test('that are spelled alike are suggested as one, in another script, too', async () => {
    expect(
      await found(
        'en',
        'They said Kim Jong Un and Alexandr Matsegora met in Pyongyang. Later Kim Jong Un left Kursk Province.',
        'They said Kim Jong-un and Alexander Matzegora met. He left Kursk Region for Pyongyang.',
      ),
    ).toEqual([
      'name compatible spelling: Kim Jong Un | Kim Jong-un',
      'name compatible spelling: Alexandr Matsegora | Alexander Matzegora',
      'name compatible spelling: Kursk Province | Kursk Region',
    ]);
    const sources = [
      source('a', 'Lighthouse keepers met Alexandr Matsegora on the pier.', 1, 'en'),
      source('b', 'На пристани смотрители маяка встретили Александра Мацегору.', 1, 'ru'),
    ];
    const { conflicts: all } = await conflicts(sources);
    expect(all.map(({ kind, reason, sayings }) => [kind, reason, sayings.length])).toEqual([['name', 'spelling', 2]]);
  });

  test('between the same words are a possible conflict where they have nothing in common', async () => {
    const tell = (name: string) => `Rescuers brought captain ${name} ashore from the burning ferry near the old pier.`;
    expect(await found('en', tell('Anna Petrova'), tell('Irma Dahl'))).toEqual([
      'name differ apart: Anna Petrova | Irma Dahl',
    ]);
    expect(await found('en', tell('Anna Petrova'), tell('Petrova'))).toEqual([]);
    expect(await found('en', tell('Anna Petrova'), tell('nobody'))).toEqual([]);
  });

  test('are what a person says: different spellings may differ, and other names are one', async () => {
    const ruled = async (value: 'same' | 'different', names: readonly string[], one: string, other: string) => {
      const tell = (name: string) =>
        `Rescuers brought captain ${name} ashore from the burning ferry near the old pier.`;
      const ruling = { id: 'r', kind: 'name', value, names, changed: '' } as unknown as Ruling;
      const sources = [one, other].map((name, at) => source(String(at), tell(name), 1, 'en'));
      const { conflicts: all } = await conflicts(sources, [], decidedNames([], [ruling]));
      return all.map(({ class: of, reason }) => `${of} ${reason}`);
    };
    expect(await ruled('different', ['nothing', 'of these'], 'Kim Jong Un', 'Kim Jong-un')).toEqual([
      'compatible spelling',
    ]);
    expect(await ruled('different', ['Kim Jong Un', 'Kim Jong-un'], 'Kim Jong Un', 'Kim Jong-un')).toEqual([
      'differ apart',
    ]);
    expect(await ruled('same', ['Kim Jong Un', 'Kim Jong-un'], 'Kim Jong Un', 'Kim Jong-un')).toEqual([]);
    expect(await ruled('same', ['Irma Dahl', 'Anna Petrova'], 'Anna Petrova', 'Irma Dahl')).toEqual([]);
  });

  test.each([
    ['Iran', 'Iraq'],
    ['Slovakia', 'Slovenia'],
    ['North Korea', 'South Korea'],
    ['Kim Jong Un', 'Kim Jong Il'],
    ['Maria Lopez', 'Mario Lopez'],
    ['Austria', 'Australia'],
  ])('that only look alike are a possible conflict: %s and %s', async (one, other) => {
    const tell = (name: string) =>
      `Rescuers brought sailors from ${name} ashore from the burning ferry near the old pier.`;
    expect(await found('en', tell(one), tell(other))).toEqual([`name differ apart: ${one} | ${other}`]);
  });

  test.each([
    ['ru', 'Спасатели доставили моряков из Ирана на берег с горящего парома у старого причала.', 'Ирана', 'Ирака'],
    [
      'es',
      'Los socorristas llevaron marineros de Corea del Norte a la orilla desde el barco en llamas.',
      'Norte',
      'Sur',
    ],
    [
      'fr',
      'Les sauveteurs ont amené des marins de Slovaquie à terre depuis le bateau en feu.',
      'Slovaquie',
      'Slovénie',
    ],
  ])('that only look alike are a possible conflict, in %s, too', async (language, text, one, other) => {
    const all = await found(language, text, text.replace(one, other));
    expect(all.map((conflict) => conflict.split(':')[0])).toEqual(['name differ apart']);
  });

  test.each([
    [
      'en',
      'VELL, June 30 (AFP) -- ',
      'VELL, June 30 (UPI) -- ',
      'The harbour of Oster was opened by the two ministers after eleven years.',
    ],
    [
      'fr',
      'VELL, 30 juin (AFP) - ',
      'VELL, 30 juin (EFE) - ',
      'Le port d’Oster a été ouvert par les deux ministres après onze ans.',
    ],
    [
      'ru',
      'ВЕЛЛ, 30 июня (ТАСС) — ',
      'ВЕЛЛ, 30 июня (АП) — ',
      'Гавань Остера открыли два министра после одиннадцати лет спора.',
    ],
  ])('are not those of agencies in datelines, in %s', async (language, one, other, words) => {
    expect(await foundOn(['2025-06-30', '2025-06-30'], language, `${one}${words}`, `${other}${words}`)).toEqual([]);
  });

  test('are no months and days of the week', async () => {
    const tell = (day: string) =>
      `Leaders of both countries opened the border summit in the old palace on ${day} with a toast.`;
    const days = ['2025-07-02', '2025-07-02'];
    expect(await foundOn(days, 'en', tell('Sunday'), tell('29 June'))).toEqual([]);
    expect(await foundOn(days, 'en', tell('3 May'), tell('3 June'))).toEqual(['date differ apart: 3 May | 3 June']);
    const sailors = (name: string, day: string) =>
      `The harbour office said on ${day} ${name} met the sailors of the old ferry.`;
    expect(await found('en', sailors('Kim Jong Un', 'Sunday'), sailors('Kim Jong Un', 'Monday'))).toEqual([]);
  });

  test('with another title before them are the same', async () => {
    const tell = (name: string) => `Rescuers brought captain ${name} ashore from the burning ferry near the old pier.`;
    for (const [one, other] of [
      ['President Petrova', 'Director Petrova'],
      ['President Petrova', 'Anna Petrova'],
      ['Iran', 'Iranians'],
    ]) {
      expect(await found('en', tell(one!), tell(other!))).toEqual([]);
    }
  });

  test('in other forms of one language, and of other people, are no spellings', async () => {
    expect(
      await found('en', 'They met Americans in Rome and Russia.', 'They met one American in Oslo and Russian friends.'),
    ).toEqual([]);
    expect(await found('ru', 'Он уехал из России в Париж.', 'Он приехал в Россию из Парижа.')).toEqual([]);
    expect(
      await found(
        'de',
        'Er kam ans Nord-Archive und lobte Uwe Müllers Boot. Sehen Sie hin.',
        'Das Boot von Uwe Müller lag im Nord-Archivs. Seien Sie da.',
      ),
    ).toEqual([]);
    expect(await found('en', 'The talk was on the WWW in Rome.', 'A talk of the VVV in Rome.')).toEqual([]);
  });
});

const addresses = corpus('addresses');

test('in Chinese at the same words are a possible conflict', async () => {
  const [one, other] = [
    '地震周日在海港城造成214人死亡，数千座房屋倒塌。',
    '地震周日在海港城造成341人死亡，数千座房屋倒塌。',
  ];
  expect(await found('zh', one, other)).toEqual(['number differ apart: 214 | 341']);
});

test.skipIf(addresses === null)('addresses of other years raise hardly anything against each other', async () => {
  const folder = path.join(addresses!, 'inaugural');
  const names = readdirSync(folder).toSorted();
  const sources = names.map((name) => source(name, readFileSync(path.join(folder, name), 'utf8'), 1, 'en'));
  const raised: Conflict[] = [];
  for (let at = 0; at + 6 <= sources.length; at += 6) {
    raised.push(...(await conflicts(sources.slice(at, at + 6))).conflicts);
  }
  expect(names.length).toBeGreaterThan(50);
  // Of 135 pairs. Beside these `Fellow Citizens` is written in two ways.
  expect(raised.filter((one) => one.class !== 'compatible').length).toBeLessThanOrEqual(1);
  expect(raised.length).toBeLessThanOrEqual(2);
});

const visit = corpus('visit');

test.skipIf(visit === null)('accounts of a visit raise only that two names are spelled in two ways', async () => {
  const texts = readdirSync(visit!)
    .toSorted()
    .map((name) => readFileSync(path.join(visit!, name), 'utf8'));
  const days = texts.map(() => '2025-06-30');
  expect(await foundOn(days, 'en', ...texts)).toEqual([
    'name compatible spelling: Kim Jong Un | Kim Jong-un | Kim Jong Un',
    'name compatible spelling: Kursk Province | Kursk Region',
  ]);
});
