import type { Extension } from '@codemirror/state';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import { ViewPlugin } from '@codemirror/view';
import type { Range } from '../../../core/model/records.ts';
import { marksField } from './highlights.ts';

// Where lines begin, a quiet bracket stands beside every stretch whose words stand elsewhere, too. Like the stripes on
// the other side, brackets are a help for the eye and the mouse only and take no tab stop: whoever works by keyboard
// reaches the same places through a list or a command.

/** A stretch beside which a bracket stands. */
export interface Bracket extends Range {
  readonly id: string;
  /** Told apart by form, not by colour. */
  readonly line: 'solid' | 'double' | 'dashed' | 'dotted';
  /** Shown while the pointer rests on it. */
  readonly title: string;
}

/** Between a bracket and the column, and between brackets over the same lines, in pixels as everything here. */
const gap = 5;
const step = 6;
const width = 5;
/** Brackets over the same lines; what is there more often shares the last place. */
const mostBeside = 3;

interface Drawn {
  readonly bracket: Bracket;
  readonly top: number;
  readonly height: number;
  readonly left: number;
}

/** `onClick` gets the bracket that was clicked. */
export function brackets(onClick: (id: string, event: MouseEvent) => void): Extension {
  return ViewPlugin.define((view) => new Brackets(view, onClick));
}

class Brackets {
  private readonly dom = document.createElement('div');
  private readonly drawn = new Map<string, HTMLElement>();
  private readonly request = {
    key: this,
    read: (view: EditorView): readonly Drawn[] => measure(view),
    write: (all: readonly Drawn[]): void => this.draw(all),
  };

  constructor(
    private readonly view: EditorView,
    private readonly onClick: (id: string, event: MouseEvent) => void,
  ) {
    this.dom.className = 'reader-margin';
    view.scrollDOM.append(this.dom);
    view.requestMeasure(this.request);
  }

  update({ docChanged, viewportChanged, geometryChanged, startState, state }: ViewUpdate): void {
    const anew = startState.field(marksField).brackets !== state.field(marksField).brackets;
    if (docChanged || viewportChanged || geometryChanged || anew) this.view.requestMeasure(this.request);
  }

  destroy(): void {
    this.dom.remove();
  }

  private draw(all: readonly Drawn[]): void {
    const gone = new Set(this.drawn.keys());
    for (const { bracket, top, height, left } of all) {
      gone.delete(bracket.id);
      const element = this.drawn.get(bracket.id) ?? this.make(bracket.id);
      element.title = bracket.title;
      element.dataset['line'] = bracket.line;
      Object.assign(element.style, { top: `${top}px`, height: `${height}px`, left: `${left}px` });
    }
    for (const id of gone) {
      this.drawn.get(id)!.remove();
      this.drawn.delete(id);
    }
  }

  private make(id: string): HTMLElement {
    const made = document.createElement('div');
    made.className = 'reader-bracket';
    made.dataset['id'] = id;
    made.setAttribute('aria-hidden', 'true');
    made.addEventListener('mousedown', (event) => event.preventDefault());
    made.addEventListener('click', (event) => this.onClick(id, event));
    this.dom.append(made);
    this.drawn.set(id, made);
    return made;
  }
}

/** Where the brackets in view stand, in pixels from the top left corner of what scrolls. */
function measure(view: EditorView): readonly Drawn[] {
  const { brackets } = view.state.field(marksField);
  const { from, to } = view.viewport;
  const visible = brackets.touching(from, to);
  if (visible.length === 0) return [];
  const { scaleX, scaleY } = view;
  const box = view.scrollDOM.getBoundingClientRect();
  const down = (y: number): number => (y - box.top) / scaleY + view.scrollDOM.scrollTop;
  const column = (view.contentDOM.getBoundingClientRect().left - box.left) / scaleX;
  return visible.map((index) => {
    const bracket = brackets.items[index]!;
    const start = view.coordsAtPos(Math.max(from, bracket.from), 1);
    const end = view.coordsAtPos(Math.min(to, bracket.to), -1);
    const top = down(start ? start.top : view.documentTop + view.lineBlockAt(bracket.from).top * scaleY);
    const bottom = down(end ? end.bottom : view.documentTop + view.lineBlockAt(bracket.to).bottom * scaleY);
    const lane = Math.min(brackets.lanes[index]!, mostBeside - 1);
    const left = Math.max(0, column - gap - width - lane * step);
    return { bracket, top, height: Math.max(4, bottom - top), left };
  });
}
