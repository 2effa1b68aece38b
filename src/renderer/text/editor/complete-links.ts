import { autocompletion, startCompletion } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

/** What can be chosen behind `[[`. */
export interface OfferedLink {
  readonly name: string;
  /** What it is. */
  readonly about: string;
  /** What is put into the note. */
  readonly markdown: string;
  /** Makes what it leads to first, and answers what is put into the note then; null: that failed, and nothing is. */
  readonly make?: () => Promise<string | null>;
}

/** Offers links behind `[[`. `label`: what the list is called. */
export function completeLinks(near: (typed: string) => readonly OfferedLink[], label: string): Extension {
  return [
    EditorState.phrases.of({ Completions: label }),
    autocompletion({
      override: [(context) => offered(context, near)],
      icons: false,
      // Whoever types on and presses Enter at once means what is chosen.
      interactionDelay: 0,
      activateOnTypingDelay: 0,
      tooltipClass: () => 'note-completion',
    }),
  ];
}

/**
 * Offers what a typed name may lead to, where nothing or more than one thing has it: at a place in the name or its brackets.
 * Whether one stands there.
 */
export function offerForName(view: EditorView, name: { readonly from: number; readonly to: number }): boolean {
  view.dispatch({ selection: { anchor: name.to - 2 }, scrollIntoView: true });
  view.focus();
  return startCompletion(view);
}

function offered(context: CompletionContext, near: (typed: string) => readonly OfferedLink[]): CompletionResult | null {
  const typed = context.matchBefore(/\[\[[^[\]\n]*$/u);
  if (!typed) return null;
  const from = typed.from + 2;
  const options = near(typed.text.slice(2)).map(({ name, about, markdown, make }): Completion => ({
    label: name || '…',
    detail: about,
    apply: (view: EditorView, _one: Completion, _from: number, to: number) => {
      const { doc } = view.state;
      const end = doc.sliceString(to, to + 2) === ']]' ? to + 2 : to;
      const written = doc.sliceString(typed.from, end);
      const put = (insert: string) => {
        // What is written on meanwhile stays as it is.
        if (view.state.doc.sliceString(typed.from, end) !== written) return;
        view.dispatch({
          changes: { from: typed.from, to: end, insert },
          selection: { anchor: typed.from + insert.length },
          userEvent: 'input.complete',
        });
      };
      if (make) void make().then((made) => made !== null && put(made));
      else put(markdown);
    },
  }));
  return { from, options, filter: false };
}
