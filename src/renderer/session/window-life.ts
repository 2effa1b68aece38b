import { signatureOf } from '../../core/model/people.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { ok } from '../../core/model/result.ts';
import type { Problem, Result } from '../../core/model/result.ts';
import { shownName } from '../../core/model/shown-name.ts';
import type { Backup } from '../../core/ports/backups.ts';
import type { CompareEvent, ComparePort } from '../../core/ports/compare.ts';
import type { FinderChanged, FinderPort } from '../../core/ports/finder.ts';
import type { Host, Source } from '../../core/ports/host.ts';
import type { IngestPort } from '../../core/ports/ingest.ts';
import { backUpBeforeUpgrade, newestWhole } from '../commands/backups.ts';
import { beginningSettings } from '../commands/begin.ts';
import type { Beginning } from '../commands/begin.ts';
import { takeGiven } from '../commands/given-places.ts';
import type { Given } from '../commands/given-places.ts';
import { isProjectFile, openAsking, openProjectFile, openSample } from '../commands/project-files.ts';
import type { AskingOptions } from '../commands/project-files.ts';
import { createProject, listProject, mendedTags, openProject, projectOf } from '../commands/projects.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Registry } from '../store/registry.ts';
import { tellMergedMeanwhile, tellMergedWhenShown } from './merging.ts';
import { Restoring } from './restoring.ts';
import { shellWords } from '../words/shell.ts';
import { nameOpenedBeside } from './about-project.ts';
import { BackupKeeper } from './backup-keeper.ts';
import { followQuery } from './follow-query.ts';
import { Observable } from './observable.ts';
import type { OpenProject } from './open-project.ts';
import { keepLook, restoreLook } from './page-look.ts';
import { prepareComparisons } from './prepare-comparison.ts';
import { keepSides, restoreSides } from './remember-sides.ts';
import { keepTabs, restoreTabs } from './remember-tabs.ts';
import { RunningWork } from './running-work.ts';
import { Session } from './session.ts';
import { Shell } from './shell-state.ts';
import type { AskedTwin } from './shell-state.ts';
import { tellProblem } from './tell-problem.ts';
import { Workspace } from './workspace.ts';
import type { WorkspaceState } from './workspace.ts';

/** What a window lives on. */
export interface Around {
  readonly host: Host;
  readonly registry: Registry;
  readonly ingest: IngestPort;
  readonly finder: FinderPort;
  listenFinder(listener: (event: FinderChanged) => void): () => void;
  readonly comparer: ComparePort;
  listenComparer(listener: (event: CompareEvent) => void): () => void;
}

/** What a window shows. */
export interface WindowState {
  /** The open project; null: the first screen; `starting` until it is known which of the two comes first. */
  readonly session: Session | 'starting' | null;
  /** What is to be imported at once into the project that was opened. */
  readonly source: Source | null;
  /** Why the last tries to open something did not work. */
  readonly problems: readonly Problem[];
  /** A backup of the project that could not be opened. */
  readonly offer: Backup | null;
  /** Whether the first screen shows the backups. */
  readonly listing: boolean;
  /** Something is being opened from the first screen. */
  readonly working: boolean;
  /** How far the project file is that is being opened. */
  readonly progress: WorkspaceState['unpacking'];
  /** Which of two projects the person is asked to choose before one is open. */
  readonly asked: AskedTwin | null;
}

/** A project that is opened, and what is to be imported into it at once; null if the person chose none. */
type Way = Result<{ readonly store: ProjectStore; readonly source: Source | null } | null>;

const first: WindowState = {
  session: 'starting',
  source: null,
  problems: [],
  offer: null,
  listing: false,
  working: false,
  progress: null,
  asked: null,
};

/**
 * The life of a window: what it begins with, how projects are opened and left, and what is stored before it ends. The
 * screens draw what its state says.
 */
