import { mostAccounts } from '../../core/compare/synopsis-shapes.ts';
import { comparedDocuments } from './compared-documents.ts';
import { partOf } from './comparison-parts.ts';
import type { Session } from './session.ts';
import { fewTexts } from './shared-beside.ts';
import { recordsOf } from './tab-kinds.ts';
import { activeTab } from './workspace.ts';

/** Milliseconds in which nothing else is chosen. */
const pause = 200;

type Watched = Pick<Session, 'desk' | 'workspace' | 'comparing'>;

/**
 * Sets documents side by side while the person still decides: those that are chosen and can be compared, and those of the
 * comparison that is open. The worker keeps it for who asks. Only where all texts are read in about a second. Returns what
 * ends it.
 */
export function prepareComparisons(session: Watched): () => void {
  const { workspace, comparing, desk } = session;
  let last = '';
  let asking: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(timer);
    asking?.abort();
    asking = null;
  };
  const stop = workspace.subscribe(() => {
    const documentIds = preparable(session);
    const key = documentIds.toSorted().join(' ');
    if (key === last) return;
    last = key;
    end();
    if (documentIds.length === 0) return;
    timer = setTimeout(() => {
      if (!fewTexts(desk.store)) return;
      asking = new AbortController();
      void comparing.synopsis({ documentIds, loose: false }, asking.signal, () => undefined);
    }, pause);
  });
  return () => {
    stop();
    end();
  };
}

/** What would be set side by side next; empty if nothing would. */
function preparable(session: Watched): readonly string[] {
  const tab = activeTab(session.workspace.state);
  const opened = tab && partOf(tab) !== null && tab.kind !== 'synopsis' ? recordsOf(tab) : [];
  if (opened.length >= 2 && opened.length <= mostAccounts) return opened;
  const compared = comparedDocuments(session);
  return compared === null || compared === 'too many' ? [] : compared;
}
