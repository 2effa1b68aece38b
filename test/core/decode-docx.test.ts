import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { leftOutOf } from '../../src/core/model/left-out.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { factsOf } from '../../src/core/ingest/facts.ts';
import { harbour } from './harbour.ts';
import { archive, broken, decoded, docxOf, fixture, linesOf, partOf, remarksOf, saidOf, utf8 } from './office.ts';

const p = (words: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
const lines = async (body: string, others = {}) => linesOf(await decoded(docxOf(body, others), 'a.docx'));

describe('a Word document', () => {
  test('that LibreOffice wrote is its words in five scripts, with headings, lists, tables and notes', async () => {
    const text = await decoded(fixture('harbour.docx'), 'harbour.docx');
    expect(linesOf(text)).toEqual([
      '[paragraph: The Harbour Post, working paper]',
      ...harbour,
      // The number that stood there when it was saved.
      expect.stringMatching(/^\[paragraph: Page \d+\]$/u) as string,
    ]);
    expect(text.found).toMatchObject({
      title: { value: 'The ferry returns', origin: { kind: 'text' } },
      attributes: { author: { value: 'Ada Okafor', origin: { kind: 'file', field: 'author' } } },
    });
    // The day on which the file was made is none of its text.
    expect(text.found!.attributes).not.toHaveProperty('date');
    expect(leftOutOf(text.found)).toEqual({ deletions: 1, insertions: 1, remarks: 1 });
    expect(remarksOf(text)).toEqual(['Jón Berg (2025-07-01T10:02:00.000Z): “board.” Who counted the cows?']);
  });

  test('has as facts what is said of it, and no word of what was left out among them', async () => {
    const { text, layout, found } = await decoded(fixture('harbour.docx'), 'harbour.docx');
    const facts = factsOf({ text, layout: layout!, found: found!, division: divide(text, layout) }, 'harbour.docx');
    expect(facts.title.value).toBe('The ferry returns');
    expect(Object.keys(facts.attributes).toSorted()).toEqual(['author']);
  });

  test('reads tracked changes as if all were accepted, also a deleted end of a paragraph', async () => {
    const body =
      '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Мост рухнул </w:t></w:r></w:p>' +
      '<w:p><w:r><w:t>на рассвете</w:t></w:r><w:moveFrom><w:r><w:t>ушло</w:t></w:r></w:moveFrom>' +
      '<w:ins><w:r><w:t>, сказали в порту</w:t></w:r></w:ins><w:del><w:r><w:delText>нет</w:delText></w:r></w:del></w:p>' +
      '<w:p><w:pPr><w:pStyle w:val="a"/><w:pPrChange><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:moveTo><w:r><w:t>ушло</w:t></w:r></w:moveTo></w:p>';
    const text = await decoded(docxOf(body), 'a.docx');
    expect(linesOf(text)).toEqual(['paragraph: Мост рухнул на рассвете, сказали в порту', 'paragraph: ушло']);
    expect(leftOutOf(text.found)).toEqual({ deletions: 1, insertions: 1 });
  });

  test('knows headings by their style, by what that is based on, and by their outline', async () => {
    const styles = partOf(
      'styles',
      '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Chapter"/><w:basedOn w:val="1"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Out"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>',
    );
    const body =
      p('Contents 3', '<w:pStyle w:val="toc"/>') +
      ['1', 'Mine', 'Ring', 'Out', 'gone'].map((id) => p(`Style ${id}`, `<w:pStyle w:val="${id}"/>`)).join('') +
      p('By itself', '<w:outlineLvl w:val="1"/>');
    expect(await lines(body, { 'word/styles.xml': styles })).toEqual([
      '[paragraph: Contents 3]',
      'heading 1: Style 1',
      'heading 1: Style Mine',
      'paragraph: Style Ring',
      'heading 3: Style Out',
      'paragraph: Style gone',
      'heading 2: By itself',
    ]);
  });

  test('has its list of contents as furniture, whatever the style of that, and other parts that Word made as text', async () => {
    const part = (gallery: string, inner: string) =>
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="${gallery}"/></w:docPartObj></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    const body =
      part('Table of Contents', p('Содержание', '<w:outlineLvl w:val="0"/>') + p('Паром 1')) +
      p('Паром', '<w:outlineLvl w:val="0"/>') +
      part('Bibliographies', p('Lind, Åsa: Harbours.')) +
      p('Паром ушёл.');
    expect(await lines(body)).toEqual([
      '[paragraph: Содержание]',
      '[paragraph: Паром 1]',
      'heading 1: Паром',
      'paragraph: Lind, Åsa: Harbours.',
      'paragraph: Паром ушёл.',
    ]);
  });

  test('counts its lists as Word does: on through other paragraphs, anew below a higher level, and where it says so', async () => {
    const level = (at: number, format: string, words: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${words}"/></w:lvl>`;
    const numbering = partOf(
      'numbering',
      `<w:abstractNum w:abstractNumId="7">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'bullet', '\uf0b7')}</w:abstractNum>` +
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>' +
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>',
    );
    const item = (words: string, at: number, list = 1) =>
      p(words, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);
    const body =
      item('Pier', 0) +
      item('piles', 1) +
      item('deck', 1) +
      p('Between') +
      item('Office', 0) +
      item('roof', 1) +
      item('old', 2) +
      item('Anew', 0, 2) +
      item('Of no list', 0, 9) +
      item('None', 0, 0);
    expect(await lines(body, { 'word/numbering.xml': numbering })).toEqual([
      'item 1: I. Pier',
      'item 2: I.1 piles',
      'item 2: I.2 deck',
      'paragraph: Between',
      'item 1: II. Office',
      'item 2: II.1 roof',
      'item 3: • old',
      'item 1: IV. Anew',
      'paragraph: Of no list',
      'paragraph: None',
    ]);
  });

  test('tells tables of data from tables that lay out a page', async () => {
    const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const data = `<w:tbl>${row(p('Ort'), p('Preis'))}${row(p('Holm') + p('Nord'), p('4'))}</w:tbl>`;
    const page = `<w:tbl>${row(p('Links'), p('Rechts') + data)}</w:tbl>`;
    expect(await lines(page)).toEqual([
      'paragraph: Links',
      'paragraph: Rechts',
      'row: Ort\tPreis',
      'row: Holm Nord\t4',
    ]);
  });

  test('reads boxes once, behind the paragraph that they stand beside, and leaves hidden words out', async () => {
    const box = `<w:txbxContent>${p('Kasten')}</w:txbxContent>`;
    const body =
      `<w:p><w:r><w:t>Vor </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice>` +
      `<mc:Fallback><v:textbox>${box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>` +
      '<w:r><w:t>und</w:t><w:tab/><w:t>nach</w:t><w:br/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>';
    const text = await decoded(docxOf(body), 'a.docx');
    expect(linesOf(text)).toEqual(['paragraph: Vorund\tnach\n▪', 'paragraph: Kasten']);
    expect(leftOutOf(text.found)).toEqual({ hidden: 1 });
  });

  const r = (words: string, properties = '', preserved = ' xml:space="preserve"') =>
    `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t${preserved}>${words}</w:t></w:r>`;

  test('keeps spaces that hold words together, and words that were hidden before a tracked change', async () => {
    const body =
      `<w:p>${r('Lind paid 10\u00a0', '', '')}${r('\n 000 ', '<w:b/>', '')}${r('\u3000全員', '', '')}</w:p>` +
      `<w:p>${r('Killed: ')}${r('eleven', '<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>')}</w:p>`;
    expect(await lines(body)).toEqual(['paragraph: Lind paid 10\u00a0000\u3000全員', 'paragraph: Killed: eleven']);
  });

  test('reads one of several choices, and of fields in one another what the outer one shows', async () => {
    const choices =
      '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>new</w:t></mc:Choice><mc:Choice Requires="wpg"><w:t>other</w:t></mc:Choice>' +
      '<mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r><w:r><mc:AlternateContent><mc:Fallback><w:t>, alone</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>';
    const sign = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const made = (words: string) => `<w:r><w:instrText xml:space="preserve">${words}</w:instrText></w:r>`;
    const field = (inside: string, shown: string) => sign('begin') + inside + sign('separate') + shown + sign('end');
    const fields =
      `<w:p>${r('A ')}${field(made(' IF ') + field(made(' MERGEFIELD sex '), r('female')) + made(' = "female" "she" "he" '), r('she'))}${r(' left')}</w:p>` +
      `<w:p>${field(made(' TOC '), field(made(' PAGEREF '), r('seen')))}</w:p><w:p>${sign('begin')}${r('open')}</w:p>${p('Next')}`;
    expect(await lines(choices + fields)).toEqual([
      'paragraph: new, alone',
      'paragraph: A she left',
      'paragraph: seen',
      'paragraph: open',
      'paragraph: Next',
    ]);
  });

  test('writes formulas in one line, and how signs are read behind them', async () => {
    const m = (name: string, inner: string) => `<m:${name}>${inner}</m:${name}>`;
    const words = (one: string) => m('r', m('t', one));
    const fraction = (above: string, below: string) => m('f', m('num', words(above)) + m('den', words(below)));
    const power = m('sSup', m('e', words('10')) + m('sup', words('6')));
    const formula = (inner: string) =>
      `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${inner}</m:oMath>`;
    const body =
      `<w:p>${r('He paid ')}${formula(words('3') + fraction('1', '2') + power)}${r(' crowns, ')}${formula(fraction('a+b', 'c'))}${r('.')}</w:p>` +
      `<w:p><w:r><w:ruby><w:rubyPr/><w:rt>${r('かんじ')}</w:rt><w:rubyBase>${r('漢字')}</w:rubyBase></w:ruby></w:r>${r('を読む')}</w:p>`;
    expect(await lines(body)).toEqual([
      'paragraph: He paid 3 1/2 10^6 crowns, (a+b)/c.',
      'paragraph: 漢字(かんじ)を読む',
    ]);
  });

  test('has no note that only hidden words refer to', async () => {
    const body =
      `<w:p>${r('A')}<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="2"/></w:r>` +
      '<w:r><w:footnoteReference w:id="3"/></w:r></w:p>';
    const note = (id: number, said: string) => `<w:footnote w:id="${id}">${p(said)}</w:footnote>`;
    const text = await decoded(
      docxOf(body, { 'word/footnotes.xml': partOf('footnotes', note(2, 'hidden') + note(3, 'seen')) }),
      'a.docx',
    );
    expect(linesOf(text)).toEqual(['paragraph: A[1]', 'item 1: [1] seen']);
    expect(leftOutOf(text.found)).toEqual({ hidden: 1 });
  });

  test('keeps the columns of a table where cells lie over several, and reads however many rows', async () => {
    const cell = (words: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(words)}</w:tc>`;
    const row = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
    const two = '<w:gridSpan w:val="2"/>';
    const data =
      row(cell('Ort') + cell('Tot') + cell('Verletzt')) +
      row(cell('Holm', two) + cell('7')) +
      row(cell('3') + cell('9'), '<w:gridBefore w:val="1"/>');
    expect(await lines(`<w:tbl>${data}</w:tbl>`)).toEqual(['row: Ort\tTot\tVerletzt', 'row: Holm\t\t7', 'row: \t3\t9']);
    const page = row(cell('Links', two)) + row(cell('Unten', two));
    expect(await lines(`<w:tbl>${page}</w:tbl>`)).toEqual(['paragraph: Links', 'paragraph: Unten']);
    const long = row('<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'.repeat(2)).repeat(150_000);
    expect((await decoded(docxOf(`<w:tbl>${long}</w:tbl>`), 'a.docx')).text.length).toBe(150_000 * 4 - 1);
  }, 120_000);

  test('takes no name of a program for an author, and no name of a file for a title', async () => {
    const core = (title: string, creator: string) =>
      `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>${creator}</dc:creator></cp:coreProperties>`;
    const foundOf = async (title: string, creator: string) =>
      (await decoded(docxOf(p('Words'), { 'docProps/core.xml': core(title, creator) }), 'a.docx')).found;
    expect(await foundOf('Microsoft Word - draft7.doc', 'python-docx')).toMatchObject({ title: null, attributes: {} });
    expect(await foundOf('Мост &amp; паром', 'Марта Линд')).toMatchObject({
      title: { value: 'Мост & паром', origin: { kind: 'file', field: 'title' } },
      attributes: { author: { value: 'Марта Линд' } },
    });
  });
});

describe('comments and highlights', () => {
  const r = (words: string, properties = '') =>
    `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
  const begins = (id: number) => `<w:commentRangeStart w:id="${id}"/>`;
  const ends = (id: number) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
  const comment = (id: number, said: string, more = '') => `<w:comment w:id="${id}" ${more}>${p(said)}</w:comment>`;

  test('stand at the words that they are on, whatever becomes of the white space and the lists around these', async () => {
    const numbering = partOf(
      'numbering',
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    );
    const item = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>';
    const cell = (inner: string) => `<w:tc><w:p>${inner}</w:p></w:tc>`;
    const body =
      `<w:p>${r('   Паром ')}${begins(1)}${r(' вышел ')}${ends(1)}${r('в понедельник ')}</w:p>` +
      `<w:p>${item}${begins(2)}${r('Pier')}${ends(2)}${r(' first')}</w:p>` +
      `<w:p>${begins(3)}${r('橋は')}</w:p><w:p>${r('夜明けに')}${ends(3)}</w:p>` +
      `<w:tbl><w:tr>${cell(r('Ort'))}${cell(r('Preis'))}</w:tr><w:tr>${cell(r('Holm'))}${cell(begins(4) + r(' 4 ') + ends(4))}</w:tr></w:tbl>` +
      `<w:p>${r('Alone')}<w:r><w:commentReference w:id="5"/></w:r>${r(' here')}</w:p>` +
      `<w:p>${r('not ')}${r('marked', '<w:highlight w:val="yellow"/>')}${r(' words', '<w:highlight w:val="cyan"/><w:b/>')}${r(' or ')}${r('none', '<w:highlight w:val="none"/>')}</w:p>`;
    const comments = partOf(
      'comments',
      comment(1, 'Wann?', 'w:author="Марта Линд" w:date="2025-07-01T10:02:00Z"') +
        comment(2, 'Which?', 'w:author=" "') +
        comment(3, 'Two paragraphs') +
        comment(4, 'Dear', 'w:date="someday"') +
        comment(5, 'At a word') +
        comment(6, 'At no word'),
    );
    const text = await decoded(
      docxOf(body, { 'word/numbering.xml': numbering, 'word/comments.xml': comments }),
      'a.docx',
    );
    expect(linesOf(text)).toEqual([
      'paragraph: Паром  вышел в понедельник',
      'item 1: 1. Pier first',
      'paragraph: 橋は',
      'paragraph: 夜明けに',
      'row: Ort\tPreis',
      'row: Holm\t4',
      'paragraph: Alone here',
      'paragraph: not marked words or none',
    ]);
    expect(remarksOf(text)).toEqual([
      'Марта Линд (2025-07-01T10:02:00.000Z): “вышел” Wann?',
      '-: “Pier” Which?',
      '-: “橋は\n\n夜明けに” Two paragraphs',
      '-: “4” Dear',
      '-: “Alone” At a word',
      '-: “marked words”',
    ]);
    expect(leftOutOf(text.found)).toEqual({ comments: 1, remarks: 6 });
  });

  test('are not made of signs that a file holds in its words', async () => {
    const text = await decoded(docxOf(p('Lind\ufdd00b\ufdd1 said\ufdd00e\ufdd1')), 'a.docx');
    expect([text.text, remarksOf(text)]).toEqual(['Lind0b said0e', []]);
  });
});

describe('a file that is no such document, or means harm', () => {
  test('is told by what is wrong with it', async () => {
    const compound = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
    expect(await saidOf(compound, 'a.docx')).toBe('locked-or-old');
    expect(await saidOf(utf8('Just words'), 'a.docx')).toBe('another-format');
    expect(await saidOf(archive({ 'x.txt': 'A' }), 'a.docx')).toBe('another-format');
    expect(await saidOf(fixture('harbour.docx').slice(0, 5000), 'a.docx')).toBe('damaged');
    expect(await saidOf(docxOf('<w:p>'), 'a.docx')).toBe('damaged');
    expect(await saidOf(docxOf(''), 'a.docx')).toBe('empty');
  });

  test('has no entity made of others, no macro run, and nothing fetched from outside', async () => {
    const bomb = `<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>${partOf('document', `<w:body>${p('&b;')}</w:body>`)}`;
    expect(await saidOf(docxOf('', { 'word/document.xml': bomb }), 'a.docx')).toBe('entities');
    const outside = `<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd">${partOf('document', `<w:body>${p('Мост &x;')}</w:body>`)}`;
    expect(await lines('', { 'word/document.xml': outside })).toEqual(['paragraph: Мост &x;']);
    const macros = await decoded(docxOf(p('Мост'), { 'word/vbaProject.bin': utf8('Sub AutoOpen()') }), 'a.docm');
    expect([macros.text, leftOutOf(macros.found)]).toEqual(['Мост', { macros: 1 }]);
  });

  test('that says to be endless when unpacked is refused before it is', async () => {
    const bytes = docxOf(p('Мост'));
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 46 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xf0000000, true);
    expect(await saidOf(bytes, 'a.docx')).toBe('unpacks-to-too-much');
  });

  test('one part of which is larger than any document is told as that, too, and not as damaged', async () => {
    const noise = Uint8Array.from({ length: 300_000 }, (_, at) => (at * at * 31 + (at >> 3) * 17) % 251);
    const bytes = docxOf('', { 'word/document.xml': noise });
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 46 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === noise.length)
        view.setUint32(at + 24, 2 ** 28 + 1, true);
    expect(Math.ceil(2 ** 28 / 1032)).toBeLessThan(noise.length);
    expect(await saidOf(bytes, 'a.docx')).toBe('unpacks-to-too-much');
  });

  test('is read however deep it is nested', async () => {
    const deep = '<w:tbl><w:tr><w:tc>'.repeat(20_000) + p('Tief') + '</w:tc></w:tr></w:tbl>'.repeat(20_000);
    expect(await lines(deep)).toEqual(['paragraph: Tief']);
  });
});

test('a thousand broken documents are read or told as unreadable, each by a known word', async () => {
  const known = new Set([
    'text',
    'empty',
    'damaged',
    'unpacks-to-too-much',
    'entities',
    'another-format',
    'locked-or-old',
  ]);
  const parts = unzipSync(fixture('harbour.docx'));
  const said = new Set<string>();
  for (let seed = 1; seed <= 1000; seed++) {
    // Half are broken inside of a sound archive: there the sums hold.
    const inner = {
      ...parts,
      'word/document.xml': broken(parts['word/document.xml'] as Uint8Array<ArrayBuffer>, seed),
    };
    const bytes = seed % 2 === 0 ? broken(fixture('harbour.docx'), seed) : archive(inner);
    said.add(await saidOf(bytes, 'a.docx'));
  }
  expect([...said].filter((one) => !known.has(one))).toEqual([]);
  expect(said.has('damaged')).toBe(true);
}, 120_000);
