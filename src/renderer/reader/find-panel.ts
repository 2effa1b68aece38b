import type { SearchQuery as Query } from '@codemirror/search';
import {
  SearchQuery,
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  search,
  setSearchQuery,
} from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import type { EditorView, Panel, ViewUpdate } from '@codemirror/view';

/** The words of the panel, to be translated with the rest of the interface. */
export interface FindWords {
  readonly panel: string;
  readonly text: string;
  readonly next: string;
  readonly previous: string;
  readonly matchCase: string;
  readonly wholeWords: string;
  readonly close: string;
  /** `at` is 0 if no match is selected; `more` says that counting stopped at `total`. */
  count(at: number, total: number, more: boolean): string;
}

export const englishFindWords: FindWords = {
  panel: 'Find in this text',
  text: 'Find text',
  next: 'Next match',
  previous: 'Previous match',
  matchCase: 'Match case',
  wholeWords: 'Whole words',
  close: 'Close',
  count: (at, total, more) =>
    total === 0 ? 'No matches' : `${at > 0 ? `${at} of ` : ''}${total}${more ? '+' : ''}${at > 0 ? '' : ' found'}`,
};

/** Matches are counted up to here, so that a common letter in a long text does not stop the typing. */
const countedAtMost = 2000;

/** Finding words in the open text. There is nothing to replace: the text is read-only. */
export function findPanel(words: FindWords): Extension {
  return search({ top: true, literal: true, createPanel: (view) => new FindPanel(view, words) });
}

class FindPanel implements Panel {
  readonly dom: HTMLElement;
  readonly top = true;
  private readonly text: HTMLInputElement;
  private readonly matchCase: HTMLInputElement;
  private readonly wholeWords: HTMLInputElement;
  private readonly count: HTMLElement;
  private starts: readonly number[] = [];
  private more = false;

  constructor(
    private readonly view: EditorView,
    private readonly words: FindWords,
  ) {
    const query = getSearchQuery(view.state);
    this.text = element('input', {
      type: 'text',
      class: 'reader-find-text',
      'aria-label': words.text,
      'main-field': 'true',
    });
    this.text.value = query.search;
    this.matchCase = checkbox(query.caseSensitive);
    this.wholeWords = checkbox(query.wholeWord);
    this.count = element('span', { class: 'reader-find-count', role: 'status' });
    this.dom = element('div', { class: 'reader-find', role: 'search', 'aria-label': words.panel });
    this.dom.append(
      this.text,
      this.count,
      button(words.previous, '↑', () => findPrevious(view)),
      button(words.next, '↓', () => findNext(view)),
      labelled(this.matchCase, words.matchCase),
      labelled(this.wholeWords, words.wholeWords),
      button(words.close, '×', () => this.close()),
    );
    this.text.addEventListener('input', () => this.commit());
    this.matchCase.addEventListener('change', () => this.commit());
    this.wholeWords.addEventListener('change', () => this.commit());
    this.dom.addEventListener('keydown', (event) => this.onKey(event));
    this.countMatches(query);
  }

  mount(): void {
    this.text.select();
  }

  update(update: ViewUpdate): void {
    const query = getSearchQuery(update.state);
    const changed = !query.eq(getSearchQuery(update.startState));
    if (changed && query.search !== this.text.value) this.text.value = query.search;
    if (changed || update.docChanged) this.countMatches(query);
    else if (update.selectionSet) this.showCount();
  }

  private commit(): void {
    const query = new SearchQuery({
      search: this.text.value,
      caseSensitive: this.matchCase.checked,
      wholeWord: this.wholeWords.checked,
      literal: true,
    });
    this.view.dispatch({ effects: setSearchQuery.of(query) });
  }

  /** Keys stay in the panel, so that a letter typed here is not taken for a command of the reader. */
  private onKey(event: KeyboardEvent): void {
    const combined = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && event.target === this.text) {
      if (event.shiftKey) findPrevious(this.view);
      else findNext(this.view);
    } else if (event.key === 'F3' || (combined && event.key.toLowerCase() === 'g')) {
      if (event.shiftKey) findPrevious(this.view);
      else findNext(this.view);
    } else if (combined && event.key.toLowerCase() === 'f' && !event.shiftKey) this.text.select();
    else {
      if (!combined) event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private close(): void {
    closeSearchPanel(this.view);
    this.view.focus();
  }

  private countMatches(query: Query): void {
    const starts: number[] = [];
    this.more = false;
    if (query.valid) {
      const cursor = query.getCursor(this.view.state);
      for (let next = cursor.next(); !next.done; next = cursor.next()) {
        if (starts.length === countedAtMost) {
          this.more = true;
          break;
        }
        starts.push(next.value.from);
      }
    }
    this.starts = starts;
    this.showCount();
  }

  private showCount(): void {
    const { from, empty } = this.view.state.selection.main;
    const at = empty ? 0 : this.starts.indexOf(from) + 1;
    const words = this.text.value === '' ? '' : this.words.count(at, this.starts.length, this.more);
    if (this.count.textContent !== words) this.count.textContent = words;
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

function checkbox(checked: boolean): HTMLInputElement {
  const made = element('input', { type: 'checkbox' });
  made.checked = checked;
  return made;
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
