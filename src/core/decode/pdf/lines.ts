// The words of a page as lines, from above to below and column by column. A PDF says where each piece of text stands and
// nothing else: what a line, a column or a row of a table is follows from distances.

/** A piece of text where a page has it: points from the left, and from below to its baseline. */
export interface Piece {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of its letters. */
  readonly size: number;
  readonly rightToLeft: boolean;
}

/** A line of a column. */
export interface Line {
  /** One, or the cells of a row. */
  readonly cells: readonly string[];
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly rightToLeft: boolean;
  /** The left and right edge of the column that it stands in. */
  readonly column: readonly [left: number, right: number];
}

/** Pieces that stand beside one another without a gap as wide as between columns. */
interface Run {
  readonly pieces: Piece[];
  left: number;
  right: number;
  y: number;
  size: number;
}

/** In em: a gap between two words that no space stands for, and between what does not belong together. */
const spaceGap = 0.18;
const columnGap = 1.6;

/** The pieces of a page as lines in the order in which they are read. */
export function linesOf(pieces: readonly Piece[]): readonly Line[] {
  return ordered(joined(runsOf(pieces)), 0).flatMap(({ runs, column }) =>
    rowsOf(runs).map((row) => lineOf(row, column)),
  );
}

/** A stretch of a line that was drawn in parts that stand in one another. */
export interface Woven {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** Where letters from the left stand in the gaps of others: which word they belong to is only known letter by letter. */
export function wovenIn(pieces: readonly Piece[]): readonly Woven[] {
  return runsOf(pieces).filter((run) => !isRightToLeft([run]) && goesBack(run.pieces, run.size));
}

/** The pieces with their letters, one by one, where they are woven. */
export function withLetters(
  pieces: readonly Piece[],
  woven: readonly Woven[],
  letters: readonly Piece[],
): readonly Piece[] {
  const isIn = ({ left, right, y, size }: Woven, piece: Piece) =>
    Math.abs(piece.y - y) < size * 0.6 && piece.x > left - 1 && piece.x + piece.width < right + 1;
  const put = new Set<Woven>();
  return pieces.flatMap((piece) => {
    const at = woven.find((one) => isIn(one, piece));
    if (!at) return [piece];
    if (put.has(at)) return [];
    put.add(at);
    return letters.filter((letter) => isIn(at, letter)).toSorted((a, b) => a.x - b.x);
  });
}

/** Runs in the order in which the page draws them, which is nearly always that in which they are read. */
function runsOf(pieces: readonly Piece[]): readonly Run[] {
  const runs: Run[] = [];
  for (const piece of pieces) {
    // The parser fills wide gaps with a space.
    if (piece.width > piece.size * 1.2 && piece.words.trim() === '') continue;
    const run = runs.at(-1);
    if (run && goesOn(run, piece)) {
      run.pieces.push(piece);
      run.left = Math.min(run.left, piece.x);
      run.right = Math.max(run.right, piece.x + piece.width);
      if (piece.size > run.size) [run.size, run.y] = [piece.size, piece.y];
    } else if (piece.words.trim() !== '')
      runs.push({ pieces: [piece], left: piece.x, right: piece.x + piece.width, y: piece.y, size: piece.size });
  }
  return runs;
}

/**
 * Signs between words that run from the right are often drawn apart from them, before or behind all of a line: such runs
 * that overlap or touch are one. Between columns there is more.
 */
function joined(runs: readonly Run[]): readonly Run[] {
  if (!isRightToLeft(runs)) return runs;
  return rowsOf(topDown(runs)).flatMap((row) => {
    if (row.length === 1 || !isRightToLeft(row)) return row;
    const wholes: Run[] = [];
    for (const run of row.toSorted((a, b) => a.left - b.left)) {
      const whole = wholes.at(-1);
      if (whole && run.left - whole.right < Math.max(run.size, whole.size) * 0.5) {
        whole.pieces.push(...run.pieces);
        whole.right = Math.max(whole.right, run.right);
        if (run.size > whole.size) [whole.size, whole.y] = [run.size, run.y];
      } else wholes.push({ ...run, pieces: [...run.pieces] });
    }
    return wholes;
  });
}

function goesOn(run: Run, { x, y, width, size }: Piece): boolean {
  const larger = Math.max(run.size, size);
  // A number of a note stands higher than its line.
  if (Math.abs(y - run.y) > larger * (size === run.size ? 0.3 : 0.6)) return false;
  if (x >= run.left && x + width <= run.right + larger * spaceGap) return true;
  const gap = x >= run.left ? x - run.right : run.left - (x + width);
  return gap < larger * columnGap && gap > -larger * 40;
}

/** Runs of one column, or that stand across all. */
interface Region {
  readonly runs: readonly Run[];
  readonly column: readonly [number, number];
}

const deepest = 3;

/** The columns of a page in their order: of a part between two lines that go across, first the left one. */
function ordered(runs: readonly Run[], depth: number): readonly Region[] {
  if (runs.length === 0) return [];
  const left = minimum(runs.map((run) => run.left));
  const right = maximum(runs.map((run) => run.right));
  const gutter = depth < deepest ? gutterOf(runs, left, right) : null;
  if (gutter === null) return [{ runs: topDown(runs), column: [left, right] }];
  const regions: Region[] = [];
  let band: Run[] = [];
  const flush = () => {
    const sides = [band.filter((run) => run.right <= gutter), band.filter((run) => run.left >= gutter)];
    // Who writes from the right reads the right column first.
    if (isRightToLeft(band)) sides.reverse();
    for (const side of sides) regions.push(...ordered(side, depth + 1));
    band = [];
  };
  for (const run of topDown(runs)) {
    if (run.left < gutter && run.right > gutter) {
      flush();
      const last = regions.at(-1);
      if (last && last.column[0] === left && last.column[1] === right)
        regions[regions.length - 1] = { ...last, runs: [...last.runs, run] };
      else regions.push({ runs: [run], column: [left, right] });
    } else band.push(run);
  }
  flush();
  return regions;
}

/** Lines on either side, how much of its side a line fills at least, and how many of all runs may go across. */
const fewest = 5;
const filled = 0.5;
const across = 0.3;

/** Where a gap runs down between two columns of prose; null if there is none. A table has gaps, too, but short cells. */
function gutterOf(runs: readonly Run[], left: number, right: number): number | null {
  let best: { readonly at: number; readonly crossing: number } | null = null;
  const candidates = new Set(runs.filter((run) => run.left > left + 20).map((run) => Math.floor(run.left) - 1));
  for (const at of [...candidates].slice(0, 200)) {
    if (at < left + (right - left) * 0.25 || at > left + (right - left) * 0.75) continue;
    const crossing = runs.filter((run) => run.left < at && run.right > at).length;
    if (crossing > runs.length * across || (best && crossing >= best.crossing)) continue;
    const sides = [runs.filter((run) => run.right <= at), runs.filter((run) => run.left >= at)];
    const isProse = sides.every((side) => side.length >= fewest && fills(side, filled)) || sides.every(areColumns);
    if (isProse) best = { at, crossing };
  }
  return best?.at ?? null;
}

function fills(runs: readonly Run[], share: number): boolean {
  const width = maximum(runs.map((run) => run.right)) - minimum(runs.map((run) => run.left));
  return median(runs.map((run) => run.right - run.left)) >= width * share;
}

/** Of several columns beside one another each must be wide and its lines full, as those of a table are not. */
const wideColumn = 6.5;
const full = 0.7;

/** Whether runs are lines of prose in one column or several; some may go across them. */
function areColumns(runs: readonly Run[]): boolean {
  const usual = median(runs.map((run) => run.right - run.left));
  const columns: { readonly runs: Run[]; right: number }[] = [];
  for (const run of runs.toSorted((a, b) => a.left - b.left)) {
    if (run.right - run.left > usual * 1.5) continue;
    const column = columns.at(-1);
    if (column && run.left < column.right) {
      column.runs.push(run);
      column.right = Math.max(column.right, run.right);
    } else columns.push({ runs: [run], right: run.right });
  }
  return columns.every((column) => {
    const size = median(column.runs.map((run) => run.size));
    return column.runs.length >= fewest && usual >= size * wideColumn && fills(column.runs, full);
  });
}

function topDown(runs: readonly Run[]): readonly Run[] {
  return runs.toSorted((a, b) => b.y - a.y || a.left - b.left);
}

/** Runs that stand on one line. */
function rowsOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const rows: Run[][] = [];
  for (const run of runs) {
    const row = rows.at(-1);
    if (row && row[0]!.y - run.y < Math.max(run.size, row[0]!.size) * 0.35) row.push(run);
    else rows.push([run]);
  }
  return rows;
}

