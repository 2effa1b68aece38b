import { pulled } from '../container/pulled.ts';
import { zipTo } from '../container/zip-writer.ts';
import type { PaperPart, PaperTable, Paragraph, ParagraphStyle, Properties, Run } from './paper-parts.ts';
import { partsByDirection, runsToLeft } from './paper-parts.ts';
import { rgbOf } from './refi/colours.ts';
import { escapeXml, unsayable } from './xml-text.ts';

// A document for word processors as Office Open XML (ECMA-376): a ZIP of a few XML files. It is written here because it has
// to be a stream. It holds no macro and no picture, and nothing of it is fetched.

/** The bytes of a document (`*.docx`), made while they are asked for. */
export function writeWordDocument(
  parts: AsyncIterable<PaperPart>,
  properties: Properties,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  return pulled(async (put) => {
    const zip = zipTo(put);
    // Programs that look at the first entries only know by this one what the file is.
    for (const [name, xml] of frame(properties)) await zip.add(name, [new TextEncoder().encode(xml)]);
    const footnotes: string[] = [];
    await zip.add('word/document.xml', documentXml(parts, footnotes));
    await zip.add('word/footnotes.xml', footnotesXml(footnotes));
    await zip.end();
  });
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const coreType = 'application/vnd.openxmlformats-package.core-properties+xml';
const coreProperties = 'http://schemas.openxmlformats.org/package/2006';

/** About how many characters are packed at once. */
const atOnce = 256 * 1024;

/** Twentieths of a point: a sheet of A4 with margins of an inch, and one step to the right. */
const page = { width: 11_906, height: 16_838, margin: 1440 };
const step = 360;

async function* documentXml(
  parts: AsyncIterable<PaperPart>,
  footnotes: string[],
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const encoder = new TextEncoder();
  let waiting = `${xmlHead}<w:document xmlns:w="${main}"><w:body>`;
  for await (const part of parts) {
    waiting += 'rows' in part ? tableXml(part, footnotes) : paragraphXml(part, footnotes);
    if (waiting.length < atOnce) continue;
    yield encoder.encode(waiting);
    waiting = '';
  }
  const { width, height, margin } = page;
  const margins = ['top', 'right', 'bottom', 'left'].map((side) => `w:${side}="${margin}"`).join(' ');
  yield encoder.encode(
    `${waiting}<w:sectPr><w:pgSz w:w="${width}" w:h="${height}"/>` +
      `<w:pgMar ${margins} w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  );
}

function paragraphXml(paragraph: Paragraph, footnotes: string[]): string {
  const { style, runs, level = 1, indent = 0, sign, keep = false, own = false } = paragraph;
  const start = (sign === undefined ? indent : indent + 1) * step;
  const hanging = sign === undefined ? '' : ` w:hanging="${step}"`;
  const properties = [
    `<w:pStyle w:val="${style === 'Heading' ? `Heading${level}` : style}"/>`,
    keep ? '<w:keepNext/>' : '',
    own && runsToLeft(runs.map(({ words }) => words).join('')) ? '<w:bidi/>' : '',
    // The left is the side where lines begin, in a paragraph that runs to the left, too.
    start === 0 ? '' : `<w:ind w:left="${start + sideOf(style)}"${hanging}/>`,
  ];
  const first = sign === undefined ? '' : runXml({ words: `${sign}\t` }, footnotes);
  const written = runs.map((run) => runXml(run, footnotes));
  return `<w:p><w:pPr>${properties.join('')}</w:pPr>${first}${written.join('')}</w:p>`;
}

/** How far a style is set to the right by itself: what is set for one paragraph takes its place. */
function sideOf(style: ParagraphStyle): number {
  return style === 'Quote' || style === 'Detail' || style === 'Note' ? quoteSide : 0;
}

const quoteSide = 567;

/** A footnote is put to the others. */
function runXml(run: Run, footnotes: string[]): string {
  const { words, bold, italic, struck, code, quiet, link, colour, footnote } = run;
  if (footnote !== undefined) {
    const id = footnotes.push(footnote) + firstFootnote - 1;
    return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`;
  }
  const shade = link ? '0B4F8A' : colour ? rgbOf(colour).slice(1) : quiet ? '595959' : null;
  const properties = [
    code ? '<w:rStyle w:val="CodeSign"/>' : '',
    bold ? '<w:b/><w:bCs/>' : '',
    italic ? '<w:i/><w:iCs/>' : '',
    struck ? '<w:strike/>' : '',
    shade === null ? '' : `<w:color w:val="${shade}"/>`,
    link ? '<w:u w:val="single"/>' : '',
  ].join('');
  const written = partsByDirection(words).map((part) => {
    const all = `${properties}${runsToLeft(part) ? '<w:rtl/>' : ''}`;
    return `<w:r>${all && `<w:rPr>${all}</w:rPr>`}${wordsXml(part)}</w:r>`;
  });
  return link
    ? `<w:fldSimple w:instr="${escapeXml(` HYPERLINK "${link}" `)}">${written.join('')}</w:fldSimple>`
    : written.join('');
}

/** Line breaks and tabs have elements of their own. */
function wordsXml(words: string): string {
  return words
    .split(/(\r\n|[\n\r\u2028\u2029\v\f]|\t)/u)
    .map((part) => {
      if (part === '') return '';
      if (part === '\t') return '<w:tab/>';
      if (/^[\n\r\u2028\u2029\v\f]/u.test(part)) return '<w:br/>';
      return `<w:t xml:space="preserve">${escapeXml(part.replace(unsayable, '\ufffd'))}</w:t>`;
    })
    .join('');
}

/** A document may not end with a table, nor may two stand together: a paragraph follows each. */
function tableXml({ rows }: PaperTable, footnotes: string[]): string {
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const borders = sides.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>`).join('');
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const grid = '<w:gridCol/>'.repeat(columns);
  const cell = (paragraph: Paragraph | undefined): string =>
    `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${paragraph ? paragraphXml(paragraph, footnotes) : '<w:p/>'}</w:tc>`;
  const written = rows.map((row, at) => {
    const head = at === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
    return `<w:tr>${head}${Array.from({ length: columns }, (_, column) => cell(row[column])).join('')}</w:tr>`;
  });
  const properties = `<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr>`;
  return `<w:tbl>${properties}<w:tblGrid>${grid}</w:tblGrid>${written.join('')}</w:tbl><w:p/>`;
}

/** The numbers before are those of the lines above. */
const firstFootnote = 2;

/** Word wants the two lines that part footnotes from the text. */
async function* footnotesXml(footnotes: readonly string[]): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const encoder = new TextEncoder();
  const lines = ['separator', 'continuationSeparator'].map(
    (type, id) => `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:r><w:${type}/></w:r></w:p></w:footnote>`,
  );
  let waiting = `${xmlHead}<w:footnotes xmlns:w="${main}">${lines.join('')}`;
  for (const [at, words] of footnotes.entries()) {
    const sign = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>';
    waiting +=
      `<w:footnote w:id="${at + firstFootnote}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>${sign}` +
      `${runXml({ words: ` ${words}` }, [])}</w:p></w:footnote>`;
    if (waiting.length < atOnce) continue;
    yield encoder.encode(waiting);
    waiting = '';
  }
  yield encoder.encode(`${waiting}</w:footnotes>`);
}

