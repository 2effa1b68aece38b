import { useEffect, useMemo } from 'react';
import type { Asked } from '../../../../core/ports/finder.ts';
import { AskedCount } from '../../../session/counting.ts';
import type { Counted } from '../../../session/counting.ts';
import type { AskedQuestion } from '../../../session/live-search.ts';
import { countWays } from '../../../session/workspace.ts';
import { countedInWords, countWords as words } from '../../../words/search.ts';
import { useDecidedNames } from '../../hooks/use-decided-names.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useSession, useWorkspace } from '../../hooks/use-session.ts';
import { ComparingProgress } from '../../parts/compare/ComparingProgress.tsx';
import { OneOf } from '../../parts/Segments.tsx';
import { NamedOrigins } from './NamedOrigins.tsx';
import '../../styles/count-switch.css';

interface CountSwitchProps {
  readonly asked: AskedQuestion;
  /** Grows when the index has changed. */
  readonly generation: number;
}

/** What the counts of a search count, said in a sentence, and how many that are. Remembered with the project. */
export function CountSwitch({ asked, generation }: CountSwitchProps) {
  const { workspace } = useSession();
  const by = useWorkspace((state) => state.countBy);
  return (
    <section className="count-switch" aria-label={words.label}>
      <div className="count-ways">
        <span aria-hidden="true">{words.label}</span>
        <OneOf
          label={words.label}
          options={countWays}
          words={words.ways}
          chosen={by}
          onChoose={(countBy) => workspace.set({ countBy })}
        />
        {by !== 'documents' && <CountedBy by={by} asked={asked} generation={generation} />}
        <p className="quiet count-said">{words.said[by]}</p>
      </div>
    </section>
  );
}

function CountedBy({ by, asked, generation }: CountSwitchProps & { readonly by: Counted['by'] }) {
  const { desk, listenComparer } = useSession();
  const counting = useMemo(
    () => new AskedCount((of: Asked) => desk.finder.spots(of), desk.comparer, listenComparer),
    [desk, listenComparer],
  );
  const { query, anyWord, furniture } = asked;
  const decided = useDecidedNames();
  useEffect(() => {
    counting.setQuestion({ by, of: { query, anyWord, furniture } });
  }, [counting, by, query, anyWord, furniture, generation, decided]);
  const state = useObserved(counting, (now) => now);
  const counted = state.found?.question.by === by ? state.found.counted : null;
  const isOld = state.found?.question.of.query !== query || state.asking;
  return (
    <>
      <p className="count-number" role="status" data-asking={isOld || undefined}>
        {!state.problem && counted ? countedInWords(counted) : ''}
      </p>
      <ComparingProgress of={counting} />
      {counted?.by === 'origins' && counted.origins.length > 0 && <NamedOrigins counted={counted} />}
    </>
  );
}
