import { useState } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { problemSentence } from '../../../words/sentences.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useLate } from '../../hooks/use-late.ts';
import { PairMeasures } from './PairMeasures.tsx';
import { SharedPassageItem } from './SharedPassageItem.tsx';
import { usePair } from './use-pair.ts';
import type { AskedPair } from './use-pair.ts';
import '../../styles/pair.css';

/** Passages shown at first, and how many more each time. */
const atOnce = 100;

/** All that two documents share: in how many words, and each passage as both of them have it. */
export function PairView({ aId, bId }: { readonly aId: Id; readonly bId: Id }) {
  const names = useDocumentNames();
  const asked = usePair(aId, bId);
  const late = useLate(asked.state === 'waiting');
  const [nameA, nameB] = [names.get(aId) ?? '', names.get(bId) ?? ''];
  if (asked.state === 'gone') return <p className="pair-view">{words.pairGone}</p>;
  return (
    <section className="pair-view" aria-label={words.title} aria-busy={asked.state === 'waiting' || undefined}>
      <h2>{words.pairTitle(nameA, nameB)}</h2>
      <p className="quiet">{words.how}</p>
      {asked.state === 'failed' && <p role="alert">{problemSentence(asked.problem)}</p>}
      {late && <p role="status">{words.comparing}</p>}
      {asked.state === 'here' && <Shared {...asked} names={[nameA, nameB]} />}
    </section>
  );
}

type Here = Extract<AskedPair, { state: 'here' }>;

function Shared({ pair, texts, names }: Here & { readonly names: readonly [a: string, b: string] }) {
  const [echoes, setEchoes] = useState(false);
  const [limit, setLimit] = useState(atOnce);
  const shared = pair.shared.filter(({ echo }) => echoes || !echo);
  if (pair.shared.length === 0) return <p>{words.nothingShared}</p>;
  return (
    <>
      <PairMeasures pair={pair} names={names} />
      {pair.echoes > 0 && (
        <ToggleButton className="button" isSelected={echoes} onChange={setEchoes}>
          {words.echoes}
        </ToggleButton>
      )}
      {shared.length === 0 ? <p>{words.onlyEchoes}</p> : <Legend />}
      <ol className="pair-passages" aria-label={words.list}>
        {shared.slice(0, limit).map((passage) => (
          <SharedPassageItem
            key={`${passage.a.from} ${passage.b.from}`}
            passage={passage}
            ids={[pair.aId, pair.bId]}
            texts={texts}
            names={names}
          />
        ))}
      </ol>
      {shared.length > limit && (
        <Button className="button" onPress={() => setLimit(limit + atOnce)}>
          {words.more}
        </Button>
      )}
    </>
  );
}

/** The two lines that mark what only one of the texts has: their forms tell them apart, not only their colours. */
function Legend() {
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
