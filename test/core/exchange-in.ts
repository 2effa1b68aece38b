import { createHash } from 'node:crypto';
import { readExchange } from '../../src/core/exchange/importers.ts';
import type { TakenIncoming } from '../../src/core/exchange/taken-incoming.ts';
import { NamedDocuments } from '../../src/core/ingest/find-meant.ts';
import { oneOf } from '../../src/core/ingest/known-source.ts';
import { takeIncoming } from '../../src/core/ingest/take-incoming.ts';
import type { KnownRecords, ReadSource } from '../../src/core/ingest/take-incoming.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import { newId } from '../../src/core/model/id.ts';
import type { Document } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';

/** A document with one text, as it stands in a project, and its words. */
export interface Written {
  readonly document: Document;
  readonly text: string;
  /** As its file has them; without it, the text. */
  readonly raw?: string;
}

/** A document of a project; its id is its name. */
export function written(
  name: string,
  raw: string,
  { url = '', title = name }: { readonly url?: string; readonly title?: string } = {},
): Written {
  const text = raw.replaceAll(/\r\n?/gu, '\n');
  const document: Document = {
    id: name,
    title: { value: title, origin: { kind: 'path' } },
    importId: 'import',
    path: `press/${name}.txt`,
    attributes: url === '' ? {} : { url: { value: url, origin: { kind: 'person' } } },
    language: 'en',
    versions: [
      {
        number: 1,
        textId: `text of ${name}`,
        bytes: raw.length,
        length: text.length,
        byteHash: hashOf(raw),
        textHash: hashOf(text),
        encoding: { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 },
        passages: 1,
        imported: '2026-11-30T12:00:00.000Z',
      },
    ],
  };
  return { document, text, raw };
}

/** SHA-256, in hexadecimal. */
export function hashOf(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}

/** Takes work about these texts in as the worker does. */
export function takeInAbout(
  file: string | Uint8Array<ArrayBuffer>,
  name: string,
  texts: readonly Written[],
  known: KnownRecords,
): { readonly diff: Diff; readonly taken: TakenIncoming } {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const { incoming } = must(readExchange(bytes, name));
  const named = new NamedDocuments(known.documents);
  const read = incoming.sources.flatMap((source): readonly ReadSource[] => {
    const { ids, byName } = source.meant ? named.of(source.meant) : { ids: [], byName: false };
    const stored = ids.map((id) => {
      const one = texts.find(({ document }) => document.id === id)!;
      return {
        document: known.documents.get(id)!,
        text: { text: one.text, bytes: new TextEncoder().encode(one.raw ?? one.text) },
      };
    });
    const one = oneOf(source, stored, { isOurs: incoming.maker === 'Lectern', byName });
    return one ? [one] : [];
  });
  const taking = {
    importId: 'import',
    fileName: name,
    author: 'Me',
    time: '2026-11-30T12:00:00.000Z',
    newId: () => newId(),
  };
  return takeIncoming(incoming, read, [], known, taking);
}
