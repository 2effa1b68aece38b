import type { Id } from '../../core/model/id.ts';
import type { Range } from '../../core/model/records.ts';
import type { Reader } from '../reader/reader.ts';
import { activeTab } from './workspace.ts';
import type { Workspace } from './workspace.ts';

/** An open reader, as the actions reach it: they get only the session. */
export interface ReaderHandle {
  readonly documentId: Id;
  /** The text that is shown. */
  readonly text: string;
  readonly version: number;
  readonly reader: Reader;
  /** Search matches in the text, in text order. */
  matches(): readonly Range[];
  /** Opens the box for a note at the selection, or on the annotation. */
  openNote(annotationId: Id | null): void;
  /** Puts the bar at the selection away until the selection changes. */
  hideBar(): void;
  /** Whether its pane has the attention. */
  focused(): boolean;
}

const handles = new WeakMap<Workspace, Set<ReaderHandle>>();

/** Makes a reader known while it is on the screen; returns what forgets it. */
export function registerReader(workspace: Workspace, handle: ReaderHandle): () => void {
  const known = handles.get(workspace) ?? new Set();
  handles.set(workspace, known);
  known.add(handle);
  if (awaited.get(workspace) === handle.documentId) {
    awaited.delete(workspace);
    handle.reader.focus();
  }
  return () => known.delete(handle);
}

/** The document whose text takes the focus as soon as it is there. */
const awaited = new WeakMap<Workspace, Id>();

/** Moves the focus into the text of the document that was just opened by key, now or when the text is there. */
export function focusText(workspace: Workspace, documentId: Id): void {
  const handle = activeReader(workspace);
  if (handle?.documentId === documentId) handle.reader.focus();
  else awaited.set(workspace, documentId);
}

/** The reader of the focused pane, if that shows a document whose text is there. */
export function activeReader(workspace: Workspace): ReaderHandle | null {
  const tab = activeTab(workspace.state);
  if (tab?.kind !== 'document') return null;
  const candidates = [...(handles.get(workspace) ?? [])].filter(({ documentId }) => documentId === tab.documentId);
  return candidates.find((handle) => handle.focused()) ?? candidates.at(-1) ?? null;
}
