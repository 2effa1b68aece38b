import { pulled } from '../container/pulled.ts';
import { zipTo } from '../container/zip-writer.ts';
import { colours } from '../model/records.ts';
import type { PaperPart, PaperTable, Paragraph, ParagraphStyle, Properties, Run } from './paper-parts.ts';
import { partsByDirection, runsToLeft } from './paper-parts.ts';
import { rgbOf } from './refi/colours.ts';
import { escapeXml, unsayable } from './xml-text.ts';

// A text as OpenDocument 1.3 (ISO/IEC 26300): a ZIP of a few XML files, made as a stream. It holds no macro and no picture,
// and nothing of it is fetched. What a person may want to set otherwise are the named styles; automatic ones only say
// how one paragraph differs from its style. They stand before the text, so all that there can be are there.

/** The bytes of a text (`*.odt`), made while they are asked for. */
export function writeOpenDocument(
  parts: AsyncIterable<PaperPart>,
  properties: Properties,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  return pulled(async (put) => {
    const zip = zipTo(put);
    const bytes = (words: string) => [new TextEncoder().encode(words)];
    // First and not packed, so that the file is known by its beginning.
    await zip.add('mimetype', bytes(mediaType));
    await zip.add('content.xml', contentXml(parts));
    await zip.add('styles.xml', bytes(stylesXml()));
    await zip.add('meta.xml', bytes(metaXml(properties)));
    await zip.add('META-INF/manifest.xml', bytes(manifestXml()));
    await zip.end();
  });
}

