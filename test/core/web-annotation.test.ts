import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import type { Material } from '../../src/core/exchange/evidence.ts';
import { toWebAnnotations } from '../../src/core/exchange/web-annotation/write.ts';
import { newId } from '../../src/core/model/id.ts';
import { colours } from '../../src/core/model/records.ts';
import type { Annotation, Tag } from '../../src/core/model/records.ts';
import { hashOf, takeInAbout, written } from './exchange-in.ts';
import type { Written } from './exchange-in.ts';
import { placing, sampleMaterial, whole } from './exchange-material.ts';
import { noRecords, recordsOf } from './exchange-refi-in.ts';
import { faultsOf } from './web-annotation-musts.ts';

async function out(material: Material, texts: ReadonlyMap<string, string>): Promise<string> {
  const evidence = chooseEvidence(material, { kind: 'project' });
  const options = { title: 'Study', exported: '2026-11-30T12:00:00.000Z' };
  return whole(toWebAnnotations(evidence, options, placing(evidence, texts)));
}

const tags = ['Aid', 'Хлеб', 'مطر', '橋', 'a/b'].map((name, order): Tag => {
  const parentId = order === 3 ? 'tag1'.padEnd(20, '0') : null;
  return { id: `tag${order}`.padEnd(20, '0'), name, parentId, colour: colours[order]!, description: '', order };
});

const pieces = [
  'The bridge ',
  'Мост рухнул ',
  'انهار الجسر ',
  '橋は崩れた',
  '👩‍👩‍👧‍👦',
  'e\u0301\u0327 ',
  '\r\n',
  '\r\n\r\n',
  '𝔘𝔫𝔦 ',
  '<b>&amp; ',
  '\t',
  '“x” ',
];
const time = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** A text with line ends of two signs, and marks anywhere in it that cut no character in two. */
const marked = fc.array(fc.constantFrom(...pieces), { minLength: 5, maxLength: 80 }).chain((parts) => {
  const one = written('letter'.padEnd(20, '0'), `${parts.join('')}.`, { url: 'https://example.org/letter' });
  const points = [...one.text];
  const offsets = points.map((_, at) => points.slice(0, at).join('').length);
  const mark = fc.record({
    at: fc.nat(points.length - 1),
    length: fc.integer({ min: 1, max: 30 }),
    tags: fc.uniqueArray(fc.nat(4), { maxLength: 3 }),
    note: fc.constantFrom('', 'Why?', 'زلزال\n\n- one\n- two 🙂', ' ends '),
    author: fc.constantFrom('Ana', 'Бо'),
    created: time,
    changed: time,
  });
  return fc.array(mark, { minLength: 240, maxLength: 260 }).map((marks) => ({
    one,
    annotations: marks.map(({ at, length, tags: own, ...rest }): Annotation => {
      const [from, to] = [offsets[at]!, offsets[at + length] ?? one.text.length];
      const ids = own.map((each) => tags[each]!.id);
      const other = rest.author === 'Ana' ? 'Бо' : 'Ana';
      return {
        ...{ id: newId(), documentId: one.document.id, version: 1, from, to, tagIds: ids, anchor: { kind: 'exact' } },
        quotation: { exact: one.text.slice(from, to), prefix: '', suffix: '' },
        ...rest,
        ...(ids[1] !== undefined && { taggedBy: { [ids[1]]: { author: other, time: rest.changed } } }),
      };
    }),
  }));
});

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
const plain = (one: Annotation) => ({ ...one, quotation: one.quotation.exact });

