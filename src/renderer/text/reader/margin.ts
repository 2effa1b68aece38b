import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { ViewPlugin } from '@codemirror/view';
import { BesideText, columnOf } from './beside-text.ts';
import type { Highlight, Marks } from './highlights.ts';
import { marksField } from './highlights.ts';
import { mostLanes } from './intervals.ts';
import type { Lanes } from './lanes.ts';

// Beside the column every highlight in view has a stripe as tall as its lines; stripes over the same line stand
// side by side. Where the window leaves room, the labels stand beside the stripes.

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
const widestName = 360;

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

class Margin extends BesideText<Stripe> {
  private readonly drawn = new Map<string, { readonly stripe: HTMLElement; name: HTMLElement | null }>();

  protected override isMarkedAnew(before: Marks, now: Marks): boolean {
    return before.highlights !== now.highlights || before.active !== now.active;
  }

  protected override measure(view: EditorView): readonly Stripe[] {
    return measure(view, this.lanes);
  }

  protected override draw(stripes: readonly Stripe[]): void {
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
}

function place(element: HTMLElement, top: number, left: number): void {
  element.style.top = `${top}px`;
  element.style.left = `${left}px`;
}

/** Where the stripes stand, in pixels from the top left corner of what scrolls. */
function measure(view: EditorView, places: Lanes): readonly Stripe[] {
  const { highlights, active } = view.state.field(marksField);
  const visible = highlights
    .touching(view.viewport.from, view.viewport.to)
    .filter((index) => highlights.lanes[index]! < mostLanes - 1 || active.has(highlights.items[index]!.id));
  if (visible.length === 0) return [];
  const column = columnOf(view);
  const left = column.right + gap;
  const stretches = visible.map((index) => {
    const highlight = highlights.items[index]!;
    return { id: highlight.id, highlight, ...column.stretch(highlight) };
  });
  const standing = places.of(stretches);
  const wanted = Math.min(mostStripes, 1 + Math.max(...standing));
  const beside = Math.max(0, view.scrollDOM.clientWidth - left - widestStripe);
  const step = wanted > 1 ? Math.max(closestStep, Math.min(stripeStep, beside / (wanted - 1))) : stripeStep;
  const lanes = Math.min(wanted, 1 + Math.floor(beside / step));
  const nameLeft = left + lanes * step + 4;
  const room = Math.min(widestName, view.scrollDOM.clientWidth - nameLeft - 8);
  let below = -Infinity;
  return stretches.map(({ highlight, top, height }, at) => {
    const nameTop = Math.max(top, below);
    const named = highlight.labels.length > 0 && room >= narrowestName && nameTop - top <= furthestPush;
    if (named) below = nameTop + nameHeight;
    return {
      highlight,
      active: active.has(highlight.id),
      top,
      height,
      left: left + Math.min(standing[at]!, lanes - 1) * step,
      name: named ? { top: nameTop, left: nameLeft, width: room } : null,
    };
  });
}
