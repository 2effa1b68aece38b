import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Selected } from '../commands/annotate.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { BackupKeeper } from './backup-keeper.ts';
import { Comparing } from './comparing.ts';
import { FolderWatching } from './folder-watching.ts';
import { Importing } from './importing.ts';
import type { ReadingTarget } from './reading-target.ts';
import { LinkedThings } from './linked-things.ts';
import type { LiveSearch } from './live-search.ts';
import type { HitsToTag } from './hits-to-tag.ts';
import { NextActs } from './next-acts.ts';
import { NoteLinks } from './note-links.ts';
import type { OpenProject } from './open-project.ts';
import type { NoteWriter } from './quote-in-note.ts';
import type { QuotationActs } from './quotation-acts.ts';
import { ProjectPeople } from './project-people.ts';
import { Readers } from './readers.ts';
import type { RowActs } from './row-acts.ts';
import { KeyChoices } from './own-keys.ts';
import { RecentTags } from './recent-tags.ts';
import type { ReviewActs } from './reviewing.ts';
import { Restoring } from './restoring.ts';
import { Saves } from './saves.ts';
import { ScrolledTogether } from './scroll-together.ts';
import { Searches } from './searches.ts';
import { SentencesAround } from './sentences-around.ts';
import { ShownNames } from './shown-names.ts';
import type { ClosedTab } from './tabs-of-undone.ts';
import type { TagTarget } from './tag-target.ts';
import { UnstoredWords } from './unstored.ts';
import { Writings } from './writing.ts';

/**
 * What is open in a project, from when it is opened until it is left: every screen reaches it through context, every
 * action gets it. It stays the same object all that time.
 */
export class Session implements OpenProject {
  readonly desk: OpenProject['desk'];
  readonly registry: OpenProject['registry'];
  readonly workspace: OpenProject['workspace'];
  readonly shell: OpenProject['shell'];
  readonly work: OpenProject['work'];
  readonly listenFinder: OpenProject['listenFinder'];
  readonly listenComparer: OpenProject['listenComparer'];
  readonly turnTo: OpenProject['turnTo'];
  declare readonly keeper?: BackupKeeper;

  readonly importing: Importing;
  readonly folders: FolderWatching;
  readonly searches: Searches;
  readonly comparing: Comparing;
  readonly saves: Saves;
  readonly restoring: Restoring;
  readonly readers: Readers;
  readonly together: ScrolledTogether;
  readonly keys: KeyChoices;
  readonly recentTags: RecentTags;
  readonly nextActs: NextActs;
  readonly unstored: UnstoredWords;
  readonly writings: Writings;
  readonly names: ShownNames;
  readonly links: NoteLinks;
  readonly linked: LinkedThings;
  readonly people: ProjectPeople;
  readonly sentences: SentencesAround;

  /** How pages were left that are put away, by names of their own; see `useKept`. */
  readonly kept = new Map<string, unknown>();
  /** Where tabs stood, by their keys, that were closed because undo took away what they show. */
  readonly closedTabs = new Map<string, ClosedTab>();
  /** The fields of notes that are on the screen, by the id of their note. */
  readonly noteWriters = new Map<Id, NoteWriter>();
  /** The hits that the tag picker was opened for, if it was. */
  hitsToTag: HitsToTag | null = null;
  /** The annotations that the tag picker was opened for, where they are not those that are chosen. */
  marksToTag: TagTarget | null = null;
  /** The sentence of a page that has the focus where no text is read: keys and commands mark it. */
  attended: Selected | null = null;
  /** What can be done with the rows of the synopsis that is shown, if one is. */
  rowActs: RowActs | null = null;
  /** What can be done with the quotations of the tag whose page has the attention, if one has. */
  quotationActs: QuotationActs | null = null;
  /** The review of anchors, if its page has the attention. */
  reviewActs: ReviewActs | null = null;
  /** The documents that the library lists, or listed when it was last drawn; null before that. */
  libraryOrder: (() => readonly Id[]) | null = null;
  /** What the dialog on how a file is read is about. */
  readingOf: ReadingTarget | null = null;
  /** The last place that a reader was asked to show and has shown: one that is opened again does not jump back to it. */
  revealed = -1;

  constructor(open: OpenProject) {
    const { desk, workspace } = open;
    this.desk = desk;
    this.registry = open.registry;
    this.workspace = workspace;
    this.shell = open.shell;
    this.work = open.work;
    this.listenFinder = open.listenFinder;
    this.listenComparer = open.listenComparer;
    this.turnTo = open.turnTo;
    if (open.keeper) this.keeper = open.keeper;
    this.importing = new Importing(open);
    this.folders = new FolderWatching(open, this.importing);
    this.searches = new Searches(open);
    this.comparing = new Comparing(desk.comparer, open.listenComparer, () => textsNow(desk.store));
    this.saves = new Saves(open);
    const { host } = desk;
    this.restoring = new Restoring({ host, registry: open.registry, work: open.work, author: () => desk.author });
    this.readers = new Readers(workspace);
    this.together = new ScrolledTogether(this.readers, workspace);
    this.keys = new KeyChoices(open.registry);
    this.recentTags = new RecentTags(desk.store);
    this.nextActs = new NextActs(desk.store);
    this.unstored = new UnstoredWords(desk.store);
    this.writings = new Writings(open, this.unstored, () => this.links.names());
    this.names = new ShownNames(desk.store);
    this.links = new NoteLinks(desk.store, this.names);
    this.linked = new LinkedThings(desk.store, this.links);
    this.people = new ProjectPeople(desk.store);
    this.sentences = new SentencesAround(desk.store);
  }

  /** The search whose words stand in the box. */
  get search(): LiveSearch {
    return this.searches.of(this.workspace.state.searchId);
  }
}

/** The text that each document has now. */
function textsNow({ snapshot }: ProjectStore): ReadonlyMap<Id, Id> {
  const documents = [...snapshot.rows('documents').values()];
  return new Map(documents.map((document) => [document.id, currentVersion(document).textId]));
}
