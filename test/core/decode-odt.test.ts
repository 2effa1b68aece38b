import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { leftOutOf } from '../../src/core/model/left-out.ts';
import { harbour } from './harbour.ts';
import { archive, broken, decoded, fixture, linesOf, remarksOf, saidOf, utf8 } from './office.ts';

const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
const names = [
  ...['office', 'text', 'table', 'style', 'meta', 'manifest'].map((one) => `xmlns:${one}="${oasis}:${one}:1.0"`),
  `xmlns:draw="${oasis}:drawing:1.0" xmlns:fo="${oasis}:xsl-fo-compatible:1.0" xmlns:svg="${oasis}:svg-compatible:1.0"`,
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ');
const content = (body: string, styles = '') =>
  `<office:document-content ${names}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
const odtOf = (body: string, styles = '', others: Readonly<Record<string, string>> = {}) =>
  archive({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': content(body, styles), ...others });
const p = (words: string, style = '') => `<text:p${style && ` text:style-name="${style}"`}>${words}</text:p>`;
const style = (name: string, rest = '', inner = '', family = 'paragraph') =>
  `<style:style style:name="${name}" style:family="${family}" ${rest}>${inner}</style:style>`;
const lines = async (...values: Parameters<typeof odtOf>) => linesOf(await decoded(odtOf(...values), 'a.odt'));

describe('an OpenDocument text', () => {
  test.each(['harbour.odt', 'harbour.fodt'])(
    'that LibreOffice wrote, %s, is its words in five scripts, with headings, lists, tables and notes',
    async (name) => {
      const text = await decoded(fixture(name), name);
      expect(linesOf(text)).toEqual([
        '[paragraph: The Harbour Post, working paper]',
        ...harbour,
        expect.stringMatching(/^\[paragraph: Page \d+\]$/u) as string,
      ]);
      expect(text.found).toMatchObject({
        title: { value: 'The ferry returns', origin: { kind: 'text' } },
        attributes: { author: { value: 'Ada Okafor', origin: { kind: 'file', field: 'author' } } },
        language: 'en-GB',
      });
      expect(text.found!.attributes).not.toHaveProperty('date');
      expect(leftOutOf(text.found)).toEqual({ deletions: 1, insertions: 1, remarks: 1 });
      expect(remarksOf(text)).toEqual(['Jón Berg (2025-07-01T10:02:00.000Z): “board.” Who counted the cows?']);
    },
  );

  test('draws white space together as a page does, and keeps what is written as spaces, tabs and breaks', async () => {
    const body =
      p(
        '  Мост\n   рухнул<text:s text:c="3"/>на <text:span> рассвете</text:span><text:tab/>в<text:line-break/>порту  ',
      ) + p('10\u00a0000<text:span/> жителей');
    expect(await lines(body)).toEqual([
      'paragraph: Мост рухнул   на рассвете\tв\nпорту',
      'paragraph: 10\u00a0000 жителей',
    ]);
  });

  test('knows headings, captions and quotations by their style and by what that is based on', async () => {
    const styles =
      style('P1', 'style:parent-style-name="Mine"') +
      style('Mine', 'style:parent-style-name="Heading_20_2"') +
      style('Heading_20_2', 'style:display-name="Heading 2" style:default-outline-level="2"') +
      style('Ring', 'style:parent-style-name="Ring"') +
      style('Illustration', 'style:parent-style-name="Caption"') +
      style('Caption') +
      style('P2', 'style:parent-style-name="Quotations"') +
      style('Quotations') +
      style('Title') +
      style('Preformatted_20_Text');
    const body =
      p('Titel', 'Title') +
      p('Eins', 'P1') +
      p('Ring', 'Ring') +
      '<text:h text:outline-level="9">Tief</text:h>' +
      p('Abb. 1', 'Illustration') +
      p('Zitat', 'P2') +
      p('Code', 'Preformatted_20_Text');
    expect(await lines(body, styles)).toEqual([
      'heading 1: Titel',
      'heading 2: Eins',
      'paragraph: Ring',
      'heading 6: Tief',
      'caption: Abb. 1',
      'quotation: Zitat',
      'preformatted: Code',
    ]);
  });

  test('counts its lists as LibreOffice does: anew in each, on where it says so, and with the levels above', async () => {
    const level = (at: number, format: string, rest = '') =>
      `<text:list-level-style-number text:level="${at}" style:num-format="${format}" style:num-suffix="." ${rest}/>`;
    const styles = `<text:list-style style:name="L1">${level(1, 'I')}${level(2, '1', 'text:display-levels="2"')}<text:list-level-style-bullet text:level="3" text:bullet-char="–"/></text:list-style>`;
    const item = (inner: string, rest = '') => `<text:list-item ${rest}>${inner}</text:list-item>`;
    const list = (inner: string, rest = '') => `<text:list ${rest}>${inner}</text:list>`;
    const body =
      list(
        item(p('Pier') + list(item(p('piles') + p('of oak')) + item(p('deck')))) + item(p('Office')),
        'text:style-name="L1" xml:id="a"',
      ) +
      p('Between') +
      list(
        item(p('Roof') + list(item(p('old') + list(item(p('slates')))))),
        'text:style-name="L1" text:continue-list="a"',
      ) +
      list(item(p('Anew')) + item(p('Fifth'), 'text:start-value="5"'), 'text:style-name="L1"') +
      list(item(p('On')), 'text:style-name="L1" text:continue-numbering="true"') +
      list(`<text:list-header>${p('Head')}</text:list-header>${item(p('Plain'))}`);
    expect(await lines(body, styles)).toEqual([
      'item 1: I. Pier',
      'item 2: I.1. piles',
      'paragraph: of oak',
      'item 2: I.2. deck',
      'item 1: II. Office',
      'paragraph: Between',
      'item 1: III. Roof',
      'item 2: III.1. old',
      'item 3: • slates',
      'item 1: I. Anew',
      'item 1: V. Fifth',
      'item 1: VI. On',
      'paragraph: Head',
      'item 1: • Plain',
    ]);
  });

  test('keeps the columns of a table where cells lie over several, and tells tables that lay out a page', async () => {
    const cell = (inner: string, rest = '') => `<table:table-cell ${rest}>${inner}</table:table-cell>`;
    const covered = '<table:covered-table-cell/>';
    const row = (inner: string) => `<table:table-row>${inner}</table:table-row>`;
    const table = (inner: string) => `<table:table>${inner}</table:table>`;
    const wide = 'table:number-columns-spanned="2"';
    const data = table(
      `<table:table-header-rows>${row(cell(p('Ort')) + cell(p('Tot')) + cell(p('Verletzt')))}</table:table-header-rows>` +
        row(cell(p('Holm'), wide) + covered + cell(p('7'))) +
        row(cell(p('Nord') + p('Süd')) + cell(p('3')) + cell('')),
    );
    const rows = ['row: Ort\tTot\tVerletzt', 'row: Holm\t\t7', 'row: Nord Süd\t3'];
    expect(await lines(data)).toEqual(rows);
    expect(await lines(table(row(cell(p('Links')) + cell(p('Rechts') + data))))).toEqual([
      'paragraph: Links',
      'paragraph: Rechts',
      ...rows,
    ]);
  });

  test('leaves hidden words out with the notes in them, and reads boxes behind their paragraph', async () => {
    const hides = '<style:text-properties text:display="none"/>';
    const styles = style('T1', '', hides, 'text') + style('P9', '', hides);
    const note = (words: string, kind: string) =>
      `<text:note text:note-class="${kind}"><text:note-citation>7</text:note-citation><text:note-body>${p(words)}${p('und weiter')}</text:note-body></text:note>`;
    const body =
      p(
        `Vor <draw:frame><draw:text-box>${p('Kasten')}</draw:text-box></draw:frame><draw:frame><svg:title>Bild</svg:title><draw:image/></draw:frame>` +
          `<text:span text:style-name="T1">geheim${note('auch', 'footnote')}</text:span>und${note('gesehen', 'endnote')} nach` +
          `<text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</text:ruby-text></text:ruby>`,
      ) +
      p('ungesehen', 'P9') +
      `<text:section text:display="none">${p('auch nicht')}</text:section>` +
      p('<text:hidden-paragraph text:is-hidden="true"/>auch so');
    const text = await decoded(odtOf(body, styles), 'a.odt');
    expect(linesOf(text)).toEqual([
      'paragraph: Vor und[i] nach漢字(かんじ)',
      'paragraph: Kasten',
      'item 1: [i] gesehen',
      'paragraph: und weiter',
    ]);
    expect(leftOutOf(text.found)).toEqual({ hidden: 4, pictures: 1 });
  });

  test('has comments and highlights at the words that they are on', async () => {
    const yellow = '<style:text-properties fo:background-color="#ffff00"/>';
    const none = '<style:text-properties fo:background-color="transparent"/>';
    const styles = style('T1', '', yellow, 'text') + style('T2', '', none, 'text');
    const comment = (name: string, said: string) =>
      `<office:annotation${name && ` office:name="${name}"`}><dc:creator>Марта Линд</dc:creator>${said}</office:annotation>`;
    const span = (words: string, name: string) => `<text:span text:style-name="${name}">${words}</text:span>`;
    const body =
      p(
        `Паром ${comment('1', `${p('Wann<text:s/>genau?')}${p('Und wo?')}`)} вышел <office:annotation-end office:name="1"/>в понедельник`,
      ) + p(`Alone${comment('', p('At a word'))} ${span(`marked ${span('words', 'T1')}`, 'T1')} ${span('not', 'T2')}`);
    const text = await decoded(odtOf(body, styles), 'a.odt');
    expect(linesOf(text)).toEqual(['paragraph: Паром вышел в понедельник', 'paragraph: Alone marked words not']);
    expect(remarksOf(text)).toEqual([
      'Марта Линд: “вышел” Wann genau?\n\nUnd wo?',
      'Марта Линд: “Alone” At a word',
      '-: “marked words”',
    ]);
  });

  test('has its table of contents as furniture, and its literature as text', async () => {
    const index = (kind: string, inner: string) =>
      `<text:${kind}><text:${kind}-source>${p('?')}</text:${kind}-source><text:index-body>${inner}</text:index-body></text:${kind}>`;
    const body = index('table-of-content', p('Der Hafen 3')) + index('bibliography', p('Lind, Der Hafen, 2019'));
    expect(await lines(body)).toEqual(['[paragraph: Der Hafen 3]', 'paragraph: Lind, Der Hafen, 2019']);
  });
});

describe('a file that is no such text, or means harm', () => {
  test('is told by what is wrong with it', async () => {
    const locked = `<manifest:manifest ${names}><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`;
    expect(await saidOf(odtOf(p('x'), '', { 'META-INF/manifest.xml': locked }), 'a.odt')).toBe('password');
    expect(await saidOf(archive({ 'encrypted-package': 'A' }), 'a.odt')).toBe('password');
    expect(await saidOf(utf8('Just words'), 'a.odt')).toBe('another-format');
    expect(await saidOf(archive({ 'x.txt': 'A' }), 'a.odt')).toBe('another-format');
    expect(await saidOf(fixture('harbour.odt').slice(0, 5000), 'a.odt')).toBe('damaged');
    expect(await saidOf(utf8(content('<text:p>')), 'a.fodt')).toBe('damaged');
    expect(await saidOf(odtOf(''), 'a.odt')).toBe('empty');
  });

  test('has no entity made of others, and no macro run', async () => {
    const bomb = `<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>${content(p('&b;'))}`;
    expect(await saidOf(utf8(bomb), 'a.fodt')).toBe('entities');
    const macros = await decoded(odtOf(p('Мост'), '', { 'Basic/Standard/Module1.xml': 'Sub Main' }), 'a.odt');
    expect([macros.text, leftOutOf(macros.found)]).toEqual(['Мост', { macros: 1 }]);
  });

  test('is read however deep it is nested, and however much a number in it asks for', async () => {
    const table = '<table:table><table:table-row><table:table-cell>';
    const ends = '</table:table-cell></table:table-row></table:table>';
    const note = '<text:note><text:note-body><text:p>';
    const noteEnds = '</text:p></text:note-body></text:note>';
    const body =
      table.repeat(5000) +
      p('Tief') +
      ends.repeat(5000) +
      p(`Sehr${note.repeat(5000)}${noteEnds.repeat(5000)}<text:s text:c="999999999"/>.`);
    const text = await decoded(odtOf(body), 'a.odt');
    expect(linesOf(text)[0]).toBe('paragraph: Tief');
    expect(text.text.length).toBeLessThan(200_000);
  });

  test('five hundred broken ones are read or told as unreadable, each by a known word', async () => {
    const known = new Set([
      'text',
      'empty',
      'damaged',
      'unpacks-to-too-much',
      'entities',
      'another-format',
      'locked-or-old',
      'password',
    ]);
    const parts = unzipSync(fixture('harbour.odt'));
    const said = new Set<string>();
    for (let seed = 1; seed <= 500; seed++) {
      const inner = { ...parts, 'content.xml': broken(parts['content.xml'] as Uint8Array<ArrayBuffer>, seed) };
      said.add(await saidOf(seed % 2 === 0 ? broken(fixture('harbour.odt'), seed) : archive(inner), 'a.odt'));
    }
    expect([...said].filter((one) => !known.has(one))).toEqual([]);
    expect(said.has('damaged')).toBe(true);
  }, 120_000);
});
