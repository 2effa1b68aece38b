import { readXml } from '../../container/xml.ts';
import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import type { Enclosed } from '../format.ts';
import { decodeMarked } from '../html/encoding.ts';
import { Names, nameOf } from '../names.ts';
import { inPackage, nameIn } from '../office/package.ts';
import type { Package } from '../office/package.ts';
import { readContents } from './contents.ts';
import { readPackageDocument } from './package-document.ts';
import type { BookFacts, BookFile, BookPackage } from './package-document.ts';

/** More bytes than a book has words for; pictures do not count. */
const mostBytes = 2 ** 26;

interface Chapter {
  /** As the contents of the book call it. */
  readonly title: string | null;
  readonly names: string[];
}

/** The chapters of a book, in its order, each as a page with what the book says of itself. */
export function readBook(bytes: Uint8Array<ArrayBuffer>, step: () => void): Promise<Result<readonly Enclosed[]>> {
  return inPackage<readonly Enclosed[]>(bytes, (archive) => {
    const main = mainOf(archive);
    const document = main === null ? null : archive.part(main);
    if (main === null || document === null) return fail('unreadable', '', 'another-format');
    const book = readPackageDocument(document, placedFrom(main));
    const locked = lockedIn(archive);
    if (book.spine.some(({ name }) => locked.has(name))) return fail('unreadable', '', 'copy-protected');
    const found: { readonly title: string | null; readonly markup: string }[] = [];
    let left = mostBytes;
    for (const { title, names } of chaptersOf(book, archive)) {
      step();
      let markup = '';
      for (const name of names) {
        left -= archive.size(name);
        if (left < 0) return fail('unreadable', '', 'too-much');
        const part = archive.part(name);
        const raw = part === null ? null : decodeMarked(part);
        if (raw?.ok) markup += withEnds(raw.value.text);
      }
      if (hasWords(markup)) found.push({ title, markup });
    }
    if (found.length === 0) return fail('unreadable', '', 'damaged');
    return ok(
      named(
        found.map(({ title, markup }, at) => ({ title: title ?? headingIn(markup) ?? numbered(book, at), markup })),
        book,
      ),
    );
  });
}

/** The package document of the first book that the file holds. */
function mainOf(archive: Package): string | null {
  const container = archive.part('META-INF/container.xml');
  let main: string | null = null;
  if (container)
    readXml(
      container,
      { 'urn:oasis:names:tc:opendocument:xmlns:container': 'c' },
      {
        open(name, attribute) {
          if (name === 'c:rootfile') main ??= nameIn('', attribute('full-path') ?? '');
        },
        close: () => undefined,
        text: () => undefined,
      },
    );
  return main ?? archive.names.find((name) => name.endsWith('.opf')) ?? null;
}

