import { Button } from 'react-aria-components';
import { nodeOf } from '../../../../core/compare/lineage.ts';
import type { RuledLineage, ShownEvidence, ShownLine, ShownNode } from '../../../../core/compare/lineage-ruled.ts';
import type { Id } from '../../../../core/model/id.ts';
import { takeBackRuling } from '../../../commands/rule.ts';
import { dateInWords } from '../../../words/in-words.ts';
import { lineageWords as words, reasonInWords } from '../../../words/lineage.ts';
import { usePeople } from '../../hooks/use-people.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { isDecidedOn } from './decided-on.ts';
import { lineKey } from './line-shapes.ts';
import type { ChosenLine } from './LineageDirection.tsx';
import { quotationOf } from './saved-reasons.ts';

interface TableProps {
  readonly ruled: RuledLineage;
  readonly texts: ReadonlyMap<Id, string>;
  nameOf(node: ShownNode): string;
  /** Its direction is to be set. */
  onChoose(line: ChosenLine): void;
}

/** The graph as a table: each line with all that it rests on. */
export function LineageTable({ ruled: { nodes, lines }, texts, nameOf, onChoose }: TableProps) {
  const names = new Map(nodes.map((node) => [node.id, nameOf(node)]));
  return (
    <table className="lineage-table" aria-label={words.table}>
      <thead>
        <tr>
          <th scope="col">{words.columns.line}</th>
          <th scope="col">{words.columns.why}</th>
          <th scope="col">{words.columns.where}</th>
        </tr>
      </thead>
      {lines.map((line) => (
        <tbody key={lineKey(line)}>
          {line.evidence.map((evidence, at) => (
            <tr key={at}>
              {at === 0 && (
                <th scope="rowgroup" rowSpan={line.evidence.length}>
                  <Ends line={line} names={names} />
                  {areDecidedOn(nodes, line) && (
                    <Button className="plain-link" onPress={() => onChoose(line)}>
                      {words.choose}
                    </Button>
                  )}
                </th>
              )}
              <td>{reasonInWords(evidence)}</td>
              <td>
                <Where line={line} evidence={evidence} names={names} texts={texts} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface LineProps {
  readonly line: ShownLine;
  readonly names: ReadonlyMap<string, string>;
}

function Ends({ line: { from, to, directed }, names }: LineProps) {
  const [a, b] = [names.get(from) ?? '', names.get(to) ?? ''];
  return (
    <span className="lineage-ends">
      <span className="hidden-words">{directed ? words.directed(a, b) : words.undirected(a, b)}</span>
      <span aria-hidden="true">
        <bdi>{a}</bdi> {directed ? '→' : '–'} <bdi>{b}</bdi>
      </span>
    </span>
  );
}

function areDecidedOn(nodes: readonly ShownNode[], { from, to }: ShownLine): boolean {
  return nodes.every((node) => isDecidedOn(node) || (node.id !== from && node.id !== to));
}

/** The words that say so, which open the text there; the pair where words are shared. */
function Where(props: LineProps & { readonly evidence: ShownEvidence; readonly texts: ReadonlyMap<Id, string> }) {
  const { line, evidence, names, texts } = props;
  const { desk, workspace } = useSession();
  const people = usePeople();
  const run = useRun();
  if (evidence.kind === 'ruling') {
    const { author, changed, id } = evidence.ruling;
    return (
      <>
        {words.decidedBy(people.nameOf(author), dateInWords(changed.slice(0, 10), 'short'))}{' '}
        <Button className="plain-link" onPress={() => run(takeBackRuling(desk, id))}>
          {words.takeBack}
        </Button>
      </>
    );
  }
  if (evidence.kind === 'credit' || evidence.kind === 'link') {
    const { documentId, from, to } = evidence;
    const said = quotationOf(evidence, texts);
    return (
      <Button
        className="plain-link lineage-place"
        aria-label={words.openPlace(names.get(nodeOf(documentId)) ?? '', said)}
        onPress={({ ctrlKey, metaKey }) =>
          workspace.show(documentId, { from, to }, ctrlKey || metaKey ? 'beside' : 'here')
        }
      >
        <q dir="auto">{said}</q>
      </Button>
    );
  }
  if (evidence.kind === 'time') return null;
  const [aId, bId] = [line.from, line.to].map((id) => id.replace(/^document /u, ''));
  return (
    <Button className="plain-link" onPress={() => workspace.open({ kind: 'pair', aId: aId!, bId: bId! })}>
      {words.compare}
    </Button>
  );
}
