import { inside, openFile, openText } from '../../core/decode/open.ts';
import type { Opened, OpenedPart } from '../../core/decode/open.ts';
import type { FileShape, ReadingWay, Remark } from '../../core/decode/format.ts';
import { plainText } from '../../core/decode/plain-text.ts';
import { factsOf } from '../../core/ingest/facts.ts';
import type { Facts } from '../../core/model/documents.ts';
import { newId } from '../../core/model/id.ts';
import type { DocumentVersion, FileOutcome, Text } from '../../core/model/records.ts';
import { divide } from '../../core/passages/divide.ts';
import type { FileEntry } from '../../core/ports/host.ts';
import { hashesOf } from './hash.ts';

/** A text that was read from a file, with all that depends on its bytes and path alone. */
export interface ReadText {
  readonly kind: 'text';
  /** The file's; of a text inside of it, as if the file were a folder. */
  readonly path: string;
  readonly version: DocumentVersion;
  readonly stored: Text;
  readonly guesses: Facts;
  /** Comments and highlights that the file holds. */
  readonly remarks: readonly Remark[];
  /** The file that it is a text of, where that could be read otherwise; all its texts share one. */
  readonly holder?: Holder;
  /** See `DecodedText`. */
  readonly at?: number;
}

/** A file that could be read otherwise, and how it was read. */
export interface Holder extends NonNullable<OpenedPart['holder']> {
  readonly path: string;
  readonly format: string;
}

/** How a file at this path is to be read; see `DecodeOptions`. */
export type RuleFor = (path: string, file: FileShape) => ReadingWay | null;

/** A text that was read, or why there is none. */
export type ReadFile = ReadText | { readonly kind: 'outcome'; readonly outcome: FileOutcome };

/** All that stands in a file. One bad file never stops the others, also when it is our own code that fails on it. */
export async function readFileSafely(
  entry: FileEntry,
  step: () => void,
  ruleFor: RuleFor = () => null,
): Promise<readonly ReadFile[]> {
  if (entry.kind === 'problem') return [{ kind: 'outcome', outcome: outcomeOf(entry) }];
  const { path, bytes } = entry;
  try {
    step();
    const asked = (file: FileShape) => ruleFor(inside(path, file.name), file);
    const parts = await openFile(path, bytes, { ruleFor: asked }, { step });
    const read: ReadFile[] = [];
    const holders = new Map<unknown, Holder>();
    for (const { name, bytes: own, opened, holder } of parts) {
      const file = await readOpened(inside(path, name), own, opened, step);
      if (file.kind !== 'text' || !holder || opened.kind !== 'text') {
        read.push(file);
        continue;
      }
      const { reading } = holder;
      const shared = holders.get(reading) ?? { ...holder, path: inside(path, holder.name), format: opened.format.id };
      holders.set(reading, shared);
      const { at } = opened.text;
      read.push({ ...file, holder: shared, ...(at !== undefined && { at }) });
    }
    return read;
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return [{ kind: 'outcome', outcome: { path, bytes: bytes.length, kind: 'failed', reason: 'unreadable', detail } }];
  }
}

/** Reads the bytes of one text again, as a person says. */
export async function readAs(path: string, bytes: Uint8Array<ArrayBuffer>, label: string): Promise<ReadFile> {
  return readOpened(path, bytes, await openText(path, bytes, { label }), () => undefined);
}

/** Finds out all that depends on a text's bytes and path alone. `step` is called between the parts of it. */
async function readOpened(
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  opened: Opened,
  step: () => void,
): Promise<ReadFile> {
  step();
  if (opened.kind !== 'text') return { kind: 'outcome', outcome: unread(path, bytes.length, opened) };
  const { text, encoding, layout, found, remarks = [] } = opened.text;
  const division = divide(text, layout);
  step();
  const textId = newId();
  const version: DocumentVersion = {
    number: 1,
    textId,
    bytes: bytes.length,
    length: text.length,
    ...(await hashesOf(bytes, text)),
    encoding,
    ...(opened.format !== plainText && { decoder: opened.format.decoder }),
    passages: division.starts.length,
    imported: new Date().toISOString(),
  };
  const stored: Text = { id: textId, bytes, text, division, ...(layout && { layout }), ...(found && { found }) };
  return { kind: 'text', path, version, stored, guesses: factsOf(stored, path), remarks };
}

/** What a person is told of a file that could not be had. */
function outcomeOf({ path, size: bytes, problem, detail }: FileEntry & { readonly kind: 'problem' }): FileOutcome {
  if (problem === 'too-large') return { path, bytes, kind: 'skipped', reason: 'too-large' };
  return { path, bytes, kind: 'failed', reason: problem, detail };
}

/** What a person is told of a file without a text. */
function unread(path: string, bytes: number, file: Exclude<Opened, { kind: 'text' }>): FileOutcome {
  if (file.kind === 'skipped') return { path, bytes, kind: 'skipped', reason: file.reason };
  const { code, detail = '' } = file.problem;
  if (code === 'unreadable') return { path, bytes, kind: 'failed', reason: 'unreadable', detail };
  return { path, bytes, kind: 'skipped', reason: 'not-text' };
}
