import { useId } from 'react';
import type { ReadingWay } from '../../../../core/decode/format.ts';
import { builtInAttributes, columnUses } from '../../../../core/model/records.ts';
import type { ReadingColumn, ReadingRule } from '../../../../core/model/records.ts';
import type { ReadingPreview } from '../../../../core/ports/ingest.ts';
import { readOtherwiseWords as words } from '../../../words/read-otherwise.ts';
import { Radios } from '../../parts/Radios.tsx';
import { EncodingField } from './EncodingField.tsx';

type TableRule = ReadingRule & { readonly kind: 'table' };

/** How a table is read: its rows, its encoding, the sign between its cells, its sheets, and what each column is. */
export function TableChoice({
  shown,
  detected,
  way,
  rule,
  onWay,
}: {
  readonly shown: ReadingPreview;
  readonly detected: string;
  readonly way: ReadingWay;
  readonly rule: TableRule;
  onWay(way: ReadingWay): void;
}) {
  // The columns are those that are there when the file is read so; what they are stays as it was chosen.
  const read = shown.reading?.rule;
  const columns = read?.kind === 'table' ? read.columns : rule.columns;
  const choices = shown.reading?.choices;
  const set = (change: Partial<TableRule>) => onWay({ ...way, rule: { ...rule, columns, ...change } });
  const use = (name: string, as: Omit<ReadingColumn, 'name'>) =>
    set({ columns: columns.map((one) => (one.name === name ? { name, ...as } : one)) });
  const sheets = choices?.sheets ?? [];
  return (
    <>
      <Radios
        legend={words.rows}
        value={rule.as}
        options={[
          ['documents', words.as.documents],
          ['table', words.as.table],
        ]}
        onChange={(as) => set(as === 'documents' ? { as, columns: withText(columns, choices?.columns ?? []) } : { as })}
      />
      {rule.delimiter !== null && (
        <SeparatedFields detected={detected} way={way} delimiter={rule.delimiter} onWay={onWay} set={set} />
      )}
      {!shown.format.startsWith('json') && (
        <label className="choice">
          <input
            type="checkbox"
            checked={rule.heading}
            onChange={({ target }) => set({ heading: target.checked, columns: [] })}
          />
          {words.heading}
        </label>
      )}
      {sheets.length > 1 && (
        <Sheets sheets={sheets} chosen={rule.sheets} choose={(chosen) => set({ sheets: chosen })} />
      )}
      {rule.as === 'documents' && <Columns columns={columns} choices={choices?.columns ?? []} use={use} />}
    </>
  );
}

/** Of tables as text. */
function SeparatedFields({
  detected,
  way,
  delimiter,
  onWay,
  set,
}: {
  readonly detected: string;
  readonly way: ReadingWay;
  readonly delimiter: string;
  onWay(way: ReadingWay): void;
  set(change: Partial<TableRule>): void;
}) {
  const id = useId();
  return (
    <div className="reading-fields">
      <EncodingField detected={detected} way={way} onWay={onWay} />
      <label htmlFor={id}>{words.delimiter}</label>
      <select
        id={id}
        className="select"
        value={delimiter}
        onChange={({ target }) => set({ delimiter: target.value, columns: [] })}
      >
        {[...new Set([...Object.keys(words.delimiters), delimiter])].map((sign) => (
          <option key={sign} value={sign}>
            {words.delimiters[sign] ?? sign}
          </option>
        ))}
      </select>
    </div>
  );
}

function Sheets({
  sheets,
  chosen,
  choose,
}: {
  readonly sheets: readonly { readonly name: string; readonly rows: number; readonly hidden: boolean }[];
  readonly chosen: readonly string[];
  choose(chosen: readonly string[]): void;
}) {
  return (
    <fieldset className="form-field">
      <legend>{words.sheets}</legend>
      {sheets.map((sheet) => (
        <label key={sheet.name} className="choice">
          <input
            type="checkbox"
            checked={chosen.includes(sheet.name)}
            onChange={({ target }) => choose(chosenSheets(sheets, chosen, sheet.name, target.checked))}
          />
          <bdi>{words.sheet(sheet)}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

function Columns({
  columns,
  choices,
  use,
}: {
  readonly columns: readonly ReadingColumn[];
  readonly choices: readonly { readonly name: string; readonly example: string; readonly filled: number }[];
  use(name: string, as: Omit<ReadingColumn, 'name'>): void;
}) {
  const examples = new Map(choices.map((one) => [one.name, one.example]));
  return (
    <div className="reading-columns" tabIndex={0} role="region" aria-label={words.columns}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.use}</th>
            <th scope="col">{words.holds}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, as, attribute }) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>
                <select
                  className="select"
                  aria-label={words.useOf(name)}
                  value={isBuiltIn(attribute) && as === 'attribute' ? attribute : as}
                  onChange={({ target }) => use(name, chosenUse(target.value, attribute))}
                >
                  {columnUses.map((one) => (
                    <option key={one} value={one}>
                      {words.uses[one]}
                    </option>
                  ))}
                  {builtInAttributes.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </select>
              </td>
              <td className="reading-example">
                <bdi>{examples.get(name) ?? ''}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isBuiltIn(attribute: string | undefined): attribute is string {
  return builtInAttributes.some(({ id }) => id === attribute);
}

/** What was chosen for a column; its values go where they went before, if that was a column of its own. */
function chosenUse(chosen: string, attribute: string | undefined): Omit<ReadingColumn, 'name'> {
  if (isBuiltIn(chosen)) return { as: 'attribute', attribute: chosen };
  const as = columnUses.find((one) => one === chosen) ?? 'none';
  const own = attribute !== undefined && !isBuiltIn(attribute) && (as === 'attribute' || as === 'key');
  return { as, ...(own && { attribute }) };
}

/** Rows are documents by their text: where no column is one, the one with the longest cells. */
function withText(
  columns: readonly ReadingColumn[],
  choices: readonly { readonly name: string; readonly example: string }[],
): readonly ReadingColumn[] {
  if (columns.some(({ as }) => as === 'text') || choices.length === 0) return columns;
  const longest = choices.reduce((best, one) => (one.example.length > best.example.length ? one : best));
  return columns.map((one) => (one.name === longest.name ? { name: one.name, as: 'text' } : one));
}

/** In the order of the file; one is always left. */
function chosenSheets(
  sheets: readonly { readonly name: string }[],
  before: readonly string[],
  name: string,
  on: boolean,
): readonly string[] {
  const after = sheets.map((one) => one.name).filter((one) => (one === name ? on : before.includes(one)));
  return after.length > 0 ? after : before;
}
