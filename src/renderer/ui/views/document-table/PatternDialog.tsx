import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Table } from '../../../../core/attributes/edit-cells.ts';
import { patternFor, readPattern } from '../../../../core/attributes/path-pattern.ts';
import { takeInValues } from '../../../commands/change-attributes.ts';
import { namedDocuments, planIds, planOfPattern } from '../../../commands/take-in-values.ts';
import { takeWords as words } from '../../../words/document-table.ts';
import { shellWords } from '../../../words/shell.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { ShellDialog } from '../../parts/ShellDialog.tsx';
import { PlanPreview } from './PlanPreview.tsx';
import { shownColumnNames } from './columns.ts';

/** Asks for a pattern over the names of folders and files, shows what it would write, and writes it, in one act. */
export function PatternDialog({ onEnd }: { onEnd(): void }) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const documents = useRows('documents', 500);
  const definitions = useRows('attributes');
  const [first] = useState(() => namedDocuments(desk)[0]?.path ?? '');
  const [written, setWritten] = useState(() => patternFor(first));
  const [ids] = useState(() => planIds(desk));
  const pattern = useMemo(() => readPattern(written), [written]);
  const plan = useMemo(() => {
    if ('kind' in pattern) return null;
    const now: Table = { documents: documents.rows, attributes: definitions.rows, languages: navigator.languages };
    return planOfPattern(desk, now, pattern, { shown: shownColumnNames, ids });
  }, [desk, documents, definitions, pattern, ids]);
  const take = async () => {
    if ('kind' in pattern || plan === null) return;
    const again = (now: Table) => planOfPattern(desk, now, pattern, { shown: shownColumnNames, ids });
    const taken = await run(takeInValues(desk, plan, again, written));
    if (!taken) return;
    onEnd();
    workspace.tell('done', words.taken(taken.cells, taken.documents, written), taken.cells > 0);
  };
  return (
    <ShellDialog title={words.patternTitle} size="large" onEnd={onEnd}>
      <p className="quiet">{words.patternHow}</p>
      <p>
        {words.patternExample} <code dir="auto">{first}</code>
      </p>
      <input
        className="text-field"
        aria-label={words.pattern}
        dir="auto"
        autoFocus
        value={written}
        aria-invalid={'kind' in pattern && pattern.kind !== 'empty' ? true : undefined}
        onChange={(event) => setWritten(event.target.value)}
      />
      {'kind' in pattern ? (
        <p role="status">{words.patternProblems[pattern.kind]}</p>
      ) : (
        <>
          <p>{words.fits(plan!.matched, documents.rows.size)}</p>
          <PlanPreview plan={plan!} titleOf={(id) => documents.rows.get(id)?.title.value ?? ''} />
        </>
      )}
      <div className="dialog-foot">
        <Button className="button" onPress={onEnd}>
          {shellWords.ask.cancel}
        </Button>
        <Button className="button primary" isDisabled={!plan || plan.cells === 0} onPress={() => void take()}>
          {words.take(plan?.cells ?? 0)}
        </Button>
      </div>
    </ShellDialog>
  );
}
