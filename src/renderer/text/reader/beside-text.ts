import type { EditorView, PluginValue, ViewUpdate } from '@codemirror/view';
import type { Range } from '../../../core/model/records.ts';
import type { Marks } from './highlights.ts';
import { marksField } from './highlights.ts';
import { Lanes } from './lanes.ts';

// What stands beside the column: measured when the editor measures, drawn when it writes. It is a help for the eye and
// the mouse only and takes no tab stop: whoever works by keyboard reaches the same places through a list or a command.

/** What is drawn beside the stretches of marks that are in view. `Drawn` is one of them with its place. */
export abstract class BesideText<Drawn> implements PluginValue {
  protected readonly lanes = new Lanes();
  private readonly dom = document.createElement('div');
  private readonly request = {
    key: this,
    read: (view: EditorView): readonly Drawn[] => this.measure(view),
    write: (all: readonly Drawn[]): void => this.draw(all),
  };

  /** `onClick` gets the id of what was clicked. */
  constructor(
    private readonly view: EditorView,
    private readonly onClick: (id: string, event: MouseEvent) => void,
  ) {
    this.dom.className = 'reader-margin';
    view.scrollDOM.append(this.dom);
    view.requestMeasure(this.request);
  }

  protected abstract measure(view: EditorView): readonly Drawn[];
  /** Draws these and takes away all others. */
  protected abstract draw(all: readonly Drawn[]): void;
  /** Whether other marks are to be drawn, or the same ones in another way. */
  protected abstract isMarkedAnew(before: Marks, now: Marks): boolean;

  update({ docChanged, viewportChanged, geometryChanged, startState, state }: ViewUpdate): void {
    const anew = this.isMarkedAnew(startState.field(marksField), state.field(marksField));
    if (anew) this.lanes.forget();
    if (docChanged || viewportChanged || geometryChanged || anew) this.view.requestMeasure(this.request);
  }

  destroy(): void {
    this.dom.remove();
  }

  /** An element for something of this id. */
  protected make(className: string, id: string): HTMLElement {
    const made = document.createElement('div');
    made.className = className;
    made.dataset['id'] = id;
    made.setAttribute('aria-hidden', 'true');
    made.addEventListener('mousedown', (event) => event.preventDefault());
    made.addEventListener('click', (event) => this.onClick(id, event));
    this.dom.append(made);
    return made;
  }
}

/** The column in what scrolls, and where a stretch in view stands there; pixels from the top left corner of what scrolls. */
export interface Column {
  readonly left: number;
  readonly right: number;
  stretch(range: Range): { readonly top: number; readonly height: number };
  /** Where the character behind (1) or before (-1) a position begins or ends in its line; null if it is not drawn. */
  point(
    position: number,
    side: 1 | -1,
  ): { readonly left: number; readonly top: number; readonly height: number } | null;
}

/** Measures the column. */
export function columnOf(view: EditorView): Column {
  const { from, to } = view.viewport;
  // Rectangles are in pixels of the screen; a page drawn larger (`zoom`, `scale`) has fewer pixels of its own.
  const { scaleX, scaleY } = view;
  const box = view.scrollDOM.getBoundingClientRect();
  const content = view.contentDOM.getBoundingClientRect();
  const down = (y: number): number => (y - box.top) / scaleY + view.scrollDOM.scrollTop;
  return {
    left: (content.left - box.left) / scaleX,
    right: (content.right - box.left) / scaleX,
    point(position, side) {
      const at = view.coordsAtPos(position, side);
      return at && { left: (at.left - box.left) / scaleX, top: down(at.top), height: (at.bottom - at.top) / scaleY };
    },
    stretch(range) {
      const start = view.coordsAtPos(Math.max(from, range.from), 1);
      const end = view.coordsAtPos(Math.min(to, range.to), -1);
      const top = down(start ? start.top : view.documentTop + view.lineBlockAt(range.from).top * scaleY);
      const bottom = down(end ? end.bottom : view.documentTop + view.lineBlockAt(range.to).bottom * scaleY);
      return { top, height: Math.max(4, bottom - top) };
    },
  };
}
