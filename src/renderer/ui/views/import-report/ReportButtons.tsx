import { useRef } from 'react';
import { Button } from 'react-aria-components';
import type { FileOutcome, Import } from '../../../../core/model/records.ts';
import { saveImportReport } from '../../../commands/save-import-report.ts';
import { linkNamed } from '../../../session/folder-watching.ts';
import { sourceOf } from '../../../session/importing.ts';
import { folderWords } from '../../../words/folders.ts';
import { reportFileName, reportWords } from '../../../words/reading.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { useWatching } from '../../hooks/use-watching.ts';

/** What can be done with the report as a whole. `files`: none until they are read. */
export function ReportButtons({
  record,
  files,
  keep,
  close,
}: {
  readonly record: Import;
  readonly files: readonly FileOutcome[];
  keep(paths: readonly string[]): Promise<void>;
  close(): void;
}) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const closing = useRef<HTMLButtonElement>(null);
  const duplicates = files.filter((file) => file.kind === 'duplicate' && file.kept === null);
  const save = async () => {
    const saved = await run(saveImportReport(desk, record, files, reportFileName(record.name)));
    if (saved) workspace.tellSaved(reportWords.saved(saved.where), saved.where);
  };
  return (
    <div className="dialog-buttons">
      <KeepWatching record={record} onWatch={() => closing.current?.focus()} />
      {duplicates.length > 0 && (
        <Button
          className="button"
          onPress={() => {
            closing.current?.focus();
            void keep(duplicates.map(({ path }) => path));
          }}
        >
          {reportWords.keepAll(duplicates.length)}
        </Button>
      )}
      <Button className="button" isDisabled={files.length === 0} onPress={() => void save()}>
        {reportWords.save}
      </Button>
      <Button ref={closing} className="button primary" onPress={close} autoFocus>
        {reportWords.close}
      </Button>
    </div>
  );
}

/** Offers to watch a folder that was imported in this window; says so once it is. Only where the machine can. */
function KeepWatching({ record, onWatch }: { readonly record: Import; onWatch(): void }) {
  const session = useSession();
  const watched = useWatching((state) => linkNamed(state, record.name) !== null);
  const source = sourceOf(record.id);
  if (!session.desk.host.native || record.source !== 'folder') return null;
  if (watched) return <span className="quiet report-watched">{folderWords.watchingThis}</span>;
  if (source === null) return null;
  return (
    <Button
      className="button"
      onPress={() => {
        // The button goes; the focus must not go with it.
        onWatch();
        void session.folders.link(source, record.name);
      }}
    >
      {folderWords.watch}
    </Button>
  );
}
