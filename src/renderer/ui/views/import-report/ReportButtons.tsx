import { useRef } from 'react';
import { Button } from 'react-aria-components';
import type { FileOutcome, Import } from '../../../../core/model/records.ts';
import { importReport } from '../../../commands/import-report.ts';
import { savedHead } from '../../../session/saved-head.ts';
import type { Filter } from '../../../session/saved-head.ts';
import { linkNamed } from '../../../session/folder-watching.ts';
import { sourceOf } from '../../../session/importing.ts';
import { folderWords } from '../../../words/folders.ts';
import { reportFileName, reportWords } from '../../../words/reading.ts';
import { useSession } from '../../hooks/use-session.ts';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { useWatching } from '../../hooks/use-watching.ts';

/** What can be done with the report as a whole. `all`: none until they are read; `files`: those that the `filters` leave. */
export function ReportButtons({
  record,
  all,
  files,
  filters,
  keep,
  close,
}: {
  readonly record: Import;
  readonly all: readonly FileOutcome[];
  readonly files: readonly FileOutcome[];
  readonly filters: readonly Filter[];
  keep(paths: readonly string[]): Promise<void>;
  close(): void;
}) {
  const { desk } = useSession();
  const closing = useRef<HTMLButtonElement>(null);
  const duplicates = all.filter((file) => file.kind === 'duplicate' && file.kept === null);
  const table = async () => {
    const { title, about } = savedHead(desk, {
      title: reportWords.title,
      times: true,
      part: { shown: files.length, all: all.length, what: reportWords.filesAre },
      filters,
    });
    return { title, about, ...(await importReport(desk, record, files)) };
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
      <SaveTable
        kind="report"
        name={reportFileName(record.name)}
        part={{ shown: files.length, all: all.length }}
        none={files.length === 0}
        table={table}
      />
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
