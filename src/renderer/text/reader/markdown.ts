import type { Extension, Range as Placed } from '@codemirror/state';
import { Prec } from '@codemirror/state';
import { Decoration, ViewPlugin, WidgetType } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';
import { GFM, parser } from '@lezer/markdown';
import type { Block, Range } from '../../../core/model/records.ts';
import { marksField } from './highlights.ts';

// Markdown is drawn while its text stays what it is: what a sign means is seen, the sign is not, until the caret comes to it or
// something that is looked for is in it. Only blocks in view are read, each for itself; what kind of block a line is part of says
// the layout. Nothing here adds a letter or takes one away: a hidden sign has its offsets, is selected and copied as all else.

/** What a stretch of a block is. `hidden`: a sign that is drawn only where it is `near`, which is what it belongs to. */
export interface MarkdownPart extends Range {
  readonly what:
    | 'strong'
    | 'emphasis'
    | 'struck'
    | 'code'
    | 'link'
    | 'marked'
    | 'sign'
    | 'hidden'
    | 'bullet'
    | 'done'
    | 'open'
    | 'underline';
  readonly near?: Range;
}

const inlines = parser.configure(GFM);

const kinds: Readonly<Record<string, MarkdownPart['what']>> = {
  StrongEmphasis: 'strong',
  Emphasis: 'emphasis',
  Strikethrough: 'struck',
  InlineCode: 'code',
  Link: 'link',
  Image: 'link',
  Autolink: 'link',
};

/** Longer blocks are not read: nobody emphasises in them, and the time grows. */
const longestBlock = 20_000;

/** The parts of one block, in offsets of its own words. */
export function markdownParts(words: string, kind: Block['kind']): readonly MarkdownPart[] {
  if (words.length > longestBlock) return [];
  if (kind === 'preformatted') return fences(words);
  const parts = [...beginnings(words, kind)];
  const begin = Math.max(0, ...parts.filter(({ from }) => from < firstLine(words)).map(({ to }) => to));
  if (kind === 'row') parts.push(...bars(words));
  parts.push(...within(words, begin));
  return parts.toSorted((a, b) => a.from - b.from || b.to - a.to);
}

function firstLine(words: string): number {
  const end = words.indexOf('\n');
  return end < 0 ? words.length : end + 1;
}

/** The signs at the beginnings of lines. */
function beginnings(words: string, kind: Block['kind']): readonly MarkdownPart[] {
  const parts: MarkdownPart[] = [];
  for (let from = 0; from < words.length;) {
    const end = words.indexOf('\n', from);
    const to = end < 0 ? words.length : end;
    const line = words.slice(from, to);
    const near = { from, to };
    const quoted = /^(?:[ \t]*>[ \t]?)+/u.exec(line)?.[0].length ?? 0;
    if (quoted > 0) parts.push({ from, to: from + quoted, what: 'hidden', near: { from, to: from + quoted } });
    if (kind === 'heading') {
      const sign = /^[ \t]*#{1,6}[ \t]+/u.exec(line.slice(quoted))?.[0].length ?? 0;
      const own = { from: from + quoted, to: from + quoted + sign };
      if (sign > 0) parts.push({ ...own, what: 'hidden', near: own });
      if (from > 0 && /^[ \t]*(?:=+|-+)[ \t]*$/u.test(line)) parts.push({ from, to, what: 'underline', near });
    } else if (kind === 'item' && from === 0) parts.push(...signsOfItem(line.slice(quoted), quoted));
    else if (kind === 'item') {
      const indent = /^[ \t]+/u.exec(line.slice(quoted))?.[0].length ?? 0;
      if (indent > 0) parts.push({ from: from + quoted, to: from + quoted + indent, what: 'hidden', near });
    }
    from = to + 1;
  }
  return parts;
}

