import { zipSync } from 'fflate';
import { openFile } from '../../src/core/decode/open.ts';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import type { Material } from '../../src/core/exchange/evidence.ts';
import { exporterOf } from '../../src/core/exchange/formats.ts';
import type { ExporterId } from '../../src/core/exchange/formats.ts';
import { Placing } from '../../src/core/exchange/placing.ts';
import type { ReadText } from '../../src/core/exchange/placing.ts';
import { colours } from '../../src/core/model/records.ts';
import { ok } from '../../src/core/model/result.ts';
import { chance, words } from '../core/accounts.ts';
import { column, pdfOf } from '../core/pdf-pages.ts';

// Files of every size that issue trackers and archives ask about, read from bytes to texts: what an import spends on its formats.

const random = chance(12);
const vocabulary = words(random, 'en', 20_000);
const sentence = (): string => {
  const said = Array.from({ length: 18 }, () => vocabulary[Math.floor(vocabulary.length * random() ** 3)]!).join(' ');
  return `${said[0]!.toUpperCase()}${said.slice(1)}.`;
};
const paragraph = (): string => Array.from({ length: 5 }, sentence).join(' ');
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** An archive of one part that grows until its bytes are as many as these. */
function archiveOf(name: string, size: number, before: string, one: () => string, behind: string) {
  let count = 2000;
  for (;;) {
    const body = Array.from({ length: count }, one).join('');
    const file = zipSync({ [name]: bytes(before + body + behind) }) as Uint8Array<ArrayBuffer>;
    if (file.length >= size) return file;
    count = Math.ceil((count * size * 1.02) / file.length);
  }
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const oasis = 'urn:oasis:names:tc:opendocument:xmlns';

/** What is measured: its name, its files, and how many things of it the rate counts. */
export function measured(quick: boolean) {
  const share = quick ? 0.1 : 1;
  const megabytes = 10 * share * 2 ** 20;
  const pages = Math.round(200 * share);
  const saved = Math.round(1000 * share);
  return [
    {
      what: `PDF, ${pages} pages`,
      files: () => [
        [
          'a.pdf',
          pdfOf(
            Array.from({ length: pages }, () =>
              column(
                40,
                560,
                Array.from({ length: 42 }, () => sentence().slice(0, 64)),
              ),
            ),
          ),
        ] as const,
      ],
    },
    {
      what: `Word, ${10 * share} MB`,
      files: () => [
        [
          'a.docx',
          archiveOf(
            'word/document.xml',
            megabytes,
            `<w:document xmlns:w="${word}"><w:body>`,
            () =>
              `<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">${paragraph()}</w:t></w:r></w:p>`,
            '</w:body></w:document>',
          ),
        ] as const,
      ],
    },
    {
      what: `OpenDocument, ${10 * share} MB`,
      files: () => [
        [
          'a.odt',
          archiveOf(
            'content.xml',
            megabytes,
            `<office:document-content xmlns:office="${oasis}:office:1.0" xmlns:text="${oasis}:text:1.0"><office:body><office:text>`,
            () => `<text:p text:style-name="P1">${paragraph()}</text:p>`,
            '</office:text></office:body></office:document-content>',
          ),
        ] as const,
      ],
    },
    {
      what: `Rich Text, ${10 * share} MB`,
      files: () => {
        const each = `\\pard\\plain \\s0\\ltrpar{\\rtlch\\loch ${paragraph()}}\\par\n`;
        return [['a.rtf', bytes(`{\\rtf1\\ansi ${each.repeat(Math.ceil(megabytes / each.length))}}`)] as const];
      },
    },
    {
      what: `saved pages, ${saved}`,
      files: () =>
        Array.from({ length: saved }, (_, at) => {
          const menu = Array.from({ length: 60 }, (_, link) => `<li><a href="/${link}">${vocabulary[link]!}</a></li>`);
          const prose = Array.from({ length: 12 }, () => `<p class="text"><span>${paragraph()}</span></p>`);
          const page = `<!doctype html><html lang="en"><head><title>${at}</title><meta property="og:title" content="${at}"></head><body><nav><ul>${menu.join('')}</ul></nav><article><h1>${at}</h1>${prose.join('')}</article></body></html>`;
          return [`${at}.html`, bytes(page)] as const;
        }),
    },
  ];
}

/** Reads the files; seconds of the processor, and of the clock. Throws if one is no text. */
export async function read(files: readonly (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[]) {
  const [clock, processor] = [performance.now(), process.cpuUsage()];
  for (const [name, own] of files) {
    const [part] = await openFile(name, own);
    if (part?.opened.kind !== 'text') throw new Error(`${name} was not read`);
  }
  const { user, system } = process.cpuUsage(processor);
  return { processor: (user + system) / 1e6, clock: (performance.now() - clock) / 1000 };
}

/** What an export is written from: so many quotations, a hundred in each document. */
export function evidenceOf(count: number) {
  const documents = Array.from({ length: Math.ceil(count / 100) }, (_, at) => {
    const paragraphs = Array.from({ length: 100 }, () => `${sentence()} ${sentence()} ${sentence()}`);
    return { id: `document${at}`, paragraphs, text: paragraphs.join('\n\n') };
  });
  const by = (value: string) => ({ value, origin: { kind: 'person' } as const });
  const tags = Array.from({ length: 40 }, (_, at) => ({
    ...{
      id: `tag${at}`,
      name: vocabulary[at]!,
      parentId: null,
      colour: colours[at % colours.length]!,
      order: at,
      description: sentence(),
    },
  }));
  const records = documents.map(({ id, text }, at) => ({
    ...{ id, title: by(sentence().slice(0, 60)), importId: 'import', path: `${id}.txt`, language: 'en' },
    attributes: { outlet: by(vocabulary[at % 50]!), date: by('2025-06-30') },
    versions: [
      {
        number: 1,
        textId: id,
        bytes: text.length,
        length: text.length,
        byteHash: '',
        textHash: '',
        passages: 100,
        imported: now,
      },
    ],
  }));
  const annotations = documents.flatMap(({ id, paragraphs }) => {
    let start = 0;
    return paragraphs.map((words, at) => {
      const from = start + words.indexOf('. ') + 2;
      const to = words.indexOf('. ', from - start) + 1 + start;
      const exact = words.slice(from - start, to - start);
      start += words.length + 2;
      return {
        ...{ id: `${id}x${at}`, documentId: id, version: 1, from, to, quotation: { exact, prefix: '', suffix: '' } },
        ...{
          tagIds: [tags[at % 40]!.id],
          note: at % 3 === 0 ? sentence() : '',
          author: 'A',
          created: now,
          changed: now,
        },
        anchor: { kind: 'exact' } as const,
      };
    });
  });
  const attributes = ['date', 'outlet'].map((id, order) => ({ id, name: id, type: 'text', choices: [], order }));
  const project = { id: 'project', name: 'Bench', author: 'A', created: now };
  const material = { project, documents: records, tags, attributes, annotations, notes: [] } as unknown as Material;
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  return { evidence: chooseEvidence(material, { kind: 'project' }), texts };
}

const now = '2026-01-01T00:00:00.000Z';

/** Writes it in a format; seconds, megabytes of the file, and megabytes of memory at most beside what was there before. */
export async function write(id: ExporterId, { evidence, texts }: ReturnType<typeof evidenceOf>) {
  const read: ReadText = ({ id: document }) => {
    const text = texts.get(document)!;
    const starts = [0, ...[...text.matchAll(/\n\n/gu)].map(({ index }) => index + 2)];
    return Promise.resolve(ok({ text, starts }));
  };
  const exporter = exporterOf(id);
  const options = { arrange: 'document', title: 'Bench', exported: now } as const;
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const [clock, processor] = [performance.now(), process.cpuUsage()];
  let [size, most] = [0, before];
  for await (const piece of exporter.write(
    evidence,
    options,
    new Placing(evidence, read, undefined, exporter.sentences),
  )) {
    size += piece.length;
    most = Math.max(most, process.memoryUsage().rss);
  }
  const { user, system } = process.cpuUsage(processor);
  return {
    processor: (user + system) / 1e6,
    clock: (performance.now() - clock) / 1000,
    size: size / 2 ** 20,
    memory: (most - before) / 2 ** 20,
  };
}
