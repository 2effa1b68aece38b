import type { Annotation, Division, Document, Tag } from '../../src/core/model/records.ts';
import type { Facts } from '../../src/core/search/facts.ts';
import type { PassageSource } from '../../src/core/search/segment/build.ts';

// Small corpora for tests of search: a document is a list of passages, divided by blank lines.

export interface Sample {
  readonly record: Document;
  readonly source: PassageSource;
  readonly passages: readonly string[];
}

export interface SampleOptions {
  readonly language?: string | null;
  readonly title?: string;
  readonly path?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly version?: number;
  /** Numbers of passages that are furniture. */
  readonly furniture?: readonly number[];
}

const guess = (value: string) => ({ value, origin: { kind: 'program' as const } });

export function sample(id: string, passages: readonly string[], options: SampleOptions = {}): Sample {
  const { language = 'en', title = id, path = `${id}.txt`, attributes = {}, version = 1, furniture = [] } = options;
  const text = passages.join('\n\n');
  const starts: number[] = [];
  let at = 0;
  for (const passage of passages) {
    starts.push(at);
    at += passage.length + 2;
  }
  const division: Division = {
    stamp: 'test',
    starts: Uint32Array.from(starts),
    furniture: Uint8Array.from(passages, (_, number) => (furniture.includes(number) ? 1 : 0)),
  };
  const record: Document = {
    id,
    title: guess(title),
    importId: 'import',
    path,
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, guess(value)])),
    language,
    versions: Array.from({ length: version }, (_, before) => ({
      number: before + 1,
      textId: `${id}-${before + 1}`,
      bytes: text.length,
      length: text.length,
      byteHash: '',
      textHash: '',
      encoding: { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 },
      passages: passages.length,
      imported: '2026-01-01T00:00:00Z',
    })),
  };
  return {
    record,
    source: { documentId: id, version, textId: record.versions.at(-1)!.textId, text, division, language },
    passages,
  };
}

export function factsOf(
  samples: readonly Sample[],
  annotations: readonly Annotation[] = [],
  tags: readonly Tag[] = [],
): Facts {
  return { documents: new Map(samples.map(({ record }) => [record.id, record])), annotations, tags };
}

export function annotation(
  id: string,
  { source }: Sample,
  from: number,
  to: number,
  tagIds: readonly string[],
  note = '',
): Annotation {
  return {
    id,
    documentId: source.documentId,
    version: source.version,
    from,
    to,
    quotation: { exact: source.text.slice(from, to), prefix: '', suffix: '' },
    tagIds,
    note,
    author: 'A. Reader',
    created: '2026-01-01T00:00:00Z',
    changed: '2026-01-01T00:00:00Z',
    anchor: { kind: 'exact' },
  };
}

export function tag(id: string, name: string, parentId: string | null = null): Tag {
  return { id, name, parentId, colour: 'blue', description: '', order: 0 };
}
