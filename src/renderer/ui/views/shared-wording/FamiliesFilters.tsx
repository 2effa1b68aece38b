import { useId, useMemo } from 'react';
import { Switch } from 'react-aria-components';
import { passageKinds } from '../../../../core/compare/shapes.ts';
import type { PassageKind } from '../../../../core/ports/compare.ts';
import type { FamiliesFilter } from '../../../session/comparing.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { runAction } from '../../../session/actions.ts';
import { bracketsShown } from '../../../session/shared-beside.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { useShell } from '../../hooks/use-shell.ts';

/** The fewest words that can be asked for: from a short echo to a long paragraph. */
const steps = [8, 12, 16, 24, 40, 80];
/** Days between two documents at most; null: whenever. */
const windows = [3, 7, 30, 365, null];

/** Which shared passages are looked at: their kinds, how many words they have at least, how far apart in time, whose. */
export function FamiliesFilters({ filter }: { readonly filter: FamiliesFilter }) {
  const { comparing } = useSession();
  const id = useId();
  return (
    <div className="shared-filters">
      <Kinds chosen={filter.kinds} onChoose={(chosen) => comparing.setFilter({ kinds: chosen })} />
      <span className="shared-choice">
        <label htmlFor={`${id}-words`}>{words.fewest}</label>
        <select
          id={`${id}-words`}
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
      </span>
      <span className="shared-choice">
        <label htmlFor={`${id}-days`}>{words.window}</label>
        <select
          id={`${id}-days`}
          className="select"
          value={String(filter.days)}
          onChange={(event) => {
            const { value } = event.target;
            comparing.setFilter({ days: windows.find((days) => String(days) === value) ?? null });
          }}
        >
          {windows.map((days) => (
            <option key={days} value={String(days)}>
              {words.windowOf(days)}
            </option>
          ))}
        </select>
      </span>
      <Switch
        className="switch"
        isSelected={filter.betweenOutlets}
        onChange={(betweenOutlets) => comparing.setFilter({ betweenOutlets })}
      >
        <span className="switch-track" />
        {words.betweenOutlets}
      </Switch>
      <BracketsSwitch />
    </div>
  );
}

/** Any of them, each with a box of its own. */
function Kinds(props: { readonly chosen: readonly PassageKind[]; onChoose(chosen: readonly PassageKind[]): void }) {
  const { chosen, onChoose } = props;
  return (
    <fieldset className="shared-kinds">
      <legend>{words.kindsLabel}</legend>
      {passageKinds.map((kind) => (
        <label key={kind} className="choice">
          <input
            type="checkbox"
            checked={chosen.includes(kind)}
            onChange={({ target }) =>
              onChoose(passageKinds.filter((one) => (one === kind ? target.checked : chosen.includes(one))))
            }
          />
          {words.kinds[kind]}
        </label>
      ))}
    </fieldset>
  );
}

/** Whether brackets stand beside what the texts share. */
function BracketsSwitch() {
  const session = useSession();
  const chosen = useShell((state) => state.brackets);
  const { version } = useRows('documents');
  // eslint-disable-next-line react-hooks/exhaustive-deps -- It depends on how long all texts are together.
  const shown = useMemo(() => bracketsShown(session), [session, chosen, version]);
  return (
    <Switch className="switch" isSelected={shown} onChange={() => runAction(session, 'shared.brackets')}>
      <span className="switch-track" />
      {words.brackets}
    </Switch>
  );
}
