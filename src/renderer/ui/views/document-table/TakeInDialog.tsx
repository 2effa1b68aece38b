import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import type { Table } from '../../../../core/attributes/edit-cells.ts';
import { takeInValues, tableNow } from '../../../commands/change-attributes.ts';
import { planOfTable } from '../../../commands/take-in-values.ts';
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
  const planNow = (now: Table) => planOfTable(desk, now, table, shownColumnNames);
  const plan = useMemo(() => {
    const now = { documents: documents.rows, attributes: definitions.rows, languages: navigator.languages };
    return planOfTable(desk, now, table, shownColumnNames);
  }, [desk, documents, definitions, table]);
  const take = async () => {
    const taken = await run(takeInValues(desk, planNow, name));
    if (!taken) return;
    onEnd();
    workspace.tell('done', words.taken(taken.cells, taken.documents, name), taken.cells > 0);
  };
  return (
    <ShellDialog title={words.title(name)} size="large" onEnd={onEnd}>
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
