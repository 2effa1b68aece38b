import type { LineageChart } from '../../../../core/exchange/charts/lineage-chart.ts';
import type { RuledLineage, ShownNode } from '../../../../core/compare/lineage-ruled.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Document } from '../../../../core/model/records.ts';
import { lineageWords as words } from '../../../words/lineage.ts';
import { dateOf, formOf, laidOut, underOf } from './laid-out.ts';
import { size } from './line-shapes.ts';

/** The graph that is shown, as a picture has it. */
export function pictured(
  { nodes, lines }: RuledLineage,
  nameOf: (node: ShownNode) => string,
  documents: ReadonlyMap<Id, Document>,
  head: Pick<LineageChart, 'title' | 'caption'>,
): LineageChart {
  const { shapes, spots, width, height } = laidOut(nodes, lines, nameOf, (node) => dateOf(node, documents));
  const names = new Map(nodes.map((node) => [node.id, nameOf(node)]));
  return {
    ...head,
    width,
    height,
    forms: words.forms,
    nodes: nodes.map((node) => ({
      x: spots.get(node.id)!.x,
      y: spots.get(node.id)!.y,
      width: size.width,
      height: size.height,
      name: names.get(node.id)!,
      under: underOf(node, documents),
      here: node.kind === 'document',
    })),
    lines: shapes.map(({ line, shape, words: why, wordsAt }) => {
      const [from, to] = [names.get(line.from)!, names.get(line.to)!];
      return {
        path: shape.path,
        points: shape.points,
        directed: line.directed,
        form: formOf(line),
        words: why,
        wordsAt,
        whole: `${line.directed ? words.directed(from, to) : words.undirected(from, to)}: ${why}`,
      };
    }),
  };
}
