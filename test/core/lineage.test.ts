import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CompareIndex } from '../../src/core/compare/compare-index.ts';
import { creditsIn } from '../../src/core/compare/credits.ts';
import { lineageOf } from '../../src/core/compare/lineage.ts';
import type { Descendant } from '../../src/core/compare/lineage.ts';
import { layoutOf } from '../../src/core/compare/lineage-layout.ts';
import { ruledLineage } from '../../src/core/compare/lineage-ruled.ts';
import type { RuledLineage, ShownNode } from '../../src/core/compare/lineage-ruled.ts';
import type { Lineage } from '../../src/core/compare/lineage-shapes.ts';
import { isBefore, spanOf } from '../../src/core/compare/moments.ts';
import { buildWording } from '../../src/core/compare/wording.ts';
import type { Party, Ruling, UnseenOrigin } from '../../src/core/model/records.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { source } from './accounts.ts';

interface Told {
  readonly text: string;
  readonly date?: string;
  readonly outlet?: string;
  readonly url?: string;
}

/** The number behind `@` in the name of an account; the text of now is version 9. */
const versionOf = (account: string) => Number(/@(\d+)$/u.exec(account)?.[1] ?? 9);

async function lineage(
  told: Readonly<Record<string, Told>>,
  turned = false,
  nameOf?: (name: string) => string,
): Promise<Lineage> {
  const entries = Object.entries(told);
  if (turned) entries.reverse();
  const index = new CompareIndex(() => true);
  index.add(buildWording(entries.map(([id, { text }]) => source(id, text))));
  const pairs = [];
  for (const [a] of entries) for (const [b] of entries) if (turned ? a > b : a < b) pairs.push(await index.pair(a, b));
  const documents = entries.map(([documentId, { text, date, outlet, url }]): Descendant => {
    const credits = creditsIn(text, divide(text));
    const [known, where] = [outlet ?? null, url ?? null];
    return {
      documentId,
      version: versionOf(documentId),
      textId: `text of ${documentId}`,
      text,
      date: date ?? null,
      outlet: known,
      address: where,
      credits,
    };
  });
  return lineageOf(documents, pairs, nameOf);
}

/** Each line as `a → b: kinds`, or `a – b` without a direction. */
function shown({ lines }: Lineage): readonly string[] {
  const name = (id: string) => id.replace(/^document /u, '');
  return lines.map(
    ({ from, to, directed, evidence }) =>
      `${name(from)} ${directed ? '→' : '–'} ${name(to)}: ${evidence
        .map((one) => (one.kind === 'credit' && !one.firm ? 'credit?' : one.kind))
        .join(', ')}`,
  );
}

const pact =
  'The ministers of Vell and Oster met in the old customs house on Sunday and signed a pact about the harbour and its pilots.';
const speech =
  '“We shall open the harbour to every ship that asks for shelter, whatever flag it sails under,” he said.';

