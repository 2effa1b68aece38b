// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- Every room that reads this file must know the types.
/// <reference path="./pdfjs.d.ts" />
import type { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { LeftOut } from '../../model/left-out.ts';
import { pagesBeside } from '../../model/pages.ts';
import type { PageStart } from '../../model/pages.ts';
import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import { textOfBlocks } from '../blocks.ts';
import type { WrittenBlock } from '../blocks.ts';
import type { DecodedText } from '../format.ts';
import { foundBeside } from '../office/found-beside.ts';
import { plainEncoding } from '../office/page-edges.ts';
import { lettersOf } from './letters.ts';
import type { FontOnPage, Letter } from './letters.ts';
import { linesOf, withLetters, wovenIn } from './lines.ts';
import type { Line, Piece } from './lines.ts';
import { paragraphsOf } from './paragraphs.ts';
import { withLigatures, withPlainLetters } from './right-to-left.ts';
import { withoutRunning } from './running-heads.ts';
import { saysNoLetter } from './unsaid-letters.ts';
import type { DrawnFont } from './unsaid-letters.ts';

const mostPages = 20_000;
/** A page with fewer letters says nothing: a number, a stamp of the machine that scanned it. */
const fewestLetters = 10;

/** The text of a PDF. Why there is none is a word, as in `office/package.ts`: a password, damage, pages that are pictures. */
export function readPdf(bytes: Uint8Array<ArrayBuffer>, step: () => void): Promise<Result<DecodedText>> {
  return withLigatures(() => readPages(bytes, step));
}

async function readPages(bytes: Uint8Array<ArrayBuffer>, step: () => void): Promise<Result<DecodedText>> {
  const { getDocument: open } = await loaded();
  const task = open({
    data: bytes.slice(), // It keeps what it is given.
    isEvalSupported: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
    fontExtraProperties: true, // Which letters a font names, and how it draws them.
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const count = Math.min(document.numPages, mostPages);
    const pages: (readonly Line[])[] = [];
    let signs = 0;
    for (let number = 1; number <= count; number++) {
      step();
      const page = await readPage(document, number);
      pages.push(page.lines);
      signs += page.unnamed;
    }
    const beside = { ...(await besidePages(document, count)), signs };
    const blank = pages.filter((lines) => lettersIn(lines) < fewestLetters).length;
    if (blank === count) return fail('unreadable', '', signs >= fewestLetters ? 'unsaid-letters' : 'pictures-of-pages');
    const { info } = await document.getMetadata();
    return ok(textOf(pages, blank, (await document.getPageLabels().catch(() => null)) ?? [], info, beside));
  } catch (error) {
    return fail('unreadable', '', nameOf(error) === 'PasswordException' ? 'password' : 'damaged');
  } finally {
    await task.destroy().catch(() => undefined); // Nothing is kept of it.
  }
}

interface Parser {
  readonly getDocument: typeof getDocument;
  readonly OPS: typeof OPS;
}

let parser: Promise<Parser> | null = null;

/** The parser with what it would else load into a worker of its own: this runs in a worker already. */
function loaded(): Promise<Parser> {
  // It makes matrices for drawing while it is loaded; where there are none, nothing is drawn either.
  const scope = globalThis as { DOMMatrix?: unknown };
  scope.DOMMatrix ??= Object;
  return (parser ??= Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  ]).then(([main]) => main));
}

type Opened = Awaited<ReturnType<Parser['getDocument']>['promise']>;

type Page = Awaited<ReturnType<Opened['getPage']>>;
type Item = Extract<Awaited<ReturnType<Page['getTextContent']>>['items'][number], { readonly str: string }>;

/** Pieces as they stand on the page when most of its letters are upright; what is then on its side is none of the text. */
function upright(
  items: readonly (Pick<Letter, 'str' | 'transform' | 'width'> & Partial<Item>)[],
  { rotate, view }: Page,
): readonly Piece[] {
  const letters = [0, 0, 0, 0];
  for (const { str, transform } of items) letters[turnOf(transform)]! += str.length;
  // What the file says only matters where as many letters stand one way as another.
  const said = (((rotate / 90) % 4) + 4) % 4;
  const turn = [said, 0, 1, 2, 3].reduce((best, one) => (letters[one]! > letters[best]! ? one : best));
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  return items
    .filter(({ transform }) => (turnOf(transform) - turn) % 2 === 0)
    .map(({ str, transform: [, , c = 0, d = 0, x = 0, y = 0], width, dir }) => {
      const turned = [
        { x, y },
        { x: y - bottom, y: right - x },
        { x: right - x, y: top - y },
        { x: top - y, y: x - left },
      ] as const;
      return {
        words: withPlainLetters(str).replace(unnamed, '\ufffd'),
        ...turned[turn]!,
        width,
        size: Math.hypot(c, d),
        rightToLeft: dir === 'rtl',
      };
    });
}

/** By how many quarters of a turn a page must be turned for a piece to stand upright. */
function turnOf([a = 0, b = 0, , d = 0]: readonly number[]): number {
  if (Math.abs(b) > Math.abs(a)) return b > 0 ? 1 : 3;
  return a < 0 && d < 0 ? 2 : 0;
}

/** In scripts whose letters join to other signs, a file may name these for the whole of a stretch, which the parser does not tell. */
const joining =
  /[\p{sc=Thai}\p{sc=Laoo}\p{sc=Beng}\p{sc=Deva}\p{sc=Gujr}\p{sc=Guru}\p{sc=Khmr}\p{sc=Knda}\p{sc=Mlym}\p{sc=Mymr}\p{sc=Orya}\p{sc=Sinh}\p{sc=Taml}\p{sc=Telu}\p{sc=Tibt}]/u;
