import { isChangedRow } from '../../../../core/compare/changed-row.ts';
import { marksOf } from '../../../../core/compare/cell-marks.ts';
import { changedMarks } from '../../../../core/compare/changed-marks.ts';
import type { ChangedMark } from '../../../../core/compare/changed-marks.ts';
import type { SharedForm, SharedMark } from '../../../../core/compare/cell-sharing.ts';
import { mostSharing, sharedIn } from '../../../../core/compare/cell-sharing.ts';
import { rowsInOrder } from '../../../../core/compare/row-order.ts';
import { firmFrom, linkFrom, nameFact, numberFact, quotationFact } from '../../../../core/compare/synopsis-shapes.ts';
import { documentIdsOf } from '../../../../core/model/account.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Range } from '../../../../core/model/records.ts';
import type { RuledRow, RuledSynopsis } from '../../../../core/compare/ruled-rows.ts';
import type { Synopsis } from '../../../../core/ports/compare.ts';
import type { LinkKind } from '../../../words/synopsis.ts';
import type { ReadSynopsis } from './use-synopsis.ts';

/** How a synopsis is looked at. */
export interface SynopsisLook {
  /** The account whose order the rows follow; null: the first column. */
  readonly base: Id | null;
  /** What is marked: what the base or nobody else has, or what several have. */
  readonly against: 'base' | 'all' | 'shared';
  /** `changed` is offered of versions of one document. */
  readonly filter: 'all' | 'shared' | 'only' | 'changed';
  readonly loose: boolean;
}

/** A row as it is shown. */
export interface ShownRow extends RuledRow {
  /** Its place among all rows; the first is 1. */
  readonly number: number;
  readonly moved: readonly number[];
  /** The account that alone has it; null where several do. */
  readonly only: number | null;
}

/** The rows that the filter leaves. `columns` are accounts, in the order in which they are shown; `base` is one of them. */
export function shownRows(
  { synopsis, texts }: Pick<ReadSynopsis, 'texts'> & { readonly synopsis: RuledSynopsis },
  base: number,
  columns: readonly number[],
  filter: SynopsisLook['filter'],
): readonly ShownRow[] {
  const all = rowsInOrder(synopsis, base, columns).map(({ row, moved }, at): ShownRow => {
    const ruled = synopsis.rows[row]!;
    const has = columns.filter((account) => ruled.cells[account]!.length > 0);
    return { ...ruled, moved, number: at + 1, only: has.length === 1 ? has[0]! : null };
  });
  if (filter === 'shared') return all.filter(({ only }) => only === null);
  if (filter === 'all') return all;
  if (filter === 'changed') return all.filter((row) => isChangedRow(synopsis, texts, columns, row));
  // What can be checked comes first.
  const kinds = (row: ShownRow) => (row.role ? 0 : factsOf(synopsis, row).length);
  return all.filter(({ only }) => only !== null).sort((a, b) => kinds(b) - kinds(a) || a.number - b.number);
}

/** All that the accounts say in a row. */
export function wordsOfRow(
  { synopsis: { accounts }, texts }: Pick<ReadSynopsis, 'texts'> & { readonly synopsis: RuledSynopsis },
  { cells }: ShownRow,
): string {
  const said = cells.flatMap((sentences, account) =>
    sentences.map((at) => {
      const { from, to } = accounts[account]!.sentences[at]!;
      return texts[account]!.slice(from, to);
    }),
  );
  return said.join('\n');
}

const factSigns = { number: numberFact, name: nameFact, quotation: quotationFact };

/** Which kinds of facts stand in a row of one account. */
export function factsOf({ accounts }: Synopsis, { cells, only }: ShownRow): readonly (keyof typeof factSigns)[] {
  const { sentences } = accounts[only!]!;
  const facts = cells[only!]!.reduce((sum, at) => sum | sentences[at]!.facts, 0);
  return (Object.keys(factSigns) as (keyof typeof factSigns)[]).filter((kind) => (facts & factSigns[kind]) !== 0);
}

