import type { Extension } from '@codemirror/state';
import { EditorSelection, EditorState } from '@codemirror/state';
import type { ViewUpdate } from '@codemirror/view';
import { Direction, EditorView, drawSelection, highlightSpecialChars, keymap } from '@codemirror/view';
import { graphemeEnd } from '../../../core/text/graphemes.ts';
import type { Edge } from '../../../core/text/word-edges.ts';
import { nearestEdge, nextCharacter, nextEdge, withEdge } from '../../../core/text/word-edges.ts';
import { trimRange } from '../../../core/text/trim-range.ts';
import { snapToGraphemes } from '../../../core/anchor/describe.ts';
import type { PageStart } from '../../../core/model/pages.ts';
import type { Block, Range } from '../../../core/model/records.ts';
import { adoptStyles } from './adopt-styles.ts';
import type { Bracket } from './brackets.ts';
import { brackets } from './brackets.ts';
import type { Display } from './display.ts';
import { displayText } from './display.ts';
import type { FindPlace, FindWords } from './find-panel.ts';
import { finding, openFindPanel } from './find-panel.ts';
import type { Difference, Highlight, Marks } from './highlights.ts';
import { changingExtent } from './extent.ts';
import { flashing } from './flash.ts';
import { Folding, setFolding } from './fold.ts';
import type { Folded, FoldWords } from './fold.ts';
import { highlighting, marked, marksField, setMarks } from './highlights.ts';
import { intervalsOf } from './intervals.ts';
import { readerKeys } from './keys.ts';
import { lineLayout, namesOf, tabbedCells, toldBy } from './layout.ts';
import type { LineLayout, ToldPart } from './layout.ts';
import { margin } from './margin.ts';
import { cellEnds, drawingMarkdown } from './markdown.ts';
import type { MarkdownSource } from './markdown.ts';
import { menuAtCaret } from './menu-at-caret.ts';
import type { Caret, Units } from './movement.ts';
import { passageUnits, sentenceUnits, step } from './movement.ts';
import { readerTheme } from './theme.ts';

/** A stretch that is shown as marked. */
export type { Difference, Highlight } from './highlights.ts';
/** A stretch beside which a bracket stands. */
export type { Bracket } from './brackets.ts';
/** The words of its find bar. */
export type { FindWords } from './find-panel.ts';

