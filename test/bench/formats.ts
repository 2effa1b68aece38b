import { zipSync } from 'fflate';
import { openFile } from '../../src/core/decode/open.ts';
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
