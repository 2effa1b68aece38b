import { Transaction } from '@codemirror/state';
import type { Range as Placed } from '@codemirror/state';
import { Decoration, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';

// What fields for prose share.

/** Words that the person did not type here: nobody is told of them, and undo leaves them. */
export const fromElsewhere = [Transaction.remote.of(true), Transaction.addToHistory.of(false)];

const line = Decoration.line({ attributes: { dir: 'auto' } });

/** Each line runs in the direction of its own first strong letter. */
export const byTheirLetters = ViewPlugin.fromClass(
  class {
    lines: DecorationSet;
    constructor(view: EditorView) {
      this.lines = linesInView(view);
    }
    update({ docChanged, viewportChanged, view }: ViewUpdate): void {
      if (docChanged || viewportChanged) this.lines = linesInView(view);
    }
  },
  { decorations: ({ lines }) => lines },
);

function linesInView({ state, viewport }: EditorView): DecorationSet {
  const placed: Placed<Decoration>[] = [];
  for (let at = viewport.from; at <= viewport.to;) {
    const { from, to } = state.doc.lineAt(at);
    placed.push(line.range(from));
    at = to + 1;
  }
  return Decoration.set(placed);
}
