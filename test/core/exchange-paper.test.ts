import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { defaultTreeAdapter as tree, parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import { readXml } from '../../src/core/container/xml.ts';
import { wordFormat } from '../../src/core/exchange/docx.ts';
import type { Material, Scope } from '../../src/core/exchange/evidence.ts';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import type { Exporter, ExportOptions } from '../../src/core/exchange/exporter.ts';
import { pageFormat } from '../../src/core/exchange/html.ts';
import { toMarkdown } from '../../src/core/exchange/markdown.ts';
import { openDocumentFormat } from '../../src/core/exchange/odt.ts';
import { showPaper } from '../../src/core/exchange/paper.ts';
import type { PaperPart, Paragraph } from '../../src/core/exchange/paper-parts.ts';
import { writeOpenDocument } from '../../src/core/exchange/open-document.ts';
import { writePage } from '../../src/core/exchange/paper-page.ts';
import { Placing } from '../../src/core/exchange/placing.ts';
import { ok } from '../../src/core/model/result.ts';
import { materialOf, placing, sampleMaterial, whole } from './exchange-material.ts';
import { projects, strings } from './exchange-projects.ts';

// One paper, written down for word processors and browsers. What they read is the claim, so it is read back by parsers
// that are not ours.

const options = (arrange: 'document' | 'tag', references: 'text' | 'footnotes' = 'text'): ExportOptions => ({
  arrange,
  references,
  title: 'Proof <of> “it”',
  exported: '2026-11-21T23:00:00.000Z',
  zone: 'UTC',
});

async function written(
  format: Exporter,
  material: Material,
  how: ExportOptions,
  scope: Scope = { kind: 'project' },
): Promise<Uint8Array> {
  const evidence = chooseEvidence(material, scope);
  const texts = 'texts' in material ? sampleMaterial.texts : new Map<string, string>();
  const pieces: Uint8Array[] = [];
  for await (const piece of format.write(evidence, how, placing(evidence, texts, [], true))) pieces.push(piece);
  return Buffer.concat(pieces);
}

const paragraphs = async function* (parts: readonly PaperPart[]): AsyncGenerator<PaperPart> {
  yield* parts;
};
const properties = { title: 'Proof', author: 'Irma', created: '2026-11-21T23:00:00.000Z' };

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
const prefixes = {
  ...Object.fromEntries(
    ['office', 'style', 'text', 'table', 'meta', 'manifest'].map((one) => [`${oasis}:${one}:1.0`, one]),
  ),
  [`${oasis}:xsl-fo-compatible:1.0`]: 'fo',
  'http://www.w3.org/1999/xlink': 'xlink',
};
const asked = [
  ...['text:style-name', 'text:c', 'text:outline-level', 'text:note-class', 'xlink:href', 'table:name'],
  ...['style:name', 'style:parent-style-name', 'style:writing-mode', 'manifest:full-path', 'table:style-name'],
];

/** Fails where XML is broken. */
function xml(words: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  readXml(strToU8(words) as Uint8Array<ArrayBuffer>, prefixes, {
    open(name, attribute) {
      const attributes = Object.fromEntries(
        asked.flatMap((one) => (attribute(one) === null ? [] : [[one, attribute(one)!]])),
      );
      const element: Element = { name, attributes, children: [] };
      open.at(-1)!.children.push(element);
      open.push(element);
    },
    close: () => void open.pop(),
    text: (text) => void open.at(-1)!.children.push(text),
  });
  return root;
}

const within = (element: Element): readonly Element[] =>
  element.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...within(child)]));

/** As an office program reads it: white space in a row is one space, none at the ends; what has an element of its own stays. */
function wordsOf(element: Element): string {
  const raw = (one: Element): string =>
    one.children
      .map((child) => {
        if (typeof child === 'string') return child.replace(/[ \t\r\n]+/gu, ' ');
        if (child.name === 'text:s') return '\ue000'.repeat(Number(child.attributes['text:c'] ?? 1));
        return { 'text:line-break': '\n', 'text:tab': '\t', 'text:note': '' }[child.name] ?? raw(child);
      })
      .join('');
  return raw(element)
    .replace(/^ +| +$/gu, '')
    .replace(/ {2,}/gu, ' ')
    .replaceAll('\ue000', ' ');
}

