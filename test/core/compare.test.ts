import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { CompareIndex } from '../../src/core/compare/compare-index.ts';
import type { Appeared } from '../../src/core/compare/families.ts';
import type { Head } from '../../src/core/compare/headings.ts';
import type { Starts, WordRun } from '../../src/core/compare/runs.ts';
import { mostInOne, notTooOften, runsOfAll, runsOfPair } from '../../src/core/compare/runs.ts';
import type { WordRow } from '../../src/core/compare/seeds.ts';
import { sameSeed, SeedTable, seedWeight, weightOf } from '../../src/core/compare/seeds.ts';
import { passageKinds } from '../../src/core/compare/shapes.ts';
import type { FamiliesQuestion } from '../../src/core/compare/shapes.ts';
import type { Wording } from '../../src/core/compare/wording.ts';
import { buildWording, mergeWordings, singleSign, wordings } from '../../src/core/compare/wording.ts';
import type { SourceState, TextSource } from '../../src/core/derived/derivation.ts';
import { atOnce } from '../../src/core/compare/turns.ts';
import { wordsOf } from '../../src/core/text/words.ts';
import { chance, characters, source, taken, words } from './accounts.ts';

const all: FamiliesQuestion = {
  documentIds: null,
  kinds: passageKinds,
  fewestWords: 8,
  days: null,
  betweenOutlets: false,
  offset: 0,
  limit: 1000,
};
const undated = (): Appeared => ({ date: null, outlet: null });

function indexOf(texts: readonly TextSource[], most?: number): CompareIndex {
  const index = new CompareIndex(() => true, undefined, most);
  index.add(buildWording(texts));
  return index;
}

function indexOfTexts(texts: Readonly<Record<string, string>>): CompareIndex {
  return indexOf(Object.entries(texts).map(([id, text]) => source(id, text)));
}

describe('what stands under a picture', () => {
  const shared = async (a: string, b: string) => {
    const pair = await indexOfTexts({ a, b }).pair('a', 'b');
    return {
      told: pair.shared.map(({ kind, a: { from, to } }) => [kind, a.slice(from, to).trim()]),
      share: pair.aInB,
    };
  };
  const captions = {
    en: 'Two ministers sign the harbour treaty in the old customs house of Vell on Sunday. Photo by KCNA',
    pt: 'Os dois ministros assinam o acordo do porto na velha alfândega de Vell no domingo. Foto: Lusa',
    ru: 'Два министра подписывают договор о гавани в старой таможне города Велла в воскресенье днём. Фото: ТАСС',
  };

  test.each([
    [captions.en, 'Harbour pilots were not asked.', 'Harbour towns rejoice.'],
    [captions.pt, 'Pilotos do porto não foram ouvidos.', 'Pilotos festejam.'],
    [captions.ru, 'Лоцманов никто не спрашивал.', 'Лоцманов поздравили все.'],
  ])('ends with it, whatever the next line begins with: %s', async (caption, here, there) => {
    const { told } = await shared(`${caption}\n\n${here}`, `${caption}\n\n${there}`);
    expect(told).toEqual([['caption', caption]]);
  });

  test('goes on into the next lines where these are shared wording themselves', async () => {
    const more = 'The pilots of both towns were not asked by anybody and learnt of it from the bell of the harbour';
    const { told } = await shared(`${captions.en}\n\n${more}. So it was.`, `Rain.\n\n${captions.en}\n\n${more}`);
    expect(told).toEqual([['narrative', `${captions.en}\n\n${more}`]]);
  });

  test('is counted once where a page prints it twice', async () => {
    const story = 'The pilots of both towns were not asked by anybody.';
    const once = await shared(`${captions.en}\n\n${story}`, `Rain.\n\n${captions.en}`);
    const twice = await shared(`${captions.en}\n\n${captions.en}\n\n${story}`, `Rain.\n\n${captions.en}`);
    expect(twice).toEqual(once);
  });
});

