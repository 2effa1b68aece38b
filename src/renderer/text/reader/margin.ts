import type { Extension } from '@codemirror/state';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import { ViewPlugin } from '@codemirror/view';
import type { Highlight, Marks } from './highlights.ts';
import { marksField } from './highlights.ts';
import { mostLanes } from './intervals.ts';

// Beside the column every highlight in view has a stripe as tall as itself; stripes that would overlap stand side by
// side. Where the window leaves room, the labels stand beside the stripes. The stripes are a help for the eye and the
// mouse only: they take no tab stop, because whoever works by keyboard reaches annotations through their list.

/** Between the column and the first stripe, in pixels as everything here. */
const gap = 10;
const stripeStep = 9;
/** Where the pane leaves little room, stripes stand closer, but never on each other. */
const closestStep = 6;
/** As wide as a stripe gets, and what must stay free beside the last one. */
const widestStripe = 9;
/** Stripes side by side; what is marked more often shares the last of them. */
const mostStripes = 6;
const nameHeight = 18;
/** A name may stand this far below where its highlight begins; if others push it further, it is left out. */
const furthestPush = 3 * nameHeight;
const narrowestName = 72;
const widestName = 220;

interface Stripe {
  readonly highlight: Highlight;
  readonly active: boolean;
  readonly top: number;
  readonly height: number;
  readonly left: number;
  readonly name: { readonly top: number; readonly left: number; readonly width: number } | null;
}

/** `onClick` gets the highlight whose stripe or name was clicked. */
export function margin(onClick: (id: string, event: MouseEvent) => void): Extension {
  return ViewPlugin.define((view) => new Margin(view, onClick));
}

class Margin {
  private readonly dom = document.createElement('div');
  private readonly drawn = new Map<string, { readonly stripe: HTMLElement; name: HTMLElement | null }>();
  private readonly request = {
    key: this,
    read: (view: EditorView): readonly Stripe[] => measure(view),
    write: (stripes: readonly Stripe[]): void => this.draw(stripes),
  };

  constructor(
    private readonly view: EditorView,
    private readonly onClick: (id: string, event: MouseEvent) => void,
  ) {
    this.dom.className = 'reader-margin';
    view.scrollDOM.append(this.dom);
    view.requestMeasure(this.request);
  }

  update(update: ViewUpdate): void {
    if (
      update.docChanged ||
      update.viewportChanged ||
      update.geometryChanged ||
      isMarkedAnew(update.startState.field(marksField), update.state.field(marksField))
    ) {
      this.view.requestMeasure(this.request);
    }
  }

  destroy(): void {
    this.dom.remove();
  }

  private draw(stripes: readonly Stripe[]): void {
    const gone = new Set(this.drawn.keys());
    for (const each of stripes) {
      gone.delete(each.highlight.id);
      this.drawStripe(each);
    }
    for (const id of gone) {
      const { stripe, name } = this.drawn.get(id)!;
      stripe.remove();
      name?.remove();
      this.drawn.delete(id);
    }
  }

  private drawStripe({ highlight, active, top, height, left, name }: Stripe): void {
    let drawn = this.drawn.get(highlight.id);
    if (!drawn)
      this.drawn.set(highlight.id, (drawn = { stripe: this.make('reader-stripe', highlight.id), name: null }));
    const words = highlight.labels.join(', ');
    const look = `reader-${highlight.colour}${active ? ' reader-active' : ''}`;
    drawn.stripe.className = `reader-stripe ${look}`;
    drawn.stripe.title = words;
    place(drawn.stripe, top, left);
    drawn.stripe.style.height = `${height}px`;
    if (name) {
      drawn.name ??= this.make('reader-name', highlight.id);
      drawn.name.className = `reader-name ${look}`;
      drawn.name.title = words;
      if (drawn.name.textContent !== words) drawn.name.textContent = words;
      place(drawn.name, name.top, name.left);
      drawn.name.style.maxWidth = `${name.width}px`;
    } else {
      drawn.name?.remove();
      drawn.name = null;
    }
  }

  private make(className: string, id: string): HTMLElement {
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

function isMarkedAnew(before: Marks, now: Marks): boolean {
  return before.highlights !== now.highlights || before.active !== now.active;
}

function place(element: HTMLElement, top: number, left: number): void {
  element.style.top = `${top}px`;
  element.style.left = `${left}px`;
}

/** Where the stripes stand, in pixels from the top left corner of what scrolls. */
function measure(view: EditorView): readonly Stripe[] {
  const { highlights, active } = view.state.field(marksField);
  const { from, to } = view.viewport;
  const visible = highlights
    .touching(from, to)
    .filter((index) => highlights.lanes[index]! < mostLanes - 1 || active.has(highlights.items[index]!.id));
  if (visible.length === 0) return [];
  // Rectangles are in pixels of the screen; a page drawn larger (`zoom`, `scale`) has fewer pixels of its own.
  const { scaleX, scaleY } = view;
  const box = view.scrollDOM.getBoundingClientRect();
  const down = (y: number): number => (y - box.top) / scaleY + view.scrollDOM.scrollTop;
  const left = (view.contentDOM.getBoundingClientRect().right - box.left) / scaleX + gap;
  const wanted = Math.min(mostStripes, 1 + Math.max(...visible.map((index) => highlights.lanes[index]!)));
  const beside = Math.max(0, view.scrollDOM.clientWidth - left - widestStripe);
  const step = wanted > 1 ? Math.max(closestStep, Math.min(stripeStep, beside / (wanted - 1))) : stripeStep;
  const lanes = Math.min(wanted, 1 + Math.floor(beside / step));
  const nameLeft = left + lanes * step + 4;
  const room = Math.min(widestName, view.scrollDOM.clientWidth - nameLeft - 8);
  let below = -Infinity;
  return visible.map((index) => {
    const highlight = highlights.items[index]!;
    const start = view.coordsAtPos(Math.max(from, highlight.from), 1);
    const end = view.coordsAtPos(Math.min(to, highlight.to), -1);
    const top = down(start ? start.top : view.documentTop + view.lineBlockAt(highlight.from).top * scaleY);
    const bottom = down(end ? end.bottom : view.documentTop + view.lineBlockAt(highlight.to).bottom * scaleY);
    const nameTop = Math.max(top, below);
    const named = highlight.labels.length > 0 && room >= narrowestName && nameTop - top <= furthestPush;
    if (named) below = nameTop + nameHeight;
    return {
      highlight,
      active: active.has(highlight.id),
      top,
      height: Math.max(4, bottom - top),
      left: left + Math.min(highlights.lanes[index]!, lanes - 1) * step,
      name: named ? { top: nameTop, left: nameLeft, width: room } : null,
    };
  });
}
