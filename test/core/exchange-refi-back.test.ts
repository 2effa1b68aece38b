import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import type { Material } from '../../src/core/exchange/evidence.ts';
import { projectExchange } from '../../src/core/exchange/refi/qdpx.ts';
import { newId } from '../../src/core/model/id.ts';
import { colours } from '../../src/core/model/records.ts';
import type { Annotation, Tag } from '../../src/core/model/records.ts';
import { placing, sampleMaterial } from './exchange-material.ts';
import { noRecords, qdpx, recordsOf, takeInQdpx } from './exchange-refi-in.ts';

async function written(material: Material, texts: ReadonlyMap<string, string>) {
  const evidence = chooseEvidence(material, { kind: 'project' });
  const options = { arrange: 'document', title: 'Study', exported: '2026-11-30T12:00:00.000Z' } as const;
  const pieces: Uint8Array[] = [];
  for await (const piece of projectExchange.write(evidence, options, placing(evidence, texts))) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

const pieces = [
  'The bridge ',
  'Мост рухнул ',
  'انهار الجسر ',
  '橋は崩れた',
  '👩‍👩‍👧‍👦',
  'e\u0301\u0327 ',
  '\n',
  '\n\n',
  '𝔘𝔫𝔦 ',
  '<b>&amp; ',
  '\t',
  '“x” ',
];
const time = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const [document] = sampleMaterial.documents;

/** A text, and marks anywhere in it that cut no character in two. */
const marked = fc.array(fc.constantFrom(...pieces), { minLength: 5, maxLength: 60 }).chain((parts) => {
  const text = `${parts.join('')}.`;
  const points = [...text];
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
  return fc.array(mark, { minLength: 20, maxLength: 40 }).map((marks) => ({
    text,
    marks: marks.map(({ at, length, ...rest }) => {
      const from = offsets[at]!;
      return { ...rest, from, to: offsets[at + length] ?? text.length };
    }),
  }));
});

describe('a project that leaves as QDPX and comes back', () => {
  test('has every annotation at its place, with its tags, note, author and times', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(marked, async ({ text, marks }) => {
        const tags = ['Aid', 'Хлеб', 'مطر', '橋', 'a/b'].map((name, order): Tag => {
          const parentId = order === 3 ? 'tag-1'.padEnd(20, '0') : null;
          return { id: `tag${order}`.padEnd(20, '0'), name, parentId, colour: colours[order]!, description: '', order };
        });
        const annotations = marks.map(({ tags: own, ...mark }): Annotation => ({
          id: newId(),
          documentId: document!.id,
          version: document!.versions.at(-1)!.number,
          quotation: { exact: text.slice(mark.from, mark.to), prefix: '', suffix: '' },
          tagIds: own.map((at) => tags[at]!.id),
          anchor: { kind: 'exact' },
          ...mark,
          ...(own[1] !== undefined && {
            taggedBy: { [tags[own[1]]!.id]: { author: mark.author === 'Ana' ? 'Бо' : 'Ana', time: mark.changed } },
          }),
        }));
        count += annotations.length;
        const material = { ...sampleMaterial, documents: [document!], tags, annotations, notes: [] };
        const bytes = await written(material, new Map([[document!.id, text]]));
        const { diff, taken } = await takeInQdpx(bytes);
        const back = recordsOf(diff);
        const plain = (one: Annotation) => ({ ...one, version: 1, quotation: one.quotation.exact });
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect(back.annotations.map(plain).sort(byId)).toEqual(
          annotations.map((one) => plain({ ...one, note: one.note })).sort(byId),
        );
        expect(back.tags.map(({ name, colour }) => [name, colour]).sort()).toEqual(
          tags.map(({ name, colour }) => [name, colour]).sort(),
        );
        expect(taken).toMatchObject({ lost: 0, unsure: 0, documents: 1 });
      }),
      { numRuns: 80 },
    );
    expect(count).toBeGreaterThan(2000);
  });

  test('is all of it known where it came from, and where it came in once', async () => {
    const bytes = await written(sampleMaterial, sampleMaterial.texts);
    const { diff } = await takeInQdpx(bytes);
    const back = recordsOf(diff);
    const { annotations, notes, tags, documents } = back;
    expect(annotations).toHaveLength(sampleMaterial.annotations.length);
    expect(notes.map(({ title, body, about }) => ({ title, body, about })).sort()).toEqual(
      sampleMaterial.notes.map(({ title, body, about }) => ({ title, body, about })).sort(),
    );
    expect(documents.map(({ title }) => title.value).sort()).toEqual(
      sampleMaterial.documents.map(({ title }) => title.value).sort(),
    );
    expect(tags).toHaveLength(sampleMaterial.tags.length);
    const again = await takeInQdpx(bytes, noRecords(back));
    expect(again.diff).toEqual({});
    expect(again.taken).toMatchObject({
      tags: 0,
      annotations: 0,
      notes: 0,
      known: { annotations: annotations.length },
    });
  });

  test('brings nothing twice where a tag was renamed and an annotation was tagged anew since', async () => {
    const bytes = await written(sampleMaterial, sampleMaterial.texts);
    const first = recordsOf((await takeInQdpx(bytes)).diff);
    const tags = first.tags.map((tag, at) => (at === 0 ? { ...tag, name: 'Renamed' } : tag));
    const annotations = first.annotations.map((one, at) => (at === 0 ? { ...one, tagIds: [], note: 'mine' } : one));
    expect((await takeInQdpx(bytes, noRecords({ ...first, tags, annotations }))).diff).toEqual({});
  });
});