describe('runs', () => {
  /** Few words, so that rows share much, and repeat themselves. */
  const row = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 14 })), { maxLength: 8 })
    .map((stretches): WordRow => {
      const numbers = stretches.flatMap(([kind, length]) => Array.from({ length }, (_, at) => kind * 9 + (at % 11)));
      return {
        words: Uint32Array.from(numbers),
        signs: Uint8Array.from(numbers, (number) => (number > 30 ? singleSign : 0)),
      };
    });

  test('of all pairs are those that comparing every word with every word finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 1, max: 4 }),
        async (rows, most) => {
          const found = await runsOfAll(rows, undefined, most);
          const starts = rows.map((row) => startsByHand(row, rows, most));
          for (let a = 0; a < rows.length; a++) {
            for (let b = a + 1; b < rows.length; b++) {
              const byHand = runsByHand(rows[a]!, starts[a]!, rows[b]!, starts[b]!);
              expect(found.runs.get(a)?.get(b) ?? []).toEqual(byHand);
              const table = atOnce(SeedTable.of([rows[a]!]));
              expect(atOnce(runsOfPair(rows[a]!, starts[a]!, table, rows[b]!))).toEqual(byHand);
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  function hasSeed({ words, signs }: WordRow, at: number): boolean {
    let weight = 0;
    for (let word = at; word < words.length; word++) weight += weightOf(signs[word]!);
    return weight >= seedWeight;
  }

  function seedsLike(row: WordRow, at: number, other: WordRow): number {
    let times = 0;
    other.words.forEach((_, place) => {
      if (hasSeed(other, place) && sameSeed(row, at, other, place)) times += 1;
    });
    return times;
  }

  function startsByHand(row: WordRow, rows: readonly WordRow[], most: number): Starts {
    return Uint8Array.from(row.words, (_, at) => {
      if (!hasSeed(row, at)) return 0;
      const rowsWith = rows.filter((other) => seedsLike(row, at, other) > 0).length;
      return rowsWith <= most && seedsLike(row, at, row) <= mostInOne ? 1 : 0;
    });
  }

  function runsByHand(a: WordRow, startsA: Starts, b: WordRow, startsB: Starts): WordRun[] {
    const runs: WordRun[] = [];
    for (let atA = 0; atA < a.words.length; atA++) {
      for (let atB = 0; atB < b.words.length; atB++) {
        if (atA > 0 && atB > 0 && a.words[atA - 1] === b.words[atB - 1]) continue;
        let [length, weight, begins] = [0, 0, false];
        while (atA + length < a.words.length && a.words[atA + length] === b.words[atB + length]) {
          if (startsA[atA + length] === 1 && startsB[atB + length] === 1) {
            begins ||= sameSeed(a, atA + length, b, atB + length);
          }
          weight += weightOf(a.signs[atA + length]!);
          length += 1;
        }
        if (begins) runs.push({ a: atA, b: atB, length, weight });
      }
    }
    return runs;
  }

  test('are none of words that somebody repeated for pages', () => {
    const row: WordRow = { words: new Uint32Array(100_000).fill(7), signs: new Uint8Array(100_000) };
    const table = atOnce(SeedTable.of([row]));
    expect(atOnce(runsOfPair(row, atOnce(notTooOften(row, table)), table, row))).toEqual([]);
  });
});

describe('the answers', () => {
  /** Sentences that documents are made of. */
  const random = chance(10);
  const stock = Array.from({ length: 12 }, (_, at) =>
    words(random, ['en', 'ru', 'ar'][at % 3]!, 6 + (at % 4) * 4).join(' '),
  );
  const text = fc
    .array(fc.integer({ min: 0, max: stock.length - 1 }), { maxLength: 5 })
    .map((numbers) => numbers.map((number) => stock[number]!).join('. '));
  const act = fc.record({
    kind: fc.constantFrom('set', 'set', 'remove', 'merge'),
    id: fc.integer({ min: 0, max: 7 }),
    text,
  });

  test('are those of the project as it is, in whatever order it came to be so', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
        const now = new Map<string, TextSource>();
        const isCurrent = ({ documentId, textId }: SourceState) => now.get(documentId)?.textId === textId;
        const grown = new CompareIndex(isCurrent, undefined, 3);
        let parts: Wording[] = [];
        let version = 0;
        for (const { kind, id, text } of acts) {
          const documentId = `document ${id}`;
          if (kind === 'set') {
            const made = source(documentId, text, ++version);
            now.set(documentId, made);
            parts.push(buildWording([made]));
            grown.add(parts.at(-1)!);
          } else if (kind === 'remove') now.delete(documentId);
          else {
            parts.forEach((part) => grown.remove(part));
            parts = [mergeWordings(parts.toReversed(), isCurrent)];
            grown.add(parts[0]!);
          }
          grown.changed();
          // Asked in between, it has something to keep wrongly.
          await grown.families(all, undated);
        }
        expect(await answersOf(grown, [...now.keys()].sort())).toEqual(
          await answersOf(indexOf([...now.values()], 3), [...now.keys()].sort()),
        );
      }),
      { numRuns: 1000 },
    );
  });

  async function answersOf(index: CompareIndex, ids: readonly string[]) {
    return {
      shared: await Promise.all(ids.map((id) => index.sharedIn(id))),
      grid: await index.grid({ ...all, documentIds: ids }, undated),
      wholeGrid: await index.grid(all, undated),
      families: await index.families(all, undated),
    };
  }

  test('about a pair are the same from both sides', async () => {
    const index = indexOfTexts({ a: `${stock[3]}. ${stock[7]}`, b: `${stock[7]}. ${stock[3]}` });
    const [one, other] = [await index.pair('a', 'b'), await index.pair('b', 'a')];
    expect(one).toMatchObject({ class: 'same text', ordered: false, passages: 2, aInB: 1, bInA: 1 });
    expect(other.shared.map(({ a, b }) => [b, a]).toSorted(([a], [b]) => a!.from - b!.from)).toEqual(
      one.shared.map(({ a, b }) => [a, b]),
    );
  });
});