/** What is shown. Offsets everywhere count UTF-16 code units of `text`, whatever the view does to draw it. */
export interface ReaderOptions {
  readonly text: string;
  /** BCP 47; null if not known. Tells screen readers how to speak. */
  readonly language: string | null;
  /** The document's title: the name of the region for assistive technology. */
  readonly label: string;
  /** Offsets where passages start, ascending. */
  readonly passages: ArrayLike<number>;
  /** The sentences of a passage, in offsets of the text. */
  readonly sentencesOf: (passage: Range) => readonly Range[];
  /** How the text was laid out where it came from, if that is known; drawn so. */
  readonly blocks?: readonly Block[];
  /** The blocks are those of Markdown, whose signs are drawn as what they mean. */
  readonly markdown?: boolean;
  /** Where the pages of a paged document begin, ascending; their names stand beside the text with the numbers. */
  readonly pages?: readonly PageStart[];
  readonly highlights?: readonly Highlight[];
  /** Drawn quietly. */
  readonly furniture?: readonly Range[];
  /** Whether it is folded to a line; `foldWords` says what stands there. */
  readonly folded?: boolean;
  readonly foldWords?: FoldWords;
  readonly findWords: FindWords;
  /**
   * The selection changed, or the pointer that made it was let go. Comes after the next drawing, with the place for a
   * toolbar.
   */
  readonly onSelect?: (selection: ReaderSelection) => void;
  /**
   * Every highlight under the click, the shortest first; or the one whose stripe in the margin was clicked. `adding`: with
   * Ctrl or Cmd, which leaves what is selected as it is.
   */
  readonly onHighlightClick?: (ids: readonly string[], adding: boolean) => void;
  /** An end of the extent was dragged to other words. */
  readonly onExtent?: (range: Range) => void;
  /** A bracket was clicked, with Ctrl or Cmd or without. */
  readonly onBracketClick?: (id: string, event: MouseEvent) => void;
  /** At most once a frame while the text scrolls. */
  readonly onScroll?: (position: ReaderPosition) => void;
  /** Asked before the reader's own keys, not while the find panel has the focus. True: the key is dealt with. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
}

/** What is selected, as a toolbar beside it must know it. */
export interface ReaderSelection {
  /** Widened so that it splits no grapheme cluster. */
  readonly range: Range;
  /** A bare caret. */
  readonly empty: boolean;
  /** A person made it: by pointer or by key. A place that was found and shown is none. */
  readonly byPerson: boolean;
  /** A key that goes on reading by passages or sentences made it: a person reads there, and chose no words yet. */
  readonly byReading: boolean;
  /** The pointer is still down: it is too early for a toolbar. */
  readonly dragging: boolean;
  /** The end that moves is the one at `range.from`. */
  readonly backward: boolean;
  /** Around the visible part of the selection, in pixels of the window; null if none of it is in view. */
  readonly rect: Rect | null;
}

/** Pixels of the window. */
export interface Rect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Which line stands at the top of the view: an offset on it, and by how many pixels its top is below the view's. */
export interface ReaderPosition {
  readonly from: number;
  readonly pixelOffset: number;
}

/** A text on the screen. Offsets of all methods are those of the text. */
export interface Reader {
  /** The element that scrolls, and the one that takes the focus. */
  readonly scroller: HTMLElement;
  readonly content: HTMLElement;
  /** With `active`, does what `setActive` does in the same drawing. */
  setHighlights(highlights: readonly Highlight[], active?: ReadonlySet<string>): void;
  /** Draws the highlights of these ids stronger; costs the same however many others there are. */
  setActive(ids: ReadonlySet<string>): void;
  /** What is drawn quietly from now on. */
  setFurniture(ranges: readonly Range[]): void;
  /** Folds furniture to a line each, or shows it. */
  setFolded(folded: boolean): void;
  /** Folds again what was opened; false if nothing was. */
  foldAgain(): boolean;
  /** The furniture around an offset, without white space at its ends; null if it is text. */
  furnitureAt(offset: number): Range | null;
  /** What is folded now, in text order: whole lines as they are drawn, and what stands in their place. A very long line of the text is drawn as several. */
  foldedNow(): readonly Folded[];
  /** The furniture whose folded line has the focus; null if none has. */
  foldInFocus(): Range | null;
  /** Puts grips at both ends of a highlight to drag them by; a frame around it while the `changing` one is moved. Null takes them away. */
  setExtent(range: Range | null, changing?: Edge): void;
  /** Whether the line at an offset runs from right to left. */
  isRightToLeft(offset: number): boolean;
  /** Marks search hits, in a manner of their own. */
  setMatches(ranges: readonly Range[]): void;
  /** Brackets beside the text, and in it the words that another text does not have. */
  setShared(brackets: readonly Bracket[], differences: readonly Difference[]): void;
  /** The bracket of this id, where it is drawn. */
  bracket(id: string): HTMLElement | null;
  /** By how many pixels the line of an offset is below the top of the view; null where it is not drawn. */
  pixelsTo(offset: number): number | null;
  /** Scrolls so that the range is in view; `flash` frames it for a moment. */
  reveal(range: Range, how?: { readonly select?: boolean; readonly flash?: boolean }): void;
  /** While the reader is hidden: where it was when last seen. */
  position(): ReaderPosition;
  restore(position: ReaderPosition): void;
  /** Measures anew after the variables of the page that set the text have changed; the line at the top stays there. */
  refit(): void;
  selection(): ReaderSelection;
  /** The words alone, for whoever asks often: where they are on the screen costs a layout. */
  selected(): Pick<ReaderSelection, 'range' | 'empty'>;
  /** Null leaves a bare caret where the selection began. */
  select(range: Range | null): void;
  /** Selects the next (1) or previous (-1) passage, or extends the selection by it. False at the end of the text. */
  nextPassage(direction: 1 | -1, extend?: boolean): boolean;
  nextSentence(direction: 1 | -1, extend?: boolean): boolean;
  /** Opens the find panel, with these words if any are given. */
  openFind(words?: string): void;
  focus(): void;
  destroy(): void;
}

/**
 * A text to read, select and mark: nothing typed, dropped or composed can change it. Fills `parent`, whose height must
 * be bounded. Knows text, ranges, colours and callbacks; neither tags nor records.
 */
export function createReader(parent: HTMLElement, options: ReaderOptions): Reader {
  adoptStyles(parent.ownerDocument);
  return new TextReader(parent, options);
}

/** What selects the passage or sentence that is read, as CodeMirror names events of a person. */
const reading = 'select.reading';
const topOfText: ReaderPosition = { from: 0, pixelOffset: 0 };

/** Longer lines are prose: the column holds about so many characters. */
const columnLength = 70;

/** How long a revealed range is outlined, in milliseconds. */
const flashTime = 1600;

class TextReader implements Reader, FindPlace {
  private readonly view: EditorView;
  private readonly display: Display;
  private readonly layout: LineLayout;
  private readonly told: (line: number) => readonly ToldPart[];
  private readonly passages: Units;
  private readonly sentences: Units;
  private readonly folds: Folding;
  private folded: boolean;
  private furniture: readonly Range[];
  private dragging = false;
  private byPerson = false;
  private byReading = false;
  /** In offsets of the text; and as it was before it is dragged. */
  private extent: Range | null = null;
  private extentBefore: Range | null = null;
  private shift = false;
  private lastPosition: ReaderPosition = topOfText;
  private flashTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly released = (): void => this.onRelease();
  private readonly loaded = (): void => this.view.requestMeasure();

