import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { asStretch } from '../commands/desk.ts';
import { draftPlaceIsThere, storedAt, writeDraft } from '../commands/write-draft.ts';
import type { DraftPlace } from '../commands/write-draft.ts';
import { dropKept, keepBeside, keptDrafts, keyOfPlace } from './kept-drafts.ts';
import { tellProblem } from './session.ts';
import type { Session } from './session.ts';
import { shellOf } from './shell-state.ts';
import type { Workspace } from './workspace.ts';
import { shellWords } from './words-shell.ts';

// Words that are stored while they are written. One place has one Writing, whatever number of fields shows it, so that
// two of them never hold different words. What is typed is kept beside at once, and stored at the latest after two
// seconds, while the person goes on; all of one stretch of writing is one act.

/** Milliseconds from the first unstored key until storing begins. Two seconds hold it and the storing. */
const patience = 1500;
/** After it could not be stored: it is said once, not with every key. */
const patienceAfterFailure = 15_000;
/** A pause of so many milliseconds ends a stretch: what is written after it is another act. */
const stretchPause = 30_000;
/** Longer words are not kept beside with every key, but when they wait to be stored or the page is left. */
const longWords = 100_000;

/** The unstored words of one place. */
export class Writing {
  /** Null: what is stored holds. */
  #words: string | null = null;
  #storing: Promise<void> | null = null;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failed = false;
  #act: Id | null = null;
  #lastKey = 0;
  #beside = true;
  #stop: (() => void) | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(
    private session: Session,
    readonly place: DraftPlace,
  ) {}

  /** The person's name may have changed, and with it the session. */
  hold(session: Session): void {
    this.session = session;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      // The last field is gone: what it held is stored.
      if (this.#listeners.size === 0) void this.leave();
    };
  };

  readonly words = (): string | null => this.#words;

  change(words: string): void {
    const { desk } = this.session;
    const now = Date.now();
    if (now - this.#lastKey > stretchPause) this.#act = null;
    this.#lastKey = now;
    if (this.#storing === null && words === storedAt(desk.store, this.place)) return this.drop();
    this.#set(words);
    if (words.length <= longWords) this.#keepBeside();
    this.#timer ??= setTimeout(() => void this.store(), this.#failed ? patienceAfterFailure : patience);
  }

  /** Stores what is not stored yet; answers when it is, or could not be. The stretch goes on. */
  store(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#storing !== null) {
      this.#again = true;
      return this.#storing;
    }
    if (this.#words === null) return Promise.resolve();
    this.#storing = this.#storeAll().finally(() => (this.#storing = null));
    return this.#storing;
  }

  /** Stores, and ends the stretch: the field was left. */
  leave(): Promise<void> {
    const stored = this.store();
    return stored.then(() => {
      if (this.#words === null) this.#act = null;
    });
  }

  /** Forgets what is not stored. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#set(null);
    dropKept(this.session.desk.store.id, this.place);
  }

  async #storeAll(): Promise<void> {
    do {
      this.#again = false;
      const words = this.#words;
      if (words === null) return;
      this.#act ??= newId();
      if (words.length > longWords) this.#keepBeside();
      const { desk, workspace } = this.session;
      const stored = await writeDraft(asStretch(desk, this.#act), this.place, words);
      this.#failed = !stored.ok;
      if (!stored.ok) {
        tellProblem(workspace, stored.error);
        return;
      }
      // What was typed meanwhile is not stored yet.
      if (this.#words === words) this.drop();
    } while (this.#again);
  }

  #keepBeside(): void {
    if (this.#words !== null) this.#beside = keepBeside(this.session.desk.store.id, this.place, this.#words);
  }

  #set(words: string | null): void {
    if (this.#words === words) return;
    const began = this.#words === null;
    this.#words = words;
    if (began) this.#stop = this.#guard();
    if (words === null) {
      this.#stop?.();
      this.#stop = null;
    }
    for (const listener of [...this.#listeners]) listener();
  }

  /** As long as something is not stored, who leaves has it stored. */
  #guard(): () => void {
    const shell = shellOf(this.session.workspace);
    shell.set({ drafts: shell.state.drafts + 1 });
    const leaving = (event: Event) => {
      this.#keepBeside();
      void this.store();
      if (event.type === 'beforeunload' && !this.#beside) event.preventDefault();
    };
    const hiding = () => {
      if (document.visibilityState === 'hidden') void this.store();
    };
    window.addEventListener('beforeunload', leaving);
    window.addEventListener('pagehide', leaving);
    document.addEventListener('visibilitychange', hiding);
    const stopKeeping = shell.beforeLeaving(() => this.store());
    return () => {
      window.removeEventListener('beforeunload', leaving);
      window.removeEventListener('pagehide', leaving);
      document.removeEventListener('visibilitychange', hiding);
      stopKeeping();
      shell.set({ drafts: shell.state.drafts - 1 });
    };
  }
}

const writings = new WeakMap<Workspace, Map<string, Writing>>();

/** The Writing of a place, the same for all who ask. */
export function writingAt(session: Session, place: DraftPlace): Writing {
  const { workspace } = session;
  let all = writings.get(workspace);
  if (!all) writings.set(workspace, (all = new Map<string, Writing>()));
  const key = keyOfPlace(place);
  let writing = all.get(key);
  if (!writing) all.set(key, (writing = new Writing(session, place)));
  writing.hold(session);
  return writing;
}

const broughtBack = new WeakSet<Workspace>();

/** Stores what a reload, a crash or the end of the program left unstored, and says so. Once for each opened project. */
export async function bringBackDrafts(session: Session): Promise<void> {
  const { desk, workspace } = session;
  if (broughtBack.has(workspace)) return;
  broughtBack.add(workspace);
  // The window that was here a moment ago may take that long to be gone.
  for (const wait of [0, 1000, 4000]) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (!desk.store.isOpen()) return;
    const { left, waiting } = await keptDrafts(desk.store.id);
    const act = newId();
    let stored = 0;
    for (const { place, words } of left) {
      // Its record was deleted on purpose, or what is stored is the same.
      const wanted = draftPlaceIsThere(desk.store, place) && storedAt(desk.store, place) !== words;
      const written = wanted ? await writeDraft({ ...desk, act }, place, words) : null;
      if (written && !written.ok) {
        tellProblem(workspace, written.error);
        continue;
      }
      if (written) stored++;
      dropKept(desk.store.id, place);
    }
    if (stored > 0) workspace.tell('done', shellWords.messages.broughtBack(stored), act);
    if (!waiting) return;
  }
}
