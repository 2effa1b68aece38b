import { readXml, XmlFault } from '../../container/xml.ts';

/** A line of a table of contents: the words, and the file in the book that it leads to. */
export interface ContentsLine {
  readonly words: string;
  readonly name: string;
}

const prefixes = {
  'http://www.w3.org/1999/xhtml': 'h',
  'http://www.idpf.org/2007/ops': 'epub',
  'http://www.daisy.org/z3986/2005/ncx/': 'ncx',
};

/**
 * The lines of the table of contents of a book, of EPUB 2 (`ncx`) or 3 (`nav`); none if it is broken, which no chapter suffers
 * from. `placed` as for the package document.
 */
export function readContents(
  bytes: Uint8Array<ArrayBuffer>,
  placed: (address: string) => string | null,
): readonly ContentsLine[] {
  const lines: ContentsLine[] = [];
  let address: string | null = null;
  let words = '';
  /** Of a `nav`: whether it is the contents, and not a list of pages; null outside of one. */
  let within: boolean | null = null;
  const add = () => {
    const name = address === null ? null : placed(address);
    const said = words.replace(/\s+/gu, ' ').trim();
    if (name !== null && said !== '') lines.push({ words: said, name });
    address = null;
    words = '';
  };
  try {
    readXml(bytes, prefixes, {
      open(name, attribute) {
        if (name === 'h:nav') within = /(?:^|\s)toc(?:\s|$)/u.test(attribute('epub:type') ?? 'toc');
        else if (name === 'h:a' && within === true) {
          address = attribute('href') ?? '';
          words = '';
        } else if (name === 'ncx:navLabel') words = '';
        else if (name === 'ncx:content') {
          address = attribute('src') ?? '';
          add();
        } else if (name === 'ncx:pageList') within = false;
      },
      close(name) {
        if (name === 'h:nav') within = null;
        else if (name === 'h:a' && within === true) add();
      },
      text(said) {
        words += said;
      },
    });
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
  }
  return lines;
}
