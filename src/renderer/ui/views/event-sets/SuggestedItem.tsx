import { useState } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import { eventRule } from '../../../../core/compare/event-sets.ts';
import type { SuggestedSet } from '../../../../core/ports/compare.ts';
import { confirmSuggested } from '../../../commands/event-sets.ts';
import { rule } from '../../../commands/rule.ts';
import { eventSetWords as words } from '../../../words/event-sets.ts';
import { daysInWords } from '../../../words/in-words.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { WhereAndWhen } from '../../parts/compare/WhereAndWhen.tsx';

const wholeView = (button: HTMLElement) => button.closest<HTMLElement>('.event-sets');

const seen = { id: 'event-sets', version: String(eventRule) };

/** Documents that may tell of one event, to be confirmed without some of them, or not at all. */
export function SuggestedItem({ set }: { readonly set: SuggestedSet }) {
  const { desk } = useSession();
  const run = useRun();
  const names = useDocumentNames();
  const [left, setLeft] = useState<ReadonlySet<Id>>(new Set());
  const chosen = set.documentIds.filter((id) => !left.has(id) && names.get(id) !== undefined);
  const apart = () =>
    rule(desk, {
      kind: 'event',
      value: 'apart',
      subjects: [],
      parties: set.documentIds.map((id) => ({ kind: 'document', id })),
      rule: seen,
    });
  const name = words.nameOf(set.names, names.get(chosen[0] ?? ''));
  const confirm = () => run(confirmSuggested(desk, { name, documentIds: chosen }, set.documentIds, seen));
  return (
    <li className="event-set">
      <p className="event-set-head">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <span className="quiet">{set.days ? daysInWords(set.days) : words.undated}</span>
      </p>
      <p className="quiet">{words.why(set.likeness, set.names)}</p>
      <ul className="event-set-members">
        {set.documentIds.map((id) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                aria-label={words.belongs(names.get(id) ?? '')}
                checked={!left.has(id)}
                onChange={() => setLeft(new Set([...left, id].filter((one) => one !== id || !left.has(id))))}
              />{' '}
              <bdi>{names.get(id)}</bdi>
            </label>
            <WhereAndWhen id={id} />
            {set.undated.includes(id) && <span className="quiet">{words.undated}</span>}
          </li>
        ))}
      </ul>
      <div className="event-set-acts">
        <VanishingButton
          className="button small"
          region={wholeView}
          isDisabled={chosen.length < 2}
          onPress={() => void confirm()}
        >
          {words.confirm}
        </VanishingButton>
        <VanishingButton className="button small" region={wholeView} onPress={() => void run(apart())}>
          {words.dismiss}
        </VanishingButton>
      </div>
    </li>
  );
}
