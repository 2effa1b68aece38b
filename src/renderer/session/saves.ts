import type { Result } from '../../core/model/result.ts';
import type { Coverage, Going, Stage, Told } from '../commands/take-whole.ts';
import { Observable } from './observable.ts';
import type { OpenProject } from './open-project.ts';
import { tellCoverage } from './tell-coverage.ts';
import { tellProblem } from './tell-problem.ts';
import { saveWords } from '../words/saves.ts';

/** What of a project is saved to a file: what a search finds, shared passages, all of it. */
export type SaveKind = keyof typeof saveWords;

/** How far a save is, of all (0 before that is known). */
export interface SaveProgress {
  readonly done: number;
  readonly of: number;
  readonly stage: Stage;
}

/** The saves that run; null where none does. */
export type SavesState = Readonly<Record<SaveKind, SaveProgress | null>>;

/** Where the file is, and what it does not hold. */
type Saved = { readonly where: string } & Partial<Coverage>;

type Write<S> = (going: Required<Going>) => Promise<Result<S | null>>;

interface RunningSave {
  readonly cancelling: AbortController;
  readonly ended: Promise<unknown>;
}

const none: SavesState = {
  hits: null,
  families: null,
  grid: null,
  codebook: null,
  documents: null,
  synopsis: null,
  quotations: null,
  conflicts: null,
  lineage: null,
  links: null,
  timeline: null,
  claims: null,
  picture: null,
  report: null,
  notes: null,
  people: null,
  history: null,
  anchors: null,
  pair: null,
  passages: null,
  eventSets: null,
  names: null,
  questions: null,
  counts: null,
  tag: null,
  project: null,
};

/**
 * The files that are being written, one of each kind at a time. A save belongs to the project and not to the screen that
 * it was begun on: that one is put away and shown again, and the save goes on.
 */
export class Saves extends Observable<SavesState> {
  readonly #running = new Map<SaveKind, RunningSave>();

  constructor(private readonly open: Pick<OpenProject, 'workspace' | 'work'>) {
    super(none);
  }

  /** Saves, and tells what became of it; null if there is no file. A bug on the way is thrown on. */
  async save<S extends Saved>(kind: SaveKind, write: Write<S>): Promise<S | null> {
    const { workspace } = this.open;
    if (this.#running.has(kind)) {
      tellProblem(workspace, { code: 'not-available', about: 'save' });
      return null;
    }
    const cancelling = new AbortController();
    const ended = this.#write(kind, (told) => write({ told, signal: cancelling.signal }));
    // Before anything is awaited: a second save must find that one runs.
    this.#running.set(kind, { cancelling, ended });
    const saved = await ended;
    if (!saved.ok) tellProblem(workspace, saved.error);
    if (!saved.ok || !saved.value) return null;
    const { where, uncovered = 0, later = 0 } = saved.value;
    workspace.tellSaved(saveWords[kind].saved(where), where);
    tellCoverage(workspace, { uncovered, later });
    return saved.value;
  }

  /** Gives a save up: nothing of it is kept, and what was there before stays. */
  cancel(kind: SaveKind): void {
    this.#running.get(kind)?.cancelling.abort();
  }

  /** Gives all up and waits until they have ended. Before their project is left. */
  async end(): Promise<void> {
    const running = [...this.#running.values()];
    for (const { cancelling } of running) cancelling.abort();
    await Promise.allSettled(running.map(({ ended }) => ended)); // Each tells its own failure.
  }

  /** Writes, as work that leaving would cut short, and shows how far that is. */
  async #write<S>(kind: SaveKind, write: (told: Told) => Promise<Result<S | null>>): Promise<Result<S | null>> {
    const shown = this.open.work.begin(saveWords[kind].running);
    const show = (progress: SaveProgress | null) => this.merge({ [kind]: progress });
    show({ done: 0, of: 0, stage: 'doing' });
    try {
      return await write((done, of, stage) => {
        show({ done, of, stage });
        shown.show(of > 0 ? done / of : null);
      });
    } finally {
      this.#running.delete(kind);
      shown.end();
      show(null);
    }
  }
}
