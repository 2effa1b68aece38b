import { useId } from 'react';
import type { ReactNode } from 'react';
import { Button, Switch } from 'react-aria-components';
import { stripesChart } from '../../../../core/exchange/charts/stripes-chart.ts';
import { synopsisFormats } from '../../../../core/exchange/synopsis-formats.ts';
import { pictureCaption } from '../../../session/picture-caption.ts';
import type { Filter } from '../../../session/saved-head.ts';
import { overviewFileName, synopsisWords as words } from '../../../words/synopsis.ts';
import { findWords } from '../../../words/find.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useSession } from '../../hooks/use-session.ts';
import { FoldingControls } from '../../parts/compare/FoldingControls.tsx';
import { SaveShown } from '../../parts/SaveTable.tsx';
import { SavePicture } from '../../parts/SavePicture.tsx';
import { OneOf } from '../../parts/Segments.tsx';
import { pictured } from './pictured.ts';
import { savedTable } from './saved-table.ts';
import { areVersions, canShowSharing } from './shown-rows.ts';
import type { SynopsisLook } from './shown-rows.ts';
import type { ShownSynopsis } from './SynopsisTable.tsx';
import type { SynopsisActs } from './use-row-acts.ts';

interface SynopsisToolsProps {
  readonly shown: ShownSynopsis;
  readonly look: SynopsisLook;
  readonly acts: SynopsisActs;
  /** The field that finds in its rows. */
  readonly find: ReactNode;
  /** What is typed there. */
  readonly typed: string;
  onLook(look: SynopsisLook): void;
}

/** Whose order the rows follow, what is marked, and which rows are shown; what the lines and marks mean. */
export function SynopsisTools({ shown, look, acts, find, typed, onLook }: SynopsisToolsProps) {
  const { read, base, columns, rows } = shown;
  const names = useDocumentNames();
  const id = useId();
  const { accounts } = read.synopsis;
  return (
    <FoldingControls
      className="synopsis-controls"
      topClassName="synopsis-tools synopsis-top"
      more={words.more}
      count={
        <p className="synopsis-count" role="status">
          {words.rows(rows.length, read.synopsis.rows.length)}
        </p>
      }
      find={find}
      save={<Save shown={shown} look={look} typed={typed} />}
    >
      <div className="synopsis-tools">
        <span className="synopsis-choice">
          <label htmlFor={`${id}-base`}>{words.base}</label>
          <select
            id={`${id}-base`}
            className="select"
            value={accounts[base]!.documentId}
            onChange={(event) => onLook({ ...look, base: event.target.value })}
          >
            {columns.map((account) => (
              <option key={account} value={accounts[account]!.documentId}>
                {names.get(accounts[account]!.documentId)}
              </option>
            ))}
          </select>
        </span>
        <OneOf
          label={words.filter}
          options={areVersions(read.synopsis) ? filters : filters.slice(1)}
          words={words.filters}
          chosen={look.filter}
          onChoose={(filter) => onLook({ ...look, filter })}
        />
        <span className="synopsis-choice">
          <span id={`${id}-against`}>{words.against}</span>
          <OneOf
            label={words.against}
            options={canShowSharing(columns) ? againsts : againsts.slice(0, 2)}
            words={words.againsts}
            chosen={look.against}
            onChoose={(against) => onLook({ ...look, against })}
          />
        </span>
        <Switch className="switch" isSelected={look.loose} onChange={(loose) => onLook({ ...look, loose })}>
          <span className="switch-track" />
          {words.loose}
        </Switch>
      </div>
      <RowTools acts={acts} />
      <Legend
        loose={look.loose}
        ruled={read.synopsis.rows.some(({ merged }) => merged.length > 0)}
        shared={look.against === 'shared' ? columns.length : null}
        versions={areVersions(read.synopsis)}
      />
    </FoldingControls>
  );
}

const filters: readonly SynopsisLook['filter'][] = ['changed', 'all', 'shared', 'only'];

const againsts: readonly SynopsisLook['against'][] = ['base', 'all', 'shared'];

const marked = ['only here', 'other words'] as const;

interface LegendProps {
  readonly loose: boolean;
  /** Some rows were merged by hand. */
  readonly ruled: boolean;
  /** Of so many accounts is told who shares what; null: other marks are shown. */
  readonly shared: number | null;
  /** Of versions signs are marked, too. */
  readonly versions: boolean;
}

