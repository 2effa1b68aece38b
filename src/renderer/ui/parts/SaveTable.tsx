import { sheetFormats } from '../../../core/exchange/table-format.ts';
import type { TableFormat } from '../../../core/exchange/table-format.ts';
import type { SavedTable } from '../../../core/exchange/saved-table.ts';
import { saveTable } from '../../commands/save-table.ts';
import type { SaveKind } from '../../session/saves.ts';
import { tableFileName } from '../../words/saved-head.ts';
import { useSession } from '../hooks/use-session.ts';
import { SaveButton } from './SaveButton.tsx';

interface SaveShownProps<T> {
  readonly kind: SaveKind;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly formats: readonly TableFormat<T>[];
  /** How much of the table is shown; the name of the file says so where it is not all. */
  readonly part?: { readonly shown: number; readonly all: number };
  /** What the button is called where the page has another such button. */
  readonly label?: string;
  /** There is nothing to save. */
  readonly none?: boolean;
  /** What is shown, when it is saved. */
  table(): T | Promise<T>;
}

/** Saves what is shown as a table, in a format that is asked for. */
export function SaveShown<T>({ kind, name, formats, part, label, none = false, table }: SaveShownProps<T>) {
  const { desk, saves } = useSession();
  const save = (format: TableFormat<T>) =>
    saves.save(kind, async ({ signal }) =>
      saveTable(desk, await table(), format, tableFileName(name, format.ending, part), signal),
    );
  return (
    <SaveButton
      kind={kind}
      formats={formats}
      {...(label && { label })}
      none={none}
      onSave={(format) => void save(format)}
    />
  );
}

/** The same of a table that is nothing but its rows. */
export function SaveTable(props: Omit<SaveShownProps<SavedTable>, 'formats'>) {
  return <SaveShown {...props} formats={sheetFormats} />;
}