export class WindowLife extends Observable<WindowState> {
  /** What leaving this window would cut short, whichever project is open. */
  readonly work: RunningWork;
  /** The backup that is being restored from the first screen. */
  readonly restoring: Restoring;
  /** Whose name stands on what is written. */
  #author = '';
  #begun = false;
  /** The answer stays the same as long as the page lives. */
  #safety: ReturnType<Host['startsSafely']> | null = null;
  /** The projects whose index this safe start has left aside already. */
  readonly #startedSafely = new Set<Id>();
  /** Last backups of projects that were left before. */
  readonly #ending = new Set<Promise<unknown>>();
  /** Ends what follows the open project. */
  #stopFollowing: () => void = () => undefined;

  constructor(readonly around: Around) {
    super(first);
    this.work = new RunningWork(around.host);
    const { host, registry } = around;
    this.restoring = new Restoring({ host, registry, work: this.work, author: () => this.#author });
  }

  get author(): string {
    return this.#author;
  }

  /** The open project, if one is. */
  get session(): Session | null {
    const { session } = this.state;
    return session === 'starting' ? null : session;
  }

  /**
   * Hears from now on when the window is about to end, and what comes for it has to be stored. Returns what ends that.
   * First of all that the window waits for: others, who keep what is stored, come later.
   */
  listen(): () => void {
    const { native } = this.around.host;
    const stops = [
      native?.onLeave(() => finish(this.session)),
      native?.onStore(async () => this.session?.shell.keepDrafts()),
      native?.onLeave(async () => {
        await Promise.allSettled([this.session?.keeper?.flush('quit'), ...this.#ending]); // Each tells its own failure.
      }),
    ];
    return () => {
      for (const stop of stops) stop?.();
    };
  }

  /** Opens what the program was asked to open, or else what was open last; once. A bug on the way is thrown on. */
  async begin(beginning: Promise<Beginning>): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    try {
      await this.#begin(await beginning);
    } finally {
      if (this.state.session === 'starting') this.merge({ session: null });
    }
  }

  async importFolder(): Promise<void> {
    const { host, registry } = this.around;
    await this.#through(async () => {
      const picked = await host.openFiles('folder');
      if (!picked.ok || picked.value === null) return picked.ok ? ok(null) : picked;
      return withSource(await createProject(registry, picked.value.name, this.#author), picked.value);
    });
  }

  async openSample(): Promise<void> {
    const { host, registry } = this.around;
    await this.#through(async () => withSource(await this.#openFile((how) => openSample(host, registry, how))));
  }

  async openFile(): Promise<void> {
    const { host, registry } = this.around;
    await this.#through(async () => withSource(await this.#openFile((how) => openProjectFile(host, registry, how))));
  }

  async newProject(): Promise<void> {
    const { registry } = this.around;
    const name = shellWords.welcome.emptyName;
    await this.#through(async () => withSource(await createProject(registry, name, this.#author)));
  }

  /** Opens a project of the list. */
  async openListed(id: Id): Promise<void> {
    await this.#through(async () => withSource(await this.#openListed(id)));
  }

  async restore(backup: Backup): Promise<void> {
    await this.#through(async () => {
      const store = await this.restoring.restore(backup);
      const { problem } = this.restoring.state;
      this.merge({ listing: this.state.listing && store === null });
      return problem ? { ok: false, error: problem } : withSource(ok(store));
    });
  }

  /** Opens what was dropped on the first screen. To be called inside the event: a browser forgets the items when it ends. */
  async openDropped(transfer: DataTransfer): Promise<void> {
    const dropped = await this.around.host.openDropped(transfer);
    await this.#openGiven(
      dropped.ok ? { source: dropped.value, problems: [] } : { source: null, problems: [dropped.error] },
    );
  }

  /** Opens what a second start of the program was asked to open; a project that is being opened takes it itself. */
  async openArguments(): Promise<void> {
    if (!this.state.working) await this.#openGiven(await takeGiven(this.around.host));
  }

  setListing(listing: boolean): void {
    this.restoring.forget();
    this.merge({ listing });
  }

  /** The question which of two projects is meant is answered. */
  endAsking(): void {
    this.merge({ asked: null });
  }