describe('what an account took from another', () => {
  test.each(['en', 'ru', 'ar', 'pt'])('is found whatever was done to it, and nothing else (%s)', async (language) => {
    const random = chance(4);
    const passages = (['copy', 'cut', 'add', 'number', 'name', 'quote'] as const).map((how) => {
      const from = words(random, language, 40);
      return {
        from: how === 'quote' ? taken(random, language, from, how) : from.join(' '),
        to: taken(random, language, from, how),
      };
    });
    const own = () => `${words(random, language, 50).join(' ')}.`;
    const first = passages.flatMap(({ from }) => [own(), `${from}.`]).join('\n\n');
    const second = passages
      .toReversed()
      .flatMap(({ to }) => [own(), `${to}.`])
      .join('\n\n');
    const { shared, ordered } = await indexOfTexts({ first, second, third: own() }).pair('first', 'second');
    expect(shared.map(({ a }) => first.slice(a.from, a.to))).toEqual(
      passages.map(({ from }) => from.replace(/[“”]/g, '')),
    );
    expect(shared.map(({ b }) => second.slice(b.from, b.to))).toEqual(
      passages.map(({ to }) => to.replace(/[“”]/g, '')),
    );
    expect(shared.map(({ kind }) => kind)).toEqual([...Array.from({ length: 5 }, () => 'narrative'), 'quotation']);
    expect(shared.map(({ gaps }) => gaps.flat().map(({ kind }) => kind))).toEqual([
      [],
      ['cut'],
      ['added'],
      ['replaced'],
      ['replaced'],
      [],
    ]);
    expect(ordered).toBe(false);
  });

  // An ellipsis stands for twelve words that both have.
  test.each([
    ["the PRESIDENT'S ADDRESS … that day's news", "the Governor's ADDRESS … that day’s end", "ADDRESS … that day's"],
    ['vers l’accord … un été d’hier', "dans d'accord … un été d'avant", '… un été'],
    ['один комп’ютер … той об’їзд', 'цей п’ютер … той об’єкт', '… той'],
    ['mare dell’estate … la barca all’alba', "porto nell'estate … la barca all'ombra", '… la barca'],
    ['a well-known … O’Brien', 'the known … O’Hara', 'known …'],
  ])('begins and ends at words as the text shows them: %s', async (a, b, shown) => {
    const row = words(chance(21), 'pt', 12).join(' ');
    const [first, second] = [a.replace('…', row), b.replace('…', row)];
    const { shared } = await indexOfTexts({ first, second }).pair('first', 'second');
    expect(shared.map(({ a: { from, to } }) => first.slice(from, to))).toEqual([shown.replace('…', row)]);
  });

  test('is the same words with whatever apostrophe they are written', async () => {
    const row = words(chance(22), 'en', 12).join(' ');
    const [first, second] = [`The king’s word: ${row}.`, `THE KING'S WORD: ${row}.`];
    const { shared } = await indexOfTexts({ first, second }).pair('first', 'second');
    expect(shared.map(({ a, words }) => [first.slice(a.from, a.to), words])).toEqual([[first.slice(0, -1), 15]]);
  });

  test.each([
    ['Chinese from 16 characters on', 16, '渡轮周六傍晚因机舱起火在距离海港两英里处停航医生在码头为乘客检查身体'],
    ['Japanese from 16 characters on', 16, 'フェリーは土曜日の夕方に機関室の火災のため港から二マイルの所で止まった'],
    ['Thai from 24 characters on', 24, 'เรือข้ามฟากหยุดเดินเมื่อเย็นวันเสาร์เพราะเกิดไฟไหม้ในห้องเครื่องยนต์ใกล้ท่าเรือ'],
  ])('is found in %s, as eight words are', async (_, least, sentence) => {
    const shown = (count: number) =>
      wordsOf(sentence)
        .slice(0, count)
        .map(({ text }) => text)
        .join('');
    const sharedWords = async (count: number) => {
      const text = shown(count);
      const index = indexOfTexts({ a: `雨。${text}。Rain over the harbour`, b: `${text}。雪` });
      return (await index.pair('a', 'b')).shared.map(({ words, echo }) => [words, echo]);
    };
    expect(await sharedWords(least - 1)).toEqual([]);
    expect(await sharedWords(least)).toEqual([[8, true]]);
    expect(await sharedWords((least * 3) / 2)).toEqual([[12, false]]);
  });

  test('is found in a row of words and of characters, as far as they weigh as much', async () => {
    const row = '交通部长推迟访问工厂 Ferro Lines 的 2031';
    const index = indexOfTexts({ a: `雨。${row}。`, b: `${row}。雪` });
    expect((await index.pair('a', 'b')).shared.map(({ words }) => words)).toEqual([9]);
  });

  test('is found in Arabic whether or not vowels, stretches and joined letters are written', async () => {
    const plain = 'وعد مالك السفينة بإعادة ثمن 214 تذكرة خلال أسبوعين إلى ركاب الميناء القديم';
    const vowelled = 'وَعَدَ مَالِكُ السَّفِينَةِ بِإِعَادَةِ ثَمَنِ ٢١٤ تَذْكِرَةً خِلَالَ أُسْبُوعَيْنِ إِلَى رُكَّابِ المينـــاء القديم';
    const joined = plain.replaceAll('لا', 'ﻻ');
    for (const other of [vowelled, joined, plain.replaceAll('ي', 'ی')]) {
      const { shared } = await indexOfTexts({ a: plain, b: other }).pair('a', 'b');
      expect(shared.map(({ a, words }) => [a.to - a.from, words])).toEqual([[plain.length, 13]]);
    }
  });

  test('is found in Russian whether or not ё, accents and signs of print are written', async () => {
    const plain = 'Капитан порта объявил, что все еще ждет отчета о грузе зерна из второго трюма';
    const printed = '«Капитан порта» объявил, что всё ещё ждёт отчёта о гру\u0301зе зерна — из вто\u00ADрого трюма';
    const { shared } = await indexOfTexts({ a: plain, b: printed }).pair('a', 'b');
    expect(shared.map(({ a, words }) => [a.to - a.from, words])).toEqual([[plain.length, 14]]);
  });

  test('is none in a script without spaces where fewer characters are the same', async () => {
    const random = chance(5);
    const [long, short] = [characters(random, 40), characters(random, 15)];
    const index = indexOfTexts({
      a: `${characters(random, 30)}。${long}。${short}。${characters(random, 30)}`,
      b: `${long}。${characters(random, 30)}。${short}。`,
    });
    const { shared } = await index.pair('a', 'b');
    expect(shared.map(({ words, longest, echo }) => ({ words, longest, echo }))).toEqual([
      { words: 20, longest: 20, echo: false },
    ]);
  });
});

