import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../src/core/ingest/facts.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { openFile, openText } from '../../src/core/decode/open.ts';
import type { OpenedPart } from '../../src/core/decode/open.ts';
import { harbour } from './harbour.ts';
import { archive, broken, fixture, linesOf, saidOf, utf8 } from './office.ts';

const container =
  '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>';
const page = (body: string, head = '<title/>') =>
  `<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://127.0.0.1/x.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head>${head}</head><body>${body}</body></html>`;
/** A book of these files, read in this order, and what else is in it. */
function bookOf(
  pages: Readonly<Record<string, string>>,
  {
    facts = '<dc:title>Der Hafen</dc:title>',
    nav = '',
    ncx = '',
    others = {},
  }: {
    facts?: string;
    nav?: string;
    ncx?: string;
    others?: Readonly<Record<string, string | Uint8Array>>;
  } = {},
): Uint8Array<ArrayBuffer> {
  const item = (name: string, rest: string) => `<item id="${name}" href="${encodeURI(name)}" ${rest}/>`;
  const items = Object.keys(pages).map((name) => item(name, 'media-type="application/xhtml+xml"'));
  if (nav !== '') items.push(item('nav.xhtml', 'media-type="application/xhtml+xml" properties="nav"'));
  if (ncx !== '') items.push(item('toc.ncx', 'media-type="application/x-dtbncx+xml"'));
  const refs = Object.keys(pages).map((name) => `<itemref idref="${name}"/>`);
  const opf = `<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>${facts}</metadata><manifest>${items.join('')}</manifest><spine>${refs.join('')}</spine></package>`;
  const files = { ...pages, ...(nav && { 'nav.xhtml': nav }), ...(ncx && { 'toc.ncx': ncx }) };
  return archive({
    mimetype: 'application/epub+zip',
    'META-INF/': '',
    'META-INF/container.xml': container,
    'OEBPS/book.opf': opf,
    ...Object.fromEntries(Object.entries(files).map(([name, words]) => [`OEBPS/${name}`, words])),
    ...others,
  });
}
const textOf = ({ opened }: OpenedPart) => {
  if (opened.kind !== 'text') throw new Error(JSON.stringify(opened));
  return opened.text;
};
const factsIn = (part: OpenedPart) => {
  const { text, layout, found } = textOf(part);
  return factsOf({ text, layout: layout!, found: found!, division: divide(text, layout) }, `hafen.epub/${part.name}`);
};

describe('a book', () => {
  test('that LibreOffice wrote has the words of its text in five scripts', async () => {
    const parts = await openFile('harbour.epub', fixture('harbour.epub'));
    expect(parts.map(({ name }) => name)).toEqual(['1 The ferry returns.xhtml']);
    // LibreOffice keeps no headings, lists and empty cells in a book, only their words.
    const said = linesOf(textOf(parts[0]!)).map((line) => line.replace(/^\w+(?: \d)?: /u, ''));
    const words = harbour.map((line) => line.replace(/^\w+(?: \d)?: (?:(?:•|\d\.|[ab]\)) )?/u, ''));
    const kept = words.filter((one) => !/\[\d\]|\t\t/u.test(one));
    expect(kept.filter((one) => !said.includes(one))).toEqual([]);
    expect(kept.length).toBe(16);
    expect(factsIn(parts[0]!)).toMatchObject({
      title: { value: 'The ferry returns' },
      language: 'en',
      attributes: {
        author: { value: 'Ada Okafor', origin: { kind: 'file', field: 'dc.creator' } },
        outlet: { value: 'The ferry returns' },
      },
    });
  });

  test('gives its chapters in the order in which they are read, as its contents call them', async () => {
    const nav = page(
      '<nav epub:type="toc" xmlns:epub="http://www.idpf.org/2007/ops"><ol><li><a href="a%20b.xhtml#x">Der <i>Pier</i></a><ol><li><a href="a%20b.xhtml#y">unten</a></li></ol></li><li><a href="z.xhtml">Мост</a></li></ol></nav><nav epub:type="page-list"><a href="c.xhtml">7</a></nav>',
    );
    const pages = {
      'cover.xhtml': page('<p>Umschlag</p>'),
      'leer.xhtml': page('<svg><title>Bild</title></svg>', '<title>Der Hafen</title><style>p {}</style>'),
      'z.xhtml': page('<h2>Kapitel</h2><p>Паром вышел.</p>'),
      'z2.xhtml': page('<p>Он вернулся.</p>'),
      'a b.xhtml': page('<p>Am <a id="s1"/>Pier<script src="x"/> lag ein Schiff.</p>'),
    };
    const parts = await openFile('hafen.epub', bookOf(pages, { nav }));
    expect(parts.map((part) => [part.name, textOf(part).text, factsIn(part).title.value])).toEqual([
      ['1 Der Hafen 1.xhtml', 'Umschlag', 'Der Hafen 1'],
      ['2 Мост.xhtml', 'Kapitel\n\nПаром вышел.\n\nОн вернулся.', 'Мост'],
      ['3 Der Pier.xhtml', 'Am Pier lag ein Schiff.', 'Der Pier'],
    ]);
  });

  test('has its contents in the older form read, too, and what it says of itself in each chapter', async () => {
    const ncx =
      '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><docTitle><text>Buch</text></docTitle><navMap><navPoint><navLabel><text>Eins</text></navLabel><content src="1.html#a"/><navPoint><navLabel><text>Eins b</text></navLabel><content src="1.html#b"/></navPoint></navPoint></navMap></ncx>';
    const facts =
      '<dc:title>Der Hafen &amp; "das Meer"</dc:title><dc:creator opf:role="ill">X</dc:creator><dc:creator opf:role="aut">Марта Линд</dc:creator><dc:creator>Jón Berg</dc:creator><dc:date opf:event="modification">2024-01-01</dc:date><dc:date opf:event="publication">1998-05-12</dc:date><dc:language>de</dc:language>';
    const parts = await openFile('a.epub', bookOf({ '1.html': page('<p>Am Pier.</p>') }, { ncx, facts }));
    expect(factsIn(parts[0]!)).toMatchObject({
      title: { value: 'Eins' },
      language: 'de',
      attributes: {
        author: { value: 'Марта Линд, Jón Berg' },
        date: { value: '1998-05-12', origin: { kind: 'file', field: 'dc.date' } },
        outlet: { value: 'Der Hafen & "das Meer"', origin: { kind: 'file', field: 'dcterms.isPartOf' } },
      },
    });
  });

  test('has notes in its margin as text, and a table of contents among its chapters as furniture', async () => {
    const body = `<nav><ol><li>Eins</li></ol></nav><section><p>${'Am Pier lag ein Schiff. '.repeat(20)}</p></section><aside><p>1 Ein Dampfer.</p></aside><footer><p>Ende</p></footer>`;
    const [part] = await openFile('a.epub', bookOf({ 'a.xhtml': page(body) }));
    expect(linesOf(textOf(part!)).map((line) => line.slice(0, 24))).toEqual([
      '[item 1: 1. Eins]',
      'paragraph: Am Pier lag e',
      'paragraph: 1 Ein Dampfer',
      'paragraph: Ende',
    ]);
  });

  test('gives each chapter with bytes that read as the same text alone', async () => {
    const parts = await openFile('a.epub', bookOf({ 'a.xhtml': page('<p>Паром вышел.</p><aside>Мост</aside>') }));
    const again = await openText(parts[0]!.name, parts[0]!.bytes);
    expect(again).toEqual(parts[0]!.opened);
  });
});

