import { useEffect } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useSession, useWorkspace } from '../../hooks/use-session.ts';
import { ComparisonParts } from '../../parts/compare/ComparisonParts.tsx';
import { NotYetCompared } from '../../parts/compare/NotYetCompared.tsx';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { PairMeasures } from './PairMeasures.tsx';
import { PairPassages } from './PairPassages.tsx';
import { PairTexts } from './PairTexts.tsx';
import { PairTools } from './PairTools.tsx';
import type { PairLook } from './PairTools.tsx';
import { savedPassages } from './saved-passages.ts';
import { usePair } from './use-pair.ts';
import type { AskedPair } from './use-pair.ts';
import '../../styles/pair.css';

interface PairViewProps {
  readonly aId: Id;
  readonly bId: Id;
  /** Its pane has the attention. */
  readonly focused: boolean;
}

/** All that two documents share: in how many words, each passage as both of them have it, and both texts to read. */
export function PairView({ aId, bId, focused }: PairViewProps) {
  const names = useDocumentNames();
  const { asked, cancel, askAgain } = usePair(aId, bId);
  const [kept, setLook] = useKept<PairLook | null>(`pair ${aId} ${bId}`, null);
  if (asked.state === 'gone') return <p className="pair-view">{words.pairGone}</p>;
  const both = [names.get(aId) ?? '', names.get(bId) ?? ''] as const;
  const look = kept ?? (asked.state === 'here' ? firstLookOf(asked.pair) : firstLook);
  // One page from the question to the answer: who came to its tabs by key stays there.
  return (
    <section
      className="pair-view"
      aria-label={words.title}
      aria-busy={asked.state === 'waiting' || undefined}
      data-texts={(asked.state === 'here' && look.texts) || undefined}
    >
      <ComparisonParts part="shared" documentIds={[aId, bId]} />
      <h2>{words.pairTitle(...both)}</h2>
      {asked.state === 'here' ? (
        <Here {...asked} names={both} look={look} setLook={setLook} focused={focused} />
      ) : (
        <NotYetCompared asked={asked} comparing={words.comparing} cancel={cancel} askAgain={askAgain} />
      )}
    </section>
  );
}

type Here = Extract<AskedPair, { state: 'here' }> & {
  readonly names: readonly [a: string, b: string];
  readonly look: PairLook;
  setLook(look: PairLook): void;
  readonly focused: boolean;
};

/** Whether a place in one of the two texts was asked for that was not shown yet. */
function usePendingReveal({ aId, bId }: Here['pair'], focused: boolean): boolean {
  const session = useSession();
  return useWorkspace(({ reveal }) => {
    const isHere = reveal !== null && (reveal.documentId === aId || reveal.documentId === bId);
    return focused && isHere && reveal.number > session.revealed;
  });
}

const firstLook: PairLook = { texts: false, echoes: false, together: true, at: 0, asked: 0 };

/** Two that share short echoes only are opened with these. */
function firstLookOf({ shared }: Here['pair']): PairLook {
  return { ...firstLook, echoes: shared.length > 0 && shared.every(({ echo }) => echo) };
}

function Here({ pair, texts, names, look, setLook, focused }: Here) {
  const shared = pair.shared.filter(({ echo }) => look.echoes || !echo);
  const { desk } = useSession();
  const pending = usePendingReveal(pair, focused);
  useEffect(() => {
    if (pending && !look.texts) setLook({ ...look, texts: true });
  }, [pending, look, setLook]);
  return (
    <>
      <p className="quiet pair-how">{words.how}</p>
      {pair.shared.length > 0 && <PairMeasures pair={pair} names={names} />}
      <PairTools pair={pair} shared={shared} look={look} onLook={setLook}>
        {pair.shared.length > 0 && (
          <SaveTable
            kind="passages"
            label={words.savePassages}
            name={words.passagesFile}
            part={{ shown: shared.length, all: pair.shared.length }}
            none={shared.length === 0}
            table={() => savedPassages(desk, pair, shared, texts, names)}
          />
        )}
      </PairTools>
      {look.texts ? (
        <PairTexts pair={pair} shared={shared} texts={texts} look={look} onLook={setLook} focused={focused} />
      ) : (
        <PairPassages
          pair={pair}
          shared={shared}
          texts={texts}
          names={names}
          onShow={(at) => setLook({ ...look, texts: true, at, asked: look.asked + 1 })}
        />
      )}
    </>
  );
}
