import type { ExportLook } from './export-look.ts';
import { noExportLook } from './export-look.ts';
import { documentIdOf, isOlder } from '../../core/model/account.ts';
import type { AccountId } from '../../core/model/account.ts';
import type { Id } from '../../core/model/id.ts';
import type { Annotation, Range } from '../../core/model/records.ts';
import type { MergePhase } from '../../core/ports/archive.ts';
import type { DocumentSort } from '../../core/search/library-order.ts';
import type { ImportProgress } from '../commands/import-files.ts';
import type { CountBy } from '../commands/count-hits.ts';
import type { Stage } from '../commands/take-whole.ts';
import type { Overlap } from '../commands/change-annotations.ts';
import { Observable } from './observable.ts';
import { keyOfTab, recordsOf } from './tab-kinds.ts';
import type { Tab } from './tab-kinds.ts';

/**
 * What is open on the screen: view state, gone when the window closes (but for the tabs, which are remembered). It is
 * a small store of its own, so that a part draws again only when what it looks at changes. Records never live here.
 */
export interface WorkspaceState {
  /** One pane, or two side by side. */
  readonly panes: readonly Pane[];
  /** How much of the middle the first of two panes takes, in per cent; null: as much as the other. */
  readonly split: number | null;
  /** Whether two texts side by side are scrolled together. */
  readonly together: boolean;
  /** Index of the pane that has the attention. */
  readonly focus: number;
  /** Of two documents in one tab the one that the person turned to last. */
  readonly turnedTo: AccountId | null;
  /** The stretch selected in the reader of the focused pane. */
  readonly selection: (Range & { readonly documentId: Id }) | null;
  /** Whether the bar stands at words that a person selected, not only read on to: a press on a tag tags them then. */
  readonly barShown: boolean;
  /** The annotation that a person is placing again, and where it may stand; see `reviewing.ts`. */
  readonly placing: { readonly id: Id; readonly likely: Range } | null;
  /** Annotations selected in the reader or the inspector. */
  readonly annotationIds: readonly Id[];
  /** Only what this person annotated is shown in texts and beside them; null: what everybody did. */
  readonly onlyBy: string | null;
  /** Asks the reader of that document to show a place; `number` makes each request a new one. */
  readonly reveal: Reveal | null;
  readonly dialog: DialogName | null;
  /** The tag that selected words get until it is let go of; it may be gone. */
  readonly keptTag: Id | null;
  /** The tags whose marks texts show, with those below; empty: all marks. Some may be gone. */
  readonly onlyTags: readonly Id[];
  /** The import whose report is shown by the dialog `import-report`. */
  readonly reportId: Id | null;
  readonly progress: ImportProgress | null;
  readonly query: string;
  /** Whose words those are: the search that was turned to last, by its name; the first one has none. */
  readonly searchId: string;
  /** The words of the other searches that were turned to, by the names of those. */
  readonly searches: Readonly<Record<string, AskedWords>>;
  /** By searches: the document of the hit that has the attention, else of the first; none where nothing is found. */
  readonly hitOf: Readonly<Record<string, Id | null>>;
  /** The query as it was typed last and not entered yet; null once it was. */
  readonly typing: string | null;
  readonly anyWord: boolean;
  /** What is chosen in the library: ids of documents, and of its folders. Some may be gone. */
  readonly chosen: readonly string[];
  /** By what the library is sorted, and results by document. */
  readonly librarySort: DocumentSort;
  /** What the counts of a search count. */
  readonly countBy: CountBy;
  readonly tableColumns: ColumnLook;
  /** How exports were made last. */
  readonly exportLook: ExportLook;
  /** Short messages, the newest last. */
  readonly messages: readonly Message[];
  /** A project file that is being opened or merged. */
  readonly unpacking: Unpacking | null;
  /** Hits that are being tagged, in the order in which that was begun. */
  readonly tagging: readonly Tagging[];
  /** Something was not stored for want of room, and nothing was stored since. */
  readonly full: boolean;
}