/** The same letter again and again, as a box reads that stands for all letters a font has not. */
const repeating = /([^\0-\x7f])\1\1/u;
/** What stands for a sign of which the file does not say what it is. */
const unnamed = /[\p{Cc}\ufffd]/gu;

/** A page that cannot be read is a blank one: the others are still there. `unnamed` counts its signs that say no letter. */
async function readPage(
  document: Opened,
  number: number,
): Promise<{ readonly lines: readonly Line[]; readonly unnamed: number }> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true });
    const drawn = items.filter((item) => 'str' in item && item.str !== '') as readonly Item[];
    const isUnsure = drawn.some(({ str }) => [joining, repeating, unnamed].some((one) => str.search(one) >= 0));
    const isWoven = wovenIn(upright(drawn, page)).length > 0;
    const letters = isUnsure || isWoven ? await lettersOn(page) : [];
    page.cleanup();
    const pieces = upright(withoutUnsaid(drawn, letters), page);
    const woven = wovenIn(pieces);
    const single = letters.map((one) => (one.unsaid ? { ...one, str: '\ufffd' } : one));
    return {
      lines: linesOf(woven.length > 0 ? withLetters(pieces, woven, upright(single, page)) : pieces),
      unnamed: single.reduce((sum, { str }) => sum + (str.match(unnamed)?.length ?? 0), 0),
    };
  } catch {
    return { lines: [], unnamed: 0 }; // It is counted among those without text.
  }
}

/** What is drawn with a sign in the place of letters that the file does not say, where no other sign of the font is that letter. */
function withoutUnsaid(items: readonly Item[], letters: readonly Letter[]): readonly Item[] {
  const unsaid = new Map<string, Set<string>>();
  for (const { fontName, str } of letters.filter((one) => one.unsaid))
    unsaid.set(fontName, (unsaid.get(fontName) ?? new Set()).add(str));
  for (const { fontName, str } of letters.filter((one) => !one.unsaid)) unsaid.get(fontName)?.delete(str);
  if (unsaid.size === 0) return items;
  return items.map((item) => {
    const wrong = unsaid.get(item.fontName);
    if (!wrong?.size) return item;
    return { ...item, str: Array.from(item.str, (sign) => (wrong.has(sign) ? '\ufffd' : sign)).join('') };
  });
}

async function lettersOn(page: Page): Promise<readonly Letter[]> {
  const [{ OPS: operations }, drawing] = await Promise.all([loaded(), page.getOperatorList({ annotationMode: 0 })]);
  const fonts = new Map<string, FontOnPage>();
  return lettersOf(drawing, operations, (name) => {
    const known = fonts.get(name);
    if (known) return known;
    const font = page.commonObjs.has(name)
      ? (page.commonObjs.get(name) as DrawnFont & { readonly fontMatrix?: readonly number[] })
      : {};
    const own = { unit: font.fontMatrix?.[0] ?? 0.001, saysNoLetter: saysNoLetter(font) };
    fonts.set(name, own);
    return own;
  });
}

/** What readers typed into forms and remarked: it is no text of the pages. */
async function besidePages(document: Opened, count: number): Promise<LeftOut> {
  let [comments, fields] = [0, 0];
  for (let number = 1; number <= count; number++) {
    const page = await document.getPage(number).catch(() => null);
    for (const { subtype, fieldValue, contentsObj } of (await page?.getAnnotations().catch(() => [])) ?? []) {
      const isTyped = typeof fieldValue === 'string' && fieldValue.trim() !== '' && fieldValue !== 'Off';
      if (subtype === 'Widget') fields += isTyped ? 1 : 0;
      else if (subtype !== 'Link' && subtype !== 'Popup' && contentsObj?.str.trim()) comments += 1;
    }
  }
  return { comments, fields };
}

function lettersIn(lines: readonly Line[]): number {
  return lines.reduce((sum, { cells }) => sum + (cells.join('').match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
}

function textOf(
  pages: readonly (readonly Line[])[],
  blank: number,
  labels: readonly string[],
  info: Readonly<Record<string, unknown>>,
  beside: LeftOut,
): DecodedText {
  const running = withoutRunning(pages, labels);
  const heads = running.heads.map((text): WrittenBlock => ({ kind: 'paragraph', text, furniture: true }));
  const paragraphs = paragraphsOf(running.pages);
  const { text, layout } = textOfBlocks([...heads, ...paragraphs]);
  const said = (name: string) => (typeof info[name] === 'string' ? info[name] : null);
  const properties = {
    title: said('Title'),
    author: said('Author'),
    language: said('Language'),
  };
  const found = foundBeside(text, layout.blocks, properties, {
    ...beside,
    'blank-pages': blank,
    'page-heads': running.count,
  });
  const starts: PageStart[] = [];
  paragraphs.forEach((block, at) => {
    const { from } = layout.blocks[heads.length + at]!;
    for (const { at: within, page } of block.pages) {
      const label = labels[page]?.trim() || String(page + 1);
      if (starts.at(-1)?.label !== label) starts.push({ from: from + within, label });
    }
  });
  return {
    text,
    layout,
    found: { ...found, attributes: { ...found.attributes, ...pagesBeside(starts) } },
    encoding: plainEncoding(text),
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
