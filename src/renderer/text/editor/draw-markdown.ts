import { syntaxTree } from '@codemirror/language';
import type { EditorState, Range as Placed } from '@codemirror/state';
import { Decoration, ViewPlugin, WidgetType } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';
import { tickTask } from '../../../core/notes/tasks.ts';

// Markdown is drawn while it stays plain text: headings are large, emphasis is seen, the signs that make it are quiet. Only what a
// sign cannot say stands in its place, a box for a task and a bullet for a list, and not where the caret is.

const lines: Readonly<Record<string, string>> = {
  ATXHeading1: 'cm-heading cm-heading-1',
  SetextHeading1: 'cm-heading cm-heading-1',
  ATXHeading2: 'cm-heading cm-heading-2',
  SetextHeading2: 'cm-heading cm-heading-2',
  ATXHeading3: 'cm-heading cm-heading-3',
  ATXHeading4: 'cm-heading cm-heading-3',
  ATXHeading5: 'cm-heading cm-heading-3',
  ATXHeading6: 'cm-heading cm-heading-3',
  Blockquote: 'cm-quoted',
  FencedCode: 'cm-code-line',
  CodeBlock: 'cm-code-line',
  ListItem: 'cm-item',
};

const marks: Readonly<Record<string, Decoration>> = {
  StrongEmphasis: Decoration.mark({ class: 'cm-strong' }),
  Emphasis: Decoration.mark({ class: 'cm-emphasis' }),
  Strikethrough: Decoration.mark({ class: 'cm-struck' }),
  InlineCode: Decoration.mark({ class: 'cm-inline-code' }),
};

const signs = new Set([
  'HeaderMark',
  'EmphasisMark',
  'StrikethroughMark',
  'QuoteMark',
  'CodeMark',
  'CodeInfo',
  'LinkMark',
  'ListMark',
  'HorizontalRule',
  'TableDelimiter',
]);
const sign = Decoration.mark({ class: 'cm-sign' });

/** Draws the Markdown that is in view. `taskLabel`: what a box is called that is ticked or not. */
export function drawMarkdown(taskLabel: (done: boolean) => string): ViewPlugin<{ drawn: DecorationSet }> {
  return ViewPlugin.fromClass(
    class {
      drawn: DecorationSet;
      constructor(view: EditorView) {
        this.drawn = drawnIn(view, taskLabel);
      }
      update(update: ViewUpdate): void {
        const { docChanged, viewportChanged, selectionSet, startState, state, view } = update;
        const parsed = syntaxTree(startState) !== syntaxTree(state);
        if (docChanged || viewportChanged || selectionSet || parsed) this.drawn = drawnIn(view, taskLabel);
      }
    },
    { decorations: ({ drawn }) => drawn },
  );
}

function drawnIn(view: EditorView, taskLabel: (done: boolean) => string): DecorationSet {
  const { state, viewport } = view;
  const placed: Placed<Decoration>[] = [];
  syntaxTree(state).iterate({
    from: viewport.from,
    to: viewport.to,
    enter: ({ name, from, to, node }) => {
      const line = lines[name];
      if (line !== undefined)
        placed.push(...linesOf(state, Math.max(from, viewport.from), Math.min(to, viewport.to), line));
      const mark = marks[name];
      if (mark && from < to) placed.push(mark.range(from, to));
      if (name === 'TaskMarker' && !touched(state, from, to)) {
        placed.push(
          Decoration.replace({ widget: new TaskBox(state.sliceDoc(from, to) !== '[ ]', taskLabel) }).range(from, to),
        );
      } else if (name === 'ListMark' && /^[-*+]$/u.test(state.sliceDoc(from, to)) && !touched(state, from, to + 1)) {
        const isTask = node.nextSibling?.name === 'Task';
        placed.push(Decoration.replace({ widget: isTask ? none : bullet }).range(from, isTask ? to + 1 : to));
      } else if (signs.has(name) && from < to) placed.push(sign.range(from, to));
    },
  });
  return Decoration.set(placed, true);
}

function linesOf(state: EditorState, from: number, to: number, name: string): Placed<Decoration>[] {
  const line = Decoration.line({ class: name });
  const placed: Placed<Decoration>[] = [];
  for (let at = from; at <= to;) {
    const one = state.doc.lineAt(at);
    placed.push(line.range(one.from));
    at = one.to + 1;
  }
  return placed;
}

/** Whether the caret is in it or at one of its ends, or something of it is selected. */
function touched({ selection }: EditorState, from: number, to: number): boolean {
  return selection.ranges.some((range) => range.from <= to && range.to >= from);
}

class Sign extends WidgetType {
  constructor(private readonly sign: string) {
    super();
  }
  override eq(other: Sign): boolean {
    return other.sign === this.sign;
  }
  toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'cm-bullet';
    element.textContent = this.sign;
    return element;
  }
}

const bullet = new Sign('•');
const none = new Sign('');

/** The box of a task. By keys it is ticked from its line; see `openOrTick`. */
class TaskBox extends WidgetType {
  constructor(
    private readonly done: boolean,
    private readonly label: (done: boolean) => string,
  ) {
    super();
  }
  override eq(other: TaskBox): boolean {
    return other.done === this.done;
  }
  toDOM(view: EditorView): HTMLElement {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = this.done;
    box.tabIndex = -1;
    box.className = 'cm-task';
    box.setAttribute('aria-label', this.label(this.done));
    // The caret stays where it is.
    box.addEventListener('mousedown', (event) => event.preventDefault());
    box.addEventListener('click', (event) => {
      event.preventDefault();
      tickLine(view, view.posAtDOM(box));
    });
    return box;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

/** Ticks the task of the line, or takes the tick away; whether there is one. */
export function tickLine(view: EditorView, at: number): boolean {
  const { from, text } = view.state.doc.lineAt(at);
  // It may stand in a quotation.
  const quoted = /^(?:[ \t]*>)*[ \t]*/u.exec(text)![0].length;
  const tick = tickTask(text, quoted);
  if (!tick) return false;
  view.dispatch({
    changes: { from: from + tick.from, to: from + tick.to, insert: tick.insert },
    userEvent: 'input.tick',
  });
  return true;
}