/** How far a project file is that is being opened: texts done, of all (0 before they are counted); see `FileProgress`. */
export interface Unpacking {
  readonly done: number;
  readonly of: number;
  readonly merging?: MergePhase | undefined;
  cancel(): void;
}

/** Hits that are being tagged: documents indexed, texts read or passages stored, of all. */
export interface Tagging {
  readonly number: number;
  /** What the tag is called. */
  readonly tag: string;
  readonly done: number;
  readonly of: number;
  readonly stage: Stage;
  cancel(): void;
}

/** How the columns of the table of documents stand: those that were moved, in their order, and widths in rem. */
export interface ColumnLook {
  readonly order: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
}

/** What is asked in a search. */
export interface AskedWords {
  readonly query: string;
  readonly anyWord: boolean;
}

/** The ways to count, in the order in which they are offered. */
export const countWays = ['documents', 'families', 'origins'] as const satisfies readonly CountBy[];

/** A place that is to be shown. */
export interface Reveal extends Range {
  readonly documentId: AccountId;
  /** Each request has a higher one than those before. */
  readonly number: number;
  /** Beside another text, that one is to show what it shares there. */
  readonly inBoth?: true;
}

/** Tabs of which one is in front. */
export interface Pane {
  readonly tabs: readonly Tab[];
  /** -1 if there are no tabs. */
  readonly active: number;
  /** The key of a tab that is pinned: as long as it is shown, all that is opened goes to the other pane. */
  readonly pinned?: string;
}

/** One dialog is open at a time. */
export type DialogName =
  'import-report' | 'export' | 'commands' | 'keys' | 'reading' | 'tag-picker' | 'query-help' | 'backups' | 'unstored';

/** Something to tell, until it is dismissed or gone by itself. */
export interface Message {
  readonly number: number;
  readonly kind: 'done' | 'problem';
  readonly text: string;
  /** What is true only as long as undo and joining are offered; said behind the text. */
  readonly yet?: string;
  /** Offers undo beside the message: of the last act, or of the act of this id by itself. */
  readonly undo: boolean | Id;
  /** Offers to show the file that was saved there; null if none was. */
  readonly saved: string | null;
  /** Offers to go to the project of this id, which was opened and waits; null if none does. */
  readonly project: Id | null;
  /** Offers the report of the import of this id. */
  readonly report?: Id;
  /** Offers to join marks that overlap under a tag, one of which was tagged just now. */
  readonly join?: Overlap;
  /** Tells of work that went on beside other things: a newer message stands beside it, not in its place. */
  readonly beside?: true;
}

/** What every part of the screen draws from and changes: one for each project that is opened. */
export class Workspace extends Observable<WorkspaceState> {
  #numbers = 0;
  /** By the keys of tabs: from which other one each was opened. */
  readonly #openedFrom = new Map<string, string>();

  constructor() {
    super({
      panes: [{ tabs: [], active: -1 }],
      split: null,
      together: false,
      focus: 0,
      turnedTo: null,
      selection: null,
      barShown: false,
      placing: null,
      annotationIds: [],
      onlyBy: null,
      reveal: null,
      dialog: null,
      reportId: null,
      progress: null,
      query: '',
      searchId: '',
      searches: {},
      hitOf: {},
      typing: null,
      anyWord: false,
      chosen: [],
      librarySort: 'title',
      countBy: 'documents',
      tableColumns: { order: [], widths: {} },
      exportLook: noExportLook,
      messages: [],
      unpacking: null,
      keptTag: null,
      onlyTags: [],
      tagging: [],
      full: false,
    });
  }

  set(part: Partial<WorkspaceState>): void {
    this.merge({ ...part, ...turnedToSearch({ ...this.state, ...part }) });
  }

