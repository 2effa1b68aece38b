import { removeWithAll } from '../../core/model/cascade.ts';
import type { Label } from '../../core/model/change.ts';
import { cleanName } from '../../core/model/clean-name.ts';
import { added, noDiff, removed, sequence, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { Cell, CellState, Claim, Party, Subject } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { keyOfCell, keyOfSubject } from '../../core/model/rulings.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';
import type { ColumnSearched } from './silence.ts';

/** What a person says of a claim. */
export type ClaimWords = Pick<Claim, 'wording'> & Partial<Pick<Claim, 'note' | 'eventSetId' | 'madeFrom' | 'when'>>;

/** What a person says of one cell; what is not given stays as it was, or is empty. */
export type CellWords = Pick<Cell, 'state'> & Partial<Pick<Cell, 'passages' | 'when' | 'proof' | 'rule' | 'note'>>;

/**
 * A new claim with what is known of its cells from the start; one act. It is the last of all claims, and about the event whose set holds
 * all documents of its cells, if there is just one.
 */
export function makeClaim(
  desk: Desk,
  words: ClaimWords,
  cells: readonly (CellWords & Pick<Cell, 'column'>)[] = [],
): Promise<Result<Claim>> {
  return inTurn(desk, async () => {
    const time = desk.now();
    const made = { author: desk.author, created: time, changed: time };
    const rest = {
      note: '',
      eventSetId: eventOf(desk, cells),
      madeFrom: { kind: 'hand', name: '' },
      when: null,
    } as const;
    const order = 1 + Math.max(-1, ...[...desk.store.snapshot.rows('claims').values()].map((claim) => claim.order));
    const claim: Claim = { id: desk.newId(), order, ...rest, ...words, wording: cleanName(words.wording), ...made };
    const filled = cells.map((cell): Cell => ({ ...emptyCell, ...cell, id: desk.newId(), claimId: claim.id, ...made }));
    const stored = await desk.store.apply(sequence(added('claims', claim), added('cells', ...filled)), {
      label: { verb: 'add-claim', names: [claim.wording] },
      ...by(desk),
    });
    return stored.ok ? ok(claim) : stored;
  });
}

function eventOf({ store }: Desk, cells: readonly Pick<Cell, 'column'>[]): Id | null {
  const ids = cells.flatMap(({ column }) => (column.kind === 'document' ? [column.id] : []));
  const sets = [...store.snapshot.rows('eventSets').values()];
  const holding = sets.filter(({ documentIds }) => ids.every((id) => documentIds.includes(id)));
  return ids.length > 0 && holding.length === 1 ? holding[0]!.id : null;
}

/** Sets what is given; the rest stays. */
export function editClaim(
  desk: Desk,
  id: Id,
  words: Partial<Pick<Claim, 'wording' | 'note' | 'eventSetId' | 'when' | 'order'>>,
): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const claim = desk.store.snapshot.rows('claims').get(id);
    if (!claim) return fail('not-found', id);
    const wording = cleanName(words.wording ?? claim.wording) || claim.wording;
    const after = { ...claim, ...words, wording };
    if (updated('claims', claim, after) === noDiff) return ok(noDiff);
    return desk.store.apply(updated('claims', claim, { ...after, changed: desk.now() }), {
      label: { verb: 'edit-claim', names: [after.wording] },
      ...by(desk),
    });
  });
}

/** Their cells, and what was decided on their witnesses, go with them. */
export function removeClaims(desk: Desk, ids: readonly Id[]): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const { snapshot } = desk.store;
    const found = ids.flatMap((id) => snapshot.rows('claims').get(id) ?? []);
    if (found.length === 0) return fail('not-found', ids[0]);
    return desk.store.apply(removeWithAll(snapshot, 'claims', ids, desk.now()), {
      label: { verb: 'remove-claim', names: [found[0]!.wording], count: found.length },
      ...by(desk),
    });
  });
}

/** Says what one party says of a claim. */
export function setCell(desk: Desk, claimId: Id, column: Party, words: CellWords): Promise<Result<Cell>> {
  return inTurn(desk, async () => {
    const claim = desk.store.snapshot.rows('claims').get(claimId);
    if (!claim) return fail('not-found', claimId);
    const before = cellAt(desk, claimId, column);
    const time = desk.now();
    const made = { author: desk.author, created: before?.created ?? time, changed: time };
    // What was searched, or suggested, spoke for the state of before.
    const shown = before && before.state !== words.state ? { ...before, proof: null, rule: null } : before;
    const cell: Cell = { ...emptyCell, ...shown, ...words, id: before?.id ?? desk.newId(), claimId, column };
    if (before && updated('cells', before, cell) === noDiff) return ok(before);
    const after = { ...cell, ...made };
    const diff = before ? updated('cells', before, after) : added('cells', after);
    const stored = await desk.store.apply(diff, {
      label: labelOfCell(before, cell, claim),
      ...by(desk),
    });
    return stored.ok ? ok(after) : stored;
  });
}

/** Sets the note on a cell. */
export async function noteCell(desk: Desk, id: Id, note: string): Promise<Result<Cell>> {
  const cell = desk.store.snapshot.rows('cells').get(id);
  return cell ? setCell(desk, cell.claimId, cell.column, { state: cell.state, note }) : fail('not-found', id);
}

