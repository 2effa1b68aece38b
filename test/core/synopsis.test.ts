import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAccount, termsOf } from '../../src/core/compare/account.ts';
import type { ReadAccount } from '../../src/core/compare/account.ts';
import { CompareIndex } from '../../src/core/compare/compare-index.ts';
import type { CountForms } from '../../src/core/compare/frequencies.ts';
import { rowsInOrder } from '../../src/core/compare/row-order.ts';
import { linksOf } from '../../src/core/compare/sentence-links.ts';
import type { Synopsis } from '../../src/core/compare/synopsis-shapes.ts';
import { nameFact, numberFact, quotationFact } from '../../src/core/compare/synopsis-shapes.ts';
import { rowsOf, synopsisOf } from '../../src/core/compare/synopsis.ts';
import type { TermVector } from '../../src/core/compare/terms.ts';
import { likeness, vectorsOf } from '../../src/core/compare/terms.ts';
import { buildWording } from '../../src/core/compare/wording.ts';
import type { TextSource } from '../../src/core/derived/derivation.ts';
import { chance, source, words } from './accounts.ts';
import { prose, tell } from './told.ts';

const never = async () => undefined;

/** How often words stand in these texts. */
function countIn(sources: readonly TextSource[]): CountForms {
  const index = new CompareIndex(() => true);
  index.add(buildWording(sources));
  return (forms) => index.frequencies(forms);
}

function synopsis(sources: readonly TextSource[], loose = false): Promise<Synopsis> {
  return synopsisOf(sources, countIn(sources), loose);
}

/** The rows of a synopsis as the words of each account, by what accounts are called. */
async function rowsSaid(texts: Readonly<Record<string, string>>, language: string | null = null) {
  const sources = Object.entries(texts).map(([id, text]) => source(id, text, 1, language));
  return said(await synopsis(sources), (id) => id, new Map(Object.entries(texts)));
}

function said({ accounts, rows }: Synopsis, nameOf: (id: string) => string, texts: ReadonlyMap<string, string>) {
  return rows.map(({ cells }) =>
    Object.fromEntries(
      cells.flatMap((sentences, account) => {
        if (sentences.length === 0) return [];
        const { documentId, sentences: places } = accounts[account]!;
        const words = sentences.map((sentence) =>
          texts.get(nameOf(documentId))!.slice(places[sentence]!.from, places[sentence]!.to),
        );
        return [[nameOf(documentId), words.join(' / ')]];
      }),
    ),
  );
}

describe('rows', () => {
  for (const of of prose) {
    test(`put beside each other what accounts tell of one source, and nothing else (${of.language})`, async () => {
      for (let seed = 0; seed < 40; seed++) {
        const random = chance(seed);
        const told = Array.from({ length: 2 + (seed % 5) }, () => tell(random, of));
        const sources = told.map(({ text }, at) => source(String(at), text, 1, of.language));
        const { accounts, rows } = await synopsis(sources);
        expect(accounts.map(({ sentences }) => sentences.length)).toEqual(told.map(({ truth }) => truth.length));
        const found = rows.map(({ cells }) => {
          const tells = cells.flatMap((sentences, at) => sentences.map((sentence) => told[at]!.truth[sentence]!));
          return tells.length === 1 ? 'alone' : [...new Set(tells)].join(' ');
        });
        const shared = of.sentences.flatMap((_, at) =>
          told.filter(({ truth }) => truth.includes(at)).length > 1 ? [String(at)] : [],
        );
        expect(found.filter((one) => one !== 'alone').toSorted()).toEqual(shared.toSorted());
      }
    });
  }

  test('are the same in whatever order the documents come, and whatever their ids are', async () => {
    const random = chance(4);
    for (const of of [prose[1]!, prose[3]!]) {
      const told = Array.from({ length: 4 }, () => tell(random, of, 0.8));
      // What stands in one of them twice, and equally near to both, is no matter of order either.
      const texts = told.map(({ text }, at) => (at === 2 ? `${text} ${text}` : text));
      const rows = async (order: readonly number[]) => {
        const sources = order.map((of, id) => source(String(id), texts[of]!));
        const answer = await synopsis(sources);
        const said = answer.rows.map(({ cells, links }) =>
          JSON.stringify([
            order.map((_, of) => cells[order.indexOf(of)]),
            links.map(({ cosine, words }) => `${cosine} ${words}`).sort(),
          ]),
        );
        return said.sort();
      };
      const first = await rows([0, 1, 2, 3]);
      expect(first.length).toBeGreaterThan(of.sentences.length / 2);
      for (const order of orders([0, 1, 2, 3])) expect(await rows(order)).toEqual(first);
    }
  });

  test('have equal bytes on every run, in whatever parts the words of the project come', async () => {
    const random = chance(8);
    const sources = prose.map((of, at) =>
      source(String(at), `${tell(random, of).text} ${tell(random, prose[0]!).text}`),
    );
    const whole = JSON.stringify(await synopsis(sources));
    const index = new CompareIndex(() => true);
    for (const one of sources.toReversed()) index.add(buildWording([one]));
    expect(JSON.stringify(await synopsisOf(sources, (forms) => index.frequencies(forms)))).toBe(whole);
  });

  test('join what has eight words in a row in common, however long the rest', async () => {
    const shared = 'in two miles of the town because of a fire';
    const rows = await rowsSaid({
      a: `Nobody was hurt when crew and passengers left the burning Marisol ${shared} that broke out late on Saturday. It rained.`,
      b: `The harbour office will publish what caused yesterday evening's delays, among them one ${shared} which engineers still examine.`,
    });
    expect(rows.map((row) => Object.keys(row).length).toSorted()).toEqual([1, 2]);
  });

  test('tell firm, other and loose links apart', async () => {
    const sources = [
      source('a', 'The culture ministers signed a plan in Harbourtown. Fishermen mend torn nets near old piers.'),
      source(
        'b',
        'The culture ministers signed a plan in Harbourtown. Dockers mend broken pumps aboard newer ferries.',
      ),
    ];
    const strict = await synopsis(sources);
    expect(strict.rows.flatMap(({ links }) => links.map(({ cosine, words }) => [cosine, words]))).toEqual([[1, 8]]);
    const count: CountForms = async (forms) => ({ counts: forms.map(() => 2), words: 40 });
    const loose = await synopsisOf(sources, count, true);
    expect(loose.rows.map(({ cells }) => cells.map(({ length }) => length))).toEqual([
      [1, 1],
      [1, 0],
      [0, 1],
    ]);
  });
});