function lineOf(row: readonly Run[], column: readonly [number, number]): Line {
  const rightToLeft = isRightToLeft(row);
  const inOrder = row.toSorted((a, b) => (rightToLeft ? b.left - a.left : a.left - b.left));
  const size = maximum(row.map((run) => run.size));
  return {
    cells: inOrder.map((run) => wordsOf(run, rightToLeft)),
    left: minimum(row.map((run) => run.left)),
    right: maximum(row.map((run) => run.right)),
    y: row[0]!.y,
    size,
    rightToLeft,
    column,
  };
}

function wordsOf(run: Run, rightToLeft: boolean): string {
  const { pieces, size } = run;
  const inOrder = rightToLeft
    ? withSignsBetween(pieces)
        .toSorted((a, b) => b.x + b.width / 2 - (a.x + a.width / 2))
        .map(asSigns)
    : fromLeft(pieces, size);
  let words = '';
  let before: Piece | null = null;
  for (const piece of inOrder) {
    if (before !== null) {
      const gap = rightToLeft ? before.x - (piece.x + piece.width) : piece.x - (before.x + before.width);
      const isParted = gap > size * spaceGap && !/\s$/u.test(words) && !/^\s/u.test(piece.words);
      if (isParted) words += ' ';
    }
    words += isReference(piece, run) ? `[${piece.words.trim()}]` : piece.words;
    before = piece;
  }
  // What stands above a letter is drawn behind it, and would be read behind the space between two words.
  if (rightToLeft) words = words.replace(/(\s+)(\p{M}+)/gu, '$2$1');
  const line = words.replace(/\s+/gu, ' ').trim();
  return rightToLeft ? withStopBehind(line) : line;
}

