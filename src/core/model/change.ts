import type { Diff } from './diff.ts';
import type { Id } from './id.ts';

/**
 * One applied Diff. Several Changes with the same `act` are one act of a person (an import is stored in batches, but
 * undone at once). `undone` acts can be redone; `abandoned` ones were undone before something else was done, and stay
 * readable in the history.
 */
export interface Change {
  readonly id: Id;
  readonly act: Id;
  readonly label: Label;
  readonly author: string;
  readonly time: string;
  readonly state: 'done' | 'undone' | 'abandoned';
  /**
   * The program did it by itself, because a person let it do so once for all. Undo passes over it, and it leaves what can
   * be redone, as long as neither it nor what is undone or redone stands on the other.
   */
  readonly unasked?: true;
  readonly diff: Diff;
}

/** What a person did, as a key of the interface's word list and the words to put in: never a finished sentence. */
export interface Label {
  readonly verb: Verb;
  readonly names?: readonly string[];
  readonly count?: number;
}

/** Stored in every history: a verb is never renamed or taken away. Its words are in the word list of the interface. */
export type Verb = (typeof verbs)[number];
/** Every verb there is. */
export const verbs = [
  'rename-project',
  'import',
  'keep-copy',
  'remove-documents',
  'edit-document',
  'edit-documents',
  'take-in-values',
  'redecode',
  'take-as-version',
  'annotate',
  'tag',
  'untag',
  'retag',
  'remove-annotations',
  'join-annotations',
  'edit-annotation-note',
  'tag-hits',
  'add-tag',
  'rename-tag',
  'move-tag',
  'recolour-tag',
  'describe-tag',
  'merge-tags',
  'remove-tag',
  'take-in-codebook',
  'add-note',
  'edit-note',
  'remove-note',
  'save-search',
  'rename-search',
  'remove-search',
  'add-event-set',
  'rename-event-set',
  'change-event-set',
  'remove-event-set',
  'add-claim',
  'edit-claim',
  'remove-claim',
  'set-cell',
  'clear-cell',
  'rule',
  'edit-ruling',
  'take-back-ruling',
  'add-alias',
  'edit-alias',
  'remove-alias',
  'add-origin',
  'edit-origin',
  'remove-origin',
  'add-attribute',
  'change-attribute',
  'remove-attribute',
  'add-link',
  'edit-link',
  'remove-links',
  'add-relation',
  'change-relation',
  'merge-relations',
  'remove-relation',
  'rename-person',
  'recolour-person',
  'merge-people',
  'merge-project',
  'answer-question',
  'read-otherwise',
] as const;
