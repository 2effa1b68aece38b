import { useCallback, useEffect, useRef } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { Source } from '../../../core/ports/host.ts';
import { watchingOf } from '../folder-watching.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { useMedia } from '../hooks/use-media.ts';
import { useMenu } from '../hooks/use-menu.ts';
import { Asks } from '../parts/Asks.tsx';
import { Commands } from '../parts/Commands.tsx';
import { DropTarget } from '../parts/DropTarget.tsx';
import { Guarded } from '../parts/Guarded.tsx';
import { Header } from '../parts/Header.tsx';
import { Inspector } from '../parts/Inspector.tsx';
import { Library } from '../parts/Library.tsx';
import { Messages } from '../parts/Messages.tsx';
import { Notes } from '../parts/Notes.tsx';
import { Panes } from '../parts/Panes.tsx';
import { StatusLine } from '../parts/StatusLine.tsx';
import { TagPicker } from '../parts/TagPicker.tsx';
import { Tags } from '../parts/Tags.tsx';
import { tellProblem, useSession } from '../session.ts';
import type { Session } from '../session.ts';
import { narrowWindow } from '../shell-actions.ts';
import { useShell } from '../shell-state.ts';
import { shellWords } from '../words-shell.ts';
import { importing, useImport } from '../use-import.ts';
import { BackupsDialog } from './BackupsDialog.tsx';
import { EncodingDialog } from './EncodingDialog.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { ImportReport } from './ImportReport.tsx';
import '../styles/frame.css';

/** The screen of an open project. `source` is imported at once. */
export function Workbench({ source }: { readonly source: Source | null }) {
  const session = useSession();
  useKeys(session);
  useEffect(() => watchingOf(session).start(session), [session]);
  useMenu(
    session,
    useCallback(() => void importArguments(session), [session]),
  );

  const narrow = useMedia(narrowWindow);
  const sizes = useMedia('(max-width: 1180px)') ? { left: 236, right: 260 } : { left: 272, right: 304 };
  const left = useShell((state) => state.left) ?? !narrow;
  const right = useShell((state) => state.right) ?? !narrow;
  const sides = (
    <Group className="side" orientation="vertical">
      <Panel id="library" minSize={140} defaultSize="50%">
        <Guarded>
          <Library />
        </Guarded>
      </Panel>
      <Separator className="gutter flat" />
      <Panel id="tags" minSize={96} defaultSize="27%">
        <Guarded>
          <Tags />
        </Guarded>
      </Panel>
      <Separator className="gutter flat" />
      <Panel id="notes" minSize={64} defaultSize="23%">
        <Guarded>
          <Notes />
        </Guarded>
      </Panel>
    </Group>
  );
  return (
    <div className="workbench">
      <Header left={left} right={right} />
      {narrow ? (
        <div className="body narrow">
          <ReaderPlace />
          {left && <div className="drawer start">{sides}</div>}
          {right && (
            <div className="drawer end">
              <Guarded>
                <Inspector />
              </Guarded>
            </div>
          )}
        </div>
      ) : (
        <Group className="body" orientation="horizontal">
          {left && (
            <>
              <Panel
                id="left"
                minSize={200}
                maxSize={480}
                defaultSize={sizes.left}
                groupResizeBehavior="preserve-pixel-size"
              >
                {sides}
              </Panel>
              <Separator className="gutter" />
            </>
          )}
          <Panel id="middle" minSize={320}>
            <ReaderPlace />
          </Panel>
          {right && (
            <>
              <Separator className="gutter" />
              <Panel
                id="right"
                minSize={220}
                maxSize={520}
                defaultSize={sizes.right}
                groupResizeBehavior="preserve-pixel-size"
              >
                <Guarded>
                  <Inspector />
                </Guarded>
              </Panel>
            </>
          )}
        </Group>
      )}
      <StatusLine />
      <Messages />
      <Commands />
      <Asks />
      <TagPicker />
      <ImportReport />
      <ExportDialog />
      <EncodingDialog />
      <BackupsDialog />
      <DropTarget />
      <ImportAtOnce source={source} />
    </div>
  );
}

function ReaderPlace() {
  return (
    <main className="reader-place" aria-label={shellWords.panes.reader}>
      <Panes />
    </main>
  );
}

/** Imports what was picked or named before the project was open; once. */
function ImportAtOnce({ source }: { readonly source: Source | null }) {
  const session = useSession();
  const { importSource } = useImport();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const begin = async () => {
      if (source && (await importSource(source)) === 'opened') return;
      await importArguments(session);
    };
    void begin();
  }, [importSource, session, source]);
  return null;
}

/** What the program was asked to open when it was started, or started again. A project file among it ends this one. */
async function importArguments(session: Session): Promise<void> {
  for (;;) {
    const given = await session.desk.host.native?.takeArguments();
    if (given?.ok === false) tellProblem(session.workspace, given.error);
    if (!given?.ok || given.value === null) return;
    if ((await importing(session).importSource(given.value)) === 'opened') return;
  }
}
