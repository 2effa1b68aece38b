import { isOlder } from '../../core/model/account.ts';
import { trimRange } from '../../core/text/trim-range.ts';
import type { Label } from '../../core/model/change.ts';
import type { Id } from '../../core/model/id.ts';
import type { Annotation, Range } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { shownPath } from '../../core/model/tag-tree.ts';
import { annotate, tagRange } from '../commands/annotate.ts';
import type { Selected } from '../commands/annotate.ts';
import {
  deleteAnnotations,
  onlyWords,
  removalOf,
  retagAnnotations,
  tagAnnotations,
} from '../commands/change-annotations.ts';
import type { TagChoice, Tagged } from '../commands/choose-tag.ts';
import { tagHits } from '../commands/tag-hits.ts';
import type { Told } from '../commands/take-whole.ts';
import type { HitsToTag } from './hits-to-tag.ts';
import type { TagTarget } from './tag-target.ts';
import { overlapOf } from './join-marks.ts';
import { inVivoName } from './in-vivo-name.ts';
import { coverageOf } from '../commands/take-whole.ts';
import { tellCoverage } from './tell-coverage.ts';
import { tellProblem } from './tell-problem.ts';
import type { Session } from './session.ts';
import { tagWords } from '../words/reading.ts';
import { tellStored } from './tell-stored.ts';
import { doneSentence } from '../words/sentences.ts';
import { activeDocument } from './workspace.ts';
import type { Message } from './workspace.ts';

// What the bar, the keys and the tag picker do to the selection. Each tells its own problems.

/** Opens the tag picker for hits of a search. */
export function askTagForHits(session: Session, hits: HitsToTag): void {
  session.hitsToTag = hits;
  session.workspace.set({ dialog: 'tag-picker' });
}

/** What the tag picker would tag now: hits it was opened for, else what was chosen last, annotations or words. */
export function tagTargetOf(session: Session): TagTarget | null {
  const asked = session.hitsToTag ?? session.marksToTag;
  if (asked) return asked;
  const ids = chosenAnnotations(session);
  if (ids.length > 0) return { kind: 'annotations', ids };
  const selected = selectedWords(session);
  return selected ? { kind: 'selection', selected } : null;
}

/** Opens the tag picker for these annotations, or for others than are chosen. */
export function askTagForMarks(session: Session, target: TagTarget): void {
  session.marksToTag = target;
  session.workspace.set({ dialog: 'tag-picker' });
}

/**
 * The chosen quotations of the page that is shown, or the chosen annotations of the document that is: nothing is done to what is out of sight. They were chosen after
 * the words that are selected; selecting words ends their choice.
 */
export function chosenAnnotations({ desk, workspace, readers, quotationActs }: Session): readonly Id[] {
  if (quotationActs) return quotationActs.ids();
  const documentId = activeDocument(workspace.state);
  if (documentId === null || readers.active()?.selectsNow()) return [];
  const rows = desk.store.snapshot.rows('annotations');
  return workspace.state.annotationIds.filter((id) => rows.get(id)?.documentId === documentId);
}

/** The words selected in the active reader, if there are any; where no text is read, the sentence that has the focus. */
export function selectedWords({ readers, attended }: Session): Selected | null {
  const handle = readers.active();
  if (!handle) return attended;
  // Marks are made in the text of now.
  if (isOlder(handle.documentId)) return null;
  const { range, empty } = handle.reader.selected();
  return empty || handle.text.slice(range.from, range.to).trim() === ''
    ? null
    : { documentId: handle.documentId, version: handle.version, text: handle.text, ...range };
}

/** The annotation that covers exactly these words. */
export function annotationAt(session: Session, selected: Selected): Annotation | undefined {
  const { from, to } = trimRange(selected.text, selected);
  return currentAnnotations(session, selected.documentId).find((one) => one.from === from && one.to === to);
}

/** Annotates the selected words without a tag, once; what is annotated already is selected. */
export async function highlightSelection(session: Session): Promise<void> {
  const selected = selectedWords(session);
  if (!selected) return;
  const known = annotationAt(session, selected);
  const marked = marking(session, selected);
  if (known) return marked(known);
  const made = await annotate(session.desk, selected, { onStored: marked });
  if (!made.ok) tellProblem(session.workspace, made.error);
}

