import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import type { ProblemCode } from '../../core/model/result.ts';
import { bindNames, replaced } from '../../core/notes/bind.ts';
import type { LinkNames } from '../../core/notes/names.ts';
import { asStretch } from '../commands/desk.ts';
import { isProse, storedAt, writeOver } from '../commands/write-draft.ts';
import type { ProsePlace } from '../commands/write-draft.ts';
import { dropKept, forgetKept, keepBeside, keptDrafts, keyOfPlace } from './kept-drafts.ts';
import { Observable } from './observable.ts';
import { tellProblem } from './tell-problem.ts';
import type { OpenProject } from './open-project.ts';
import { unfinishedAt } from './unstored.ts';
import type { UnstoredWords } from './unstored.ts';
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

/** Where typed names become links once the field is left. The editor of a page of notes binds them itself while one types. */
const linking: readonly ProsePlace['kind'][] = [
  'annotation-note',
  'note-on-words',
  'tag-entry',
  'tag-when',
  'tag-when-not',
];

/** The unstored words of one place; null: what is stored holds. */
export class Writing extends Observable<string | null> {
  /** The stored words that the unstored ones began from: by it, what another window stores meanwhile is seen. */
  #base = '';
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
    private readonly open: OpenProject,
    private readonly unstored: UnstoredWords,
    readonly place: ProsePlace,
    private readonly names: () => LinkNames,
  ) {
    super(null);
    this.#at = place;
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
    return storedAt(this.open.desk.store, this.#at);
  }

  change(words: string): void {
    const now = Date.now();
    if (now - this.#lastKey > stretchPause) this.#act = null;
    this.#lastKey = now;
    if (this.state === null) this.#base = this.stored();
    if (this.#storing === null && (words === this.#base || words === this.stored())) return this.drop();
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
    this.#bindNames();
    const stored = this.store();
    return stored.then(() => {
      if (this.state === null) this.#act = null;
    });
  }

  /** Links for the names that were typed; one act with the typing, however long ago that was. */
  #bindNames(): void {
    if ((this.state === null && this.#act === null) || !linking.includes(this.place.kind)) return;
    const words = this.state ?? this.stored();
    const bound = words.includes('[[') ? replaced(words, bindNames(words, this.names())) : words;
    if (bound === words) return;
    this.#lastKey = Date.now();
    this.change(bound);
  }

  /** Forgets what is not stored. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#set(null);
    dropKept(this.open.desk.store.id, this.place);
  }

  async #storeAll(): Promise<void> {
    do {
      this.#again = false;
      const words = this.state;
      if (words === null) return;
      this.#act ??= newId();
      if (words.length > longWords) this.#keepBeside();
      const { desk, workspace } = this.open;
      const stretch = asStretch(desk, this.#act);
      const stored = await writeOver(stretch, this.#at, this.#base, words);
      this.#failed = !stored.ok && passing.includes(stored.error.code);
      if (!stored.ok) {
        if (this.#failed) tellProblem(workspace, stored.error);
        else this.#setAside(stored.error.code);
        return;
      }
      this.#at = stored.value;
      // What was typed meanwhile is not stored yet. It began from the field's words, without what others added to them.
      this.#base = words;
      if (this.state === words) this.drop();
      else this.#keepBeside();
    } while (this.#again);
  }

  /** They belong nowhere any more, or others wrote at the same place. */
  #setAside(why: ProblemCode): void {
    const words = this.state;
    if (words === null) return;
    this.unstored.setAside(this.place, words);
    this.drop();
    const { setAside, bothWrote } = shellWords.unstored;
    this.open.workspace.tell('problem', why === 'changed-elsewhere' ? bothWrote : setAside);
  }

  #keepBeside(): void {
    if (this.state !== null) this.#beside = keepBeside(this.open.desk.store.id, this.place, this.state, this.#base);
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
    const { shell } = this.open;
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

/** What is written in an open project. */
export class Writings {
  readonly #all = new Map<string, Writing>();
  #broughtBack = false;

  constructor(
    private readonly open: OpenProject,
    private readonly unstored: UnstoredWords,
    private readonly names: () => LinkNames,
  ) {}

  /** The Writing of a place, the same for all who ask. */
  at(place: ProsePlace): Writing {
    const key = keyOfPlace(place);
    let writing = this.#all.get(key);
    if (!writing) this.#all.set(key, (writing = new Writing(this.open, this.unstored, place, this.names)));
    return writing;
  }

  /**
   * Stores what a reload, a crash or the end of the program left unstored, and says so. Once for each opened project. Names
   * and values wait in their fields; what cannot be stored is set aside.
   */
  async bringBack(): Promise<void> {
    const { desk, workspace } = this.open;
    if (this.#broughtBack) return;
    this.#broughtBack = true;
    // The window that was here a moment ago may take that long to be gone.
    for (const wait of [0, 1000, 4000]) {
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      if (!desk.store.isOpen()) return;
      const { left, waiting } = await keptDrafts(desk.store.id);
      const act = newId();
      let stored = 0;
      for (const draft of left) {
        const { place, words } = draft;
        if (!isProse(place)) {
          if (unfinishedAt(desk.store, place) === null) forgetKept(draft);
          else this.unstored.leave(place);
          continue;
        }
        const there = storedAt(desk.store, place);
        // An older program did not keep what the words began from.
        const base = draft.base ?? there;
        const written = there === words ? null : await writeOver({ ...desk, act }, place, base, words);
        if (written && !written.ok) {
          const { code } = written.error;
          if (passing.includes(code)) {
            tellProblem(workspace, written.error);
            continue;
          }
          if (words.trim() !== '') this.unstored.setAside(place, words);
          if (code === 'changed-elsewhere') workspace.tell('problem', shellWords.unstored.bothWrote);
        } else if (written) stored++;
        forgetKept(draft);
      }
      if (stored > 0) workspace.tell('done', shellWords.messages.broughtBack(stored), act);
      if (!waiting) return;
    }
  }
}
