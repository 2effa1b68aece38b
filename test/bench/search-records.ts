import type { Document } from '../../src/core/model/records.ts';
import type { PassageSource } from '../../src/core/search/segment/build.ts';
import type { BenchDocument } from './corpus.ts';

/** The texts of a generated corpus, as the index takes them. */
export function sourcesOf(documents: readonly BenchDocument[]): PassageSource[] {
  return documents.map(({ id, text, starts }) => ({
    documentId: id,
    version: 1,
    textId: id,
    text,
    language: 'en',
    division: { stamp: 'bench', starts, furniture: new Uint8Array(starts.length) },
  }));
}

/** Their records, as filters look at them. */
export function recordsOf(documents: readonly BenchDocument[]): ReadonlyMap<string, Document> {
  const guess = (value: string) => ({ value, origin: { kind: 'program' as const } });
  return new Map(
    documents.map(({ id, title, outlet, date, text, starts }) => [
      id,
      {
        id,
        title: guess(title),
        importId: 'import',
        path: `${date.slice(0, 4)}/${id}.txt`,
        attributes: { outlet: guess(outlet), date: guess(date) },
        language: 'en',
        versions: [
          {
            number: 1,
            textId: id,
            bytes: text.length,
            length: text.length,
            byteHash: '',
            textHash: '',
            encoding: { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 },
            passages: starts.length,
            imported: '',
          },
        ],
      },
    ]),
  );
}
