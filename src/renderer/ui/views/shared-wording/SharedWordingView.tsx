import { useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { Family } from '../../../../core/ports/compare.ts';
import type { ComparingState } from '../../../session/comparing.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { problemSentence } from '../../../words/sentences.ts';
import { useKeptScroll } from '../../hooks/use-kept.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useQuotedWords } from '../../hooks/use-quoted-words.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { FamiliesFilters } from './FamiliesFilters.tsx';
import { FamiliesProgress } from './FamiliesProgress.tsx';
import { FamilyItem } from './FamilyItem.tsx';
import { SaveFamilies } from './SaveFamilies.tsx';
import '../../styles/shared-wording.css';

const none: readonly Family[] = [];

/** The passages that stand in several documents of the project, those in the most documents first. */
export function SharedWordingView() {
  const { comparing } = useSession();
  const state = useObserved(comparing, (now) => now);
  const families = state.found?.families ?? none;
  return (
    <section className="shared-view" aria-label={words.title} aria-busy={state.asking || undefined}>
      <h2>{words.title}</h2>
      <p className="quiet">{words.how}</p>
      <FamiliesFilters filter={state.filter} />
      <div className="shared-head">
        <p className="shared-count" role="status">
          {state.found && words.families(families.length, state.found.total)}
        </p>
        <SaveFamilies filter={state.filter} none={families.length === 0} />
      </div>
      <FamiliesProgress state={state} />
      {state.found !== null && state.found.withinOutlets > 0 && (
        <p className="quiet">
          {words.withinOutlets(state.found.withinOutlets)}{' '}
          <Button className="plain-link" onPress={() => comparing.setFilter({ betweenOutlets: false })}>
            {words.showWithin}
          </Button>
        </p>
      )}
      <WhyNone state={state} />
      {families.length > 0 && <FamilyList families={families} />}
      {state.found && families.length < state.found.total && (
        <Button className="button" isDisabled={state.asking} onPress={() => comparing.more()}>
          {words.more}
        </Button>
      )}
    </section>
  );
}

function FamilyList({ families }: { readonly families: readonly Family[] }) {
  const places = useMemo(() => families.map(({ longest }) => longest), [families]);
  const quoted = useQuotedWords(places);
  const list = useRef<HTMLOListElement>(null);
  useKeptScroll('shared-wording', list, quoted.size > 0);
  return (
    <ol ref={list} className="family-list" aria-label={words.list}>
      {families.map((family) => (
        <FamilyItem key={family.id} family={family} quoted={quoted.get(family.longest) ?? null} />
      ))}
    </ol>
  );
}

/** What went wrong, or what to do where nothing is shown. */
function WhyNone({ state }: { readonly state: ComparingState }) {
  const { rows } = useRows('documents');
  const { comparing } = useSession();
  if (state.problem) {
    return (
      <div className="shared-none" role="alert">
        <p>{problemSentence(state.problem)}</p>
        <Button className="button" onPress={() => comparing.ask()}>
          {words.askAgain}
        </Button>
      </div>
    );
  }
  if (rows.size < 2) return <p className="shared-none">{words.noDocuments}</p>;
  return state.found?.total === 0 && !state.asking ? <p className="shared-none">{words.nothing}</p> : null;
}
