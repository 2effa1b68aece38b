import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from '../../src/core/exchange/csv.ts';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import { importerOf, readExchange } from '../../src/core/exchange/importers.ts';
import { guidOf } from '../../src/core/exchange/refi/guids.ts';
import { readCodes } from '../../src/core/exchange/refi/read-codes.ts';
import { readQdc } from '../../src/core/exchange/refi/read-codebook.ts';
import { codebookDoubts } from '../../src/core/exchange/codebook-doubts.ts';
import { readXmlTree } from '../../src/core/exchange/refi/xml-tree.ts';
import { newId } from '../../src/core/model/id.ts';
import { colours } from '../../src/core/model/records.ts';
import type { Annotation, Tag } from '../../src/core/model/records.ts';
import { takeInAbout, written } from './exchange-in.ts';
import { placing, sampleMaterial, whole } from './exchange-material.ts';
import { noRecords, recordsOf } from './exchange-refi-in.ts';

const utf8 = (words: string) => new TextEncoder().encode(words);
const letter = written('letter', 'The 🙂 grain lay wet.\r\nПаром ушёл на рассвете. The grain lay wet.', {
  url: 'https://example.org/letter',
  title: 'A letter',
});

function came(file: string, name: string) {
  const { diff, taken } = takeInAbout(file, name, [letter], noRecords({ documents: [letter.document] }));
  const { annotations, notes, tags } = recordsOf(diff);
  const nameOf = new Map(tags.map(({ id, name: called }) => [id, called]));
  const marks = annotations.map(({ from, to, anchor, tagIds, note, author }) => {
    return [letter.text.slice(from, to), anchor.kind, tagIds.map((id) => nameOf.get(id)).join('+'), note, author];
  });
  return { marks, notes, taken, diff };
}