  /** Shows a project that is open. */
  async enter(store: ProjectStore, source: Source | null = null, untold: readonly Problem[] = []): Promise<void> {
    const { host, registry, finder, comparer } = this.around;
    const workspace = new Workspace();
    const shell = new Shell();
    for (const problem of untold) tellProblem(workspace, problem);
    followQuery(store, workspace); // It ends when the store is closed.
    const cut = mendedTags(store);
    if (cut.length > 0) workspace.tell('done', shellWords.messages.ringsCut(cut));
    const [start] = await Promise.all([
      (this.#safety ??= host.startsSafely()),
      restoreSides(registry, shell),
      restoreLook(registry, shell),
    ]);
    const safe = start.ok && start.value;
    if (!safe) await restoreTabs(store, workspace);
    else await this.#leaveIndexAside(store, workspace);
    // Before anything can be asked of it.
    const finding = finder.openProject(store.id);
    const naming = comparer.openProject(store.id);
    const session = this.#sessionOf(store, workspace, shell);
    this.#stopFollowing();
    this.#stopFollowing = this.#follow(session, !safe);
    this.merge({ session, source, problems: [], offer: null });
    tellMergedMeanwhile(workspace, store.id);
    await registry.putSetting(beginningSettings.project, store.id);
    const found = await finding;
    if (!found.ok) tellProblem(workspace, found.error);
    const named = await naming;
    if (!named.ok) tellProblem(workspace, named.error);
  }

  async #begin({ author, given, project, store: opening }: Beginning): Promise<void> {
    const { host, registry } = this.around;
    this.#author = author;
    const why = [...given.problems];
    let texts = given.source;
    if (texts && isProjectFile(texts)) {
      const file = texts;
      const store = await this.#openFile((how) => openAsking(host, registry, file, how));
      if (store.ok && store.value) return this.enter(store.value, null, why);
      if (!store.ok) why.push(store.error);
      texts = null;
    }
    if (project !== null) {
      const store = opening ? await this.#offerBackup(project, await opening) : await this.#openListed(project);
      if (store.ok) return this.enter(store.value, texts, why);
      // One that was deleted on purpose is not in the list, either.
      if (store.error.code !== 'not-found' || store.error.about !== project) why.push(store.error);
      else this.merge({ offer: null });
    }
    if (texts) {
      const store = await createProject(registry, texts.name, '');
      if (store.ok) return this.enter(store.value, texts, why);
      why.push(store.error);
    }
    this.merge({ problems: why, session: null });
  }

  /** Opens a project file, or a new project with the texts of the source. */
  async #openGiven({ source, problems: untold }: Given): Promise<void> {
    const { host, registry } = this.around;
    if (!source) {
      if (untold.length > 0) this.merge({ problems: untold });
      return;
    }
    if (this.state.working) return host.closeFiles(source.id);
    await this.#through(
      async () =>
        isProjectFile(source)
          ? withSource(await this.#openFile((how) => openAsking(host, registry, source, how)))
          : withSource(await createProject(registry, source.name, this.#author), source),
      untold,
    );
  }

  /** Does something that ends in an open project, and shows in place why it did not. One thing at a time. */
  async #through(work: () => Promise<Way>, untold: readonly Problem[] = []): Promise<void> {
    if (this.state.working) return;
    this.merge({ working: true, problems: untold, offer: null });
    try {
      const way = await work();
      if (!way.ok) this.merge({ problems: [...untold, way.error] });
      else if (way.value) await this.enter(way.value.store, way.value.source, untold);
    } finally {
      this.merge({ working: false });
    }
  }

