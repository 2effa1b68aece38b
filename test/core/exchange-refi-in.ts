import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { openText } from '../../src/core/decode/open.ts';
import { decodePlainText } from '../../src/core/decode/plain-text.ts';
import type { TakenIncoming } from '../../src/core/exchange/taken-incoming.ts';
import { readExchange } from '../../src/core/exchange/importers.ts';
import { takeIncoming } from '../../src/core/ingest/take-incoming.ts';
import type { KnownRecords, ReadSource } from '../../src/core/ingest/take-incoming.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import { newId } from '../../src/core/model/id.ts';
import { builtInAttributes } from '../../src/core/model/records.ts';
import type { AllRecords } from '../../src/core/model/records.ts';
import { tables } from '../../src/core/model/tables.ts';
import { must } from '../../src/core/model/result.ts';

/** Records as a project holds them; what is not given is empty. */
export function noRecords(some: Partial<AllRecords> = {}): KnownRecords {
  const rows = <T extends keyof AllRecords>(table: T) =>
    new Map<string, AllRecords[T][number]>((some[table] ?? []).map((row) => [row.id, row]));
  return {
    tags: rows('tags'),
    attributes: new Map([...builtInAttributes, ...(some.attributes ?? [])].map((row) => [row.id, row])),
    documents: rows('documents'),
    annotations: rows('annotations'),
    notes: rows('notes'),
    eventSets: rows('eventSets'),
    links: rows('links'),
    relations: rows('relations'),
  } as KnownRecords;
}

/** What a Diff adds or leaves, by table. */
export function recordsOf(diff: Diff): AllRecords {
  const of = (table: keyof AllRecords) => Object.values(diff[table] ?? {}).map(([, after]) => after);
  return Object.fromEntries(tables.map((table) => [table, of(table)])) as unknown as AllRecords;
}

/** A QDPX of these files; `project.qde` gets its frame if it is only what stands inside of `Project`. */
export function qdpx(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  const bytes = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return new Uint8Array(zipSync(Object.fromEntries(bytes)));
}

/** Takes a QDPX in as the worker does, but for passages and guesses. */
export async function takeInQdpx(bytes: Uint8Array<ArrayBuffer>, known: KnownRecords = noRecords()) {
  return takeInExchange(bytes, 'study.qdpx', known);
}

/** The same of a file of any program that holds its texts. */
export async function takeInExchange(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  known: KnownRecords = noRecords(),
): Promise<{ readonly diff: Diff; readonly taken: TakenIncoming }> {
  const file = must(readExchange(bytes, name));
  const read: ReadSource[] = [];
  for (const source of file.incoming.sources) {
    const inline = source.words === null ? [] : [{ bytes: strToU8(source.words), plain: true, path: 'x.txt' }];
    const held = source.files.map(({ path, plain }) => ({
      bytes: file.bytesOf(path),
      plain,
      path: plain ? 'x.txt' : path,
    }));
    for (const one of [...inline, ...held]) {
      if (one.bytes === null) continue;
      const own = new Uint8Array(one.bytes);
      const opened = await openText(one.path, own);
      if (opened.kind !== 'text') continue;
      const { text, encoding } = opened.text;
      const raw = one.plain ? must(decodePlainText(own)).text : text;
      const hash = createHash('sha256').update(text).digest('hex');
      read.push({
        source,
        path: `${name}/${source.name}.txt`,
        version: {
          number: 1,
          textId: newId(),
          bytes: own.length,
          length: text.length,
          byteHash: hash,
          textHash: hash,
          encoding,
          passages: 1,
          imported: '2026-11-30T12:00:00.000Z',
        },
        guesses: { title: { value: source.name, origin: { kind: 'path' } }, attributes: {}, language: null },
        raw,
        text,
        plain: one.plain,
        hasByteOrderMark: own[0] === 0xef && own[1] === 0xbb,
      });
      break;
    }
  }
  const taking = {
    importId: 'import',
    fileName: name,
    author: 'Me',
    time: '2026-11-30T12:00:00.000Z',
    newId: () => newId(),
  };
  return takeIncoming(file.incoming, read, [], known, taking);
}
