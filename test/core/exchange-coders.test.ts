import { parse } from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { toCsv } from '../../src/core/exchange/csv.ts';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import type { Scope } from '../../src/core/exchange/evidence.ts';
import { exporterOf } from '../../src/core/exchange/formats.ts';
import { toJson } from '../../src/core/exchange/json.ts';
import { maskOf } from '../../src/core/exchange/mask.ts';
import { maskedEvidence } from '../../src/core/exchange/masked-evidence.ts';
import type { Link } from '../../src/core/model/records.ts';
import { workbookFormat } from '../../src/core/exchange/xlsx.ts';
import { takeInAbout, written } from './exchange-in.ts';
import { placing, sampleMaterial, whole } from './exchange-material.ts';
import { noRecords, recordsOf } from './exchange-refi-in.ts';

// Who put a tag on is often not who made the mark: every format says it, and a table says it so that it comes back.

const options = { arrange: 'document', title: 'Grain', exported: '2026-11-21T23:00:00.000Z', zone: 'UTC' } as const;
const letter = written('letter', 'The grain lay wet. Паром ушёл на рассвете.', { title: 'A letter' });
const { id: documentId } = letter.document;
const [aid, food] = sampleMaterial.tags
  .slice(0, 2)
  .map((tag, at) => ({ ...tag, parentId: null, name: ['Помощь', 'Food'][at]! }));
const later = '2026-02-03T04:05:06.000Z';
const mark = {
  ...sampleMaterial.annotations[0]!,
  ...{
    id: 'abcdefghij0123456789',
    documentId,
    version: 1,
    from: 4,
    to: 17,
    note: '',
    anchor: { kind: 'exact' as const },
  },
  ...{ author: 'Anna', created: '2026-01-01T00:00:00.000Z', changed: later, tagIds: [aid!.id, food!.id] },
  quotation: { exact: 'grain lay wet', prefix: 'The ', suffix: '. Паром' },
  taggedBy: { [aid!.id]: { author: 'Бен', time: later } },
};
const material = {
  ...sampleMaterial,
  ...{ documents: [letter.document], tags: [aid!, food!], annotations: [mark], notes: [], attributes: [] },
};
const texts = new Map([[documentId, letter.text]]);

const hit: Scope = {
  ...{ kind: 'hits', query: 'grain', uncovered: 0 },
  hits: [{ documentId, version: 1, from: 0, to: 18 }],
};

test('a table says of each coding who put it on and when, and taken in again it is of the same people', async () => {
  const evidence = chooseEvidence(material, { kind: 'project' });
  const table = await whole(toCsv(evidence, placing(evidence, texts), 'UTC'));
  const { data } = parse<Record<string, string>>(table.replace('\ufeff', ''), { header: true, skipEmptyLines: true });
  expect(data.map((row) => ['tag', 'annotated by', 'tagged by', 'tagged'].map((name) => row[name]))).toEqual([
    ['Помощь', 'Anna', 'Бен', '2026-02-03T04:05:06+00:00'],
    ['Food', 'Anna', 'Anna', '2026-01-01T00:00:00+00:00'],
  ]);
  const { diff } = takeInAbout(table, 'quotations.csv', [letter], noRecords({ documents: [letter.document] }));
  const { annotations, tags } = recordsOf(diff);
  const named = tags.find(({ name }) => name === 'Помощь')!.id;
  expect(annotations.map(({ author, taggedBy }) => [author, taggedBy])).toEqual([
    ['Anna', { [named]: { author: 'Бен', time: later } }],
  ]);
});

test('a tag that two people put on what a search found is of neither when it is taken in', async () => {
  const other = { ...mark, id: 'abcdefghij0123456780', author: 'Cem', tagIds: [aid!.id] };
  const evidence = chooseEvidence({ ...material, annotations: [mark, { ...other, taggedBy: {} }] }, hit);
  const table = await whole(toCsv(evidence, placing(evidence, texts), 'UTC'));
  expect(table).toContain('Бен | Cem');
  const { diff } = takeInAbout(table, 'hits.csv', [letter], noRecords({ documents: [letter.document] }));
  const [one] = recordsOf(diff).annotations;
  expect([one!.author, Object.values(one!.taggedBy ?? {}).map(({ author }) => author)]).toEqual(['Me', ['Anna']]);
});

