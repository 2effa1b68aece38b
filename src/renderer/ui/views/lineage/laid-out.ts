import type { LineForm } from '../../../../core/exchange/charts/lineage-chart.ts';
import { layoutOf } from '../../../../core/compare/lineage-layout.ts';
import type { ShownLine, ShownNode } from '../../../../core/compare/lineage-ruled.ts';
import { documentOf } from '../../../../core/model/account.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Document } from '../../../../core/model/records.ts';
import { compareDates } from '../../../../core/text/dates.ts';
import { dateInWords } from '../../../words/in-words.ts';
import { lineageWords as words, reasonBesideLine } from '../../../words/lineage.ts';
import { endsOf, lineShape, size, spotsOf, widthOf, wordPlaces } from './line-shapes.ts';
import type { LineShape, Point, Spot } from './line-shapes.ts';

// Where everything of a lineage stands, for the screen and for a saved picture.

/** A line with what it rests on in few words, and where the middle of these stands. */
export interface LaidLine {
  readonly line: ShownLine;
  readonly shape: LineShape;
  readonly words: string;
  readonly wordsAt: Point;
}

/** A lineage in pixels from its upper left corner. */
export interface LaidOut {
  readonly shapes: readonly LaidLine[];
  /** By the ids of the nodes. */
  readonly spots: ReadonlyMap<string, Spot>;
  readonly width: number;
  readonly height: number;
}

/** Places nodes and lines; in a row without other reason the earlier stands first. */
export function laidOut(
  nodes: readonly ShownNode[],
  lines: readonly ShownLine[],
  nameOf: (node: ShownNode) => string,
  dayOf: (node: ShownNode) => string | null,
): LaidOut {
  const rows = layoutOf(
    nodes,
    lines,
    (a, b) => compareDates(dayOf(a) ?? '9999', dayOf(b) ?? '9999') || nameOf(a).localeCompare(nameOf(b)),
  );
  const placed = spotsOf(rows);
  const { nodes: spots, bends } = placed;
  const ends = endsOf(lines, placed);
  const drawn = lines.map((line, at) => ({
    line,
    shape: lineShape(spots.get(line.from)!, spots.get(line.to)!, bends.get(at) ?? [], ends[at]!),
    words: [...new Set(line.evidence.map(reasonBesideLine))].join(' · '),
  }));
  const places = wordPlaces(drawn, spots.values());
  const shapes = drawn.map((one, at) => ({ ...one, wordsAt: places[at]! }));
  const lowest = Math.max(
    ...shapes.map(({ shape }) => shape.lowest),
    ...[...spots.values()].map(({ y }) => y + size.height),
  );
  return {
    shapes,
    spots,
    width: Math.max(placed.width, ...shapes.map(({ words, wordsAt }) => wordsAt.x + widthOf(words) / 2)),
    height: lowest + 4,
  };
}

/** When a node appeared, as it is stored; null where that is not known. */
export function dateOf(node: ShownNode, documents: ReadonlyMap<Id, Document>): string | null {
  if (node.kind === 'document') return documentOf(documents, node.documentId)?.attributes['date']?.value ?? null;
  return node.kind === 'unseen' ? node.origin.date : null;
}

/** What stands below the name of a node. */
export function underOf(node: ShownNode, documents: ReadonlyMap<Id, Document>): string {
  const date = dateOf(node, documents);
  const day = date === null ? null : dateInWords(date, 'short');
  const facts =
    node.kind === 'document'
      ? [documentOf(documents, node.documentId)?.attributes['outlet']?.value, day]
      : [day, node.kind === 'named' ? words.notHere : words.unseen];
  return facts.filter((one) => one).join(' · ');
}

/** The form of a line: what is sure is drawn through, what is not is dashed or dotted. */
export function formOf({ evidence, directed }: ShownLine): LineForm {
  if (evidence.some(({ kind }) => kind === 'ruling')) return 'decided';
  if (!directed) return 'wording';
  const sure = evidence.some((one) => one.kind === 'link' || (one.kind === 'credit' && one.firm && one.of === 'text'));
  return sure ? 'firm' : 'doubtful';
}