  constructor(
    parent: HTMLElement,
    private readonly options: ReaderOptions,
  ) {
    const { text, passages, sentencesOf } = options;
    this.display = displayText(text, passages);
    this.layout = lineLayout(text, options.blocks ?? [], options.markdown ? cellEnds : tabbedCells);
    this.told = toldBy(text);
    this.passages = passageUnits(text, passages);
    this.sentences = sentenceUnits(text, passages, sentencesOf);
    this.folds = new Folding(options.foldWords ?? { hidden: String });
    this.folded = options.folded ?? false;
    this.furniture = options.furniture ?? [];
    const highlights = intervalsOf(this.shownRanges(options.highlights ?? []));
    const furniture = intervalsOf(this.shownRanges(this.furniture));
    this.view = new EditorView({ parent, state: this.startState({ highlights, furniture }) });
    this.dropFormAttributes();
    this.view.dom.addEventListener('copy', (event) => this.beforeCopy(event), true);
    parent.ownerDocument.addEventListener('pointerup', this.released, true);
    parent.ownerDocument.addEventListener('pointercancel', this.released, true);
    // A typeface comes when its first letter is drawn; its lines break elsewhere.
    parent.ownerDocument.fonts.addEventListener('loadingdone', this.loaded);
    if (this.folded) this.view.dispatch({ effects: setFolding.of(true) });
  }

  get scroller(): HTMLElement {
    return this.view.scrollDOM;
  }

  get content(): HTMLElement {
    return this.view.contentDOM;
  }

  setHighlights(highlights: readonly Highlight[], active?: ReadonlySet<string>): void {
    this.mark({ highlights: intervalsOf(this.shownRanges(highlights)), ...(active && { active }) });
  }

  setActive(ids: ReadonlySet<string>): void {
    this.mark({ active: ids });
  }

  setFurniture(ranges: readonly Range[]): void {
    if (ranges === this.furniture) return;
    this.furniture = ranges;
    this.mark({ furniture: intervalsOf(this.shownRanges(ranges)) });
  }

  setFolded(folded: boolean): void {
    if (folded === this.folded) return;
    this.folded = folded;
    this.view.dispatch({ effects: setFolding.of(folded) });
  }

