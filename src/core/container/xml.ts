// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- Every room that reads this file must know the types.
/// <reference path="./saxen.d.ts" />
import { Parser } from 'saxen';

// XML read without trust, from its beginning to its end, and never kept as a tree. No entity is ever made of other text: a
// file that defines some is refused, so a short one cannot become an endless one, and nothing outside is asked for.

/** What is wrong with XML. */
export class XmlFault extends Error {
  readonly kind: 'broken' | 'entities';
  constructor(kind: XmlFault['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** What is told while XML is read. Names have the prefix that was asked for their namespace. */
export interface XmlReader {
  /** `attribute` answers until the next call; null if the element has none of that name. */
  open(name: string, attribute: (name: string) => string | null): void;
  close(name: string): void;
  text(words: string): void;
}

/** How often `step` is called: once for so many elements. */
const elementsAtOnce = 20_000;

/** Reads XML in UTF-8 or marked UTF-16; `prefixes` by namespace. Throws an XmlFault. */
export function readXml(
  bytes: Uint8Array<ArrayBuffer>,
  prefixes: Readonly<Record<string, string>>,
  reader: XmlReader,
  step: () => void = () => undefined,
): void {
  let elements = 0;
  const parser = new Parser()
    .ns({ ...prefixes, 'http://www.w3.org/XML/1998/namespace': 'xml' })
    .on('openTag', (name, attributes) => {
      if (++elements % elementsAtOnce === 0) step();
      reader.open(name, (asked) => {
        const all = attributes();
        // Where elements need no prefix, attributes of the same namespace come without one.
        const value = all === false ? undefined : (all[asked] ?? all[asked.replace(/^\w+:/u, '')]);
        return value === undefined ? null : withCharacters(value);
      });
    })
    .on('closeTag', (name) => reader.close(name))
    .on('text', (words) => reader.text(withCharacters(words)))
    .on('cdata', (words) => reader.text(words))
    .on('attention', (words) => {
      if (/<!(?:ENTITY|ATTLIST)|\[/iu.test(words)) throw new XmlFault('entities', 'It defines entities of its own');
    })
    .on('error', (error) => {
      throw new XmlFault('broken', error.message);
    });
  parser.parse(stringOf(bytes));
}

function stringOf(bytes: Uint8Array<ArrayBuffer>): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** With the characters that are written by number or by one of the five names; whatever else looks so stays as it is. */
function withCharacters(words: string): string {
  if (!words.includes('&')) return words;
  return words.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/giu, (written, decimal, hex, name) => {
    if (name) return named[(name as string).toLowerCase()]!;
    const code = decimal ? Number(decimal) : Number.parseInt(hex as string, 16);
    return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)
      ? '\ufffd'
      : (String.fromCodePoint(code) ?? written);
  });
}
