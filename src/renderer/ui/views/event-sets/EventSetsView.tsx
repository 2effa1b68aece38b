import { useCallback, useMemo, useState } from 'react';
import { openSets } from '../../../../core/compare/open-sets.ts';
import type { EventSet } from '../../../../core/model/records.ts';
import type { SuggestedSet } from '../../../../core/ports/compare.ts';
import { eventSetWords as words } from '../../../words/event-sets.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { ComparingProgress } from '../../parts/compare/ComparingProgress.tsx';
import { FindInRows, useFoundRows } from '../../parts/compare/FindInRows.tsx';
import { NotCompared } from '../../parts/compare/NotCompared.tsx';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { EventSetItem } from './EventSetItem.tsx';
import { savedEventSets } from './saved-event-sets.ts';
import { SuggestedItem } from './SuggestedItem.tsx';
import '../../styles/shared-wording.css';
import '../../styles/note-table.css';
import '../../styles/event-sets.css';

/** So many suggestions are shown at first. */
const few = 50;
const none: readonly SuggestedSet[] = [];
const wholeView = (button: HTMLElement) => button.closest<HTMLElement>('.event-sets');

/** The event sets of the project, and those that are suggested. */
export function EventSetsView() {
  const session = useSession();
  const all = useRows('eventSets');
  const suggested = useSuggested();
  const sets = useMemo(() => [...all.rows.values()].sort((a, b) => a.name.localeCompare(b.name)), [all]);
  const names = useDocumentNames();
  const wordsOf = useCallback(
    ({ name, documentIds, note }: EventSet) => [name, note, ...documentIds.map((id) => names.get(id) ?? '')].join('\n'),
    [names],
  );
  const find = useFoundRows(sets, wordsOf);
  return (
    <section className="shared-view event-sets" aria-label={words.title} tabIndex={-1}>
      <header className="note-table-head of-page">
        <h2>{words.title}</h2>
        <SaveTable
          kind="eventSets"
          name={words.title}
          part={{ shown: find.found.length, all: sets.length }}
          none={find.found.length + suggested.open.length === 0}
          table={() => savedEventSets(session, find.found, suggested.open, sets.length, find.typed)}
        />
      </header>
      <p className="quiet">{words.how}</p>
      {sets.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <FindInRows find={find} first=".event-set-list input" />
          <ul className="event-set-list" aria-label={words.list}>
            {find.found.map((set) => (
              <EventSetItem key={set.id} set={set} />
            ))}
          </ul>
        </>
      )}
      <Suggested {...suggested} />
    </section>
  );
}

/** What is found, and what of it nobody has decided on; none before that is known. */
function useSuggested() {
  const { eventSets } = useSession().comparing;
  const state = useObserved(eventSets, (now) => now);
  const sets = useRows('eventSets');
  const rulings = useRows('rulings');
  const found = state.found?.sets ?? none;
  const open = useMemo(() => openSets(found, sets.rows.values(), rulings.rows.values()), [found, sets, rulings]);
  return { state, open };
}

function Suggested({ state, open }: ReturnType<typeof useSuggested>) {
  const { eventSets } = useSession().comparing;
  const [shown, setShown] = useState(few);
  return (
    <>
      <h3>{words.suggested}</h3>
      <p className="quiet">{words.rule}</p>
      <ComparingProgress of={eventSets} />
      {state.found !== null && open.length === 0 && <p>{words.noneSuggested}</p>}
      {open.length > 0 && (
        <ul className="event-set-list" aria-label={words.suggested}>
          {open.slice(0, shown).map((set) => (
            <SuggestedItem key={set.documentIds.join(' ')} set={set} />
          ))}
        </ul>
      )}
      {open.length > shown && (
        <VanishingButton className="button" region={wholeView} onPress={() => setShown(shown + few)}>
          {words.more}
        </VanishingButton>
      )}
      {state.found !== null && <NotCompared missing={state.found.missing} />}
    </>
  );
}
