import type { TableFormat, TableFormatId, WrittenTable } from '../../../../core/exchange/table-format.ts';
import { saveTable } from '../../../commands/save-table.ts';
import type { SaveKind } from '../../../session/saves.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useSession } from '../../hooks/use-session.ts';
import { SaveButton } from '../SaveButton.tsx';

interface SaveTableProps<T> {
  readonly kind: SaveKind;
  readonly formats: readonly TableFormat<T, WrittenTable>[];
  /** What the button is called. */
  readonly label: string;
  /** There is nothing to save. */
  readonly none: boolean;
  fileNameOf(ending: string): string;
  /** What is shown, when it is saved. */
  table(): T | Promise<T>;
}

/** Saves what a part of a comparison shows, in a format that is chosen beside the button and kept. */
export function SaveTable<T>({ kind, formats, label, none, fileNameOf, table }: SaveTableProps<T>) {
  const { desk, saves } = useSession();
  const [id, setId] = useKept<TableFormatId>(`${kind} format`, 'html');
  const format = formats.find((one) => one.id === id) ?? formats[0]!;
  const save = () => saves.save(kind, async ({ signal }) => saveTable(desk, await table(), format, fileNameOf, signal));
  return (
    <span className="save-table">
      <select
        className="select"
        aria-label={words.format}
        value={format.id}
        onChange={(event) => setId(event.target.value as TableFormatId)}
      >
        {formats.map((one) => (
          <option key={one.id} value={one.id}>
            {words.formats[one.id]}
          </option>
        ))}
      </select>
      <SaveButton kind={kind} label={label} none={none} onSave={() => void save()} />
    </span>
  );
}
