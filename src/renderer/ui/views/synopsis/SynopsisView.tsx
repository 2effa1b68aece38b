import { useCallback, useMemo } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { documentIdsOf } from '../../../../core/model/account.ts';
import type { Id } from '../../../../core/model/id.ts';
import { inColumns } from '../../../session/compared-documents.ts';
import { synopsisWords as words } from '../../../words/synopsis.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useLatest } from '../../hooks/use-latest.ts';
import { useRows } from '../../hooks/use-session.ts';
import { FindInRows, useFoundRows } from '../../parts/compare/FindInRows.tsx';
import { ComparisonParts } from '../../parts/compare/ComparisonParts.tsx';
import { NotYetCompared } from '../../parts/compare/NotYetCompared.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { RulingNotices } from './RulingNotices.tsx';
import { areVersions, canShowSharing, shownRows, wordsOfRow } from './shown-rows.ts';
import type { ShownRow, SynopsisLook } from './shown-rows.ts';
import { SynopsisTable } from './SynopsisTable.tsx';
import { SynopsisTools } from './SynopsisTools.tsx';
import { useRowActs } from './use-row-acts.ts';
import { useRuledSynopsis } from './use-ruled-synopsis.ts';
import { useSynopsis } from './use-synopsis.ts';
import type { ReadSynopsis } from './use-synopsis.ts';
import '../../styles/synopsis.css';

const wholeView = (button: HTMLElement) => button.closest<HTMLElement>('.synopsis-view');
const firstLook: SynopsisLook = { base: null, against: 'base', filter: 'all', loose: false };

/** What several documents say beside each other: a column for each, a row for what belongs together. */
export function SynopsisView({ documentIds }: { readonly documentIds: readonly Id[] }) {
  const name = `synopsis ${documentIds.toSorted().join(' ')}`;
  const ofOne = documentIdsOf(documentIds).length === 1;
  // Of versions is shown at first what changed, in both.
  const changes = ofOne ? ({ filter: 'changed', against: 'all' } as const) : {};
  const [look, setLook] = useKept<SynopsisLook>(name, { ...firstLook, base: useBaseOfSet(documentIds), ...changes });
  const { asked, cancel, askAgain } = useSynopsis(documentIds, look.loose);
  return (
    <section
      className="synopsis-view low-page"
      aria-label={ofOne ? words.changes : words.title}
      aria-busy={asked.state === 'waiting' || undefined}
    >
      <ComparisonParts part="synopsis" documentIds={documentIds} />
      <VisuallyHidden elementType="h2">{words.title}</VisuallyHidden>
      <p className="quiet synopsis-how">{ofOne ? words.howVersions : words.how}</p>
      {asked.state === 'here' ? (
        <Here name={name} read={asked.found} look={look} onLook={setLook} />
      ) : (
        <NotYetCompared asked={asked} comparing={words.comparing} cancel={cancel} askAgain={askAgain} />
      )}
    </section>
  );
}

/** The base that an event set has which holds all of these documents; null if none has one. */
function useBaseOfSet(documentIds: readonly Id[]): Id | null {
  const { rows } = useRows('eventSets');
  const holdsAll = (ids: readonly Id[]) => documentIds.every((id) => ids.includes(id));
  const set = [...rows.values()].find(
    ({ base, documentIds: ids }) => base !== null && documentIds.includes(base) && holdsAll(ids),
  );
  return set?.base ?? null;
}

interface HereProps {
  /** What is kept of this page has this name. */
  readonly name: string;
  readonly read: ReadSynopsis;
  readonly look: SynopsisLook;
  onLook(look: SynopsisLook): void;
}

function Here({ name, read, look, onLook }: HereProps) {
  const { read: ruled, contradicted, toReview } = useRuledSynopsis(read);
  const { synopsis } = ruled;
  const columns = useColumns(synopsis.accounts.map(({ documentId }) => documentId));
  const chosen = synopsis.accounts.findIndex(({ documentId }) => documentId === look.base);
  const base = chosen >= 0 ? chosen : columns[0]!;
  // One of two versions may be gone meanwhile.
  const filter = look.filter === 'changed' && !areVersions(synopsis) ? 'all' : look.filter;
  const filtered = useMemo(() => shownRows(ruled, base, columns, filter), [ruled, base, columns, filter]);
  const find = useFoundRows(
    filtered,
    useCallback((row: ShownRow) => wordsOfRow(ruled, row), [ruled]),
  );
  const rows = find.found;
  // Rows in another order are looked at from the first on.
  const order = `${filter} ${base}`;
  const against = look.against === 'shared' && !canShowSharing(columns) ? 'base' : look.against;
  const shown = { read: ruled, base, columns, rows, against };
  const acts = useRowActs(shown);
  const share = useLatest(() => {
    if (canShowSharing(columns)) onLook({ ...look, against: against === 'shared' ? 'base' : 'shared' });
  });
  return (
    <>
      <SynopsisTools
        shown={shown}
        look={{ ...look, filter, against }}
        acts={acts}
        find={filtered.length > 0 && <FindInRows find={find} first={'.synopsis-rows button[tabindex="0"]'} />}
        typed={find.typed}
        onLook={onLook}
      />
      <RulingNotices contradicted={contradicted} toReview={toReview} />
      {rows.length > 0 ? (
        <SynopsisTable
          key={order}
          name={`${name} ${order}`}
          shown={shown}
          acts={acts}
          onSharing={() => share.current()}
        />
      ) : filtered.length > 0 ? null : (
        <div className="empty-page">
          <p role="status">
            {synopsis.rows.length === 0 ? words.noSentences : filter === 'changed' ? words.noChanges : words.noRows}
          </p>
          {synopsis.rows.length > 0 && (
            <VanishingButton
              className="button"
              region={wholeView}
              onPress={() => onLook({ ...look, filter: 'all', against })}
            >
              {words.showAll}
            </VanishingButton>
          )}
        </div>
      )}
    </>
  );
}

/** The accounts in the order of their columns. */
function useColumns(ids: readonly Id[]): readonly number[] {
  const { rows, version } = useRows('documents');
  const names = useDocumentNames();
  const key = ids.join(' ');
  return useMemo(
    () => inColumns(ids, rows, names).map((id) => ids.indexOf(id)),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The same documents, as long as none of them changes.
    [key, names, version],
  );
}
