import { describe, expect, test } from 'vitest';
import { queryName } from '../../src/core/model/query-name.ts';
import { must } from '../../src/core/model/result.ts';
import { noFacts } from '../../src/core/search/facts.ts';
import { completionsAt } from '../../src/core/search/language/complete.ts';
import { vocabularyOf, withSpeakers } from '../../src/core/search/language/vocabulary.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { checkSegment } from '../../src/core/search/segment/check.ts';
import { SmallIndex } from '../../src/core/search/small-index.ts';
import type { Sample } from './search-corpus.ts';
import { annotation, factsOf, sample, tag } from './search-corpus.ts';

const letters = sample(
  'letters',
  ['Dear Anna, the summit was a feast.', 'Menu | Home | Contact', 'No rice came; the aid convoy waited at the café.'],
  {
    title: 'Letters from Élysée',
    path: '2025/letters/anna.txt',
    attributes: { outlet: 'Le Monde', date: '2025-06-30', genre9: 'letter' },
    furniture: [1],
  },
);
const report = sample('report', ['Aid arrived by rail.', 'The summit communiqué said nothing of aid.'], {
  title: 'Report on food aid',
  path: '2024/report.txt',
  attributes: { outlet: 'Morning Post', date: '2024', author: 'Kim Lee' },
  language: 'en-GB',
});
const speech = sample('speech', ['Помощь пришла поездом.'], { language: 'ru', attributes: { date: '2025-07' } });
const samples = [letters, report, speech];
const at = (of: Sample, words: string): [number, number] => {
  const from = of.source.text.indexOf(words);
  return [from, from + words.length];
};
const tags = [tag('t1', 'Aid'), tag('t2', 'Food', 't1'), tag('t3', 'Rice', 't2'), tag('t4', 'First Aid')];
const annotations = [
  annotation('a1', letters, ...at(letters, 'rice came'), ['t3'], 'Compare with the *harvest* report.'),
  { ...annotation('a2', report, ...at(report, 'rail.\n\nThe summit'), ['t1']), author: 'Анна Бергман' },
  annotation('a3', speech, ...at(speech, 'Помощь'), []),
  { ...annotation('a4', report, 0, 3, ['t4']), anchor: { kind: 'lost' as const } },
  { ...annotation('a5', letters, 0, 3, ['t4']), version: 7 },
];

const open = (): SearchIndex => {
  const index = new SearchIndex();
  index.add(buildSegment(samples.map(({ source }) => source)));
  const genre = { id: 'genre9', name: 'Genre', type: 'text' as const, choices: [], order: 9 };
  index.setFacts({ ...factsOf(samples, annotations, tags), attributes: [genre] });
  return index;
};
const readText = async (id: string): Promise<string> => samples.find(({ record }) => record.id === id)!.source.text;
const ask = (query: string, more: { anyWord?: boolean; furniture?: boolean } = {}) =>
  open().search(
    { query, anyWord: false, order: 'document', furniture: false, offset: 0, limit: 100, ...more },
    readText,
  );
const find = async (query: string, more: { anyWord?: boolean; furniture?: boolean } = {}): Promise<string> =>
  must(await ask(query, more))
    .hits.map((hit) => `${hit.documentId}${hit.passage}`)
    .join(' ');

