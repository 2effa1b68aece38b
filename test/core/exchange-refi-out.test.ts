import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { codebookToQdc } from '../../src/core/exchange/refi/codebook.ts';
import type { CodebookTable } from '../../src/core/exchange/codebook-table.ts';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import type { Material, Scope } from '../../src/core/exchange/evidence.ts';
import { guidOf, idOf } from '../../src/core/exchange/refi/guids.ts';
import { projectExchange } from '../../src/core/exchange/refi/qdpx.ts';
import { newId } from '../../src/core/model/id.ts';
import { materialOf, placing, sampleMaterial, searchedMarks } from './exchange-material.ts';
import { projects, strings } from './exchange-projects.ts';
import { faultsOf, hasXmllint, saidByXmllint } from './refi-schema.ts';

type Texts = ReadonlyMap<string, string>;

async function written(material: Material, texts: Texts, scope: Scope = { kind: 'project' }) {
  const evidence = chooseEvidence(material, scope);
  const options = { arrange: 'document', title: material.project.name, exported: '2026-11-30T12:00:00.000Z' } as const;
  const pieces: Uint8Array[] = [];
  for await (const piece of projectExchange.write(evidence, options, placing(evidence, texts))) pieces.push(piece);
  const files = unzipSync(Buffer.concat(pieces));
  return { files, xml: strFromU8(files['project.qde']!) };
}