test('the workbook says it of each coding and, a line for each tag, of each quotation', async () => {
  const evidence = chooseEvidence(material, { kind: 'project' });
  const bytes: Uint8Array[] = [];
  for await (const piece of workbookFormat.write(evidence, options, placing(evidence, texts))) bytes.push(piece);
  const sheets = await readXlsxFile(Buffer.concat(bytes), { trim: false });
  const column = (name: string, title: string) => {
    const { data } = sheets.find(({ sheet }) => sheet === name)!;
    return data.slice(1).map((row) => row[data[0]!.indexOf(title)]);
  };
  expect(column('Codings', 'tagged by')).toEqual(['Бен', 'Anna']);
  expect([column('Quotations', 'tags'), column('Quotations', 'tagged by')]).toEqual([['Помощь\nFood'], ['Бен\nAnna']]);
});

test('what people read names coders beside who made the mark, also of what a search found', async () => {
  for (const scope of [{ kind: 'project' } as const, hit]) {
    const evidence = chooseEvidence(material, scope);
    for (const id of ['markdown', 'docx', 'odt', 'html', 'obsidian'] as const) {
      const shown = await whole(exporterOf(id).show(evidence, options, placing(evidence, texts)));
      expect([id, /Annotated by: (.*)/u.exec(shown)?.[1]]).toEqual([id, 'Anna; Бен (Помощь)']);
    }
  }
});

test('JSON says of every coding who put it on, also on what a search found, and what each person made', async () => {
  const other = {
    ...mark,
    id: 'abcdefghij0123456780',
    author: 'Cem',
    tagIds: [aid!.id],
    taggedBy: {},
    note: 'Мокрое?',
  };
  const made = { author: 'Бен', created: later, changed: later };
  const link: Link = {
    ...{ id: 'l', relationId: null, note: '', ...made },
    from: { kind: 'annotation', id: mark.id },
    to: { kind: 'document', id: documentId },
  };
  const note = { ...sampleMaterial.notes[0]!, about: { kind: 'document', id: documentId } as const, ...made };
  const all = { ...material, annotations: [mark, other], notes: [note], links: [link], relations: [] };
  type Read = Record<'people' | 'quotations' | 'notes' | 'links', readonly Record<string, unknown>[]>;
  const read = async (scope: Scope) => {
    const evidence = chooseEvidence(all, scope);
    return JSON.parse(await whole(toJson(evidence, options.exported, placing(evidence, texts)))) as Read;
  };
  const none = { annotations: 0, codings: 0, comments: 0, notes: 0, links: 0, eventSets: 0 };
  const people = [
    { name: 'Anna', ...none, annotations: 1, codings: 1 },
    { name: 'Cem', ...none, annotations: 1, codings: 1, comments: 1 },
    { name: 'Бен', ...none, codings: 1, notes: 1, links: 1 },
  ];
  const anna = { tagId: food!.id, author: 'Anna', time: mark.created };
  const ben = { tagId: aid!.id, author: 'Бен', time: later };
  const cem = { tagId: aid!.id, author: 'Cem', time: mark.created };
  const project = await read({ kind: 'project' });
  expect(project.people).toEqual(people);
  expect(project.quotations.map(({ codings }) => codings)).toEqual([[cem], [ben, anna]]);
  expect([...project.notes, ...project.links].map(({ author }) => author)).toEqual(['Бен', 'Бен']);
  const { people: there, quotations } = await read(hit);
  expect(there).toEqual(people);
  expect(quotations).toMatchObject([{ author: null, codings: [ben, cem, anna] }]);
  expect(quotations[0]!['annotations']).toMatchObject([
    { author: 'Anna', note: '' },
    { author: 'Cem', note: 'Мокрое?', tagIds: [aid!.id] },
  ]);
});

test('the names of coders are replaced with all others', async () => {
  const mask = maskOf([{ name: 'Бен', pseudonym: 'Person 2' }]);
  const evidence = maskedEvidence(chooseEvidence(material, { kind: 'project' }), mask);
  const plain = {
    of: (one: (typeof evidence.quotations)[number]) => Promise.resolve({ ...one, text: '', place: null }),
  };
  const shown = await whole(exporterOf('markdown').show(evidence, options, plain as never));
  expect(shown).toContain('Annotated by: Anna; Person 2');
});