  /** Opens a tab in the focused pane (or beside it), or turns to it where it is open already. */
  open(asked: Tab, where: 'here' | 'beside' = 'here'): void {
    const tab = theSearch(this.state, readable(asked));
    const { panes, focus } = this.state;
    if (panes.length === 1 && isPinned(panes[0]!) && keyOfTab(tab) !== panes[0]!.pinned) {
      // What is pinned goes to the right, and the text comes before it.
      const from = panes[0]!.pinned;
      if (from !== undefined) this.#openedFrom.set(keyOfTab(tab), from);
      return this.set({ panes: [{ tabs: [tab], active: 0 }, panes[0]!], focus: 0, selection: null });
    }
    // Beside nothing is here.
    const alone = panes.length === 1 && panes[0]?.tabs.length === 0;
    const asking = where === 'here' || alone ? focus : panes.length > 1 ? 1 - focus : 1;
    const stays = panes[asking] && isPinned(panes[asking]) && keyOfTab(tab) !== panes[asking].pinned;
    const target = stays && !isPinned(panes[1 - asking]!) ? 1 - asking : asking;
    const pane = panes[target] ?? { tabs: [], active: -1 };
    const key = keyOfTab(tab);
    const at = pane.tabs.findIndex((one) => keyOfTab(one) === key);
    const shown = pane.tabs[pane.active];
    if (shown && at !== pane.active) this.#openedFrom.set(key, keyOfTab(shown));
    const next = at < 0 ? { ...pane, tabs: [...pane.tabs, tab], active: pane.tabs.length } : { ...pane, active: at };
    this.set({ panes: replaceAt(panes, target, next), focus: target, selection: null });
  }

  /** Opens a tab in place of the one that is shown in the focused pane, or turns to it and closes that one. */
  openInstead(tab: Tab): void {
    const { panes, focus } = this.state;
    const pane = panes[focus];
    if (!pane || pane.active < 0 || isPinned(pane)) return this.open(tab);
    const [key, shown] = [keyOfTab(tab), keyOfTab(pane.tabs[pane.active]!)];
    if (shown === key) return;
    const from = this.#openedFrom.get(shown);
    if (from !== undefined && from !== key) this.#openedFrom.set(key, from);
    const tabs = pane.tabs.flatMap((one, at) => (at === pane.active ? [tab] : keyOfTab(one) === key ? [] : [one]));
    this.set({ panes: replaceAt(panes, focus, { ...pane, tabs, active: tabs.indexOf(tab) }), selection: null });
  }

  /** Closes a tab. Where it is the one that is shown, the one from which it was opened is shown next, if it is there. */
  close(paneAt: number, tabAt: number): void {
    const { panes, focus } = this.state;
    const pane = panes[paneAt];
    if (!pane) return;
    const { tabs, ...left } = withoutTab(pane, tabAt);
    const closed = pane.tabs[tabAt];
    const from = closed && this.#openedFrom.get(keyOfTab(closed));
    const before = tabAt === pane.active ? tabs.findIndex((one) => keyOfTab(one) === from) : -1;
    const active = before >= 0 ? before : left.active;
    if (tabs.length === 0 && panes.length > 1) {
      this.set({ panes: panes.filter((_, at) => at !== paneAt), focus: 0, selection: null });
    } else {
      this.set({ panes: replaceAt(panes, paneAt, { ...left, tabs, active }), focus, selection: null });
    }
  }

