import type { FileBytes } from '../container/zip-reader.ts';
import { codingsIn } from './codings-csv.ts';
import { qualcoderIn, qualcoderZipIn } from './databases/qualcoder.ts';
import { taguetteIn } from './databases/taguette.ts';
import { hypothesisIn } from './hypothesis.ts';
import { decodedWords } from './words-of-file.ts';
import { fail } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import type { ExchangeFile, Importer } from './importer.ts';
import { readQdpx } from './refi/read-qdpx.ts';
import { webAnnotationIn } from './web-annotation/read.ts';

/** Every format in which work of other programs comes in. The first one that fits reads a file. */
export const importers = [
  { id: 'qdpx', endings: ['qdpx'], read: readQdpx },
  hypothesisIn,
  webAnnotationIn,
  codingsIn,
  taguetteIn,
  qualcoderIn,
  qualcoderZipIn,
] as const satisfies readonly Importer[];

/** So much of a file is looked at to tell what it is, in bytes. */
export const headLength = 64 * 1024;

/** Reads a file of another program. Fails with `not-exchange` for what is none. */
export function readExchange(file: FileBytes, about: string, step: () => void = () => undefined): Result<ExchangeFile> {
  const found = importerOf(about, () => file.slice(0, Math.min(file.length, headLength)));
  return found ? found.read(file, about, step) : fail('not-exchange', about);
}

/** The format of a file of this name; null if it is none of them. `head` gives its beginning. */
export function importerOf(name: string, head: () => Uint8Array): Importer | null {
  const all: readonly Importer[] = importers.filter(({ endings }) => hasEnding(name, endings));
  let words: string | undefined;
  const wordsOf = () => (words ??= decodedWords(head()));
  return all.find(({ sniff }) => !sniff || sniff(wordsOf())) ?? null;
}

/** Whether a file is work of another program, by its name and its beginning. */
export function isExchange(name: string, file: FileBytes): boolean {
  return importerOf(name, () => file.slice(0, Math.min(file.length, headLength))) !== null;
}

/** Whether a name says that the file may be one of them; only its beginning may tell. */
export function mayBeExchange(name: string): 'yes' | 'perhaps' | 'no' {
  const all: readonly Importer[] = importers.filter(({ endings }) => hasEnding(name, endings));
  return all.length === 0 ? 'no' : all.some(({ sniff }) => !sniff) ? 'yes' : 'perhaps';
}

function hasEnding(name: string, endings: readonly string[]): boolean {
  return endings.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}
