import { lazy, useCallback, useEffect, useRef } from 'react';
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels';
import type { GroupProps } from 'react-resizable-panels';
import type { Source } from '../../core/ports/host.ts';
import { useWatching } from './hooks/use-watching.ts';
import { useFocusKept } from './hooks/use-focus-kept.ts';
import { useKeys } from './hooks/use-keys.ts';
import { useRememberedFocus } from './hooks/use-focus-back.ts';
import { useMedia } from './hooks/use-media.ts';
import { useMenu } from './hooks/use-menu.ts';
import { AfterPicture } from './parts/AfterPicture.tsx';
import { Asks } from './parts/Asks.tsx';
import { Commands } from './parts/Commands.tsx';
import { DropTarget } from './parts/DropTarget.tsx';
import { Guarded } from './parts/Guarded.tsx';
import { Header } from './parts/Header.tsx';
import { Inspector } from './parts/Inspector.tsx';
import { KeptTag } from './parts/KeptTag.tsx';
import { Library } from './parts/library/Library.tsx';
import { Notes } from './parts/Notes.tsx';
import { Panes } from './Panes.tsx';
import { StatusLine } from './parts/StatusLine.tsx';
import { TagPicker } from './parts/TagPicker.tsx';
import { Tags } from './parts/Tags.tsx';
import { takeGiven } from '../commands/given-places.ts';
import { tellProblem } from '../session/tell-problem.ts';
import { useSession, useWorkspace } from './hooks/use-session.ts';
import type { Session } from '../session/session.ts';
import { narrowWindow } from '../session/shell-actions.ts';
import { useShell } from './hooks/use-shell.ts';
import { shellWords } from '../words/shell.ts';
import { printing } from './parts/printing.ts';
import { activeTab, inspectorIsOfUse } from '../session/workspace.ts';
import { BackupsDialog } from './views/backups/BackupsDialog.tsx';
import { ReadingDialog } from './views/reading/ReadingDialog.tsx';
import { ImportReport } from './views/import-report/ImportReport.tsx';
import { MendedDialog } from './views/mended/MendedDialog.tsx';
import { UnstoredDialog } from './views/unstored/UnstoredDialog.tsx';
import './styles/frame.css';

type OnLayoutChanged = NonNullable<GroupProps['onLayoutChanged']>;

const ExportDialog = lazy(async () => ({ default: (await import('./views/export/ExportDialog.tsx')).ExportDialog }));

/** The screen of an open project. `source` is imported at once. */
export function Workbench({ source }: { readonly source: Source | null }) {
  const session = useSession();
  useKeys(session);
  useRememberedFocus();
  useFocusKept();
  useEffect(() => session.folders.start(), [session]);
  useEffect(() => void session.writings.bringBack(), [session]);
  useEffect(() => void session.importing.tellBroken(), [session]);
  useEffect(() => printing(session), [session]);
  const importArguments = useArguments(session);
  useMenu(
    session,
    useCallback(() => void importArguments(), [importArguments]),
  );
  const narrow = useMedia(narrowWindow);
  const sides = useSides(narrow);
  return (
    <div className="workbench">
      <Header {...sides} />
      <div className="body-frame">
        <Body {...sides} narrow={narrow} />
        {narrow && <Drawers {...sides} />}
      </div>
      <StatusLine />
      <Commands />
      <Asks />
      <TagPicker />
      <ImportReport />
      <ReadingDialog />
      <BackupsDialog />
      <MendedDialog />
      <UnstoredDialog />
      <AfterPicture>
        <ExportDialog />
      </AfterPicture>
      <DropTarget />
      <ImportAtOnce source={source} importArguments={importArguments} />
    </div>
  );
}

/** Which of the two sides are shown. */
interface Sides {
  readonly left: boolean;
  readonly right: boolean;
}

function useSides(narrow: boolean): Sides {
  const { shell } = useSession();
  const drawer = useShell((state) => state.drawer);
  const ofUse = useWorkspace(inspectorIsOfUse);
  const wide = { left: useShell((state) => state.left) ?? true, right: useShell((state) => state.right) ?? ofUse };
  // What was opened from the drawer would lie under it.
  const tab = useWorkspace(activeTab);
  useEffect(() => {
    if (shell.state.drawer === 'left') shell.set({ drawer: null });
  }, [shell, tab]);
  return narrow ? { left: drawer === 'left', right: drawer === 'right' } : wide;
}

/** A narrow window: a side lies over the reader. */
function Drawers({ left, right }: Sides) {
  return (
    <>
      {left && (
        <div className="drawer start">
          <LeftSide />
        </div>
      )}
      {right && (
        <div className="drawer end">
          <Guarded>
            <Inspector />
          </Guarded>
        </div>
      )}
    </>
  );
}