describe('a line between two texts', () => {
  test('has no direction where they share words and nothing else is known, however long one is', async () => {
    expect(
      shown(
        await lineage({
          long: { text: `${pact} Nobody had asked the fishermen, who waited at the gate until dark.` },
          short: { text: pact },
        }),
      ),
    ).toEqual(['long – short: wording']);
  });

  test('has none where both name one source: that has a node of its own, and a line to each', async () => {
    expect(
      shown(
        await lineage({
          a: { text: `${pact} It was signed at noon, according to KCNA, in the capital.`, outlet: 'UPI' },
          b: { text: `${pact} The meeting was short, reports Yonhap, quoting KCNA.`, outlet: 'IANS' },
        }),
      ),
    ).toEqual([
      'a – b: wording',
      'named kcna → a: credit?',
      'named kcna → named yonhap: credit?',
      'named yonhap → b: credit?',
    ]);
  });

  test('leads from the outlet that is named to the text that names it', async () => {
    expect(
      shown(
        await lineage({
          a: { text: pact, outlet: 'Yonhap' },
          b: { text: `${pact} The meeting was short, reports Yonhap.`, outlet: 'Courier' },
        }),
      ),
    ).toEqual(['a → b: credit?, wording']);
  });

  test('has no direction for who gave a picture, to the text as little as between two who are named with it', async () => {
    const caption = { a: { text: `${pact}\n\nThe guests. Photo by KCNA/EPA-EFE` }, b: { text: 'Rain fell.' } };
    expect(shown(await lineage(caption))).toEqual(['a – named epa-efe: credit', 'a – named kcna: credit']);
  });

  test('leads to nobody where an outlet names itself, or several documents are of the outlet that is named', async () => {
    const own = await lineage({
      a: { text: `SEOUL, June 30 (UPI) -- ${pact}`, outlet: 'UPI' },
      b: { text: 'Nothing of it.' },
    });
    expect(shown(own)).toEqual([]);
    const several = await lineage({
      a: { text: 'Grain prices rose.', outlet: 'Yonhap' },
      b: { text: 'Rain fell on the hills.', outlet: 'Yonhap' },
      c: { text: 'The meeting was short, reports Yonhap.', outlet: 'Courier' },
    });
    expect(shown(several)).toEqual(['named yonhap → c: credit?']);
  });

  test('has a direction by the dates only for words that nobody else said', async () => {
    const days = { early: { date: '2031-05-06' }, late: { date: '2031-05-09' } };
    const told = await lineage({ a: { text: pact, ...days.late }, b: { text: pact, ...days.early } });
    expect(shown(told)).toEqual(['b → a: same text, wording, time']);
    const quoted = await lineage({
      a: { text: `The guests were glad. ${speech}`, ...days.late },
      b: { text: `It rained. ${speech}`, ...days.early },
    });
    expect(shown(quoted)).toEqual(['a – b: wording']);
  });

  test.each([
    ['https://www.vell.example/news/pact?utm_source=mail#top', 'vell.example/news/pact', true],
    ['https://Vell.example/news/pact/.', 'https://vell.example/news/pact', true],
    ['(see vell.example/view.php?id=1), they say', 'https://vell.example/view.php?id=1', true],
    ['https://vell.example/', 'https://vell.example/', false],
    ['https://vell.example/news/pact/other-story', 'https://vell.example/news/pact', false],
    ['https://vell.example/news/pact-2', 'https://vell.example/news/pact', false],
    ['https://vell.example/view.php?id=2', 'https://vell.example/view.php?id=1', false],
    ['https://pre-vell.example/news/pact', 'https://vell.example/news/pact', false],
    ['https://news.vell.example/news/pact', 'https://vell.example/news/pact', false],
  ])('follows a whole address that one text holds of the other: %s, %s: %s', async (said, url, follows) => {
    const text = `The pact was signed: ${said} has more.`;
    const there = await lineage({ a: { text: 'Grain prices rose.', url }, b: { text } });
    expect(shown(there)).toEqual(follows ? ['a → b: link'] : []);
    const [evidence] = there.lines[0]?.evidence ?? [];
    if (evidence?.kind === 'link') expect(said).toContain(text.slice(evidence.from, evidence.to));
  });
});

describe('between versions of one document', () => {
  const told =
    'The cranes stood still in the harbour on Sunday and nobody came to the gate, the guards said in the evening.';

  test('a line leads from each to the next one, whatever they share, and nothing else does', async () => {
    const found = await lineage({
      report: { text: `${told} Nine were hurt.`, date: '2025-06-30', url: 'https://gazette.example/cranes' },
      'report@3': {
        text: `${told} Eight were hurt. See https://gazette.example/cranes`,
        date: '2025-06-30',
        url: 'https://gazette.example/cranes',
      },
      'report@1': { text: 'To be told soon.', date: '2025-06-30', url: 'https://gazette.example/cranes' },
    });
    expect(shown(found)).toEqual(['report@1 → report@3: version', 'report@3 → report: version, wording']);
  });

  test('an outlet that others name is none of its versions', async () => {
    const found = await lineage({
      report: { text: `${told} Nine were hurt.`, outlet: 'Yonhap' },
      'report@1': { text: `${told} Eight were hurt.`, outlet: 'Yonhap' },
      other: { text: 'Nine people were hurt at the harbour gate, Yonhap reported on Monday.', outlet: 'Gazette' },
    });
    expect(shown(found).filter((line) => line.includes('credit'))).toEqual(['named yonhap → other: credit?']);
  });
});

