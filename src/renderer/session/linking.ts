import { sameEnd } from '../../core/model/links.ts';
import type { Link, LinkEnd } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { annotate } from '../commands/annotate.ts';
import type { Selected } from '../commands/annotate.ts';
import { markedWords } from '../commands/act-names.ts';
import type { Desk } from '../commands/desk.ts';
import { takeBack } from '../commands/history.ts';
import { linkThings } from '../commands/link-things.ts';
import type { RelationChoice } from '../commands/link-things.ts';
import { linkWords } from '../words/links.ts';
import { openLink } from './open-link.ts';
import { targetOfEnd } from './linked-things.ts';
import { annotationAt, chosenAnnotations, currentAnnotations, selectedWords } from './marking.ts';
import type { Session } from './session.ts';
import { tellProblem } from './tell-problem.ts';
import { activeTab } from './workspace.ts';

// A link is begun where one is, and ended somewhere else. Words that are no mark yet become one when the link is stored, in
// the same act.

/** Where a link begins or ends: something that is there, or words that become a mark with the link. */
export type LinkPlace = LinkEnd | { readonly kind: 'words'; readonly selected: Selected };

/** What is meant by "here": what is chosen, else the selected words, the mark at the caret, or what the tab shows. */
export function placeHere(session: Session): LinkPlace | null {
  const [chosen] = chosenAnnotations(session).slice(-1);
  if (chosen !== undefined) return { kind: 'annotation', id: chosen };
  const selected = selectedWords(session);
  if (selected) {
    const known = annotationAt(session, selected);
    return known ? { kind: 'annotation', id: known.id } : { kind: 'words', selected };
  }
  return markAtCaret(session) ?? shownThing(session);
}

/** The shortest mark around the caret: it is the one that is meant where marks stand in one another. */
function markAtCaret(session: Session): LinkEnd | null {
  const handle = session.readers.active();
  if (!handle) return null;
  const { from } = handle.reader.selected().range;
  const around = currentAnnotations(session, handle.documentId).filter((one) => one.from <= from && from <= one.to);
  const [first] = around.toSorted((a, b) => a.to - a.from - (b.to - b.from));
  return first ? { kind: 'annotation', id: first.id } : null;
}

function shownThing({ workspace, desk }: Session): LinkEnd | null {
  const tab = activeTab(workspace.state);
  const { snapshot } = desk.store;
  if (tab?.kind === 'note' && snapshot.rows('notes').has(tab.noteId)) return { kind: 'note', id: tab.noteId };
  if (tab?.kind === 'tag' && snapshot.rows('tags').has(tab.tagId)) return { kind: 'tag', id: tab.tagId };
  if (tab?.kind === 'document' && snapshot.rows('documents').has(tab.documentId)) {
    return { kind: 'document', id: tab.documentId };
  }
  return null;
}

/** Where a link was begun that is still to be ended; null where none was, or where that is gone. */
export function linkBegun(session: Session): LinkPlace | null {
  const { linkFrom } = session.shell.state;
  return linkFrom !== null && placeName(session, linkFrom) !== null ? linkFrom : null;
}

/** What a place is called; null where it is gone. */
export function placeName({ linked }: Session, place: LinkPlace): string | null {
  return place.kind === 'words' ? wordsOf(place.selected) : linked.nameOf(place);
}

function wordsOf({ text, from, to }: Selected): string {
  return markedWords({ quotation: { exact: text.slice(from, to), prefix: '', suffix: '' } });
}

/** Begins a link. It goes on until it is ended or given up. */
export function beginLink(session: Session, from = placeHere(session)): void {
  if (from) session.shell.set({ linkFrom: from });
}

/** Whether one was begun. */
export function giveUpLink(session: Session): boolean {
  const begun = linkBegun(session) !== null;
  session.shell.set({ linkFrom: null });
  return begun;
}

/** Whether the link that was begun can end here: what is here is another thing than where it began. */
export function canEndLink(session: Session): boolean {
  const [from, to] = [linkBegun(session), placeHere(session)];
  return from !== null && to !== null && !samePlace(from, to);
}

/** Asks for the relation of the link that ends here. */
export function endLink(session: Session, to = placeHere(session)): void {
  const from = linkBegun(session);
  if (from && to && !samePlace(from, to)) session.shell.set({ asking: { kind: 'link', from, to } });
}

function samePlace(a: LinkPlace, b: LinkPlace): boolean {
  if (a.kind === 'words' || b.kind === 'words') {
    if (a.kind !== 'words' || b.kind !== 'words') return false;
    const [one, other] = [a.selected, b.selected];
    return one.documentId === other.documentId && one.from === other.from && one.to === other.to;
  }
  return sameEnd(a, b);
}

/** Stores the link, with the marks that its ends become, as one act. */
export async function storeLink(
  session: Session,
  from: LinkPlace,
  to: LinkPlace,
  relation: RelationChoice,
  note: string,
): Promise<void> {
  const { desk, shell, workspace } = session;
  const stored = await linkPlaces({ ...desk, act: desk.newId() }, from, to, relation, note);
  if (!stored.ok) return tellProblem(workspace, stored.error);
  shell.set({ linkFrom: null });
  const end = stored.value.to;
  const mark = end.kind === 'annotation' && desk.store.snapshot.rows('annotations').get(end.id);
  if (mark && session.readers.active()?.documentId === mark.documentId) workspace.set({ annotationIds: [mark.id] });
  workspace.tell('done', linkWords.linked, true);
}

async function linkPlaces(
  desk: Desk,
  from: LinkPlace,
  to: LinkPlace,
  relation: RelationChoice,
  note: string,
): Promise<Result<Link>> {
  const begun = await markedEnd(desk, from);
  if (!begun.ok) return begun;
  const ended = await markedEnd(desk, to);
  const linked = ended.ok ? await linkThings(desk, begun.value, ended.value, relation, note) : ended;
  // The marks were made for the link alone: without it they go again.
  if (!linked.ok && desk.act !== undefined && [from, to].some(({ kind }) => kind === 'words')) {
    await takeBack(desk, desk.act);
  }
  return linked;
}

async function markedEnd(desk: Desk, place: LinkPlace): Promise<Result<LinkEnd>> {
  if (place.kind !== 'words') return ok(place);
  const made = await annotate(desk, place.selected);
  return made.ok ? ok({ kind: 'annotation', id: made.value.id }) : made;
}

/** Goes to an end of a link. */
export function openEnd(session: Session, end: LinkEnd, where: 'here' | 'beside' = 'here'): void {
  const target = targetOfEnd(end);
  if (target) openLink(session, target, where);
  else {
    session.shell.set({ claimId: end.id });
    session.workspace.open({ kind: 'claims', documentIds: [] }, where);
  }
}
