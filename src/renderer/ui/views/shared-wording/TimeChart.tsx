import { useMemo, useRef } from 'react';
import type { CSSProperties } from 'react';
import { barsOf, ticksOf } from '../../../../core/compare/over-time.ts';
import type { AxisTick, Bar, Days } from '../../../../core/compare/over-time.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Family } from '../../../../core/ports/compare.ts';
import { barInWords, compareWords as words } from '../../../words/compare.ts';
import { dateInWords } from '../../../words/in-words.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useQuotedWords } from '../../hooks/use-quoted-words.ts';
import { useWidth } from '../../hooks/use-width.ts';
import { MiddleCut } from '../../parts/MiddleCut.tsx';
import type { FamilyLines } from './FamiliesOverTime.tsx';
import { useOpenMember } from './open-member.ts';
import { undatedWidth, useTimeRows } from './use-time-rows.ts';
import type { TimeRow } from './use-time-rows.ts';

/** Pixels that a bar takes with the gap beside it, and a date on the axis. */
const barRoom = 14;
const tickRoom = 96;
/** Pixels between the end of the axis and what has no date, at least. */
const leastGap = 20;

interface TimeChartProps {
  readonly families: readonly FamilyLines[];
  /** Null: no document has a date. */
  readonly axis: Days | null;
  readonly texts: ReadonlyMap<Id, Id>;
}

