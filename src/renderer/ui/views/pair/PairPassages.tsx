import { useRef, useState } from 'react';
import type { Text } from '../../../../core/model/records.ts';
import type { Pair, SharedPassage } from '../../../../core/ports/compare.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { useKeptScroll } from '../../hooks/use-kept.ts';
import { SharedPassageItem } from './SharedPassageItem.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';

/** Passages shown at first, and how many more each time. */
const atOnce = 100;

interface PairPassagesProps {
  readonly pair: Pair;
  readonly shared: readonly SharedPassage[];
  readonly texts: readonly [a: Text, b: Text];
  readonly names: readonly [a: string, b: string];
  /** Shows a passage, by its place in the list, in both texts. */
  onShow(at: number): void;
}

/** Each passage as both documents have it, one below the other. */
export function PairPassages({ pair, shared, texts, names, onShow }: PairPassagesProps) {
  const [limit, setLimit] = useState(atOnce);
  const list = useRef<HTMLOListElement>(null);
  useKeptScroll(`pair ${pair.aId} ${pair.bId} passages`, list, true);
  if (pair.shared.length === 0) return <p>{words.nothingShared}</p>;
  return (
    <>
      {shared.length === 0 ? <p>{words.onlyEchoes}</p> : <Legend />}
      <ol ref={list} className="pair-passages" aria-label={words.list}>
        {shared.slice(0, limit).map((passage, at) => (
          <SharedPassageItem
            key={`${passage.a.from} ${passage.b.from}`}
            passage={passage}
            ids={[pair.aId, pair.bId]}
            texts={[texts[0].text, texts[1].text]}
            names={names}
            onShow={() => onShow(at)}
          />
        ))}
      </ol>
      {shared.length > limit && (
        <VanishingButton className="button" region={() => list.current} onPress={() => setLimit(limit + atOnce)}>
          {words.more}
        </VanishingButton>
      )}
    </>
  );
}

/** The two lines that mark what only one of the texts has: their forms tell them apart, not only their colours. */
export function Legend() {
  return (
    <p className="pair-legend quiet">
      {words.legend}:{' '}
      {(['only here', 'other words'] as const).map((kind) => (
        <mark key={kind} className="pair-piece" data-kind={kind}>
          {words.pieces[kind]}
        </mark>
      ))}
    </p>
  );
}
