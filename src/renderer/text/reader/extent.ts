import { EditorSelection } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { layer, RectangleMarker, ViewPlugin } from '@codemirror/view';
import type { EditorView } from '@codemirror/view';
import type { Range } from '../../../core/model/records.ts';
import type { Edge } from '../../../core/text/word-edges.ts';
import { BesideText, columnOf } from './beside-text.ts';
import type { Marks } from './highlights.ts';
import { marksField } from './highlights.ts';

// At both ends of the one highlight that is open elsewhere on the screen stands a grip to drag it by. Its knob is above the
// first line and below the last, so that no word lies under it: a press on a word begins a selection there, always. While
// the extent changes, a frame shows the new one; the highlight itself is drawn anew only when that is stored.

/** The stretch that can be made longer or shorter, in positions of the view. */
export interface Extent extends Range {
  /** Not stored yet: a frame shows it. */
  readonly changing: boolean;
}

/** What is done while a grip is dragged. */
export interface Dragging {
  /** `free`: with Alt, not by words. */
  drag(edge: Edge, position: number, free: boolean): void;
  /** It was let go; false: given up. */
  drop(keep: boolean): void;
}

/** So near to the upper and the lower end of the view the text is scrolled along, and by how much in each frame, in pixels. */
const nearEnd = 28;
const scrolledBy = 9;

/** The grips, and the frame of what is changing. */
export function changingExtent(dragging: Dragging): Extension {
  return [frame, ViewPlugin.define((view) => new Grips(view, dragging))];
}

const frame = layer({
  above: false,
  class: 'reader-extent-frame',
  update: ({ viewportChanged, geometryChanged, startState, state }) =>
    viewportChanged || geometryChanged || startState.field(marksField).extent !== state.field(marksField).extent,
  markers: (view) => {
    const { extent } = view.state.field(marksField);
    if (!extent?.changing) return [];
    return RectangleMarker.forRange(view, 'reader-extent', EditorSelection.range(extent.from, extent.to));
  },
});

interface Grip {
  readonly edge: Edge;
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

class Grips extends BesideText<Grip> {
  private readonly drawn = new Map<Edge, HTMLElement>();
  private end: (() => void) | null = null;

  constructor(
    private readonly editor: EditorView,
    private readonly dragging: Dragging,
  ) {
    super(editor, () => undefined);
  }

  override destroy(): void {
    this.end?.();
    super.destroy();
  }

  protected override isMarkedAnew(before: Marks, now: Marks): boolean {
    return before.extent !== now.extent;
  }

  protected override measure(view: EditorView): readonly Grip[] {
    const { extent } = view.state.field(marksField);
    if (!extent) return [];
    const { from, to } = view.viewport;
    const column = columnOf(view);
    return (['from', 'to'] as const).flatMap((edge) => {
      const position = extent[edge];
      if (position < from || position > to) return [];
      const place = column.point(position, edge === 'from' ? 1 : -1);
      return place ? [{ edge, ...place }] : [];
    });
  }

  protected override draw(grips: readonly Grip[]): void {
    const gone = new Set(this.drawn.keys());
    for (const { edge, left, top, height } of grips) {
      gone.delete(edge);
      let element = this.drawn.get(edge);
      if (!element) this.drawn.set(edge, (element = this.makeGrip(edge)));
      Object.assign(element.style, { left: `${left}px`, top: `${top}px`, height: `${height}px` });
    }
    for (const edge of gone) {
      this.drawn.get(edge)!.remove();
      this.drawn.delete(edge);
    }
  }

  private makeGrip(edge: Edge): HTMLElement {
    const grip = this.make(`reader-grip reader-grip-${edge}`, edge);
    const knob = grip.appendChild(grip.ownerDocument.createElement('div'));
    knob.className = 'reader-knob';
    knob.addEventListener('pointerdown', (event) => {
      if (event.button === 0 && event.isPrimary) this.begin(edge, knob, event);
    });
    return grip;
  }

  private begin(edge: Edge, knob: HTMLElement, press: PointerEvent): void {
    press.preventDefault();
    press.stopPropagation();
    const page = knob.ownerDocument.defaultView!;
    const line = knob.parentElement!.getBoundingClientRect();
    // The pointer holds the knob, which is beside the line that is meant.
    const [dx, dy] = [(line.left + line.right) / 2 - press.clientX, (line.top + line.bottom) / 2 - press.clientY];
    let last = press;
    const follow = () => {
      const at = this.editor.posAtCoords({ x: last.clientX + dx, y: last.clientY + dy }, false);
      this.dragging.drag(edge, at, last.altKey);
    };
    const move = (event: PointerEvent) => {
      last = event;
      follow();
    };
    const scrolling = this.scrollAlong(() => last.clientY, follow);
    const stop = (keep: boolean) => {
      this.end = null;
      scrolling();
      page.removeEventListener('pointermove', move, true);
      page.removeEventListener('pointerup', release, true);
      page.removeEventListener('pointercancel', cancel, true);
      page.removeEventListener('keydown', key, true);
      this.dragging.drop(keep);
    };
    const release = () => stop(true);
    const cancel = () => stop(false);
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      stop(false);
    };
    this.end = cancel;
    page.addEventListener('pointermove', move, true);
    page.addEventListener('pointerup', release, true);
    page.addEventListener('pointercancel', cancel, true);
    page.addEventListener('keydown', key, true);
  }

  /** Scrolls the text while the pointer is near its upper or lower end; returns what ends it. */
  private scrollAlong(y: () => number, follow: () => void): () => void {
    const { scrollDOM } = this.editor;
    let frame = 0;
    const step = () => {
      const { top, bottom } = scrollDOM.getBoundingClientRect();
      const by = y() < top + nearEnd ? -scrolledBy : y() > bottom - nearEnd ? scrolledBy : 0;
      if (by !== 0) {
        scrollDOM.scrollTop += by;
        follow();
      }
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }
}
