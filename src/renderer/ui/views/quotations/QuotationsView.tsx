import { useMemo } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import { shortNames, shownAsDecided } from '../../../../core/compare/quotations/quotation-look.ts';
import { decidedNames } from '../../../../core/model/name-rulings.ts';
import { quotationsWords as words } from '../../../words/quotations.ts';
import { findWords } from '../../../words/find.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useRows } from '../../hooks/use-session.ts';
import { ComparisonParts } from '../../parts/compare/ComparisonParts.tsx';
import { NotYetCompared } from '../../parts/compare/NotYetCompared.tsx';
import { ToReview } from '../../parts/compare/ToReview.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { QuotationsTable } from './QuotationsTable.tsx';
import { QuotationsTools } from './QuotationsTools.tsx';
import { familiesOf, foundFamilies, hiddenAsIndirect, rowsOf, shownFamilies } from './shown-families.ts';
import type { QuotationsLook, ShownFamily } from './shown-families.ts';
import { useQuotations } from './use-quotations.ts';
import type { ReadQuotations } from './use-quotations.ts';
import '../../styles/quotations.css';

const wholeView = (button: HTMLElement) => button.closest<HTMLElement>('.quotations-view');
const firstLook: QuotationsLook = { filter: 'all', indirect: false, typed: '' };
/** Of all of the project first what several documents tell. */
const firstOfProject: QuotationsLook = { filter: 'several', indirect: false, typed: '' };

/** Who says what in several documents, or (none) in all of the project: a family for words that are the same more or less, a line for each form. */
export function QuotationsView({ documentIds }: { readonly documentIds: readonly Id[] }) {
  const name = `quotations ${documentIds.toSorted().join(' ')}`;
  const ofProject = documentIds.length === 0;
  const { asked, cancel, askAgain } = useQuotations(documentIds);
  return (
    <section
      className="quotations-view low-page"
      aria-label={words.title}
      aria-busy={asked.state === 'waiting' || undefined}
    >
      {ofProject ? (
        <h2 className="quotations-title">{words.ofProject}</h2>
      ) : (
        <>
          <ComparisonParts part="quotations" documentIds={documentIds} />
          <VisuallyHidden elementType="h2">{words.title}</VisuallyHidden>
        </>
      )}
      <p className="quiet quotations-how">{words.how}</p>
      {asked.state === 'here' ? (
        <Here name={name} first={ofProject ? firstOfProject : firstLook} read={asked.found} />
      ) : (
        <NotYetCompared asked={asked} comparing={words.comparing} cancel={cancel} askAgain={askAgain} />
      )}
    </section>
  );
}

interface HereProps {
  readonly name: string;
  readonly first: QuotationsLook;
  readonly read: ReadQuotations;
}

function Here({ name, first, read }: HereProps) {
  const [look, setLook] = useKept(name, first);
  const rulings = useRows('rulings');
  const aliases = useRows('aliases');
  const { all, toReview, shownAs } = useMemo(() => {
    const decided = decidedNames(aliases.rows.values(), rulings.rows.values());
    const short = shortNames(read.texts.values());
    const nameOf = (written: string) => decided.canonical(short(written));
    return { ...familiesOf(read, rulings.rows.values(), { ...decided, nameOf }), shownAs: shownAsDecided(decided) };
  }, [read, rulings, aliases]);
  const families = useMemo(() => foundFamilies(shownFamilies(all, look), look.typed, read.texts), [all, look, read]);
  const rows = useMemo(() => rowsOf(families, shownAs), [families, shownAs]);
  const list = `${name} ${look.filter} ${look.indirect} ${look.typed}`;
  return (
    <>
      <ToReview rulings={toReview} said={words.toReview} region={wholeView} />
      <QuotationsTools read={read} all={all} families={families} rows={rows} look={look} onLook={setLook} />
      {rows.length > 0 ? (
        <QuotationsTable key={list} name={list} rows={rows} read={read} />
      ) : (
        <NoneShown all={all} look={look} onLook={setLook} />
      )}
    </>
  );
}

interface NoneShownProps {
  readonly all: readonly ShownFamily[];
  readonly look: QuotationsLook;
  onLook(look: QuotationsLook): void;
}

/** Why the table is empty, with the switch that fills it. */
function NoneShown({ all, look, onLook }: NoneShownProps) {
  if (all.length === 0) return <p role="status">{words.none}</p>;
  const indirect = hiddenAsIndirect(all, look);
  if (look.typed.trim() !== '' && shownFamilies(all, look).length > 0) return <p role="status">{findWords.none}</p>;
  const more =
    indirect > 0 ? ({ ...look, indirect: true } as const) : ({ filter: 'all', indirect: true, typed: '' } as const);
  return (
    <div className="empty-page">
      <p role="status">{indirect > 0 ? words.onlyIndirect(indirect) : words.noneShown}</p>
      <VanishingButton className="button" region={wholeView} onPress={() => onLook(more)}>
        {indirect > 0 ? words.showIndirect : words.showAll}
      </VanishingButton>
    </div>
  );
}
