import type { Id } from '../../core/model/id.ts';
import type { Problem } from '../../core/model/result.ts';
import { neverTaken } from '../commands/folder-changes.ts';
import type { FolderChange, FolderMemory } from '../commands/folder-changes.ts';
import type { ImportSource } from '../commands/import-files.ts';
import {
  changesIn,
  ignoreChanges,
  linkFolder,
  linksOf,
  lookAtFolder,
  openChanges,
  rememberTaken,
  takeInBySelf,
  unlinkFolder,
} from '../commands/linked-folders.ts';
import type { FolderFindings, FolderLink } from '../commands/linked-folders.ts';
import { Observable } from './observable.ts';
import { tellProblem } from './tell-problem.ts';
import type { Importing } from './importing.ts';
import type { OpenProject } from './open-project.ts';
import { folderWords } from '../words/folders.ts';

/** A linked folder as the library shows it. */
export interface WatchedFolder {
  readonly link: FolderLink;
  /** Null until it was looked at, and while it cannot be. */
  readonly findings: FolderFindings | null;
  readonly changes: readonly FolderChange[];
  /** Why nothing is known of it. */
  readonly problem: Problem | null;
}

/** What the library shows of its linked folders. */
export interface WatchingState {
  readonly folders: readonly WatchedFolder[];
  /** Whether the list of changes is unfolded. */
  readonly open: boolean;
}

/** How often a folder is looked at although nothing was heard of it; in milliseconds. */
const lookPause = 5 * 60_000;
/** Who comes back to the window sooner than this has missed nothing that was not heard. */
const focusPause = 30_000;
/** How long a file that may still grow, or a running import, is waited for. */
const growPause = 3000;
/** How long changes of the project are gathered before the list follows. */
const gatherPause = 150;

/**
 * Watches the linked folders of an open project: looks at them when something is heard, when the window comes to the
 * front and from time to time, and keeps what differs. It goes with the session.
 */
export class FolderWatching extends Observable<WatchingState> {
  /** Folders that are looked at right now; true: look again afterwards. */
  readonly #looking = new Map<string, boolean>();
  #leaving = new AbortController();
  /** When all folders were looked at last, by `performance.now()`. */
  #lookedAt = 0;
  #gathering: ReturnType<typeof setTimeout> | undefined;
  readonly #later = new Map<string, ReturnType<typeof setTimeout>>();
  /** What was taken in without asking, in whatever way it ended: what fails would else fail again at every look. */
  readonly #tried = new Set<string>();

  constructor(
    private readonly project: OpenProject,
    private readonly importing: Importing,
  ) {
    super({ folders: [], open: false });
  }

