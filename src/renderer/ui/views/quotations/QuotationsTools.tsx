import { Switch } from 'react-aria-components';
import { quotationsFormats } from '../../../../core/exchange/quotations-formats.ts';
import { quotationsWords as words } from '../../../words/quotations.ts';
import { savedHeadWords } from '../../../words/saved-head.ts';
import { findWords } from '../../../words/find.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useSession } from '../../hooks/use-session.ts';
import { FoldingControls } from '../../parts/compare/FoldingControls.tsx';
import { SaveShown } from '../../parts/SaveTable.tsx';
import { ListFind } from '../../parts/ListFind.tsx';
import { OneOf } from '../../parts/Segments.tsx';
import { savedQuotations } from './saved-quotations.ts';
import { hiddenAsIndirect } from './shown-families.ts';
import type { QuotationRow, QuotationsLook, ShownFamily } from './shown-families.ts';
import type { ReadQuotations } from './use-quotations.ts';

interface QuotationsToolsProps {
  readonly read: ReadQuotations;
  readonly all: readonly ShownFamily[];
  readonly families: readonly ShownFamily[];
  readonly rows: readonly QuotationRow[];
  readonly look: QuotationsLook;
  onLook(look: QuotationsLook): void;
}

/** How many there are, which are shown, what the marks mean, and the table as a file. */
export function QuotationsTools({ read, all, families, rows, look, onLook }: QuotationsToolsProps) {
  const quotations = all.reduce((sum, { members }) => sum + members.length, 0);
  const { missing } = read.found;
  const more = hiddenAsIndirect(all, look);
  return (
    <FoldingControls
      topClassName="quotations-tools"
      more={words.more}
      count={
        <p className="quotations-count" role="status">
          {words.count(quotations, all.length)}
          {families.length < all.length && ` · ${words.shown(families.length, all.length)}`}
          {more > 0 && ` · ${words.moreIndirect(more)}`}
          {missing.length > 0 && ` · ${words.missing(missing.length)}`}
        </p>
      }
      save={<Save rows={rows} read={read} all={all} families={families} look={look} />}
    >
      <div className="quotations-tools">
        <ListFind
          label={findWords.quotations}
          typed={look.typed}
          first=".quotations-table :is(button, [tabindex='0'])"
          onType={(typed) => onLook({ ...look, typed })}
        />
        <OneOf
          label={words.filter}
          options={['all', 'several', 'altered', 'speakers', 'verbs'] as const}
          words={words.filters}
          chosen={look.filter}
          onChoose={(filter) => onLook({ ...look, filter })}
        />
        <Switch className="switch" isSelected={look.indirect} onChange={(indirect) => onLook({ ...look, indirect })}>
          <span className="switch-track" />
          {words.indirect}
        </Switch>
        <p className="quotations-legend quiet">
          <span>{words.legend}:</span>
          {(['only here', 'other words', 'left out'] as const).map((kind) => (
            <mark key={kind} className="quotation-mark" data-kind={kind}>
              {words.parts[kind]}
            </mark>
          ))}
        </p>
      </div>
    </FoldingControls>
  );
}

/** Saves the families that are shown. */
function Save({ rows, read, all, families, look }: Omit<QuotationsToolsProps, 'onLook'>) {
  const { desk } = useSession();
  const names = useDocumentNames();
  const documentIds = all.flatMap(({ members }) => members.map(({ member }) => member.documentId));
  return (
    <SaveShown
      kind="quotations"
      name={words.title}
      formats={quotationsFormats}
      part={{ shown: families.length, all: all.length }}
      none={rows.length === 0}
      table={() =>
        savedQuotations(rows, read.texts, desk, names, { documentIds, families: all.length }, [
          [findWords.quotations, look.typed],
          [words.filter, look.filter === 'all' ? null : words.filters[look.filter]],
          [words.indirect, look.indirect ? null : savedHeadWords.hidden],
        ])
      }
    />
  );
}
