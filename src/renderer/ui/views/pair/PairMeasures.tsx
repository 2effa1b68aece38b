import type { Pair } from '../../../../core/ports/compare.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { useSession } from '../../hooks/use-session.ts';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { savedPair } from './saved-pair.ts';
import { percentInWords } from '../../../words/in-words.ts';

/** How much two documents share, in words and as a small table. */
export function PairMeasures(props: { readonly pair: Pair; readonly names: readonly [a: string, b: string] }) {
  const { desk } = useSession();
  const { pair } = props;
  const [a, b] = props.names;
  const rows = [
    [a, pair.aInB, pair.aInBUnquoted],
    [b, pair.bInA, pair.bInAUnquoted],
  ] as const;
  const facts = [
    words.passages(pair.passages, pair.echoes),
    words.longestRun(pair.longest),
    ...(pair.shared.length > 1 ? [pair.ordered ? words.order.same : words.order.other] : []),
  ];
  return (
    <div className="pair-measures">
      <p>
        {pair.class !== null && <strong>{words.classes[pair.class]}</strong>}
        <span>{facts.join(' · ')}</span>
        <SaveTable kind="pair" name={words.measures} table={() => savedPair(desk, pair, props.names)} />
      </p>
      <table aria-label={words.measures}>
        <thead>
          <tr>
            <th scope="col">{words.columns.document}</th>
            <th scope="col">{words.columns.share}</th>
            <th scope="col">{words.columns.unquoted}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, share, unquoted], at) => (
            <tr key={at}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>{percentInWords(share)}</td>
              <td>{unquoted === null ? '—' : percentInWords(unquoted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