test('a lineage is the same in whatever order documents and pairs come', async () => {
  const told = {
    a: { text: `${pact} ${speech} It was signed at noon, according to KCNA.`, outlet: 'UPI', date: '2031-05-06' },
    b: { text: `${speech} The meeting was short, reports Yonhap, quoting KCNA.`, date: '2031-05-08' },
    в: { text: `МОСКВА, 30 июня. /ТАСС/. Министры встретились. ${pact}`, outlet: 'Газета', date: '2031-05-08' },
  };
  const one = await lineage(told);
  expect(one.lines.length).toBeGreaterThan(4);
  expect(await lineage(told, true)).toEqual(one);
});

describe('of two dates one is before the other only where that is sure', () => {
  test.each([
    ['2031-05-06', '2031-05-09', true],
    // The same hour can have two dates.
    ['2031-05-06', '2031-05-07', false],
    ['2031-05-06', '2031-05-08', false],
    ['2031-05', '2031-06-03', true],
    ['2031-05', '2031-05-09', false],
    ['2031-05-06T06:33Z', '2031-05-06T06:44+00:00', true],
    ['2031-05-06T06:33Z', '2031-05-06T08:33+02:00', false],
    ['2031-05-06T06:33', '2031-05-06T06:44', false],
    ['-0043', '0014', true],
    ['2031', 'no date', false],
  ])('%s, %s: %s', (a, b, sure) => {
    expect(isBefore(spanOf(a), spanOf(b))).toBe(sure);
    expect(isBefore(spanOf(b), spanOf(a))).toBe(false);
  });

  test('never two of them before each other', () => {
    const date = fc.tuple(fc.integer({ min: -50, max: 2100 }), fc.integer({ min: 0, max: 12 })).map(([year, month]) => {
      const years = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
      return month === 0 ? years : `${years}-${String(month).padStart(2, '0')}`;
    });
    fc.assert(fc.property(date, date, (a, b) => !(isBefore(spanOf(a), spanOf(b)) && isBefore(spanOf(b), spanOf(a)))));
  });
});

