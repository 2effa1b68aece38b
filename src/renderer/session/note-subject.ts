import { shownPath, tagPath } from '../../core/model/tag-tree.ts';
import type { NoteSubject } from '../../core/model/records.ts';
import type { Session } from './session.ts';
import { shellWords } from '../words/shell.ts';

/** What a page of notes is about, in words. */
export function noteSubject({ desk, names }: Session, about: NoteSubject): string {
  const { snapshot } = desk.store;
  const words = shellWords.notes;
  if (about.kind === 'project') return words.aboutProject;
  if (about.kind === 'document') return words.about(names.documents().get(about.id) ?? '…');
  if (about.kind === 'tag') return words.about(shownPath(tagPath(snapshot.rows('tags'), about.id)));
  const exact = snapshot.rows('annotations').get(about.id)?.quotation.exact ?? '…';
  return words.about(`“${exact.length > 60 ? `${exact.slice(0, 60)}…` : exact}”`);
}
