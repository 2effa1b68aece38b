import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { withoutIds } from '../../../../core/search/language/follow-tags.ts';
import { saveConcordance, savePassages } from '../../../commands/export-hits.ts';
import { queryReading } from '../../../commands/own-fields.ts';
import type { Told } from '../../../commands/take-whole.ts';
import type { SearchState } from '../../../session/live-search.ts';
import { tellCoverage } from '../../../session/tell-coverage.ts';
import { exportWords } from '../../../words/reading.ts';
import { coverageWords, hitsExportWords, hitsFileNames } from '../../../words/search.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';

/** A file that is being written: how far it is, once that is known, and how it is given up. */
interface Saving {
  readonly at: Parameters<Told> | null;
  readonly cancelling: AbortController;
}

/** Saves what the question finds, once all is indexed; shows how far that is, and can be given up. */
export function SaveAsFile({ state, late }: { readonly state: SearchState; readonly late: boolean }) {
  const { desk, workspace, work } = useSession();
  const run = useRun();
  const [saving, setSaving] = useState<Saving | null>(null);
  const { asked, view, sort } = state;
  if (!asked) return null;
  const save = async () => {
    const cancelling = new AbortController();
    setSaving({ at: null, cancelling });
    const running = work.begin(exportWords.savingExport);
    const told: Told = (...at) => {
      setSaving({ at, cancelling });
      running.show(at[1] > 0 ? at[0] / at[1] : null);
    };
    const written = withoutIds(asked.query, queryReading(desk.store.snapshot));
    const going = { told, signal: cancelling.signal };
    const saved = await run(
      view === 'passages'
        ? savePassages(desk, asked, hitsFileNames.passages(written), going)
        : saveConcordance(desk, { ...asked, sort }, hitsFileNames.lines(written), going),
    ).finally(() => {
      running.end();
      setSaving(null);
    });
    if (!saved) return;
    workspace.tellSaved(hitsExportWords.saved(saved.where), saved.where);
    tellCoverage(workspace, saved);
  };
  return (
    <>
      <Button className="button" isDisabled={late || saving !== null} onPress={() => void save()}>
        <span className="icon-place" title={hitsExportWords.button} aria-hidden>
          <Download />
        </span>
        {saving ? inWords(saving) : <span className="less-words">{hitsExportWords.button}</span>}
      </Button>
      {saving && (
        <Button className="plain-link" onPress={() => saving.cancelling.abort()}>
          {hitsExportWords.cancel}
        </Button>
      )}
    </>
  );
}

function inWords({ at }: Saving): string {
  if (at === null) return hitsExportWords.begun;
  const [done, of, stage] = at;
  return stage === 'indexing' ? coverageWords.indexing(done, of) : hitsExportWords.saving(done, of);
}
