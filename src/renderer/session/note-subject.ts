import { tagPath } from '../../core/model/tag-tree.ts';
import type { NoteSubject } from '../../core/model/records.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { namesOf } from './shown-names.ts';
import { shellWords } from '../words/shell.ts';

/** What a page of notes is about, in words. */
export function noteSubject(snapshot: Snapshot, about: NoteSubject): string {
  const words = shellWords.notes;
  if (about.kind === 'project') return words.aboutProject;
  if (about.kind === 'document')
    return words.about(namesOf(snapshot.rows('documents'), snapshot.version('documents')).get(about.id) ?? '…');
  if (about.kind === 'tag') return words.about(tagPath(snapshot.rows('tags'), about.id).join(' › '));
  const exact = snapshot.rows('annotations').get(about.id)?.quotation.exact ?? '…';
  return words.about(`“${exact.length > 60 ? `${exact.slice(0, 60)}…` : exact}”`);
}
