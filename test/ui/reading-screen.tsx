import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { actionsForTests } from './reading-keys.ts';
import { Asks } from '../../src/renderer/ui/parts/Asks.tsx';
import { ImportStatus } from '../../src/renderer/ui/parts/ImportStatus.tsx';
import { KeptTag } from '../../src/renderer/ui/parts/KeptTag.tsx';
import { SearchBox } from '../../src/renderer/ui/parts/SearchBox.tsx';
import { TagPicker } from '../../src/renderer/ui/parts/TagPicker.tsx';
import { SessionContext, useWorkspace } from '../../src/renderer/ui/hooks/use-session.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { DocumentView } from '../../src/renderer/ui/views/document/DocumentView.tsx';
import { ReadingDialog } from '../../src/renderer/ui/views/reading/ReadingDialog.tsx';
import { ExportDialog } from '../../src/renderer/ui/views/export/ExportDialog.tsx';
import { ImportReport } from '../../src/renderer/ui/views/import-report/ImportReport.tsx';
import { LinksView } from '../../src/renderer/ui/views/links/LinksView.tsx';
import { PairView } from '../../src/renderer/ui/views/pair/PairView.tsx';
import { SharedWordingView } from '../../src/renderer/ui/views/shared-wording/SharedWordingView.tsx';
import { SearchView } from '../../src/renderer/ui/views/search/SearchView.tsx';
import { activeTab } from '../../src/renderer/session/workspace.ts';
import '../../src/renderer/ui/styles/theme.css';
import '../../src/renderer/ui/styles/controls.css';
import { openSession } from '../session/open-session.ts';
import type { TestDesk } from '../commands/desk.ts';

// The reading half of the screen in a frame as plain as can be: a box on top, one tab below.

const roots: Root[] = [];

export function showScreen(desk: TestDesk): Session {
  const session = openSession(desk);
  document.body.replaceChildren();
  document.body.style.margin = '0';
  const parent = document.body.appendChild(document.createElement('div'));
  const root = createRoot(parent);
  roots.push(root);
  root.render(
    <SessionContext value={session}>
      <Screen />
    </SessionContext>,
  );
  const stop = actionsForTests(session);
  leaving.push(stop);
  return session;
}

const leaving: (() => void)[] = [];

export function clearScreens(): void {
  for (const root of roots.splice(0)) root.unmount();
  for (const leave of leaving.splice(0)) leave();
}

function Screen() {
  const tab = useWorkspace(activeTab);
  const messages = useWorkspace((state) => state.messages);
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: '100vh', fontFamily: 'system-ui' }}>
      <header style={{ padding: 8 }}>
        <SearchBox />
      </header>
      <KeptTag />
      <main aria-label="Reader" style={{ flex: 1, minHeight: 0 }}>
        {tab?.kind === 'document' && <DocumentView key={tab.documentId} documentId={tab.documentId} focused />}
        {tab?.kind === 'search' && <SearchView />}
        {tab?.kind === 'shared-wording' && <SharedWordingView />}
        {tab?.kind === 'links' && <LinksView />}
        {tab?.kind === 'pair' && <PairView aId={tab.aId} bId={tab.bId} focused />}
      </main>
      <footer>
        <ImportStatus />
        {messages.map(({ number, text }) => (
          <p key={number}>{text}</p>
        ))}
      </footer>
      <Asks />
      <TagPicker />
      <ImportReport />
      <ExportDialog />
      <ReadingDialog />
    </div>
  );
}
