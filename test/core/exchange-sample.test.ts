import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDirectory, unpack } from '../../src/core/container/zip-reader.ts';
import { readProjectFile } from '../../src/core/exchange/project-file.ts';
import { must } from '../../src/core/model/result.ts';
import { buildSample, describeSample, sampleFile } from './sample-project.ts';

/** Each entry of an archive, in order, with what it holds. */
function contentsOf(file: Uint8Array): readonly (readonly [string, string])[] {
  const bytes = new Uint8Array(file);
  const entries = readDirectory(bytes, { entries: 1000, total: 1e8 });
  return [...entries].map(([name, entry]) => [name, Buffer.from(unpack(bytes, entry)).toString('latin1')]);
}

describe('the sample project', () => {
  test('is what its sources give (node scripts/sample.mjs writes it)', async () => {
    expect(existsSync(sampleFile)).toBe(true);
    // By what is in them: how small it is packed depends on the machine that packed it.
    expect(contentsOf(readFileSync(sampleFile))).toEqual(contentsOf(await buildSample()));
  });

  test('opens without a fault and marks the words that it quotes', () => {
    const reader = must(readProjectFile(new Uint8Array(readFileSync(sampleFile))));
    expect(reader.oddities).toEqual([]);
    const texts = new Map([...reader.texts()].map(must).map(({ id, text }) => [id, text]));
    const { documents, annotations } = reader.records;
    for (const { documentId, from, to, quotation } of annotations) {
      const text = texts.get(documents.find(({ id }) => id === documentId)!.versions[0]!.textId)!;
      expect(text.slice(from, to)).toBe(quotation.exact);
      expect(text.slice(0, from).endsWith(quotation.prefix)).toBe(true);
      expect(text.slice(to).startsWith(quotation.suffix)).toBe(true);
    }
  });

  test('has ten accounts in four languages and three scripts, every tag used or leading to one, and a first note', () => {
    const { records } = describeSample();
    expect(records.documents).toHaveLength(10);
    expect(new Set(records.documents.map(({ language }) => language))).toEqual(new Set(['en', 'fr', 'ru', 'ar']));
    const used = new Set([
      ...records.annotations.flatMap(({ tagIds }) => tagIds),
      ...records.tags.flatMap(({ parentId }) => parentId ?? []),
    ]);
    expect(records.tags.filter(({ id }) => !used.has(id)).map(({ name }) => name)).toEqual([]);
    expect(records.annotations.length).toBeGreaterThanOrEqual(25);
    expect(records.notes.find(({ about }) => about.kind === 'project')?.title).toBe('Start here');
  });
});
