import { pictureWords } from '../words/pictures.ts';
import { saveButtonWords as words } from '../words/saves.ts';
import type { SaveKind } from './saves.ts';
import type { Session } from './session.ts';
import type { Tab } from './tab-kinds.ts';
import { activeTab } from './workspace.ts';

/** The tables that each page shows, as they are saved; none where a page shows no table. A new page says so here. */
export const tablesOfPages: Readonly<Record<Tab['kind'], readonly SaveKind[]>> = {
  document: [],
  search: ['hits', 'counts'],
  note: [],
  tag: ['tag'],
  codebook: ['codebook'],
  notes: ['notes'],
  people: ['people'],
  links: ['links'],
  'document-table': ['documents'],
  history: ['history'],
  anchors: ['anchors'],
  questions: ['questions'],
  'shared-wording': ['families', 'grid'],
  'event-sets': ['eventSets'],
  names: ['names'],
  pair: ['pair', 'passages'],
  comparison: ['grid'],
  synopsis: ['synopsis'],
  conflicts: ['conflicts'],
  lineage: ['lineage'],
  claims: ['claims'],
  quotations: ['quotations'],
  timeline: ['timeline'],
};

/** Whether the page that is read shows a table. */
export function showsTable({ workspace }: Session): boolean {
  const tab = activeTab(workspace.state);
  return tab !== null && tablesOfPages[tab.kind].length > 0;
}

/** Pages on which something is drawn that can be saved as a picture. */
const pagesWithPictures: readonly Tab['kind'][] = [
  'search',
  'shared-wording',
  'comparison',
  'synopsis',
  'lineage',
  'timeline',
];

/** Whether the page that is read may show a chart. */
export function showsPicture({ workspace }: Session): boolean {
  const tab = activeTab(workspace.state);
  return tab !== null && pagesWithPictures.includes(tab.kind);
}

/** Asks, on the page that is read, in which format its table is saved. */
export function askTableFormat(session: Session): void {
  pressInPage(session, '[data-save-table]', words.nothing);
}

/** The same of its chart. */
export function askPictureFormat(session: Session): void {
  pressInPage(session, '[data-save-picture]', pictureWords.nothing);
}

function pressInPage({ workspace }: Session, which: string, nothing: string): void {
  const pane = document.querySelector(`[data-pane="${workspace.state.focus}"]`);
  const button = pane?.querySelector<HTMLElement>(`${which}:not([disabled], [aria-disabled="true"])`);
  if (!button) return workspace.tell('problem', nothing);
  button.focus();
  // By its key, not by a click of nobody: where keys are used the menu takes the focus at once.
  for (const type of ['keydown', 'keyup']) {
    button.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }));
  }
}
