import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import type { ProblemCode } from '../../core/model/result.ts';
import { asStretch } from '../commands/desk.ts';
import { isProse, storedAt, writeDraft } from '../commands/write-draft.ts';
import type { ProsePlace } from '../commands/write-draft.ts';
import { dropKept, keepBeside, keptDrafts, keyOfPlace } from './kept-drafts.ts';
import { Observable } from './observable.ts';
import { tellProblem } from './session.ts';
import type { Session } from './session.ts';
import { shellOf } from './shell-state.ts';
import type { Workspace } from './workspace.ts';
import { unfinishedAt, unstoredOf } from './unstored.ts';
import { shellWords } from '../words/shell.ts';

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

/** What goes away by itself, or when a person makes room. Words that fail for any other reason would fail again. */
const passing: readonly ProblemCode[] = ['disk-full', 'database-blocked', 'database-broken', 'database-newer'];

/** The unstored words of one place; null: what is stored holds. */
export class Writing extends Observable<string | null> {
  #storing: Promise<void> | null = null;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failed = false;
  #act: Id | null = null;
  #lastKey = 0;
  /** The place as it is since something was stored: a note on words knows its annotation, wherever that goes. */
  #at: ProsePlace;
  #beside = true;
  #stop: (() => void) | null = null;

  constructor(
    private session: Session,
    readonly place: ProsePlace,
  ) {
    super(null);
    this.#at = place;
  }

  /** The person's name may have changed, and with it the session. */
  hold(session: Session): void {
    this.session = session;
  }

  /** The last field is gone: what it held is stored. */
  protected override wake(): () => void {
    return () => void this.leave();
  }

  /** The place, as it was stored last. */
  at(): ProsePlace {
    return this.#at;
  }

  /** What is stored. */
  stored(): string {
    return storedAt(this.session.desk.store, this.#at);
  }

  change(words: string): void {
    const now = Date.now();
    if (now - this.#lastKey > stretchPause) this.#act = null;
    this.#lastKey = now;
    if (this.#storing === null && words === this.stored()) return this.drop();
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
    if (this.state === null) return Promise.resolve();
    this.#storing = this.#storeAll().finally(() => (this.#storing = null));
    return this.#storing;
  }

  /** Stores, and ends the stretch: the field was left. */
  leave(): Promise<void> {
    const stored = this.store();
    return stored.then(() => {
      if (this.state === null) this.#act = null;
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
      const words = this.state;
      if (words === null) return;
      this.#act ??= newId();
      if (words.length > longWords) this.#keepBeside();
      const { desk, workspace } = this.session;
      const stretch = asStretch(desk, this.#act);
      let stored = await writeDraft(stretch, this.#at, words);
      // What another window has changed is known by now.
      if (!stored.ok && stored.error.code === 'changed-elsewhere') stored = await writeDraft(stretch, this.#at, words);
      this.#failed = !stored.ok && passing.includes(stored.error.code);
      if (!stored.ok) {
        if (this.#failed) tellProblem(workspace, stored.error);
        else this.#setAside();
        return;
      }
      this.#at = stored.value;
      // What was typed meanwhile is not stored yet.
      if (this.state === words) this.drop();
    } while (this.#again);
  }

  /** They belong nowhere any more. */
  #setAside(): void {
    const words = this.state;
    if (words === null) return;
    unstoredOf(this.session).setAside(this.place, words);
    this.drop();
    this.session.workspace.tell('problem', shellWords.unstored.setAside);
  }

  #keepBeside(): void {
    if (this.state !== null) this.#beside = keepBeside(this.session.desk.store.id, this.place, this.state);
  }

  #set(words: string | null): void {
    if (this.state === words) return;
    const began = this.state === null;
    if (began) this.#stop = this.#guard();
    if (words === null) {
      this.#stop?.();
      this.#stop = null;
    }
    this.replace(words);
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
export function writingAt(session: Session, place: ProsePlace): Writing {
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

/**
 * Stores what a reload, a crash or the end of the program left unstored, and says so. Once for each opened project. Names
 * and values wait in their fields; what cannot be stored is set aside.
 */
export async function bringBackDrafts(session: Session): Promise<void> {
  const { desk, workspace } = session;
  if (broughtBack.has(workspace)) return;
  broughtBack.add(workspace);
  const unstored = unstoredOf(session);
  // The window that was here a moment ago may take that long to be gone.
  for (const wait of [0, 1000, 4000]) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (!desk.store.isOpen()) return;
    const { left, waiting } = await keptDrafts(desk.store.id);
    const act = newId();
    let stored = 0;
    for (const { place, words } of left) {
      if (!isProse(place)) {
        if (unfinishedAt(desk.store, place) === null) dropKept(desk.store.id, place);
        else unstored.leave(place);
        continue;
      }
      const written = storedAt(desk.store, place) === words ? null : await writeDraft({ ...desk, act }, place, words);
      if (written && !written.ok) {
        if (passing.includes(written.error.code)) {
          tellProblem(workspace, written.error);
          continue;
        }
        if (words.trim() !== '') unstored.setAside(place, words);
      } else if (written) stored++;
      dropKept(desk.store.id, place);
    }
    if (stored > 0) workspace.tell('done', shellWords.messages.broughtBack(stored), act);
    if (!waiting) return;
  }
}