  /** Watches as long as the project is open. Returns a function that ends it. */
  start(): () => void {
    const { store, host } = this.project.desk;
    const ability = host.native?.linkedFolders;
    if (!ability) return () => undefined;
    this.#leaving = new AbortController();
    const lookAtAll = () => void this.lookAtAll();
    const lookAfterPause = () => {
      if (performance.now() - this.#lookedAt > focusPause) lookAtAll();
    };
    const stopHearing = ability.onChanged((linkId) => void this.look(linkId));
    const stopStore = store.subscribe((diff) => {
      if (diff === null || diff.documents || diff.imports) this.#follow();
    });
    const timer = setInterval(lookAtAll, lookPause);
    window.addEventListener('focus', lookAfterPause);
    void this.#load();
    return () => {
      this.#leaving.abort();
      stopHearing();
      stopStore();
      clearInterval(timer);
      clearTimeout(this.#gathering);
      for (const later of this.#later.values()) clearTimeout(later);
      window.removeEventListener('focus', lookAfterPause);
    };
  }

  setOpen(open: boolean): void {
    this.merge({ open });
  }

  async lookAtAll(): Promise<void> {
    this.#lookedAt = performance.now();
    await Promise.all(this.state.folders.map(({ link }) => this.look(link.linkId)));
  }

  /** Looks at a folder; if it is looked at already, once more after that. */
  async look(linkId: string): Promise<void> {
    const folder = this.#folder(linkId);
    if (!folder) return;
    if (this.#looking.has(linkId)) {
      this.#looking.set(linkId, true);
      return;
    }
    this.#looking.set(linkId, false);
    const { desk, registry } = this.project;
    const { signal } = this.#leaving;
    const found = await lookAtFolder(desk, registry, folder.link, signal).finally(() => {
      const again = this.#looking.get(linkId) === true;
      this.#looking.delete(linkId);
      if (again) void this.look(linkId);
    });
    if (signal.aborted) return;
    if (found.ok) this.#learn(linkId, found.value);
    else this.#put(linkId, { findings: null, changes: [], problem: found.error });
    await this.#takeInBySelf(linkId);
  }

  /** Links the folder of a source under the name that its documents were imported by. */
  async link(sourceId: string, folder: string): Promise<void> {
    const { desk, registry, workspace } = this.project;
    const before = linkNamed(this.state, folder);
    const linked = await linkFolder(desk, registry, sourceId, folder);
    if (!linked.ok) return tellProblem(workspace, linked.error);
    const { where } = linked.value;
    const instead = before !== null && before.where !== where ? folderWords.insteadOf(before.where) : '';
    workspace.tell('done', `${folderWords.watching(folder)}${instead}`);
    await this.#load();
  }

  /** Lets a person open a folder, and watches it for the documents of this name. */
  async pickAndLink(folder: string): Promise<void> {
    const { host } = this.project.desk;
    const source = await host.openFiles('folder');
    if (!source.ok) return tellProblem(this.project.workspace, source.error);
    if (!source.value) return;
    await host.closeFiles(source.value.id);
    await this.link(source.value.id, folder);
  }

  async unlink(linkId: string): Promise<void> {
    const { desk, registry, workspace } = this.project;
    const folder = this.#folder(linkId);
    const done = await unlinkFolder(desk, registry, linkId);
    if (!done.ok) return tellProblem(workspace, done.error);
    if (folder) workspace.tell('done', folderWords.unwatched(folder.link.folder));
    await this.#load();
  }

  async setBySelf(linkId: string, bySelf: boolean): Promise<void> {
    const { desk, registry } = this.project;
    await takeInBySelf(desk, registry, linkId, bySelf);
    await this.#load();
  }

  async ignore(linkId: string, changes: readonly FolderChange[]): Promise<void> {
    const memory = await ignoreChanges(this.project.registry, linkId, changes);
    const findings = this.#folder(linkId)?.findings;
    if (findings) this.#learn(linkId, { ...findings, memory });
  }

  /** Imports the chosen changes like any other files. */
  async takeIn(linkId: string, changes: readonly FolderChange[]): Promise<void> {
    const source = await this.#open(linkId, changes);
    if (!source) return;
    const record = await this.importing.importSource(source);
    if (record !== null && record !== 'opened') await this.#remember(linkId, changes, record.id);
  }

  /** No report opens: a message says what was taken in, and offers to take it back by itself. */
  async #takeInUnasked({ link }: WatchedFolder, changes: readonly FolderChange[]): Promise<void> {
    const source = await this.#open(link.linkId, changes);
    if (!source) return;
    const taken = await this.importing.importUnasked(source);
    if (!taken) return;
    for (const change of changes) this.#tried.add(keyOf(link.linkId, change));
    const memory = await this.#remember(link.linkId, changes, taken.record.id);
    // What failed stays in the list; a message must not count it as taken in.
    const done = changes.filter(({ path }) => memory?.taken.get(path)?.importId === taken.record.id);
    if (done.length === 0) return;
    this.project.workspace.tell('done', folderWords.tookIn(done.length, link.folder), taken.act);
  }

  async #open(linkId: string, changes: readonly FolderChange[]): Promise<ImportSource | null> {
    const folder = this.#folder(linkId);
    const { desk, workspace } = this.project;
    if (!folder || changes.length === 0) return null;
    const source = await openChanges(desk, folder.link, changes, folder.findings?.standing ?? null);
    if (!source.ok) {
      tellProblem(workspace, source.error);
      return null;
    }
    if (!this.#leaving.signal.aborted) return source.value;
    await desk.host.closeFiles(source.value.id);
    return null;
  }

  async #remember(linkId: string, changes: readonly FolderChange[], importId: Id): Promise<FolderMemory | null> {
    const { desk, registry, workspace } = this.project;
    const link = this.#folder(linkId)?.link;
    if (!link) return null;
    const memory = await rememberTaken(desk, registry, link, changes, importId);
    if (!memory.ok) {
      tellProblem(workspace, memory.error);
      return null;
    }
    const findings = this.#folder(linkId)?.findings;
    if (findings) this.#learn(linkId, { ...findings, memory: memory.value });
    return memory.value;
  }

  async #takeInBySelf(linkId: string): Promise<void> {
    const folder = this.#folder(linkId);
    if (!folder?.findings || !folder.link.bySelf) return;
    const { memory } = folder.findings;
    const wanted = neverTaken(folder.changes, memory).filter((change) => !this.#tried.has(keyOf(linkId, change)));
    // What was written just now may still grow.
    const settled = wanted.filter(({ path }) => memory.seen.has(path));
    const busy = this.importing.runs;
    if (settled.length > 0 && !busy) await this.#takeInUnasked(folder, settled);
    if (settled.length < wanted.length || (busy && wanted.length > 0)) this.#lookLater(linkId);
  }

  #lookLater(linkId: string): void {
    clearTimeout(this.#later.get(linkId));
    this.#later.set(
      linkId,
      setTimeout(() => void this.look(linkId), growPause),
    );
  }