describe('annotations that leave as Web Annotation', () => {
  test('keep to every MUST of the model', async () => {
    const json = await out(sampleMaterial, sampleMaterial.texts);
    const collection = JSON.parse(json) as { total: number; first: { items: unknown[] } };
    expect(faultsOf(collection)).toEqual([]);
    expect(collection.total).toBe(collection.first.items.length);
    expect(collection.total).toBeGreaterThanOrEqual(sampleMaterial.annotations.length);
    const none = { ...sampleMaterial, annotations: [], notes: [] };
    expect(faultsOf(JSON.parse(await out(none, sampleMaterial.texts)))).toEqual([]);
  });

  test('would be found out if they did not', async () => {
    const json = await out(sampleMaterial, sampleMaterial.texts);
    const broken = [
      json.replace('"@context"', '"context"'),
      json.replace('"id":"urn:uuid:', '"id":"urn uuid '),
      json.replace('"exact":', '"exakt":'),
      json.replace('"start":', '"start":-'),
      json.replace(/"created":"(\d{4}-\d\d-\d\d)T[^"]*"/u, '"created":"$1"'),
      json.replace('"TextualBody","purpose":"tagging","value":', '"TextualBody","purpose":"tagging","valeur":'),
    ];
    for (const one of broken) expect([one === json, faultsOf(JSON.parse(one)).length > 0]).toEqual([false, true]);
  });

  test('come back equal: words, place, tags, who put them on, notes and times', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(marked, async ({ one, annotations }) => {
        count += annotations.length;
        const material = { ...sampleMaterial, documents: [one.document], tags, annotations, notes: [] };
        const json = await out(material, new Map([[one.document.id, one.text]]));
        expect(faultsOf(JSON.parse(json))).toEqual([]);
        const known = noRecords({ documents: [one.document] });
        const { diff, taken } = takeInAbout(json, 'study.jsonld', [one], known);
        const back = recordsOf(diff);
        expect(back.annotations.map(plain).sort(byId)).toEqual(annotations.map(plain).sort(byId));
        expect(back.documents).toEqual([]);
        expect(taken).toMatchObject({ lost: 0, unsure: 0, documents: 0, missing: [] });
        const there = noRecords({ documents: [one.document], tags: back.tags, annotations: back.annotations });
        expect(takeInAbout(json, 'study.jsonld', [one], there).diff).toEqual({});
      }),
      { numRuns: 42, endOnFailure: true },
    );
    expect(count).toBeGreaterThan(10_000);
  }, 120_000);

  test('bring pages about documents and annotations along', async () => {
    const [first, second] = sampleMaterial.notes;
    const [mark] = sampleMaterial.annotations;
    const notes = [
      { ...first!, about: { kind: 'document', id: mark!.documentId } as const, title: 'On the paper' },
      {
        ...(second ?? first!),
        id: newId(),
        about: { kind: 'annotation', id: mark!.id } as const,
        title: 'On the words',
      },
    ];
    const json = await out({ ...sampleMaterial, notes }, sampleMaterial.texts);
    const texts = sampleMaterial.documents.map((document) => ({
      document,
      text: sampleMaterial.texts.get(document.id)!,
    }));
    const { diff } = takeInAbout(json, 'a.jsonld', texts, noRecords({ documents: sampleMaterial.documents }));
    const back = recordsOf(diff).notes;
    const said = ({ title, body, about }: (typeof notes)[number]) => [title, body, about];
    expect(back.map((one) => [one.title, one.body, one.about]).sort()).toEqual(notes.map(said).sort());
  });
});

const bread = written('bread', 'The bread was dear in spring.\r\nХлеб подорожал весной. 🍞 The bread was dear.', {
  url: 'https://example.org/news/bread',
  title: 'Dear bread',
});

function came(value: unknown, texts: readonly Written[] = [bread], name = 'x.json') {
  const json = typeof value === 'string' ? value : JSON.stringify(value);
  const { diff, taken } = takeInAbout(
    json,
    name,
    texts,
    noRecords({ documents: texts.map(({ document }) => document) }),
  );
  const { annotations, notes, tags: made } = recordsOf(diff);
  const nameOf = new Map(made.map(({ id, name: called }) => [id, called]));
  const marks = annotations.map((one) => {
    const words = bread.text.slice(one.from, one.to);
    return [words, one.anchor.kind, one.tagIds.map((id) => nameOf.get(id)).join(), one.note, one.author] as const;
  });
  return { marks, notes, taken, tags: made };
}

const context = { '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation' };
const about = (selector: unknown, rest: object = {}) => ({
  ...context,
  id: 'https://notes.example/1',
  target: { source: 'http://www.example.org/news/bread#top', selector },
  ...rest,
});
const quote = (exact: string, prefix = '', suffix = '') => ({ type: 'TextQuoteSelector', exact, prefix, suffix });
const position = (start: number, end: number) => ({ type: 'TextPositionSelector', start, end });