describe('filters', () => {
  test('of persons ask for the project’s own column of that name, where it has one', async () => {
    const interview = sample('interview', ['The quay was empty.', 'Пристань пуста.'], {
      attributes: { who: 'Kim Lee' },
    });
    const marked = { ...annotation('b1', interview, 0, 8, []), author: 'Анна Бергман' };
    const index = new SearchIndex();
    index.add(buildSegment([interview.source]));
    const asked = { anyWord: false, order: 'document', furniture: false, offset: 0, limit: 9 } as const;
    const count = async (query: string) =>
      must(await index.search({ query, ...asked }, () => Promise.resolve(interview.source.text))).total;
    index.setFacts(factsOf([interview], [marked], []));
    expect([await count('person:анна'), await count('person:kim')]).toEqual([1, 0]);
    const who = { id: 'who', name: 'Person', type: 'text' as const, choices: [], order: 9 };
    index.setFacts({ ...factsOf([interview], [marked], []), attributes: [who] });
    expect([await count('person:анна'), await count('person:kim')]).toEqual([0, 2]);
  });

  test('of speakers ask who speaks, in every passage of a turn, and for the project’s own column where it has one', async () => {
    const interview = sample('interview', [
      'Recorded on Monday.',
      'Корреспондент: Когда вы услышали гудок?',
      'Marta Lind: В понедельник, на рассвете.',
      'Мы стояли на пристани до девяти.',
      'Корреспондент: Кто был на пристани?',
      'Marta Lind: Все были там.',
    ]);
    const other = sample('other', ['Lind: nobody speaks here.', 'The quay was empty.'], { attributes: { c1: 'Kim' } });
    const index = new SearchIndex();
    index.add(buildSegment([interview.source, other.source]));
    index.setFacts(factsOf([interview, other], [], []));
    const asked = { anyWord: false, order: 'document', furniture: false, offset: 0, limit: 9 } as const;
    const find = async (query: string) =>
      must(await index.search({ query, ...asked }, () => Promise.resolve(interview.source.text)))
        .hits.map(({ documentId, passage }) => `${documentId}${passage}`)
        .join(' ');
    expect(await find('speaker:lind')).toBe('interview2 interview3 interview5');
    expect(await find('speaker:="Корреспондент" пристани')).toBe('interview4');
    expect(await find('-speaker:*')).toBe('interview0 other0 other1');
    expect(index.speakers()).toEqual(['Marta Lind', 'Корреспондент']);
    const options = completionsAt('speaker:lin', 11, withSpeakers(vocabularyOf(noFacts), index.speakers())).options;
    expect(options).toEqual([{ text: '"Marta Lind"', label: 'Marta Lind' }]);
    const own = { id: 'c1', name: 'Speaker', type: 'text' as const, choices: [], order: 9 };
    index.setFacts({ ...factsOf([interview, other], [], []), attributes: [own] });
    expect(await find('speaker:kim')).toBe('other0 other1');
  });

  test('of sets ask for the project’s own column of that name, where it has one', async () => {
    const plates = sample('plates', ['The quay was empty.', 'Пристань пуста.'], {
      attributes: { c1: 'Blue', c2: '12' },
    });
    const index = new SearchIndex();
    index.add(buildSegment([plates.source]));
    const asked = { anyWord: false, order: 'document', furniture: false, offset: 0, limit: 9 } as const;
    const count = async (query: string) =>
      must(await index.search({ query, ...asked }, () => Promise.resolve(plates.source.text))).total;
    const eventSets = [
      {
        id: 's1',
        name: 'Fire at the quay',
        note: '',
        documentIds: ['plates'],
        base: null,
        author: '',
        created: '',
        changed: '',
      },
    ];
    const facts = { ...factsOf([plates], [], []), eventSets };
    index.setFacts(facts);
    expect(await count('set:fire')).toBe(2);
    const set = { id: 'c1', name: 'Set', type: 'text' as const, choices: [], order: 9 };
    index.setFacts({ ...facts, attributes: [set] });
    expect([
      await count('set:blue'),
      await count('set:="Blue"'),
      await count('set:fire'),
      await count('-set:blue'),
    ]).toEqual([2, 2, 0, 0]);
    index.setFacts({ ...facts, attributes: [{ ...set, id: 'c2', type: 'number' as const }] });
    expect([await count('set:10..20'), await count('set:13..20')]).toEqual([2, 0]);
  });

  test.each([
    ['tag:Aid', 'letters2 report0 report1'],
    ['tag:aid/food', 'letters2'],
    ['tag:"Aid/Food/Rice"', 'letters2'],
    ['tag:Food', 'letters2'],
    ['tag:ri*', 'letters2'],
    ['tag:"First Aid"', ''],
    ['-tag:Aid', 'letters0 speech0'],
    ['note:harvest', 'letters2'],
    ['note:har*', 'letters2'],
    ['person:бергман', 'report0 report1'],
    ['person:="Анна Бергман" tag:Food', ''],
    ['is:tagged', 'letters2 report0 report1'],
    ['is:untagged', 'letters0 speech0'],
    ['is:furniture', 'letters1'],
    ['title:elysee', 'letters0 letters2'],
    ['title:"food aid"', 'report0 report1'],
    ['title:"aid food"', ''],
    ['outlet:monde', 'letters0 letters2'],
    ['outlet:"Morning Post" summit', 'report1'],
    ['author:kim', 'report0 report1'],
    ['genre:letter', 'letters0 letters2'],
    ['path:2025/letters', 'letters0 letters2'],
    ['path:anna*', 'letters0 letters2'],
    ['lang:en', 'letters0 letters2 report0 report1'],
    ['lang:ru', 'speech0'],
    ['date:2025-06..2025-07', 'letters0 letters2 speech0'],
    ['date:2025', 'letters0 letters2 speech0'],
    ['date:2025-06-15..', 'letters0 letters2 speech0'],
    ['date:..2024-06', ''],
    ['date:..2024', 'report0 report1'],
    ['tag:Aid date:2025 rice', 'letters2'],
    ['summit OR tag:Rice', 'letters0 letters2 report1'],
    ['(tag:Rice OR outlet:Morning) -summit', 'letters2 report0'],
  ])('%s finds %s', async (query, expected) => {
    expect(await find(query)).toBe(expected);
  });

  test('know the project’s own attributes by their names, in any script, with hyphens for blanks', async () => {
    const names = [
      'Район',
      'Мой',
      'Péché',
      'Peche',
      'Größe',
      'Ελιά',
      'ジャンル',
      'वर्ष',
      'Party affiliation',
      '1st reader',
    ];
    const index = open();
    const documents = names.map((_, at) =>
      sample(`d${at}`, ['Some words.'], { attributes: { [`a${at}`]: `value ${at}` } }),
    );
    index.add(buildSegment(documents.map(({ source }) => source)));
    const attributes = names.map((name, at) => ({ id: `a${at}`, name, type: 'text' as const, choices: [], order: at }));
    index.setFacts({ ...factsOf(documents), attributes });
    for (const [at, name] of names.entries()) {
      const question = { anyWord: false, order: 'document', furniture: false, offset: 0, limit: 9 } as const;
      const written = queryName(name);
      const cased = written === name.toLowerCase() ? name : written;
      for (const query of [`${written}:value`, `${cased}:="value ${at}"`, `a${at}:value`]) {
        const { hits } = must(await index.search({ query, ...question }, async () => 'Some words.'));
        expect(
          hits.map(({ documentId }) => documentId),
          query,
        ).toEqual([`d${at}`]);
      }
    }
  });

  test('hold also where any word will do', async () => {
    expect(await find('rail rice outlet:"Morning Post"', { anyWord: true })).toBe('report0');
    expect(await find('rail rice', { anyWord: true })).toBe('letters2 report0');
    expect(await find('summit +aid -rail', { anyWord: true })).toBe('letters2 report1');
  });

  test('leave furniture out unless it is wanted', async () => {
    expect(await find('menu')).toBe('');
    expect(await find('menu', { furniture: true })).toBe('letters1');
  });
});