/** Where the state stays as it was, what is told is the time (empty: none) or the note that became another. */
function labelOfCell(before: Cell | undefined, { state, when, note }: Cell, { wording }: Claim): Label {
  if (before?.state === state && before.when !== when) return { verb: 'edit-claim', names: [wording, when ?? ''] };
  if (before?.state === state && before.note !== note) return { verb: 'edit-claim', names: [wording, 'note'] };
  return { verb: 'set-cell', names: [state, wording] };
}

/** Says of several parties what a search suggested, where nobody decided yet; one act. */
export function keepSilence(desk: Desk, claimId: Id, searched: readonly ColumnSearched[]): Promise<Result<Diff>> {
  const rule = { id: 'silence', version: '1' };
  const cells = searched.flatMap(({ party, state, proof }) =>
    state === null ? [] : [{ column: party, state, proof, rule }],
  );
  return setUndecided(desk, claimId, cells);
}

/** Says what several parties say of a claim, where nobody decided yet; one act. */
export function setUndecided(
  desk: Desk,
  claimId: Id,
  said: readonly (CellWords & Pick<Cell, 'column'>)[],
): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const claim = desk.store.snapshot.rows('claims').get(claimId);
    if (!claim) return fail('not-found', claimId);
    const time = desk.now();
    const made = { author: desk.author, created: time, changed: time };
    const cells = said.flatMap((one): Cell[] =>
      cellAt(desk, claimId, one.column) ? [] : [{ ...emptyCell, ...one, ...made, id: desk.newId(), claimId }],
    );
    if (cells.length === 0) return ok(noDiff);
    const names = [cells[0]!.state, claim.wording];
    return desk.store.apply(added('cells', ...cells), { label: { verb: 'set-cell', names }, ...by(desk) });
  });
}

/**
 * Adds words to what their document says of a claim; where nobody decided yet, or it was said to have no words of it, it
 * says it. Words that are there already are no act.
 */
export function addPassage(desk: Desk, claimId: Id, subject: Subject): Promise<Result<Diff>> {
  return changePassages(desk, claimId, { kind: 'document', id: subject.documentId }, (passages) =>
    passages.some((one) => keyOfSubject(one) === keyOfSubject(subject)) ? passages : [...passages, subject],
  );
}

/** Whether a cell with this state may hold words: where a document is silent or nobody read it, there are none. */
export function mayHoldWords(state: CellState): boolean {
  return state !== 'silent' && state !== 'no-document' && state !== 'not-read';
}

/** Whether a cell has words although its state says that there are none. */
export function holdsOtherWords({ state, passages }: Pick<Cell, 'state' | 'passages'>): boolean {
  return passages.length > 0 && !mayHoldWords(state);
}

/** Takes words out of a cell; what is said of it stays. */
export function takeOutPassage(desk: Desk, claimId: Id, column: Party, subject: Subject): Promise<Result<Diff>> {
  return changePassages(desk, claimId, column, (passages) =>
    passages.filter((one) => keyOfSubject(one) !== keyOfSubject(subject)),
  );
}

function changePassages(
  desk: Desk,
  claimId: Id,
  column: Party,
  change: (passages: readonly Subject[]) => readonly Subject[],
): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const claim = desk.store.snapshot.rows('claims').get(claimId);
    if (!claim) return fail('not-found', claimId);
    const before = cellAt(desk, claimId, column);
    const passages = change(before?.passages ?? []);
    if (passages.length === (before?.passages.length ?? 0)) return ok(noDiff);
    const time = desk.now();
    const made = { passages, author: desk.author, changed: time };
    const isMore = passages.length > (before?.passages.length ?? 0);
    const said = before && isMore && !mayHoldWords(before.state) ? wordsFound : {};
    const diff = before
      ? updated('cells', before, { ...before, ...said, ...made })
      : added('cells', { ...emptyCell, ...made, id: desk.newId(), claimId, column, state: 'says', created: time });
    return desk.store.apply(diff, { label: { verb: 'edit-claim', names: [claim.wording] }, ...by(desk) });
  });
}

/** Nobody has decided on it any more. */
export function clearCell(desk: Desk, claimId: Id, column: Party): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const cell = cellAt(desk, claimId, column);
    if (!cell) return ok(noDiff);
    const wording = desk.store.snapshot.rows('claims').get(claimId)?.wording ?? '';
    return desk.store.apply(removed('cells', cell), {
      label: { verb: 'clear-cell', names: [wording] },
      ...by(desk),
    });
  });
}

/** The cell of a party, if somebody decided on it. */
export function cellAt({ store }: Pick<Desk, 'store'>, claimId: Id, column: Party): Cell | undefined {
  const key = keyOfCell({ claimId, column });
  return [...store.snapshot.rows('cells').values()].find((cell) => keyOfCell(cell) === key);
}

/** What was searched in vain, or suggested, no longer holds where words are found. */
const wordsFound = { state: 'says', proof: null, rule: null } as const;

const nothing = { passages: [], when: null, proof: null, rule: null, note: '' };
const emptyCell = { ...nothing, author: '', created: '', changed: '' } as const;
