import { useId, useRef } from 'react';
import { documentOf } from '../../../../core/model/account.ts';
import { compareDates } from '../../../../core/text/dates.ts';
import { layoutOf } from '../../../../core/compare/lineage-layout.ts';
import type { RuledLineage, ShownLine, ShownNode } from '../../../../core/compare/lineage-ruled.ts';
import { dateInWords } from '../../../words/in-words.ts';
import { lineageWords as words, reasonBesideLine } from '../../../words/lineage.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { useWidth } from '../../hooks/use-width.ts';
import { endsOf, lineKey, lineShape, size, spotsOf, widthOf, wordPlaces } from './line-shapes.ts';
import type { Spot } from './line-shapes.ts';

/** So much smaller a graph becomes to fit its page, and no more: it is to be read. */
const smallest = 0.8;

interface GraphProps {
  readonly ruled: RuledLineage;
  nameOf(node: ShownNode): string;
}

/** Sources above, what comes from them below. What a line rests on stands on it, and in the table. */
export function LineageGraph({ ruled: { nodes, lines }, nameOf }: GraphProps) {
  const { rows: documents } = useRows('documents');
  const arrow = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const room = useWidth(scroller, Infinity);
  const dateOf = (node: ShownNode) =>
    node.kind === 'document'
      ? documentOf(documents, node.documentId)?.attributes['date']?.value
      : node.kind === 'unseen'
        ? node.origin.date
        : null;
  const rows = layoutOf(
    nodes,
    lines,
    (a, b) => compareDates(dateOf(a) ?? '9999', dateOf(b) ?? '9999') || nameOf(a).localeCompare(nameOf(b)),
  );
  const placed = spotsOf(rows);
  const { nodes: spots, bends } = placed;
  const ends = endsOf(lines, placed);
  const spotOf = (id: string) => spots.get(id)!;
  const shapes = lines.map((line, at) => ({
    line,
    shape: lineShape(spotOf(line.from), spotOf(line.to), bends.get(at) ?? [], ends[at]!),
    words: [...new Set(line.evidence.map(reasonBesideLine))].join(' · '),
  }));
  const wordsAt = wordPlaces(shapes, spots.values());
  const width = Math.max(placed.width, ...shapes.map(({ words }, at) => wordsAt[at]!.x + widthOf(words) / 2));
  const lowest = Math.max(
    ...shapes.map(({ shape }) => shape.lowest),
    ...[...spots.values()].map(({ y }) => y + size.height),
  );
  const height = lowest + 4;
  return (
    <div ref={scroller} className="lineage-scroll" role="group" aria-label={words.graph} tabIndex={0}>
      <div className="lineage-graph" style={{ width, height, zoom: Math.max(smallest, Math.min(1, room / width)) }}>
        <svg width={width} height={height} aria-hidden="true">
          <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0 8 4 0 8z" className="lineage-arrow" />
          </marker>
          {shapes.map(({ line, shape }) => (
            <path
              key={lineKey(line)}
              className="lineage-line"
              data-kind={formOf(line)}
              d={shape.path}
              markerEnd={line.directed ? `url(#${arrow})` : undefined}
            />
          ))}
        </svg>
        {shapes.map(({ line, words }, at) => (
          <span
            key={lineKey(line)}
            className="lineage-why"
            aria-hidden="true"
            style={{ left: wordsAt[at]!.x, top: wordsAt[at]!.y }}
          >
            {words}
          </span>
        ))}
        {nodes.map((node) => (
          <Node key={node.id} node={node} name={nameOf(node)} date={dateOf(node) ?? null} spot={spotOf(node.id)} />
        ))}
      </div>
    </div>
  );
}

/** The form of a line: what is sure is drawn through, what is not is dashed or dotted. */
function formOf({ evidence, directed }: ShownLine): 'decided' | 'firm' | 'doubtful' | 'wording' {
  if (evidence.some(({ kind }) => kind === 'ruling')) return 'decided';
  if (!directed) return 'wording';
  const sure = evidence.some((one) => one.kind === 'link' || (one.kind === 'credit' && one.firm && one.of === 'text'));
  return sure ? 'firm' : 'doubtful';
}

interface NodeProps {
  readonly node: ShownNode;
  readonly name: string;
  readonly date: string | null;
  readonly spot: Spot;
}

function Node({ node, name, date, spot }: NodeProps) {
  const { workspace } = useSession();
  const { rows: documents } = useRows('documents');
  const place = { left: spot.x, top: spot.y, width: size.width, height: size.height };
  const day = date === null ? null : dateInWords(date, 'short');
  if (node.kind !== 'document') {
    const facts = [day, node.kind === 'named' ? words.notHere : words.unseen].filter((one) => one !== null);
    return (
      <div className="lineage-node" data-kind={node.kind} style={place}>
        <bdi className="lineage-name">{name}</bdi>
        <span className="quiet">{facts.join(' · ')}</span>
      </div>
    );
  }
  const outlet = documentOf(documents, node.documentId)?.attributes['outlet']?.value;
  return (
    <button
      type="button"
      className="lineage-node"
      data-kind="document"
      style={place}
      title={name}
      aria-label={words.open(name)}
      onClick={({ ctrlKey, metaKey }) =>
        workspace.open({ kind: 'document', documentId: node.documentId }, ctrlKey || metaKey ? 'beside' : 'here')
      }
    >
      <bdi className="lineage-name">{name}</bdi>
      <span className="quiet">
        <bdi>{[outlet, day].filter((one) => one).join(' · ')}</bdi>
      </span>
    </button>
  );
}