const mediaType = 'application/vnd.oasis.opendocument.text';
const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';
const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
const namespaces = [
  ...['office', 'style', 'text', 'table', 'meta'].map((one) => `xmlns:${one}="${oasis}:${one}:1.0"`),
  `xmlns:fo="${oasis}:xsl-fo-compatible:1.0"`,
  `xmlns:svg="${oasis}:svg-compatible:1.0"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'office:version="1.3"',
].join(' ');

/** About how many characters are packed at once. */
const atOnce = 256 * 1024;

/** One step to the right, and how far quotations and what belongs to them stand in, in centimetres. */
const step = 0.64;
const side = 1;
const mostSteps = 21;

async function* contentXml(parts: AsyncIterable<PaperPart>): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const encoder = new TextEncoder();
  const counted = { footnotes: 0, tables: 0 };
  let waiting =
    `${xmlHead}<office:document-content ${namespaces}><office:automatic-styles>${automaticStyles()}` +
    `</office:automatic-styles><office:body><office:text>`;
  for await (const part of parts) {
    waiting += 'rows' in part ? tableXml(part, counted) : paragraphXml(part, counted);
    if (waiting.length < atOnce) continue;
    yield encoder.encode(waiting);
    waiting = '';
  }
  yield encoder.encode(`${waiting}</office:text></office:body></office:document-content>`);
}

/** How many there are so far: each has a number or a name of its own. */
interface Counted {
  footnotes: number;
  tables: number;
}

function paragraphXml(part: Paragraph, counted: Counted): string {
  const { style, runs, level = 1, sign } = part;
  const said = `${sign === undefined ? '' : `${wordsXml(sign)}<text:tab/>`}${runs.map((run) => runXml(run, counted)).join('')}`;
  if (style === 'Heading') {
    return `<text:h text:style-name="${variantOf(part)}" text:outline-level="${level}">${said}</text:h>`;
  }
  return `<text:p text:style-name="${variantOf(part)}">${said}</text:p>`;
}

/** The name of the style of a paragraph: its own, or that of an automatic one. */
function variantOf({ style, level = 1, runs, indent = 0, sign, keep = false, own = false }: Paragraph): string {
  const base = style === 'Heading' ? `Heading_20_${level}` : style;
  const toLeft = own && runsToLeft(runs.map(({ words }) => words).join(''));
  return variant(base, { keep, toLeft, steps: sign === undefined ? indent : indent + 1, hangs: sign !== undefined });
}

interface Variant {
  readonly keep: boolean;
  readonly toLeft: boolean;
  readonly steps: number;
  readonly hangs: boolean;
}

function variant(base: string, { keep, toLeft, steps, hangs }: Variant): string {
  const parts = [keep ? 'k' : '', toLeft ? 'l' : '', steps > 0 ? `i${steps}` : '', hangs ? 'h' : ''].join('');
  return parts === '' ? base : `${base}_5f_${parts}`;
}

function automaticStyles(): string {
  const both = [false, true];
  const all = Object.keys(looks).flatMap((base) =>
    both.flatMap((keep) =>
      both.flatMap((toLeft) => {
        const deep = base === 'Note' || base === 'Code' ? mostSteps : 0;
        return Array.from({ length: deep + 1 }, (_, steps) => steps).flatMap((steps) =>
          (steps > 0 ? both : [false]).map((hangs) => variantXml(base, { keep, toLeft, steps, hangs })),
        );
      }),
    ),
  );
  const borders = '0.5pt solid #a6a6a6';
  return (
    `${all.join('')}<style:style style:name="Cell" style:family="table-cell">` +
    `<style:table-cell-properties fo:border="${borders}" fo:padding="0.1cm"/></style:style>`
  );
}

function variantXml(base: string, one: Variant): string {
  const name = variant(base, one);
  if (name === base) return '';
  const { keep, toLeft, steps, hangs } = one;
  const indent = hangs ? ` fo:text-indent="-${step}cm"` : '';
  // The side where lines begin is the right one in a paragraph that runs to the left.
  const margin = `fo:margin-${toLeft ? 'right' : 'left'}="${(side + steps * step).toFixed(2)}cm"`;
  // Programs do not agree on where `start` is in such a paragraph.
  const properties = [
    keep ? ' fo:keep-with-next="always"' : '',
    toLeft ? ' style:writing-mode="rl-tb" fo:text-align="right"' : '',
    steps > 0 ? ` ${margin}${indent}` : '',
  ];
  return (
    `<style:style style:name="${name}" style:family="paragraph" style:parent-style-name="${base}">` +
    `<style:paragraph-properties${properties.join('')}/></style:style>`
  );
}

function runXml(run: Run, counted: Counted): string {
  const { words, bold, italic, struck, code, quiet, link, colour, footnote } = run;
  if (footnote !== undefined) {
    const number = (counted.footnotes += 1);
    return (
      `<text:note text:id="ftn${number}" text:note-class="footnote"><text:note-citation>${number}</text:note-citation>` +
      `<text:note-body><text:p text:style-name="Footnote">${wordsXml(footnote)}</text:p></text:note-body></text:note>`
    );
  }
  const manners = [
    quiet ? 'Quiet' : '',
    colour ? `Tag_20_${colour}` : '',
    bold ? 'Strong' : '',
    italic ? 'Emphasis' : '',
    struck ? 'Struck' : '',
    code ? 'Code_20_Sign' : '',
  ].filter((one) => one !== '');
  const said = manners.reduceRight(
    (inner, one) => `<text:span text:style-name="${one}">${inner}</text:span>`,
    partsByDirection(words).map(wordsXml).join(''),
  );
  return link ? `<text:a xlink:type="simple" xlink:href="${escapeXml(link)}">${said}</text:a>` : said;
}

/** Spaces that would be read as one, or as none, line breaks and tabs have elements of their own. */
function wordsXml(words: string): string {
  return words
    .split(/(\r\n|[\n\r\u2028\u2029\v\f]|\t|^ +| +$| {2,}| (?=[\n\r\u2028\u2029\v\f\t]))/u)
    .map((part) => {
      if (part === '\t') return '<text:tab/>';
      if (/^[\n\r\u2028\u2029\v\f]/u.test(part)) return '<text:line-break/>';
      if (/^ +$/u.test(part)) return `<text:s text:c="${part.length}"/>`;
      return escapeXml(part.replace(unsayable, '\ufffd'));
    })
    .join('');
}

function tableXml({ rows }: PaperTable, counted: Counted): string {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const cell = (paragraph: Paragraph | undefined): string =>
    `<table:table-cell table:style-name="Cell" office:value-type="string">${
      paragraph ? paragraphXml(paragraph, counted) : '<text:p/>'
    }</table:table-cell>`;
  const row = (cells: readonly Paragraph[]): string =>
    `<table:table-row>${Array.from({ length: columns }, (_, at) => cell(cells[at])).join('')}</table:table-row>`;
  const [first = [], ...others] = rows;
  return (
    `<table:table table:name="Table ${(counted.tables += 1)}"><table:table-column table:number-columns-repeated="${columns}"/>` +
    `<table:table-header-rows>${row(first)}</table:table-header-rows>${others.map(row).join('')}</table:table><text:p text:style-name="Normal"/>`
  );
}

interface Look {
  readonly shown: string;
  readonly paragraph?: string;
  /** Points. */
  readonly size?: number;
  readonly text?: string;
}

const weight = (value: string): string =>
  `fo:font-weight="${value}" style:font-weight-asian="${value}" style:font-weight-complex="${value}"`;
const slant = 'fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"';
const space = (before: number, after: number): string => `fo:margin-top="${before}pt" fo:margin-bottom="${after}pt"`;
const sides = `fo:margin-left="${side}cm" fo:margin-right="${side}cm"`;
const whole = 'fo:keep-together="always"';
const next = 'fo:keep-with-next="always"';
const fixed = 'style:font-name="Fixed"';

/** The named styles of paragraphs, but that of footnotes. */
const looks: Readonly<Record<Exclude<ParagraphStyle, 'Heading'> | `Heading_20_${number}`, Look>> = {
  Normal: { shown: 'Text', paragraph: `${space(0, 6)} fo:line-height="115%"` },
  Title: { shown: 'Title', size: 20, paragraph: `${next} ${space(0, 12)}`, text: weight('bold') },
  ...(Object.fromEntries(
    [15, 13, 12, 11, 11, 11].map((size, at) => [
      `Heading_20_${at + 1}`,
      {
        shown: `Heading ${at + 1}`,
        size,
        paragraph: `${next} ${whole} ${space(18 - at * 2, 6)}`,
        text: at < 5 ? weight('bold') : slant,
      },
    ]),
  ) as Record<`Heading_20_${number}`, Look>),
  Quote: { shown: 'Quotations', paragraph: `${whole} ${space(10, 3)} ${sides}` },
  Detail: { shown: 'Detail', size: 9, paragraph: `${space(0, 2)} ${sides}` },
  Note: { shown: 'Note', paragraph: `${space(3, 4)} ${sides}` },
  Code: { shown: 'Code', size: 9, paragraph: `${whole} ${space(3, 4)} ${sides}`, text: fixed },
  Source: { shown: 'Source', size: 10, paragraph: `${whole} ${space(0, 4)}` },
};

function stylesXml(): string {
  const sized = (size?: number): string =>
    size ? ` fo:font-size="${size}pt" style:font-size-asian="${size}pt" style:font-size-complex="${size}pt"` : '';
  const paragraph = (name: string, { shown, paragraph: set = '', size, text = '' }: Look): string =>
    `<style:style style:name="${name}" style:display-name="${shown}" style:family="paragraph" style:class="text"` +
    `${name.startsWith('Heading') ? ` style:default-outline-level="${name.at(-1)}"` : ''}${name === 'Normal' ? '' : ' style:parent-style-name="Normal"'}>` +
    `<style:paragraph-properties ${set}/><style:text-properties${sized(size)} ${text}/></style:style>`;
  const run = (name: string, set: string): string =>
    `<style:style style:name="${name.replaceAll(' ', '_20_')}" style:display-name="${name}" style:family="text"><style:text-properties ${set}/></style:style>`;
  const face = (name: string, family: string, generic: string, pitch = 'variable'): string =>
    `<style:font-face style:name="${name}" svg:font-family="${family}" style:font-family-generic="${generic}" style:font-pitch="${pitch}"/>`;
  return (
    `${xmlHead}<office:document-styles ${namespaces}><office:font-face-decls>` +
    `${face('Serif', 'Cambria, Caladea, &apos;Liberation Serif&apos;', 'roman')}` +
    `${face('Fixed', 'Consolas, &apos;Liberation Mono&apos;', 'modern', 'fixed')}</office:font-face-decls><office:styles>` +
    `<style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="lr-tb"/>` +
    `<style:text-properties style:font-name="Serif"${sized(11)}/></style:default-style>` +
    `${Object.entries(looks)
      .map(([name, look]) => paragraph(name, look))
      .join('')}` +
    `${paragraph('Footnote', { shown: 'Footnote', size: 9, paragraph: 'fo:margin-left="0.5cm" fo:text-indent="-0.5cm"' })}` +
    `${run('Quiet', 'fo:color="#595959"')}${run('Strong', weight('bold'))}${run('Emphasis', slant)}` +
    `${run('Struck', 'style:text-line-through-style="solid" style:text-line-through-type="single"')}${run('Code Sign', fixed)}` +
    `${colours.map((colour) => run(`Tag ${colour}`, `fo:color="${rgbOf(colour)}"`)).join('')}` +
    `<text:notes-configuration text:note-class="footnote" text:default-style-name="Footnote" style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>` +
    `</office:styles><office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.54cm"/></style:page-layout></office:automatic-styles>` +
    `<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"/></office:master-styles></office:document-styles>`
  );
}

function metaXml({ title, author, created }: Properties): string {
  const told = (words: string): string => escapeXml(words.replace(unsayable, '\ufffd'));
  return (
    `${xmlHead}<office:document-meta ${namespaces}><office:meta><meta:generator>Lectern</meta:generator>` +
    `<dc:title>${told(title)}</dc:title><meta:initial-creator>${told(author)}</meta:initial-creator><dc:creator>${told(author)}</dc:creator>` +
    `<meta:creation-date>${told(created)}</meta:creation-date></office:meta></office:document-meta>`
  );
}

function manifestXml(): string {
  const files = ['content.xml', 'styles.xml', 'meta.xml'].map(
    (name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`,
  );
  return (
    `${xmlHead}<manifest:manifest xmlns:manifest="${oasis}:manifest:1.0" manifest:version="1.3">` +
    `<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mediaType}"/>${files.join('')}</manifest:manifest>`
  );
}
