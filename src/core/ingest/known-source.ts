import { decodePlainText } from '../decode/plain-text.ts';
import type { IncomingSource } from '../exchange/incoming.ts';
import { currentVersion } from '../model/records.ts';
import type { Document, Text } from '../model/records.ts';
import type { ReadSource } from './take-incoming.ts';

/** A document of the project with its text of now. */
export interface StoredDocument {
  readonly document: Document;
  readonly text: Pick<Text, 'bytes' | 'text'>;
}

/**
 * A source whose text stands in the project: the document that is meant, or the one of several that holds most of the words
 * which are marked. Null if there is none, or if nothing tells which of them is meant. `isOurs`: positions are counted in the text as it
 * is read here, else in the file as it was.
 */
export function oneOf(
  source: IncomingSource,
  documents: readonly StoredDocument[],
  isOurs: boolean,
): ReadSource | null {
  const [one] = documents;
  const chosen = documents.length > 1 ? holdsMost(source, documents) : one;
  if (!chosen) return null;
  const { document, text } = chosen;
  const version = currentVersion(document);
  const raw = isOurs || version.decoder !== undefined ? null : decodePlainText(text.bytes);
  return {
    source,
    path: document.path,
    version,
    guesses: { title: document.title, attributes: {}, language: document.language },
    raw: raw?.ok && raw.value.text.replaceAll(/\r\n?/gu, '\n') === text.text ? raw.value.text : text.text,
    text: text.text,
    plain: true,
    hasByteOrderMark: raw !== null && text.bytes[0] === 0xef && text.bytes[1] === 0xbb,
    documentId: document.id,
  };
}

function holdsMost({ marks }: IncomingSource, documents: readonly StoredDocument[]): StoredDocument | undefined {
  const held = documents.map(
    ({ text }) => marks.filter(({ words }) => words !== '' && text.text.includes(words)).length,
  );
  const most = Math.max(...held);
  return most > 0 && held.indexOf(most) === held.lastIndexOf(most) ? documents[held.indexOf(most)] : undefined;
}
