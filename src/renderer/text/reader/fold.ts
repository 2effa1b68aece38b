import type { EditorState, Extension, Text, Transaction } from '@codemirror/state';
import { Prec, StateEffect, StateField } from '@codemirror/state';
import type { DecorationSet } from '@codemirror/view';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';
import type { Range } from '../../../core/model/records.ts';
import type { Marks } from './highlights.ts';
import { marksField } from './highlights.ts';
import type { Intervals } from './intervals.ts';

// Furniture of several lines is folded to one, which says how many there are. Nothing that somebody marked, and no match of
// the search, is folded away; and what is selected or gone to is opened first.

/** What a fold says. */
export interface FoldWords {
  hidden(lines: number): string;
}

/** Furniture that can be folded: whole lines, in positions of the view. */
interface Stretch extends Range {
  /** Those with words. */
  readonly lines: number;
}

/** A stretch that is folded, and what stands in its place. */
export interface Folded extends Range {
  readonly words: string;
}

interface Folds {
  readonly folding: boolean;
  /** Where those begin that a person opened. */
  readonly opened: ReadonlySet<number>;
  readonly hidden: readonly Stretch[];
  readonly drawn: DecorationSet;
}

/** Whether furniture is folded; what was opened is folded again. */
export const setFolding = StateEffect.define<boolean>();
const openFold = StateEffect.define<number>();

const foldsField = (words: FoldWords) =>
  StateField.define<Folds>({
    create: () => ({ folding: false, opened: new Set(), hidden: [], drawn: Decoration.none }),
    update: (folds, transaction) => foldsAfter(folds, transaction, words),
    provide: (field) => [
      // Of the lowest precedence and therefore outside of all that is drawn in lines.
      Prec.lowest(EditorView.decorations.from(field, ({ drawn }) => drawn)),
      EditorView.atomicRanges.of((view) => view.state.field(field).drawn),
    ],
  });

/** The folds of one reader. */
export class Folding {
  private readonly field: StateField<Folds>;
  readonly extension: Extension;

  constructor(private readonly words: FoldWords) {
    this.field = foldsField(words);
    this.extension = this.field;
  }

  /** Whether some that can be folded were opened. */
  isOpened(state: EditorState): boolean {
    return state.field(this.field).opened.size > 0;
  }

  /** What is folded, in positions of the view. */
  hidden(state: EditorState): readonly Folded[] {
    return state.field(this.field).hidden.map(({ from, to, lines }) => ({ from, to, words: this.words.hidden(lines) }));
  }

  /** Whether a stretch lies in one that is folded. */
  isHidden(state: EditorState, { from, to }: Range): boolean {
    return state.field(this.field).hidden.some((one) => one.from <= from && to <= one.to);
  }

  /** Opens what is folded of a stretch. */
  open(view: EditorView, { from, to }: Range): void {
    const touched = view.state.field(this.field).hidden.filter((one) => one.from <= to && from <= one.to);
    if (touched.length > 0) view.dispatch({ effects: touched.map((one) => openFold.of(one.from)) });
  }

  /** Where the folded stretch begins whose line has the focus; null if none has. */
  inFocus({ dom }: EditorView): number | null {
    const from = dom.querySelector<HTMLElement>('.reader-fold > :focus')?.dataset['from'];
    return from === undefined ? null : Number(from);
  }

  /** Opens what is folded where a bare caret stands beside it; whether something is. */
  openAtCaret(view: EditorView): boolean {
    const { empty, head } = view.state.selection.main;
    const there = view.state.field(this.field).hidden.find(({ from, to }) => head === from || head === to);
    if (!empty || !there) return false;
    view.dispatch({ effects: openFold.of(there.from) });
    return true;
  }
}

function foldsAfter(folds: Folds, transaction: Transaction, words: FoldWords): Folds {
  const { state, startState, effects } = transaction;
  let { folding, opened } = folds;
  for (const effect of effects) {
    if (effect.is(setFolding)) [folding, opened] = [effect.value, new Set<number>()];
    else if (effect.is(openFold)) opened = new Set([...opened, effect.value]);
  }
  for (const { from } of folds.hidden.filter((one) => transaction.selection && standsIn(state, one)))
    opened = new Set([...opened, from]);
  const marks = state.field(marksField);
  const same = folding === folds.folding && opened === folds.opened;
  if (same && !isMarkedAnew(startState.field(marksField), marks)) return folds;
  const hidden = folding ? stretchesOf(marks.furniture, state.doc).filter((one) => isFolded(one, marks, opened)) : [];
  const drawn = hidden.map(({ from, to, lines }) =>
    Decoration.replace({ block: true, widget: new FoldLine(from, words.hidden(lines)) }).range(from, to),
  );
  return { folding, opened, hidden, drawn: Decoration.set(drawn) };
}

function isMarkedAnew(before: Marks, now: Marks): boolean {
  return before.furniture !== now.furniture || before.highlights !== now.highlights || before.matches !== now.matches;
}

function isFolded({ from, to }: Stretch, { highlights, matches }: Marks, opened: ReadonlySet<number>): boolean {
  return !opened.has(from) && highlights.touching(from, to).length === 0 && matches.touching(from, to).length === 0;
}

/** Whether an end of the selection lies within, or all of it. */
function standsIn({ selection: { main } }: EditorState, { from, to }: Stretch): boolean {
  const within = (at: number) => from < at && at < to;
  return within(main.anchor) || within(main.head) || (!main.empty && from <= main.from && main.to <= to);
}

/** Passages of furniture that follow each other, as stretches of whole lines; those of a single line are left out. */
function stretchesOf(furniture: Intervals<Range>, doc: Text): readonly Stretch[] {
  const known = stretches.get(furniture);
  if (known) return known;
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of furniture.items) {
    const last = joined.at(-1);
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  const found = joined.flatMap((one) => linesOf(one, doc) ?? []);
  stretches.set(furniture, found);
  return found;
}

const stretches = new WeakMap<Intervals<Range>, readonly Stretch[]>();

function linesOf({ from, to }: Range, doc: Text): Stretch | null {
  const first = doc.lineAt(from);
  const end = doc.lineAt(Math.min(to, doc.length));
  const wholeLines = first.from === from && (to >= doc.length || end.from === to || end.to === to);
  if (!wholeLines) return null;
  let [lines, last] = [0, first];
  for (let line = first; ; line = doc.line(line.number + 1)) {
    if (line.from >= to && line.from > from) break;
    if (line.text.trim() !== '') [lines, last] = [lines + 1, line];
    if (line.number === doc.lines) break;
  }
  return lines < 2 ? null : { from, to: last.to, lines };
}

class FoldLine extends WidgetType {
  constructor(
    private readonly from: number,
    private readonly words: string,
  ) {
    super();
  }

  override eq(other: FoldLine): boolean {
    return other.from === this.from && other.words === this.words;
  }

  override get estimatedHeight(): number {
    return 32;
  }

  toDOM(view: EditorView): HTMLElement {
    const line = view.dom.ownerDocument.createElement('div');
    line.className = 'reader-fold';
    const button = view.dom.ownerDocument.createElement('button');
    button.type = 'button';
    button.textContent = this.words;
    button.setAttribute('aria-expanded', 'false');
    button.dataset['from'] = String(this.from);
    button.addEventListener('click', () => {
      view.dispatch({ effects: openFold.of(this.from), selection: { anchor: this.from } });
      view.focus();
    });
    line.append(button);
    return line;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}