describe('an answer', () => {
  test('to a query that cannot be read names the place and the remedy', async () => {
    const answer = await ask('summit "first');
    expect(answer).toEqual({
      ok: false,
      error: { code: 'query-unreadable', about: '7-13', detail: expect.stringContaining('Add "') as string },
    });
  });

  test('to an empty query is empty', async () => {
    expect(must(await ask('  '))).toEqual({ total: 0, documents: 0, hits: [] });
  });

  test('to a question that nobody waits for is that it was cancelled', async () => {
    const answer = await open().search(
      { query: '/a/', anyWord: false, order: 'rank', furniture: true, offset: 0, limit: 10 },
      readText,
      { aborted: true },
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  test('marks words, phrases and expressions in offsets of the text', async () => {
    const marks = async (query: string): Promise<string[]> =>
      must(await ask(query)).hits.flatMap((hit) =>
        hit.matches.map(({ from, to }) =>
          samples.find(({ record }) => record.id === hit.documentId)!.source.text.slice(from, to),
        ),
      );
    expect(await marks('cafe')).toEqual(['café']);
    expect(await marks('"rice came" aid')).toEqual(['rice came', 'aid']);
    expect(await marks('"convoy cafe"~4')).toEqual(['convoy', 'café']);
    expect(await marks('/w\\w+ed/')).toEqual(['waited']);
    expect(await marks('lang:ru')).toEqual([]);
  });
});

describe('heavy questions', () => {
  test.each([
    [
      '10,000 words, any of them',
      Array.from({ length: 10_000 }, (_, number) => `word${number}`).join(' ') + ' rail',
      true,
    ],
    ['10,000 words, all of them', 'aid '.repeat(10_000), false],
    ['10,000 options', 'rail OR '.repeat(10_000) + 'rice', false],
    ['a phrase of 10,000 words', `"${'aid '.repeat(10_000)}"`, false],
    ['10,000 words near each other', `"${'aid '.repeat(10_000)}"~99999`, false],
    ['one word of 100,000 letters', 'x'.repeat(100_000), false],
    ['a fuzzy word of 100 letters', `${'ab'.repeat(50)}~2`, false],
    ['a pattern of 10,000 stars', 'a*'.repeat(10_000), false],
  ])('of %s are answered', async (_, query, anyWord) => {
    expect((await ask(query, { anyWord })).ok).toBe(true);
  });

  test('a text of one word of ten million letters is found by how it begins', async () => {
    const long = sample('long', ['x'.repeat(10_000_000)]);
    const index = new SearchIndex();
    index.add(buildSegment([long.source]));
    index.setFacts(factsOf([long]));
    const question = { anyWord: false, order: 'rank' as const, furniture: true, offset: 0, limit: 1 };
    const total = async (query: string): Promise<number> =>
      must(await index.search({ ...question, query }, async () => '')).total;
    expect(await total('x'.repeat(1280))).toBe(1);
    expect(await total(`${'x'.repeat(1280)}y`)).toBe(0);
  });
});

describe('a stored segment', () => {
  const whole = buildSegment(samples.map(({ source }) => source));

  test('is whole after it was cloned', () => {
    expect(checkSegment(structuredClone(whole))).toEqual({ ok: true, value: whole });
  });

  test('that is damaged anywhere is refused', () => {
    for (const section of whole.sections) {
      for (const [name, array] of Object.entries(section)) {
        if (typeof array === 'string' || array.length === 0) continue;
        for (let place = 0; place < array.length; place += Math.ceil(array.length / 7)) {
          const copy = structuredClone(whole);
          const damaged = copy.sections[whole.sections.indexOf(section)]![name as 'postings'];
          damaged[place]! ^= 1;
          expect(checkSegment(copy).ok, `${name} ${place}`).toBe(false);
        }
      }
    }
  });

  test.each([
    [null],
    [undefined],
    ['text'],
    [{}],
    [{ ...whole, stamp: 'segment 0' }],
    [{ ...whole, sections: [{}] }],
    [{ ...whole, sections: [null] }],
    [{ ...whole, documents: whole.documents.slice(1) }],
  ])('that is none is refused', (value) => {
    expect(checkSegment(value).ok).toBe(false);
  });
});

describe('titles, tags and notes', () => {
  const entries = [
    { id: '1', kind: 'title' as const, text: 'Meetings in Élysée' },
    { id: '2', kind: 'tag' as const, text: 'Food aid' },
    { id: '3', kind: 'note' as const, text: 'The summit meeting, and what came of it' },
    { id: '4', kind: 'title' as const, text: 'Протесты в Москве', language: 'ru' },
  ];
  const names = (query: string): string =>
    new SmallIndex(entries)
      .find(query)
      .map(({ id }) => id)
      .sort()
      .join('');

  test.each([
    ['meeting', '13'],
    ['meet', '13'],
    ['elys', '1'],
    ['ÉLYSÉE', '1'],
    ['протест', '4'],
    ['"food aid"', '2'],
    ['"aid food"', ''],
    ['food OR summit', '23'],
    ['meeting -summit', '1'],
    ['mee*', '13'],
    ['sumit~1', '3'],
    ['food summit', ''],
    ['"open', ''],
    ['', ''],
    ['tag:Aid', ''],
  ])('%s finds %s', (query, expected) => {
    expect(names(query)).toBe(expected);
  });

  const note = 'We saw the cap-\ntions of 14,000 pho-\ntos,\nand 👍🏽 well-\nknown ★ names.';
  test.each([
    ['captions', '[cap- tions]'],
    ['caption', '[cap- tions]'],
    ['tions', '[tions]'],
    ['capt*', '[cap- tions]'],
    ['captoins~1', '[cap- tions]'],
    ['14000', '[14,000]'],
    ['14,000', '[14,000]'],
    ['👍', '[👍🏽]'],
    ['"the captions of"', '[the cap- tions of]'],
    ['"the capt* of"', '[the cap- tions of]'],
    ['"the cupt* of"', ''],
    ['"well known names"', '[well- known ★ names]'],
    ['"14000 photos and"', '[14,000 pho- tos, and]'],
    ['"saw photos"~5', '[saw][pho- tos]'],
    ['"saw photos"~4', ''],
    ['"of well"~5', '[of][well]'],
    ['"of well"~4', ''],
  ])('in pieces: %s finds %s, in a note and in a title', (query, expected) => {
    const all = [
      { id: 'n', kind: 'note' as const, text: 'Day one', more: note },
      { id: 't', kind: 'title' as const, text: note },
    ];
    const found = new SmallIndex(all).find(query);
    expect(found.map(({ id }) => id).sort()).toEqual(expected === '' ? [] : ['n', 't']);
    const snippet = found.find(({ id }) => id === 'n')?.snippet;
    const marked = (snippet?.matches ?? []).map(({ from, to }) => `[${snippet!.words.slice(from, to)}]`);
    expect(marked.join('')).toBe(expected);
  });

  test.each([
    ['title:captions', true],
    ['title:"the captions"', true],
    ['title:capt*', true],
    ['title:tions', true],
    ['title:14000', true],
    ['title:caption', false],
    ['note:captions', true],
    ['note:"captions of 14000"', true],
    ['note:"captions tions"', false],
    ['outlet:newsletter', true],
  ])('as a filter: %s lets through: %s', async (query, expected) => {
    const one = sample('d', ['Some words.'], { title: note, attributes: { outlet: 'News-\nletter' } });
    const index = new SearchIndex();
    index.add(buildSegment([one.source]));
    index.setFacts(factsOf([one], [annotation('a', one, 0, 4, [], note)]));
    const question = { query, anyWord: false, order: 'document' as const, furniture: true, offset: 0, limit: 10 };
    expect(must(await index.search(question, () => Promise.resolve('Some words.'))).total).toBe(expected ? 1 : 0);
  });

  test('can be asked again and again', () => {
    const index = new SmallIndex(entries);
    for (let time = 1; time <= 2; time += 1) expect(index.find('food').map(({ id }) => id)).toEqual(['2']);
    expect(index.find('food meeting', true)).toHaveLength(3);
    expect(new SmallIndex([]).find('x')).toEqual([]);
  });
});

describe('a question that goes on while the records change', () => {
  /** The same words in as many segments as documents, and what is asked of them in several steps. */
  const among = ['harbour', 'гавань', '港'].map((id) =>
    sample(id, ['They waited at the quay.'], { attributes: { outlet: 'Le Port' } }),
  );
  const opened = () => {
    const index = new SearchIndex();
    for (const { source } of among) index.add(buildSegment([source]));
    index.setFacts(factsOf(among));
    return index;
  };
  const question = { anyWord: false, order: 'document', furniture: false, offset: 0, limit: 9 } as const;
  const documents = { id: 'act', documents: new Set(among.map(({ record }) => record.id)) };
  const texts = async (id: string) => among.find(({ record }) => record.id === id)!.source.text;

  /** Asks; before the second segment is looked at, the facts are others, and somebody else asks about them. */
  const askDuring = async (query: string, changed: readonly Sample[]) => {
    const index = opened();
    let steps = 0;
    const pause = async () => {
      if (++steps !== 2) return;
      index.setFacts(factsOf(changed));
      must(await index.search({ ...question, query: 'outlet:port' }, texts));
    };
    const taken = await index.search({ ...question, query, among: documents }, texts, { aborted: false, pause });
    const after = await index.search({ ...question, query }, texts);
    return [taken, after].map((answer) => must(answer).hits.map(({ documentId }) => documentId));
  };

  test('takes what was frozen when a document is removed meanwhile, and the next one does not', async () => {
    const [first, , last] = among;
    expect(await askDuring('quay outlet:port', [first!, last!])).toEqual([
      ['harbour', 'гавань', '港'],
      ['harbour', '港'],
    ]);
  });

  test('takes what a field said then when it is changed meanwhile, and the next one what it says now', async () => {
    const changed = among.map((one) => ({
      ...one,
      record: { ...one.record, attributes: sample('', [''], { attributes: { outlet: 'Вестник' } }).record.attributes },
    }));
    expect(await askDuring('quay outlet:port', changed)).toEqual([['harbour', 'гавань', '港'], []]);
    expect(await askDuring('quay outlet:вестник', changed)).toEqual([[], ['harbour', 'гавань', '港']]);
  });
});
