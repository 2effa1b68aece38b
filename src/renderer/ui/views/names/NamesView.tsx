import { useMemo } from 'react';
import { decidedNames } from '../../../../core/model/name-rulings.ts';
import { namesWords as words } from '../../../words/names.ts';
import { useRows } from '../../hooks/use-session.ts';
import { ApartNames } from './ApartNames.tsx';
import { NameFamilies } from './NameFamilies.tsx';
import { NewAlias } from './NewAlias.tsx';
import { SaidNames } from './SaidNames.tsx';
import '../../styles/shared-wording.css';
import '../../styles/names.css';

/** Which names are one: as a person says, and by a rule, to be parted and joined. */
export function NamesView() {
  const aliases = useRows('aliases');
  const rulings = useRows('rulings');
  const decided = useMemo(() => decidedNames(aliases.rows.values(), rulings.rows.values()), [aliases, rulings]);
  return (
    <section className="shared-view names" aria-label={words.title} tabIndex={-1}>
      <h2>{words.title}</h2>
      <p className="quiet">{words.how}</p>
      <NewAlias />
      <SaidNames />
      <ApartNames />
      <NameFamilies decided={decided} />
    </section>
  );
}