  /** Opens a document and shows a place in it. */
  show(documentId: AccountId, range: Range, where: 'here' | 'beside' = 'here'): void {
    if (isOlder(documentId)) return this.showPair(documentId, documentIdOf(documentId), range, where);
    this.open({ kind: 'document', documentId }, where);
    this.set({ reveal: { documentId, from: range.from, to: range.to, number: ++this.#numbers } });
  }

  /** Opens what two documents share, A on the left, at a place of A. */
  showPair(aId: AccountId, bId: AccountId, range: Range, where: 'here' | 'beside' = 'here'): void {
    this.open({ kind: 'pair', aId, bId }, where);
    const { from, to } = range;
    this.set({ turnedTo: aId, reveal: { documentId: aId, from, to, number: ++this.#numbers, inBoth: true } });
  }

  /**
   * Chooses an annotation, and shows its place, beside another text where its own is read so; one that is lost has no
   * place in today's text.
   */
  showAnnotation({ id, documentId, anchor, from, to }: Annotation): void {
    const tab = activeTab(this.state);
    if (tab?.kind === 'pair' && recordsOf(tab).includes(documentId)) {
      const reveal = { documentId, from, to, number: ++this.#numbers };
      this.set({ turnedTo: documentId, selection: null, ...(anchor.kind !== 'lost' && { reveal }) });
    } else if (anchor.kind === 'lost') this.open({ kind: 'document', documentId });
    else this.show(documentId, { from, to });
    this.set({ annotationIds: [id] });
  }

  tell(
    kind: Message['kind'],
    text: string,
    undo: boolean | Id = false,
    more: Pick<Message, 'yet' | 'join' | 'beside'> = {},
  ): void {
    this.#tell({ kind, text, undo, saved: null, project: null, ...more });
  }

  /** Tells that a file was saved. `where` is what `endSave` gave. */
  tellSaved(text: string, where: string): void {
    this.#tell({ kind: 'done', text, undo: false, saved: where, project: null, beside: true });
  }

  /** Tells what went wrong with an import that has a report. */
  tellReport(text: string, report: Id): void {
    this.#tell({ kind: 'problem', text, undo: false, saved: null, project: null, report });
  }

  /** Tells that a project was opened and waits. */
  tellReady(text: string, project: Id): void {
    this.#tell({ kind: 'done', text, undo: false, saved: null, project, beside: true });
  }

  #tell(message: Omit<Message, 'number'>): void {
    const { messages } = this.state;
    const all = messages.filter(({ kind }) => kind === 'done');
    const done = all.filter(({ beside }, at) => beside || at >= all.length - 2);
    // A problem stays until it is dismissed; told again, it stands once.
    const kept = messages.filter((one) => (one.kind === 'problem' ? one.text !== message.text : done.includes(one)));
    this.set({ messages: [...kept, { ...message, number: ++this.#numbers }] });
  }

  /**
   * Takes the offers of undo and of joining out of the messages, with what is said of them: something else was done, and
   * undo would take that back.
   */
  withdrawOffers(): void {
    const { messages } = this.state;
    if (messages.every(({ undo, yet, join }) => undo === false && yet === undefined && join === undefined)) return;
    this.set({ messages: messages.map(({ yet: _yet, join: _join, ...message }) => ({ ...message, undo: false })) });
  }

  /** Shows how far a tagging is, beside others that run. Answers what shows more of it, and what ends showing it. */
  beginTagging(begun: Omit<Tagging, 'number'>): {
    show(now: Pick<Tagging, 'done' | 'of' | 'stage'>): void;
    end(): void;
  } {
    const number = ++this.#numbers;
    const put = (change: (one: Tagging) => readonly Tagging[]) =>
      this.set({ tagging: this.state.tagging.flatMap((one) => (one.number === number ? change(one) : [one])) });
    this.set({ tagging: [...this.state.tagging, { ...begun, number }] });
    return { show: (now) => put((one) => [{ ...one, ...now }]), end: () => put(() => []) };
  }

  /** Takes a message away; with what was done goes what was done before, which gave way to it. */
  dismiss(number: number): void {
    const { messages } = this.state;
    const gone = messages.find((one) => one.number === number);
    const gaveWay = (one: Message) =>
      gone?.kind === 'done' && !gone.beside && one.kind === 'done' && !one.beside && one.number < number;
    this.set({ messages: messages.filter((one) => one.number !== number && !gaveWay(one)) });
  }
}

/** A pane without one of its tabs; it shows what it showed, or what stands in that place now. What is pinned goes with its tab. */
export function withoutTab({ tabs: all, active: shown, pinned }: Pane, at: number): Pane {
  const tabs = all.filter((_, place) => place !== at);
  const active = Math.min(at < shown ? shown - 1 : shown, tabs.length - 1);
  const gone = all[at] && keyOfTab(all[at]) === pinned;
  return { tabs, active, ...(pinned !== undefined && !gone && { pinned }) };
}

/** Whether the tab that a pane shows is pinned there. */
export function isPinned({ tabs, active, pinned }: Pane): boolean {
  const shown = tabs[active];
  return pinned !== undefined && shown !== undefined && keyOfTab(shown) === pinned;
}

/** The tab that is shown in the focused pane. */
export function activeTab({ panes, focus }: WorkspaceState): Tab | null {
  const pane = panes[focus];
  return pane?.tabs[pane.active] ?? null;
}

/** The document that is read in the focused pane, in whatever version; of two in one tab that one which the person turned to last. */
export function activeDocument(state: WorkspaceState): Id | null {
  const account = activeAccount(state);
  return account === null ? null : documentIdOf(account);
}

/** The same, as the version that is read. */
export function activeAccount(state: WorkspaceState): AccountId | null {
  const tab = activeTab(state);
  if (tab?.kind === 'document') return tab.documentId;
  if (tab?.kind !== 'pair') return null;
  return state.turnedTo === tab.bId ? tab.bId : tab.aId;
}

/** What is asked in one of the searches. */
export function askedIn({ searchId, query, anyWord, searches }: WorkspaceState, id: string): AskedWords {
  return id === searchId ? { query, anyWord } : (searches[id] ?? nothingAsked);
}

const nothingAsked: AskedWords = { query: '', anyWord: false };

/** The words of the search whose tab has the attention come into the box, those of the one before are kept. */
function turnedToSearch(state: WorkspaceState): Partial<WorkspaceState> {
  const tab = activeTab(state);
  const { searchId, query, anyWord, searches } = state;
  if (tab?.kind !== 'search' || (tab.searchId ?? '') === searchId) return {};
  const id = tab.searchId ?? '';
  return {
    ...askedIn(state, id),
    searchId: id,
    typing: null,
    searches: { ...searches, [searchId]: { query, anyWord } },
  };
}

/** Where just “the search” is meant, the one whose words stand in the box. */
function theSearch({ searchId }: WorkspaceState, tab: Tab): Tab {
  return tab.kind === 'search' && tab.searchId === undefined && searchId !== '' ? { ...tab, searchId } : tab;
}

/** An older version has no tab of its own: it is read beside the text of now. */
function readable(tab: Tab): Tab {
  if (tab.kind !== 'document' || !isOlder(tab.documentId)) return tab;
  return { kind: 'pair', aId: tab.documentId, bId: documentIdOf(tab.documentId) };
}

function replaceAt<T>(list: readonly T[], at: number, item: T): readonly T[] {
  return at >= list.length ? [...list, item] : list.map((old, place) => (place === at ? item : old));
}

/** The document that the inspector tells of: the one that is read or that of a hit, else that of the other pane. */
export function inspectedDocument(state: WorkspaceState): Id | null {
  const active = activeDocument(state);
  if (active !== null) return active;
  const hitOf = activeTab(state)?.kind === 'search' ? state.hitOf[state.searchId] : null;
  if (hitOf) return hitOf;
  for (const { tabs, active: at } of state.panes) {
    const shown = tabs[at];
    if (shown?.kind === 'document') return shown.documentId;
  }
  return null;
}

/** Whether the inspector is shown where nobody said so: not beside a page that wants its room, as long as it would say nothing. */
export function inspectorIsOfUse(state: WorkspaceState): boolean {
  const tab = activeTab(state);
  return tab === null || tab.kind === 'search' || inspectedDocument(state) !== null;
}
