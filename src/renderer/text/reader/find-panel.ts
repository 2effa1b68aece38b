import type { Extension } from '@codemirror/state';
import { StateEffect, StateField } from '@codemirror/state';
import type { EditorView, Panel } from '@codemirror/view';
import { showPanel } from '@codemirror/view';
import type { Range } from '../../../core/model/records.ts';
import type { Found } from './find.ts';
import { find, firstAfter } from './find.ts';

// CodeMirror has a search panel of its own. It walks the document character by character, which takes a second and
// more for each letter typed over a text of ten megabytes, and it would not see a phrase across the extra line breaks
// of `display.ts`. So only its place for panels is used, and the text itself is searched.

/** The words of the panel, to be translated with the rest of the interface. */
export interface FindWords {
  readonly panel: string;
  readonly text: string;
  readonly next: string;
  readonly previous: string;
  readonly matchCase: string;
  readonly wholeWords: string;
  readonly close: string;
  /** `at` counts from 1; `more` says that counting stopped at `total`. */
  count(at: number, total: number, more: boolean): string;
}

/** What the panel asks of the reader it belongs to; offsets of the text. */
export interface FindPlace {
  text(): string;
  /** Where looking begins: the selection, or what is in view. */
  start(): number;
  /** Draws all matches, the current one stronger, and brings that into view. */
  show(ranges: readonly Range[], current: number): void;
  /** The panel was closed with this match; null if there was none. */
  close(current: Range | null): void;
}

/** More matches than this are not counted. */
const most = 20_000;

const open = StateEffect.define<boolean>();

const isOpen = (words: FindWords, place: FindPlace): StateField<boolean> =>
  StateField.define<boolean>({
    create: () => false,
    update: (value, { effects }) => effects.reduce((now, effect) => (effect.is(open) ? effect.value : now), value),
    provide: (field) => showPanel.from(field, (value) => (value ? (view) => new FindPanel(view, words, place) : null)),
  });

/** Finding words in the open text. There is nothing to replace: the text is read-only. */
export function finding(words: FindWords, place: FindPlace): Extension {
  return isOpen(words, place);
}

/** Opens the panel, or goes back to it, with the words to look for (those looked for before, if empty). */
export function openFindPanel(view: EditorView, words = ''): boolean {
  if (!panelOf(view)) view.dispatch({ effects: open.of(true) });
  panelOf(view)?.begin(words);
  return true;
}

/** Goes to the next or previous match; opens the panel if it is closed. */
export function findAgain(view: EditorView, direction: 1 | -1): boolean {
  const panel = panelOf(view);
  if (!panel) return openFindPanel(view);
  panel.go(direction);
  return true;
}

const panels = new WeakMap<EditorView, FindPanel>();
const lastWords = new WeakMap<EditorView, string>();

function panelOf(view: EditorView): FindPanel | undefined {
  return panels.get(view);
}

class FindPanel implements Panel {
  readonly dom: HTMLElement;
  readonly top = true;
  private readonly text: HTMLInputElement;
  private readonly matchCase = checkbox();
  private readonly wholeWords = checkbox();
  private readonly count: HTMLElement;
  private found: Found = { ranges: [], more: false };
  private current = -1;
  private start = 0;

  constructor(
    private readonly view: EditorView,
    private readonly words: FindWords,
    private readonly place: FindPlace,
  ) {
    this.text = element('input', {
      type: 'text',
      class: 'reader-find-text',
      'aria-label': words.text,
      spellcheck: 'false',
    });
    this.count = element('span', { class: 'reader-find-count', role: 'status' });
    this.dom = element('div', { class: 'reader-find', role: 'search', 'aria-label': words.panel });
    this.dom.append(
      this.text,
      this.count,
      button(words.previous, '↑', () => this.go(-1)),
      button(words.next, '↓', () => this.go(1)),
      labelled(this.matchCase, words.matchCase),
      labelled(this.wholeWords, words.wholeWords),
      button(words.close, '×', () => this.close()),
    );
    for (const input of [this.text, this.matchCase, this.wholeWords])
      input.addEventListener('input', () => this.look());
    this.dom.addEventListener('keydown', (event) => this.onKey(event));
    panels.set(view, this);
  }

  begin(words: string): void {
    this.text.value = words || this.text.value || (lastWords.get(this.view) ?? '');
    this.start = this.place.start();
    this.look();
    this.text.focus();
    this.text.select();
  }

  go(direction: 1 | -1): void {
    const { length } = this.found.ranges;
    if (length === 0) return;
    this.current = (this.current + direction + length) % length;
    this.start = this.found.ranges[this.current]!.from;
    this.show();
  }

  destroy(): void {
    panels.delete(this.view);
  }

  private look(): void {
    const query = {
      words: this.text.value,
      matchCase: this.matchCase.checked,
      wholeWords: this.wholeWords.checked,
    };
    lastWords.set(this.view, query.words);
    this.found = find(this.place.text(), query, most);
    this.current = firstAfter(this.found.ranges, this.start);
    this.show();
  }

  private show(): void {
    const { ranges, more } = this.found;
    this.count.textContent =
      this.text.value.trim() === '' ? '' : this.words.count(this.current + 1, ranges.length, more);
    this.place.show(ranges, this.current);
  }

  /** Keys stay in the panel, so that a letter typed here is not taken for a command of the reader. */
  private onKey(event: KeyboardEvent): void {
    const combined = event.ctrlKey || event.metaKey;
    // Under Cyrillic, Greek or Arabic layouts the letter's place on the keyboard counts.
    const foreign = !/^[ -~]+$/u.test(event.key);
    const key = foreign ? event.code.replace('Key', '').toLowerCase() : event.key.toLowerCase();
    const again = (event.key === 'Enter' && event.target === this.text) || key === 'f3' || (combined && key === 'g');
    if (event.key === 'Escape') this.close();
    else if (again) this.go(event.shiftKey ? -1 : 1);
    else if (combined && key === 'f' && !event.shiftKey) this.text.select();
    else {
      if (!combined) event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private close(): void {
    const current = this.found.ranges[this.current] ?? null;
    this.view.dispatch({ effects: open.of(false) });
    this.place.close(current);
  }
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}

function checkbox(): HTMLInputElement {
  return element('input', { type: 'checkbox' });
}

function labelled(input: HTMLInputElement, words: string): HTMLLabelElement {
  const label = element('label', {});
  label.append(input, words);
  return label;
}

function button(name: string, sign: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', 'aria-label': name, title: name });
  made.textContent = sign;
  made.addEventListener('click', act);
  return made;
}
