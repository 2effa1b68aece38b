import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { toCsv } from '../../src/core/exchange/csv.ts';
import type { Evidence, Material, Scope } from '../../src/core/exchange/evidence.ts';
import { chooseEvidence, readPaths, tagPaths } from '../../src/core/exchange/evidence.ts';
import { placesIn } from '../../src/core/exchange/placing.ts';
import { toJson } from '../../src/core/exchange/json.ts';
import type { Tag } from '../../src/core/model/records.ts';
import { materialOf, placing, sampleMaterial, searchedMarks, whole } from './exchange-material.ts';
import { projects, strings } from './exchange-projects.ts';

const nameOf = (id: string): string => sampleMaterial.tags.find((tag) => tag.id === id)!.name;
const idOf = (name: string): string => sampleMaterial.tags.find((tag) => tag.name === name)!.id;

describe('the place of a quotation', () => {
  test('is what counting from the start gives, in any script', () => {
    const texts = fc.array(strings, { maxLength: 8 }).map((list) => list.join('\n'));
    const cuts = fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { maxLength: 6 });
    fc.assert(
      fc.property(texts, cuts, fc.array(fc.integer({ min: 1, max: 200 })), (text, pairs, borders) => {
        const starts = [...new Set([0, ...borders.filter((at) => at < text.length)])].sort((a, b) => a - b);
        const stretches = pairs.map(([a, b], at) => ({ id: `${at}`, from: Math.min(a, b), to: Math.max(a, b) }));
        const expected = stretches
          .filter(({ to }) => to <= text.length)
          .map(({ id, from, to }) => [
            id,
            {
              passage: starts.filter((start) => start <= from).length,
              of: starts.length,
              line: text.slice(0, from).split('\n').length,
              codePoints: { from: [...text.slice(0, from)].length, to: [...text.slice(0, to)].length },
            },
          ]);
        // An offset inside of a surrogate pair, which no selection makes, may count the pair once or twice.
        fc.pre(stretches.every(({ from, to }) => !inPair(text, from) && !inPair(text, to)));
        const places = [...placesIn(text, starts, stretches)].map(([{ id }, place]) => [id, place]);
        expect(places).toEqual(expected);
      }),
    );
  });
});

describe('what is chosen', () => {
  test('for tags are the quotations of these and all tags below, with the paths of every tag they carry', () => {
    const evidence = chooseEvidence(sampleMaterial, { kind: 'tags', ids: [idOf('Cause')] });
    expect([...evidence.sections].map(nameOf)).toEqual(['Cause', 'Dust', 'Neglect', 'Sabotage']);
    expect([...tagPaths(evidence.tags).values()]).toEqual([
      ...['Event', 'Event/Cause', 'Event/Cause/Dust', 'Event/Cause/Neglect', 'Event/Cause/Sabotage'],
      ...['Sources', 'Sources/Official', 'Sources/Anonymous'],
    ]);
    expect(evidence.quotations.every(({ tagIds }) => tagIds.some((id) => evidence.sections.has(id)))).toBe(true);
  });

  test('for documents are these and what is about them', () => {
    const french = sampleMaterial.documents.find(({ language }) => language === 'fr')!;
    const evidence = chooseEvidence(sampleMaterial, { kind: 'documents', ids: [french.id] });
    expect(evidence.documents).toEqual([french]);
    expect(new Set(evidence.quotations.map(({ document }) => document.id))).toEqual(new Set([french.id]));
    expect(evidence.notes.map(({ title }) => title)).toEqual(["Nobody's eyewitness", 'How I count']);
  });

  test('for a search comes in the order in which its documents were found', () => {
    const found = sampleMaterial.documents.toReversed();
    const hits = found.flatMap(({ id }) => [3, 40].map((from) => ({ documentId: id, version: 1, from, to: from + 5 })));
    const evidence = chooseEvidence(sampleMaterial, { kind: 'hits', query: 'dust', hits, uncovered: 0 });
    expect(evidence.documents).toEqual(found);
    expect(evidence.quotations.map(({ document, from }) => [document.id, from])).toEqual(
      hits.map(({ documentId, from }) => [documentId, from]),
    );
  });

  test('for a search names with each hit the annotations that share words with it', async () => {
    const { material, hits, both, other } = searchedMarks;
    const evidence = chooseEvidence(material, { kind: 'hits', query: 'dust', hits, uncovered: 0 });
    const { data } = Papa.parse<string[]>(await whole(toCsv(evidence, placing(evidence))), { newline: '\r\n' });
    const column = data[0]!.indexOf('annotation id');
    const named = data.slice(1, -1).map((row) => row[column]!);
    expect([...new Set(named)].sort()).toEqual([both.join(' | '), other].sort());
    const { quotations } = JSON.parse(await whole(toJson(evidence, '2025-06-30', placing(evidence)))) as {
      quotations: { annotationIds: string[] }[];
    };
    expect(quotations.map(({ annotationIds }) => annotationIds)).toEqual(expect.arrayContaining([both, [other]]));
  });

  test('for a project leaves out no annotation of a document that is there, and puts them in text order', () => {
    fc.assert(
      fc.property(projects, (content) => {
        const material = materialOf(content);
        const { quotations, documents } = chooseEvidence(material, { kind: 'project' });
        const known = new Set(material.documents.map(({ id }) => id));
        expect(new Set(quotations.map(({ annotation }) => annotation!.id))).toEqual(
          new Set(material.annotations.filter(({ documentId }) => known.has(documentId)).map(({ id }) => id)),
        );
        const places = quotations.map(({ document, version, from }) => [documents.indexOf(document), version, from]);
        expect(places).toEqual(places.toSorted((a, b) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!));
      }),
    );
  });

  test('holds every tag once and where the screen has it, also when parents are missing or form a ring', () => {
    const tag = (id: string, parentId: string | null): Tag => ({
      ...sampleMaterial.tags[0]!,
      id,
      name: id.toUpperCase(),
      parentId,
    });
    const tags = [tag('a', 'b'), tag('b', 'a'), tag('c', 'gone'), tag('d', 'd'), tag('e', 'c')];
    const evidence = chooseEvidence({ ...sampleMaterial, tags, annotations: [] }, { kind: 'project' });
    expect(evidence.tags.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'e', 'd']);
    expect([...tagPaths(tags).values()]).toEqual(['A', 'A/B', 'C', 'D', 'C/E']);
  });
});

