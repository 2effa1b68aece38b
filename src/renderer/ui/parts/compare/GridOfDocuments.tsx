import { useMemo } from 'react';
import { gridChart } from '../../../../core/exchange/charts/grid-chart.ts';
import { documentOf } from '../../../../core/model/account.ts';
import type { Id } from '../../../../core/model/id.ts';
import { documentSorts, SortedDocuments } from '../../../../core/search/library-order.ts';
import type { DocumentSort } from '../../../../core/search/library-order.ts';
import type { Grid } from '../../../../core/ports/compare.ts';
import { sheetFormats } from '../../../../core/exchange/table-format.ts';
import type { TableFormat } from '../../../../core/exchange/table-format.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import { saveGrid } from '../../../commands/export-grid.ts';
import type { AskedGrid } from '../../../session/comparing.ts';
import { pictureCaption } from '../../../session/picture-caption.ts';
import { comparePictureNames, compareWords as words, gridFileName } from '../../../words/compare.ts';
import { readingWords } from '../../../words/reading.ts';
import { shellWords } from '../../../words/shell.ts';
import { savedHead } from '../../../session/saved-head.ts';
import { tableFileName } from '../../../words/saved-head.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { OneOf } from '../Segments.tsx';
import { SaveButton } from '../SaveButton.tsx';
import { SavePicture } from '../SavePicture.tsx';
import { VanishingButton } from '../VanishingButton.tsx';
import { ComparingProgress } from './ComparingProgress.tsx';
import { hiddenPairs } from './grid-words.ts';
import { mostPictured, picturedGrid } from './pictured-grid.ts';
import { NotCompared } from './NotCompared.tsx';
import { SharedGrid } from './SharedGrid.tsx';
import { useAppeared } from './use-appeared.ts';

const wholeView = (button: HTMLElement) => button.closest<HTMLElement>('section');

interface GridOfDocumentsProps {
  readonly asked: AskedGrid;
  /** Names the order and the field that were chosen, for when the page is shown again. */
  readonly name: string;
  /** Shows what one outlet has in common with itself, too. */
  onShowWithin(): void;
}

/** Documents × documents with its order, how far the question is, what it leaves out, and the way to save it. */
export function GridOfDocuments({ asked, name, onShowWithin }: GridOfDocumentsProps) {
  const state = useObserved(asked, (now) => now);
  const [sort, setSort] = useKept<DocumentSort>(`order ${name}`, 'date');
  const { found } = state;
  const order = useOrder(found?.grid ?? null, sort);
  const appeared = useAppeared();
  const { desk } = useSession();
  const names = useDocumentNames();
  const hidden = found ? found.grid.withinOutlets || hiddenPairs(found.grid, found.question, appeared) : 0;
  const draw = () => {
    const { grid, question } = found!;
    const shown = Math.min(order.length, mostPictured);
    const part = { shown, all: order.length, what: words.grid.documentsAre };
    const how = hidden > 0 && grid.withinOutlets === 0 ? `${words.how} ${words.grid.pairsWithin(hidden)}` : words.how;
    const accounts = question.documentIds ?? [];
    const documents = desk.store.snapshot.rows('documents');
    const told = (id: Id) => {
      const name = names.get(id) ?? '';
      const document = documentOf(documents, id);
      return { name, under: document ? readingWords.byline(document, name).join(' · ') : '' };
    };
    const caption = [words.grid.legendSaved, pictureCaption(desk, how, { part, accounts })];
    return gridChart(picturedGrid(grid, question, order, appeared, told, caption));
  };
  return (
    <>
      <div className="shared-head">
        <OneOf
          label={words.grid.order}
          options={documentSorts}
          words={shellWords.library.sorts}
          chosen={sort}
          onChoose={setSort}
        />
        <p className="shared-count" role="status">
          {found && words.grid.documents(order.length)}
        </p>
        <SavePicture none={order.length === 0} fileNameOf={comparePictureNames.grid} draw={draw} />
        <SaveGrid asked={asked} sort={sort} none={order.length === 0} />
      </div>
      <ComparingProgress of={asked} />
      {found && hidden > 0 && (
        <p className="quiet">
          {found.grid.withinOutlets > 0 ? words.grid.withinOutlets(hidden) : words.grid.pairsWithin(hidden)}{' '}
          <VanishingButton className="plain-link" region={wholeView} onPress={onShowWithin}>
            {words.showWithin}
          </VanishingButton>
        </p>
      )}
      {found && <NotCompared missing={found.grid.missing} />}
      {found && order.length === 0 && !state.asking && <p className="shared-none">{words.grid.nothing}</p>}
      {found && order.length > 0 && (
        <>
          <SharedGrid grid={found.grid} question={found.question} order={order} name={name} />
          <p className="quiet">{words.grid.legend}</p>
        </>
      )}
    </>
  );
}

const empty: readonly number[] = [];

/** The places of the documents that are still there, in their order. */
function useOrder(grid: Grid | null, sort: DocumentSort): readonly number[] {
  const documents = useRows('documents', 1000);
  return useMemo(() => {
    if (!grid) return empty;
    const placeOf = new Map(grid.documentIds.map((id, place) => [id, place]));
    const rows = new Map(
      grid.documentIds.flatMap((id) => {
        const document = documentOf(documents.rows, id);
        return document ? [[id, { ...document, id }] as const] : [];
      }),
    );
    return new SortedDocuments(sort).update(rows).map(({ id }) => placeOf.get(id)!);
  }, [grid, sort, documents]);
}

function SaveGrid(props: { readonly asked: AskedGrid; readonly sort: DocumentSort; readonly none: boolean }) {
  const { desk, saves, workspace } = useSession();
  const { question } = useObserved(props.asked, (now) => now);
  const save = async (format: TableFormat<SavedTable>) => {
    const { title, about } = savedHead(desk, { title: gridFileName });
    const file = { name: tableFileName(gridFileName, format.ending), format, title, about };
    const saved = await saves.save('grid', ({ told, signal }) =>
      saveGrid(desk, question, props.sort, file, (done, of) => told(done, of, 'doing'), signal),
    );
    if (saved && saved.missing.length > 0) workspace.tell('problem', words.missingSaved(saved.missing.length));
  };
  return <SaveButton kind="grid" formats={sheetFormats} none={props.none} onSave={(format) => void save(format)} />;
}
