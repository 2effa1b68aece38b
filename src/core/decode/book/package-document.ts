import { readXml } from '../../container/xml.ts';

/** What a book says of itself. */
export interface BookFacts {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly language: string | null;
}

/** A file of a book, by its place in it. */
export interface BookFile {
  readonly name: string;
  readonly type: string;
  /** Words such as `nav`. */
  readonly properties: readonly string[];
}

/** The package document of a book: https://www.w3.org/TR/epub-33/#sec-package-doc. */
export interface BookPackage extends BookFacts {
  /** In the order in which it is read. */
  readonly spine: readonly BookFile[];
  readonly files: readonly BookFile[];
}

const prefixes = {
  'http://www.idpf.org/2007/opf': 'opf',
  'http://openebook.org/namespaces/oeb-package/1.0/': 'opf',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
};

/** `placed`: the name of a file, as the package document names it, in the book; null of one that is not in it. */
export function readPackageDocument(
  bytes: Uint8Array<ArrayBuffer>,
  placed: (address: string) => string | null,
): BookPackage {
  const files = new Map<string, BookFile>();
  const spine: BookFile[] = [];
  const said: { readonly name: string; readonly role: string; words: string }[] = [];
  let open: { words: string } | null = null;
  readXml(bytes, prefixes, {
    open(element, attribute) {
      // Old ones write the names of Dublin Core with capitals.
      const name = element.toLowerCase();
      if (name.startsWith('dc:')) {
        const role = attribute('opf:role') ?? attribute('opf:event') ?? '';
        said.push({ name, role, words: '' });
        open = said.at(-1)!;
      } else if (name === 'opf:item') {
        const place = placed(attribute('href') ?? '');
        const properties = (attribute('properties') ?? '').split(/\s+/u);
        const type = attribute('media-type') ?? '';
        if (place !== null) files.set(attribute('id') ?? '', { name: place, type, properties });
      } else if (name === 'opf:itemref') {
        const file = files.get(attribute('idref') ?? '');
        if (file) spine.push(file);
      }
    },
    close: () => void (open = null),
    text: (words) => void (open && (open.words += words)),
  });
  const all = (name: string) =>
    said
      .filter((one) => one.name === name)
      .map(({ role, words }) => ({ role, words: words.replace(/\s+/gu, ' ').trim() }))
      .filter(({ words }) => words !== '');
  const dates = all('dc:date').filter(({ role }) => !/^(?:modification|creation)$/iu.test(role));
  const authors = all('dc:creator').filter(({ role }) => role === '' || role === 'aut');
  return {
    title: all('dc:title')[0]?.words ?? null,
    authors: authors.map(({ words }) => words),
    date: (dates.find(({ role }) => role === 'publication') ?? dates[0])?.words ?? null,
    language: all('dc:language')[0]?.words ?? null,
    spine,
    files: [...files.values()],
  };
}