describe('annotations of Hypothesis', () => {
  const annotation = {
    id: 'aaa',
    created: '2025-06-30T14:03:00.123456+00:00',
    updated: '2025-07-01T08:00:00.000000+00:00',
    user: 'acct:mila@hypothes.is',
    uri: 'https://www.example.org/letter',
    text: 'Why **wet**?',
    tags: ['weather', 'a/b'],
    document: { title: ['A letter'] },
    target: [
      {
        source: 'https://www.example.org/letter',
        selector: [
          { type: 'RangeSelector', startContainer: '/p[1]', endContainer: '/p[1]', startOffset: 3, endOffset: 9 },
          { type: 'TextPositionSelector', start: 900, end: 913 },
          { type: 'TextQuoteSelector', exact: 'grain lay wet', prefix: 'рассвете. The ', suffix: '.' },
        ],
      },
    ],
    references: [],
  };
  const reply = {
    ...{ id: 'bbb', user: 'acct:bo@hypothes.is', uri: annotation.uri, text: 'The roof.', tags: ['roof'] },
    target: [{ source: annotation.uri }],
    references: ['aaa'],
  };
  const answer = {
    ...reply,
    id: 'ccc',
    user: 'acct:mila@hypothes.is',
    text: 'I see.',
    tags: [],
    references: ['aaa', 'bbb'],
  };
  const page = { ...reply, id: 'ddd', text: 'All of it is good.', tags: [], references: [] };
  const all = [answer, annotation, reply, page];

  test.each([
    ['its export', { export_date: '2025-07-02', export_userid: 'acct:mila@hypothes.is', annotations: all }],
    ['the answer of its API', { total: 4, rows: all }],
  ])('come in from %s, with replies in their notes, and page notes as notes of the document', (_, value) => {
    const { marks, notes, taken, diff } = came(JSON.stringify(value), 'hypothesis.json');
    expect(marks).toEqual([
      ['grain lay wet', 'exact', 'weather+a/b+roof', 'Why **wet**?\n\nmila: I see.\n\nbo: The roof.', 'mila'],
    ]);
    const [one] = recordsOf(diff).annotations;
    expect([one!.from, one!.created]).toEqual([letter.text.lastIndexOf('grain'), '2025-06-30T14:03:00.123Z']);
    expect(notes.map(({ body, author }) => [body, author])).toEqual([['All of it is good.', 'bo']]);
    expect(taken).toMatchObject({ maker: 'Hypothesis', missing: [], lost: 0 });
    const { annotations, notes: pages, tags } = recordsOf(diff);
    const there = noRecords({ documents: [letter.document], annotations, notes: pages, tags });
    expect(takeInAbout(JSON.stringify(value), 'hypothesis.json', [letter], there).diff).toEqual({});
  });

  test('that answer what came in earlier are pages about it, whether it is in their file or not, and come in once', () => {
    const first = came(JSON.stringify({ rows: [annotation] }), 'a.json');
    const { annotations, tags } = recordsOf(first.diff);
    const there = { documents: [letter.document], annotations, tags };
    const later = { ...answer, created: '2025-08-01T08:00:00Z' };
    for (const rows of [[later], [annotation, later]]) {
      const file = JSON.stringify({ rows });
      const { diff, taken } = takeInAbout(file, 'b.json', [letter], noRecords(there));
      const { notes, annotations: others } = recordsOf(diff);
      expect(notes.map(({ body, about, author }) => [body, about, author])).toEqual([
        ['I see.', { kind: 'annotation', id: annotations[0]!.id }, 'mila'],
      ]);
      expect([others, taken.left.answers]).toEqual([[], 0]);
      expect(takeInAbout(file, 'b.json', [letter], noRecords({ ...there, notes })).diff).toEqual({});
      // What a person changed since may have lost the reply on purpose: only a later one comes in.
      const [mark] = annotations;
      const edit = (changed: string) => noRecords({ ...there, annotations: [{ ...mark!, note: 'Mine.', changed }] });
      if (rows.length === 1) continue;
      expect(takeInAbout(file, 'b.json', [letter], edit('2025-07-15T08:00:00Z')).taken.notes).toBe(1);
      const older = takeInAbout(file, 'b.json', [letter], edit('2025-09-15T08:00:00Z'));
      expect([older.taken.left.answers, older.diff]).toEqual([1, {}]);
    }
  });

  test('that answer what is not here are pages of the document, and their tags do not mark all of it', () => {
    const { marks, notes } = came(JSON.stringify({ rows: [reply] }), 'a.json');
    expect([marks, notes.map(({ body, about }) => [body, about])]).toEqual([
      [],
      [['The roof.\n\n#roof', { kind: 'document', id: letter.document.id }]],
    ]);
  });

  test('that answer each other in a circle come in all the same', () => {
    const one = { ...reply, id: 'x', references: ['y'] };
    const two = { ...reply, id: 'y', text: 'Round.', references: ['x'] };
    expect(came(JSON.stringify({ rows: [one, two] }), 'a.json').notes.map(({ body }) => body)).toEqual([
      'The roof.',
      'Round.',
    ]);
  });
});

