import type { Id } from '../../core/model/id.ts';
import { countOutcomes } from '../../core/model/outcome-counts.ts';
import type { OutcomeCounts } from '../../core/model/outcome-counts.ts';
import type { Import } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Host, Source } from '../../core/ports/host.ts';
import { endBrokenImports } from '../commands/broken-imports.ts';
import { nameOfFolder, rememberPlace } from '../commands/folder-places.ts';
import { importFiles } from '../commands/import-files.ts';
import type { ImportOptions, ImportProgress, ImportSource, NamedFolder } from '../commands/import-files.ts';
import { findingForeign, foreignIn, importForeign, mayBeForeign, sourceOfFound } from '../commands/import-foreign.ts';
import type { FoundWork } from '../commands/import-foreign.ts';
import { isProjectFile, openAsking } from '../commands/project-files.ts';
import { openBesideWork } from './open-project-file.ts';
import type { Running } from './running-work.ts';
import { tellProblem } from './tell-problem.ts';
import type { OpenProject } from './open-project.ts';
import { importWords } from '../words/reading.ts';
import { foreignWords } from '../words/foreign.ts';
import { isAllHere } from '../../core/exchange/taken-incoming.ts';
import type { Workspace } from './workspace.ts';

/** Milliseconds between two drawings of the progress. */
const progressPause = 400;

/** The sources of this window's imports, by which their folders can be linked afterwards. */
const sources = new Map<Id, string>();

/** The source that an import read from, while this window lasts. */
export function sourceOf(importId: Id): string | null {
  return sources.get(importId) ?? null;
}

/** Work of other programs that stood among the texts of this window's last import. */
let found: { readonly importId: Id; readonly works: FoundWork } | null = null;

/** Whether a file of an import is work of another program that can be taken in, while this window lasts. */
export function isFoundWork(importId: Id, path: string): boolean {
  return found?.importId === importId && found.works.has(path);
}

/** The ways in: each opens what it opens, shows progress in the status line and the report at the end. */
export class Importing {
  /** There is one at a time, because undo takes an import back as one act. */
  #running: { readonly cancelling: AbortController; readonly ended: Promise<unknown> } | null = null;

  constructor(private readonly open: OpenProject) {}

  /** Whether an import of this window runs. */
  get runs(): boolean {
    return this.#running !== null;
  }

  async importFolder(): Promise<void> {
    const { desk, workspace } = this.open;
    const opened = await desk.host.openFiles('folder');
    // A browser hands nothing over of a folder without files, as if nothing had been picked.
    if (desk.host.kind === 'browser' && opened.ok && opened.value === null) {
      workspace.tell('done', importWords.nothingPicked);
    } else await this.#importOpened(opened);
  }

  async importFiles(): Promise<void> {
    await this.#importOpened(await this.open.desk.host.openFiles('files'));
  }

  async importDropped(transfer: DataTransfer): Promise<void> {
    // Inside the event: a browser forgets the items when it ends.
    await this.#importOpened((await this.open.desk.host.openDropped(transfer)) ?? ok(null));
  }

  /**
   * What came of it: `opened` if it was a project file, and the project that was open is left for it; the import's record;
   * null if neither came about.
   */
  async importSource(source: ImportSource): Promise<'opened' | Import | null> {
    const { desk, registry, workspace } = this.open;
    if (isProjectFile(source)) {
      const opened = await openBesideWork(this.open, (options) => openAsking(desk.host, registry, source, options));
      return opened ? 'opened' : null;
    }
    const named = this.#running ? 'no' : mayBeForeign(source);
    // Only where it must be looked at is anything awaited: a second import must find that this one runs.
    const looked = named === 'perhaps' ? await foreignIn(desk.host, source) : null;
    if (named === 'yes' || looked?.isForeign) {
      await this.#importForeign(source, looked?.host ?? desk.host);
      return null;
    }
    const ended = await this.#importTexts(source, false, looked?.host);
    if (!ended) return null;
    const { record, problem } = ended;
    // The report says how it went. Whoever is in the middle of something else is told, and can open it later.
    const busy = workspace.state.dialog !== null;
    workspace.set({ reportId: record.id, dialog: busy ? workspace.state.dialog : 'import-report' });
    if (!busy || problem) return record;
    if (record.state === 'cancelled') workspace.tell('done', importWords.cancelled(record.name));
    else workspace.tell('done', importWords.done(record.name, await this.#countsOf(record)));
    return record;
  }

  /** Takes in what an import found among its texts; see `isFoundWork`. */
  async takeInFound(importId: Id, path: string): Promise<void> {
    const entry = found?.importId === importId ? found.works.get(path) : undefined;
    if (!entry) return;
    const { source, host } = sourceOfFound(this.open.desk.host, entry);
    await this.#importForeign(source, host);
  }

  /** Imports what nobody asked for just now: no report opens. Null if it did not come about. */
  async importUnasked(source: ImportSource): Promise<{ readonly record: Import; readonly act: Id } | null> {
    const ended = await this.#importTexts(source, true);
    if (ended) this.open.workspace.set({ reportId: ended.record.id });
    return ended;
  }

  /** Tells of imports that were broken off because their window ended; of each once. When the project is opened. */
  async tellBroken(): Promise<void> {
    const { desk, workspace } = this.open;
    const ended = await endBrokenImports(desk, ({ record, files }) =>
      workspace.tellReport(importWords.brokenOff(record.name, files, record.source === 'folder'), record.id),
    );
    if (!ended.ok) tellProblem(workspace, ended.error);
  }

  /** How many files ended in which way. Only what is stored in the end tells what is new and what is a later version. */
  async #countsOf({ id }: Import): Promise<OutcomeCounts> {
    const outcomes = await this.open.desk.store.outcomes(id);
    return countOutcomes(outcomes.ok ? outcomes.value.flatMap(({ files }) => files) : []);
  }

  cancel(): void {
    this.#running?.cancelling.abort();
  }

  /** Cancels the import that runs, if any, and waits until what it did is stored. Before its project is left. */
  async end(): Promise<void> {
    this.cancel();
    await this.#running?.ended.catch(() => null); // It tells its own failures.
  }

  async #importOpened(opened: Result<Source | null>): Promise<void> {
    if (!opened.ok) tellProblem(this.open.workspace, opened.error);
    else if (opened.value) await this.importSource(opened.value);
  }

