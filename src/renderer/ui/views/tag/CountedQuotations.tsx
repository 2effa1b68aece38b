import { useEffect, useMemo } from 'react';
import type { Annotation } from '../../../../core/model/records.ts';
import { ok } from '../../../../core/model/result.ts';
import { spotsOfAnnotations } from '../../../commands/count-quotations.ts';
import { AskedCount } from '../../../session/counting.ts';
import type { Counted } from '../../../session/counting.ts';
import { countWays } from '../../../session/workspace.ts';
import { countedInWords, countWords } from '../../../words/search.ts';
import { useDecidedNames } from '../../hooks/use-decided-names.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useSession, useWorkspace } from '../../hooks/use-session.ts';
import { ComparingProgress } from '../../parts/compare/ComparingProgress.tsx';
import { Select } from './Select.tsx';

/** What the quotations that are shown count as; the same choice as beside a search. */
export function CountedQuotations({ shown }: { readonly shown: readonly Annotation[] }) {
  const { workspace } = useSession();
  const by = useWorkspace((state) => state.countBy);
  return (
    <>
      <Select
        label={countWords.label}
        value={by}
        options={countWays.map((one) => ({ key: one, name: countWords.ways[one] }))}
        onChoose={(key) => workspace.set({ countBy: countWays.find((one) => one === key) ?? 'documents' })}
      />
      {by !== 'documents' && <CountedBy by={by} shown={shown} />}
    </>
  );
}

function CountedBy({ by, shown }: { readonly by: Counted['by']; readonly shown: readonly Annotation[] }) {
  const { desk, listenComparer } = useSession();
  const counting = useMemo(() => {
    const spotsOf = async (of: readonly Annotation[]) => ok(spotsOfAnnotations(desk, of));
    return new AskedCount(spotsOf, desk.comparer, listenComparer);
  }, [desk, listenComparer]);
  const decided = useDecidedNames();
  useEffect(() => counting.setQuestion({ by, of: shown }), [counting, by, shown, decided]);
  const { found, problem } = useObserved(counting, (now) => now);
  const counted = found?.question.by === by ? found.counted : null;
  return (
    <>
      <span role="status" className="tag-counted" title={countWords.saidOfQuotations[by]}>
        {!problem && counted ? countedInWords(counted) : ''}
      </span>
      <ComparingProgress of={counting} />
    </>
  );
}
