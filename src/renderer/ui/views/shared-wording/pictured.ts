import { barsOf, ticksOf } from '../../../../core/compare/over-time.ts';
import type { Days } from '../../../../core/compare/over-time.ts';
import { passageKinds } from '../../../../core/compare/shapes.ts';
import type { FamiliesChart } from '../../../../core/exchange/charts/families-chart.ts';
import { roomForBars } from '../../../../core/exchange/charts/families-chart.ts';
import type { NamesById } from '../../../../core/model/shown-name.ts';
import type { Family } from '../../../../core/ports/compare.ts';
import type { FamiliesFilter } from '../../../session/comparing.ts';
import { barInWords, compareWords as words } from '../../../words/compare.ts';
import { dateInWords, inSeries, number } from '../../../words/in-words.ts';
import type { FamilyLines } from './FamiliesOverTime.tsx';

/** Families in one picture at most: it is to be looked at. */
export const mostPictured = 100;

/** The passages that are shown, as a picture has them. */
export function pictured(
  families: readonly FamilyLines[],
  /** Null: no document has a date. */
  axis: Days | null,
  names: NamesById,
  quoted: (family: Family) => string,
  caption: readonly string[],
): FamiliesChart {
  return {
    title: words.time.label,
    caption,
    undated: words.time.undated,
    kinds: words.kinds,
    axis: axis ? ticksOf(axis, 6).map(({ at, date }) => ({ at, words: dateInWords(date, 'short') })) : [],
    families: families.map(({ family, number: at, lines }) => ({
      name: words.time.family(at, words.kinds[family.kind]),
      kind: family.kind,
      words: quoted(family),
      lines: lines.map((one) => ({
        name: one.outlet ?? words.time.noOutlet,
        bars: barsOf(one, axis ?? { from: 0, to: 0 }, roomForBars).map((bar) => ({
          at: bar.at,
          to: bar.to,
          parts: bar.shown.parts,
          many: bar.appearances.length > 1 ? number(bar.appearances.length) : '',
          whole: barInWords(bar, names.get(bar.shown.documentId) ?? ''),
        })),
      })),
    })),
  };
}

/** Which passages were looked for, in words. */
export function lookedForInWords({ kinds, fewestWords, days, betweenOutlets }: FamiliesFilter): string {
  const chosen = passageKinds.filter((kind) => kinds.includes(kind)).map((kind) => words.kinds[kind]);
  return [
    `${words.kindsLabel}: ${inSeries(chosen)}.`,
    `${words.fewest}: ${words.fewestWords(fewestWords)}.`,
    `${words.window}: ${words.windowOf(days)}.`,
    ...(betweenOutlets ? [`${words.betweenOutlets}.`] : []),
  ].join(' ');
}
