import type { CSSProperties } from 'react';
import { documentOf } from '../../../../core/model/account.ts';
import { daysOf, ticksOf } from '../../../../core/compare/over-time.ts';
import type { Days } from '../../../../core/compare/over-time.ts';
import { lanesOf, marksOf } from '../../../../core/compare/timeline-lanes.ts';
import type { Lane, TimeMark } from '../../../../core/compare/timeline-lanes.ts';
import type { Timeline } from '../../../../core/ports/compare.ts';
import { dateInWords } from '../../../words/in-words.ts';
import { spanInWords, timelineWords as words } from '../../../words/timeline.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { datesOutside, daysOfDifference, isOn, rowsOnAxis, stretchOn, undatedIn } from './on-axis.ts';
import { wordsAt } from './timeline-entries.ts';
import type { ReadTimeline } from './TimelineView.tsx';

interface ChartProps {
  readonly read: ReadTimeline;
  readonly axis: Days;
}

/** Pixels of a row of marks. */
const rowHeight = 14;
/** A lane for each outlet, on it when its texts appeared and which dates they name. The table below says the same. */
export function TimelineChart({ read, axis }: ChartProps) {
  const { rows: documents } = useRows('documents');
  const { timeline } = read;
  const lanes = lanesOf(timeline, (id) => documentOf(documents, id)?.attributes['outlet']?.value ?? null);
  const outside = datesOutside(timeline, axis);
  return (
    <>
      <div className="timeline-chart" aria-hidden="true">
        <div className="timeline-axis">
          {ticksOf(axis, 4).map(({ at, date }) => (
            <span key={date} className="timeline-tick" style={{ left: `${at * 100}%` }}>
              {dateInWords(date, 'short')}
            </span>
          ))}
        </div>
        <div className="timeline-bands">
          {timeline.disagreements.map((_, at) => (
            <Band key={at} timeline={timeline} at={at} axis={axis} />
          ))}
        </div>
        {lanes.map((lane) => (
          <LaneView key={lane.accounts[0]} read={read} lane={lane} axis={axis} />
        ))}
      </div>
      <p className="timeline-legend quiet" aria-hidden="true">
        <span>{words.legend}:</span>
        {(
          [
            'published',
            'event',
            'soft',
            'report',
            ...(timeline.disagreements.length > 0 ? (['band'] as const) : []),
          ] as const
        ).map((kind) => (
          <span key={kind}>
            <i className="timeline-key" data-kind={kind} /> {words.legends[kind]}
          </span>
        ))}
      </p>
      {outside > 0 && <p className="quiet timeline-outside">{words.outside(outside)}</p>}
    </>
  );
}

/** From the left edge and how wide, in hundredths of the axis. */
function placeOn(days: Days, axis: Days): CSSProperties {
  const { from, to } = stretchOn(days, axis);
  return { left: `${from * 100}%`, width: `${(to - from) * 100}%` };
}

/** The days from the first to the last of what differs. */
function Band({ timeline, at, axis }: { readonly timeline: Timeline; readonly at: number; readonly axis: Days }) {
  const all = daysOfDifference(timeline, at);
  if (!isOn(all, axis)) return null;
  return (
    <span className="timeline-band" style={placeOn(all, axis)}>
      <b>{at + 1}</b>
    </span>
  );
}

function LaneView({ read, lane, axis }: ChartProps & { readonly lane: Lane }) {
  const { workspace } = useSession();
  const names = useDocumentNames();
  const { timeline, texts } = read;
  const marks = marksOf(timeline, lane, axis);
  const rows = rowsOnAxis(marks, axis);
  const height = (Math.max(0, ...rows) + 1) * rowHeight + 22;
  const accounts = lane.accounts.map((at) => timeline.accounts[at]!);
  const nameOf = (mark: TimeMark) => names.get(timeline.accounts[mark.account]!.documentId) ?? '';
  return (
    <div className="timeline-lane" style={{ minHeight: height }}>
      <div className="timeline-head">
        <bdi>{lane.outlet ?? names.get(accounts[0]!.documentId)}</bdi>
        <span className="quiet">{words.undated(undatedIn(timeline, lane))}</span>
      </div>
      <div className="timeline-room">
        {accounts.map(({ documentId, published }) => {
          const days = daysOf(published);
          return days && isOn(days, axis) ? (
            <span
              key={documentId}
              className="timeline-published"
              style={placeOn(days, axis)}
              title={`${names.get(documentId) ?? ''}. ${words.appeared(dateInWords(published!, 'short'))}`}
            />
          ) : null;
        })}
        {marks.map((mark, at) => {
          const { documentId, dates } = timeline.accounts[mark.account]!;
          const first = dates[mark.dates[0]!]!;
          const said = wordsAt(texts.get(documentId) ?? '', first.sentence);
          return (
            <button
              key={at}
              type="button"
              tabIndex={-1}
              className="timeline-mark"
              data-soft={mark.soft || undefined}
              data-role={mark.role}
              style={{ ...placeOn(mark.days, axis), top: 20 + rows[at]! * rowHeight }}
              title={`${nameOf(mark)}. ${spanInWords(first.span)}: ${said}`}
              onClick={({ ctrlKey, metaKey }) =>
                workspace.show(documentId, first, ctrlKey || metaKey ? 'beside' : 'here')
              }
            />
          );
        })}
      </div>
    </div>
  );
}
