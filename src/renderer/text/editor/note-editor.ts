import { history, historyKeymap, insertNewline, standardKeymap } from '@codemirror/commands';
import { Compartment, EditorState, Transaction } from '@codemirror/state';
import type { TransactionSpec } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { changedStretch } from '../../../core/text/merge-words.ts';
import { adoptStyles } from '../reader/adopt-styles.ts';
import { byTheirLetters, fromElsewhere } from '../reader/field-parts.ts';
import { completeLinks } from './complete-links.ts';
import type { OfferedLink } from './complete-links.ts';
import { continueList } from './continue-lists.ts';
import { drawLinks, redrawLinks } from './draw-links.ts';
import type { EditorLinks } from './draw-links.ts';
import { drawMarkdown } from './draw-markdown.ts';
import { markdownLanguage } from './markdown-language.ts';
import { noteTheme } from './theme.ts';

/** What the field begins with, and who hears of it. */
export interface NoteEditorOptions {
  readonly words: string;
  /** The name of the field for assistive technology. */
  readonly label: string;
  readonly placeholder: string;
  readonly taskLabel: (done: boolean) => string;
  /** What the list behind `[[` is called, and what it offers. */
  readonly linksLabel: string;
  readonly near: (typed: string) => readonly OfferedLink[];
  readonly links: EditorLinks;
  /** All the words, after each change that the person made. */
  readonly onChange: (words: string) => void;
  readonly onBlur: () => void;
  /** What is pasted instead of the plain words; null: those. */
  readonly onPaste: (clipboard: DataTransfer) => string | Promise<string> | null;
}

/** The field that stands; to be destroyed by who made it. */
export interface NoteEditor {
  /** Shows other words, which came from elsewhere; the same words change nothing. */
  setWords(words: string): void;
  /** Asks for the names of links anew. */
  redrawLinks(): void;
  /** Puts a block at the end of the line of the caret, blank lines around it, and the caret behind it. */
  insertBlock(markdown: string): void;
  focus(): void;
  destroy(): void;
}

/** Above so many UTF-16 code units, in all or in a line, a note is not drawn: each key would wait for it. */
const tooLong = 100_000;
const tooLongLine = 10_000;

/** A field for a note in Markdown, which is drawn while it is written. The words go in and come out as they are. */
export function createNoteEditor(parent: HTMLElement, options: NoteEditorOptions): NoteEditor {
  adoptStyles(parent.ownerDocument);
  const drawing = new Compartment();
  const drawn = [markdownLanguage(), drawMarkdown(options.taskLabel), drawLinks(options.links)];
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
      completeLinks(options.near, options.linksLabel),
      drawing.of(drawn),
      // Once long, it stays plain as long as it is open: it would change under the hands of who shortens it.
      EditorState.transactionExtender.of((one) => (growsTooLong(one) ? { effects: drawing.reconfigure([]) } : null)),
      // A field's own keys only: Tab leaves it.
      keymap.of([
        { key: 'Enter', run: continueList },
        { key: 'Enter', run: insertNewline, shift: insertNewline },
        ...historyKeymap,
        ...standardKeymap,
      ]),
      byTheirLetters,
      EditorView.domEventObservers({ blur: () => options.onBlur() }),
      EditorView.domEventHandlers({ paste: (event, editor) => pasted(event, editor, options) }),
      EditorView.updateListener.of((update) => {
        const own = update.transactions.some((one) => one.docChanged && one.annotation(Transaction.remote) !== true);
        // A name that was typed may have become a link meanwhile: what stands now counts.
        if (own) options.onChange(update.view.state.doc.toString());
      }),
      noteTheme,
    ],
  });
  // The words come into a field that stands; see `createLongField`.
  view.dispatch({
    changes: { from: 0, insert: options.words },
    selection: { anchor: options.words.length },
    annotations: fromElsewhere,
  });
  return {
    setWords(words) {
      const before = view.state.doc.toString();
      if (before === words) return;
      const { from, to, now } = changedStretch(before, words);
      view.dispatch({ changes: { from, to, insert: now }, annotations: fromElsewhere });
    },
    redrawLinks: () => redrawLinks(view),
    insertBlock: (markdown) => insertBlock(view, markdown),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function growsTooLong({ docChanged, changes, newDoc }: Transaction): boolean {
  if (!docChanged) return false;
  if (newDoc.length > tooLong) return true;
  let long = false;
  changes.iterChangedRanges((_from, _to, from, to) => {
    for (let at = from; at <= to && !long;) {
      const line = newDoc.lineAt(at);
      long = line.length > tooLongLine;
      at = line.to + 1;
    }
  });
  return long;
}

function insertBlock(view: EditorView, markdown: string): void {
  const { doc, selection } = view.state;
  const { to } = doc.lineAt(selection.main.head);
  const before = doc.sliceString(Math.max(0, to - 2), to);
  const after = doc.sliceString(to, to + 2);
  const apart = to === 0 || before === '\n\n' ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const behind = after === '\n\n' ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  const insert = `${apart}${markdown}${behind}`;
  const change: TransactionSpec = {
    changes: { from: to, insert },
    selection: { anchor: Math.min(to + insert.length + (behind === '\n\n' ? 0 : 1), doc.length + insert.length) },
    scrollIntoView: true,
    userEvent: 'input.paste',
  };
  view.dispatch(change);
}

function pasted(event: ClipboardEvent, view: EditorView, { onPaste }: NoteEditorOptions): boolean {
  const taken = event.clipboardData && onPaste(event.clipboardData);
  if (taken === null) return false;
  event.preventDefault();
  if (typeof taken === 'string') insertBlock(view, taken);
  else void taken.then((markdown) => view.dom.isConnected && insertBlock(view, markdown));
  return true;
}
