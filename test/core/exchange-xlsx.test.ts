import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Material, Scope } from '../../src/core/exchange/evidence.ts';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import type { Cell } from '../../src/core/exchange/comma-separated.ts';
import { longestCell, writeWorkbook } from '../../src/core/exchange/workbook.ts';
import type { Sheet } from '../../src/core/exchange/workbook.ts';
import { workbookFormat } from '../../src/core/exchange/xlsx.ts';
import { toMarkdown } from '../../src/core/exchange/markdown.ts';
import type { Annotation, Link } from '../../src/core/model/records.ts';
import { placing, sampleMaterial, searchedMarks, whole } from './exchange-material.ts';
import { strings } from './exchange-projects.ts';

// What another program reads is the claim, so workbooks are read back by one that is not ours.

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

/** The rows of each sheet under its name. */
async function readBack(pieces: AsyncIterable<Uint8Array>): Promise<Record<string, readonly (readonly unknown[])[]>> {
  const sheets = await readXlsxFile(await bytesOf(pieces), { trim: false });
  return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data]));
}

const sheetOf = (name: string, titles: readonly string[], rows: readonly (readonly Cell[])[]): Sheet => ({
  name,
  columns: titles.map((title) => ({ title, width: 20 })),
  rows,
});

describe('a workbook', () => {
  test('gives back every text and number, whatever the cells hold', async () => {
    const cell = fc.oneof(
      strings,
      fc.integer(),
      fc.constantFrom('=1+1', '_x000D_', ' a ', 'a\nb', '<b>&', '\u0007', '\ud83d'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (rows) => {
        const read = await readBack(
          writeWorkbook([sheetOf('One', ['x', 'y'], [['first', 'row'], ...rows, ['last', 'row']])]),
        );
        const expected = rows.map((row) => row.map((one) => (one === '' ? null : one)));
        expect(read['One']!.slice(2, -1)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  test('goes on in another sheet where one is full', async () => {
    const rows = Array.from({ length: 25 }, (_, at) => [at]);
    const read = await readBack(writeWorkbook([sheetOf('Rows', ['n'], rows), sheetOf('Next', ['m'], [])], 11));
    expect(Object.keys(read)).toEqual(['Rows', 'Rows (2)', 'Rows (3)', 'Next']);
    expect(read['Rows (2)']).toEqual([['n'], ...rows.slice(10, 20)]);
    expect(read['Rows (3)']).toEqual([['n'], ...rows.slice(20)]);
  });

  test('cuts a text that no cell can hold, between two characters, and says how much is missing', async () => {
    const text = `x${'🙂'.repeat(20_000)}`;
    const read = await readBack(writeWorkbook([sheetOf('Long', ['text'], [[text]])]));
    const cut = String(read['Long']![1]![0]);
    expect(cut.length).toBeLessThanOrEqual(longestCell);
    const [, kept, missing] = /^(.*)… \[a cell of a spreadsheet holds no more; (\d+) characters are left out\]$/u.exec(
      cut,
    )!;
    expect(text.startsWith(kept!)).toBe(true);
    expect(kept!.length + Number(missing)).toBe(text.length);
    expect(kept).not.toMatch(/\p{Surrogate}/u);
  });

  test('leaves each row room for all its lines, in any script, and no more than a row can have', async () => {
    const rows = [
      ['коротко'],
      ['Столб серой пыли стоял над гаванью до полудня, и паромы задержали на другом берегу.'],
      ['灰'.repeat(30)],
      ['one\ntwo\nthree'],
      ['слово '.repeat(5000)],
    ];
    const bytes = await bytesOf(writeWorkbook([sheetOf('Rows', ['text'], rows)]));
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
    const heights = [...sheet.matchAll(/<row r="\d+"(?: ht="(\d+)")?>/gu)].map(([, height]) => Number(height ?? 0));
    const [title, short, long, wide, lines, most] = heights;
    expect([title, short, lines, most]).toEqual([0, 0, 45, 409]);
    expect(long).toBeGreaterThanOrEqual(75);
    expect(wide).toBeGreaterThanOrEqual(45);
  });

  test('is made while it is written: the first bytes come before the last row is asked for', async () => {
    let asked = 0;
    function* rows(): Generator<readonly Cell[]> {
      for (; asked < 200_000; asked += 1) yield [Math.sin(asked), `row ${asked}`];
    }
    const pieces = writeWorkbook([
      {
        name: 'Rows',
        columns: [
          { title: 'a', width: 9 },
          { title: 'b', width: 9 },
        ],
        rows: rows(),
      },
    ]);
    await pieces.next();
    expect(asked).toBeLessThan(200_000);
  });
});

describe('evidence as a workbook', () => {
  const read = (scope: Scope, zone = 'UTC', material: Material = sampleMaterial) => {
    const evidence = chooseEvidence(material, scope);
    const options = { arrange: 'document', title: 'x', exported: '2026-11-21T23:00:00.000Z', zone } as const;
    return readBack(workbookFormat.write(evidence, options, placing(evidence)));
  };

  /** The rows below the titles, by their titles. */
  const records = (rows: readonly (readonly unknown[])[]) =>
    rows.slice(1).map((row) => Object.fromEntries(rows[0]!.map((title, at) => [String(title), row[at] ?? null])));

  test('has a sheet for quotations, codings, documents, tags and notes, each with all of them', async () => {
    const sheets = await read({ kind: 'project' });
    const { annotations, documents, tags, notes } = sampleMaterial;
    expect(Object.keys(sheets)).toEqual(['Quotations', 'Codings', 'Documents', 'Tags', 'Notes', 'About']);
    expect(new Set(records(sheets['Quotations']!).map((row) => row['annotation id']))).toEqual(
      new Set(annotations.map(({ id }) => id)),
    );
    expect(sheets['Codings']).toHaveLength(1 + annotations.flatMap(({ tagIds }) => tagIds).length);
    expect(sheets['Documents']).toHaveLength(1 + documents.length);
    expect(sheets['Tags']).toHaveLength(1 + tags.length);
    expect(sheets['Notes']).toHaveLength(1 + notes.length);
  });

  test('says how much it holds as papers say it: the rows of its sheets, of a whole project all that the library and the tree count', async () => {
    const { documents, tags, annotations } = sampleMaterial;
    const some = annotations.filter(({ tagIds, documentId }) => tagIds.length > 0 && documentId !== documents[0]!.id);
    const material = { ...sampleMaterial, annotations: some.slice(0, 5) };
    const [{ documentId, from, to }] = some as [Annotation];
    const scopes: readonly Scope[] = [
      { kind: 'project' },
      { kind: 'documents', ids: [documents[0]!.id, documentId] },
      { kind: 'tags', ids: [some[0]!.tagIds[0]!] },
      { kind: 'hits', query: 'пыль', hits: [{ documentId, version: 1, from, to }], uncovered: 0 },
    ];
    for (const scope of scopes) {
      const sheets = await read(scope, 'UTC', material);
      const said = new Map(sheets['About']!.map(([label, words]) => [String(label), words]));
      const sheet = (name: string) => records(sheets[name]!);
      const quotations = scope.kind === 'hits' ? 'passages' : 'quotations';
      const counts = {
        documents: sheet('Documents').length,
        'documents with quotations': new Set(sheet('Quotations').map((row) => row['document id'])).size,
        [quotations]: sheet('Quotations').length,
        tags: sheet('Tags').length,
        'tags with quotations': new Set(sheet('Codings').map((row) => row['tag'])).size,
        'pages of notes': sheet('Notes').length,
      };
      expect(Object.fromEntries(Object.keys(counts).map((label) => [label, said.get(label)]))).toEqual(counts);
      if (scope.kind === 'project') expect([counts.documents, counts.tags]).toEqual([documents.length, tags.length]);
      for (const arrange of ['document', 'tag'] as const) {
        const evidence = chooseEvidence(material, scope);
        const options = { arrange, title: 'x', exported: '2026-11-21T23:00:00.000Z', zone: 'UTC' };
        const [, yaml] = (await whole(toMarkdown(evidence, options, placing(evidence)))).split(/^---$/mu);
        expect(parse(yaml!)).toMatchObject(counts);
      }
    }
  });

  test('has a sheet of links, where there are some: both ends as they are called, the relation and who linked them', async () => {
    const [a, b] = sampleMaterial.annotations;
    const made = {
      note: 'See both.',
      author: 'Ada',
      created: '2025-06-30T10:00:00.000Z',
      changed: '2025-06-30T10:00:00.000Z',
    };
    const relation = { id: 'r', name: 'contradicts', reverse: 'contradicts' };
    const sheets = await read({ kind: 'project' }, 'UTC', {
      ...sampleMaterial,
      relations: [relation],
      links: [
        {
          id: 'l1',
          from: { kind: 'annotation', id: a!.id },
          to: { kind: 'annotation', id: b!.id },
          relationId: 'r',
          ...made,
        },
        {
          id: 'l2',
          from: { kind: 'annotation', id: a!.id },
          to: { kind: 'claim', id: 'c' },
          relationId: null,
          ...made,
        },
      ],
    });
    expect(records(sheets['Links']!)).toMatchObject([
      {
        from: 'annotation',
        linked: a!.quotation.exact,
        relation: 'contradicts',
        'linked with': b!.quotation.exact,
        note: 'See both.',
        by: 'Ada',
        'link id': 'l1',
      },
      { to: 'claim', 'linked with': null, relation: null, 'to id': 'c' },
    ]);
  });

  test('of hits names the annotations that share words with each, and with each tag those that give it', async () => {
    const { material, hits, both, other } = searchedMarks;
    const sheets = await read({ kind: 'hits', query: 'dust', hits, uncovered: 0 }, 'UTC', material);
    const named = (sheet: string) => [...new Set(records(sheets[sheet]!).map((row) => row['annotation id']))].sort();
    expect(named('Quotations')).toEqual([both.join(' | '), other].sort());
    expect(named('Codings')).toEqual([both[1]!, other].sort());
  });

  test('quotes the very words, in every script, with all tags in one cell', async () => {
    const sheets = await read({ kind: 'project' });
    for (const row of records(sheets['Quotations']!)) {
      const annotation = sampleMaterial.annotations.find(({ id }) => id === row['annotation id'])!;
      expect(row['quotation']).toBe(annotation.quotation.exact);
      expect(
        String(row['tags'] ?? '')
          .split('\n')
          .filter(Boolean),
      ).toHaveLength(annotation.tagIds.length);
    }
  });

  test('counts each tag as its own rows say, and with the tags below it', async () => {
    const sheets = await read({ kind: 'project' });
    const codings = records(sheets['Codings']!);
    const wordsOf = new Map(records(sheets['Quotations']!).map((row) => [row['annotation id'], row['quotation']]));
    expect(codings.map((row) => row['quotation'])).toEqual(codings.map((row) => wordsOf.get(row['annotation id'])));
    for (const { tag, quotations, 'with tags below': all } of records(sheets['Tags']!)) {
      expect(quotations).toBe(codings.filter((row) => row['tag'] === tag).length);
      const below = codings.filter((row) => row['tag'] === tag || String(row['tag']).startsWith(`${String(tag)}/`));
      expect(all).toBe(new Set(below.map((row) => row['annotation id'])).size);
    }
  });

  test('holds all that the codebook says of a tag, with the words of its example', async () => {
    const mark = sampleMaterial.annotations.find(({ tagIds }) => tagIds.length > 0)!;
    const entry = { description: 'Что', when: 'Immer', whenNot: '決して', example: mark.id };
    const tags = sampleMaterial.tags.map((tag) => (tag.id === mark.tagIds[0] ? { ...tag, ...entry } : tag));
    const sheets = await read({ kind: 'project' }, 'UTC', { ...sampleMaterial, tags });
    const row = records(sheets['Tags']!).find((one) => one['tag id'] === mark.tagIds[0]);
    expect(row).toMatchObject({
      ...{ description: 'Что', 'when to use': 'Immer', 'when not to use': '決して' },
      example: mark.quotation.exact,
    });
  });

  test('has the days and the clock that the reader saw, as dates, in each of its sheets', async () => {
    const momentsIn = async (zone: string): Promise<Record<string, Date[]>> => {
      const sheets = await read({ kind: 'project' }, zone);
      return Object.fromEntries(
        Object.entries(sheets).map(([name, rows]) => [
          name,
          rows.flat().filter((cell): cell is Date => cell instanceof Date && !/T00:00:00/u.test(cell.toISOString())),
        ]),
      );
    };
    const [utc, auckland] = [await momentsIn('UTC'), await momentsIn('Pacific/Auckland')];
    for (const name of ['Quotations', 'Documents', 'Notes', 'About']) {
      expect(utc[name], name).not.toEqual([]);
      const hours = auckland[name]!.map(
        (moment, at) => Math.round((moment.getTime() - utc[name]![at]!.getTime()) / 36_000) / 100,
      );
      expect(
        hours.every((ahead) => ahead === 12 || ahead === 13),
        name,
      ).toBe(true);
    }
    expect(auckland['About']![0]!.toISOString()).toMatch(/^2026-11-22T12:00/u);
    const about = await read({ kind: 'project' }, 'Pacific/Auckland');
    expect(about['About']).toContainEqual(['times', 'by the clock of the computer, UTC+13:00 when it was exported']);
  });

  test('says before it is written how many texts will be cut, wherever they stand', async () => {
    const long = 'so long '.repeat(5_000);
    const [first, ...others] = sampleMaterial.annotations.filter(({ tagIds }) => tagIds.length > 0);
    const [document, ...documents] = sampleMaterial.documents;
    const tagId = first!.tagIds[0]!;
    const withTag = (changed: object) => ({
      tags: sampleMaterial.tags.map((tag) => (tag.id === tagId ? { ...tag, ...changed } : tag)),
    });
    const withMark = (changed: object) => ({ annotations: [{ ...first!, ...changed }, ...others] });
    const said = { author: 'Anna', created: first!.created, changed: first!.created };
    const link: Link = {
      ...{ id: 'l', relationId: null, note: long, ...said },
      from: { kind: 'tag', id: tagId },
      to: { kind: 'annotation', id: first!.id },
    };
    const note = { id: 'n', title: '', body: long, about: { kind: 'tag', id: tagId }, ...said } as const;
    const cases: Readonly<Record<string, Partial<Material>>> = {
      nothing: {},
      name: withTag({ name: long }),
      description: withTag({ description: long }),
      when: withTag({ when: long }),
      whenNot: withTag({ whenNot: long }),
      'note of a mark': withMark({ note: long }),
      'who made a mark': withMark({ author: long }),
      'who put on a tag': withMark({ taggedBy: { [tagId]: { author: long, time: first!.created } } }),
      words: withMark({ quotation: { ...first!.quotation, exact: long } }),
      title: { documents: [{ ...document!, title: { ...document!.title, value: long } }, ...documents] },
      column: { attributes: [{ ...sampleMaterial.attributes[0]!, name: long }] },
      link: { links: [link] },
      page: { notes: [note] },
      project: { project: { ...sampleMaterial.project, author: long } },
    };
    const options = { arrange: 'document', title: 'x', exported: '2026-11-21T23:00:00.000Z', zone: 'UTC' } as const;
    for (const [name, changed] of Object.entries(cases)) {
      const evidence = chooseEvidence({ ...sampleMaterial, ...changed }, { kind: 'project' });
      const sheets = unzipSync(await bytesOf(workbookFormat.write(evidence, options, placing(evidence))));
      const cells = Object.values(sheets).flatMap(
        (file) => strFromU8(file).match(/<t [^<]*are left out\]<\/t>/gu) ?? [],
      );
      const cut = await workbookFormat.cut(evidence, options);
      expect([name, cut]).toEqual([name, new Set(cells).size]);
      expect([name, cut > 0]).toEqual([name, name !== 'nothing']);
    }
    const hit = { documentId: document!.id, version: 1, from: 0, to: 40_000 };
    const scope = { kind: 'hits', query: 'long', hits: [hit], uncovered: 0 } as const;
    expect(await workbookFormat.cut(chooseEvidence(sampleMaterial, scope), options)).toBe(1);
  });
});

describe('the columns of a workbook', () => {
  test('have a width each, whatever attributes are called', async () => {
    const attributes = ['constructor', '__proto__', 'toString'].map((name, at) => ({
      ...sampleMaterial.attributes[0]!,
      ...{ id: `own-${at}`, name, order: 50 + at },
    }));
    const evidence = chooseEvidence({ ...sampleMaterial, attributes }, { kind: 'project' });
    const options = { arrange: 'document', title: 'x', exported: '2026-11-21T23:00:00.000Z' } as const;
    const files = unzipSync(await bytesOf(workbookFormat.write(evidence, options, placing(evidence))));
    const columns = strFromU8(files['xl/worksheets/sheet1.xml']!).match(/<col [^>]*>/gu)!;
    expect(columns.length).toBeGreaterThan(attributes.length);
    for (const column of columns) expect(column).toMatch(/ width="\d+" /u);
    expect(await whole(workbookFormat.show(evidence, options, placing(evidence)))).toContain('__proto__');
  });
});

describe('what an export reads', () => {
  const evidence = chooseEvidence(sampleMaterial, { kind: 'project' });
  const options = { arrange: 'document', title: 'x', exported: '2026-11-21T23:00:00.000Z' } as const;

  test('is each text once', async () => {
    const told: string[] = [];
    await whole(workbookFormat.show(evidence, options, placing(evidence, undefined, told)));
    expect(told.toSorted()).toEqual([...new Set(evidence.quotations.map(({ document }) => document.id))].toSorted());
  });

  test('is no more than its beginning needs', async () => {
    const told: string[] = [];
    const pieces = workbookFormat.show(evidence, options, placing(evidence, undefined, told))[Symbol.asyncIterator]();
    await pieces.next();
    expect(told).toEqual([]);
    await pieces.next();
    expect(told).toEqual([evidence.documents[0]!.id]);
  });
});