describe('a file that is no such book, or means harm', () => {
  const encrypted = (algorithm: string) =>
    `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="OEBPS/a.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>`;

  test('is told by what is wrong with it', async () => {
    const pages = { 'a.xhtml': page('<p>Мост</p>') };
    const locked = { 'META-INF/encryption.xml': encrypted('http://www.w3.org/2001/04/xmlenc#aes128-cbc') };
    expect(await saidOf(bookOf(pages, { others: locked }), 'a.epub')).toBe('copy-protected');
    const mixed = { 'META-INF/encryption.xml': encrypted('http://www.idpf.org/2008/embedding') };
    expect(await saidOf(bookOf(pages, { others: mixed }), 'a.epub')).toBe('text');
    expect(await saidOf(utf8('Just words'), 'a.epub')).toBe('another-format');
    expect(await saidOf(archive({ 'x.txt': 'A' }), 'a.epub')).toBe('another-format');
    expect(await saidOf(bookOf({}), 'a.epub')).toBe('damaged');
    const bomb = `<!DOCTYPE p [<!ENTITY a "lol">]><package/>`;
    expect(await saidOf(bookOf(pages, { others: { 'OEBPS/book.opf': bomb } }), 'a.epub')).toBe('entities');
  });

  test('that unpacks to more than a book holds is not read, and broken contents stop no chapter', async () => {
    const huge = page(`<p>${'a'.repeat(2 ** 25)}</p>`);
    const pages = Object.fromEntries(Array.from({ length: 3 }, (_, at) => [`${at}.xhtml`, huge]));
    expect(await saidOf(bookOf(pages), 'a.epub')).toBe('too-much');
    expect(await saidOf(bookOf({ 'a.xhtml': page('<p>Мост</p>') }, { nav: '<html><nav><a href="a' }), 'a.epub')).toBe(
      'text',
    );
  }, 60_000);

  test('is read in a time that its size allows, whatever is left open in it', async () => {
    // A picture, so that the book is not much smaller than what is packed in it.
    let state = 1;
    const noise = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24;
    const picture = Uint8Array.from({ length: 50_000 }, noise);
    for (const open of ['<style>', '<h1>', '<', '<a "', `<${'a'.repeat(1000)}`, '<a b']) {
      const body = open.repeat(Math.ceil(200_000 / open.length));
      expect(['text', 'empty', 'damaged', 'unpacks-to-too-much']).toContain(
        await saidOf(bookOf({ 'a.xhtml': `<p>Мост</p>${body}` }, { others: { 'OEBPS/ship.jpg': picture } }), 'a.epub'),
      );
    }
  }, 60_000);

  test('five hundred broken ones are read or told as unreadable, each by a known word', async () => {
    const known = new Set([
      'text',
      'empty',
      'damaged',
      'unpacks-to-too-much',
      'entities',
      'another-format',
      'not-text',
      'unknown-format',
    ]);
    const parts = unzipSync(fixture('harbour.epub'));
    const inner = Object.keys(parts).filter((name) => /\.(?:opf|xml|xhtml|ncx)$/u.test(name));
    const said = new Set<string>();
    for (let seed = 1; seed <= 500; seed++) {
      const name = inner[seed % inner.length]!;
      const other = archive({ ...parts, [name]: broken(parts[name] as Uint8Array<ArrayBuffer>, seed) });
      said.add(await saidOf(seed % 3 === 0 ? broken(fixture('harbour.epub'), seed) : other, 'a.epub'));
    }
    expect([...said].filter((one) => !known.has(one))).toEqual([]);
    expect(said.has('damaged')).toBe(true);
  }, 120_000);
});
