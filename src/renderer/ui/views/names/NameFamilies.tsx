import { useDeferredValue, useId, useMemo, useState } from 'react';
import { nameFamilies } from '../../../../core/compare/name-families.ts';
import type { NameFamily } from '../../../../core/compare/name-families.ts';
import { keyOfName } from '../../../../core/model/name-rulings.ts';
import type { DecidedNames } from '../../../../core/model/name-rulings.ts';
import type { SuggestedSpellings } from '../../../../core/ports/compare.ts';
import { namesWords as words } from '../../../words/names.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useSession } from '../../hooks/use-session.ts';
import { ComparingProgress } from '../../parts/compare/ComparingProgress.tsx';
import { NotCompared } from '../../parts/compare/NotCompared.tsx';
import { ListFind } from '../../parts/ListFind.tsx';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { NameFamilyItem } from './NameFamilyItem.tsx';
import { savedNames } from './saved-names.ts';

/** So many are shown at first. */
const few = 50;
const wholeView = (button: HTMLElement) => button.closest<HTMLElement>('.names');

/** Spellings that a rule takes for one name, in all texts of the project. */
export function NameFamilies({ decided }: { readonly decided: DecidedNames }) {
  const asked = useSession().comparing.names;
  const state = useObserved(asked, (now) => now);
  return (
    <>
      <h3>{words.families}</h3>
      <p className="quiet">{words.rule}</p>
      <ComparingProgress of={asked} />
      {state.found && <Families found={state.found} decided={decided} />}
      {state.found && <NotCompared missing={state.found.missing} />}
    </>
  );
}

function Families({ found, decided }: { readonly found: SuggestedSpellings; readonly decided: DecidedNames }) {
  const session = useSession();
  const list = useId();
  const [sought, setSought] = useKept('names sought', '');
  const [shown, setShown] = useState(few);
  const looked = useDeferredValue(keyOfName(sought));
  const all = useMemo(() => nameFamilies(found, decided), [found, decided]);
  const families = useMemo(() => all.filter((family) => hasName(family, looked)), [all, looked]);
  const part = { shown: families.length, all: all.length };
  if (all.length === 0) return <p>{words.noFamilies}</p>;
  return (
    <>
      <div className="names-sought">
        <ListFind label={words.seek} typed={sought} first=".name-groups button" onType={setSought} />
        <span role="status">{words.count(families.length)}</span>
        <SaveTable
          kind="names"
          name={words.families}
          part={part}
          none={families.length === 0}
          table={() => savedNames(session, families, { part: { ...part, what: words.namesAre }, sought })}
        />
      </div>
      <datalist id={list}>
        {found.spellings.map(({ written }) => (
          <option key={written} value={written} />
        ))}
      </datalist>
      <ul className="name-groups" aria-label={words.families}>
        {families.slice(0, shown).map((family) => (
          <NameFamilyItem key={family.spellings[0]!.written} family={family} all={all} list={list} />
        ))}
      </ul>
      {families.length > shown && (
        <VanishingButton className="button" region={wholeView} onPress={() => setShown(shown + few)}>
          {words.more}
        </VanishingButton>
      )}
    </>
  );
}

function hasName({ spellings }: NameFamily, sought: string): boolean {
  return spellings.some(({ written }) => keyOfName(written).includes(sought));
}