describe('a document that only has the name of what is meant', () => {
  const ours = written('index.html', 'The 🙂 grain lay wet. Паром ушёл на рассвете.', { title: 'Home' });
  const moved = written('index.html', ours.text, { url: 'https://example.org/a/index.html', title: 'Home' });
  const file = (uri: string, exact: string, title = 'News') => {
    const target = [{ source: uri, selector: exact === '' ? [] : [{ type: 'TextQuoteSelector', exact }] }];
    const row = { id: 'a', user: 'acct:bo@hypothes.is', uri, text: 'Good.', tags: ['x'], document: { title: [title] } };
    return JSON.stringify({ rows: [{ ...row, target }] });
  };
  const taken = (one: typeof ours, ...rest: Parameters<typeof file>) => {
    const document = { ...one.document, path: 'my/index.html' };
    const there = noRecords({ documents: [document] });
    const { diff, taken: told } = takeInAbout(file(...rest), 'a.json', [{ ...one, document }], there);
    const { annotations, notes } = recordsOf(diff);
    // A note about what is not here is one about the project.
    return [annotations.length + notes.filter(({ about }) => about.kind !== 'project').length, told.missing.length];
  };
  const page = 'https://www.nytimes.com/2020/index.html';

  test.each([
    ['is not it if the words are not in it', ours, page, 'Мост рухнул на рассвете', 'News', [0, 1]],
    ['is not it if no words are said', ours, page, '', 'News', [0, 1]],
    ['is not it for its title, either', ours, 'https://www.nytimes.com/', '', 'Home', [0, 1]],
    ['is not it if it is known to be of another page', moved, page, 'Паром ушёл на рассвете', 'Home', [0, 1]],
    ['is it if it holds the words', ours, page, 'Паром  ушёл на рассвете', 'News', [1, 0]],
    ['is it if it holds almost the words', ours, page, 'The 🙂 grain lay wat. Паром ушёл на', 'News', [1, 0]],
    [
      'is it at its own address, whatever was asked of it',
      moved,
      'http://example.org/a/index.html?x=1',
      'Паром ушёл на рассвете',
      'Home',
      [1, 0],
    ],
  ])('%s', (_, one, uri, exact, title, expected) => {
    expect(taken(one, uri, exact, title)).toEqual(expected);
  });

  test.each([
    ['1943/index.html', '', [0, 1]],
    ['my/index.html', '', [1, 0]],
    ['index.html', '', [1, 0]],
    ['1943/index.html', 'Паром ушёл на рассвете', [1, 0]],
    ['index.html', 'Мост рухнул на рассвете', [0, 1]],
  ])('is told by the path %s and the words “%s” of a table', (path, words, expected) => {
    const document = { ...ours.document, path: 'my/index.html' };
    const there = noRecords({ documents: [document] });
    const csv = `path,start,end,quotation,tag\n${path},${words === '' ? '4,5' : ','},${words},Sign\n`;
    const { diff, taken: told } = takeInAbout(csv, 'a.csv', [{ ...ours, document }], there);
    expect([recordsOf(diff).annotations.length, told.missing.length]).toEqual(expected);
  });
});

describe('our own table of evidence', () => {
  const pieces = [
    'The bridge ',
    'Мост рухнул ',
    'انهار الجسر ',
    '橋は崩れた',
    '👩‍👩‍👧‍👦',
    'e\u0301\u0327 ',
    '\r\n',
    '𝔘𝔫𝔦 ',
    '=1+1 ',
    '"a", ',
    "'- ",
  ];
  const tags = ['Aid', 'Хлеб', 'a/b', '橋'].map((name, order): Tag => {
    const parentId = order === 3 ? 'tag1'.padEnd(20, '0') : null;
    return { id: `tag${order}`.padEnd(20, '0'), name, parentId, colour: colours[order]!, description: '', order };
  });
  const marked = fc.array(fc.constantFrom(...pieces), { minLength: 5, maxLength: 60 }).chain((parts) => {
    const one = written('letter'.padEnd(20, '0'), `${parts.join('')}.`);
    const points = [...one.text];
    const offsets = points.map((_, at) => points.slice(0, at).join('').length);
    const mark = fc.record({
      at: fc.nat(points.length - 1),
      length: fc.integer({ min: 1, max: 30 }),
      own: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
      note: fc.constantFrom('', 'Why?', '=SUM(A1)', 'زلزال\n\n- one 🙂'),
      author: fc.constantFrom('Ana', 'Бо'),
    });
    const times = { created: '2026-01-01T10:00:00.000Z', changed: '2026-02-01T10:00:00.000Z' };
    return fc.array(mark, { minLength: 100, maxLength: 120 }).map((marks) => ({
      one,
      annotations: marks.map(({ at, length, own, ...rest }): Annotation => {
        const [from, to] = [offsets[at]!, offsets[at + length] ?? one.text.length];
        const quotation = { exact: one.text.slice(from, to), prefix: '', suffix: '' };
        const anchor = { kind: 'exact' } as const;
        const ids = own.map((each) => tags[each]!.id);
        const place = { documentId: one.document.id, version: 1, from, to };
        return { id: newId(), ...place, quotation, tagIds: ids, ...rest, ...times, anchor };
      }),
    }));
  });

  test('comes back equal: words, place, tags, notes, people and times', async () => {
    await fc.assert(
      fc.asyncProperty(marked, async ({ one, annotations }) => {
        const material = { ...sampleMaterial, documents: [one.document], tags, annotations, notes: [], attributes: [] };
        const evidence = chooseEvidence(material, { kind: 'project' });
        const csv = await whole(toCsv(evidence, placing(evidence, new Map([[one.document.id, one.text]]))));
        const known = noRecords({ documents: [one.document], tags });
        const { diff, taken } = takeInAbout(csv, 'evidence.csv', [one], known);
        const plain = ({ quotation, ...rest }: Annotation) => ({ ...rest, quotation: quotation.exact });
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect(recordsOf(diff).annotations.map(plain).sort(byId)).toEqual(annotations.map(plain).sort(byId));
        expect(taken).toMatchObject({ tags: 0, lost: 0, unsure: 0, missing: [] });
      }),
      { numRuns: 20, endOnFailure: true },
    );
  }, 120_000);
});

