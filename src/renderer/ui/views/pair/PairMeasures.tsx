import type { Pair } from '../../../../core/ports/compare.ts';
import { compareWords as words } from '../../../words/compare.ts';

/** How much two documents share, in words. */
export function PairMeasures(props: { readonly pair: Pair; readonly names: readonly [a: string, b: string] }) {
  const { pair } = props;
  const [a, b] = props.names;
  const { aInBUnquoted, bInAUnquoted } = pair;
  return (
    <ul className="pair-measures" aria-label={words.measures}>
      {pair.class !== null && (
        <li>
          <strong>{words.classes[pair.class]}</strong>
        </li>
      )}
      <li>{words.share(pair.aInB, a, b)}</li>
      {aInBUnquoted !== null && <li className="quiet">{words.unquoted(aInBUnquoted, a, b)}</li>}
      <li>{words.share(pair.bInA, b, a)}</li>
      {bInAUnquoted !== null && <li className="quiet">{words.unquoted(bInAUnquoted, b, a)}</li>}
      <li>{words.passages(pair.passages, pair.echoes)}</li>
      <li>{words.longestRun(pair.longest)}</li>
      {pair.shared.length > 1 && <li>{pair.ordered ? words.order.same : words.order.other}</li>}
    </ul>
  );
}
