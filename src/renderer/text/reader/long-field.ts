import { history, historyKeymap, insertNewline, standardKeymap } from '@codemirror/commands';
import { EditorState, Transaction } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { changedStretch } from '../../../core/text/merge-words.ts';
import { adoptStyles } from './adopt-styles.ts';
import { byTheirLetters, fromElsewhere } from './field-parts.ts';

// A field for words that are too many for the browser's own, which lays all of them out at every key: seconds, where
// they are a megabyte in one line. This one draws what is in view.

/** What the field begins with, and who hears of it. */
export interface LongFieldOptions {
  readonly words: string;
  /** The name of the field for assistive technology. */
  readonly label: string;
  readonly placeholder: string;
  /** Where the caret stands at first: a UTF-16 offset. */
  readonly caret: number;
  /** All the words, after each change that the person made. */
  readonly onChange: (words: string) => void;
  readonly onBlur: () => void;
}

/** The field that stands; to be destroyed by who made it. */
export interface LongField {
  /** Shows other words, which came from elsewhere; the same words change nothing. */
  setWords(words: string): void;
  focus(): void;
  destroy(): void;
}

/** Fills `parent`, whose height must be bounded. The words go in and come out as they are, line ends included. */
export function createLongField(parent: HTMLElement, options: LongFieldOptions): LongField {
  adoptStyles(parent.ownerDocument);
  const caret = Math.min(options.caret, options.words.length);
  const view = new EditorView({
    parent,
    extensions: [
      // Only \n ends a line, so that a \r stays what it is.
      EditorState.lineSeparator.of('\n'),
      EditorView.lineWrapping,
      EditorView.perLineTextDirection.of(true),
      EditorView.contentAttributes.of({ 'aria-label': options.label, spellcheck: 'true' }),
      placeholder(options.placeholder),
      history(),
      // A field's own keys only: Tab leaves it, Enter begins a line and nothing more.
      keymap.of([{ key: 'Enter', run: insertNewline, shift: insertNewline }, ...historyKeymap, ...standardKeymap]),
      byTheirLetters,
      EditorView.domEventObservers({ blur: () => options.onBlur() }),
      EditorView.updateListener.of((update) => {
        const own = update.transactions.some((one) => one.docChanged && one.annotation(Transaction.remote) !== true);
        if (own) options.onChange(update.state.doc.toString());
      }),
      theme,
    ],
  });
  // The words come into a field that stands. With a field that begins with them, what is left out of a long line is drawn
  // as something wide and flat: the line is taken for a low one, all of it to be in view, and laying out a megabyte
  // holds the window up for a second.
  view.dispatch({
    changes: { from: 0, insert: options.words },
    selection: { anchor: caret },
    effects: EditorView.scrollIntoView(caret),
    annotations: fromElsewhere,
  });
  return {
    setWords(words) {
      const before = view.state.doc.toString();
      if (before === words) return;
      const { from, to, now } = changedStretch(before, words);
      // The caret stays between the words where it is.
      view.dispatch({
        changes: { from, to, insert: now },
        annotations: fromElsewhere,
      });
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

const theme = EditorView.theme({
  '&': { height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'inherit', lineHeight: 'inherit' },
  '.cm-content': { padding: '0', caretColor: 'currentColor' },
  '.cm-line': { padding: '0', textAlign: 'start' },
  '.cm-placeholder': { color: 'inherit', opacity: '0.7' },
});