const filesIn = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]));

const openText = (files: Record<string, string>) =>
  within(xml(files['content.xml']!)).filter(({ name }) => name === 'text:p' || name === 'text:h');

type Node = DefaultTreeAdapterTypes.Element;
const elements = (node: DefaultTreeAdapterTypes.ParentNode): readonly Node[] =>
  node.childNodes.flatMap((child) => (tree.isElementNode(child) ? [child, ...elements(child)] : []));
const textOf = (node: DefaultTreeAdapterTypes.ParentNode): string =>
  node.childNodes
    .map((child) => (tree.isTextNode(child) ? child.value : tree.isElementNode(child) ? textOf(child) : ''))
    .join('');
const attribute = (node: Node, name: string): string | null =>
  node.attrs.find((one) => one.name === name)?.value ?? null;
const pageOf = (html: string) =>
  elements(parse(html, { onParseError: ({ code }) => expect(code).toBe('noncharacter-in-input-stream') }));

/** As it can be said: line ends are one thing, and what neither XML nor a page can hold is marked. */
function sayable(text: string): string {
  return text
    .replace(/\r\n|[\n\r\u2028\u2029\v\f]/gu, '\n')
    .replace(
      /[\0-\x08\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    );
}

describe('an OpenDocument text', () => {
  test('is whole, and every style that it names is there, whatever the project holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        projects,
        fc.constantFrom('text' as const, 'footnotes' as const),
        async (project, references) => {
          const bytes = await written(openDocumentFormat, materialOf(project), options('tag', references));
          const files = filesIn(bytes);
          const all = Object.entries(files).flatMap(([name, file]) => (name === 'mimetype' ? [] : within(xml(file))));
          const known = new Set(
            all.flatMap(({ name, attributes }) => (name === 'style:style' ? attributes['style:name']! : [])),
          );
          const named = all.flatMap(({ attributes }) => [
            ...['text:style-name', 'style:parent-style-name', 'table:style-name'].flatMap(
              (one) => attributes[one] ?? [],
            ),
          ]);
          expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
          const tables = all.flatMap(({ attributes }) => attributes['table:name'] ?? []);
          expect(new Set(tables).size).toBe(tables.length);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('is known by its first bytes, names all its parts, and asks for nothing', async () => {
    const bytes = await written(openDocumentFormat, sampleMaterial, options('document'));
    const start = Buffer.from(bytes.subarray(0, 80)).toString('latin1');
    expect(start.slice(30)).toMatch(/^mimetypeapplication\/vnd\.oasis\.opendocument\.text/u);
    const files = filesIn(bytes);
    const listed = within(xml(files['META-INF/manifest.xml']!)).flatMap(
      ({ attributes }) => attributes['manifest:full-path'] ?? [],
    );
    expect(listed.sort()).toEqual(['/', 'content.xml', 'meta.xml', 'styles.xml']);
    expect(Object.values(files).join('')).not.toMatch(/draw:|script:|text:dde|xlink:href="(?!https?:)/u);
  });

  test('keeps the very words, with all their spaces, tabs and lines', async () => {
    await fc.assert(
      fc.asyncProperty(strings, fc.boolean(), async (words, own) => {
        const part: Paragraph = { style: 'Note', own, runs: [{ words: `${words}  x`, bold: true }, { words: ' y ' }] };
        const pieces: Uint8Array[] = [];
        for await (const piece of writeOpenDocument(paragraphs([part]), properties)) pieces.push(piece);
        const [paragraph] = openText(filesIn(Buffer.concat(pieces)));
        const shown = sayable(`${words}  x y `).replace(/\u2068([^\u2068\u2069]*)\u2069/gu, '$1');
        expect(wordsOf(paragraph!).replaceAll('\u200e', '')).toBe(shown.replaceAll('\u200e', ''));
      }),
      { numRuns: 150 },
    );
  });

  test('holds the paragraphs of the Word document, and runs to the left where their words do', async () => {
    for (const arrange of ['document', 'tag'] as const) {
      const files = filesIn(await written(openDocumentFormat, sampleMaterial, options(arrange)));
      const odt = openText(files);
      // LibreOffice draws what starts there at the left.
      const toLeft = files['content.xml']!.match(/style:writing-mode="rl-tb"[^>]*/gu)!;
      expect(toLeft.every((one) => one.includes('fo:text-align="right"'))).toBe(true);
      const docx = filesIn(await written(wordFormat, sampleMaterial, options(arrange)))['word/document.xml']!;
      const ofWord = docx
        .replace(/^<[^>]*>\n/u, '')
        .split('</w:p>')
        .slice(0, -1)
        .map((one) =>
          one
            .replace(/<w:br\/>/gu, '\n')
            .replace(/<w:tab\/>/gu, '\t')
            .replace(/<[^>]*>/gu, ''),
        );
      const plain = (words: string) =>
        words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
      expect(odt.map(wordsOf)).toEqual(ofWord.map((one) => plain(one)));
      const arabic = odt.filter(
        (one) => /^(?:Quote)/u.test(one.attributes['text:style-name']!) && /^\p{Script=Arabic}/u.test(wordsOf(one)),
      );
      expect(arabic.length).toBeGreaterThan(0);
      expect(arabic.every((one) => /_5f_k?l/u.test(one.attributes['text:style-name']!))).toBe(true);
    }
  });
});

describe('a page of one file', () => {
  test('is valid, runs nothing and asks for nothing, whatever the project holds', async () => {
    await fc.assert(
      fc.asyncProperty(projects, fc.constantFrom('document' as const, 'tag' as const), async (project, arrange) => {
        const material = materialOf(project);
        const html = strFromU8(await written(pageFormat, material, options(arrange, 'footnotes')));
        const all = pageOf(html);
        const names = new Set(all.map(({ nodeName }) => nodeName));
        for (const one of ['script', 'img', 'iframe', 'object', 'embed', 'link', 'base', 'form', 'svg']) {
          expect(names.has(one)).toBe(false);
        }
        expect(all.flatMap(({ attrs }) => attrs.filter(({ name }) => /^on|^src|^style/u.test(name)))).toEqual([]);
        for (const link of all.filter(({ nodeName }) => nodeName === 'a')) {
          expect(attribute(link, 'href')).toMatch(/^(?:#|https?:\/\/)/iu);
        }
        const quotes = all.filter(({ nodeName }) => nodeName === 'blockquote').map(textOf);
        for (const { annotation } of chooseEvidence(material, { kind: 'project' }).quotations) {
          const words = ofPage(annotation!.quotation.exact);
          expect(quotes.some((quote) => quote.startsWith(words))).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('keeps the very words of a paragraph', async () => {
    await fc.assert(
      fc.asyncProperty(strings, async (words) => {
        const html = await whole(
          writePage(paragraphs([{ style: 'Quote', own: true, runs: [{ words }] }]), properties, []),
        );
        expect(textOf(pageOf(html).find(({ nodeName }) => nodeName === 'blockquote')!)).toBe(ofPage(words));
      }),
      { numRuns: 200 },
    );
  });

  test('has contents that lead to every heading, and a sentence around its quotations', async () => {
    for (const arrange of ['document', 'tag'] as const) {
      const all = pageOf(strFromU8(await written(pageFormat, sampleMaterial, options(arrange))));
      const headings = all.filter(({ nodeName }) => /^h[2-6]$/u.test(nodeName));
      const links = all.filter((one) => attribute(one, 'href')?.startsWith('#part-'));
      expect(headings.length).toBeGreaterThan(5);
      expect(links.map((one) => [attribute(one, 'href'), textOf(one)])).toEqual(
        headings.map((one) => [`#${attribute(one, 'id')!}`, textOf(one)]),
      );
      const quote = all.find(
        (one) => one.nodeName === 'blockquote' && textOf(one).includes('weld beside the open elevator'),
      )!;
      expect(textOf(quote)).toMatch(
        /^A welder, whom we call Witness 6, .* \(Quayside Monitor, 20 March 2023, passage \d+\)$/u,
      );
      const arabic = all.filter((one) => one.nodeName === 'blockquote' && /^\p{Script=Arabic}/u.test(textOf(one)));
      expect(arabic.length).toBeGreaterThan(0);
      expect(arabic.every((one) => attribute(one, 'dir') === 'rtl')).toBe(true);
    }
  });

  test('shows tags by name in their colours', async () => {
    const all = pageOf(strFromU8(await written(pageFormat, sampleMaterial, options('document'))));
    const tags = all.filter((one) => /\btag\b/u.test(attribute(one, 'class') ?? ''));
    const colours = new Set(sampleMaterial.tags.map(({ colour }) => colour as string));
    expect(tags.length).toBeGreaterThan(10);
    expect(tags.every((one) => colours.has(attribute(one, 'class')!.replace('tag ', '')))).toBe(true);
  });
});

describe('references at the foot', () => {
  const count = chooseEvidence(sampleMaterial, { kind: 'project' }).quotations.length;

  test('stand once for each quotation, in each of the formats that have them', async () => {
    const how = options('document', 'footnotes');
    const docx = filesIn(await written(wordFormat, sampleMaterial, how));
    expect(docx['word/document.xml']!.match(/<w:footnoteReference /gu)).toHaveLength(count);
    expect(docx['word/footnotes.xml']!).toContain('Quayside Monitor, 20 March 2023, passage ');
    xml(docx['word/footnotes.xml']!);
    const notes = within(xml(filesIn(await written(openDocumentFormat, sampleMaterial, how))['content.xml']!));
    expect(notes.filter(({ name }) => name === 'text:note')).toHaveLength(count);
    const page = pageOf(strFromU8(await written(pageFormat, sampleMaterial, how)));
    const ids = new Set(page.map((one) => attribute(one, 'id')));
    const links = page.flatMap((one) => attribute(one, 'href') ?? []).filter((one) => one.startsWith('#'));
    expect(links.filter((one) => one.startsWith('#note-'))).toHaveLength(count);
    expect(links.filter((one) => !ids.has(one.slice(1)))).toEqual([]);
    const evidence = chooseEvidence(sampleMaterial, { kind: 'project' });
    const markdown = await whole(toMarkdown(evidence, how, placing(evidence)));
    expect(markdown.match(/^\[\^\d+\]: passage \d+ of \d+/gmu)).toHaveLength(count);
    expect(markdown.match(/^>.*[^\\]\[\^\d+\]$/gmu)).toHaveLength(count);
  });

  test('name the page of a paged text, and both pages where words go from one to the next', async () => {
    const text = 'The ferry came late. Nobody was on the pier.';
    const document = sampleMaterial.documents[0]!;
    const mark = (id: string, exact: string) => {
      const from = text.indexOf(exact);
      return {
        ...sampleMaterial.annotations[0]!,
        id,
        documentId: document.id,
        from,
        to: from + exact.length,
        quotation: { exact, prefix: '', suffix: '' },
      };
    };
    const annotations = [mark('a', 'ferry came'), mark('b', 'late. Nobody'), mark('c', 'pier')];
    const evidence = chooseEvidence({ ...sampleMaterial, annotations }, { kind: 'documents', ids: [document.id] });
    const pages = [
      { from: 0, label: '14' },
      { from: 21, label: '15' },
    ];
    const placed = new Placing(evidence, () => Promise.resolve(ok({ text, starts: [0], pages })), undefined, true);
    const shown = await whole(showPaper(evidence, options('document'), placed));
    const references = [...shown.matchAll(/\(([^()]*, passage 1)\)/gu)].map(([, words]) =>
      words!.replace(/^.*?\d{4}, /u, ''),
    );
    expect(references).toEqual(['p. 14, passage 1', 'pp. 14–15, passage 1', 'p. 15, passage 1']);
  });
});

/** As a page holds it: what is not said in it is marked. */
function ofPage(words: string): string {
  return words.replace(/\r\n|[\r\v\f\u2028\u2029]/gu, '\n').replace(/[\0-\x08\x0e-\x1f\x7f-\x9f]|\p{Cs}/gu, '\ufffd');
}

test('a paper says of what project it is where its title does not, and when it was made as people write it', async () => {
  const evidence = chooseEvidence(sampleMaterial, { kind: 'project' });
  const { name } = sampleMaterial.project;
  const headOf = async (title: string) =>
    (await whole(showPaper(evidence, { ...options('document'), title }, placing(evidence)))).split('\n')[1];
  expect(await headOf('Пыль')).toMatch(`project: ${name} · author: Lectern · exported: 2026-11-21 23:00 · `);
  expect(await headOf(name)).toMatch(/^author: Lectern · exported: 2026-11-21 23:00 · /u);
});
