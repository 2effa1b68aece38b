import { fail } from '../model/result.ts';
import type { Problem } from '../model/result.ts';
import type {
  Abilities,
  DecodedPart,
  DecodedText,
  DecodeOptions,
  Enclosed,
  FileShape,
  Format,
  ReadSo,
} from './format.ts';
import { articlesIn } from './articles/articles-in.ts';
import { writtenByDatabases } from './articles/written-by-databases.ts';
import { epub } from './book/epub.ts';
import { docx } from './office/docx.ts';
import { odt } from './office/odt.ts';
import { html } from './html/html.ts';
import { mhtml } from './html/mhtml.ts';
import { mail } from './mail/mail.ts';
import { mailbox } from './mail/mailbox.ts';
import { rtf } from './office/rtf.ts';
import { markdown } from './markdown/markdown.ts';
import { pdf } from './pdf/pdf.ts';
import { plainText } from './plain-text.ts';
import { csv } from './table/csv.ts';
import { json, jsonLines } from './table/json.ts';
import { ods } from './table/ods.ts';
import { xlsx } from './table/xlsx.ts';
import { subtitles } from './transcript/subtitles.ts';

/**
 * Every format that is read, in the order in which they are named. What is said of endings anywhere in the program comes
 * from here.
 */
export const formats: readonly Format[] = [
  plainText,
  markdown,
  html,
  mhtml,
  docx,
  odt,
  rtf,
  pdf,
  epub,
  subtitles,
  mail,
  mailbox,
  csv,
  xlsx,
  ods,
  json,
  jsonLines,
];

/**
 * What became of bytes. `failed` is for a file that is broken (`unreadable`), and for a label that a person picked and that
 * is not known (`not-available`); whatever else cannot be read is `skipped`, with the reason.
 */
export type Opened =
  | { readonly kind: 'text'; readonly format: Format; readonly text: DecodedText }
  | { readonly kind: 'skipped'; readonly reason: 'not-text' | 'empty' | 'unknown-format' }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** What became of a file, or of one of the texts and files inside of it. */
export interface OpenedPart {
  /** Empty for the file itself; else names with `/` between them, as if the file were a folder. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly opened: Opened;
  /** Of a text of a file that could be read otherwise: that file. Its name is empty for the file that was opened. */
  readonly holder?: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly reading: ReadSo };
}

const unwatched: Abilities = { step: () => undefined };

/**
 * So many files may stand in one another, and so much is taken out of one: texts and files, and bytes for each of the file and of
 * a packed one in it.
 */
const limits = { depth: 6, parts: 50_000, growth: 8, unpacked: 16 };

/**
 * Turns a file into its texts, in its order, at least one answer. The format follows from the path's ending; where there
 * is none, also from the first bytes. What stands inside has an answer of its own, also where it cannot be read.
 */