describe('what a person decided', () => {
  const person = { subjects: [], rule: null, note: '', author: 'me', created: '2031-05-06T00:00:00Z' };
  const document = (id: string) => ({ kind: 'document', id }) as const;
  const direction = (
    id: string,
    value: 'from-to' | 'none',
    from: Party,
    to: Party,
    changed = person.created,
  ): Ruling => ({
    ...person,
    id,
    changed,
    kind: 'direction',
    value,
    from,
    to,
  });
  const report: UnseenOrigin = { ...person, id: 'o', name: 'KCNA report of 30 June', date: '2031-06-30', changed: '' };
  const told = {
    a: { text: pact, outlet: 'Yonhap' },
    b: { text: `${pact} The meeting was short, reports Yonhap.`, outlet: 'Courier' },
  };
  const names = ({ lines }: RuledLineage) =>
    lines.map(({ from, to, directed }) => `${from} ${directed ? '→' : '–'} ${to}`);

  test('outweighs what was found, in either direction, and what was found stays beside it', async () => {
    const found = await lineage(told);
    const ruled = ruledLineage(found, [direction('r', 'from-to', document('b'), document('a'))], new Map());
    expect(names(ruled)).toEqual(['document b → document a']);
    expect(ruled.lines[0]!.evidence.map(({ kind }) => kind)).toEqual(['ruling', 'credit', 'wording']);
    const none = ruledLineage(found, [direction('r', 'none', document('b'), document('a'))], new Map());
    expect(names(none)).toEqual(['document a – document b']);
  });

  test('of two decisions on one line the later holds', async () => {
    const found = await lineage(told);
    const rulings = [
      direction('r', 'none', document('a'), document('b'), '2031-05-08'),
      direction('s', 'from-to', document('b'), document('a'), '2031-05-07'),
    ];
    expect(names(ruledLineage(found, rulings, new Map()))).toEqual(['document a – document b']);
  });

  test('decides between two sources that no document stands for', async () => {
    const found = await lineage({
      a: { text: 'It was signed, reports Yonhap, quoting KCNA.' },
      b: { text: 'Rain fell.' },
    });
    const source = (name: string) => ({ kind: 'outlet', name }) as const;
    const turned = ruledLineage(found, [direction('r', 'from-to', source('Yonhap'), source('KCNA'))], new Map());
    expect(names(turned)).toEqual(['named yonhap → document a', 'named yonhap → named kcna']);
  });

  test('on a source by another of its names is on that source', async () => {
    const told = { a: { text: 'It was signed, reports KCNA.' }, b: { text: 'Rain fell.' } };
    const nameOf = (name: string) => (name === 'ЦТАК' ? 'KCNA' : name);
    const found = await lineage(told, undefined, nameOf);
    const rulings = [direction('r', 'from-to', { kind: 'outlet', name: 'ЦТАК' }, document('b'))];
    expect(ruledLineage(found, rulings, new Map(), nameOf).nodes.map(({ id }) => id)).toEqual([
      ...['document a', 'document b', 'named kcna'],
    ]);
  });

  test('on a source of a person whose name was joined with another is on that one', async () => {
    const told = { a: { text: 'It was signed, reports KCNA.' }, b: { text: 'Rain fell.' }, c: { text: 'Snow fell.' } };
    const nameOf = (name: string) => ({ ЦТАК: 'KCNA', 'The envoy’s letter': 'A letter' })[name] ?? name;
    const found = await lineage(told, undefined, nameOf);
    const origin = (id: string, name: string): UnseenOrigin => ({ ...report, id, name });
    const origins = new Map(
      [origin('o', 'ЦТАК'), origin('p', 'The envoy’s letter'), origin('q', 'A letter')].map((one) => [one.id, one]),
    );
    const from = (id: string) => ({ kind: 'origin', id }) as const;
    const rulings = [
      direction('r', 'from-to', from('o'), document('b')),
      direction('s', 'from-to', from('p'), document('b')),
      direction('t', 'from-to', from('q'), document('c')),
    ];
    const ruled = ruledLineage(found, rulings, origins, nameOf);
    expect(ruled.nodes.map(({ id }) => id)).toEqual([
      ...['document a', 'document b', 'document c', 'named kcna', 'origin q'],
    ]);
    expect(names(ruled)).toEqual([
      ...['named kcna → document a', 'named kcna → document b', 'origin q → document b', 'origin q → document c'],
    ]);
  });

  test('puts a source there that is in no document, and says nothing of documents that are not compared', async () => {
    const found = await lineage({ a: { text: pact }, b: { text: 'Rain fell.' } });
    const rulings = [
      direction('r', 'from-to', { kind: 'origin', id: 'o' }, document('a')),
      direction('s', 'from-to', { kind: 'outlet', name: 'Courier' }, document('b')),
      direction('t', 'from-to', document('elsewhere'), document('b')),
      direction('u', 'from-to', { kind: 'origin', id: 'o' }, document('elsewhere')),
    ];
    const ruled = ruledLineage(found, rulings, new Map([['o', report]]));
    expect(names(ruled)).toEqual(['named courier → document b', 'origin o → document a']);
    expect(ruled.nodes.map(({ id }) => id)).toEqual(['document a', 'document b', 'named courier', 'origin o']);
  });
});

test('another name that a person gave leads to the same source', async () => {
  const told = {
    a: { text: 'It was signed at noon, according to KCNA.' },
    b: { text: 'The pact was signed, according to the Korean Central News Agency.', outlet: 'Courier' },
  };
  expect(shown(await lineage(told))).toHaveLength(2);
  const long = 'Korean Central News Agency';
  const state = await lineage(
    { ...told, c: { text: 'Reported by the Korean Central News Agency (KCNA).' } },
    false,
    (name) => (name === 'KCNA' || name === long ? 'State agency' : name),
  );
  expect(state.nodes.filter(({ kind }) => kind === 'named')).toHaveLength(1);
  const joined = await lineage(told, false, (name) => (name.toLowerCase() === 'kcna' ? long : name));
  expect(joined.nodes.filter(({ kind }) => kind === 'named')).toEqual([
    { id: 'named korean central news agency', kind: 'named', name: long },
  ]);
});

