import type { Tab } from '../session/tab-kinds.ts';
import { anchorsView } from './views/anchors/view.tsx';
import { claimsView } from './views/claims/view.tsx';
import { comparisonView } from './views/comparison/view.tsx';
import { codebookView } from './views/codebook/view.tsx';
import { conflictsView } from './views/conflicts/view.tsx';
import { documentTableView } from './views/document-table/view.tsx';
import { documentView } from './views/document/view.tsx';
import { eventSetsView } from './views/event-sets/view.tsx';
import { namesView } from './views/names/view.tsx';
import { historyView } from './views/history/view.tsx';
import { lineageView } from './views/lineage/view.tsx';
import { noteView } from './views/note/view.tsx';
import { linksView } from './views/links/view.tsx';
import { peopleView } from './views/people/view.tsx';
import { notesView } from './views/notes/view.tsx';
import { pairView } from './views/pair/view.tsx';
import { questionsView } from './views/questions/view.tsx';
import { quotationsView } from './views/quotations/view.tsx';
import { searchView } from './views/search/view.tsx';
import { sharedWordingView } from './views/shared-wording/view.tsx';
import { synopsisView } from './views/synopsis/view.tsx';
import { tagView } from './views/tag/view.tsx';
import { timelineView } from './views/timeline/view.tsx';
import type { View } from './views/view.ts';

/** The pages of the program: a new one is its folder and a line here, and its kind of tab in `session/tab-kinds.ts`. */
const views: { readonly [Kind in Tab['kind']]: View<Kind> } = {
  document: documentView,
  search: searchView,
  note: noteView,
  notes: notesView,
  links: linksView,
  people: peopleView,
  tag: tagView,
  codebook: codebookView,
  'document-table': documentTableView,
  history: historyView,
  anchors: anchorsView,
  questions: questionsView,
  'shared-wording': sharedWordingView,
  'event-sets': eventSetsView,
  names: namesView,
  pair: pairView,
  comparison: comparisonView,
  synopsis: synopsisView,
  claims: claimsView,
  lineage: lineageView,
  quotations: quotationsView,
  conflicts: conflictsView,
  timeline: timelineView,
};

/** How a tab is shown. */
export function viewOf(tab: Tab): View<Tab['kind']> {
  return views[tab.kind] as unknown as View<Tab['kind']>;
}