/** The selections of a file as other programs read them: the words at these code points of their source. */
function selectionsOf({ files, xml }: { readonly files: Record<string, Uint8Array>; readonly xml: string }) {
  const found: { readonly words: string; readonly codes: readonly string[] }[] = [];
  const codes = new Map(
    [...xml.matchAll(/<Code guid="([^"]+)" name="([^"]*)"/gu)].map(([, guid, name]) => [guid!, name!]),
  );
  for (const [, source, inside] of xml.matchAll(
    /<TextSource [^>]*internal:\/\/([^"]+)"[^>]*>([\s\S]*?)<\/TextSource>/gu,
  )) {
    const points = [...strFromU8(files[`sources/${source!}`]!)];
    const each = /startPosition="(\d+)" endPosition="(\d+)"[^>]*>([\s\S]*?)<\/PlainTextSelection>/gu;
    for (const [, from, to, codings] of inside!.matchAll(each))
      found.push({
        words: points.slice(Number(from), Number(to)).join(''),
        codes: [...codings!.matchAll(/<CodeRef targetGUID="([^"]+)"/gu)].map(([, guid]) => codes.get(guid!)!),
      });
  }
  return found;
}

/** Any project whose records hang together as far as a place in a text needs it. */
const generated = projects.map((content) => {
  const byId = new Map(content.texts.map(({ id, text }) => [id, text]));
  const documents = content.records.documents;
  const texts = new Map(documents.map(({ id, versions }) => [id, byId.get(versions.at(-1)!.textId) ?? '']));
  return { material: materialOf(content), texts };
});

describe('QDPX', () => {
  test('holds nothing that breaks the schema, whatever the project holds', async () => {
    const all: string[] = [];
    await fc.assert(
      fc.asyncProperty(generated, async ({ material, texts }) => {
        const { xml } = await written(material, texts);
        all.push(xml);
        expect(faultsOf(xml, 'Project')).toEqual([]);
      }),
      { numRuns: 60 },
    );
    const { xml } = await written(sampleMaterial, sampleMaterial.texts);
    expect(faultsOf(xml, 'Project')).toEqual([]);
    if (hasXmllint) expect(saidByXmllint([...all, xml], 'Project')).toBe('');
  });

  test('says what breaks the schema', () => {
    const guid = guidOf('x');
    const file = (inside: string) => `<Project xmlns="urn:QDA-XML:project:1.0" name="x">${inside}</Project>`;
    expect(faultsOf(file(''), 'Project')).toEqual([]);
    expect(faultsOf(file('<Users/>'), 'Project')).toEqual(['Users without User']);
    expect(faultsOf(file(`<Users><User guid="1"/></Users>`), 'Project')).toEqual(['User@guid is no GUIDType: 1']);
    expect(faultsOf(file(`<Notes><Note guid="${guid}"/></Notes><Users/>`), 'Project')).toContain(
      'Project with Users where it may not stand',
    );
    expect(faultsOf('<Project xmlns="urn:QDA-XML:project:1:0"/>', 'Project')).toContain(
      'namespace urn:QDA-XML:project:1:0',
    );
  });

  test('gives every mark of the sample at its words, counted in code points, with its tags', async () => {
    const { annotations, tags } = sampleMaterial;
    const names = new Map(tags.map(({ id, name }) => [id, name]));
    const key = (words: string, codes: readonly string[]) => `${words} ${codes.join()}`;
    const found = selectionsOf(await written(sampleMaterial, sampleMaterial.texts));
    expect(found.map(({ words, codes }) => key(words, codes)).sort()).toEqual(
      annotations
        .map(({ quotation, tagIds }) =>
          key(
            quotation.exact,
            tagIds.map((id) => names.get(id)!),
          ),
        )
        .sort(),
    );
  });

  test('counts emoji as one and holds the text in UTF-8 without a mark', async () => {
    const [document] = sampleMaterial.documents;
    const text = '🙂 мир\nسلام 👩‍👩‍👧 end';
    const at = text.indexOf('👩');
    const mark = {
      ...sampleMaterial.annotations[0]!,
      documentId: document!.id,
      version: document!.versions.at(-1)!.number,
      from: at,
      to: text.length,
      quotation: { exact: text.slice(at), prefix: '', suffix: '' },
    };
    const made = await written(
      { ...sampleMaterial, documents: [document!], annotations: [mark], notes: [] },
      new Map([[document!.id, text]]),
    );
    expect(selectionsOf(made).map(({ words }) => words)).toEqual(['👩‍👩‍👧 end']);
    expect(made.xml).toContain(`startPosition="${[...text.slice(0, at)].length}"`);
    const [[name, bytes]] = Object.entries(made.files).filter(([one]) => one !== 'project.qde') as [
      [string, Uint8Array],
    ];
    expect(name).toBe(`sources/${guidOf(document!.id)}.txt`);
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(text);
  });

  test('of a search holds the passages that were found, with the tags of what is marked in them', async () => {
    const { material, hits } = searchedMarks;
    const found = selectionsOf(
      await written(material, sampleMaterial.texts, { kind: 'hits', query: 'dust', hits, uncovered: 0 }),
    );
    expect(found).toHaveLength(2);
    expect(found.every(({ codes }) => codes.length > 0)).toBe(true);
  });
});

describe('a GUID', () => {
  test('is made of an id so that the id can be read from it again', () => {
    for (const id of [newId(), newId(0), 'zzzzzzzzzzzzzzzzzzzz', '00000000000000000000']) {
      expect(guidOf(id)).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u);
      expect(idOf(guidOf(id))).toBe(id);
    }
  });

  test('that came from another program leaves as it came, and what is none gives one', () => {
    const theirs = '{A1B2C3D4-0000-4000-8000-0123456789AB}';
    expect(guidOf(idOf(theirs))).toBe('a1b2c3d4-0000-4000-8000-0123456789ab');
    expect(idOf('code 7')).toBe(idOf(' code 7 '));
    expect(idOf('code 7')).not.toBe(idOf('code 8'));
    fc.assert(
      fc.property(strings, strings, (one, other) => {
        expect(guidOf(one)).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u);
        if (one !== other) expect(guidOf(one)).not.toBe(guidOf(other));
      }),
    );
  });
});

describe('QDC', () => {
  const entry = { colour: 'teal', exampleFrom: '', own: 1, all: 2, counts: '', whenNot: '', example: '' };
  const table = (entries: CodebookTable['entries']): CodebookTable => ({
    title: 'Codebook',
    how: '',
    about: [],
    parts: { when: 'When', whenNot: 'When not', example: 'Example' },
    entries,
  });
  const qdc = (entries: CodebookTable['entries']) => codebookToQdc(table(entries));

  test('holds tags in one another with all that is said of them', () => {
    const xml = qdc([
      { ...entry, id: newId(), name: 'Aid & help', path: '', level: 1, description: 'Gifts', when: 'Always\nso' },
      { ...entry, id: newId(), name: 'Хлеб', path: '', level: 2, description: '', when: '' },
      { ...entry, id: newId(), name: 'Rain', path: '', level: 1, description: '<b>', when: '' },
    ]);
    expect(faultsOf(xml, 'Codebook')).toEqual([]);
    if (hasXmllint) expect(saidByXmllint([xml], 'Codebook')).toBe('');
    expect(xml).toMatch(
      /name="Aid &amp; help"[^>]*><Description>Gifts\n\nWhen to use: Always\nso<\/Description><Code /u,
    );
  });
});