  /** Takes a project of another program in, and says what came of it. */
  async #importForeign(source: ImportSource, host: Host): Promise<void> {
    const { desk, workspace, shell, work } = this.open;
    if (this.#running) {
      await desk.host.closeFiles(source.id);
      return tellProblem(workspace, { code: 'not-available', about: 'import' });
    }
    const cancelling = new AbortController();
    const running = showProgress(workspace, work.begin(importWords.reading(source.name)));
    running.show({ ...justBegun(source.name), total: { files: 1, bytes: 0, complete: true } });
    const importing = shell.keepDrafts().then(() => importForeign({ ...desk, host }, source, cancelling.signal));
    this.#running = { cancelling, ended: importing };
    const taken = await importing.finally(() => {
      this.#running = null;
      running.end();
    });
    if (!taken.ok && taken.error.code === 'cancelled')
      return workspace.tell('done', foreignWords.cancelled(source.name));
    if (!taken.ok) return tellProblem(workspace, taken.error);
    const { isNew, importId, name } = taken.value;
    if (!isNew && isAllHere(taken.value)) return workspace.tell('done', foreignWords.nothingNew(name));
    if (isNew) workspace.set({ reportId: importId });
    shell.set({ asking: { kind: 'taken-in', taken: taken.value } });
  }

  async #importTexts(source: ImportSource, unasked: boolean, host = this.open.desk.host) {
    const { registry, workspace } = this.open;
    const works: FoundWork = new Map();
    const desk = { ...this.open.desk, host: unasked ? host : findingForeign(host, works) };
    if (this.#running) {
      await desk.host.closeFiles(source.id);
      tellProblem(workspace, { code: 'not-available', about: 'import' });
      return null;
    }
    const cancelling = new AbortController();
    const showing = showProgress(workspace, this.open.work.begin(importWords.reading(source.name)));
    showing.show(justBegun(source.name));
    // What is taken from a linked folder comes under the name that its documents have.
    const linked = source.beside !== undefined;
    let by = 'place' as NamedFolder['by'];
    const options: ImportOptions = {
      unasked,
      signal: cancelling.signal,
      onProgress: showing.show,
      onTight: (bytes, free) => workspace.tell('problem', importWords.tight(source.name, bytes, free)),
      ...(!linked && {
        async nameOf(first) {
          const named = await nameOfFolder(desk, registry, source, first);
          by = named.by;
          return named;
        },
      }),
    };
    // What is being written belongs to the texts as they are now: stored first, its marks are carried with all others.
    const importing = this.open.shell.keepDrafts().then(() => importFiles(desk, source, options));
    // Before anything is awaited: a second import must find that one runs.
    this.#running = { cancelling, ended: importing };
    const ended = await importing.finally(() => {
      this.#running = null;
      showing.end();
    });
    if (!ended.ok) {
      tellProblem(workspace, ended.error);
      return null;
    }
    const { record, problem } = ended.value;
    sources.set(record.id, source.id);
    if (!unasked) found = { importId: record.id, works };
    const { where } = source;
    if (where !== undefined && record.source === 'folder') {
      const place = { folder: record.name, where, ...(by !== 'place' && { isBelieved: true as const }) };
      await rememberPlace(registry, desk.store.id, place);
    }
    if (problem) tellProblem(workspace, problem);
    return ended.value;
  }
}

/** Shown from the start: of a large folder, listing alone takes seconds. */
function justBegun(name: string): ImportProgress {
  const total = { files: 0, bytes: 0, complete: false };
  return { importId: '', name, files: 0, bytes: 0, total, seconds: 0 };
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
