import { expect, test } from 'vitest';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import { exporterOf } from '../../src/core/exchange/formats.ts';
import type { ExporterId } from '../../src/core/exchange/formats.ts';
import { placing, sampleMaterial, whole } from './exchange-material.ts';

const text = [
  'Корреспондент: Когда вы услышали гудок?',
  'Marta Lind: On Monday.',
  'Корреспондент: Кто был на пристани?',
  'Marta Lind: Все были там.',
].join('\n\n');
const document = sampleMaterial.documents[0]!;
const mark = { ...sampleMaterial.annotations[0]!, documentId: document.id, version: 1, tagIds: [], note: '' };
/** The interview with these words marked. */
const evidenceOf = (...all: readonly string[]) => {
  const annotations = all.map((exact, at) => {
    const from = text.indexOf(exact);
    return { ...mark, id: `mark${at}`, from, to: from + exact.length, quotation: { exact, prefix: '', suffix: '' } };
  });
  return chooseEvidence(
    { ...sampleMaterial, documents: [document], annotations, tags: [], notes: [] },
    { kind: 'project' },
  );
};
const shown = (id: ExporterId, ...words: readonly string[]) => {
  const evidence = evidenceOf(...words);
  const options = { arrange: 'document', title: 'Ferry', exported: '2026-01-01T00:00:00Z' } as const;
  return whole(exporterOf(id).show(evidence, options, placing(evidence, new Map([[document.id, text]]))));
};

test('who speaks the words of a quotation stands in every export', async () => {
  const words = ['On Monday', 'Monday.\n\nКорреспондент: Кто'];
  expect(await shown('markdown', ...words)).toMatch(
    /> On Monday\n\n[^]*- Spoken by: Marta Lind\n[^]*- Spoken by: Marta Lind, Корреспондент\n/u,
  );
  expect(await shown('docx', 'On Monday')).toContain('spoken by Marta Lind, passage 2');
  expect(await shown('csv', 'On Monday')).toMatch(/,speaker,passage,passages,[^]*,Marta Lind,2,4,/u);
  expect(await shown('json', ...words)).toMatch(/"speakers": \[\s*"Marta Lind",\s*"Корреспондент"\s*\]/u);
});

test('nothing is said of who speaks where nobody is named', async () => {
  const evidence = chooseEvidence(sampleMaterial, { kind: 'project' });
  const options = { arrange: 'document', title: 'Ferry', exported: '2026-01-01T00:00:00Z' } as const;
  const all = await whole(exporterOf('markdown').show(evidence, options, placing(evidence)));
  expect(all).not.toContain('Spoken by');
});