/** Passages as lines of outlets over one axis of time; only what is in view is drawn. */
export function TimeChart({ families, axis, texts }: TimeChartProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller, 620);
  const headWidth = width < 620 ? 112 : 190;
  const wide = Math.max(60, width - headWidth - undatedWidth - 24);
  const [last] = ticksIn(axis, wide).slice(-1);
  // The words of the last date need a place of their own before those of what has no date.
  const gap = last && (1 - last.at) * wide < tickRoom - leastGap ? tickRoom : leastGap;
  const room = Math.max(60, wide - gap + leastGap);
  const rows = useMemo(() => rowsOf(families, axis, Math.floor(room / barRoom)), [families, axis, room]);
  const openMember = useOpenMember();
  const open = (row: number, bar: number, beside: boolean) => {
    const { family, bars } = rows[row]!;
    const one = bars?.[bar];
    if (one) openMember(family.family, one.shown.documentId, beside);
  };
  const shown = useTimeRows(scroller, rows, open);
  const drawn = shown.items.map(({ index }) => rows[index]!.family.family);
  const quoted = useQuoted(drawn, texts);
  const ticks = ticksIn(axis, room);
  return (
    <div
      ref={scroller}
      className="over-time-chart"
      role="grid"
      aria-label={words.time.label}
      aria-rowcount={rows.length}
      style={{ '--time-head': `${headWidth}px`, '--time-room': `${room}px`, '--time-gap': `${gap}px` } as CSSProperties}
      onKeyDown={shown.onKeyDown}
    >
      <div className="over-time-axis" role="presentation" aria-hidden="true">
        {ticks.map(({ date, at }) => (
          <span key={date} className="over-time-tick" style={{ left: headWidth + at * room }}>
            {dateInWords(date, 'short')}
          </span>
        ))}
        <span className="over-time-undated">{words.time.undated}</span>
      </div>
      <div className="over-time-rows" role="rowgroup" style={{ height: shown.height }}>
        {shown.items.map(({ index, start, size }) => {
          const row = rows[index]!;
          return (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 1}
              className="over-time-row"
              data-family={row.bars === null || undefined}
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              {row.bars === null ? (
                <FamilyHead {...row.family} words={quoted(row.family.family)} />
              ) : (
                <Line
                  row={row}
                  at={index}
                  current={index === shown.row ? shown.bar : null}
                  onOpen={open}
                  onAttend={shown.attend}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** As many dates as have room. */
function ticksIn(axis: Days | null, room: number): readonly AxisTick[] {
  return axis ? ticksOf(axis, Math.max(2, Math.floor(room / tickRoom))) : [];
}

/** For each family its head, and a row for each of its lines. */
function rowsOf(families: readonly FamilyLines[], axis: Days | null, room: number): readonly TimeRow[] {
  return families.flatMap((family): TimeRow[] => [
    { family, outlet: null, bars: null },
    ...family.lines.map((line) => ({
      family,
      outlet: line.outlet,
      bars: barsOf(line, axis ?? { from: 0, to: 0 }, room),
    })),
  ]);
}

/** The words of the families that are drawn. */
function useQuoted(families: readonly Family[], texts: ReadonlyMap<Id, Id>): (family: Family) => string {
  const key = families.map(({ id }) => id).join(' ');
  const placeOf = ({ longest: { documentId, from, to } }: Family) => {
    const textId = texts.get(documentId);
    return textId === undefined ? [] : [{ textId, from, to: Math.min(to, from + 400) }];
  };
  // eslint-disable-next-line react-hooks/exhaustive-deps -- The ids of the families tell whether they are others.
  const places = useMemo(() => families.flatMap(placeOf), [key, texts]);
  const quote = useQuotedWords(places);
  return (family) => {
    const [place] = placeOf(family);
    return (place && quote(place)) ?? '…';
  };
}

function FamilyHead({ family, number, words: said }: FamilyLines & { readonly words: string }) {
  return (
    <div role="gridcell" className="over-time-family">
      <span className="family-kind">{words.time.family(number, words.kinds[family.kind])}</span>
      <bdi className="over-time-words">{said}</bdi>
    </div>
  );
}

interface LineProps {
  readonly row: TimeRow;
  readonly at: number;
  /** The bar that Tab reaches; null: none of this line. */
  readonly current: number | null;
  onOpen(row: number, bar: number, beside: boolean): void;
  onAttend(row: number, bar: number): void;
}

function Line({ row, at, current, onOpen, onAttend }: LineProps) {
  return (
    <>
      <div role="rowheader" className="over-time-outlet">
        <MiddleCut name={row.outlet ?? words.time.noOutlet} />
      </div>
      {row.bars!.map((bar, number) => (
        <BarCell
          key={number}
          bar={bar}
          kind={row.family.family.kind}
          field={`${at} ${number}`}
          current={number === current}
          onFocus={() => onAttend(at, number)}
          onOpen={(beside) => onOpen(at, number, beside)}
        />
      ))}
    </>
  );
}

interface BarCellProps {
  readonly bar: Bar;
  readonly kind: Family['kind'];
  readonly field: string;
  readonly current: boolean;
  onFocus(): void;
  onOpen(beside: boolean): void;
}

/** A document as an upright bar, its beginning at the top, with the parts that the passage covers. */
function BarCell({ bar, kind, field, current, onFocus, onOpen }: BarCellProps) {
  const names = useDocumentNames();
  const { at, to, appearances, shown } = bar;
  const said = barInWords(bar, names.get(shown.documentId) ?? '');
  return (
    <div
      role="gridcell"
      className="over-time-bar"
      aria-label={said}
      title={said}
      data-undated={at === null || undefined}
      data-field={field}
      tabIndex={current ? 0 : -1}
      style={{ '--at': at ?? 1 } as CSSProperties}
      onFocus={onFocus}
      onClick={(event) => onOpen(event.ctrlKey || event.metaKey)}
    >
      {at !== null && to !== null && to > at && (
        <span className="over-time-soft" style={{ width: `calc(var(--time-room) * ${to - at})` }} />
      )}
      <span className="over-time-document">
        {shown.parts.map(({ from, to: end }, number) => (
          <span
            key={number}
            className="over-time-part"
            data-kind={kind}
            style={{ top: `${from * 100}%`, height: `${(end - from) * 100}%` }}
          />
        ))}
      </span>
      {appearances.length > 1 && <span className="over-time-many">{appearances.length.toLocaleString()}</span>}
    </div>
  );
}
