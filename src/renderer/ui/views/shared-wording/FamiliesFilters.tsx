import { useId } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { PassageKind } from '../../../../core/ports/compare.ts';
import type { FamiliesFilter } from '../../../session/comparing.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { useSession } from '../../hooks/use-session.ts';

const kinds = Object.keys(words.kinds) as PassageKind[];
/** The fewest words that can be asked for: from a short echo to a long paragraph. */
const steps = [8, 12, 16, 24, 40, 80];

/** Which shared passages are looked at: their kinds, and how many words they have at least. */
export function FamiliesFilters({ filter }: { readonly filter: FamiliesFilter }) {
  const { comparing } = useSession();
  const id = useId();
  return (
    <div className="shared-filters">
      <ToggleButtonGroup
        className="segments"
        aria-label={words.kindsLabel}
        selectionMode="multiple"
        disallowEmptySelection
        selectedKeys={filter.kinds}
        onSelectionChange={(chosen) => comparing.setFilter({ kinds: kinds.filter((kind) => chosen.has(kind)) })}
      >
        {kinds.map((kind) => (
          <ToggleButton key={kind} id={kind} className="segment">
            {words.kinds[kind]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <label htmlFor={id}>{words.fewest}</label>
      <select
        id={id}
        className="select"
        value={filter.fewestWords}
        onChange={(event) => comparing.setFilter({ fewestWords: Number(event.target.value) })}
      >
        {steps.map((step) => (
          <option key={step} value={step}>
            {words.fewestWords(step)}
          </option>
        ))}
      </select>
    </div>
  );
}
