import type { Extension, Range as Placed } from '@codemirror/state';
import { Prec, StateEffect, StateField } from '@codemirror/state';
import type { DecorationSet, ViewUpdate } from '@codemirror/view';
import { Decoration, EditorView, ViewPlugin } from '@codemirror/view';
import type { Colour, Range } from '../../../core/model/records.ts';
import type { Bracket } from './brackets.ts';
import type { Extent } from './extent.ts';
import type { Intervals } from './intervals.ts';
import { intervalsOf } from './intervals.ts';
import { deepest } from './theme.ts';

/** A coloured stretch of the text. `labels` are shown in the margin; the view knows nothing of what they name. */
export interface Highlight extends Range {
  readonly id: string;
  readonly colour: Colour;
  readonly labels: readonly string[];
}

/** Words that a text compared with this one does not have: nothing in their place, or others. */
export interface Difference extends Range {
  readonly kind: 'only here' | 'other words';
}

/** Everything that is drawn over the text, in positions of the view. */
export interface Marks {
  readonly highlights: Intervals<Highlight>;
  /** Ids of the highlights that are drawn stronger: those that are open elsewhere on the screen. */
  readonly active: ReadonlySet<string>;
  readonly matches: Intervals<Range>;
  readonly furniture: Intervals<Range>;
  /** Drawn beside the text. */
  readonly brackets: Intervals<Bracket>;
  readonly differences: Intervals<Difference>;
  /** The one whose ends can be moved. */
  readonly extent: Extent | null;
  /** Framed for a moment. */
  readonly flash: Intervals<Range>;
  /** Of the find panel: all its matches, and the one it stands at. */
  readonly found: Intervals<Range>;
  readonly current: Intervals<Range>;
}

/** Sets what is given; the other marks stay. */
export const setMarks = StateEffect.define<Partial<Marks>>();

function noMarks(): Marks {
  const none = intervalsOf<Range>([]);
  return {
    highlights: intervalsOf<Highlight>([]),
    active: new Set(),
    matches: none,
    furniture: none,
    brackets: intervalsOf<Bracket>([]),
    differences: intervalsOf<Difference>([]),
    extent: null,
    flash: none,
    found: none,
    current: none,
  };
}

/** The marks that are drawn now, in offsets of what is shown. */
export const marksField = StateField.define<Marks>({
  create: noMarks,
  update: (marks, transaction) =>
    transaction.effects.reduce((now, effect) => (effect.is(setMarks) ? { ...now, ...effect.value } : now), marks),
});

/** Begins with these marks. */
export function marked(marks: Partial<Marks>): Extension {
  return marksField.init(() => ({ ...noMarks(), ...marks }));
}

/** How lines are drawn, whatever is marked in them; asked by positions of the view. */
export interface LineDrawing {
  /** The names of classes of the line that starts there; empty for a plain one. */
  classes(start: number): string;
  /** The number of the passage that begins with that line, from 1; null if none does. */
  passage(start: number): number | null;
  /** The pages that begin there, each with the first letter on it. */
  pages(from: number, to: number): readonly (Range & { readonly label: string })[];
  direction(start: number): 'auto' | 'rtl' | 'ltr';
  /** What is drawn as a cell of a table in that line, and how wide in CSS. */
  cells(start: number): readonly (Range & { readonly width: string })[];
  /** What of that line tells who speaks, and when. */
  told(start: number): readonly (Range & { readonly what: 'speaker' | 'time' })[];
}

/** Draws the marks of the visible lines only, so that the cost does not grow with the text. */
export function highlighting(lines: LineDrawing): Extension {
  return [
    marksField,
    // Of the lowest precedence and therefore outside: a cell is not cut by the marks in it.
    Prec.lowest(ViewPlugin.define((view) => new Cells(view, lines), { decorations: (cells) => cells.drawn })),
    ViewPlugin.define((view) => new Drawing(view, lines), {
      decorations: (drawing) => drawing.under,
      // Of higher precedence and therefore inside: an opaque match must not be tinted by the highlights around it.
      provide: (plugin) => Prec.high(EditorView.decorations.of((view) => view.plugin(plugin)?.over ?? Decoration.none)),
    }),
  ];
}

const telling = {
  speaker: Decoration.mark({ class: 'reader-speaker' }),
  time: Decoration.mark({ class: 'reader-time' }),
};

class Cells {
  drawn: DecorationSet;

  constructor(
    view: EditorView,
    private readonly lines: LineDrawing,
  ) {
    this.drawn = drawCells(view, lines);
  }

  update(update: ViewUpdate): void {
    if (update.docChanged || update.viewportChanged) this.drawn = drawCells(update.view, this.lines);
  }
}

class Drawing {
  under: DecorationSet;
  over: DecorationSet;

  constructor(
    view: EditorView,
    private readonly lines: LineDrawing,
  ) {
    this.under = drawUnder(view, lines);
    this.over = drawOver(view);
  }

