import type { Id } from '../../core/model/id.ts';
import type { Annotation, Document } from '../../core/model/records.ts';
import { currentVersion } from '../../core/model/records.ts';
import { shownName } from '../../core/model/shown-name.ts';
import { writeQuotation } from '../../core/notes/quotations.ts';
import { annotate } from '../commands/annotate.ts';
import type { Selected } from '../commands/annotate.ts';
import { addNote } from '../commands/write-notes.ts';
import { dateInWords, number } from '../words/in-words.ts';
import { noteWords as words } from '../words/notes.ts';
import { shellWords } from '../words/shell.ts';
import { annotationAt, chosenAnnotations, selectedWords } from './marking.ts';
import type { Session } from './session.ts';
import { tellProblem } from './tell-problem.ts';
import type { Tab } from './tab-kinds.ts';

/** What an open field of a note takes in. */
export interface NoteWriter {
  /** Puts a block where the caret is, apart from what stands around it. */
  insertBlock(markdown: string): void;
}

/** Whether there is something to quote. */
export function canQuote(session: Session): boolean {
  return chosenAnnotations(session).length > 0 || selectedWords(session) !== null;
}

/**
 * Quotes the chosen marks, or else the selected words, in the note that was open last; where none is, in a new one beside the
 * text. Words without a mark get one: only so are they found again.
 */
export async function quoteInNote(session: Session): Promise<void> {
  const { desk, workspace } = session;
  const chosen = chosenAnnotations(session);
  const selected = selectedWords(session);
  const marks = chosen.length > 0 ? marksOf(session, chosen) : selected ? await markOf(session, selected) : [];
  const [first] = marks;
  if (!first) return;
  const blocks: string[] = [];
  for (const mark of marks) blocks.push(await quotationOf(session, mark));
  const noteId = openNote(session) ?? (await newNote(session, first.documentId));
  if (noteId === null) return;
  const block = blocks.join('\n\n');
  const writer = session.noteWriters.get(noteId);
  if (writer) writer.insertBlock(block);
  const writing = session.writings.at({ kind: 'note-body', id: noteId });
  if (!writer) {
    const before = (writing.state ?? writing.stored()).trimEnd();
    writing.change(`${before === '' ? '' : `${before}\n\n`}${block}\n\n`);
  }
  await writing.leave();
  const title = shownName(desk.store.snapshot.rows('notes').get(noteId)?.title ?? '') || shellWords.notes.untitled;
  workspace.tell('done', marks.length === 1 ? words.quotedIn(title) : words.quotedCount(number(marks.length), title));
}

/** The words of a mark with their source, as a note holds them. */
export async function quotationOf(session: Session, mark: Annotation): Promise<string> {
  const { snapshot } = session.desk.store;
  const document = snapshot.rows('documents').get(mark.documentId);
  const name = session.links.names().nameOf({ kind: 'document', id: mark.documentId }) ?? '';
  const words = await wordsNow(session, mark, document);
  return writeQuotation(words, { markId: mark.id, name, facts: document ? factsOf(document) : [] });
}

/** The mark of exactly these words, made if there is none; empty where that failed, which is told. */
export async function markOf(session: Session, selected: Selected): Promise<readonly Annotation[]> {
  const known = annotationAt(session, selected);
  if (known) return [known];
  const made = await annotate(session.desk, selected);
  if (made.ok) return [made.value];
  tellProblem(session.workspace, made.error);
  return [];
}

/** Where a text comes from, beside its title: outlet, author and date, as far as they are known. */
export function factsOf({ attributes }: Document): readonly string[] {
  const { outlet, author, date } = attributes;
  return [outlet?.value, author?.value, date && dateInWords(date.value)].flatMap((value) =>
    value?.trim() ? [value.trim()] : [],
  );
}

/** The marks in the order of their texts. */
function marksOf({ desk }: Session, ids: readonly Id[]): readonly Annotation[] {
  const rows = desk.store.snapshot.rows('annotations');
  return ids.flatMap((id) => rows.get(id) ?? []).sort((a, b) => (a.documentId === b.documentId ? a.from - b.from : 0));
}

/** An approximate mark stands on other words than it was made on. */
async function wordsNow({ desk }: Session, mark: Annotation, document: Document | undefined): Promise<string> {
  if (mark.anchor.kind !== 'approximate' || !document) return mark.quotation.exact;
  const { number, textId } = currentVersion(document);
  const read = number === mark.version ? await desk.store.text(textId) : null;
  return read?.ok ? read.value.text.slice(mark.from, mark.to) : mark.quotation.exact;
}

/** The note that is shown, rather in the other pane; else the one that was opened last. */
function openNote({ desk, workspace }: Session): Id | null {
  const { panes, focus } = workspace.state;
  const others = panes.filter((_, at) => at !== focus);
  const shown = [...others, ...panes].map(({ tabs, active }) => tabs[active]);
  const tabs = [...others, ...panes].flatMap((pane) => pane.tabs.toReversed());
  const isThere = (tab: Tab | undefined) => tab?.kind === 'note' && desk.store.snapshot.rows('notes').has(tab.noteId);
  const tab = [...shown, ...tabs].find(isThere);
  return tab?.kind === 'note' ? tab.noteId : null;
}

/** It stands beside the text, which keeps the attention. */
async function newNote(session: Session, documentId: Id): Promise<Id | null> {
  const { desk, workspace, links } = session;
  const title = words.quoteTitle(links.names().nameOf({ kind: 'document', id: documentId }) ?? '');
  const note = await addNote(desk, { kind: 'document', id: documentId }, title);
  if (!note.ok) {
    tellProblem(workspace, note.error);
    return null;
  }
  const { focus, turnedTo, selection } = workspace.state;
  workspace.open({ kind: 'note', noteId: note.value.id }, 'beside');
  workspace.set({ focus, turnedTo, selection });
  return note.value.id;
}
