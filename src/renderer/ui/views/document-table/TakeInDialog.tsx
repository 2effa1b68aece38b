import { useId, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Table } from '../../../../core/attributes/edit-cells.ts';
import { cleanName } from '../../../../core/model/clean-name.ts';
import { takeInValues, tableNow } from '../../../commands/change-attributes.ts';
import { planIds, planOfTable } from '../../../commands/take-in-values.ts';
import type { PickedTable } from '../../../commands/take-in-values.ts';
import { takeWords as words } from '../../../words/document-table.ts';
import { shellWords } from '../../../words/shell.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { ShellDialog } from '../../parts/ShellDialog.tsx';
import { PlanPreview } from './PlanPreview.tsx';
import { shownColumnNames } from './columns.ts';

/** Shows what a table would change, and takes it in, in one act. */
export function TakeInDialog({ picked, onEnd }: { readonly picked: PickedTable; onEnd(): void }) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const documents = useRows('documents', 500);
  const definitions = useRows('attributes');
  const { name, table } = picked;
  const [key, setKey] = useState<number>();
  const [ids] = useState(() => planIds(desk));
  const plan = useMemo(() => {
    const now = { documents: documents.rows, attributes: definitions.rows, languages: navigator.languages };
    return planOfTable(desk, now, table, { shown: shownColumnNames, ids, key });
  }, [desk, documents, definitions, table, ids, key]);
  const take = async () => {
    // The column that was shown names the files, also if another would seem to by now.
    const again = (now: Table) => planOfTable(desk, now, table, { shown: shownColumnNames, ids, key: plan.key });
    const taken = await run(takeInValues(desk, plan, again, name));
    if (!taken) return;
    onEnd();
    workspace.tell('done', words.taken(taken.cells, taken.documents, name), taken.cells > 0);
  };
  return (
    <ShellDialog title={words.title(name)} size="large" onEnd={onEnd}>
      <KeyField header={table.header} chosen={plan.key} onChoose={setKey} />
      <p>{words.rows(table.rows.length, plan.matched)}</p>
      <PlanPreview plan={plan} titleOf={(id) => tableNow(desk).documents.get(id)?.title.value ?? ''} />
      {(['unmatched', 'ambiguous', 'repeated'] as const).map(
        (kind) =>
          plan[kind].length > 0 && (
            <details key={kind} className="table-left-over">
              <summary>{words[kind](plan[kind].length)}</summary>
              <ul>
                {plan[kind].slice(0, 200).map((one, at) => (
                  <li key={at} dir="auto">
                    {one || words.nameless}
                  </li>
                ))}
              </ul>
            </details>
          ),
      )}
      <div className="dialog-foot">
        <Button className="button" onPress={onEnd}>
          {shellWords.ask.cancel}
        </Button>
        <Button className="button primary" isDisabled={plan.cells === 0} onPress={() => void take()}>
          {words.take(plan.cells)}
        </Button>
      </div>
    </ShellDialog>
  );
}

interface KeyFieldProps {
  readonly header: readonly string[];
  readonly chosen: number;
  onChoose(column: number): void;
}

/** Which column names the files. */
function KeyField({ header, chosen, onChoose }: KeyFieldProps) {
  const id = useId();
  return (
    <div className="form-field">
      <label htmlFor={id}>{words.keyColumn}</label>
      <select id={id} className="select" value={chosen} onChange={({ target }) => onChoose(Number(target.value))}>
        {header.map((name, at) => (
          <option key={at} value={at}>
            {cleanName(name) || words.nameless}
          </option>
        ))}
      </select>
    </div>
  );
}