describe('a table of codings of another program', () => {
  test.each([
    [
      'with semicolons between its cells',
      'Document name;Code;Segment;Comment;Coder\nA letter;Weather;The 🙂 grain lay wet.;Wet!;Ana\n',
      [['The 🙂 grain lay wet.', 'exact', 'Weather', 'Wet!', 'Ana']],
    ],
    [
      'with quotations and several tags in a cell',
      'document,codes,quotation,memo,coder\nletter.txt,Weather; Ferry,"wet. Паром ушёл",Wet!,Ana\n',
      [['wet.\nПаром ушёл', 'exact', 'Weather+Ferry', 'Wet!', 'Ana']],
    ],
    [
      'with strokes and semicolons in the name of a tag',
      'document,code,quotation\nletter.txt,Pro/Contra,wet. Паром ушёл\nletter.txt,War; peace,The 🙂 grain lay wet.\n',
      [
        [`wet.\nПаром ушёл`, 'exact', 'Pro/Contra', '', 'Me'],
        ['The 🙂 grain lay wet.', 'exact', 'War; peace', '', 'Me'],
      ],
    ],
    [
      'with places only, in characters',
      'file,start,end,tag\nletter.txt,22,27,Ferry\nletter.txt,4,5,Sign\n',
      [
        ['Паром', 'exact', 'Ferry', '', 'Me'],
        ['🙂', 'exact', 'Sign', '', 'Me'],
      ],
    ],
    [
      'with rows of one quotation',
      'file,start,end,tag\nletter.txt,22,27,Ferry\nletter.txt,22,27,Dawn\n',
      [['Паром', 'exact', 'Ferry+Dawn', '', 'Me']],
    ],
    [
      'as Taguette writes it',
      'id,document,content,tag\n1,A letter,Паром ушёл на рассвете,Ferry\n',
      [['Паром ушёл на рассвете', 'exact', 'Ferry', '', 'Me']],
    ],
  ])('%s is understood by the names of its columns', (_, csv, expected) => {
    expect(came(csv, 'codings.csv').marks).toEqual(expected);
  });

  test('is told from a table of texts, of outlets or of tags', () => {
    for (const header of [
      'title,text,tags',
      'source,text,tags',
      'tag,definition',
      'document,date',
      'url,title,text',
      'Source,Quote,Note',
      'file,content,label',
      'filename,text,label',
    ])
      expect(importerOf('a.csv', () => utf8(`${header}\n1,2,3\n`))).toBeNull();
    expect(readExchange(utf8('title,text\n1,2\n'), 'a.csv')).toMatchObject({ error: { code: 'not-exchange' } });
  });

  test('is read in the encoding that it was written in', () => {
    // Windows-1251: each letter is one byte.
    const csv =
      'document;code;quotation;comment\nA letter;Мост через реку;Паром ушёл на рассвете;Это было утром, после дождя\n';
    const bytes = Uint8Array.from(csv, (sign) => {
      if (sign === 'ё') return 0xb8;
      return /[А-я]/u.test(sign) ? sign.codePointAt(0)! - 0x350 : sign.codePointAt(0)!;
    });
    const { diff } = takeInAbout(bytes, 'codings.csv', [letter], noRecords({ documents: [letter.document] }));
    const { annotations, tags } = recordsOf(diff);
    expect(annotations.map(({ anchor, note }) => [anchor.kind, note])).toEqual([
      ['exact', 'Это было утром, после дождя'],
    ]);
    expect(tags.map(({ name }) => name)).toEqual(['Мост через реку']);
  });

  test('says which texts are not here and how many columns are not about codings', () => {
    const { taken } = came('document,quotation,tag,weight\nOther,wet,x,3\n', 'a.csv');
    expect([taken.missing, taken.left.columns, taken.annotations, taken.tags]).toEqual([['Other'], 1, 0, 0]);
  });
});

