import { expect, test } from 'vitest';
import type { AnchorState, Annotation, Document, Import } from '../../src/core/model/records.ts';
import { reportFacts } from '../../src/core/model/report-facts.ts';
import { sampleMaterial } from './exchange-material.ts';

const [sample] = sampleMaterial.documents;
const [marked] = sampleMaterial.annotations;
const record: Import = {
  ...{ id: 'i', name: 'letters', source: 'folder', state: 'done' },
  ...{ started: '2026-11-29T03:00:00.000Z', finished: '2026-11-29T03:01:00.000Z' },
};

function documentOf(...numbers: readonly number[]): Document {
  return { ...sample!, versions: numbers.map((number) => ({ ...sample!.versions[0]!, number })) };
}

function mark(kind: Exclude<AnchorState['kind'], 'approximate'>, version: number): Annotation {
  return { ...marked!, documentId: sample!.id, created: '2026-01-01T00:00:00.000Z', anchor: { kind }, version };
}

function fates(document: Document, version: number, ...annotations: readonly Annotation[]) {
  const records = {
    imports: new Map([[record.id, record]]),
    documents: new Map([[document.id, document]]),
    annotationsOf: () => annotations,
  };
  const file = { path: 'a.txt', bytes: 1, kind: 'new-version', documentId: document.id, version } as const;
  return reportFacts(record, records).marks(file);
}

test('a report says of marks what its import did, and not what was lost before', () => {
  const all = [mark('exact', 3), mark('moved', 3), mark('lost', 2), mark('lost', 1), mark('lost', 1)];
  expect(fates(documentOf(1, 2, 3), 3, ...all)).toEqual({ kept: 1, moved: 1, changed: 0, lost: 1 });
  expect(fates(documentOf(1, 2, 3), 3, mark('lost', 1))).toBeNull();
});
