import { useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import type { Family } from '../../../../core/ports/compare.ts';
import type { ComparingState } from '../../../session/comparing.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { quotationsWords } from '../../../words/quotations.ts';
import { useKept, useKeptScroll } from '../../hooks/use-kept.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useQuotedWords } from '../../hooks/use-quoted-words.ts';
import type { QuotedPlace } from '../../hooks/use-quoted-words.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { FamiliesFilters } from './FamiliesFilters.tsx';
import { FamiliesOverTime } from './FamiliesOverTime.tsx';
import { FamilyItem } from './FamilyItem.tsx';
import { SaveFamilies } from './SaveFamilies.tsx';
import { ComparingProgress } from '../../parts/compare/ComparingProgress.tsx';
import { GridOfDocuments } from '../../parts/compare/GridOfDocuments.tsx';
import { NotCompared } from '../../parts/compare/NotCompared.tsx';
import { OneOf } from '../../parts/Segments.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import '../../styles/shared-wording.css';

const none: readonly Family[] = [];
const wholeView = (button: HTMLElement) => button.closest<HTMLElement>('.shared-view');

type Look = keyof typeof words.looks;
const looks = Object.keys(words.looks) as Look[];

/** What the documents of the project share: as passages, over time, or documents × documents. */
export function SharedWordingView() {
  const { comparing, workspace } = useSession();
  const filter = useObserved(comparing.lookedFor, (now) => now);
  const [look, setLook] = useKept<Look>('shared wording', 'passages');
  return (
    <section className="shared-view" data-wide={look !== 'passages' || undefined} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="quiet">{words.how}</p>
      <div className="shared-filters">
        <OneOf label={words.lookAt} options={looks} words={words.looks} chosen={look} onChoose={setLook} />
        <Button className="button small" onPress={() => workspace.open({ kind: 'quotations', documentIds: [] })}>
          {quotationsWords.ofProject}
        </Button>
      </div>
      <FamiliesFilters filter={filter} />
      {look !== 'documents' && <Passages overTime={look === 'time'} />}
      {look === 'documents' && (
        <GridOfDocuments
          asked={comparing.grid}
          name="project"
          onShowWithin={() => comparing.setFilter({ betweenOutlets: false })}
        />
      )}
    </section>
  );
}

/** The passages that stand in several documents of the project, those in the most documents first, as a list or over time. */
function Passages({ overTime }: { readonly overTime: boolean }) {
  const { comparing } = useSession();
  const state = useObserved(comparing, (now) => now);
  const families = state.found?.families ?? none;
  return (
    <>
      <div className="shared-head">
        <p className="shared-count" role="status">
          {state.found && words.families(families.length, state.found.total)}
        </p>
        <SaveFamilies filter={state.filter} none={families.length === 0} />
      </div>
      <ComparingProgress of={comparing} />
      {state.found !== null && state.found.withinOutlets > 0 && (
        <p className="quiet">
          {words.withinOutlets(state.found.withinOutlets)}{' '}
          <VanishingButton
            className="plain-link"
            region={wholeView}
            onPress={() => comparing.setFilter({ betweenOutlets: false })}
          >
            {words.showWithin}
          </VanishingButton>
        </p>
      )}
      {state.found !== null && <NotCompared missing={state.found.missing} />}
      <WhyNone state={state} />
      {families.length > 0 &&
        (overTime ? (
          <FamiliesOverTime families={families} texts={state.texts} />
        ) : (
          <FamilyList families={families} texts={state.texts} />
        ))}
      {state.found && families.length < state.found.total && (
        <VanishingButton
          className="button"
          region={wholeView}
          isPending={state.asking}
          onPress={() => comparing.more()}
        >
          {words.more}
        </VanishingButton>
      )}
    </>
  );
}

function FamilyList({
  families,
  texts,
}: {
  readonly families: readonly Family[];
  readonly texts: ReadonlyMap<Id, Id>;
}) {
  const places = useMemo(() => families.flatMap((family) => placeOf(family, texts) ?? []), [families, texts]);
  const quote = useQuotedWords(places);
  const list = useRef<HTMLOListElement>(null);
  const [first] = places;
  useKeptScroll('shared-wording', list, first !== undefined && quote(first) !== null);
  return (
    <ol ref={list} className="family-list" aria-label={words.list}>
      {families.map((family) => {
        const place = placeOf(family, texts);
        return <FamilyItem key={family.id} family={family} texts={texts} quoted={place && quote(place)} />;
      })}
    </ol>
  );
}

/** Where its longest member stands; null where its text is another one by now. */
function placeOf({ longest: { documentId, from, to } }: Family, texts: ReadonlyMap<Id, Id>): QuotedPlace | null {
  const textId = texts.get(documentId);
  return textId === undefined ? null : { textId, from, to };
}

/** What to do where nothing is shown. */
function WhyNone({ state }: { readonly state: ComparingState }) {
  const { rows } = useRows('documents');
  if (state.problem) return null;
  if (rows.size < 2) return <p className="shared-none">{words.noDocuments}</p>;
  if (state.filter.kinds.length === 0) return <p className="shared-none">{words.nothingOfNoKind}</p>;
  // What stands within one outlet is named above, with the way to see it.
  const none = state.found?.total === 0 && state.found.withinOutlets === 0 && !state.asking;
  return none ? <p className="shared-none">{words.nothing}</p> : null;
}