describe('hostile files', () => {
  const seeds = [
    JSON.stringify({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'a:1',
      type: 'Annotation',
      body: [{ value: 'x', purpose: 'tagging' }],
      target: {
        source: 'letter.txt',
        selector: {
          type: 'TextQuoteSelector',
          exact: 'grain',
          refinedBy: { type: 'TextPositionSelector', start: 1, end: 2 },
        },
      },
    }),
    JSON.stringify({
      rows: [
        {
          id: 'a',
          uri: 'letter.txt',
          references: ['a'],
          tags: ['x'],
          target: [{ selector: [{ type: 'TextQuoteSelector', exact: 'grain' }] }],
        },
      ],
      export_userid: 'a',
    }),
    'document,quotation,tag,note,from,to\nA letter,grain,"x;y",z,1,5\n',
  ] as const;
  const names = ['a.jsonld', 'a.json', 'a.csv'];

  test.each([0, 1, 2] as const)(
    'of kind %i are read or refused, 10,000 of them',
    (kind) => {
      const seed = seeds[kind];
      const signs = [
        '{',
        '}',
        '[',
        ']',
        '"',
        ',',
        ':',
        'null',
        '1e999',
        '-1',
        '\ud800',
        '\0',
        '{"type":',
        '[[',
        '@id',
        '\n',
        ';',
      ];
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(seed.length), fc.nat(6), fc.constantFrom(...signs)), { maxLength: 6 }),
          (cuts) => {
            let words: string = seed;
            for (const [at, length, sign] of cuts) words = words.slice(0, at) + sign + words.slice(at + length);
            const read = readExchange(utf8(words), names[kind]!);
            if (!read.ok) expect(read.error.code).toBe('not-exchange');
            else if (cuts.length < 3)
              takeInAbout(words, names[kind]!, [letter], noRecords({ documents: [letter.document] }));
          },
        ),
        { numRuns: 10_000, endOnFailure: true },
      );
    },
    120_000,
  );

  test('that are nested a hundred thousand times end in a sentence or nothing', () => {
    const deep = (open: string, inside: string, close: string) => open.repeat(100_000) + inside + close.repeat(100_000);
    const head =
      '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":{"source":"letter.txt","selector":';
    for (const words of [
      deep('[', '', ']'),
      `{"rows":${deep('[', '', ']')},"uri":1}`,
      `${head}${deep('{"type":"TextPositionSelector","start":1,"end":2,"refinedBy":', 'null', '}')}}}`,
      `{"@context":"http://www.w3.org/ns/anno.jsonld","items":${deep('{"items":[', '', ']}')}}`,
      `${head}null},"body":${deep('{"source":', '1', '}')}}`,
    ])
      for (const name of ['a.jsonld', 'a.json']) {
        const read = readExchange(utf8(words), name);
        expect(read.ok || read.error.code === 'not-exchange').toBe(true);
      }
  }, 60_000);
});

