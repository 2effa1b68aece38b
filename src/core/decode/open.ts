import type { Problem } from '../model/result.ts';
import type { Abilities, DecodedPart, DecodeOptions, Format } from './format.ts';
import { html } from './html/html.ts';
import { plainText } from './plain-text.ts';

/**
 * Every format that is read, in the order in which they are named. What is said of endings anywhere in the program comes
 * from here.
 */
export const formats: readonly Format[] = [plainText, html];

/**
 * What became of a file's bytes: at least one text, in the file's order. `failed` is for a file that is broken
 * (`unreadable`), and for a label that a person picked and that is not known (`not-available`); whatever else cannot be
 * read is `skipped`, with the reason.
 */
export type Opened =
  | { readonly kind: 'texts'; readonly format: Format; readonly parts: readonly [DecodedPart, ...DecodedPart[]] }
  | { readonly kind: 'skipped'; readonly reason: 'not-text' | 'empty' | 'unknown-format' }
  | { readonly kind: 'failed'; readonly problem: Problem };

const unwatched: Abilities = { step: () => undefined };

/** Turns a file into its texts. The format follows from the path's ending; where there is none, also from the first bytes. */
export async function openFile(
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  options: DecodeOptions = {},
  by: Abilities = unwatched,
  table: readonly Format[] = formats,
): Promise<Opened> {
  const format = formatOf(path, bytes, table);
  if (format === null) return { kind: 'skipped', reason: 'unknown-format' };
  if (bytes.length === 0) return { kind: 'skipped', reason: 'empty' };
  const decoded = await format.decode(bytes, by, options);
  if (!decoded.ok) {
    return decoded.error.code === 'not-text'
      ? { kind: 'skipped', reason: 'not-text' }
      : { kind: 'failed', problem: decoded.error };
  }
  const [first, ...others] = decoded.value.filter(({ text }) => !isBlank.test(text));
  if (first === undefined) return { kind: 'skipped', reason: 'empty' };
  return { kind: 'texts', format, parts: [first, ...others] };
}

/** The endings that are read, as they are written: `.txt`. Names without an ending are not among them. */
export function endingsOf(table: readonly Format[] = formats): readonly string[] {
  return table.flatMap(({ endings }) => endings.filter((ending) => ending !== '').map((ending) => `.${ending}`));
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
