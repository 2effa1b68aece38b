import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import type { Problem, Result } from '../../core/model/result.ts';
import type { Backup } from '../../core/ports/backups.ts';
import type { FinderChanged, FinderPort } from '../../core/ports/finder.ts';
import type { Host, Source } from '../../core/ports/host.ts';
import type { IngestPort } from '../../core/ports/ingest.ts';
import { backUpBeforeUpgrade, newestWhole, restoreBackup } from '../commands/backups.ts';
import { beginningSettings } from '../commands/begin.ts';
import type { Beginning } from '../commands/begin.ts';
import { takeGiven } from '../commands/given-places.ts';
import type { Given } from '../commands/given-places.ts';
import { BackupKeeper } from '../session/backup-keeper.ts';
import { isProjectFile, openAsking, openProjectFile, openSample } from '../commands/project-files.ts';
import { followQuery } from '../session/follow-query.ts';
import type { AskingOptions } from '../commands/project-files.ts';
import { createProject, listProject, mendedTags, openProject, projectOf } from '../commands/projects.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Registry } from '../store/registry.ts';
import { nameOpenedBeside } from '../session/about-project.ts';
import { afterPicture } from './parts/after-picture.ts';
import { setAppearance } from '../session/appearance.ts';
import { AskTwin } from './parts/AskTwin.tsx';
import { DropPlace } from './parts/DropTarget.tsx';
import { Guarded } from './parts/Guarded.tsx';
import { TroubleBar } from './parts/TroubleBar.tsx';
import { isInDialog } from '../session/open-dialog.ts';
import { recentPrefix } from './hooks/use-menu.ts';
import { clearRecent, recentProjects } from '../session/recent-projects.ts';
import { asFileOpened, asWork } from '../session/running-work.ts';
import { keepSides, restoreSides } from '../session/remember-sides.ts';
import { keepTabs, restoreTabs } from '../session/remember-tabs.ts';
import { tellProblem } from '../session/session.ts';
import { SessionContext } from './hooks/use-session.ts';
import type { Session } from '../session/session.ts';
import { shellOf } from '../session/shell-state.ts';
import type { AskedTwin } from '../session/shell-state.ts';
import type { Troubles } from '../session/trouble.ts';
import { Welcome } from './views/Welcome.tsx';
import { Workbench } from './views/Workbench.tsx';
import { backupWords, nameBeside } from '../words/backups.ts';
import { shellWords } from '../words/shell.ts';
import { endImport } from '../session/importing.ts';
import { shownName } from '../../core/model/shown-name.ts';
import { Workspace } from '../session/workspace.ts';
import type { WorkspaceState } from '../session/workspace.ts';

/** What `main.tsx` hands to the screens. */
export interface AppProps {
  readonly host: Host;
  readonly registry: Registry;
  readonly beginning: Promise<Beginning>;
  readonly ingest: IngestPort;
  readonly finder: FinderPort;
  listenFinder(listener: (event: FinderChanged) => void): () => void;
  readonly troubles: Troubles;
  /** Called when the first screen can be seen. */
  onShown(): void;
}

/** An open project: its store, and what is to be imported into it at once. */
interface Opened {
  readonly store: ProjectStore;
  readonly workspace: Workspace;
  readonly source: Source | null;
  /** Backs it up, where that can be. */
  readonly keeper: BackupKeeper | null;
  /** It was opened without its tabs, which are kept for the next start. */
  readonly safe: boolean;
}

/** The projects whose index this safe start has left aside already. */
const startedSafely = new Set<Id>();

