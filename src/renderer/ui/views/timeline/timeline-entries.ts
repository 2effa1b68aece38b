import type { Days } from '../../../../core/compare/over-time.ts';
import { liesOn } from '../../../../core/compare/timeline-lanes.ts';
import type { Id } from '../../../../core/model/id.ts';
import { inOneLine } from '../../../../core/model/one-line.ts';
import type { Range } from '../../../../core/model/records.ts';
import type { NamesById } from '../../../../core/model/shown-name.ts';
import type { DateSpan } from '../../../../core/text/date-span.ts';
import { edtfOf, spanOfDate } from '../../../../core/text/date-span.ts';
import type { TimelineEntry } from '../../../../core/exchange/timeline-sheet.ts';
import type { Timeline, ToldDate } from '../../../../core/ports/compare.ts';
import type { Desk } from '../../../commands/desk.ts';
import { quotedSources } from '../../../commands/quoted-sources.ts';
import { timelineWords } from '../../../words/timeline.ts';

/** A row of the table: when a document appeared, or a date that it names. */
export interface TimelineRow {
  readonly account: number;
  readonly documentId: Id;
  readonly kind: 'published' | ToldDate['role'];
  readonly span: DateSpan | null;
  /** Null of when it appeared. */
  readonly date: ToldDate | null;
  /** Numbers of the disagreements in which it stands, from 1. */
  readonly disagreements: readonly number[];
}

/** All rows by their days, what has none last. */
export function rowsOf({ accounts, disagreements }: Timeline): readonly TimelineRow[] {
  const rows = accounts.flatMap(({ documentId, published, dates }, account): TimelineRow[] => {
    const span = published === null ? null : spanOfDate(published);
    const appeared: TimelineRow = { account, documentId, kind: 'published', span, date: null, disagreements: [] };
    return [
      ...(span === null ? [] : [appeared]),
      ...dates.map((date, at): TimelineRow => {
        const isHere = (one: { account: number; date: number }) => one.account === account && one.date === at;
        const numbers = disagreements.flatMap(({ sayings }, number) => (sayings.some(isHere) ? [number + 1] : []));
        return { account, documentId, kind: date.role, span: date.span, date, disagreements: numbers };
      }),
    ];
  });
  const dayOf = ({ span }: TimelineRow) => span?.from ?? span?.to ?? null;
  return rows.sort((a, b) => {
    const [one, other] = [dayOf(a), dayOf(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || 0;
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

/** The rows that the axis leaves: the table shows what the lanes show, and beside it what stands on no day. */
export function rowsOn(axis: Days | null, rows: readonly TimelineRow[]): readonly TimelineRow[] {
  return axis === null ? rows : rows.filter(({ span }) => span === null || liesOn(axis, span));
}

/** Words of a text in one line. */
export function wordsAt(text: string, { from, to }: Range): string {
  return inOneLine(text.slice(from, to));
}

/** The rows as they are saved. */
export async function entriesOf(
  rows: readonly TimelineRow[],
  texts: ReadonlyMap<Id, string>,
  desk: Desk,
  names: NamesById,
): Promise<readonly TimelineEntry[]> {
  const sourceOf = await quotedSources(
    desk,
    rows.map(({ documentId }) => ({ documentId, from: 0 })),
  );
  return rows.map(({ documentId, kind, span, date, disagreements }) => {
    const text = texts.get(documentId) ?? '';
    return {
      when: span === null ? '' : edtfOf(span),
      kind: timelineWords.kinds[kind],
      document: names.get(documentId) ?? '',
      words: date === null ? '' : wordsAt(text, date),
      sentence: date === null ? '' : wordsAt(text, date.sentence),
      countedFrom: date?.resolvedFrom ?? '',
      disagreements,
      documentId,
      source:
        date === null ? { ...sourceOf({ documentId, from: 0 }), passage: null } : sourceOf({ documentId, ...date }),
      place: date === null ? null : { from: date.from, to: date.to },
    };
  });
}
