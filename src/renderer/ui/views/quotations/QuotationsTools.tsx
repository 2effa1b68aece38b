import { Switch } from 'react-aria-components';
import type { QuotationsFormatId } from '../../../../core/exchange/quotations-formats.ts';
import { quotationsFormats } from '../../../../core/exchange/quotations-formats.ts';
import { saveQuotations } from '../../../commands/export-quotations.ts';
import { quotationsFileName, quotationsWords as words } from '../../../words/quotations.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useSession } from '../../hooks/use-session.ts';
import { SaveButton } from '../../parts/SaveButton.tsx';
import { OneOf } from '../../parts/Segments.tsx';
import { savedQuotations } from './saved-quotations.ts';
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
  return (
    <>
      <div className="quotations-tools">
        <p className="quotations-count" role="status">
          {words.count(quotations, all.length)}
          {families.length < all.length && ` · ${words.shown(families.length, all.length)}`}
          {missing.length > 0 && ` · ${words.missing(missing.length)}`}
        </p>
        <Save rows={rows} read={read} />
      </div>
      <div className="quotations-tools">
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
    </>
  );
}

/** Saves the families that are shown. */
function Save({ rows, read }: { readonly rows: readonly QuotationRow[]; readonly read: ReadQuotations }) {
  const session = useSession();
  const names = useDocumentNames();
  const [format, setFormat] = useKept<QuotationsFormatId>('quotations format', 'html');
  const save = () =>
    session.saves.save('quotations', ({ signal }) => {
      const documents = session.desk.store.snapshot.rows('documents');
      const table = savedQuotations(rows, read.texts, documents, names);
      return saveQuotations(session.desk, table, format, quotationsFileName, signal);
    });
  return (
    <span className="quotations-save">
      <select
        className="select"
        aria-label={words.format}
        value={format}
        onChange={(event) => setFormat(event.target.value as QuotationsFormatId)}
      >
        {quotationsFormats.map(({ id }) => (
          <option key={id} value={id}>
            {words.formats[id]}
          </option>
        ))}
      </select>
      <SaveButton kind="quotations" label={words.save} none={rows.length === 0} onSave={() => void save()} />
    </span>
  );
}