export async function openFile(
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  options: DecodeOptions = {},
  by: Abilities = unwatched,
  table: readonly Format[] = formats,
): Promise<readonly OpenedPart[]> {
  const found: OpenedPart[] = [];
  let room = bytes.length * limits.growth;
  const tell = (part: Omit<OpenedPart, 'name'>, name: string) => found.push({ name, ...part });

  async function open(name: string, own: Uint8Array<ArrayBuffer>, depth: number): Promise<void> {
    const whole = (opened: Opened) => tell({ bytes: own, opened }, name);
    room -= own.length;
    if (depth > limits.depth || room < 0) return void whole(tooMuch('Files stand too deep in one another'));
    const format = formatOf(name === '' ? path : name, own, table);
    if (format === null) return void whole({ kind: 'skipped', reason: 'unknown-format' });
    if (own.length === 0) return void whole({ kind: 'skipped', reason: 'empty' });
    const decoded = await decodeSafely(format, own, name);
    if (!decoded.ok) return void whole(unread(decoded.error));
    const held = ({ reading }: DecodedText) => reading && { holder: { name, bytes: own, reading } };
    if (format.packed) room += own.length * limits.unpacked;
    const before = found.length;
    for (const one of await cut(format, own, name, decoded.value)) {
      if (found.length >= limits.parts) return void whole(tooMuch(`More than ${limits.parts} texts`));
      if (!('text' in one)) await open(inside(name, one.part), one.bytes, depth + 1);
      else if (one.part === '') {
        if (!isBlank.test(one.text))
          tell({ bytes: own, opened: { kind: 'text', format, text: one }, ...held(one) }, name);
      } else tell({ bytes: bytesOf(one), opened: openedText(format, one), ...held(one) }, inside(name, one.part));
    }
    if (found.length === before) whole({ kind: 'skipped', reason: 'empty' });
  }

  /** The articles of a file that is one text, and would be many. What a person cut is no file of many again. */
  async function cut(
    format: Format,
    own: Uint8Array<ArrayBuffer>,
    name: string,
    parts: readonly (DecodedPart | Enclosed)[],
  ): Promise<readonly (DecodedPart | Enclosed)[]> {
    const [only] = parts;
    if (!only || parts.length > 1 || !('text' in only) || only.part !== '' || only.reading) return parts;
    if (!writtenByDatabases.has(format.id)) return parts;
    let encoding: string | null = null;
    const ask = (file: FileShape) => {
      const way = options.ruleFor?.({ ...file, name, bytes: own }) ?? null;
      encoding = way?.encoding ?? null;
      return way;
    };
    const articles = articlesIn(only, format.id, ask);
    if (encoding === null || options.label !== undefined) return articles;
    const again = await format.decode(own, by, { ...options, label: encoding });
    const [text] = again.ok ? again.value : [];
    return text && 'text' in text && text.part === '' ? articlesIn(text, format.id, ask) : articles;
  }

  /** What stands inside of a file never stops the others, also when it is our own code that fails on it. */
  async function decodeSafely(format: Format, own: Uint8Array<ArrayBuffer>, name: string) {
    const { ruleFor } = options;
    const asked = ruleFor
      ? { ...options, ruleFor: (file: FileShape) => ruleFor({ ...file, name, bytes: own }) }
      : options;
    if (name === '') return format.decode(own, by, asked);
    try {
      return await format.decode(own, by, asked);
    } catch (error) {
      return fail('unreadable', '', error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }

  await open('', bytes, 0);
  return found;
}

/** The one text that a file is read as: its own, or the first of those inside. */
export async function openText(...values: Parameters<typeof openFile>): Promise<Opened> {
  const parts = await openFile(...values);
  return (parts.find(({ opened }) => opened.kind === 'text') ?? parts[0]!).opened;
}

/** The path of what stands inside of a file, as if that were a folder; the same for the file's own text. */
export function inside(path: string, name: string): string {
  return name === '' || path === '' ? `${path}${name}` : `${path}/${name}`;
}

function openedText(format: Format, one: DecodedPart): Opened {
  return isBlank.test(one.text) ? { kind: 'skipped', reason: 'empty' } : { kind: 'text', format, text: one };
}

function bytesOf({ part, bytes }: DecodedPart): Uint8Array<ArrayBuffer> {
  if (!bytes) throw new Error(`No bytes of ${part}`);
  return bytes;
}

function unread(problem: Problem): Opened {
  return problem.code === 'not-text' ? { kind: 'skipped', reason: 'not-text' } : { kind: 'failed', problem };
}

function tooMuch(detail: string): Opened {
  return { kind: 'failed', problem: { code: 'unreadable', about: '', detail } };
}

const headLength = 1024;

/** The format in which a file of this name is read; null if there is none. */
function formatOf(path: string, bytes: Uint8Array, table: readonly Format[]): Format | null {
  const ending = endingOf(path);
  const head = bytes.subarray(0, headLength);
  const sniffed = ending === '' ? table.find((format) => format.sniff?.(head) === true) : undefined;
  return sniffed ?? table.find(({ endings }) => endings.includes(ending)) ?? null;
}

/** White space, signs that nobody sees, and combining marks that stand on nothing: there is no word to read. */
const isBlank = /^[\s\p{M}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** In lower case, without the dot; empty for `notes`, `.hidden` and `notes.`. */
function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}