interface BodyProps extends Sides {
  readonly narrow: boolean;
}

/**
 * The reader, and in a wide window the sides beside it, as wide as the person made them. A window that becomes narrow or
 * wide keeps the pages that it shows: where they are scrolled to, what has the focus.
 */
function Body({ left, right, narrow }: BodyProps) {
  const { shell } = useSession();
  const sizes = useMedia('(max-width: 1180px)') ? { left: 236, right: 260 } : { left: 272, right: 304 };
  const leftPanel = usePanelRef();
  const rightPanel = usePanelRef();
  const { leftWidth, rightWidth } = shell.state;
  // Only what a person moves is remembered: a panel also changes its size with the window.
  const keepWidths: OnLayoutChanged = (_layout, { isUserInteraction }) => {
    if (!isUserInteraction) return;
    shell.set({
      leftWidth: leftPanel.current?.getSize().inPixels ?? shell.state.leftWidth,
      rightWidth: rightPanel.current?.getSize().inPixels ?? shell.state.rightWidth,
    });
  };
  return (
    <Group className="body" orientation="horizontal" onLayoutChanged={keepWidths}>
      {left && !narrow && (
        <>
          <Panel
            id="left"
            panelRef={leftPanel}
            minSize={200}
            maxSize={480}
            defaultSize={leftWidth ?? sizes.left}
            groupResizeBehavior="preserve-pixel-size"
          >
            <LeftSide />
          </Panel>
          <Separator className="gutter" title={shellWords.sizes.left} />
        </>
      )}
      <Panel id="middle" minSize={narrow ? 0 : 320}>
        <ReaderPlace />
      </Panel>
      {right && !narrow && (
        <>
          <Separator className="gutter" title={shellWords.sizes.right} />
          <Panel
            id="right"
            panelRef={rightPanel}
            minSize={220}
            maxSize={520}
            defaultSize={rightWidth ?? sizes.right}
            groupResizeBehavior="preserve-pixel-size"
          >
            <Guarded>
              <Inspector />
            </Guarded>
          </Panel>
        </>
      )}
    </Group>
  );
}

/** Library, tags and notes, one below the other. */
function LeftSide() {
  const { shell } = useSession();
  const { parts } = shell.state;
  const keepParts: OnLayoutChanged = ({ library, tags, notes }, { isUserInteraction }) => {
    if (!isUserInteraction || library === undefined || tags === undefined || notes === undefined) return;
    shell.set({ parts: { library, tags, notes } });
  };
  // With the tray open below it, the tree still wants room for some documents.
  const tray = useWatching(({ open, folders }) => open && folders.length > 0);
  return (
    <Group className="side" orientation="vertical" onLayoutChanged={keepParts}>
      <Panel id="library" minSize={tray ? '56%' : 140} defaultSize={`${parts?.library ?? 50}%`}>
        <Guarded>
          <Library />
        </Guarded>
      </Panel>
      <Separator className="gutter flat" title={shellWords.sizes.library} />
      <Panel id="tags" minSize={96} defaultSize={`${parts?.tags ?? 33}%`}>
        <Guarded>
          <Tags />
        </Guarded>
      </Panel>
      <Separator className="gutter flat" title={shellWords.sizes.tags} />
      <Panel id="notes" minSize={64} defaultSize={`${parts?.notes ?? 17}%`}>
        <Guarded>
          <Notes />
        </Guarded>
      </Panel>
    </Group>
  );
}

function ReaderPlace() {
  return (
    <main className="reader-place" aria-label={shellWords.panes.reader}>
      <KeptTag />
      <Panes />
    </main>
  );
}

/** Imports what was picked or named before the project was open; once. */
function ImportAtOnce({
  source,
  importArguments,
}: {
  readonly source: Source | null;
  importArguments(): Promise<void>;
}) {
  const { importing } = useSession();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const begin = async () => {
      if (source && (await importing.importSource(source)) === 'opened') return;
      await importArguments();
    };
    void begin();
  }, [importing, importArguments, source]);
  return null;
}

/**
 * Imports what the program was asked to open when it was started, or started again. Once this project is left, the next
 * one takes the rest.
 */
function useArguments(session: Session): () => Promise<void> {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return useCallback(async () => {
    while (here.current) {
      const { source, problems } = await takeGiven(session.desk.host);
      for (const problem of problems) tellProblem(session.workspace, problem);
      if (source === null || (await session.importing.importSource(source)) === 'opened') return;
    }
  }, [session]);
}