describe('in the graph', () => {
  const by = (a: ShownNode, b: ShownNode) => (a.id < b.id ? -1 : 1);
  const layout = async (told: Parameters<typeof lineage>[0]) => {
    const { nodes, lines } = await lineage(told);
    return layoutOf(nodes, lines, by);
  };
  const rowsOf = async (told: Parameters<typeof lineage>[0]) =>
    Object.fromEntries(
      (await layout(told)).flatMap((items, row) =>
        items.flatMap((item) => (item.kind === 'node' ? [[item.id, row] as const] : [])),
      ),
    );

  test('a text stands below what it names, however long the chain', async () => {
    expect(
      await rowsOf({
        a: { text: 'It was signed, reports Yonhap, quoting KCNA.', outlet: 'Courier' },
        b: { text: 'The pact is signed, reports the Courier and says no more, according to KCNA.' },
        c: { text: 'Rain fell.' },
      }),
    ).toEqual({ 'document a': 2, 'document b': 1, 'document c': 2, 'named kcna': 0, 'named yonhap': 1 });
  });

  test('a text of which nobody knows whence it is stands beside those that it shares words with, not among the sources', async () => {
    const caption = (names: string, by: string) =>
      `${names} sign the harbour treaty of Vell and Oster in the old customs house on Sunday afternoon, watched by pilots. ${by}`;
    const picture = caption('The two ministers', 'Photo by KCNA');
    expect(
      await rowsOf({
        agency: { text: `It was signed, reports Yonhap.\n\n${picture}`, outlet: 'Courier' },
        copied: { text: `Was signed where? So asks the Courier, according to Courier.`, outlet: 'Post' },
        gathered: { text: `Five papers told of it in an hour.\n\n${picture}`, outlet: 'Kiosk' },
      }),
    ).toMatchObject({ 'named yonhap': 0, 'document agency': 1, 'document gathered': 1 });
    // Where nothing has a direction nothing stands below.
    expect(await rowsOf({ a: { text: picture }, b: { text: `Дождь шёл весь день.\n\n${picture}` } })).toMatchObject({
      'document a': 0,
      'document b': 0,
    });
  });

  test('two that name each other stand in one row, and every node has a place of its own', async () => {
    expect(
      await layout({
        a: { text: 'It was signed, according to Yonhap.', outlet: 'Sputnik' },
        b: { text: 'It was signed, according to Sputnik.', outlet: 'Yonhap' },
      }),
    ).toEqual([
      [
        { kind: 'node', id: 'document a' },
        { kind: 'node', id: 'document b' },
      ],
    ]);
  });

  test('a line that passes a row has a place of its own in it', async () => {
    const rows = await layout({
      a: { text: 'It was signed, reports Yonhap, quoting KCNA. KCNA reported no more.', outlet: 'Courier' },
    });
    expect(rows.map((items) => items.map((item) => item.kind))).toEqual([['node'], ['node', 'bend'], ['node']]);
  });
});

test('who has a short name in brackets in one text is one under both names in all of them', async () => {
  const told = {
    a: { text: 'Signed, reports Yonhap, quoting the Korean Central News Agency (KCNA). It was on Sunday.' },
    b: { text: 'The pact was signed, according to KCNA. The pilots looked on.' },
    c: { text: 'The pact was signed, according to the Korean Central News Agency. A band played.' },
  };
  const namedIn = ({ nodes }: Lineage) => nodes.flatMap((node) => (node.kind === 'named' ? [node.name] : []));
  expect(namedIn(await lineage(told)).map((name) => (name === 'Yonhap' ? name : 'KCNA'))).toEqual(['KCNA', 'Yonhap']);
  expect(await lineage(told, true)).toEqual(await lineage(told));
  // Where no text says so, nobody knows.
  const apart = namedIn(await lineage({ b: told.b, c: told.c }));
  expect(apart).toHaveLength(2);
});