describe('links', () => {
  const vocabulary = 'ferry smoke harbour captain rain 14 night boats left was in the a'.split(' ');
  const sentence = fc
    .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 12 })
    .map((some) => some.join(' '));
  const text = fc.uniqueArray(sentence, { maxLength: 7, selector: (one) => one.split(' ').sort().join(' ') });

  test('are those that comparing every sentence with every other one finds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 2, maxLength: 4 }), fc.boolean(), async (texts, loose) => {
        // Full stops alone end nothing before a small letter.
        const sources = texts.map((of, at) => source(String(at), of.join('.\n\n')));
        const accounts = await Promise.all(sources.map((one) => readAccount(one)));
        const vectors = await vectorsOf(accounts, countIn(sources), never);
        const least = loose ? 0.2 : 0.3;
        expect(await linksOf(accounts, vectors, least, never)).toEqual(linksByHand(accounts, vectors, least));
      }),
      { numRuns: 500 },
    );
  });

  function linksByHand(accounts: readonly ReadAccount[], vectors: readonly (readonly TermVector[])[], least: number) {
    const links = [];
    for (let a = 0; a < accounts.length; a++) {
      for (let inA = 0; inA < vectors[a]!.length; inA++) {
        for (let b = a + 1; b < accounts.length; b++) {
          for (let inB = 0; inB < vectors[b]!.length; inB++) {
            const cosine = likeness(vectors[a]![inA]!, vectors[b]![inB]!);
            const words = longestRow(wordsOf(accounts[a]!, inA), wordsOf(accounts[b]!, inB));
            const isBest =
              cosine >= least &&
              best(vectors[a]!, inA, vectors[b]!) === inB &&
              best(vectors[b]!, inB, vectors[a]!) === inA;
            if (!isBest && words < 8) continue;
            const places = { a: { account: a, sentence: inA }, b: { account: b, sentence: inB } };
            links.push({ ...places, cosine, words: words < 8 ? 0 : words });
          }
        }
      }
    }
    return links;
  }

  /** The most alike, of these the one at the nearest place, and of these the first. */
  function best(here: readonly TermVector[], at: number, there: readonly TermVector[]): number {
    const apart = (other: number) => Math.abs(at * there.length - other * here.length);
    return there
      .map((vector, other) => ({ other, cosine: likeness(here[at]!, vector) }))
      .sort((x, y) => y.cosine - x.cosine || apart(x.other) - apart(y.other) || x.other - y.other)[0]!.other;
  }

  function wordsOf({ source: { text }, sentences }: ReadAccount, at: number): readonly string[] {
    return text.slice(sentences[at]!.from, sentences[at]!.to).replace('.', '').split(' ');
  }

  function longestRow(one: readonly string[], other: readonly string[]): number {
    let longest = 0;
    one.forEach((_, at) =>
      other.forEach((_, there) => {
        let length = 0;
        while (at + length < one.length && one[at + length] === other[there + length]) length += 1;
        longest = Math.max(longest, length);
      }),
    );
    return longest;
  }
});