describe('links, event sets and notes of a project that leaves as QDPX', () => {
  const made = { author: 'Ana', created: '2026-01-01T10:00:00.000Z', changed: '2026-01-01T10:00:00.000Z' };
  const [one, two] = sampleMaterial.annotations;
  const [tag] = sampleMaterial.tags;
  const [first, second] = sampleMaterial.documents;
  const relations = [
    { id: newId(), name: 'contradicts', reverse: 'contradicts' },
    { id: newId(), name: 'explains', reverse: '' },
  ];
  const end = (kind: 'annotation' | 'document' | 'tag', id: string) => ({ kind, id });
  const links = [
    {
      from: end('annotation', one!.id),
      to: end('annotation', two!.id),
      relationId: relations[0]!.id,
      note: 'They *differ*.',
    },
    { from: end('document', first!.id), to: end('tag', tag!.id), relationId: relations[1]!.id, note: '' },
    { from: end('document', second!.id), to: end('document', first!.id), relationId: null, note: '' },
  ].map((link) => ({ id: newId(), ...link, ...made }));
  const eventSets = [
    { id: newId(), name: 'Хлеб', documentIds: [second!.id, first!.id], base: null, note: 'Both & more', ...made },
  ];
  const material = { ...sampleMaterial, links, relations, eventSets };

  test('come back between the same things, under the same names, once', async () => {
    const bytes = await written(material, sampleMaterial.texts);
    const { diff, taken } = await takeInQdpx(bytes);
    const back = recordsOf(diff);
    const called = new Map(back.relations.map(({ id, name, reverse }) => [id, `${name}|${reverse}`]));
    const said = back.links.map(({ id, from, to, relationId, note }) => [
      id,
      from,
      to,
      called.get(relationId ?? ''),
      note,
    ]);
    const names = ['contradicts|contradicts', 'explains|', undefined];
    expect(said).toEqual(links.map(({ id, from, to, note }, at) => [id, from, to, names[at], note]));
    expect(back.eventSets.map(({ id, name, documentIds, note }) => [id, name, documentIds, note])).toEqual(
      eventSets.map(({ id, name, documentIds, note }) => [id, name, documentIds, note]),
    );
    expect(back.notes).toHaveLength(sampleMaterial.notes.length);
    expect(taken).toMatchObject({ links: 3, sets: 1, left: { links: 0 } });
    expect((await takeInQdpx(bytes, noRecords(back))).diff).toEqual({});
  });

  test('bring a note about several things as one page that is linked with the others', async () => {
    const ref = '<NoteRef targetGUID="note"/>';
    const project = `<Project xmlns="urn:QDA-XML:project:1.0" name="N" origin="Other"><CodeBook><Codes><Code guid="a" name="Bread">${ref}</Code></Codes></CodeBook>
<Sources><TextSource guid="s" name="Letter"><PlainTextContent>The bread was dear.</PlainTextContent>${ref}</TextSource></Sources>
<Notes><Note guid="note" name="On bread"><PlainTextContent>Dear.</PlainTextContent></Note></Notes></Project>`;
    const bytes = qdpx({ 'project.qde': project });
    const back = recordsOf((await takeInQdpx(bytes)).diff);
    const ends = back.links.flatMap(({ from, to }) => [from.kind, to.kind]);
    expect([back.notes.length, back.notes[0]!.about.kind, ends]).toEqual([1, 'tag', ['note', 'document']]);
    expect((await takeInQdpx(bytes, noRecords(back))).diff).toEqual({});
  });
});