/** Makes a tag of the selected words, as informants put it, and tags them with it. */
export async function tagInVivo(session: Session): Promise<void> {
  const selected = selectedWords(session);
  if (!selected) return;
  const name = inVivoName(selected.text.slice(selected.from, selected.to));
  await putTag(session, { kind: 'selection', selected }, [name]);
}

/**
 * Gives the tag to what the picker was opened for, and says what is worth saying. A new one is made in the same act. Null
 * where that failed, which is told.
 */
export function putTag(
  session: Session,
  target: TagTarget,
  choice: TagChoice,
  telling: Telling = 'what is worth it',
): Promise<Id | null> {
  const act = putTagOn(session, target, choice, telling).then((tagged) => {
    if (!tagged.ok) tellProblem(session.workspace, tagged.error);
    return tagged.ok ? tagged.value : null;
  });
  return session.recentTags.put(act, typeof choice === 'string' ? choice : null);
}

/** Whether each act is told: a click on a tag may have been meant to open it. */
type Telling = 'what is worth it' | 'every act';

async function putTagOn(session: Session, target: TagTarget, choice: TagChoice, telling: Telling): Promise<Result<Id>> {
  const { desk } = session;
  if (target.kind === 'annotations') {
    const tagged = await tagAnnotations(desk, target.ids, choice);
    if (!tagged.ok) return tagged;
    tellTagged(session, tagged.value, target.ids, tagged.value.label, telling);
    return ok(tagged.value.tagId);
  }
  if (target.kind === 'instead') return tagInstead(session, target, choice);
  if (target.kind === 'selection') {
    const marked = marking(session, target.selected);
    const tagged = await tagRange(desk, target.selected, choice, marked);
    if (!tagged.ok) return tagged;
    const { annotation } = tagged.value;
    const names = [session.names.tagInAct(tagged.value.tagId), ...onlyWords([annotation])];
    tellTagged(session, tagged.value, [annotation.id], { verb: 'tag', names, count: 1 }, telling);
    return ok(tagged.value.tagId);
  }
  return tagFound(session, target, choice);
}

async function tagInstead(
  session: Session,
  { ids, from }: Extract<TagTarget, { readonly kind: 'instead' }>,
  choice: TagChoice,
): Promise<Result<Id>> {
  const tagged = await retagAnnotations(session.desk, ids, from, choice);
  if (!tagged.ok) return tagged;
  const { tagId, isNew, label } = tagged.value;
  if (isNew) session.workspace.tell('done', doneSentence(label), true, offerToJoin(session, tagId, ids));
  return ok(tagId);
}

/** Tags hits once all are found; how far that is is shown, and it can be given up until all is stored. */
async function tagFound(session: Session, target: HitsToTag, choice: TagChoice): Promise<Result<Id>> {
  const { desk, workspace } = session;
  const told = showTagging(session, target, nameOfChoice(session, choice));
  try {
    const places = await target.places;
    if (!places.ok) return places;
    const { found, uncovered, documents } = places.value;
    const tagged = await tagHits(desk, found, choice, { told, signal: target.signal });
    if (!tagged.ok) return tagged;
    const { tagId, annotationIds, passed } = tagged.value;
    const count = annotationIds.length;
    // Where all were passed over there is none of which it could be said that it has the tag already.
    if (passed < found.length) {
      const tag = session.names.tagInAct(tagId);
      const words = count === 0 ? tagWords.taggedAlready(tag) : doneSentence({ verb: 'tag-hits', names: [tag], count });
      workspace.tell('done', words, count > 0, { ...offerToJoin(session, tagId, annotationIds), beside: true });
    }
    if (passed > 0) workspace.tell('problem', tagWords.passedOver(passed));
    if (documents) tellCoverage(workspace, coverageOf(desk, documents, uncovered));
    return ok(tagId);
  } finally {
    told.end();
  }
}

function nameOfChoice({ names }: Session, choice: TagChoice): string {
  return typeof choice === 'string' ? names.tagInAct(choice) : shownPath(choice);
}

