import type { Id } from '../../core/model/id.ts';
import type { Import } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Source } from '../../core/ports/host.ts';
import { nameOfFolder, rememberPlace } from '../commands/folder-places.ts';
import { importFiles } from '../commands/import-files.ts';
import type { ImportProgress, ImportSource } from '../commands/import-files.ts';
import { isProjectFile, openAsking } from '../commands/project-files.ts';
import { openBesideWork } from './open-project-file.ts';
import { workOn } from './running-work.ts';
import type { Running } from './running-work.ts';
import { tellProblem } from './session.ts';
import type { Session } from './session.ts';
import { importWords } from '../words/reading.ts';
import type { Workspace } from './workspace.ts';

/** The ways in: each opens what it opens, shows progress in the status line and the report at the end. */
export interface Importing {
  importFolder(): Promise<void>;
  importFiles(): Promise<void>;
  importDropped(transfer: DataTransfer): Promise<void>;
  /**
   * What came of it: `opened` if it was a project file, and the project that was open is left for it; the import's record; null
   * if neither came about.
   */
  importSource(source: ImportSource): Promise<'opened' | Import | null>;
  /** Imports what nobody asked for just now: no report opens. Null if it did not come about. */
  importUnasked(source: ImportSource): Promise<{ readonly record: Import; readonly act: Id } | null>;
  cancel(): void;
}

/** Milliseconds between two drawings of the progress. */
const progressPause = 200;

/** The running import of each workspace; there is one at a time, because undo takes an import back as one act. */
const running = new WeakMap<Workspace, { readonly cancelling: AbortController; readonly ended: Promise<unknown> }>();

/** The sources of this window's imports, by which their folders can be linked afterwards. */
const sources = new Map<Id, string>();

/** The source that an import read from, while this window lasts. */
export function sourceOf(importId: Id): string | null {
  return sources.get(importId) ?? null;
}

/** Whether an import of this window runs. */
export function isImporting(workspace: Workspace): boolean {
  return running.has(workspace);
}

/** Cancels the import that runs, if any, and waits until what it did is stored. Before its project is left. */
export async function endImport(workspace: Workspace): Promise<void> {
  const under = running.get(workspace);
  under?.cancelling.abort();
  await under?.ended.catch(() => null); // It tells its own failures.
}

/** The same outside of components. */
export function importing(session: Session): Importing {
  const { desk, workspace } = session;

  const importOpened = async (opened: Promise<Result<Source | null>>): Promise<void> => {
    const source = await opened;
    if (!source.ok) tellProblem(workspace, source.error);
    else if (source.value) await importSource(source.value);
  };

  const importTexts = async (source: ImportSource, unasked: boolean) => {
    if (running.has(workspace)) {
      await desk.host.closeFiles(source.id);
      tellProblem(workspace, { code: 'not-available', about: 'import' });
      return null;
    }
    const cancelling = new AbortController();
    const showing = showProgress(workspace, workOn(desk.host).begin(importWords.reading(source.name)));
    showing.show(justBegun(source.name));
    // What is taken from a linked folder comes under the name that its documents have.
    const linked = source.beside !== undefined;
    const importing = importFiles(desk, source, {
      unasked,
      signal: cancelling.signal,
      onProgress: showing.show,
      onTight: (bytes, free) => workspace.tell('problem', importWords.tight(source.name, bytes, free)),
      ...(!linked && { nameOf: (first) => nameOfFolder(desk, session.registry, source, first) }),
    });
    // Before anything is awaited: a second import must find that one runs.
    running.set(workspace, { cancelling, ended: importing });
    const ended = await importing.finally(() => {
      running.delete(workspace);
      showing.end();
    });
    if (!ended.ok) {
      tellProblem(workspace, ended.error);
      return null;
    }
    const { record, problem } = ended.value;
    sources.set(record.id, source.id);
    const { where } = source;
    if (where !== undefined && record.source === 'folder') {
      await rememberPlace(session.registry, desk.store.id, { folder: record.name, where });
    }
    if (problem) tellProblem(workspace, problem);
    return { ...ended.value, files: showing.files() };
  };

  const importSource = async (source: ImportSource): Promise<'opened' | Import | null> => {
    if (isProjectFile(source)) {
      const opened = await openBesideWork(session, (options) =>
        openAsking(desk.host, session.registry, source, options),
      );
      return opened ? 'opened' : null;
    }
    const ended = await importTexts(source, false);
    if (!ended) return null;
    const { record, problem, files } = ended;
    // The report says how it went. Whoever is in the middle of something else is told, and can open it later.
    const busy = workspace.state.dialog !== null;
    workspace.set({ reportId: record.id, dialog: busy ? workspace.state.dialog : 'import-report' });
    if (!busy || problem) return record;
    if (record.state === 'cancelled') workspace.tell('done', importWords.cancelled(record.name));
    else workspace.tell('done', importWords.done(record.name, files));
    return record;
  };

  return {
    async importFolder() {
      const opened = await desk.host.openFiles('folder');
      // A browser hands nothing over of a folder without files, as if nothing had been picked.
      if (desk.host.kind === 'browser' && opened.ok && opened.value === null) {
        workspace.tell('done', importWords.nothingPicked);
      } else await importOpened(Promise.resolve(opened));
    },
    importFiles: () => importOpened(desk.host.openFiles('files')),
    importDropped: (transfer) => importOpened(desk.host.openDropped(transfer).then((dropped) => dropped ?? ok(null))),
    importSource,
    async importUnasked(source) {
      const ended = await importTexts(source, true);
      if (ended) workspace.set({ reportId: ended.record.id });
      return ended;
    },
    cancel: () => running.get(workspace)?.cancelling.abort(),
  };
}

/** Shown from the start: of a large folder, listing alone takes seconds. */
function justBegun(name: string): ImportProgress {
  const counts = { imported: 0, duplicate: 0, 'new-version': 0, unchanged: 0, skipped: 0, failed: 0 };
  const total = { files: 0, bytes: 0, complete: false };
  return { importId: '', name, files: 0, bytes: 0, total, seconds: 0, counts };
}

function showProgress(workspace: Workspace, work: Running) {
  let last: ImportProgress | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drawn = Number.NEGATIVE_INFINITY;
  const draw = () => {
    timer = undefined;
    drawn = performance.now();
    workspace.set({ progress: last });
    work.show(last && shareDone(last));
  };
  return {
    show(progress: ImportProgress) {
      last = progress;
      timer ??= setTimeout(draw, Math.max(0, drawn + progressPause - performance.now()));
    },
    files: () => last?.files ?? 0,
    end() {
      clearTimeout(timer);
      workspace.set({ progress: null });
      work.end();
    },
  };
}

/** What is done of an import, 0 to 1; null while the folder is still being walked and nobody knows how much there is. */
export function shareDone({ bytes, total }: ImportProgress): number | null {
  return total.complete && total.bytes > 0 ? bytes / total.bytes : null;
}
