import type { Id } from '../../core/model/id.ts';
import { writeTagPath } from '../../core/model/tag-paths.ts';
import { tagPath } from '../../core/model/tag-tree.ts';
import { untagAnnotations, untaggingOf } from '../commands/change-annotations.ts';
import { askTagForMarks } from './marking.ts';
import type { Session } from './session.ts';
import { tellProblem } from './tell-problem.ts';
import { tellStored } from './tell-stored.ts';

/** What the page of a tag offers while it has the attention. */
export interface QuotationActs {
  /** The tags whose quotations those are, of those that the page shows. */
  own(): readonly Id[];
  /** The annotations that are chosen; the one that was attended last where none is. Only such as are shown. */
  ids(): readonly Id[];
  choose(): void;
  /** Writes the note of the one that was attended last in place. */
  note(): void;
}

/** Asks for a tag that comes in the place of the page's. */
export function tagChosenInstead(session: Session): void {
  const acts = session.quotationActs;
  if (acts) askTagForMarks(session, { kind: 'instead', ids: acts.ids(), from: acts.own() });
}

/** Asks for a new tag, below the page's, that the chosen quotations get in its place: the tag is split. */
export function splitOffChosen(session: Session): void {
  const acts = session.quotationActs;
  const [first] = acts?.own() ?? [];
  if (!acts || first === undefined) return;
  const begins = `${writeTagPath(tagPath(session.desk.store.snapshot.rows('tags'), first))}/`;
  const below = { name: session.names.tagInAct(first), begins };
  askTagForMarks(session, { kind: 'instead', ids: acts.ids(), from: acts.own(), below });
}

/** Takes the tag of the page, or those below it, off the chosen quotations. */
export async function untagChosen(session: Session): Promise<void> {
  const acts = session.quotationActs;
  if (acts) await untagQuotations(session, acts.ids(), acts.own());
}

/** Takes tags off quotations in one act, and offers to undo it. */
export async function untagQuotations(session: Session, ids: readonly Id[], tagIds: readonly Id[]): Promise<void> {
  const { desk, workspace } = session;
  const label = untaggingOf(desk, ids, tagIds);
  const stored = await untagAnnotations(desk, ids, ...tagIds);
  if (stored.ok) tellStored(workspace, stored.value, label);
  else tellProblem(workspace, stored.error);
}