/** Evidence as JSON. */
function jsonOf(material: Material, scope: Scope = { kind: 'project' }): Promise<string> {
  const evidence: Evidence = chooseEvidence(material, scope);
  return whole(toJson(evidence, '2026-01-01T00:00:00.000Z', placing(evidence)));
}

describe('evidence as JSON', () => {
  test('names every tag, document and attribute that it refers to', async () => {
    const scopes = [
      { kind: 'project' },
      { kind: 'tags', ids: [idOf('Eyewitness')] },
      { kind: 'documents', ids: [sampleMaterial.documents[2]!.id] },
    ] as const;
    for (const scope of scopes) {
      const value = JSON.parse(await jsonOf(sampleMaterial, scope));
      expect(value).toMatchObject({ format: 'lectern-evidence', version: 1, scope });
      const idsIn = (key: string): Set<string> => new Set(value[key].map(({ id }: { id: string }) => id));
      const [tags, documents] = [idsIn('tags'), idsIn('documents')];
      for (const { tagIds, documentId } of value.quotations) {
        expect(tagIds.every((id: string) => tags.has(id))).toBe(true);
        expect(documents.has(documentId)).toBe(true);
      }
      for (const { parentId } of value.tags) expect(parentId === null || tags.has(parentId)).toBe(true);
    }
  });

  test('says when a tag is used, when not, and names its example only where that is among the quotations', async () => {
    const { annotations } = sampleMaterial;
    const mark = annotations.find(({ tagIds }) => tagIds.length === 1 && tagIds[0] === idOf('Eyewitness'))!;
    const other = annotations.find(({ tagIds }) => !tagIds.includes(idOf('Eyewitness')))!;
    const tagsOf = async (example: string, scope: Scope) => {
      const entry = { when: 'Wer es sah', whenNot: 'Не со слов', example };
      const tags = sampleMaterial.tags.map((tag) => (tag.id === idOf('Eyewitness') ? { ...tag, ...entry } : tag));
      const value = JSON.parse(await jsonOf({ ...sampleMaterial, tags }, scope));
      const { when, whenNot, example: named } = value.tags.find(({ id }: Tag) => id === idOf('Eyewitness'));
      return { when, whenNot, example: named };
    };
    const chosen = { kind: 'tags', ids: [idOf('Eyewitness')] } as const;
    const said = { when: 'Wer es sah', whenNot: 'Не со слов', example: undefined };
    expect(await tagsOf(mark.id, chosen)).toEqual({ ...said, example: mark.id });
    expect(await tagsOf(other.id, { kind: 'project' })).toEqual({ ...said, example: other.id });
    expect(await tagsOf(other.id, chosen)).toEqual(said);
  });

  test('is written in pieces that join to what is written at once', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (content) => {
        const json = await jsonOf(materialOf(content));
        const value: unknown = JSON.parse(json);
        expect(json).toBe(`${JSON.stringify(value, null, 2)}\n`);
      }),
    );
  });

  test('says which words stand where an approximate quotation was found', async () => {
    const [first, ...others] = sampleMaterial.annotations;
    const anchor = { kind: 'approximate' as const, score: 0.9 };
    const quotation = { ...first!.quotation, exact: 'the old words' };
    const changed = { ...sampleMaterial, annotations: [{ ...first!, anchor, quotation }, ...others] };
    const { quotations } = JSON.parse(await jsonOf(changed));
    const found = quotations.find(({ id }: { id: string }) => id === first!.id);
    expect([found.exact, found.now]).toEqual(['the old words', first!.quotation.exact]);
  });

  test('says of a quotation all that is known', async () => {
    const value = JSON.parse(await jsonOf(sampleMaterial));
    const annotation = sampleMaterial.annotations.at(-1)!;
    expect(value.quotations.find(({ id }: { id: string }) => id === annotation.id)).toEqual({
      id: annotation.id,
      annotationIds: [annotation.id],
      documentId: annotation.documentId,
      version: 1,
      from: annotation.from,
      to: annotation.to,
      codePoints: { from: annotation.from, to: annotation.to },
      place: { passage: 6, of: 9, line: 12 },
      exact: 'إن أخاه اتصل به عند الرابعة وعشر دقائق',
      prefix: annotation.quotation.prefix,
      suffix: annotation.quotation.suffix,
      anchor: { kind: 'exact' },
      tagIds: annotation.tagIds,
      codings: annotation.tagIds.map((tagId) => ({ tagId, author: 'Lectern', time: '2026-01-15T09:00:00.000Z' })),
      notes: [],
      author: 'Lectern',
      created: '2026-01-15T09:00:00.000Z',
      changed: '2026-01-15T09:00:00.000Z',
    });
  });

  test('says who put a tag on the mark of another', async () => {
    const [first, ...others] = sampleMaterial.annotations;
    const taggedBy = { [first!.tagIds[0]!]: { author: 'Марта Линд', time: '2026-02-01T09:00:00.000Z' } };
    const { quotations } = JSON.parse(
      await jsonOf({ ...sampleMaterial, annotations: [{ ...first!, taggedBy }, ...others] }),
    );
    const told = quotations.filter((one: { taggedBy?: unknown }) => one.taggedBy !== undefined);
    expect(told.map((one: { id: string; taggedBy: unknown }) => [one.id, one.taggedBy])).toEqual([
      [first!.id, taggedBy],
    ]);
  });

  test('keeps half surrogate pairs', async () => {
    const [first, ...others] = sampleMaterial.annotations;
    const annotations = [{ ...first!, note: 'cut \ud83d here' }, ...others];
    const json = await jsonOf({ ...sampleMaterial, annotations });
    expect(new TextDecoder().decode(new TextEncoder().encode(json))).toBe(json);
    expect(json).toContain('cut \\ud83d here');
  });
});

function inPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');
}

test('a hit that holds nothing but blanks is empty where it began', async () => {
  const [document] = sampleMaterial.documents;
  const hit = { documentId: document!.id, version: 1, from: 2, to: 5 };
  const evidence = chooseEvidence(sampleMaterial, { kind: 'hits', query: 'x', hits: [hit], uncovered: 0 });
  const placed = await placing(evidence, new Map([[document!.id, 'ab   cd']])).of(evidence.quotations[0]!);
  expect([placed.from, placed.to, placed.text, placed.place?.passage]).toEqual([2, 2, '', 1]);
});

describe('the path of a tag for people', () => {
  const tagsOf = (names: readonly string[], above: readonly (number | null)[]): Tag[] =>
    names.map((name, at) => ({
      ...sampleMaterial.tags[0]!,
      id: `${at}`,
      name,
      parentId: above[at]?.toString() ?? null,
    }));
  const read = (names: readonly string[], above: readonly (number | null)[]) => [
    ...readPaths(tagsOf(names, above)).values(),
  ];

  test('has no backslash before a slash of a name, unless another tag would be called the same', () => {
    expect(read(['Protest/strike', 'Забастовка', '24/7'], [null, null, 1])).toEqual([
      'Protest/strike',
      'Забастовка',
      'Забастовка/24/7',
    ]);
    expect(read(['A/B', 'A', 'B'], [null, null, 1])).toEqual(['A\\/B', 'A', 'A/B']);
  });

  test('is of one tag alone, as the written one is', () => {
    const names = fc.array(fc.stringMatching(/^[ab/\\]{1,3}$/), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(names, fc.array(fc.nat(5), { minLength: 6, maxLength: 6 }), (list, aboves) => {
        const tags = tagsOf(
          list,
          aboves.map((above, at) => (above < at ? above : null)),
        );
        expect(new Set(readPaths(tags).values()).size).toBe(new Set(tagPaths(tags).values()).size);
      }),
    );
  });
});