/** The whole window: the welcome screen, or the workbench of an open project. */
export function App(props: AppProps) {
  const { host, registry, beginning, ingest, finder, listenFinder, troubles, onShown } = props;
  const [opened, setOpened] = useState<Opened | 'starting' | null>('starting');
  /** Why the last tries did not work. */
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  /** A backup of the project that could not be opened. */
  const [offer, setOffer] = useState<Backup | null>(null);
  /** Whether the first screen shows the backups. */
  const [listing, setListing] = useState(false);
  const [working, setWorking] = useState(false);
  const [author, setAuthor] = useState('');
  /** How far the project file is that is being opened. */
  const [progress, setProgress] = useState<WorkspaceState['unpacking']>(null);

  /** Which of two projects the person is asked to choose before one is open. */
  const [asked, setAsked] = useState<AskedTwin | null>(null);

  /** The answer stays the same as long as the page lives. */
  const safety = useRef<ReturnType<Host['startsSafely']> | null>(null);
  const enter = useCallback(
    async (store: ProjectStore, source: Source | null = null, untold: readonly Problem[] = []) => {
      const workspace = new Workspace();
      for (const problem of untold) tellProblem(workspace, problem);
      followQuery(store, workspace); // It ends when the store is closed.
      const cut = mendedTags(store);
      if (cut.length > 0) workspace.tell('done', shellWords.messages.ringsCut(cut));
      const [start] = await Promise.all([
        (safety.current ??= host.startsSafely()),
        restoreSides(registry, shellOf(workspace)),
      ]);
      const safe = start.ok && start.value;
      if (!safe) await restoreTabs(store, workspace);
      else if (!startedSafely.has(store.id)) {
        startedSafely.add(store.id);
        const dropped = await store.dropSegments();
        workspace.tell('done', shellWords.messages.startedSafely);
        if (!dropped.ok) tellProblem(workspace, dropped.error);
      }
      setProblems([]);
      setOffer(null);
      const keeper = host.native ? new BackupKeeper(store, host.native.backups) : null;
      // Before anything can be asked of it.
      const finding = finder.openProject(store.id);
      setOpened({ store, workspace, source, keeper, safe });
      await registry.putSetting(beginningSettings.project, store.id);
      const found = await finding;
      if (!found.ok) tellProblem(workspace, found.error);
    },
    [finder, host, registry],
  );

  const open = useRef<Opened | null>(null);
  open.current = opened !== null && opened !== 'starting' ? opened : null;
  // First of all that the window waits for when it closes: others, who keep what is stored, come later.
  useEffect(() => host.native?.onLeave(async () => finish(open.current?.workspace ?? null)), [host]);
  useEffect(
    () =>
      host.native?.onStore(async () => {
        const at = open.current?.workspace;
        if (at) await shellOf(at).keepDrafts();
      }),
    [host],
  );
  /** Last backups of projects that were left before. */
  const ending = useRef(new Set<Promise<unknown>>());
  useEffect(
    () =>
      host.native?.onLeave(async () => {
        await Promise.allSettled([open.current?.keeper?.flush('quit'), ...ending.current]); // Each tells its own failure.
      }),
    [host],
  );
  /** Projects that are being left: a second wish to go elsewhere comes too late. */
  const leaving = useRef(new WeakSet<Opened>());

  /** If a project cannot be opened, looks for a backup to offer in its place. */
  const offerBackup = useCallback(
    async (id: Id, store: Result<ProjectStore>) => {
      if (!store.ok) setOffer(await newestWhole(host, id));
      return store;
    },
    [host],
  );
  const openListed = useCallback(
    async (id: Id) => offerBackup(id, await openProject(registry, id, backUpBeforeUpgrade(host, registry))),
    [host, registry, offerBackup],
  );

  /** Opens a project file, as work that leaving would cut short, and shows how far it is. */
  const openingFile = <T,>(open: (options: AskingOptions) => Promise<Result<T>>, who = author): Promise<Result<T>> => {
    const cancelling = new AbortController();
    return asFileOpened(host, (onWork) =>
      open({
        nameBeside: nameOpenedBeside,
        author: who,
        signal: cancelling.signal,
        askTwin: (twin) => new Promise((answer) => setAsked({ twin, answer })),
        openHere: openListed,
        onProgress(done, of) {
          onWork(done, of);
          setProgress({ done, of, cancel: () => cancelling.abort() });
        },
      }),
    ).finally(() => setProgress(null));
  };
  const openFileOf = (source: Source, who = author) =>
    openingFile((options) => openAsking(host, registry, source, options), who);

  useStart(
    async () => {
      const { author: name, given, project, store: last } = await beginning;
      setAuthor(name);
      const why = [...given.problems];
      let texts = given.source;
      if (texts && isProjectFile(texts)) {
        const store = await openFileOf(texts, name);
        if (store.ok && store.value) return enter(store.value, null, why);
        if (!store.ok) why.push(store.error);
        texts = null;
      }
      if (project !== null) {
        const store = last ? await offerBackup(project, await last) : await openListed(project);
        if (store.ok) return enter(store.value, texts, why);
        // One that was deleted on purpose is not in the list, either.
        if (store.error.code !== 'not-found' || store.error.about !== project) why.push(store.error);
        else setOffer(null);
      }
      if (texts) {
        const store = await createProject(registry, texts.name, '');
        if (store.ok) return enter(store.value, texts, why);
        why.push(store.error);
      }
      setProblems(why);
      setOpened(null);
    },
    () => setOpened((now) => (now === 'starting' ? null : now)),
  );

  const session = useMemo((): Session | null => {
    if (opened === null || opened === 'starting') return null;
    const { store, workspace } = opened;
    const desk = {
      host,
      store,
      ingest,
      finder,
      author,
      running: runningOf(store),
      now: () => new Date().toISOString(),
      newId,
    };
    return {
      desk,
      registry,
      workspace,
      listenFinder,
      ...(opened.keeper ? { keeper: opened.keeper } : {}),
      turnTo: (next) => {
        if (leaving.current.has(opened)) return next?.close();
        leaving.current.add(opened);
        const leave = async () => {
          await finish(opened.workspace);
          await listProject(registry, store);
          // The last backup is made behind the next screen; only the end of the program waits for it.
          const end = (opened.keeper?.end() ?? Promise.resolve()).finally(() => {
            store.close();
            ending.current.delete(end);
          });
          ending.current.add(end);
          if (next) return enter(next);
          await registry.putSetting(beginningSettings.project, null);
          setOpened(null);
        };
        void leave();
      },
    };
  }, [opened, host, ingest, finder, author, registry, listenFinder, enter]);

  const starting = opened === 'starting' && asked === null;
  useEffect(() => (starting ? undefined : afterPicture(onShown)), [starting, onShown]);

  const store = session?.desk.store;
  const workspace = session?.workspace;
  const keepsTabs = opened !== null && opened !== 'starting' && !opened.safe;
  useEffect(() => {
    if (!store || !workspace) return undefined;
    const look = () => {
      if (document.visibilityState === 'visible') void store.settle();
    };
    document.addEventListener('visibilitychange', look);
    const stopTabs = keepsTabs ? keepTabs(store, workspace) : () => undefined;
    const shell = shellOf(workspace);
    const stopSides = keepSides(registry, shell);
    const stopAuthor = shell.subscribe(() => setAuthor((now) => shell.state.author ?? now));
    const title = () => {
      const name = shownName(projectOf(store)?.name ?? '');
      document.title = name ? `${name} – ${shellWords.product}` : shellWords.product;
    };
    title();
    const stopTitle = store.subscribe(title);
    return () => {
      document.removeEventListener('visibilitychange', look);
      stopTabs();
      stopSides();
      stopAuthor();
      stopTitle();
      document.title = shellWords.product;
    };
  }, [store, workspace, keepsTabs, registry]);

  const busy = useRef(false);
  /** Does something that ends in an open project, and shows in place why it did not. One thing at a time. */
  const through = async (
    work: () => Promise<Result<{ store: ProjectStore; source: Source | null } | null>>,
    untold: readonly Problem[] = [],
  ) => {
    if (busy.current) return;
    busy.current = true;
    setWorking(true);
    setProblems(untold);
    setOffer(null);
    try {
      const result = await work();
      if (!result.ok) setProblems([...untold, result.error]);
      else if (result.value) await enter(result.value.store, result.value.source, untold);
    } finally {
      busy.current = false;
      setWorking(false);
    }
  };

  const importFolder = () =>
    through(async () => {
      const picked = await host.openFiles('folder');
      if (!picked.ok || picked.value === null) return picked.ok ? { ok: true, value: null } : picked;
      const source = picked.value;
      return withSource(await createProject(registry, source.name, author), source);
    });
  const openSampleProject = () =>
    through(async () => withSource(await openingFile((options) => openSample(host, registry, options)), null));
  const openFile = () =>
    through(async () => withSource(await openingFile((options) => openProjectFile(host, registry, options)), null));

  /** Opens a project file, or a new project with the texts of the source. */
  const openGiven = async ({ source, problems: untold }: Given) => {
    if (!source) {
      if (untold.length > 0) setProblems(untold);
      return;
    }
    if (busy.current) return host.closeFiles(source.id);
    await through(
      async () =>
        isProjectFile(source)
          ? withSource(await openFileOf(source), null)
          : withSource(await createProject(registry, source.name, author), source),
      untold,
    );
  };
  /** What a second start of the program was asked to open. */
  const openArguments = async () => {
    // The project that is being opened takes them.
    if (!busy.current) await openGiven(await takeGiven(host));
  };

  const openOne = (id: string) => through(async () => withSource(await openListed(id), null));
  const openKnown = useRef(openOne);
  const openDropped = useRef(openGiven);
  const drop = useCallback(
    // Inside the event: a browser forgets the items when it ends.
    async (transfer: DataTransfer) => {
      const dropped = await host.openDropped(transfer);
      await openDropped.current(
        dropped.ok ? { source: dropped.value, problems: [] } : { source: null, problems: [dropped.error] },
      );
    },
    [host],
  );
  const doors = useRef<Readonly<Record<string, () => Promise<void>>>>({});
  useEffect(() => {
    openKnown.current = openOne;
    openDropped.current = openGiven;
    doors.current = {
      'import.folder': importFolder,
      'project.sample': openSampleProject,
      'project.open': openFile,
      'arguments.open': openArguments,
      ...(host.native ? { 'backups.open': async () => setListing(true) } : {}),
      'theme.system': () => setAppearance(host, registry, 'system'),
      'theme.light': () => setAppearance(host, registry, 'light'),
      'theme.dark': () => setAppearance(host, registry, 'dark'),
    };
  });
  const welcomes = opened === null;
  useEffect(() => {
    if (!welcomes || !host.native) return undefined;
    const { native } = host;
    const tell = async () =>
      native.showMenu({ enabled: Object.keys(doors.current), recent: await recentProjects(registry, null) });
    void tell();
    return native.onCommand((id) => {
      if (isInDialog() && id !== 'arguments.open') return;
      if (id === 'project.clear-recent') void clearRecent(registry).then(tell);
      else if (id.startsWith(recentPrefix)) void openKnown.current(id.slice(recentPrefix.length));
      else void doors.current[id]?.();
    });
  }, [host, registry, welcomes]);

  return (
    <>
      <TroubleBar troubles={troubles} />
      {asked && <AskTwin key={asked.twin.freeName} asked={asked} onEnd={() => setAsked(null)} />}
      {session && opened !== null && opened !== 'starting' ? (
        <Guarded key={session.desk.store.id}>
          <SessionContext value={session}>
            <Workbench source={opened.source} />
          </SessionContext>
        </Guarded>
      ) : (
        opened === null && (
          <>
            <Welcome
              registry={registry}
              host={host}
              author={author}
              problems={problems}
              offer={offer}
              listing={listing}
              onListing={setListing}
              working={working}
              progress={progress}
              onImportFolder={() => void importFolder()}
              onOpenSample={() => void openSampleProject()}
              onOpenFile={() => void openFile()}
              onEmpty={() =>
                void through(async () =>
                  withSource(await createProject(registry, shellWords.welcome.emptyName, author), null),
                )
              }
              onProject={({ id }) => void openOne(id)}
              onRestore={(backup) =>
                void through(async () =>
                  withSource(
                    await asWork(host, backupWords.restoringWork, (onProgress) =>
                      restoreBackup(host, registry, backup, author, nameBeside, onProgress),
                    ),
                    null,
                  ),
                )
              }
              onStore={(store) => void enter(store)}
            />
            <DropPlace onDrop={drop} />
          </>
        )
      )}
    </>
  );
}

/** Ends what runs in a project and stores what is not stored yet, before it is left. */
async function finish(workspace: Workspace | null): Promise<void> {
  if (!workspace) return;
  await endImport(workspace);
  await shellOf(workspace).keepDrafts();
}

function withSource(
  store: Result<ProjectStore | null>,
  source: Source | null,
): Result<{ store: ProjectStore; source: Source | null } | null> {
  if (!store.ok) return store;
  return { ok: true, value: store.value ? { store: store.value, source } : null };
}

const running = new WeakMap<ProjectStore, Set<string>>();

/** The imports that run outlive a change of the author's name. */
function runningOf(store: ProjectStore): Set<string> {
  let set = running.get(store);
  if (!set) running.set(store, (set = new Set()));
  return set;
}

/** Runs once, when the window opens. `failed` is called when a bug ends it. */
function useStart(start: () => Promise<void>, failed: () => void): void {
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    start().catch((error: unknown) => {
      failed();
      throw error;
    });
  });
}
