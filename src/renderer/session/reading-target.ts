import { isEncoded } from '../../core/decode/format-names.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion, formatOf } from '../../core/model/records.ts';
import type { Document, Reading } from '../../core/model/records.ts';
import { readingOf } from '../../core/model/readings.ts';
import type { Session } from './session.ts';
import { activeDocument } from './workspace.ts';
import type { DialogName } from './workspace.ts';

/** What the dialog on how a file is read is about, where that is not the open document. */
export interface ReadingTarget {
  readonly documentId: Id;
  /** Documents that were chosen with it. */
  readonly chosen: readonly Id[];
  /** What is shown again when it closes. */
  readonly back: DialogName | null;
}

/** Opens the dialog that corrects how a file is read for a document; when it closes, `back` is shown again. */
export function askReading(
  session: Session,
  documentId: Id,
  { back = null, chosen = [] }: Partial<Omit<ReadingTarget, 'documentId'>> = {},
): void {
  session.readingOf = { documentId, chosen, back };
  session.workspace.set({ dialog: 'reading' });
}

/** The document that the dialog is about: the one it was asked for, else the one in front. */
export function readingTargetOf({ readingOf: asked, workspace }: Session): Id | null {
  return asked?.documentId ?? activeDocument(workspace.state);
}

/** Whether the file of a document could be read otherwise, by another rule or in another encoding. */
export function canReadOtherwise({ desk }: Session, document: Document): boolean {
  return isEncoded(formatOf(currentVersion(document))) || isReadByRule(desk, document);
}

/** Whether a rule says where the texts of its file begin, and what is known of them. */
export function isReadByRule({ store }: Session['desk'], document: Document): boolean {
  return readingOf(store.snapshot, document) !== null;
}

/** Of the files of chosen documents, but for the one of `reading`: one document of each that is made like it, and how many are not. */
export function readAlike(
  { desk, readingOf: asked }: Session,
  reading: Reading,
): { readonly alike: readonly { readonly documentId: Id; readonly path: string }[]; readonly others: number } {
  const documents = desk.store.snapshot.rows('documents');
  const files = new Map<string, { readonly documentId: Id; readonly path: string; readonly isAlike: boolean }>();
  for (const id of asked?.chosen ?? []) {
    const document = documents.get(id);
    if (!document) continue;
    const own = readingOf(desk.store.snapshot, document);
    const isAlike = own !== null && own.format === reading.format && own.shape === reading.shape;
    const path = own?.path ?? document.path;
    if (own?.id !== reading.id) files.set(own?.id ?? id, { documentId: id, path, isAlike });
  }
  const alike = [...files.values()].filter(({ isAlike }) => isAlike);
  return { alike, others: files.size - alike.length };
}

/** Closes the dialog, and opens again the one it was opened from. */
export function endReading(session: Session): void {
  const back = session.readingOf?.back ?? null;
  session.readingOf = null;
  session.workspace.set({ dialog: back });
}
