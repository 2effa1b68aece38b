import { autocompletion } from '@codemirror/autocomplete';
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

function offered(context: CompletionContext, near: (typed: string) => readonly OfferedLink[]): CompletionResult | null {
  const typed = context.matchBefore(/\[\[[^[\]\n]*$/u);
  if (!typed) return null;
  const from = typed.from + 2;
  const options = near(typed.text.slice(2)).map(({ name, about, markdown }): Completion => ({
    label: name || '…',
    detail: about,
    apply: (view: EditorView, _one: Completion, _from: number, to: number) => {
      const { doc } = view.state;
      const end = doc.sliceString(to, to + 2) === ']]' ? to + 2 : to;
      view.dispatch({
        changes: { from: typed.from, to: end, insert: markdown },
        selection: { anchor: typed.from + markdown.length },
        userEvent: 'input.complete',
      });
    },
  }));
  return { from, options, filter: false };
}