describe('tags that lie deeper than anybody reads', () => {
  const names = Array.from({ length: 20_000 }, (_, at) => `Глубже ${at}`);

  test('come in below the first hundred, and the report says so', () => {
    const ours = 'document,quotation,tag,annotation id,document id,from (code points),to (code points)';
    const file = `${ours}\nletter,grain lay wet,${names.join('/')},i,${letter.document.id},6,19\n`;
    const { diff, taken } = takeInAbout(file, 'deep.csv', [letter], noRecords({ documents: [letter.document] }));
    expect(taken.left.depth).toBe(1);
    const { annotations, tags } = recordsOf(diff);
    expect([tags.length, tags.at(-1)!.name]).toEqual([100, names.at(-1)]);
    expect(annotations[0]!.tagIds).toEqual([tags.at(-1)!.id]);
  });

  test('come in so from other programs, too', () => {
    const code = (name: string) => `<Code guid="${guidOf(name)}" name="${name}" isCodable="true">`;
    const xml = `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${names.map(code).join('')}${'</Code>'.repeat(names.length)}</Codes></CodeBook>`;
    const root = readXmlTree(utf8(xml) as Uint8Array<ArrayBuffer>, 'deep.qdc');
    let deep = 0;
    const tags = readCodes(root.ok ? root.value : (undefined as never), undefined, () => (deep += 1));
    expect([tags.length, deep, Math.max(...tags.map(({ row }) => row.path.length))]).toEqual([20_000, 19_900, 100]);
  });

  test('stay as many as they are where several are called the same', () => {
    const opened = names.slice(0, 99).map((name) => `<Code guid="${guidOf(name)}" name="${name}">`);
    const ends = ['Дождь', 'ветер', 'море'].map(
      (name) =>
        `<Code guid="${guidOf(name)}" name="${name}"><Code guid="${guidOf(`${name} x`)}" name="Прочее"/></Code>`,
    );
    const xml = `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${opened.join('')}${ends.join('')}${'</Code>'.repeat(99)}</Codes></CodeBook>`;
    const read = readQdc(utf8(xml) as Uint8Array<ArrayBuffer>, 'deep.qdc');
    if (!read.ok) throw new Error(read.error.code);
    const last = read.value.rows.slice(99).map(({ path }) => path.slice(99).join('/'));
    expect(last).toEqual(['Дождь', 'Прочее', 'ветер', 'Прочее (2)', 'море', 'Прочее (3)']);
    expect(codebookDoubts([read.value], new Map())).toEqual([{ kind: 'deep', count: 3, file: 'deep.qdc' }]);

    const ours = 'document,quotation,tag,annotation id,document id,from (code points),to (code points)';
    const paths = ['a', 'b'].map((name) => [...names.slice(0, 99), name, 'Прочее'].join('/'));
    const rows = paths.map((path, at) => `letter,grain lay wet,${path},i${at},${letter.document.id},6,19`);
    const { diff } = takeInAbout(
      [ours, ...rows].join('\n'),
      'a.csv',
      [letter],
      noRecords({ documents: [letter.document] }),
    );
    expect(new Set(recordsOf(diff).annotations.map(({ tagIds }) => tagIds.join())).size).toBe(2);
  });
});

test('marks on a hit are found as if each were looked at', () => {
  const stretch = fc.tuple(fc.nat(40), fc.nat(12)).map(([from, length]) => ({ from, to: from + length }));
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 25 }), stretch, (stretches, { from, to }) => {
      const [mark] = sampleMaterial.annotations;
      const annotations = stretches.map((one, at) => ({ ...mark!, ...one, id: `m${at}` }));
      const hit = { documentId: mark!.documentId, version: mark!.version, from, to };
      const scope = { kind: 'hits', query: 'x', hits: [hit], uncovered: 0 } as const;
      const [found] = chooseEvidence({ ...sampleMaterial, annotations }, scope).quotations;
      const obvious = annotations
        .toSorted((a, b) => a.from - b.from || a.to - b.to)
        .filter((one) => one.from < to && from < one.to);
      expect(found!.marks.map(({ id }) => id)).toEqual(obvious.map(({ id }) => id));
    }),
    { numRuns: 200 },
  );
});
