import { useCallback } from 'react';
import { ok } from '../../../../core/model/result.ts';
import { leftOutBy } from '../../../../core/search/language/left-out.ts';
import { useNewest } from '../../hooks/use-newest.ts';
import { useSession } from '../../hooks/use-session.ts';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import type { AskedQuestion } from '../../../session/live-search.ts';
import { searchWords } from '../../../words/search.ts';
import { useFieldNames } from './use-field-names.ts';

/** Passages that a filter leaves out only because nothing is known of their texts in its field, each with the way to them. */
export function LeftOutPassages(props: { readonly asked: AskedQuestion; readonly generation: number }) {
  const { asked, generation } = props;
  const { workspace } = useSession();
  const leftOut = useLeftOut(asked, generation);
  return leftOut.map(({ field, query, count }) => (
    <p key={field} className="reading-note search-notice" role="status">
      {searchWords.leftOut(count, field)}.{' '}
      <VanishingButton
        className="plain-link"
        region={(button) => button.closest<HTMLElement>('.search-view')}
        aria-label={searchWords.showLeftOut(field)}
        onPress={() => workspace.set({ query })}
      >
        {searchWords.showThem}
      </VanishingButton>
    </p>
  ));
}

function useLeftOut(asked: AskedQuestion, generation: number) {
  const { finder } = useSession().desk;
  const fields = useFieldNames();
  const ask = useCallback(
    async () => {
      const counted = await Promise.all(
        leftOutBy(asked.query, { fields, languages: navigator.languages }).map(async (one) => {
          const answer = await finder.search({ ...asked, query: one.query, order: 'document', offset: 0, limit: 0 });
          return { ...one, count: answer.ok ? answer.value.total : 0 };
        }),
      );
      return ok({ asked, counted: counted.filter(({ count }) => count > 0) });
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Counted again when the index has changed.
    [finder, asked, fields, generation],
  );
  const answer = useNewest(ask);
  return answer?.ok && answer.value.asked === asked ? answer.value.counted : [];
}