interface Look {
  readonly name: string;
  /** Half points. */
  readonly size?: number;
  readonly paragraph?: string;
  readonly run?: string;
  readonly next?: string;
}

/** Space in twentieths of a point. */
function space(before: number, after: number): string {
  return `<w:spacing w:before="${before}" w:after="${after}"/>`;
}

const sides = `<w:ind w:left="${quoteSide}" w:right="${quoteSide}"/>`;
const bold = '<w:b/><w:bCs/>';

const looks: Readonly<Record<string, Look>> = {
  Title: { name: 'Title', size: 40, paragraph: `<w:keepNext/>${space(0, 240)}`, run: bold, next: 'Normal' },
  ...Object.fromEntries(
    [30, 26, 24, 22, 22, 22].map((size, at): [string, Look] => [
      `Heading${at + 1}`,
      {
        name: `heading ${at + 1}`,
        size,
        paragraph: `<w:keepNext/><w:keepLines/>${space(360 - at * 40, 120)}<w:outlineLvl w:val="${at}"/>`,
        run: at < 5 ? bold : '<w:i/><w:iCs/>',
        next: 'Normal',
      },
    ]),
  ),
  Quote: { name: 'Quote', paragraph: `<w:keepLines/>${space(200, 60)}${sides}`, run: '<w:noProof/>' },
  Detail: { name: 'Detail', size: 18, paragraph: `${space(0, 40)}${sides}` },
  Note: { name: 'Note', paragraph: `${space(60, 80)}${sides}` },
  FootnoteText: { name: 'footnote text', size: 18, paragraph: space(0, 40) },
  Source: { name: 'Source', size: 20, paragraph: `<w:keepLines/>${space(0, 80)}` },
  Code: { name: 'Code', size: 18, paragraph: `<w:keepLines/>${space(60, 80)}${sides}`, run: '<w:noProof/>' },
};