/** Where words from the right were set as if they ran from the left, the sign that closes the line stands before it. */
function withStopBehind(line: string): string {
  const found = /^([.,;:!?،؛؟۔])\s?(?=[\p{L}\p{N}])/u.exec(line);
  if (!found || /[.,;:!?،؛؟۔]$/u.test(line)) return line;
  return line.slice(found[0].length) + found[1]!;
}

/**
 * Pieces as they are drawn, unless the line goes back: then letters that only another font has are drawn when all others are,
 * and stand in the gaps that the parser fills with spaces.
 */
function fromLeft(pieces: readonly Piece[], size: number): readonly Piece[] {
  if (!goesBack(pieces, size)) return pieces;
  const drawn = pieces.filter(({ words }) => words.trim() !== '');
  const isFree = ({ x, width }: Piece) =>
    drawn.every((one) => Math.min(x + width, one.x + one.width) - Math.max(x, one.x) < width * 0.1);
  return pieces.filter((one) => one.words.trim() !== '' || isFree(one)).toSorted((a, b) => a.x - b.x);
}

function goesBack(pieces: readonly Piece[], size: number): boolean {
  return pieces.some((piece, at) => at > 0 && piece.x < pieces[at - 1]!.x - size * spaceGap);
}

/** Where a sign is drawn apart, within the width of words from the right, these are parted at the space that is nearest to it. */
function withSignsBetween(pieces: readonly Piece[]): readonly Piece[] {
  const parted = [...pieces];
  for (const sign of pieces) {
    if (/[\p{L}\p{N}\s]/u.test(sign.words)) continue;
    const at = parted.findIndex(
      (one) => /\p{L}/u.test(one.words) && one.x < sign.x && one.x + one.width > sign.x + sign.width,
    );
    if (at >= 0) parted.splice(at, 1, ...partedAt(parted[at]!, sign));
  }
  return parted;
}

/** Two pieces with a sign between them; the widths of letters are not known, so each has that of all in the middle. */
function partedAt(piece: Piece, sign: Piece): readonly Piece[] {
  const right = piece.x + piece.width;
  const each = piece.width / piece.words.length;
  const spaces = [...piece.words.matchAll(/\s/gu)].map(({ index }) => index);
  if (spaces.length === 0) return [piece];
  const off = (space: number) => Math.abs(right - space * each - (sign.x + sign.width));
  const at = spaces.reduce((best, space) => (off(space) < off(best) ? space : best));
  const end = sign.x + sign.width;
  return [
    { ...piece, words: piece.words.slice(0, at), x: end, width: right - end },
    { ...piece, words: piece.words.slice(at), width: sign.x - piece.x },
  ];
}

/** Signs alone say nothing of their direction, so they come as they stand from the left. */
function asSigns(piece: Piece): Piece {
  return /[\p{L}\p{N}]/u.test(piece.words) ? piece : { ...piece, words: [...piece.words].toReversed().join('') };
}

/** The number of a note: small, and higher than the line. */
function isReference({ words, size, y }: Piece, run: Run): boolean {
  return size < run.size * 0.8 && y > run.y + run.size * 0.15 && /^\s*\p{Nd}{1,3}\s*$/u.test(words);
}

function isRightToLeft(runs: readonly Run[]): boolean {
  let letters = 0;
  for (const { pieces } of runs)
    for (const { words, rightToLeft } of pieces) {
      // Numbers and signs stand in lines of either direction.
      const count = words.match(/\p{L}/gu)?.length ?? 0;
      letters += rightToLeft ? count : -count;
    }
  return letters > 0;
}

/** How much larger than the text a heading is. */
export const larger = 1.12;

/** The size of most letters. */
export function bodySize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + line.cells.join('').length);
  }
  return [...letters].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0] as const)[0];
}

/** The value in the middle; 0 if there is none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function minimum(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

function maximum(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}
