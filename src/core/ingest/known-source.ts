import { resolveAnnotation } from '../anchor/resolve.ts';
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
 * is read here, else in the file as it was. `byName`: only their name says that they are meant, so their words must say it, too.
 */
export function oneOf(
  source: IncomingSource,
  documents: readonly StoredDocument[],
  { isOurs, byName }: { readonly isOurs: boolean; readonly byName: boolean },
): ReadSource | null {
  const possible = byName ? documents.filter(({ text }) => mayBe(source, text.text)) : documents;
  const [one] = possible;
  const chosen = possible.length > 1 ? holdsMost(source, possible) : one;
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

/** Whether a text of the right name may be the one that is meant: it holds words of it, or nothing else is said of it. */
function mayBe({ marks, meant }: IncomingSource, text: string): boolean {
  const said = marks.filter(({ words }) => words.trim() !== '');
  // An address that leads to none of ours, and no words that would say that it has moved.
  if (said.length === 0)
    return !meant?.addresses.some((one) => /[/\\]/u.test(one.trim()) && !meant.titles.includes(one));
  const folded = inOneLine(text);
  const held = said.filter(({ words }) => folded.includes(inOneLine(words)));
  const isTold = (words: string) => inOneLine(words).length >= leastTold;
  if (held.some(({ words }) => isTold(words))) return true;
  if (!said.some(({ words }) => isTold(words))) return held.length * 2 >= said.length;
  return said
    .filter(({ words }) => isTold(words))
    .slice(0, mostSought)
    .some(({ words, around }) => {
      const quotation = { exact: words, prefix: around?.prefix ?? '', suffix: around?.suffix ?? '' };
      return resolveAnnotation(text, { from: 0, to: Math.min(words.length, text.length), quotation }).range !== null;
    });
}

/** Shorter words may stand in any text, in code units. */
const leastTold = 12;
/** So many quotations are looked for that may have changed a little. */
const mostSought = 5;

function inOneLine(words: string): string {
  return words.replaceAll(/\s+/gu, ' ').trim();
}