  foldAgain(): boolean {
    if (!this.folded || !this.folds.isOpened(this.view.state)) return false;
    // Where the caret is left within, it would open it again.
    const { main } = this.view.state.selection;
    this.view.dispatch({ effects: setFolding.of(true), ...(main.empty ? {} : { selection: { anchor: main.from } }) });
    return true;
  }

  furnitureAt(offset: number): Range | null {
    let at = this.furniture.findIndex(({ from, to }) => from <= offset && offset < to);
    if (at < 0) return null;
    let last = at;
    while (at > 0 && this.furniture[at - 1]!.to === this.furniture[at]!.from) at--;
    while (this.furniture[last + 1]?.from === this.furniture[last]!.to) last++;
    return trimRange(this.options.text, { from: this.furniture[at]!.from, to: this.furniture[last]!.to });
  }

  foldedNow(): readonly Folded[] {
    const { toText } = this.display;
    return this.folds
      .hidden(this.view.state)
      .map(({ from, to, words }) => ({ from: toText(from), to: toText(to), words }));
  }

  foldInFocus(): Range | null {
    const from = this.folds.inFocus(this.view);
    return from === null ? null : this.furnitureAt(this.display.toText(from));
  }

  setExtent(range: Range | null, changing?: Edge): void {
    this.extent = range;
    const extent = range && { ...this.shownRange(range), changing: changing !== undefined };
    const effects = extent && changing ? [this.scrollToHead(extent[changing])] : [];
    this.view.dispatch({ effects: [setMarks.of({ extent }), ...effects] });
  }

  isRightToLeft(offset: number): boolean {
    return this.view.textDirectionAt(this.display.toDisplay(this.clamp(offset))) === Direction.RTL;
  }

  setMatches(ranges: readonly Range[]): void {
    this.mark({ matches: intervalsOf(this.shownRanges(ranges)) });
  }

  setShared(brackets: readonly Bracket[], differences: readonly Difference[]): void {
    this.mark({
      brackets: intervalsOf(this.shownRanges(brackets)),
      differences: intervalsOf(this.shownRanges(differences)),
    });
  }

  bracket(id: string): HTMLElement | null {
    const drawn = [...this.view.scrollDOM.querySelectorAll<HTMLElement>('.reader-bracket')];
    return drawn.find(({ dataset }) => dataset['id'] === id) ?? null;
  }

  pixelsTo(offset: number): number | null {
    const rect = this.view.coordsAtPos(this.display.toDisplay(this.clamp(offset)), 1);
    return rect && rect.top - this.view.scrollDOM.getBoundingClientRect().top;
  }

  reveal(range: Range, how: { readonly select?: boolean; readonly flash?: boolean } = {}): void {
    const { from, to } = this.shownRange(range);
    const selection = EditorSelection.range(from, to);
    this.folds.open(this.view, { from, to });
    this.view.dispatch({
      effects: EditorView.scrollIntoView(selection, { y: 'center' }),
      ...(how.select ? { selection } : {}),
    });
    if (how.flash) this.flash({ from, to });
  }

  position(): ReaderPosition {
    const box = this.view.scrollDOM.getBoundingClientRect();
    if (box.height === 0) return this.lastPosition;
    const content = this.view.contentDOM.getBoundingClientRect();
    // One pixel down, so that a line that only touches the edge does not count.
    const top = box.top + 1;
    const at = this.view.posAtCoords({ x: (content.left + content.right) / 2, y: top }, false);
    const rect = this.view.coordsAtPos(at, 1);
    const block = this.view.lineBlockAt(at);
    const lineTop = rect ? rect.top : this.view.documentTop + block.top;
    this.lastPosition = { from: this.display.toText(at), pixelOffset: lineTop - box.top };
    return this.lastPosition;
  }

