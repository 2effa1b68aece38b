import type { Drawing, Operation } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DrawnSign } from './unsaid-letters.ts';

// Where each letter of a page stands. The parser tells words and fills gaps with spaces; where letters of another font
// stand in these gaps, only this tells which belong together. It follows the operators of text and nothing else (ISO 32000-2, 9.4).

/** A letter, or a sign of several, as `Item` in `read-pdf.ts`: its matrix places it in points from the lower left. */
export interface Letter {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
  /** The file does not say which letters it is. */
  readonly unsaid: boolean;
}

type Matrix = readonly [number, number, number, number, number, number];

const unmoved: Matrix = [1, 0, 0, 1, 0, 0];

interface State {
  page: Matrix;
  font: string;
  size: number;
  letterGap: number;
  wordGap: number;
  scale: number;
  rise: number;
  leading: number;
}

/** What is asked of a font: how wide its units are, and of which signs it does not say the letters. */
export interface FontOnPage {
  readonly unit: number;
  saysNoLetter(sign: DrawnSign): boolean;
}

/** `operations` are their numbers by name. */
export function lettersOf(
  { fnArray, argsArray }: Drawing,
  operations: Readonly<Record<Operation, number>>,
  fontOf: (name: string) => FontOnPage,
): readonly Letter[] {
  const letters: Letter[] = [];
  let state: State = {
    ...{ page: unmoved, font: '', size: 0, letterGap: 0, wordGap: 0, scale: 1, rise: 0, leading: 0 },
  };
  const kept: State[] = [];
  let text = unmoved;
  let [x, y, lineX, lineY] = [0, 0, 0, 0];
  const keep = () => void kept.push({ ...state });
  const giveBack = () => void (state = kept.pop() ?? state);
  const move = (byX: number, byY: number) => {
    x = lineX += byX;
    y = lineY += byY;
  };
  const begin = (matrix: Matrix) => {
    text = matrix;
    [x, y, lineX, lineY] = [0, 0, 0, 0];
  };
  const show = (glyphs: readonly unknown[]) => {
    const font = fontOf(state.font);
    const unit = font.unit * state.size;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        x -= (glyph / 1000) * state.size * state.scale;
        continue;
      }
      if (!isGlyph(glyph)) continue;
      const wide = glyph.width * unit * state.scale;
      const [a, b, c, d, e, f] = times(state.page, times(text, [1, 0, 0, 1, x, y + state.rise]));
      const transform = [a * state.size, b * state.size, c * state.size, d * state.size, e, f];
      if (glyph.unicode !== '')
        letters.push({
          str: glyph.unicode,
          transform,
          width: wide * Math.hypot(a, b),
          fontName: state.font,
          unsaid: font.saysNoLetter(glyph),
        });
      x += wide + (state.letterGap + (glyph.isSpace ? state.wordGap : 0)) * state.scale;
    }
  };

  const does: Readonly<Record<Operation, (args: readonly unknown[]) => void>> = {
    save: keep,
    restore: giveBack,
    transform: (args) => (state.page = times(state.page, matrixIn(args))),
    paintFormXObjectBegin: ([matrix]) => {
      keep();
      state.page = times(state.page, matrixIn(matrix));
    },
    paintFormXObjectEnd: giveBack,
    beginText: () => begin(unmoved),
    setTextMatrix: (args) => begin(matrixIn(args.length === 1 ? args[0] : args)),
    moveText: ([byX, byY]) => move(numberIn(byX), numberIn(byY)),
    setLeadingMoveText: ([byX, byY]) => {
      state.leading = numberIn(byY);
      move(numberIn(byX), numberIn(byY));
    },
    nextLine: () => move(0, state.leading),
    setLeading: ([leading]) => (state.leading = -numberIn(leading)),
    setCharSpacing: ([gap]) => (state.letterGap = numberIn(gap)),
    setWordSpacing: ([gap]) => (state.wordGap = numberIn(gap)),
    setHScale: ([scale]) => (state.scale = numberIn(scale) / 100),
    setTextRise: ([rise]) => (state.rise = numberIn(rise)),
    setFont: ([font, size]) => {
      state.font = String(font);
      state.size = numberIn(size);
    },
    showText: ([glyphs]) => {
      if (Array.isArray(glyphs)) show(glyphs);
    },
  };
  const byNumber = new Map(Object.entries(does).map(([name, act]) => [operations[name as Operation], act] as const));
  fnArray.forEach((number, at) => byNumber.get(number)?.(argumentsIn(argsArray[at])));
  return letters;
}

interface Glyph extends DrawnSign {
  /** In units of its font. */
  readonly width: number;
  readonly isSpace: boolean;
}

function isGlyph(value: unknown): value is Glyph {
  return typeof value === 'object' && value !== null && 'unicode' in value && 'width' in value;
}

/** `outer` after `inner`, as in ISO 32000-2, 8.3.4. */
function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function argumentsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function matrixIn(value: unknown): Matrix {
  if (!(Array.isArray(value) || ArrayBuffer.isView(value))) return unmoved;
  const [a, b, c, d, e, f] = Array.from(value as ArrayLike<unknown>, numberIn);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

function numberIn(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
