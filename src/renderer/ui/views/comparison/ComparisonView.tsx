import { useMemo } from 'react';
import { Switch } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { ComparisonParts } from '../../parts/compare/ComparisonParts.tsx';
import { GridOfDocuments } from '../../parts/compare/GridOfDocuments.tsx';
import '../../styles/shared-wording.css';

/** What a few documents share, each with each. */
export function ComparisonView({ documentIds }: { readonly documentIds: readonly Id[] }) {
  const { comparing, names } = useSession();
  useRows('documents');
  useRows('eventSets');
  const key = documentIds.join(' ');
  const [between, keepBetween] = useKept(`comparison ${key} between`, true);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- The ids tell whether they are others; it is asked as it was left.
  const asked = useMemo(() => comparing.gridOf(documentIds, between), [comparing, key]);
  const { betweenOutlets } = useObserved(asked, ({ question }) => question);
  const setBetween = (next: boolean) => {
    keepBetween(next);
    asked.setQuestion({ betweenOutlets: next });
  };
  const there = names.compared(documentIds);
  if (there === null) return <p className="shared-view">{words.comparisonGone}</p>;
  return (
    <section className="shared-view" data-wide aria-label={words.title}>
      <ComparisonParts part="shared" documentIds={documentIds} />
      <h2 className="comparison-title" title={words.comparisonTitle(there)}>
        {words.comparisonTitle(there)}
      </h2>
      <p className="quiet">{words.how}</p>
      <div className="shared-filters">
        <Switch className="switch" isSelected={betweenOutlets} onChange={setBetween}>
          <span className="switch-track" />
          {words.betweenOutlets}
        </Switch>
      </div>
      <GridOfDocuments asked={asked} name={key} onShowWithin={() => setBetween(false)} />
    </section>
  );
}
