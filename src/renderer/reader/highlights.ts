import type { Extension, Range as Placed } from '@codemirror/state';
import { StateEffect, StateField } from '@codemirror/state';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';
import { Decoration, ViewPlugin } from '@codemirror/view';
import type { Colour, Range } from '../../core/model/records.ts';
import type { Intervals } from './intervals.ts';
import { intervalsOf } from './intervals.ts';
import { deepest } from './theme.ts';

/** A coloured stretch of the text. `labels` are shown in the margin; the view knows nothing of what they name. */
export interface Highlight extends Range {
  readonly id: string;
  readonly colour: Colour;
  readonly labels: readonly string[];
  /** Drawn stronger: the one that is open elsewhere on the screen. */
  readonly active?: boolean;
}

/** Everything that is drawn over the text, in positions of the view. */
export interface Marks {
  readonly highlights: Intervals<Highlight>;
  readonly matches: Intervals<Range>;
  readonly furniture: Intervals<Range>;
  readonly flash: Intervals<Range>;
}

export const setMarks = StateEffect.define<Partial<Marks>>();

export const marksField = StateField.define<Marks>({
  create: () => {
    const none = intervalsOf<Range>([]);
    return { highlights: intervalsOf<Highlight>([]), matches: none, furniture: none, flash: none };
  },
  update: (marks, transaction) =>
    transaction.effects.reduce((now, effect) => (effect.is(setMarks) ? { ...now, ...effect.value } : now), marks),
});

/** Draws the marks of the visible lines only, so that the cost does not grow with the text. */
export function highlighting(): Extension {
  return [
    marksField,
    ViewPlugin.define((view) => new Drawing(view), { decorations: (drawing) => drawing.decorations }),
  ];
}

class Drawing {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = draw(view);
  }

  update(update: ViewUpdate): void {
    if (
      update.docChanged ||
      update.viewportChanged ||
      update.startState.field(marksField) !== update.state.field(marksField)
    ) {
      this.decorations = draw(update.view);
    }
  }
}

// `dir=auto` lets each paragraph run in the direction of its own first strong letter.
const line = Decoration.line({ attributes: { dir: 'auto' } });
const furniture = Decoration.mark({ class: 'reader-furniture' });
const match = Decoration.mark({ class: 'reader-match' });
const flash = Decoration.mark({ class: 'reader-flash' });
const marks = new Map<string, Decoration>();

function highlightMark({ colour, active }: Highlight, lane: number): Decoration {
  const names = `reader-highlight reader-${colour} reader-lane-${lane}${active ? ' reader-active' : ''}`;
  let mark = marks.get(names);
  if (!mark) marks.set(names, (mark = Decoration.mark({ class: names, tagName: 'mark' })));
  return mark;
}

function draw(view: EditorView): DecorationSet {
  const { highlights, matches, furniture: furnishing, flash: flashing } = view.state.field(marksField);
  const placed: Placed<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    for (let start = from; start <= to;) {
      const block = view.state.doc.lineAt(start);
      if (block.from >= from) placed.push(line.range(block.from));
      start = block.to + 1;
    }
    const put = (decoration: Decoration, range: Range): void => {
      placed.push(decoration.range(Math.max(from, range.from), Math.min(to, range.to)));
    };
    for (const index of furnishing.touching(from, to)) put(furniture, furnishing.items[index]!);
    for (const index of highlights.touching(from, to)) {
      const lane = highlights.lanes[index]!;
      const item = highlights.items[index]!;
      if (lane < deepest || item.active) put(highlightMark(item, Math.min(lane, deepest - 1)), item);
    }
    for (const index of matches.touching(from, to)) put(match, matches.items[index]!);
    for (const index of flashing.touching(from, to)) put(flash, flashing.items[index]!);
  }
  return Decoration.set(placed, true);
}
