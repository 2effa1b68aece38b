import { openFile } from '../../core/decode/open.ts';
import { plainText } from '../../core/decode/plain-text.ts';
import type { Opened } from '../../core/decode/open.ts';
import { factsOf } from '../../core/ingest/facts.ts';
import type { Facts } from '../../core/model/documents.ts';
import { newId } from '../../core/model/id.ts';
import type { DocumentVersion, FileOutcome, Text } from '../../core/model/records.ts';
import { divide } from '../../core/passages/divide.ts';
import type { FileEntry } from '../../core/ports/host.ts';
import { hashesOf } from './hash.ts';

/** A file that was read as a text, with all that depends on its bytes and path alone. */
export interface ReadText {
  readonly kind: 'text';
  readonly version: DocumentVersion;
  readonly stored: Text;
  readonly guesses: Facts;
}

/** A file that was read, or why there is no text of it. */
export type ReadFile = ReadText | { readonly kind: 'outcome'; readonly outcome: FileOutcome };

/** One bad file never stops the others, also when it is our own code that fails on it. */
export async function readFileSafely(entry: FileEntry, step: () => void): Promise<ReadFile> {
  try {
    return await readFile(entry, undefined, step);
  } catch (error) {
    const bytes = entry.kind === 'file' ? entry.bytes.length : entry.size;
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'outcome', outcome: { path: entry.path, bytes, kind: 'failed', reason: 'unreadable', detail } };
  }
}

/** Decodes a file and finds out all that depends on its bytes and path alone. `step` is called between the parts of it. */
export async function readFile(
  entry: FileEntry,
  label?: string,
  step: () => void = () => undefined,
): Promise<ReadFile> {
  if (entry.kind === 'problem') {
    const { path, size: bytes, problem, detail } = entry;
    return {
      kind: 'outcome',
      outcome:
        problem === 'too-large'
          ? { path, bytes, kind: 'skipped', reason: 'too-large' }
          : { path, bytes, kind: 'failed', reason: problem, detail },
    };
  }
  const { path, bytes } = entry;
  step();
  const file = await openFile(path, bytes, label === undefined ? {} : { label }, { step });
  step();
  if (file.kind !== 'texts') return { kind: 'outcome', outcome: unread(path, bytes.length, file) };
  const [part, ...others] = file.parts;
  // No record can say yet which text of a file it is; see core/decode/DESIGN.md.
  if (others.length > 0) throw new Error(`${file.parts.length} texts in one file`);
  const { text, encoding, layout, found } = part;
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
    ...(file.format !== plainText && { decoder: file.format.decoder }),
    passages: division.starts.length,
    imported: new Date().toISOString(),
  };
  const stored: Text = { id: textId, bytes, text, division, ...(layout && { layout }), ...(found && { found }) };
  return {
    kind: 'text',
    version,
    stored,
    guesses: factsOf(stored, path),
  };
}

/** What a person is told of a file without a text. */
function unread(path: string, bytes: number, file: Exclude<Opened, { kind: 'texts' }>): FileOutcome {
  if (file.kind === 'skipped') return { path, bytes, kind: 'skipped', reason: file.reason };
  const { code, detail = '' } = file.problem;
  if (code === 'unreadable') return { path, bytes, kind: 'failed', reason: 'unreadable', detail };
  return { path, bytes, kind: 'skipped', reason: 'not-text' };
}