/** How files are named in a part of a book: by the place of the part, as in addresses. */
function placedFrom(part: string): (address: string) => string | null {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  return (address) => {
    const path = address.replace(/[#?].*$/su, '');
    if (path === '') return null;
    try {
      return nameIn(folder, decodeURIComponent(path));
    } catch {
      return nameIn(folder, path); // A `%` that is one.
    }
  };
}

/** What is locked, but for fonts that are only mixed up. */
function lockedIn(archive: Package): ReadonlySet<string> {
  const locked = new Set<string>();
  const encryption = archive.part('META-INF/encryption.xml');
  let isFont = false;
  if (encryption)
    readXml(
      encryption,
      { 'http://www.w3.org/2001/04/xmlenc#': 'e' },
      {
        open(name, attribute) {
          if (name === 'e:EncryptedData') isFont = false;
          else if (name === 'e:EncryptionMethod')
            isFont = /^http:\/\/(?:www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)$/u.test(
              attribute('Algorithm') ?? '',
            );
          else if (name === 'e:CipherReference' && !isFont) {
            const place = placedFrom('')(attribute('URI') ?? '');
            if (place !== null) locked.add(place);
          }
        },
        close: () => undefined,
        text: () => undefined,
      },
    );
  return locked;
}

/** Files that the contents do not name go on with the chapter before: programs cut long chapters. */
function chaptersOf(book: BookPackage, archive: Package): readonly Chapter[] {
  const pages = book.spine.filter(({ type }) =>
    /^(?:application\/xhtml\+xml|text\/(?:html|x-oeb1-document))$/iu.test(type),
  );
  const titles = titlesOf(book, archive);
  const chapters: Chapter[] = [];
  for (const { name } of pages) {
    const title = titles.get(name) ?? null;
    const last = chapters.at(-1);
    if (last && last.title !== null && title === null) last.names.push(name);
    else chapters.push({ title, names: [name] });
  }
  return chapters;
}

/** By file, what the contents call what begins in it first. */
function titlesOf({ files }: BookPackage, archive: Package): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const isContents = ({ type, properties }: BookFile) =>
    properties.includes('nav') || type === 'application/x-dtbncx+xml';
  const ordered = files
    .filter(isContents)
    .toSorted((a, b) => Number(b.properties.includes('nav')) - Number(a.properties.includes('nav')));
  for (const { name } of ordered) {
    const bytes = archive.part(name);
    if (bytes === null || titles.size > 0) continue;
    for (const line of readContents(bytes, placedFrom(name)))
      if (!titles.has(line.name)) titles.set(line.name, line.words);
  }
  return titles;
}

/** Elements without content as pages of the web have them; there `<title/>` would go on to the end of the page. */
function withEnds(markup: string): string {
  const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/iu;
  return markup.replace(
    /<([a-z][\w:.-]*)(?=[\s/])((?:[^<>"']|"[^"]*"|'[^']*')*?)\/>/giu,
    (whole, tag: string, rest: string) => (empty.test(tag) ? whole : `<${tag}${rest}></${tag}>`),
  );
}

const silent = /^(?:head|script|style|svg|title)$/u;

/** The words of a page, roughly: enough to see whether there are any. */
function wordsOf(markup: string): string {
  let words = '';
  let within = '';
  let from = 0;
  for (const tag of markup.matchAll(/<(\/?)([\w:.!?-]*)[^<>]*>/gu)) {
    if (within === '') words += `${markup.slice(from, tag.index)} `;
    const name = tag[2]!.toLowerCase();
    if (tag[1] === '/' ? name === within : within === '' && silent.test(name)) within = tag[1] === '/' ? '' : name;
    from = tag.index + tag[0].length;
  }
  return `${words}${within === '' ? markup.slice(from) : ''}`.replace(/\s+/gu, ' ').trim();
}

function hasWords(markup: string): boolean {
  return /[\p{L}\p{N}]/u.test(wordsOf(markup).replace(/&\w+;/gu, ''));
}

const longestTitle = 200;

function headingIn(markup: string): string | null {
  const words = wordsOf(/<(h[1-3])\b[^<>]*>([\s\S]{1,2000}?)<\/\1\s*>/iu.exec(markup)?.[2] ?? '');
  return words === '' || words.length > longestTitle ? null : words;
}

function numbered({ title }: BookFacts, at: number): string {
  return `${title ?? ''} ${at + 1}`.trim();
}

function named(
  chapters: readonly { readonly title: string; readonly markup: string }[],
  book: BookFacts,
): readonly Enclosed[] {
  const names = new Names();
  const width = String(chapters.length).length;
  return chapters.map(({ title, markup }, at) => {
    const number = String(at + 1).padStart(width, '0');
    const page = `${headOf(title, book)}${markup}`;
    return { part: names.take(`${nameOf(`${number} ${title}`)}.xhtml`), bytes: new TextEncoder().encode(page) };
  });
}

/** Stands before the chapter's own markup, which goes on in it. */
function headOf(title: string, { title: book, authors, date, language }: BookFacts): string {
  const meta = (name: string, value: string | null) =>
    value === null ? '' : `<meta name="${name}" content="${escaped(value)}">`;
  const lang = language === null ? '' : ` lang="${escaped(language)}"`;
  const facts = [
    meta('dc.title', title),
    ...authors.map((author) => meta('dc.creator', author)),
    meta('dc.date', date),
    meta('dcterms.isPartOf', book),
  ];
  return `<!DOCTYPE html><html xmlns:epub="http://www.idpf.org/2007/ops"${lang}><meta charset="utf-8">${facts.join('')}\n`;
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