  update(update: ViewUpdate): void {
    if (
      update.docChanged ||
      update.viewportChanged ||
      update.startState.field(marksField) !== update.state.field(marksField)
    ) {
      this.under = drawUnder(update.view, this.lines);
      this.over = drawOver(update.view);
    }
  }
}

// `dir=auto` lets each paragraph run in the direction of its own first strong letter.
const lineMarks = new Map<string, Decoration>();
const numbers = new Map<number, Decoration>();
const pageMarks = new Map<string, Decoration>();
const cellMarks = new Map<string, Decoration>();
const furniture = Decoration.mark({ class: 'reader-furniture' });
const match = Decoration.mark({ class: 'reader-match' });
const found = Decoration.mark({ class: 'reader-found' });
const current = Decoration.mark({ class: 'reader-current' });
const differing = {
  'only here': Decoration.mark({ class: 'reader-only-here' }),
  'other words': Decoration.mark({ class: 'reader-other-words' }),
};
const marks = new Map<string, Decoration>();

function highlightMark({ colour }: Highlight, lane: number, active: boolean): Decoration {
  const names = `reader-highlight reader-${colour} reader-lane-${lane}${active ? ' reader-active' : ''}`;
  let mark = marks.get(names);
  if (!mark) marks.set(names, (mark = Decoration.mark({ class: names, tagName: 'mark' })));
  return mark;
}

function lineMark(names: string, dir: string): Decoration {
  const key = `${dir} ${names}`;
  let mark = lineMarks.get(key);
  if (!mark) {
    mark = Decoration.line({ attributes: { dir }, ...(names !== '' && { class: names }) });
    lineMarks.set(key, mark);
  }
  return mark;
}

function numberMark(passage: number): Decoration {
  let mark = numbers.get(passage);
  if (!mark) numbers.set(passage, (mark = Decoration.line({ attributes: { 'data-passage': String(passage) } })));
  return mark;
}

function pageMark(label: string): Decoration {
  let mark = pageMarks.get(label);
  if (!mark) {
    mark = Decoration.mark({ class: 'reader-page', attributes: { 'data-page': label } });
    pageMarks.set(label, mark);
  }
  return mark;
}

function cellMark(width: string): Decoration {
  let mark = cellMarks.get(width);
  if (!mark) {
    mark = Decoration.mark({ class: 'reader-cell', attributes: { style: `width: ${width}` } });
    cellMarks.set(width, mark);
  }
  return mark;
}

function drawCells(view: EditorView, lines: LineDrawing): DecorationSet {
  const placed: Placed<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    for (let start = from; start <= to;) {
      const block = view.state.doc.lineAt(start);
      for (const cell of lines.cells(block.from)) {
        if (cell.from < cell.to) placed.push(cellMark(cell.width).range(cell.from, cell.to));
      }
      for (const { from: begin, to: end, what } of lines.told(block.from)) placed.push(telling[what].range(begin, end));
      start = block.to + 1;
    }
  }
  return Decoration.set(placed, true);
}

function drawUnder(view: EditorView, lines: LineDrawing): DecorationSet {
  const { highlights, active, differences, furniture: furnishing } = view.state.field(marksField);
  return drawVisible(view, (from, to, put) => {
    for (let start = from; start <= to;) {
      const block = view.state.doc.lineAt(start);
      if (block.from >= from) {
        const start = { from: block.from, to: block.from };
        put(lineMark(lines.classes(block.from), lines.direction(block.from)), start);
        const passage = lines.passage(block.from);
        if (passage !== null) put(numberMark(passage), start);
      }
      start = block.to + 1;
    }
    for (const page of lines.pages(from, to)) put(pageMark(page.label), page);
    for (const index of furnishing.touching(from, to)) put(furniture, furnishing.items[index]!);
    for (const index of differences.touching(from, to)) {
      const item = differences.items[index]!;
      put(differing[item.kind], item);
    }
    for (const index of highlights.touching(from, to)) {
      const lane = highlights.lanes[index]!;
      const item = highlights.items[index]!;
      const strong = active.has(item.id);
      if (lane < deepest || strong) put(highlightMark(item, Math.min(lane, deepest - 1), strong), item);
    }
  });
}

function drawOver(view: EditorView): DecorationSet {
  const marks = view.state.field(marksField);
  const layers = [
    [match, marks.matches],
    [found, marks.found],
    [current, marks.current],
  ] as const;
  return drawVisible(view, (from, to, put) => {
    for (const [decoration, ranges] of layers) {
      for (const index of ranges.touching(from, to)) put(decoration, ranges.items[index]!);
    }
  });
}

type Put = (decoration: Decoration, range: Range) => void;

function drawVisible(view: EditorView, drawStretch: (from: number, to: number, put: Put) => void): DecorationSet {
  const placed: Placed<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    drawStretch(from, to, (decoration, range) =>
      placed.push(decoration.range(Math.max(from, range.from), Math.min(to, range.to))),
    );
  }
  return Decoration.set(placed, true);
}
