import { inOneLine } from '../../model/one-line.ts';
import { widthOf } from '../../text/fit-words.ts';
import { box, colours, line, pictureOf, rule, titled } from './drawing.ts';
import type { ChartHead, Picture } from './drawing.ts';

/** How much of the document of a row stands in that of a column; both are counted from 0. */
export interface DrawnField {
  readonly row: number;
  readonly column: number;
  /** From 0 to 1, for the shade, and in words. */
  readonly share: number;
  readonly much: string;
  /** What kind of sharing it is, and more of it. */
  readonly whole: string;
}

/** Documents × documents. */
export interface GridChart extends ChartHead {
  readonly documents: readonly { readonly name: string; readonly under: string }[];
  /** What a field says. */
  readonly corner: string;
  /** Those in which something is shared. */
  readonly fields: readonly DrawnField[];
  /** A number in words. */
  said(count: number): string;
}

/** Pixels. */
const [cellWidth, cellHeight, headHeight] = [48, 30, 28];
const [namesAtMost, underAtMost] = [300, 200];

/** The names stand beside the rows; columns have their numbers. The darker a field, the more is shared. */
export function gridChart(chart: GridChart): Picture {
  const { documents, corner, fields, said } = chart;
  const numbers = widthOf(said(documents.length), 12) + 10;
  const widest = (of: readonly string[], size: number, most: number) =>
    Math.min(most, Math.max(0, ...of.map((one) => widthOf(inOneLine(one), size))));
  const names = widest(
    documents.map(({ name }) => name),
    13,
    namesAtMost,
  );
  const under = widest(
    documents.map(({ under }) => under),
    12,
    underAtMost,
  );
  const left = numbers + names + (under > 0 ? 12 + under : 0) + 12;
  const [width, height] = [left + documents.length * cellWidth, headHeight + documents.length * cellHeight];
  const shapes = [
    line({ x: 0, y: 18, words: corner, size: 12, colour: colours.quiet, room: left - 12 }),
    ...documents.flatMap(({ name, under: more }, at) => {
      const y = headHeight + at * cellHeight;
      const x = left + at * cellWidth;
      const number = said(at + 1);
      const base = y + 20;
      return [
        titled(inOneLine(name), line({ x: x + cellWidth / 2, y: 18, words: number, edge: 'middle', size: 12 })),
        line({ x: numbers - 10, y: base, words: number, edge: 'right', size: 12, colour: colours.quiet }),
        line({ x: numbers, y: base, words: name, room: names + 1 }),
        line({ x: numbers + names + 12, y: base, words: more, size: 12, colour: colours.quiet, room: under + 1 }),
        // With itself it is not compared.
        box({ x, y, width: cellWidth, height: cellHeight, fill: colours['frame-deep'] }),
      ];
    }),
    ...fields.map(({ row, column, share, much, whole }) => {
      const [x, y] = [left + column * cellWidth, headHeight + row * cellHeight];
      return titled(
        whole,
        box({ x, y, width: cellWidth, height: cellHeight, fill: colours.accent, 'fill-opacity': 0.08 + 0.42 * share }),
        line({ x: x + cellWidth / 2, y: y + 19, words: much, edge: 'middle', size: 12, room: cellWidth - 2 }),
      );
    }),
    ...Array.from({ length: documents.length + 1 }, (_, at) => [
      rule(left, headHeight + at * cellHeight, width, headHeight + at * cellHeight),
      rule(left + at * cellWidth, headHeight, left + at * cellWidth, height),
    ]).flat(),
  ];
  return pictureOf(chart, [], { width: width + 1, height: height + 1, shapes });
}
