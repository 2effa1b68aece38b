import type { EditorView } from '@codemirror/view';

const beginning =
  /^(?<quote>[ \t]*(?:>[ \t]?)*)(?<indent>[ \t]*)(?<item>(?:[-*+]|(?<number>\d{1,9})(?<dot>[.)]))[ \t]+)?(?<task>\[[ xX]\][ \t]+)?/u;

/** Enter at the end of an item or of a quoted line begins the next; on an empty one it ends the list. Whether it did either. */
export function continueList(view: EditorView): boolean {
  const { state } = view;
  const { main, ranges } = state.selection;
  const line = state.doc.lineAt(main.head);
  if (!main.empty || ranges.length > 1 || main.head !== line.to) return false;
  const found = beginning.exec(line.text);
  const { quote = '', indent = '', item, number, dot, task } = found?.groups ?? {};
  if (!found || (quote.trim() === '' && item === undefined)) return false;
  if (found[0].length === line.text.length) {
    // An empty item or quoted line: what began it goes.
    view.dispatch({ changes: { from: line.from, to: line.to, insert: '' }, userEvent: 'delete' });
    return true;
  }
  const next =
    item === undefined
      ? ''
      : number === undefined
        ? item
        : item.replace(`${number}${dot}`, `${Number(number) + 1}${dot}`);
  const insert = `\n${quote}${indent}${next}${item !== undefined && task !== undefined ? '[ ] ' : ''}`;
  view.dispatch({
    changes: { from: line.to, insert },
    selection: { anchor: line.to + insert.length },
    scrollIntoView: true,
    userEvent: 'input',
  });
  return true;
}