function signsOfItem(line: string, from: number): readonly MarkdownPart[] {
  const [, indent = '', sign, gap = '', task, blank = ''] =
    /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+|$)(?:(\[[ xX]\])([ \t]+))?/u.exec(line) ?? [];
  if (sign === undefined) return [];
  const at = from + indent.length;
  const near = { from, to: at + sign.length + gap.length };
  const parts: MarkdownPart[] = indent === '' ? [] : [{ from, to: at, what: 'hidden', near }];
  if (task !== undefined) {
    const box = near.to;
    parts.push({ from: at, to: box, what: 'hidden', near });
    const what = task === '[ ]' ? 'open' : 'done';
    parts.push({ from: box, to: box + task.length, what, near: { from: box, to: box + task.length + blank.length } });
  } else if (/^[-*+]$/u.test(sign)) parts.push({ from: at, to: at + 1, what: 'bullet', near });
  return parts;
}

function fences(words: string): readonly MarkdownPart[] {
  return [...words.matchAll(/^[ \t]*(?:`{3,}|~{3,}|---$).*$/gmu)].map(({ index, 0: { length } }) => ({
    from: index,
    to: index + length,
    what: 'sign',
  }));
}

/** Where the cells of a row of a table end: each begins with the bar before it. In code units of the row's words. */
export function cellEnds(words: string): readonly number[] {
  const line = words.slice(0, firstLine(words)).trimEnd();
  const bars = [...line.matchAll(/(?<!\\)\|/gu)].map(({ index }) => index);
  const inner = bars.filter((at) => at > 0 && at < line.length - 1 && line.slice(0, at).trim() !== '');
  return [...inner, line.length];
}

/** The lines between the cells of a table, and the line of dashes below its head. */
function bars(words: string): readonly MarkdownPart[] {
  const head = firstLine(words);
  const parts: MarkdownPart[] = [...words.slice(0, head).matchAll(/(?<!\\)\|/gu)].map(({ index }) => ({
    from: index,
    to: index + 1,
    what: 'hidden',
  }));
  const dashes = /^[ \t>]*[|:-][ \t|:-]*$/mu.exec(words.slice(head));
  if (dashes) {
    const near = { from: head + dashes.index, to: head + dashes.index + dashes[0].length };
    parts.push({ ...near, what: 'underline', near });
  }
  return parts;
}

/** What is emphasised, linked, struck out or code, and the signs that say so. */
function within(words: string, begin: number): readonly MarkdownPart[] {
  const parts: MarkdownPart[] = [];
  const code: Range[] = [];
  const above: Range[] = [];
  inlines.parse(words.slice(begin)).iterate({
    enter({ name, from: start, to: end, node }) {
      const [from, to] = [begin + start, begin + end];
      if (name === 'InlineCode' || name === 'URL') code.push({ from, to });
      const near = above.at(-1);
      above.push({ from, to });
      // Brackets alone are an editor’s: `[sic]`, `[…]`, `[[a note]]`.
      if ((name === 'Link' || name === 'Image') && words[to - 1] !== ')') return;
      const what = kinds[name];
      if (what !== undefined) parts.push({ from, to, what });
      const parent = node.parent?.name ?? '';
      if (!near || !(parent in kinds) || !name.endsWith('Mark')) return;
      if (parent !== 'Link' && parent !== 'Image') parts.push({ from, to, what: 'hidden', near });
      else if (words[near.to - 1] !== ')') return;
      else if (words[from] === ']') parts.push({ from, to: near.to, what: 'hidden', near });
      else if (words[from] === '[' || words[from] === '!') parts.push({ from, to, what: 'hidden', near });
    },
    leave() {
      above.pop();
    },
  });
  for (const { index, 0: found } of words.matchAll(/==(?=[^\s=])(?:[^=\n]|=(?!=))*[^\s=]==|==[^\s=]==/gu)) {
    const near = { from: index, to: index + found.length };
    if (index < begin || code.some(({ from, to }) => from < near.to && to > near.from)) continue;
    parts.push({ ...near, what: 'marked' });
    parts.push({ from: near.from, to: near.from + 2, what: 'hidden', near });
    parts.push({ from: near.to - 2, to: near.to, what: 'hidden', near });
  }
  return parts;
}

/** Where Markdown stands in what is shown; asked by positions of the view. */
export interface MarkdownSource {
  /** The blocks of the text that a stretch of it is part of. */
  blocksIn(range: Range): readonly (Range & { readonly kind: Block['kind'] })[];
  words(range: Range): string;
  toText(position: number): number;
  toDisplay(offset: number): number;
}

/** Draws the Markdown that is in view. */
export function drawingMarkdown(source: MarkdownSource): Extension {
  const known = new Map<number, readonly MarkdownPart[]>();
  const partsOf = (block: Range & { readonly kind: Block['kind'] }) => {
    let parts = known.get(block.from);
    if (!parts) {
      if (known.size > 500) known.clear();
      known.set(block.from, (parts = markdownParts(source.words(block), block.kind)));
    }
    return parts;
  };
  const plugin = ViewPlugin.fromClass(
    class {
      set: DecorationSet;
      constructor(view: EditorView) {
        this.set = drawIn(view, source, partsOf);
      }
      update({ view, viewportChanged, focusChanged, selectionSet, startState, state }: ViewUpdate): void {
        const [before, now] = [startState.field(marksField), state.field(marksField)];
        const looked = before.matches !== now.matches || before.found !== now.found || before.current !== now.current;
        if (viewportChanged || focusChanged || selectionSet || looked) this.set = drawIn(view, source, partsOf);
      }
    },
    { decorations: ({ set }) => set },
  );
  return Prec.low(plugin);
}

const classes: Partial<Record<MarkdownPart['what'], Decoration>> = Object.fromEntries(
  (['strong', 'emphasis', 'struck', 'code', 'link', 'marked', 'sign', 'underline'] as const).map((what) => [
    what,
    Decoration.mark({ class: `reader-md-${what}` }),
  ]),
);
const quiet = classes.sign!;
const nothing = Decoration.replace({});

function drawIn(
  view: EditorView,
  source: MarkdownSource,
  partsOf: (block: Range & { readonly kind: Block['kind'] }) => readonly MarkdownPart[],
): DecorationSet {
  const placed: Placed<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    for (const block of source.blocksIn({ from: source.toText(from), to: source.toText(to) })) {
      for (const part of partsOf(block)) {
        const place = (range: Range) => ({
          from: source.toDisplay(block.from + range.from),
          to: source.toDisplay(block.from + range.to),
        });
        const own = place(part);
        if (own.from >= own.to) continue;
        // A line of a megabyte is shown as several; nothing is put in the place of what goes from one to the next.
        const isInLine = view.state.doc.lineAt(own.from).to >= own.to;
        const decoration = isInLine ? drawingOf(view, part, own, place(part.near ?? part)) : classes[part.what];
        if (decoration) placed.push(decoration.range(own.from, own.to));
      }
    }
  }
  return Decoration.set(placed, true);
}

function drawingOf(view: EditorView, { what }: MarkdownPart, place: Range, near: Range): Decoration {
  const own = classes[what];
  if (own) return own;
  if (isNeeded(view, place, near)) return quiet;
  if (what === 'bullet') return bullet;
  if (what === 'open' || what === 'done') return boxes[what];
  return nothing;
}

/** Whether a sign must be seen: the caret is at what it belongs to, a selection ends in it, or something that is looked for is in it. */
function isNeeded(view: EditorView, sign: Range, near: Range): boolean {
  const { main } = view.state.selection;
  // Where nobody was yet, the caret stands at the very beginning.
  const isAt = main.empty && view.hasFocus && main.head > 0 && main.head >= near.from && main.head <= near.to;
  const isCut = !main.empty && [main.anchor, main.head].some((end) => end > sign.from && end < sign.to);
  if (isAt || isCut) return true;
  const { matches, found, current } = view.state.field(marksField);
  return [matches, found, current].some((ranges) => ranges.touching(sign.from, sign.to).length > 0);
}

class Sign extends WidgetType {
  constructor(
    private readonly sign: string,
    private readonly name: string,
  ) {
    super();
  }
  override eq(other: Sign): boolean {
    return other.sign === this.sign;
  }
  toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = this.name;
    element.textContent = this.sign;
    return element;
  }
}

const bullet = Decoration.replace({ widget: new Sign('•', 'reader-md-bullet') });
const boxes = {
  open: Decoration.replace({ widget: new Sign('☐', 'reader-md-box') }),
  done: Decoration.replace({ widget: new Sign('☑', 'reader-md-box') }),
};
