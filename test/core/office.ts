import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openText } from '../../src/core/decode/open.ts';
import type { DecodedText } from '../../src/core/decode/format.ts';

// Documents of word processors for tests: those that LibreOffice made, and those that a test writes part by part.

const folder = path.resolve(import.meta.dirname, '../fixtures/office');

/** A file that LibreOffice made of `harbour.fodt`, or that is written beside it. */
export function fixture(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path.join(folder, name)));
}

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** An archive of parts. */
export function archive(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  const files = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? utf8(part) : part]);
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>) as Uint8Array<ArrayBuffer>;
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A Word document with this body, and what else is in it. */
export function docxOf(
  body: string,
  others: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array<ArrayBuffer> {
  const relation = (type: string, target: string) =>
    `<Relationship Id="${target}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const kinds = ['styles', 'numbering', 'footnotes', 'endnotes', 'header', 'footer', 'comments'];
  const named = kinds.filter((kind) => `word/${kind}.xml` in others);
  return archive({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations(relation('officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relations(named.map((kind) => relation(kind, `${kind}.xml`)).join('')),
    'word/document.xml': `<w:document xmlns:w="${word}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${body}</w:body></w:document>`,
    ...others,
  });
}

/** A part of a Word document beside its body. */
export const partOf = (element: string, inner: string): string =>
  `<w:${element} xmlns:w="${word}">${inner}</w:${element}>`;

/** What a file is read as; throws if it is no text. */
export async function decoded(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<DecodedText> {
  const opened = await openText(name, bytes);
  if (opened.kind !== 'text') throw new Error(JSON.stringify(opened));
  return opened.text;
}

/** The blocks of a text as lines: `heading 1: Fares`; furniture in brackets. */
export function linesOf({ text, layout }: DecodedText): string[] {
  return layout!.blocks.map(({ from, kind, level, furniture }, at) => {
    const words = text.slice(from, layout!.blocks[at + 1]?.from ?? text.length).trimEnd();
    const line = `${kind}${level === undefined ? '' : ` ${level}`}: ${words}`;
    return furniture ? `[${line}]` : line;
  });
}

/** What is said of bytes that cannot be read. */
export async function saidOf(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string> {
  const opened = await openText(name, bytes);
  if (opened.kind === 'text') return 'text';
  return opened.kind === 'skipped' ? opened.reason : (opened.problem.detail ?? opened.problem.code);
}

/** The same bytes with some of them changed, cut off or doubled; the same for a seed each time. */
export function broken(bytes: Uint8Array<ArrayBuffer>, seed: number): Uint8Array<ArrayBuffer> {
  let state = seed * 2654435761 + 1;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  if (seed % 5 === 0) return bytes.slice(0, next(bytes.length));
  const copy = bytes.slice();
  for (let left = 1 + next(20); left > 0; left--) copy[next(copy.length)] = next(256);
  if (seed % 7 !== 0) return copy;
  const at = next(copy.length);
  return new Uint8Array([...copy.subarray(0, at), ...copy.subarray(Math.max(0, at - next(2000)))]);
}

/** The remarks of a text as lines: `Lind: “the words” note`. */
export function remarksOf({ text, remarks = [] }: DecodedText): string[] {
  return remarks.map(({ from, to, note, author, time }) =>
    [`${author ?? '-'}${time === null ? '' : ` (${time})`}:`, `“${text.slice(from, to)}”`, note].join(' ').trim(),
  );
}
