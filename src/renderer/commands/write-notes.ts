import { removeWithAll } from '../../core/model/cascade.ts';
import { added, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { Note, NoteSubject } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';

/** A new page of notes about the project, a document, a tag or an annotation. */
export async function addNote(desk: Desk, about: NoteSubject, title: string, body = ''): Promise<Result<Note>> {
  const time = desk.now();
  const note: Note = { id: desk.newId(), title, body, about, author: desk.author, created: time, changed: time };
  const stored = await desk.store.apply(added('notes', note), {
    label: { verb: 'add-note', names: [title] },
    author: desk.author,
  });
  return stored.ok ? ok(note) : stored;
}

/** Sets what is given; the rest stays. */
export async function editNote(
  desk: Desk,
  id: Id,
  words: { readonly title?: string; readonly body?: string },
): Promise<Result<Diff>> {
  const note = desk.store.snapshot.rows('notes').get(id);
  if (!note) return fail('not-found', id);
  const after = { ...note, ...words };
  if (after.title === note.title && after.body === note.body) return ok({});
  return desk.store.apply(updated('notes', note, { ...after, changed: desk.now() }), {
    label: { verb: 'edit-note', names: [after.title] },
    ...by(desk),
  });
}

/** Removes a page of notes, and the links that lead to it. */
export async function removeNote(desk: Desk, id: Id): Promise<Result<Diff>> {
  const note = desk.store.snapshot.rows('notes').get(id);
  if (!note) return fail('not-found', id);
  return desk.store.apply(removeWithAll(desk.store.snapshot, 'notes', [id], desk.now()), {
    label: { verb: 'remove-note', names: [note.title] },
    author: desk.author,
  });
}