  /** Takes the links as they are stored; what was found of those that stay is kept. */
  async #load(): Promise<void> {
    const { desk, registry } = this.project;
    const links = await linksOf(desk, registry);
    if (this.#leaving.signal.aborted) return;
    this.merge({
      folders: links.map((link) => {
        const known = this.#folder(link.linkId);
        return known ? { ...known, link } : { link, findings: null, changes: [], problem: null };
      }),
    });
    await this.lookAtAll();
  }

  #learn(linkId: string, findings: FolderFindings): void {
    const folder = this.#folder(linkId);
    if (!folder) return;
    const changes = changesIn(this.project.desk, folder.link, findings);
    this.#put(linkId, { findings, changes, problem: null });
  }

  /** Documents came or went: what was found is compared with them again. */
  #follow(): void {
    clearTimeout(this.#gathering);
    this.#gathering = setTimeout(() => {
      for (const { link, findings } of this.state.folders) if (findings) this.#learn(link.linkId, findings);
    }, gatherPause);
  }

  #folder(linkId: string): WatchedFolder | undefined {
    return this.state.folders.find(({ link }) => link.linkId === linkId);
  }

  #put(linkId: string, part: Partial<WatchedFolder>): void {
    this.merge({
      folders: this.state.folders.map((folder) => (folder.link.linkId === linkId ? { ...folder, ...part } : folder)),
    });
  }
}

function keyOf(linkId: string, change: FolderChange): string {
  return [linkId, change.kind === 'gone' ? change.documentId : change.print, change.path].join(' ');
}

/** All changes that can be taken in, ignored or dismissed. */
export function countChanges({ folders }: WatchingState): number {
  return folders.reduce((sum, { changes }) => sum + changes.length, 0);
}

/** The link of the folder of this name. */
export function linkNamed({ folders }: WatchingState, folder: string): FolderLink | null {
  return folders.find(({ link }) => link.folder === folder)?.link ?? null;
}