describe('the head of a text', () => {
  const title = 'Interparliamentary friendship group of the harbour towns meets in Orvella for the third time';
  const byline = 'By Ingrid Halvorsen and Pavo Lindeq, the Lantern Wire, Orvella, 14 March 2023, 06:33';
  const [lead, end] = [words(chance(31), 'en', 30).join(' '), words(chance(32), 'en', 30).join(' ')];
  const first = `${title}\n\n${byline}\n\n${words(chance(33), 'en', 40).join(' ')}.\n\n${lead}.`;
  const second = `${title.toUpperCase()}\n${byline}\n\n${end} ${end}.\n\n${lead}.`;
  const placeIn = (text: string, value: string) => ({
    from: text.indexOf(value),
    to: text.indexOf(value) + value.length,
  });
  const headsOf = (heads: Readonly<Record<string, Head>>) => {
    const index = new CompareIndex(
      () => true,
      (id) => heads[id] ?? null,
    );
    index.add(buildWording([source('first', first), source('second', second)]));
    return index;
  };
  const bylined = (text: string) =>
    ['Ingrid Halvorsen and Pavo Lindeq', 'the Lantern Wire', 'Orvella', '14 March 2023'].map((one) =>
      placeIn(text, one),
    );
  const told = async (index: CompareIndex) => {
    const { shared } = await index.pair('first', 'second');
    return shared.map(({ kind, a }) => [kind, first.slice(a.from, a.from + 8)]);
  };

  test('is no narrative: its title and the line that says by whom, where and when', async () => {
    const index = headsOf({
      first: { title, places: [placeIn(first, title), ...bylined(first)] },
      // A person wrote the title; it is found in the text all the same.
      second: { title: title.replace('harbour', 'HARBOUR'), places: bylined(second) },
    });
    expect(await told(index)).toEqual([
      ['heading', 'Interpar'],
      ['narrative', lead.slice(0, 8)],
    ]);
    expect((await index.sharedIn('second')).stretches.map(({ kind }) => kind)).toEqual(['heading', 'narrative']);
    const { families } = await index.families(all, undated);
    expect(families.map(({ kind }) => kind).sort()).toEqual(['heading', 'narrative']);
  });

  test('is not a lead in which place and date stand, nor a title of one text only', async () => {
    const heads = {
      first: { title: '', places: [placeIn(first, lead.slice(0, 30))] },
      second: { title: '', places: [placeIn(second, lead.slice(0, 30))] },
    };
    const titled = { ...heads, first: { title, places: [placeIn(first, title), ...bylined(first)] } };
    for (const some of [heads, titled])
      expect((await told(headsOf(some))).map(([kind]) => kind)).toEqual(['narrative', 'narrative']);
  });
});