/**
 * How firmly an account stands in a row: by its closest link with the base account, or with any other where it has none
 * with that; `ruled` where a person put it there. Null for the base itself, where there is nothing else in the row, and where
 * something else than words holds it together.
 */
export function linkOf({ cells, links, role }: ShownRow, account: number, base: number): LinkKind | null {
  if (role !== undefined || account === base || cells[account]!.length === 0) return null;
  if (cells.every((sentences, other) => other === account || sentences.length === 0)) return null;
  const own = links.filter(({ a, b }) => a.account === account || b.account === account);
  const withBase = own.filter(({ a, b }) => a.account === base || b.account === base);
  const some = withBase.length > 0 ? withBase : own;
  if (some.length === 0) return 'ruled';
  const best = Math.max(...some.map(({ cosine }) => cosine));
  if (best >= firmFrom) return 'firm';
  return best >= linkFrom || some.some(({ words }) => words > 0) ? 'dashed' : 'loose';
}

/** Words that are marked: nobody else has them, or others have them, too. */
export type ShownMark = (ChangedMark & { readonly columns?: never }) | SharedWords;

/** Words that several columns have; the first is 1. */
interface SharedWords extends Range {
  readonly kind: SharedForm;
  readonly columns: readonly number[];
}

/** Whether all accounts are versions of one document. */
export function areVersions({ accounts }: Pick<Synopsis, 'accounts'>): boolean {
  return documentIdsOf(accounts.map(({ documentId }) => documentId)).length === 1;
}

/** Whether it can be told who shares what. */
export function canShowSharing(columns: readonly number[]): boolean {
  return columns.length <= mostSharing;
}

/**
 * What is marked in the cells of a row, by account: where they differ (where the base account has nothing of it, from the
 * first that has), or what they share.
 */
export function rowMarks(
  { synopsis: { accounts }, texts, languages }: ReadSynopsis,
  { cells, only, role }: ShownRow,
  base: number,
  columns: readonly number[],
  against: SynopsisLook['against'],
): ReadonlyMap<number, readonly ShownMark[]> {
  // Who wrote it and when it appeared is no account of anything, but a source may change it.
  if (only !== null || (role !== undefined && !areVersions({ accounts }))) return new Map();
  const has = columns.filter((account) => cells[account]!.length > 0);
  const said = has.map((account) => ({
    text: texts[account]!,
    language: languages[account]!,
    sentences: cells[account]!.map((at) => accounts[account]!.sentences[at]!),
  }));
  const to = against === 'base' ? Math.max(0, has.indexOf(base)) : null;
  const marks =
    against === 'shared' && canShowSharing(columns)
      ? sharedIn(said).map((of) => of.map((mark) => sharedWords(mark, has, columns)))
      : areVersions({ accounts })
        ? changedMarks(said, to)
        : marksOf(said, to);
  return new Map(has.map((account, at) => [account, marks[at]!]));
}

function sharedWords(
  { from, to, form, cells }: SharedMark,
  has: readonly number[],
  columns: readonly number[],
): SharedWords {
  return { from, to, kind: form, columns: cells.map((cell) => columns.indexOf(has[cell]!) + 1) };
}

/** Whether all that is marked in a row are signs and case. */
export function onlySignsChanged(marks: ReadonlyMap<number, readonly ShownMark[]>): boolean {
  const all = [...marks.values()].flat();
  return all.length > 0 && all.every(({ kind }) => kind === 'other signs');
}

/** Words that are all marked alike. */
export interface MarkedPart {
  readonly mark: ShownMark | null;
  readonly words: string;
}

/** A stretch of a text, in parts that are marked or not. */
export function partsOf(text: string, { from, to }: Range, marks: readonly ShownMark[]): readonly MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = from;
  for (const mark of marks) {
    const [start, end] = [Math.max(at, mark.from), Math.min(to, mark.to)];
    if (start >= end) continue;
    if (start > at) parts.push({ mark: null, words: text.slice(at, start) });
    parts.push({ mark, words: text.slice(start, end) });
    at = end;
  }
  if (at < to) parts.push({ mark: null, words: text.slice(at, to) });
  return parts;
}