/** Says of what was tagged just now that it overlaps with what has the tag, too, and offers to join it; else only where every act is told. */
function tellTagged(
  session: Session,
  { tagId, isNew }: Tagged,
  annotationIds: readonly Id[],
  label: Label,
  telling: Telling,
): void {
  // Undo would take back what was done before.
  if (!isNew) return;
  const offer = offerToJoin(session, tagId, annotationIds);
  if (!offer.join && telling !== 'every act') return;
  session.workspace.tell('done', doneSentence(label), true, offer);
}

function offerToJoin(session: Session, tagId: Id, annotationIds: readonly Id[]): Pick<Message, 'yet' | 'join'> {
  const join = overlapOf(session, tagId, annotationIds);
  return join ? { yet: tagWords.overlap(join.chains.flat().length), join } : {};
}

/** Shows how far it is with finding hits, then with what is told here. */
function showTagging({ workspace, work }: Session, target: HitsToTag, tag: string): Told & { end(): void } {
  const running = work.begin(tagWords.tagging);
  const cancel = () => target.cancel();
  const shown = workspace.beginTagging({ tag, done: 0, of: 0, stage: 'doing', cancel });
  const show: Told = (done, of, stage) => {
    running.show(of > 0 ? done / of : null);
    shown.show({ done, of, stage });
  };
  const follow = () => {
    const { indexing } = target.state;
    if (indexing) show(indexing.done, indexing.of, 'indexing');
    else show(0, 0, 'doing');
  };
  const stop = target.subscribe(follow);
  follow();
  const end = () => {
    stop();
    running.end();
    shown.end();
  };
  return Object.assign(show, { end });
}

/** The annotations that removing would remove: the selected ones, else those under the selection or caret. */
export function annotationsToRemove(session: Session): readonly Id[] {
  const chosen = chosenAnnotations(session);
  if (chosen.length > 0) return chosen;
  const handle = session.readers.active();
  if (!handle) return [];
  const { range, empty } = handle.reader.selected();
  return currentAnnotations(session, handle.documentId)
    .filter(({ from, to }) => (empty ? from <= range.from && range.from <= to : from < range.to && to > range.from))
    .map(({ id }) => id);
}

/** Removes the chosen annotations, else those at the selection or caret. */
export async function removeMarks(session: Session): Promise<void> {
  const ids = annotationsToRemove(session);
  if (ids.length === 0) return;
  const label = removalOf(session.desk, ids);
  const removed = await deleteAnnotations(session.desk, ids);
  if (!removed.ok) return tellProblem(session.workspace, removed.error);
  const chosen = session.workspace.state.annotationIds.filter((id) => !ids.includes(id));
  session.workspace.set({ annotationIds: chosen });
  tellStored(session.workspace, removed.value, label);
}

/** Annotations placed in the current version of a document, in its order. */
export function currentAnnotations({ desk }: Session, documentId: Id): readonly Annotation[] {
  const { snapshot } = desk.store;
  const version = snapshot.rows('documents').get(documentId)?.versions.at(-1)?.number;
  return snapshot
    .annotationsOf(documentId)
    .filter((annotation) => annotation.version === version && annotation.anchor.kind !== 'lost');
}

/** Whether just these words are selected, but for white space around them. */
function areSelected(session: Session, words: Range): boolean {
  const selected = selectedWords(session);
  if (!selected) return false;
  const now = trimRange(selected.text, selected);
  const { from, to } = trimRange(selected.text, words);
  return now.from === from && now.to === to;
}

/** Chooses what was marked, unless the person turned to other words, or to another mark, while it was stored. */
export function marking(session: Session, words: Range): (marked: Pick<Annotation, 'id'>) => void {
  const { readers, workspace } = session;
  const reader = readers.active()?.reader;
  const { annotationIds } = workspace.state;
  return (marked) => {
    // Who marks while only another person's marks are shown sees what they marked.
    const { onlyBy } = workspace.state;
    if (onlyBy !== null && !session.people.now().isSame(onlyBy, session.desk.author)) workspace.set({ onlyBy: null });
    const now = readers.active();
    const choice = workspace.state.annotationIds;
    const choseOther = choice.length > 0 && choice !== annotationIds;
    if (now?.reader !== reader || choseOther || !areSelected(session, words)) return;
    now?.hideBar();
    workspace.set({ annotationIds: [marked.id] });
  };
}