  restore({ from, pixelOffset }: ReaderPosition): void {
    this.lastPosition = { from, pixelOffset };
    const at = this.display.toDisplay(this.clamp(from));
    this.view.dispatch({
      effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: pixelOffset }),
    });
  }

  refit(): void {
    if (this.view.scrollDOM.scrollTop > 0) this.restore(this.lastPosition);
    this.view.requestMeasure();
  }

  selected(): Pick<ReaderSelection, 'range' | 'empty'> {
    const { from, to, empty } = this.view.state.selection.main;
    const range = { from: this.display.toText(from), to: this.display.toText(to) };
    return { range: snapToGraphemes(this.options.text, range), empty };
  }

  selection(): ReaderSelection {
    const { from, to, head, anchor } = this.view.state.selection.main;
    return {
      ...this.selected(),
      byPerson: this.byPerson,
      byReading: this.byReading,
      dragging: this.dragging,
      backward: head < anchor,
      rect: this.rectOf(from, to),
    };
  }

  select(range: Range | null): void {
    const { from, to } = range ? this.shownRange(range) : { from: this.view.state.selection.main.from, to: null };
    this.view.dispatch({ selection: { anchor: from, head: to ?? from } });
  }

  nextPassage(direction: 1 | -1, extend = false): boolean {
    return this.move(this.passages, direction, extend);
  }

  nextSentence(direction: 1 | -1, extend = false): boolean {
    return this.move(this.sentences, direction, extend);
  }

  openFind(words = ''): void {
    openFindPanel(this.view, words);
  }

  focus(): void {
    this.view.focus();
  }

  destroy(): void {
    clearTimeout(this.flashTimer);
    const { ownerDocument } = this.view.dom;
    ownerDocument.removeEventListener('pointerup', this.released, true);
    ownerDocument.removeEventListener('pointercancel', this.released, true);
    ownerDocument.fonts.removeEventListener('loadingdone', this.loaded);
    this.view.destroy();
  }

  // What the find panel asks of its reader.

  text(): string {
    return this.options.text;
  }

  start(): number {
    const { from, to } = this.view.state.selection.main;
    const { visibleRanges } = this.view;
    const inView = visibleRanges.some((range) => range.from <= to && range.to >= from);
    return inView ? this.display.toText(from) : this.position().from;
  }

  show(ranges: readonly Range[], current: number): void {
    const shown = this.shownRanges(ranges);
    const range = shown[current];
    if (range) this.folds.open(this.view, range);
    this.view.dispatch({
      effects: [
        setMarks.of({ found: intervalsOf(shown), current: intervalsOf(range ? [range] : []) }),
        ...(range
          ? [EditorView.scrollIntoView(EditorSelection.range(range.from, range.to), { y: 'nearest', yMargin: 96 })]
          : []),
      ],
    });
  }

  close(current: Range | null): void {
    const none = intervalsOf<Range>([]);
    this.mark({ found: none, current: none });
    if (current) this.select(current);
    this.focus();
  }

  /** With these marks from the start: drawing them in a second step would draw all that is in view twice. */
  private startState(marks: Partial<Marks>): EditorState {
    const { language, label, findWords, pages } = this.options;
    return EditorState.create({
      doc: this.display.text,
      extensions: [
        // Only \n ends a line. CodeMirror would also split at a lone \r, and offsets would drift.
        EditorState.lineSeparator.of('\n'),
        readOnly,
        EditorView.contentAttributes.of({
          role: 'document',
          tabindex: '0',
          'aria-label': label,
          ...(language ? { lang: language } : {}),
        }),
        pages && pages.length > 0 ? EditorView.editorAttributes.of({ class: 'reader-paged' }) : [],
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        // What is invisible inside a word does not end it, for a double click and for going word by word.
        EditorState.languageData.of(() => [{ wordChars: invisible }]),
        drawSelection({ cursorBlinkRate: 0 }),
        highlightSpecialChars({ specialChars: controls, addSpecialChars: null }),
        EditorView.clipboardOutputFilter.of((_, state) => {
          const { from, to } = state.selection.main;
          return this.options.text.slice(this.display.toText(from), this.display.toText(to));
        }),
        marked(marks),
        highlighting({
          classes: (start) => this.classesOf(start),
          passage: (start) => {
            const at = placeOf(this.options.passages, this.display.toText(start));
            return at < 0 ? null : at + 1;
          },
          direction: (start) => this.layout.direction(this.display.toText(start)),
          cells: (start) => {
            const cells = this.layout.cells(this.display.toText(start));
            return cells.map((cell) => ({ ...cell, ...this.shownRange(cell) }));
          },
          pages: (from, to) => {
            const { pages = [], text } = this.options;
            const [first, end] = [this.display.toText(from), this.display.toText(to)];
            const begun = pages.filter((page) => page.from >= first && page.from < end);
            return begun.map(({ from: at, label }) => {
              const sign = at + (/^\s*/u.exec(text.slice(at, end))?.[0].length ?? 0);
              return { label, ...this.shownRange({ from: sign, to: graphemeEnd(text, sign + 1) }) };
            });
          },
          told: (start) => {
            const parts = this.told(this.display.toText(start));
            return parts.map((part) => ({ ...part, ...this.shownRange(part) }));
          },
        }),
        ...(this.options.markdown ? [drawingMarkdown(this.markdownSource())] : []),
        margin((id, event) => this.options.onHighlightClick?.([id], isAdding(event))),
        brackets((id, event) => this.options.onBracketClick?.(id, event)),
        changingExtent({
          drag: (edge, position, free) => this.onDrag(edge, position, free),
          drop: (keep) => this.onDrop(keep),
        }),
        flashing,
        this.folds.extension,
        finding(findWords, this),
        EditorView.domEventHandlers({
          keydown: (event) => {
            this.shift = event.shiftKey;
            return this.options.onKey?.(event) ?? false;
          },
          pointerdown: (event) => {
            this.dragging = event.button === 0;
          },
          mousedown: (event) => this.beginSelecting(event),
          // Or the browser would take the selected words along, and the selection would stay where it was.
          dragstart: (event) => (event.preventDefault(), true),
          click: (event) => this.onClick(event),
        }),
        EditorView.domEventObservers({ scroll: () => this.onScroll() }),
        menuAtCaret,
        // Behind the handler of keys above: all keymaps are read where the first of them stands.
        keymap.of([...readerKeys(() => this.shift), { key: 'Enter', run: (view) => this.folds.openAtCaret(view) }]),
        EditorView.updateListener.of((update) => this.onUpdate(update)),
        readerTheme,
      ],
    });
  }

  private markdownSource(): MarkdownSource {
    const { text, blocks = [] } = this.options;
    return {
      blocksIn: ({ from, to }) => {
        const first = Math.max(0, firstAbove(blocks, from) - 1);
        return blocks
          .slice(first, firstAbove(blocks, to))
          .map(({ from: start, kind }, at) => ({ from: start, to: blocks[first + at + 1]?.from ?? text.length, kind }));
      },
      words: ({ from, to }) => text.slice(from, to),
      toText: (position) => this.display.toText(position),
      toDisplay: (offset) => this.display.toDisplay(offset),
    };
  }

  private classesOf(start: number): string {
    const { text, passages } = this.options;
    const at = this.display.toText(start);
    const line = this.layout.at(at);
    if (line !== null) return namesOf(line, 'reader');
    if (text[at] === '\n' || at >= text.length) return 'reader-blank';
    if (this.runsOn(start)) return 'reader-apart reader-indented';
    if (placeOf(passages, at) < 0) return '';
    return text.startsWith('\n\n', at - 2) ? 'reader-behind-blank reader-indented' : 'reader-indented';
  }

  /** Whether a paragraph begins there that only a line break parts from the one above: nothing else would show it. */
  private runsOn(start: number): boolean {
    const { text, passages } = this.options;
    const at = this.display.toText(start);
    if (text[at - 1] !== '\n' || placeOf(passages, at) < 0) return false;
    const above = text.slice(text.lastIndexOf('\n', at - 2) + 1, at - 1);
    const end = text.indexOf('\n', at);
    const below = text.slice(at, end < 0 ? text.length : end);
    // Lists, poems and addresses stay as they stand.
    return above.trim() !== '' && below.trim() !== '' && Math.max(above.length, below.length) > columnLength;
  }

  /** CodeMirror's content is a text box; these attributes of one are not allowed in a `document`. */
  private dropFormAttributes(): void {
    this.view.contentDOM.removeAttribute('aria-multiline');
    this.view.contentDOM.removeAttribute('aria-readonly');
    if (!this.options.language) this.view.contentDOM.removeAttribute('lang');
  }

  /** With a bare caret CodeMirror would copy its line; here nothing is copied, and the clipboard keeps what it has. */
  private beforeCopy(event: ClipboardEvent): void {
    const inText = event.target instanceof Node && this.view.contentDOM.contains(event.target);
    if (inText && this.view.state.selection.main.empty) event.stopPropagation();
  }

  private mark(marks: Partial<Marks>): void {
    this.view.dispatch({ effects: setMarks.of(marks) });
  }

  private flash(range: Range): void {
    clearTimeout(this.flashTimer);
    this.mark({ flash: intervalsOf([range]) });
    this.flashTimer = setTimeout(() => this.mark({ flash: intervalsOf<Range>([]) }), flashTime);
  }

  private clamp(offset: number): number {
    return Math.max(0, Math.min(offset, this.options.text.length));
  }

  private shownRange({ from, to }: Range): Range {
    const start = this.display.toDisplay(this.clamp(from));
    return { from: start, to: Math.max(start, this.display.toDisplay(this.clamp(to), -1)) };
  }

  private shownRanges<T extends Range>(ranges: readonly T[]): readonly T[] {
    // Of ten thousand marks, each new one would wait until all were copied.
    if (this.display.text === this.options.text && ranges.every(({ to }) => to <= this.options.text.length))
      return ranges;
    return ranges.map((range) => ({ ...range, ...this.shownRange(range) }));
  }

  private move(units: Units, direction: 1 | -1, extend: boolean): boolean {
    const { anchor, head } = this.view.state.selection.main;
    const before = { anchor: this.display.toText(anchor), head: this.display.toText(head) };
    let after = step(units, before, direction, extend);
    // What is folded away is passed over.
    while (this.isFolded(extend ? { anchor: after.head, head: after.head } : after)) {
      const next = step(units, after, direction, extend);
      if (next.anchor === after.anchor && next.head === after.head) return false;
      after = next;
    }
    if (after.anchor === before.anchor && after.head === before.head) return false;
    const range = this.shownRange({ from: Math.min(after.anchor, after.head), to: Math.max(after.anchor, after.head) });
    const forward = after.anchor <= after.head;
    const selection = forward
      ? EditorSelection.range(range.from, range.to)
      : EditorSelection.range(range.to, range.from);
    this.view.dispatch({
      selection,
      effects: this.scrollToHead(selection.head),
      userEvent: extend ? 'select' : reading,
    });
    return true;
  }

  private isFolded({ anchor, head }: Caret): boolean {
    const range = this.shownRange({ from: Math.min(anchor, head), to: Math.max(anchor, head) });
    return this.folds.isHidden(this.view.state, range);
  }

  private scrollToHead(head: number): ReturnType<typeof EditorView.scrollIntoView> {
    return EditorView.scrollIntoView(head, { y: 'nearest', yMargin: 48 });
  }

  private onDrag(edge: Edge, position: number, free: boolean): void {
    const { extent } = this;
    if (!extent) return;
    if (!this.extentBefore) {
      this.extentBefore = extent;
      this.select({ from: extent.from, to: extent.from });
    }
    const { text } = this.options;
    const place = nearestEdge(text, this.display.toText(position), edge, free ? nextCharacter : nextEdge);
    const range = withEdge(extent, edge, place);
    if (range === extent) return;
    this.extent = range;
    this.mark({ extent: { ...this.shownRange(range), changing: true } });
  }

  private onDrop(keep: boolean): void {
    const { extent, extentBefore } = this;
    this.extentBefore = null;
    if (!extent || !extentBefore) return;
    const changed = extent.from !== extentBefore.from || extent.to !== extentBefore.to;
    if (keep && changed) this.options.onExtent?.(extent);
    else this.setExtent(extentBefore);
  }

  private rectOf(from: number, to: number): Rect | null {
    const { view } = this;
    const start = Math.max(from, view.viewport.from);
    const end = Math.min(to, view.viewport.to);
    if (start > end) return null;
    const first = view.coordsAtPos(start, 1);
    const last = view.coordsAtPos(end, from === to ? 1 : -1);
    const box = view.scrollDOM.getBoundingClientRect();
    if (!first || !last || last.bottom < box.top || first.top > box.bottom) return null;
    const content = view.contentDOM.getBoundingClientRect();
    const oneLine = last.top < first.bottom;
    return {
      left: oneLine ? Math.min(first.left, last.left) : content.left,
      right: oneLine ? Math.max(first.right, last.right) : content.right,
      top: Math.max(first.top, box.top),
      bottom: Math.min(last.bottom, box.bottom),
    };
  }

  private onUpdate(update: ViewUpdate): void {
    if (!update.selectionSet) return;
    this.byPerson = update.transactions.some((one) => one.isUserEvent('select'));
    this.byReading = update.transactions.some((one) => one.isUserEvent(reading));
    this.announceSelection();
  }

  private announceSelection(): void {
    const { onSelect } = this.options;
    if (!onSelect) return;
    // After the drawing, not within it: who listens may ask for the layout again, which CodeMirror refuses until then.
    this.view.requestMeasure({
      key: this.announceKey,
      read: () => this.selection(),
      write: (selection) => queueMicrotask(() => onSelect(selection)),
    });
  }
  private readonly announceKey = {};

  private onRelease(): void {
    if (!this.dragging) return;
    this.dragging = false;
    this.announceSelection();
  }

  private onScroll(): void {
    const { onScroll } = this.options;
    if (!onScroll) return;
    this.view.requestMeasure({
      key: this.scrollKey,
      read: () => this.position(),
      // Afterwards, not in the middle of measuring: who hears of it may ask where the selection stands now.
      write: (position) => queueMicrotask(() => onScroll(position)),
    });
  }
  private readonly scrollKey = {};

  /**
   * A press always begins a selection. Within the present one CodeMirror would wait whether it is dragged away, which
   * nothing here is: so that one ends first. With Shift its fixed end stays. A highlight that is chosen besides others leaves
   * the caret where it is.
   */
  private beginSelecting(event: MouseEvent): boolean {
    if (isAdding(event) && isOnMark(event)) {
      this.view.focus();
      event.preventDefault();
      return true;
    }
    const { main } = this.view.state.selection;
    if (event.button !== 0 || main.empty) return false;
    const at = event.shiftKey ? main.anchor : this.view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
    this.view.dispatch({ selection: { anchor: at } });
    return false;
  }

  private onClick(event: MouseEvent): boolean {
    const { onHighlightClick } = this.options;
    const selecting = !isAdding(event) && !this.view.state.selection.main.empty;
    if (!onHighlightClick || !isOnMark(event) || selecting) return false;
    const at = this.view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
    const { highlights } = this.view.state.field(marksField);
    const ids = highlights
      .touching(at - 1, at + 1)
      .map((index) => highlights.items[index]!)
      .sort((a, b) => a.to - a.from - (b.to - b.from))
      .map(({ id }) => id);
    if (ids.length > 0) onHighlightClick(ids, isAdding(event));
    return false;
  }
}

function isOnMark({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('.reader-highlight') !== null;
}

/** Whether a press chooses a highlight besides others. */
function isAdding({ button, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return button === 0 && !shiftKey && (ctrlKey || metaKey);
}

/** The place of the first block that begins behind an offset. */
function firstAbove(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.from <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where an ascending list holds the offset; -1 if it does not. */
function placeOf(starts: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return starts[low] === offset ? low : -1;
}

// Not editable, so that no key, drop, composition or on-screen keyboard reaches the text; read-only for commands; and
// no transaction changes the document, whatever the source.
const readOnly: Extension = [
  EditorView.editable.of(false),
  EditorState.readOnly.of(true),
  EditorState.changeFilter.of(() => false),
  EditorView.dragMovesSelection.of(() => false),
];

/** Soft hyphen, joiners. */
const invisible = '\u00AD\u200C\u200D\u2060';

/** Characters that would be invisible or disturb the layout; joiners and direction marks of ordinary prose are not. */
const controls = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffc]/gu;
