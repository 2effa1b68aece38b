import { subjectAt } from '../../core/anchor/subject.ts';
import { mostAccounts } from '../../core/compare/synopsis-shapes.ts';
import { standsNow } from '../../core/model/annotations.ts';
import type { Id } from '../../core/model/id.ts';
import type { CellState, SavedSearch, Subject } from '../../core/model/records.ts';
import { currentVersion } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { wholeName } from '../../core/model/tag-paths.ts';
import { TagTree } from '../../core/model/tag-tree.ts';
import { trimRange } from '../../core/text/trim-range.ts';
import type { Selected } from '../commands/annotate.ts';
import { makeClaim, mayHoldWords } from '../commands/claims.ts';
import type { Desk } from '../commands/desk.ts';
import { hitsByDocument } from '../commands/hits-by-document.ts';
import { documentsNow, takeWhole } from '../commands/take-whole.ts';
import { doneSentence } from '../words/sentences.ts';
import { selectedWords } from './marking.ts';
import { wordingOf } from './proposed-claim.ts';
import type { ProposedClaim } from './proposed-claim.ts';
import type { Session } from './session.ts';
import { tellProblem } from './tell-problem.ts';

// A claim is proposed with the passages that may say it: those of a tag, of a search, of a family of quotations or of a
// conflict, or the selected words. The person sees them before it is made, and leaves out what does not say it.

/** So many passages are offered. A person reads each of them. */
const mostOffered = 200;

const byHand = { rule: null, more: 0, open: [] } as const;

/** What is found under a name is not yet said to say it: that is left to the person of every document. */
const allOpen = (passages: readonly Subject[]) => [...new Set(passages.map(({ documentId }) => documentId))];

/** Asks for a claim that a person writes, of the words that are selected, if any are. */
export function proposeNew(session: Session): void {
  const subject = selectedSubject(session);
  propose(session, {
    ...byHand,
    wording: subject ? wordingOf(subject.quotation.exact) : '',
    madeFrom: { kind: 'hand', name: '' },
    passages: subject ? [subject] : [],
  });
}

/** The selected words as a claim keeps them. */
export function selectedSubject(session: Session): Subject | null {
  const selected: Selected | null = selectedWords(session);
  if (!selected) return null;
  const { text, documentId, version } = selected;
  return subjectAt(text, { documentId, version, ...trimRange(text, selected) });
}

/** Asks for a claim of what carries a tag or one below it. */
export function proposeOfTag(session: Session, tagId: Id): void {
  const { snapshot } = session.desk.store;
  const [tags, documents] = [snapshot.rows('tags'), snapshot.rows('documents')];
  const tag = tags.get(tagId);
  if (!tag) return;
  const below = new Set(new TagTree(tags).below(tagId));
  const found = [...snapshot.rows('annotations').values()]
    .filter((one) => one.tagIds.some((id) => below.has(id)) && standsNow(one, documents))
    .map(({ documentId, version, from, to, quotation }): Subject => ({ documentId, version, from, to, quotation }));
  const inOrder = found.toSorted((a, b) => inOrderOf(a.documentId, b.documentId) || a.from - b.from || a.to - b.to);
  const madeFrom = { kind: 'tag', name: wholeName(tags, tagId) } as const;
  propose(session, { ...byHand, wording: tag.name, madeFrom, ...offered(inOrder), open: allOpen(inOrder) });
}

/** Asks for a claim of what a saved search finds now. */
export async function proposeOfSearch(session: Session, search: SavedSearch): Promise<void> {
  const found = await passagesOf(session.desk, search);
  if (!found.ok) return tellProblem(session.workspace, found.error);
  const { name, query } = search;
  const madeFrom = { kind: 'search', name: query } as const;
  propose(session, { ...byHand, wording: name, madeFrom, ...found.value, open: allOpen(found.value.passages) });
}

/** Asks for a claim as it is proposed. */
export function propose({ shell }: Pick<Session, 'shell'>, proposed: ProposedClaim): void {
  shell.set({ asking: { kind: 'claim', proposed } });
}

/** The passages that are offered of all. */
export function offered(passages: readonly Subject[]): Pick<ProposedClaim, 'passages' | 'more'> {
  return { passages: passages.slice(0, mostOffered), more: Math.max(0, passages.length - mostOffered) };
}

async function passagesOf(
  desk: Desk,
  { query, anyWord }: SavedSearch,
): Promise<Result<Pick<ProposedClaim, 'passages' | 'more'>>> {
  const documents = await documentsNow(desk);
  if (!documents.ok) return documents;
  const question = { query, anyWord, order: 'document', furniture: false } as const;
  const taken = await takeWhole(desk, documents.value, (finder) => finder.takePlaces(documents.value, question));
  if (!taken.ok) return taken;
  const places = taken.value.found.slice(0, mostOffered);
  const passages: Subject[] = [];
  for (const [documentId, inOne] of hitsByDocument(places)) {
    const document = desk.store.snapshot.rows('documents').get(documentId);
    if (!document) continue;
    const { textId, number: version } = currentVersion(document);
    const read = await desk.store.text(textId);
    if (!read.ok) return fail('text-unread', documentId, read.error.code);
    const { text } = read.value;
    for (const place of inOne) {
      const range = trimRange(text, place);
      if (place.version === version && range.to > range.from) {
        passages.push(subjectAt(text, { documentId, version, ...range }));
      }
    }
  }
  return ok({ passages, more: taken.value.total - places.length });
}

/** What a person leaves of a proposed claim. */
export interface AgreedClaim {
  readonly wording: string;
  readonly passages: readonly Subject[];
  /** What each document says of it; of one that is not here nothing is decided. */
  readonly states: ReadonlyMap<Id, CellState>;
}

/** Makes it; it is the one that pages of claims are about. Where no page shows it at once, one is opened. */
export async function makeProposed(session: Session, proposed: ProposedClaim, agreed: AgreedClaim): Promise<void> {
  const { desk, shell, workspace } = session;
  const { madeFrom, rule } = proposed;
  const documentIds = [...new Set(agreed.passages.map(({ documentId }) => documentId))];
  const cells = documentIds.flatMap((id) => {
    const state = agreed.states.get(id);
    if (state === undefined) return [];
    const passages = mayHoldWords(state) ? agreed.passages.filter(({ documentId }) => documentId === id) : [];
    return [{ column: { kind: 'document', id } as const, state, passages, rule }];
  });
  const made = await makeClaim(desk, { wording: agreed.wording, madeFrom }, cells);
  if (!made.ok) return tellProblem(workspace, made.error);
  shell.set({ claimId: made.value.id });
  if (madeFrom.kind === 'hand' || madeFrom.kind === 'tag' || madeFrom.kind === 'search') {
    const few = documentIds.length >= 2 && documentIds.length <= mostAccounts;
    workspace.open({ kind: 'claims', documentIds: few ? documentIds : [] });
  }
  workspace.tell('done', doneSentence({ verb: 'add-claim', names: [made.value.wording] }), true);
}

function inOrderOf(a: Id, b: Id): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
