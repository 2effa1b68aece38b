import type { Verb } from '../../../../core/model/change.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { People } from '../../../../core/model/people.ts';
import type { Touched } from '../../../../core/model/touched.ts';
import { holdsWords } from '../../../../core/text/holds-words.ts';
import type { StoredChange } from '../../../store/project-database.ts';

/** One act of a person: several Changes if it was stored in batches. */
export interface Act {
  readonly id: Id;
  /** The newest of its Changes: it tells the act. */
  readonly change: StoredChange;
  /** Of all its Changes. */
  readonly numbers: readonly number[];
}

/** What acts are about, as they are offered to choose from. */
export const actKinds = [
  'texts',
  'marks',
  'tags',
  'links',
  'notes',
  'searches',
  'comparing',
  'people',
  'project',
] as const;
/** A kind of acts that the history can be filtered by. */
export type ActKind = (typeof actKinds)[number];

const kindOfVerb: Readonly<Record<Verb, ActKind>> = {
  'rename-project': 'project',
  import: 'texts',
  'keep-copy': 'texts',
  'remove-documents': 'texts',
  'edit-document': 'texts',
  'edit-documents': 'texts',
  'take-in-values': 'texts',
  'add-attribute': 'texts',
  'change-attribute': 'texts',
  'remove-attribute': 'texts',
  redecode: 'texts',
  'read-otherwise': 'texts',
  'take-as-version': 'texts',
  annotate: 'marks',
  tag: 'marks',
  untag: 'marks',
  retag: 'marks',
  'remove-annotations': 'marks',
  'join-annotations': 'marks',
  'edit-annotation-note': 'marks',
  'tag-hits': 'marks',
  'add-tag': 'tags',
  'rename-tag': 'tags',
  'move-tag': 'tags',
  'recolour-tag': 'tags',
  'describe-tag': 'tags',
  'merge-tags': 'tags',
  'remove-tag': 'tags',
  'take-in-codebook': 'tags',
  'add-note': 'notes',
  'edit-note': 'notes',
  'remove-note': 'notes',
  'save-search': 'searches',
  'rename-search': 'searches',
  'remove-search': 'searches',
  'add-event-set': 'comparing',
  'rename-event-set': 'comparing',
  'change-event-set': 'comparing',
  'remove-event-set': 'comparing',
  'add-claim': 'comparing',
  'edit-claim': 'comparing',
  'remove-claim': 'comparing',
  'set-cell': 'comparing',
  'clear-cell': 'comparing',
  rule: 'comparing',
  'edit-ruling': 'comparing',
  'take-back-ruling': 'comparing',
  'add-alias': 'comparing',
  'edit-alias': 'comparing',
  'remove-alias': 'comparing',
  'add-origin': 'comparing',
  'edit-origin': 'comparing',
  'remove-origin': 'comparing',
  'merge-project': 'project',
  'answer-question': 'project',
  'add-link': 'links',
  'edit-link': 'links',
  'remove-links': 'links',
  'add-relation': 'links',
  'change-relation': 'links',
  'merge-relations': 'links',
  'remove-relation': 'links',
  'rename-person': 'people',
  'recolour-person': 'people',
  'merge-people': 'people',
};

/** Which acts are shown. */
export interface HistoryFilter {
  /** All of these stand in what is said of the act; empty: any. */
  readonly words: string;
  /** Empty: of all kinds. */
  readonly kind: ActKind | '';
  /** Whose acts; null: of everybody. */
  readonly author: string | null;
  /** What was done in this document; null: in any. */
  readonly documentId: Id | null;
}

/** Shows every act. */
export const allActs: HistoryFilter = { words: '', kind: '', author: null, documentId: null };

/** Whether only some acts are shown. */
export function isFiltering({ words, kind, author, documentId }: HistoryFilter): boolean {
  return words.trim() !== '' || kind !== '' || author !== null || documentId !== null;
}

/** Whether what an act was about must be known to tell if it is shown. */
export function needsTouched({ words, documentId }: HistoryFilter): boolean {
  return words.trim() !== '' || documentId !== null;
}

/** Changes of one act stand together, told by the newest. The newest Change is the first. */
export function actsOf(changes: readonly StoredChange[]): readonly Act[] {
  const acts = new Map<Id, Act>();
  for (const change of changes) {
    const known = acts.get(change.act);
    const numbers = [...(known?.numbers ?? []), change.number];
    acts.set(change.act, { id: change.act, change: known?.change ?? change, numbers });
  }
  return [...acts.values()];
}

/**
 * Whether an act is shown. `said` is all that is said of it: its sentence, and the names of what it was about.
 * `touched` may be missing as long as it is read: then what asks for it says no.
 */
export function isShown(
  filter: HistoryFilter,
  act: Act,
  touched: Touched | null,
  said: () => string,
  people?: Pick<People, 'isSame'>,
): boolean {
  const { kind, author, documentId } = filter;
  if (kind !== '' && kindOfVerb[act.change.label.verb] !== kind) return false;
  const by = act.change.author;
  if (author !== null && !(people?.isSame(by, author) ?? by === author)) return false;
  if (documentId !== null && !(touched?.documents.includes(documentId) ?? false)) return false;
  const holds = holdsWords(filter.words);
  return holds === null || (touched !== null && holds(said()));
}