describe('the lines of a head', () => {
  const dated = 'Published: 14 March 2023 at 06:33 UTC';
  const byline = 'By Ingrid Halvorsen, the Lantern Wire, Orvella, with Pavo Lindeq';
  const kindsOf = async (title: string, lines: readonly string[], named: readonly string[] = []) => {
    const texts = [34, 35].map((seed) => {
      const [before, after] = [words(chance(seed), 'en', 24).join(' '), words(chance(seed + 9), 'ru', 24).join(' ')];
      return `${before}\n${lines.join('\n')}\n${after}.`;
    });
    const index = new CompareIndex(
      () => true,
      (id) => ({
        title,
        places: named.map((one) => {
          const from = texts[Number(id)]!.indexOf(one);
          return { from, to: from + one.length };
        }),
      }),
    );
    index.add(buildWording(texts.map((text, at) => source(String(at), text))));
    return (await index.pair('0', '1')).shared.map(({ kind }) => kind);
  };

  test('are no lines of prose in which the words of a short title stand', async () => {
    expect(await kindsOf('Ferry stops', ['The ferry stops at the old quay each'])).toEqual(['narrative']);
    expect(await kindsOf('Ferry stops', ['ferry stops at the old quay each day'])).toEqual(['narrative']);
    expect(await kindsOf('Паром стоит', ['У старого причала и сегодня паром стоит всю ночь'])).toEqual(['narrative']);
  });

  test('are the whole lines in which a title stands', async () => {
    const long = ['The ferry stops at the old quay', 'each day until the end of June'];
    expect(await kindsOf(long.join(' '), long)).toEqual(['heading']);
    expect(await kindsOf(long[0]!.toUpperCase(), [long[0]!, 'BY THE LANTERN WIRE'], ['THE LANTERN WIRE'])).toEqual([
      'heading',
    ]);
    expect(await kindsOf(long.join(' '), [`${long.join(' ')} and then no more`])).toEqual(['narrative']);
  });

  test('say by whom, where and when, and little more', async () => {
    const named = ['Ingrid Halvorsen', 'the Lantern Wire', 'Orvella', '14 March 2023'];
    expect(await kindsOf('', [byline, dated], named)).toEqual(['heading']);
    expect(await kindsOf('', [dated], ['14 March 2023'])).toEqual(['heading']);
    expect(await kindsOf('', ['On 14 March 2023 the ferry stopped here'], ['14 March 2023'])).toEqual(['narrative']);
    expect(await kindsOf('', ['In Orvella the ferry stops at every quay'], ['Orvella'])).toEqual(['narrative']);
  });
});

