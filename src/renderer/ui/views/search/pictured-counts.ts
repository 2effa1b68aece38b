import type { BarsChart } from '../../../../core/exchange/charts/bars-chart.ts';
import type { ColumnsChart } from '../../../../core/exchange/charts/columns-chart.ts';
import type { ChartHead } from '../../../../core/exchange/charts/drawing.ts';
import type { Colour } from '../../../../core/model/records.ts';
import type { Groups, SoFar } from '../../../../core/ports/finder.ts';
import type { Desk } from '../../../commands/desk.ts';
import type { AskedQuestion } from '../../../session/live-search.ts';
import { pictureCaption } from '../../../session/picture-caption.ts';
import type { SavedPart } from '../../../session/saved-head.ts';
import { number } from '../../../words/in-words.ts';
import { chartWords } from '../../../words/search.ts';
import type { TimeCounts } from './month-counts.ts';
import { timeTicks } from './time-ticks.ts';

const words = chartWords.pictured;

/** A question and how its passages are counted, in the words of the screen. */
export interface CountedQuestion {
  /** Its query as a person would write it, without ids. */
  readonly asked: Pick<AskedQuestion, 'query' | 'anyWord' | 'furniture'>;
  readonly groups: SoFar<Groups>;
  readonly by: string;
}

/** What is counted, and how. */
export function howCounted({ asked, groups, by }: CountedQuestion, more: readonly string[]): readonly string[] {
  const { waiting } = groups.missing;
  return [
    words.how(groups.total, by),
    ...more,
    ...(asked.anyWord ? [words.anyWord] : []),
    ...(asked.furniture ? [] : [words.noFurniture]),
    ...(waiting > 0 ? [chartWords.soFar(waiting)] : []),
  ];
}

/** The same, and of which project. */
function headOf(
  desk: Pick<Desk, 'store' | 'now'>,
  question: CountedQuestion,
  more: readonly string[],
  part?: SavedPart,
): ChartHead {
  const how = howCounted(question, more).join(' ');
  return {
    title: words.title(question.asked.query, question.by),
    caption: [pictureCaption(desk, how, part && { part })],
  };
}

/** A bar as the screen draws it. */
export interface CountBar {
  readonly words: string;
  /** As records hold it (EDTF), where it is one. */
  readonly date?: string | null;
  readonly count: number;
  readonly colour?: Colour;
}

/** The first bars, of all that there are. */
export function picturedBars(
  desk: Pick<Desk, 'store' | 'now'>,
  question: CountedQuestion,
  bars: readonly CountBar[],
  shown: number,
  isTags: boolean,
): BarsChart {
  const part = { shown: Math.min(shown, bars.length), all: bars.length, what: words.bars };
  return {
    ...headOf(desk, question, isTags ? [words.manyTags] : [], part),
    of: question.by,
    counted: chartWords.passages,
    bars: bars.slice(0, shown).map(({ words: name, count, colour }) => ({
      name,
      count,
      said: number(count),
      ...(colour ? { colour } : {}),
    })),
  };
}

/** Pixels of all columns, and of one at least and at most. */
const room = 880;
const [narrowest, widest] = [5, 64];

/** The columns over time. \`said\`: how they are counted, and what is not drawn. */
export function picturedTimes(
  desk: Pick<Desk, 'store' | 'now'>,
  question: CountedQuestion,
  counts: TimeCounts,
  nameOf: (column: TimeCounts['columns'][number]) => string,
  said: readonly string[],
): ColumnsChart {
  const wide = Math.min(widest, Math.max(narrowest, room / counts.columns.length));
  const ticks = timeTicks(counts, wide);
  const months = ticks.some(({ month }) => month !== '');
  return {
    ...headOf(desk, question, [`${said.join(' · ')}.`]),
    counted: chartWords.passages,
    wide,
    said: number,
    columns: counts.columns.map((column, at) => ({
      name: nameOf(column),
      count: column.count,
      above: ticks[at]!.count,
      below: months ? [ticks[at]!.month, ticks[at]!.year] : [ticks[at]!.year],
    })),
  };
}