function stylesXml(): string {
  const fonts = (name: string): string => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:cs="Times New Roman"/>`;
  const sized = (size: number): string => `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
  const own = Object.entries(looks).map(
    ([id, { name, size, paragraph = '', run = '', next }]) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>` +
      `${next ? `<w:next w:val="${next}"/>` : ''}<w:qFormat/><w:pPr>${paragraph}</w:pPr>` +
      `<w:rPr>${id === 'Code' ? fonts('Consolas') : ''}${run}${size ? sized(size) : ''}</w:rPr></w:style>`,
  );
  return (
    `${xmlHead}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts('Cambria')}${sized(22)}` +
    `</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>` +
    `</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">` +
    `<w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:styleId="CodeSign">` +
    `<w:name w:val="Code Sign"/><w:rPr>${fonts('Consolas')}<w:noProof/></w:rPr></w:style>` +
    `<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>` +
    `<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>${own.join('')}</w:styles>`
  );
}

/** The files around the text. */
function frame({ title, author, created }: Properties): readonly (readonly [string, string])[] {
  const told = (words: string): string => escapeXml(words.replace(unsayable, '\ufffd'));
  const related = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`;
  const part = (name: string, type: string): string => `<Override PartName="${name}" ContentType="${type}"/>`;
  return [
    [
      '[Content_Types].xml',
      `${xmlHead}<Types xmlns="${contentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>` +
        `${part('/word/document.xml', `${wordType}.document.main+xml`)}${part('/word/styles.xml', `${wordType}.styles+xml`)}` +
        `${part('/word/footnotes.xml', `${wordType}.footnotes+xml`)}` +
        `${part('/docProps/core.xml', coreType)}</Types>`,
    ],
    [
      '_rels/.rels',
      `${xmlHead}<Relationships xmlns="${packageRelations}">${related(1, `${relations}/officeDocument`, 'word/document.xml')}` +
        `${related(2, `${packageRelations}/metadata/core-properties`, 'docProps/core.xml')}</Relationships>`,
    ],
    [
      'docProps/core.xml',
      `${xmlHead}<cp:coreProperties xmlns:cp="${coreProperties}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
        `xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
        `<dc:title>${told(title)}</dc:title><dc:creator>${told(author)}</dc:creator>` +
        `<dcterms:created xsi:type="dcterms:W3CDTF">${told(created.replace(/\.\d+Z$/u, 'Z'))}</dcterms:created></cp:coreProperties>`,
    ],
    ['word/styles.xml', stylesXml()],
    [
      'word/_rels/document.xml.rels',
      `${xmlHead}<Relationships xmlns="${packageRelations}">${related(1, `${relations}/styles`, 'styles.xml')}` +
        `${related(2, `${relations}/footnotes`, 'footnotes.xml')}</Relationships>`,
    ],
  ];
}
