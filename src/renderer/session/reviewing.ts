import { placeBetween } from '../../core/anchor/resolve.ts';
import { doubtOf } from '../../core/model/doubts.ts';
import type { Doubt } from '../../core/model/doubts.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Annotation, Document, Range } from '../../core/model/records.ts';
import type { Result } from '../../core/model/result.ts';
import { trimRange } from '../../core/text/trim-range.ts';
import { placeAgain } from '../commands/change-extent.ts';
import { acceptWords, bringBack, setAsideAll } from '../commands/review-anchors.ts';
import type { Reviewed } from '../commands/review-anchors.ts';
import { focusWhenThere } from './focus-when-there.ts';
import { chosenAnnotations, selectedWords } from './marking.ts';
import type { Session } from './session.ts';
import { tellProblem } from './tell-problem.ts';
import { tellStored } from './tell-stored.ts';
import { activeTab } from './workspace.ts';

// What a person does with annotations whose text changed: on their page, or with the one that is chosen beside the text.
// Each tells its own problems.

/** What the page of the review offers while it has the attention. */
export interface ReviewActs {
  /** The annotation that was attended last, if it is still listed. */
  current(): Annotation | null;
}

/** An annotation to look at, and why. */
export interface InDoubt {
  readonly annotation: Annotation;
  readonly document: Document;
  readonly doubt: Doubt;
}

/** Longer texts are not compared to find out where lost words may have stood, in UTF-16 units. */
const mostCompared = 1_000_000;
/** A place that is this many times as long as the words is no place for them. */
const muchLonger = 4;

/** The annotation that a key or command of the review is about. */
export function inReview(session: Session): InDoubt | null {
  const { reviewActs, desk } = session;
  const ids = chosenAnnotations(session);
  const annotation = reviewActs
    ? reviewActs.current()
    : ids.length === 1 && desk.store.snapshot.rows('annotations').get(ids[0]!);
  return annotation ? asInDoubt(session, annotation) : null;
}

/** The same of an annotation, if there is a doubt. */
export function asInDoubt({ desk }: Pick<Session, 'desk'>, annotation: Annotation): InDoubt | null {
  const document = desk.store.snapshot.rows('documents').get(annotation.documentId);
  const doubt = document && doubtOf(annotation, document);
  return document && doubt ? { annotation, document, doubt } : null;
}

/** Opens the review, of one document or of all; turns to it where it is open. Its keys are for its first annotation then. */
export function openReview({ shell, workspace }: Session, documentId: Id | null): void {
  shell.set({ reviewOf: documentId });
  const pane = workspace.state.panes.findIndex(({ tabs }) => tabs.some(({ kind }) => kind === 'anchors'));
  if (pane >= 0) workspace.set({ focus: pane });
  workspace.open({ kind: 'anchors' });
  focusReview();
}

/** Focuses what is listed first or was attended last, as soon as it is drawn; where nothing is listed, the page. */
function focusReview(): void {
  focusWhenThere(() => {
    const page = document.querySelector<HTMLElement>('[data-review-page]');
    const row = page?.querySelector<HTMLElement>('[data-review][tabindex="0"]');
    return row ?? (page?.querySelector('.review-scroller') ? null : page);
  });
}

/** They quote from now on what stands where they were found. */
export function accept(session: Session, ids: readonly Id[]): Promise<void> {
  return tell(session, acceptWords(session.desk, ids));
}

/** They have no place in the text of now. */
export function putAside(session: Session, ids: readonly Id[]): Promise<void> {
  return tell(session, setAsideAll(session.desk, ids));
}

/** They are to be looked at again. */
export function takeBackAside(session: Session, ids: readonly Id[]): Promise<void> {
  return tell(session, bringBack(session.desk, ids));
}

/** Opens the text where the annotation may stand now, for its words to be selected there. */
export async function beginPlacing(session: Session, { annotation, document }: InDoubt): Promise<void> {
  const { workspace, readers } = session;
  const likely = await likelyPlace(session, annotation, document);
  workspace.show(document.id, likely, whereBeside(session));
  workspace.set({ placing: { id: annotation.id, likely }, annotationIds: [] });
  readers.focusText(document.id);
}

/** Shows where it stands, or may stand, in the text of now. */
export async function showPlace(session: Session, { annotation, document }: InDoubt): Promise<void> {
  session.workspace.show(document.id, await likelyPlace(session, annotation, document), whereBeside(session));
  session.workspace.set({ annotationIds: [annotation.id] });
}

/** Has the annotation that waits for it stand on the selected words; whether words are selected. */
export function placeHere(session: Session): boolean {
  const { placing } = session.workspace.state;
  const selected = selectedWords(session);
  if (!placing || !selected) return false;
  void tell(session, placeAgain(session.desk, placing.id, selected)).then(() => endPlacing(session));
  return true;
}

/** Nothing waits for a place any more; the attention goes back to the review, if that is open. */
export function endPlacing(session: Session): void {
  const { workspace } = session;
  workspace.set({ placing: null });
  const pane = workspace.state.panes.findIndex(({ tabs, active }) => tabs[active]?.kind === 'anchors');
  if (pane < 0) return;
  workspace.set({ focus: pane, selection: null });
  focusReview();
}

/** The review stays in view beside the text. */
function whereBeside({ workspace }: Session): 'beside' | 'here' {
  return activeTab(workspace.state)?.kind === 'anchors' ? 'beside' : 'here';
}

/** Where it was found; of a lost one what came into its place, or else where that begins. */
async function likelyPlace(session: Session, annotation: Annotation, document: Document): Promise<Range> {
  const { from, to, version, quotation } = annotation;
  if (doubtOf(annotation, document) === 'changed') return { from, to };
  const { store } = session.desk;
  const now = await store.text(currentVersion(document).textId);
  if (!now.ok) return { from: 0, to: 0 };
  const { text } = now.value;
  const old = document.versions.find(({ number }) => number === version);
  if (!old || old === currentVersion(document)) return at(Math.min(from, text.length));
  const before = await store.text(old.textId);
  const known = before.ok ? before.value.text : '';
  if (known.length + text.length > mostCompared || to > known.length)
    return at(Math.round((text.length * Math.min(from, known.length)) / Math.max(1, known.length)));
  const place = trimRange(text, placeBetween(known, text, { from, to }));
  return place.to - place.from > muchLonger * quotation.exact.length ? at(place.from) : place;
}

function at(offset: number): Range {
  return { from: offset, to: offset };
}

async function tell({ workspace }: Session, deciding: Promise<Result<Reviewed>>): Promise<void> {
  const decided = await deciding;
  if (decided.ok) tellStored(workspace, decided.value.diff, decided.value.label);
  else tellProblem(workspace, decided.error);
}