describe('annotations of other programs', () => {
  test('are placed by what stands around their words, whatever their positions are', () => {
    expect(came(about([position(3, 9), quote('bread was dear', '🍞 The ')])).marks).toEqual([
      ['bread was dear', 'exact', '', '', 'Me'],
    ]);
    const [one] = recordsOf(
      takeInAbout(
        JSON.stringify(about([position(3, 9), quote('bread was dear', '🍞 The ')])),
        'x.json',
        [bread],
        noRecords({ documents: [bread.document] }),
      ).diff,
    ).annotations;
    expect(one!.from).toBe(bread.text.lastIndexOf('bread was dear'));
  });

  test.each([
    ['a quotation with other line ends', quote('in spring. Хлеб подорожал'), 'in spring.\nХлеб подорожал'],
    ['a position in characters', position(31, 35), 'Хлеб'],
    ['a fragment', { type: 'FragmentSelector', value: 'char=4,9' }, 'bread'],
    ['a quotation in a quotation', { ...quote('Хлеб подорожал весной.'), refinedBy: quote('весной') }, 'весной'],
    ['a position in a position', { ...position(31, 53), refinedBy: position(0, 4) }, 'Хлеб'],
    [
      'a range between two quotations',
      { type: 'RangeSelector', startSelector: quote('Хлеб подорожал'), endSelector: quote('🍞 The bread') },
      'Хлеб подорожал весной. ',
    ],
    [
      'a range between positions',
      { type: 'RangeSelector', startSelector: position(0, 3), endSelector: position(9, 12) },
      'The bread',
    ],
    ['a path with a quotation beside it', [{ type: 'XPathSelector', value: '/p' }, quote('Хлеб')], 'Хлеб'],
  ])('are found by %s', (_, selector, words) => {
    expect(came(about(selector)).marks.map(([first]) => first)).toEqual([words]);
  });

  test.each([
    ['a body of words', { body: 'Why so dear?' }, ['', 'Why so dear?']],
    ['bodyValue', { bodyValue: 'Why?' }, ['', 'Why?']],
    ['a tag by its motivation', { motivation: 'tagging', body: 'Prices' }, ['Prices', '']],
    [
      'a tag by its purpose beside a comment',
      {
        body: [
          { type: 'TextualBody', purpose: 'tagging', value: 'a/b' },
          { type: 'TextualBody', value: '<p>So &amp; so</p>', format: 'text/html' },
        ],
      },
      ['a/b', 'So & so'],
    ],
    ['the first of a choice', { body: { type: 'Choice', items: [{ value: 'One' }, { value: 'Two' }] } }, ['', 'One']],
    [
      'an address as a tag',
      { body: { type: 'SpecificResource', purpose: 'tagging', source: 'https://kb.example/Bread_price' } },
      ['Bread price', ''],
    ],
    [
      'the names of before the standard',
      { body: undefined, 'oa:hasBody': { '@type': ['oa:Tag', 'cnt:ContentAsText'], 'cnt:chars': 'Prices' } },
      ['Prices', ''],
    ],
  ])('have %s', (_, rest, [tag, note]) => {
    expect(came(about(quote('Хлеб'), rest)).marks.map(([, , tags_, said]) => [tags_, said])).toEqual([[tag, note]]);
  });

  test('come as a list, a page, JSON Lines or with several targets, of whoever made them', () => {
    const one = about(quote('Хлеб'), { creator: 'acct:mila@notes.example' });
    const two = { ...about(quote('spring')), id: 'https://notes.example/2', creator: { name: 'Бо' } };
    const both = [
      ['Хлеб', 'exact', '', '', 'mila'],
      ['spring', 'exact', '', '', 'Бо'],
    ];
    expect(came([one, two]).marks).toEqual(both);
    expect(came({ '@context': context['@context'], type: 'AnnotationPage', items: [one, two] }).marks).toEqual(both);
    expect(came(`${JSON.stringify(one)}\n${JSON.stringify(two)}\n`, [bread], 'x.jsonl').marks).toEqual(both);
    const targets = [one.target, two.target];
    expect(came({ ...one, target: targets }).marks.map(([words]) => words)).toEqual(['Хлеб', 'spring']);
  });

  test('about all of a text are pages about it, and answers stand in the note of what they answer', () => {
    const first = about(quote('Хлеб'), { bodyValue: 'Dear.', creator: 'Mila' });
    const answer = {
      ...context,
      id: 'https://notes.example/2',
      target: 'https://notes.example/1',
      bodyValue: 'Is it?',
      creator: 'Бо',
    };
    const second = {
      ...answer,
      id: 'https://notes.example/3',
      target: answer.id,
      bodyValue: 'It is.',
      creator: 'Mila',
    };
    const page = {
      ...context,
      id: 'https://notes.example/4',
      target: 'https://example.org/news/bread',
      bodyValue: 'Whole',
    };
    const { marks, notes } = came([second, first, answer, page]);
    expect(marks).toEqual([['Хлеб', 'exact', '', 'Dear.\n\nMila: It is.\n\nБо: Is it?', 'Mila']]);
    expect(notes.map(({ body, about: subject }) => [body, subject])).toEqual([
      ['Whole', { kind: 'document', id: 'bread' }],
    ]);
  });

  test('find their text by its title or the hash of its words, too', () => {
    const by = (source: object) => came({ ...context, target: { source, selector: quote('Хлеб') } }).marks.length;
    expect(by({ id: 'urn:x:1', 'dc:title': 'DEAR  bread' })).toBe(1);
    expect(by({ id: 'urn:x:1', 'schema:sha256': hashOf(bread.text) })).toBe(1);
    expect(by({ id: 'file:///home/mila/bread.txt' })).toBe(1);
  });

  test('wait in the review where their words are gone, and are told where their text is not here', () => {
    const gone = about(quote('the butter was cheap in autumn', 'They said '));
    const { marks, taken } = came(gone);
    expect([marks.length, taken.lost]).toEqual([1, 1]);
    const elsewhere = came({ ...gone, target: { source: 'https://other.example/page', selector: quote('Хлеб') } });
    expect(elsewhere.marks).toEqual([]);
    expect(elsewhere.tags).toEqual([]);
    expect(elsewhere.taken.missing).toEqual(['https://other.example/page']);
  });

  test('are asked about where their words stand several times and nothing tells which', () => {
    expect(came(about(quote('bread was dear'))).marks.map(([, kind]) => kind)).toEqual(['approximate']);
  });
});