/** The lines beside cells and the marks in them: their forms tell them apart, not only their colours. */
function Legend({ loose, ruled, shared, versions }: LegendProps) {
  const kinds = ['firm', 'dashed', ...(loose ? ['loose' as const] : []), ...(ruled ? ['ruled' as const] : [])] as const;
  return (
    <p className="synopsis-legend quiet">
      <span>{words.legend}:</span>
      {kinds.map((kind) => (
        <span key={kind} className="synopsis-line" data-link={kind}>
          {words.links[kind]}
        </span>
      ))}
      <span>{words.marked}:</span>
      {shared === null ? (
        ([...marked, ...(versions ? ['other signs' as const] : [])] as const).map((kind) => (
          <mark key={kind} className="synopsis-mark" data-kind={kind}>
            {words.marks[kind]}
          </mark>
        ))
      ) : (
        <SharedLegend accounts={shared} />
      )}
    </p>
  );
}

/** A colour and numbers for each combination of accounts, and a form of line for how they share words. */
function SharedLegend({ accounts }: { readonly accounts: number }) {
  const combinations =
    accounts > 2
      ? [
          [1, 2],
          [1, 3],
          [2, 3],
          [1, 2, 3],
        ]
      : [];
  return (
    <>
      {combinations.map((columns) => (
        <mark key={columns.join('')} className="synopsis-mark" data-kind="same words" data-columns={columns.join('')}>
          {words.columns(columns, columns.length === accounts)}
        </mark>
      ))}
      {(['same words', 'other form', 'other order'] as const).map((kind) => (
        <mark key={kind} className="synopsis-mark" data-kind={kind} data-columns={accounts > 2 ? '' : '12'}>
          {words.sharing[kind]}
        </mark>
      ))}
    </>
  );
}

/** What is done with rows that are chosen, and with the sentence that was attended last. */
function RowTools({ acts }: { readonly acts: SynopsisActs }) {
  return (
    <div className="synopsis-tools" role="group" aria-label={words.rowTools}>
      <Button className="button small" isDisabled={!acts.canMerge} onPress={acts.merge}>
        {words.merge}
      </Button>
      <Button className="button small" isDisabled={!acts.canSplit} onPress={acts.split}>
        {words.split}
      </Button>
      <Button className="button small" isDisabled={!acts.canClaim} onPress={acts.claimChosen}>
        {words.claim}
      </Button>
      <span className="quiet synopsis-chosen" data-none={acts.chosen === 0 || undefined} role="status">
        {acts.chosen > 0 ? words.chosen(acts.chosen) : words.rowHow}
        {acts.chosen > 0 && !acts.attends && ` · ${words.splitHow}`}
      </span>
    </div>
  );
}

/** Saves the rows that are shown, as they are shown, or their overview. */
function Save({ shown, look, typed }: Pick<SynopsisToolsProps, 'shown' | 'look' | 'typed'>) {
  const { desk, people, names: called } = useSession();
  const names = useDocumentNames();
  const filters: readonly Filter[] = [
    [findWords.rows, typed],
    [words.filter, look.filter === 'all' ? null : words.filters[look.filter]],
  ];
  const draw = () => {
    const { read, columns, rows } = shown;
    const accounts = read.synopsis.accounts.map(({ documentId }) => documentId);
    const how = areVersions(read.synopsis) ? words.howVersions : words.how;
    const part = { shown: rows.length, all: read.synopsis.rows.length, what: words.rowsAre };
    return stripesChart(
      pictured(rows, columns, (account) => names.get(accounts[account]!) ?? '', {
        title: words.titleOf(called.compared(accounts) ?? []),
        caption: [pictureCaption(desk, how, { part, accounts, filters })],
      }),
    );
  };
  return (
    <span className="save-button">
      <SavePicture none={shown.rows.length === 0} fileNameOf={overviewFileName} draw={draw} />
      <SaveShown
        kind="synopsis"
        name={words.title}
        formats={synopsisFormats}
        part={{ shown: shown.rows.length, all: shown.read.synopsis.rows.length }}
        none={shown.rows.length === 0}
        table={() => savedTable(shown, desk, names, (signature) => people.now().nameOf(signature), filters)}
      />
    </span>
  );
}
