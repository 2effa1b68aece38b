import { useId, useRef } from 'react';
import type { RuledLineage, ShownNode } from '../../../../core/compare/lineage-ruled.ts';
import { lineageWords as words } from '../../../words/lineage.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { useWidth } from '../../hooks/use-width.ts';
import { dateOf, formOf, laidOut, underOf } from './laid-out.ts';
import { lineKey, size } from './line-shapes.ts';
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
  const { shapes, spots, width, height } = laidOut(nodes, lines, nameOf, (node) => dateOf(node, documents));
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
        {shapes.map(({ line, words, wordsAt: { x, y } }) => (
          <span key={lineKey(line)} className="lineage-why" aria-hidden="true" style={{ left: x, top: y }}>
            {words}
          </span>
        ))}
        {nodes.map((node) => (
          <Node key={node.id} node={node} name={nameOf(node)} spot={spots.get(node.id)!} />
        ))}
      </div>
    </div>
  );
}

interface NodeProps {
  readonly node: ShownNode;
  readonly name: string;
  readonly spot: Spot;
}

function Node({ node, name, spot }: NodeProps) {
  const { workspace } = useSession();
  const { rows: documents } = useRows('documents');
  const place = { left: spot.x, top: spot.y, width: size.width, height: size.height };
  const under = underOf(node, documents);
  if (node.kind !== 'document') {
    return (
      <div className="lineage-node" data-kind={node.kind} style={place}>
        <bdi className="lineage-name">{name}</bdi>
        <span className="quiet">{under}</span>
      </div>
    );
  }
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
        <bdi>{under}</bdi>
      </span>
    </button>
  );
}