test('the head of a text is not taken for that of the one that came in its place while a question went on', async () => {
  const title = 'Interparliamentary friendship group of the harbour towns meets for the third time';
  const [own, other] = [words(chance(41), 'en', 40).join(' '), words(chance(42), 'en', 40).join(' ')];
  let version = 1;
  const index = new CompareIndex(
    (entry) => entry.documentId === 'quay' || entry.version === version,
    () => ({ title, places: [] }),
  );
  const quay = `${title}\n\n${own}.`;
  index.add(buildWording([source('quay', quay)]));
  index.add(buildWording([source('mill', `${own}.`)]));
  let turns = 0;
  await index.grid({ ...all, documentIds: ['mill', 'quay'] }, undated, async () => {
    turns += 1;
    if (version === 2) return;
    version = 2;
    index.add(buildWording([source('mill', `${title}\n\n${other}.`, 2)]));
  });
  expect(turns).toBeGreaterThan(0);
  expect((await index.pair('mill', 'quay')).shared.map(({ kind }) => kind)).toEqual(['heading']);
});

describe('families', () => {
  const [quoted, template] = [words(chance(11), 'en', 30).join(' '), words(chance(12), 'ru', 24).join(' ')];
  const index = indexOfTexts({
    a: `${quoted}.\n\n${template}.`,
    b: `${words(chance(13), 'en', 9).join(' ')} ${quoted}.`,
    c: `${template} ${words(chance(14), 'ru', 9).join(' ')}.`,
  });
  const membersOf = async (
    question: Partial<FamiliesQuestion>,
    appeared: Readonly<Record<string, Partial<Appeared>>>,
  ) => {
    const of = (id: string) => ({ ...undated(), ...appeared[id] });
    const { families } = await index.families({ ...all, ...question }, of);
    return families.map(({ members }) => members.map(({ documentId }) => documentId).join(' ')).sort();
  };

  test('of one outlet are left out where only what outlets share is looked for', async () => {
    const outlets = { a: { outlet: 'Порт сегодня' }, b: { outlet: 'Harbour News' }, c: { outlet: 'ПОРТ СЕГОДНЯ' } };
    expect(await membersOf({}, outlets)).toEqual(['a b', 'a c']);
    expect(await membersOf({ betweenOutlets: true }, outlets)).toEqual(['a b']);
    const named = (id: string): Appeared => ({ ...undated(), ...outlets[id as keyof typeof outlets] });
    expect(await index.families({ ...all, betweenOutlets: true }, named)).toMatchObject({ total: 1, withinOutlets: 1 });
  });

  test('of documents whose outlet nobody named stay', async () => {
    expect(await membersOf({ betweenOutlets: true }, { a: { outlet: 'Harbour News' } })).toEqual(['a b', 'a c']);
  });

  test('join no documents further apart than the window, and undated ones always', async () => {
    const dates = { a: { date: '2024-03-04' }, b: { date: '2024-04-04' } };
    expect(await membersOf({ days: 30 }, dates)).toEqual(['a c']);
    expect(await membersOf({ days: 31 }, dates)).toEqual(['a b', 'a c']);
  });

  test('hold of copies those that another document is near enough to, each by its own day', async () => {
    const story = words(chance(15), 'en', 40).join(' ');
    const lead = story.split(' ').slice(0, 20).join(' ');
    const copies = indexOfTexts({
      old: story,
      again: story,
      quoting: `${lead} ${words(chance(16), 'en', 9).join(' ')}.`,
    });
    const days = { old: '2010-05-01', again: '2024-05-01', quoting: '2024-05-02' };
    const members = async (most: number | null, ids: readonly (keyof typeof days)[]) => {
      const of = (id: string) => ({ ...undated(), date: days[id as keyof typeof days] });
      const { families } = await copies.families({ ...all, days: most, documentIds: ids }, of);
      return families.map((family) => family.members.map(({ documentId }) => documentId).join(' '));
    };
    expect(await members(null, ['old'])).toEqual(['again old quoting']);
    expect(await members(3, ['again'])).toEqual(['again quoting']);
    expect(await members(3, ['old'])).toEqual([]);
    const alone = indexOfTexts({ old: story, again: story });
    const far = (id: string) => ({ ...undated(), date: days[id as keyof typeof days] });
    expect((await alone.families({ ...all, days: 3 }, far)).total).toBe(0);
    expect((await alone.families({ ...all, days: 6000 }, far)).total).toBe(1);
  });
});