  /** Opens a project file, as work that leaving would cut short, and shows how far it is. */
  #openFile<T>(open: (options: AskingOptions) => Promise<Result<T>>): Promise<Result<T>> {
    const cancelling = new AbortController();
    return this.work
      .duringOpening((onWork) =>
        open({
          nameBeside: nameOpenedBeside,
          author: this.#author,
          signal: cancelling.signal,
          askTwin: (twin) => new Promise((answer) => this.merge({ asked: { twin, answer } })),
          openHere: (id) => this.#openListed(id),
          merged: (done, id) => id !== null && tellMergedWhenShown(id, done),
          onProgress: (done, of, merging) => {
            onWork(done, of);
            this.merge({ progress: { done, of, merging, cancel: () => cancelling.abort() } });
          },
        }),
      )
      .finally(() => this.merge({ progress: null }));
  }

  async #openListed(id: Id): Promise<Result<ProjectStore>> {
    const { host, registry } = this.around;
    return this.#offerBackup(id, await openProject(registry, id, backUpBeforeUpgrade(host, registry)));
  }

  /** If a project cannot be opened, looks for a backup to offer in its place. */
  async #offerBackup(id: Id, store: Result<ProjectStore>): Promise<Result<ProjectStore>> {
    if (!store.ok) this.merge({ offer: await newestWhole(this.around.host, id) });
    return store;
  }

  async #leaveIndexAside(store: ProjectStore, workspace: Workspace): Promise<void> {
    if (this.#startedSafely.has(store.id)) return;
    this.#startedSafely.add(store.id);
    const dropped = await store.dropSegments();
    workspace.tell('done', shellWords.messages.startedSafely);
    if (!dropped.ok) tellProblem(workspace, dropped.error);
  }

  #sessionOf(store: ProjectStore, workspace: Workspace, shell: Shell): Session {
    const { host, registry, ingest, finder, listenFinder, comparer, listenComparer } = this.around;
    const author = () => this.#author;
    const desk: OpenProject['desk'] = {
      host,
      store,
      ingest,
      finder,
      comparer,
      // It may change while the project is open.
      get author() {
        return signatureOf(store.snapshot.rows('people').values(), author());
      },
      running: new Set<Id>(),
      now: () => new Date().toISOString(),
      newId,
    };
    let left = false;
    const session: Session = new Session({
      desk,
      registry,
      workspace,
      shell,
      listenFinder,
      listenComparer,
      work: this.work,
      ...(host.native ? { keeper: new BackupKeeper(store, host.native.backups) } : {}),
      turnTo: (next) => {
        // A second wish to go elsewhere comes too late.
        if (left) return next?.close();
        left = true;
        void this.#leave(session, next);
      },
    });
    return session;
  }

  /** Leaves a project for another one, or for the first screen. */
  async #leave(session: Session, next: ProjectStore | null): Promise<void> {
    const { registry } = this.around;
    const { store } = session.desk;
    await finish(session);
    await listProject(registry, store);
    // The last backup is made behind the next screen; only the end of the program waits for it.
    const end = (session.keeper?.end() ?? Promise.resolve()).finally(() => {
      store.close();
      this.#ending.delete(end);
    });
    this.#ending.add(end);
    if (next) return this.enter(next);
    await registry.putSetting(beginningSettings.project, null);
    this.#stopFollowing();
    this.merge({ session: null });
  }

  /** Remembers how a project is looked at, and shows its name, as long as it is open. Returns what ends it. */
  #follow(session: Session, keepsTabs: boolean): () => void {
    const { desk, workspace, shell } = session;
    const { store } = desk;
    const look = () => {
      if (document.visibilityState === 'visible') void store.settle();
    };
    document.addEventListener('visibilitychange', look);
    const title = () => {
      const name = shownName(projectOf(store)?.name ?? '');
      document.title = name ? `${name} – ${shellWords.product}` : shellWords.product;
    };
    title();
    const stops = [
      // A safe start opens none, and those that were open are kept for the next one.
      keepsTabs ? keepTabs(store, workspace) : () => undefined,
      keepSides(this.around.registry, shell),
      keepLook(this.around.registry, shell, document.documentElement),
      prepareComparisons(session),
      shell.subscribe(() => (this.#author = shell.state.author ?? this.#author)),
      store.subscribe(title),
    ];
    return () => {
      document.removeEventListener('visibilitychange', look);
      for (const stop of stops) stop();
      document.title = shellWords.product;
      this.#stopFollowing = () => undefined;
    };
  }
}

/** Ends what runs in a project and stores what is not stored yet, before it is left. */
async function finish(session: Session | null): Promise<void> {
  if (!session) return;
  for (const { cancel } of session.workspace.state.tagging) cancel();
  await Promise.all([session.importing.end(), session.saves.end(), session.restoring.end()]);
  await session.shell.keepDrafts();
}

function withSource(store: Result<ProjectStore | null>, source: Source | null = null): Way {
  return store.ok ? ok(store.value && { store: store.value, source }) : store;
}