describe('odd texts', () => {
  test('of one word, of none, and of signs only have the rows that they have sentences', async () => {
    expect(await rowsSaid({ a: 'Fire', b: 'Fire!', c: '', d: '…' })).toEqual([{ a: 'Fire', b: 'Fire!' }]);
  });

  test('that are the same are told sentence by sentence', async () => {
    const { text } = tell(chance(1), prose[1]!);
    const rows = await rowsSaid({ a: text, b: text, c: text });
    expect(rows.every(({ a, b, c }) => a === b && b === c && a !== undefined)).toBe(true);
    expect(rows.length).toBeGreaterThan(5);
  });

  test('that quote themselves put both places beside the one of the other', async () => {
    const once = 'Следователи изъяли журнал вахтенного механика.';
    const rows = await rowsSaid({ a: `${once} Шёл дождь. ${once}`, b: `Рыбаки вышли в море. ${once}` }, 'ru');
    expect(rows).toEqual([{ a: `${once} / ${once}`, b: once }, { a: 'Шёл дождь.' }, { b: 'Рыбаки вышли в море.' }]);
  });

  test('in two languages meet in each, and forms of a word are one word', async () => {
    const rows = await rowsSaid(
      {
        a: 'Паром остановили из-за пожара в машинном отделении. The ferry was stopped by a fire in its engine room.',
        b: 'Engine room fire stopped the ferry. Пожар в машинном отделении: паромы остановлены.',
      },
      'ru',
    );
    expect(rows).toEqual([
      {
        a: 'Паром остановили из-за пожара в машинном отделении.',
        b: 'Пожар в машинном отделении: паромы остановлены.',
      },
      { a: 'The ferry was stopped by a fire in its engine room.', b: 'Engine room fire stopped the ferry.' },
    ]);
  });

  test('of one line again and again are no million links', async () => {
    const line = 'All rights are reserved by the publisher.\n\n';
    const { rows } = await synopsis([source('a', line.repeat(4000)), source('b', line.repeat(3000))]);
    expect(rows.reduce((sum, { links }) => sum + links.length, 0)).toBe(4000);
  });

  test('of ten million characters are set beside a short one', { timeout: 120_000 }, async () => {
    const random = chance(3);
    const stock = Array.from({ length: 5000 }, () => `${words(random, 'en', 12).join(' ')}.\n`);
    const long = Array.from({ length: 110_000 }, (_, at) =>
      at % 40_000 === 77 ? `${prose[0]!.sentences[at % 7]!}.\n` : stock[Math.floor(random() * 5000)]!,
    );
    const text = long.join('').slice(0, 10_000_000);
    const short = prose[0]!.sentences.slice(0, 7).map((one) => `${one}.`);
    const answer = await synopsis([source('a', text), source('b', short.join(' '))]);
    const shared = answer.rows.filter(({ cells }) => cells.every(({ length }) => length > 0));
    expect(shared.length).toBe(new Set(short.filter((one) => text.includes(one))).size);
  });

  test('a range of years is the same however it is written', async () => {
    const rows = await rowsSaid({
      a: 'The plan covers 2025-27. It rained.',
      b: 'Valid 2025–2027. Nobody came.',
    });
    expect(rows[0]).toEqual({ a: 'The plan covers 2025-27.', b: 'Valid 2025–2027.' });
    // A day is none: its month is no year.
    const keys = async (text: string) => {
      const found: string[] = [];
      termsOf(await readAccount(source('a', text)), 'en')(0, ({ key }) => found.push(key));
      return found;
    };
    expect(await keys('Signed 2010-11-12')).toEqual(['signed', '2010', '11', '12']);
    expect(await keys('Valid 2010–12.')).toEqual(['valid', '2010', '2012']);
  });

  test('meet by the words that an apostrophe joins to others', async () => {
    expect(
      await rowsSaid(
        {
          a: 'L’accord sera signé à Ankara. Il pleuvait.',
          b: 'Personne ne vint. Un accord signé, à Ankara.',
        },
        'fr',
      ),
    ).toContainEqual({ a: 'L’accord sera signé à Ankara.', b: 'Un accord signé, à Ankara.' });
    const one = async (a: string, b: string, language: string) =>
      (await rowsSaid({ a: `${a}.`, b: `${b}.` }, language)).length;
    expect([
      await one('qu’il l’accord d’Ankara', 'accord Ankara', 'fr'),
      await one('Kim’s envoys', 'Kim envoys', 'en'),
      await one('Ankara’da liman', 'Ankara liman', 'tr'),
    ]).toEqual([1, 1, 1]);
  });
});