describe('odd texts', () => {
  const prose = words(chance(6), 'en', 60).join(' ');

  test('of one word, or none, share nothing', async () => {
    const index = indexOfTexts({ a: 'Peace', b: 'Peace', c: '' });
    expect((await index.sharedIn('a')).stretches).toEqual([]);
    expect(await index.pair('a', 'c')).toMatchObject({ class: null, shared: [], aInB: 0 });
  });

  test('that are all the same are one family and one group of copies', async () => {
    const ids = Array.from({ length: 300 }, (_, at) => `copy ${1000 + at}`);
    const index = indexOf(ids.map((id) => source(id, prose)));
    const { families, copies } = await index.families(all, undated);
    expect(families.map(({ documents, words }) => ({ documents, words }))).toEqual([{ documents: 300, words: 60 }]);
    expect(copies).toEqual([ids]);
    const { stretches } = await index.sharedIn('copy 1000');
    expect(stretches.map(({ others }) => others.length)).toEqual([299]);
  });

  test('share nothing but boilerplate by a footer below all of them, and what two share beside it is found', async () => {
    const random = chance(7);
    const footer = words(random, 'en', 20).join(' ');
    const texts = Array.from({ length: 5000 }, (_, at) =>
      source(`${10_000 + at}`, `${words(random, 'en', 12).join(' ')}.\n\n${footer}.`),
    );
    const closing = `${words(random, 'en', 15).join(' ')} ${footer}`;
    const index = indexOf([...texts, source('a', closing), source('b', closing.replace(/^\S+/, 'changed'))]);
    const kinds = ['narrative', 'quotation'] as const;
    const { families } = await index.families({ ...all, kinds }, undated);
    expect(families.map(({ members, words }) => [members.map(({ documentId }) => documentId), words])).toEqual([
      [['a', 'b'], 34],
    ]);
    const { stretches } = await index.sharedIn('10000');
    expect(stretches.filter(({ kind }) => kind !== 'boilerplate')).toEqual([]);
  });

  test('in which one form stands at every entry, as in a log, are not looked through once for each of them', async () => {
    const entries = Array.from({ length: 2000 }, (_, at) => `Entry ${at} of the log of the port names ship ${at * 7}.`);
    const index = indexOfTexts({ log: `${entries.join(' ')}\n\n${prose}.`, b: prose });
    let visits = 0;
    const { each } = SeedTable.prototype;
    const counting = vi.spyOn(SeedTable.prototype, 'each').mockImplementation(function (this: SeedTable, hash, visit) {
      each.call(this, hash, (place) => {
        visits += 1;
        visit(place);
      });
    });
    try {
      expect(await index.pair('log', 'b')).toMatchObject({ class: 'contains', bInA: 1, passages: 1 });
    } finally {
      counting.mockRestore();
    }
    expect(visits).toBeLessThan(entries.length * 30);
  });

  test('that quote themselves share each of the places', async () => {
    const index = indexOfTexts({
      a: `${prose}.\n\nHe said it again: ${prose}.\n\n${words(chance(8), 'en', 90).join(' ')}.`,
      b: prose,
    });
    expect(await index.pair('a', 'b')).toMatchObject({ class: 'contains', bInA: 1, passages: 2 });
    expect((await index.pair('a', 'a')).shared).toEqual([]);
  });
});

describe('a part', () => {
  test('that was damaged is refused', () => {
    const part = buildWording([source('a', 'Четыре слова этого предложения')]);
    expect(wordings.check(structuredClone(part)).ok).toBe(true);
    expect(wordings.check({ ...part, words: part.words.map((word) => word ^ 1) }).ok).toBe(false);
    expect(wordings.check({ ...part, stamp: 'wording 0' }).ok).toBe(false);
    expect(wordings.check(null).ok).toBe(false);
  });
});
