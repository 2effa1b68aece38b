import { daysOf, ticksOf } from '../../../../core/compare/over-time.ts';
import type { Days } from '../../../../core/compare/over-time.ts';
import { lanesOf, marksOf } from '../../../../core/compare/timeline-lanes.ts';
import type { LanesChart } from '../../../../core/exchange/charts/lanes-chart.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { NamesById } from '../../../../core/model/shown-name.ts';
import { dateInWords } from '../../../words/in-words.ts';
import { spanInWords, timelineWords as words } from '../../../words/timeline.ts';
import { daysOfDifference, isOn, rowsOnAxis, stretchOn, undatedIn } from './on-axis.ts';
import { wordsAt } from './timeline-entries.ts';
import type { ReadTimeline } from './TimelineView.tsx';

/** The lanes that are shown, as a picture has them. What differs is told below it by its number. */
export function pictured(
  { timeline, texts }: ReadTimeline,
  axis: Days,
  names: NamesById,
  outletOf: (id: Id) => string | null,
  { title, caption }: Pick<LanesChart, 'title' | 'caption'>,
): LanesChart {
  const { accounts, disagreements } = timeline;
  const nameOf = (account: number) => names.get(accounts[account]!.documentId) ?? '';
  const differences = disagreements.map(({ sayings }, at) => {
    const said = sayings.map(({ account, date }) =>
      words.says(nameOf(account), spanInWords(accounts[account]!.dates[date]!.span)),
    );
    return `${words.disagreement(at + 1)}: ${said.join('; ')}`;
  });
  return {
    title,
    caption: [...differences, ...caption],
    axis: ticksOf(axis, 6).map(({ at, date }) => ({ at, words: dateInWords(date, 'short') })),
    legend: words.legends,
    bands: disagreements.flatMap((_, at) => {
      const days = daysOfDifference(timeline, at);
      return isOn(days, axis) ? [{ ...stretchOn(days, axis), name: String(at + 1) }] : [];
    }),
    lanes: lanesOf(timeline, outletOf).map((lane) => {
      const marks = marksOf(timeline, lane, axis);
      const rows = rowsOnAxis(marks, axis);
      return {
        name: lane.outlet ?? nameOf(lane.accounts[0]!),
        under: words.undated(undatedIn(timeline, lane)),
        appeared: lane.accounts.flatMap((at) => {
          const { published } = accounts[at]!;
          const days = daysOf(published);
          if (!days || !isOn(days, axis)) return [];
          return [
            { ...stretchOn(days, axis), whole: `${nameOf(at)}. ${words.appeared(dateInWords(published!, 'short'))}` },
          ];
        }),
        marks: marks.map(({ account, days, soft, role, dates }, at) => {
          const { documentId, dates: told } = accounts[account]!;
          const first = told[dates[0]!]!;
          const said = wordsAt(texts.get(documentId) ?? '', first.sentence);
          return {
            ...stretchOn(days, axis),
            row: rows[at]!,
            soft,
            report: role === 'report',
            whole: `${nameOf(account)}. ${spanInWords(first.span)}: ${said}`,
          };
        }),
      };
    }),
  };
}