describe('facts', () => {
  test('are numbers, names and quotations', async () => {
    const text =
      'Forty came. It took 40 days. Later the envoy met Korenkova. “We agree to it,” he said. 二十人到了。 Он встретил Анну на «Заре».';
    const { sentences } = await readAccount(source('a', text));
    expect(sentences.map(({ facts }) => facts)).toEqual([0, numberFact, nameFact, quotationFact, 0, nameFact]);
  });

  test('in German a noun is no name', async () => {
    const { sentences } = await readAccount(
      source('a', 'Gestern traf der Minister den Botschafter. Da kam Vera Korenkowa.', 1, 'de'),
    );
    expect(sentences.map(({ facts }) => facts)).toEqual([0, nameFact]);
  });
});

describe('the order of rows', () => {
  /** Accounts as letters: the same letter is the same row. */
  function ordered(accounts: readonly string[], base = 0, columns = accounts.map((_, at) => at)): string {
    const letters = [...new Set(accounts.join(''))];
    const synopsis: Synopsis = {
      accounts: accounts.map((account, at) => ({
        documentId: String(at),
        textId: '',
        sentences: [...account].map((_, from) => ({ from, to: from + 1, facts: 0 })),
      })),
      rows: letters.map((letter) => ({
        cells: accounts.map((account) => [...account].flatMap((one, at) => (one === letter ? [at] : []))),
        links: [],
      })),
    };
    return rowsInOrder(synopsis, base, columns)
      .map(
        ({ row, moved }) =>
          letters[row]! +
          moved
            .filter((by) => by !== 0)
            .map((by) => (by < 0 ? `↑${-by}` : `↓${by}`))
            .join(''),
      )
      .join(' ');
  }

  test('follows the base; what it has not stands where it occurs', () => {
    expect(ordered(['abc', 'xaybz'])).toBe('x a y b z c');
    expect(ordered(['abc', 'xaybz'], 1)).toBe('x a y b c z');
    expect(ordered(['', 'ab', 'bc'])).toBe('a b c');
    expect(ordered(['ab', 'xy'])).toBe('a b x y');
    expect(ordered(['ab', 'axyb', 'auvb'])).toBe('a x y u v b');
    expect(ordered(['ab', 'aub', 'axb'], 0, [2, 1])).toBe('a x u b');
  });

  test('tells of what moved how many rows up or down its own text has it', () => {
    expect(ordered(['abcd', 'dabc'])).toBe('a b c d↑3');
    expect(ordered(['abcde', 'abxcde', 'bcdxae'])).toBe('a↓4 b x↓2 c d e');
    expect(ordered(['abab'])).toBe('a b');
  });

  test('has every row once, and those of the base as it has them', () => {
    const account = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 8 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(fc.array(account, { minLength: 2, maxLength: 5 }), fc.nat(4), (accounts, at) => {
        const base = at % accounts.length;
        const rows = ordered(accounts, base)
          .split(' ')
          .filter((row) => row !== '')
          .map((row) => row[0]!);
        expect(rows.toSorted()).toEqual([...new Set(accounts.join(''))].toSorted());
        const own = new Set(accounts[base]!);
        expect(rows.filter((row) => own.has(row))).toEqual([...own]);
      }),
    );
  });
});

test('rows are what links hold together, and every sentence is in one', () => {
  const link = (a: [number, number], b: [number, number]) => ({
    a: { account: a[0], sentence: a[1] },
    b: { account: b[0], sentence: b[1] },
    cosine: 1,
    words: 0,
  });
  const rows = rowsOf([2, 1, 2], [link([0, 1], [2, 0]), link([1, 0], [2, 0])]);
  expect(rows.map(({ cells }) => cells)).toEqual([
    [[0], [], []],
    [[1], [0], [0]],
    [[], [], [1]],
  ]);
});

function orders(of: readonly number[]): readonly (readonly number[])[] {
  if (of.length < 2) return [of];
  return of.flatMap((first, at) => orders(of.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}
