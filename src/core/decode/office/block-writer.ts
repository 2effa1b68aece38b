import type { WrittenBlock } from '../blocks.ts';
import { raisedAs } from '../raised.ts';
import { tidiedAround, withoutSigns } from './remarks.ts';

// Paragraphs, tables and boxes as a word processor's file tells them, one after the other, as blocks. What stands in a box
// beside a paragraph comes behind it. A row of a table is one line, with tabs between its cells; a table that only lays
// out a page is read as what stands in it, in the order in which it is written.

/** What a paragraph is. `marker` is drawn before its words, as the sign of an item is. */
export interface ParagraphKind extends Omit<WrittenBlock, 'text'> {
  readonly marker?: string;
}

interface Table {
  /** Those of one cell that lies over several columns are followed by empty ones. */
  readonly rows: WrittenBlock[][][];
  /** How many cells were written into the last row, and into the longest. */
  cells: number;
  mostCells: number;
  /** It holds a table itself, which no row of words does. */
  nested: boolean;
}

/** Where paragraphs go at the moment: a page, a cell, a box, a note. */
interface Place {
  readonly blocks: WrittenBlock[];
  /** The words of an open paragraph; null between paragraphs. */
  words: string[] | null;
  /** What stood in boxes beside the open paragraph. */
  readonly beside: WrittenBlock[];
  readonly tables: Table[];
  /** Over how many columns it lies, if it is a cell. */
  span: number;
}

/** The last words that were said, however many signs of remarks stand behind them. */
function lastOf(said: readonly string[]): string {
  return withoutSigns(said.findLast((words) => withoutSigns(words) !== '') ?? '');
}

/** A cell with more characters is part of a page, not of a table. */
const longestCell = 500;
/** Deeper than anybody nests tables and boxes; what is deeper is read as if it stood around. */
const deepest = 50;

/** Writes the paragraphs, cells and rows of an office document, as they are begun and ended, as blocks. */
export class BlockWriter {
  readonly #places: Place[] = [emptyPlace()];
  /** How many places were asked for beyond the deepest. */
  #deeper = 0;
  #marks = '';

  /** `carried`: words that begin it, of a paragraph whose end was deleted. */
  beginParagraph(carried = ''): void {
    const place = this.#place;
    place.words ??= [];
    if (carried + this.#marks !== '') place.words.push(carried, this.#marks);
    this.#marks = '';
  }

  /** `raised`: small, above the line, as a power or the sign of a note that was typed. */
  say(words: string, raised = false): void {
    const open = this.#place.words;
    const said = withoutSigns(words);
    if (said !== '') open?.push(raised ? raisedAs(lastOf(open), said, false) : said);
  }

  /** The sign of a remark that begins or ends here; see remarks.ts. Between paragraphs it goes into the next one. */
  mark(sign: string): void {
    const { words } = this.#place;
    if (words === null) this.#marks += sign;
    else words.push(sign);
  }

  /** The words since it began; it ends without becoming a block. */
  dropParagraph(): string {
    const words = this.#place.words?.join('') ?? '';
    this.#place.words = null;
    return words;
  }

  endParagraph(kind: ParagraphKind): void {
    const place = this.#place;
    const { marker = '', ...block } = kind;
    const words = tidiedAround(this.dropParagraph(), tidied);
    if (words !== '') place.blocks.push({ ...block, text: marker === '' ? words : `${marker} ${words}` });
    for (const one of place.beside.splice(0)) place.blocks.push(one);
  }

  /** A text beside the open paragraph, which comes behind it. */
  beginBox(): void {
    this.#enter();
  }

  endBox(): void {
    const blocks = this.#leave();
    if (this.#place.words === null) for (const one of blocks) this.#place.blocks.push(one);
    else for (const one of blocks) this.#place.beside.push(one);
  }

  beginTable(): void {
    const outer = this.#place.tables.at(-1);
    if (outer) outer.nested = true;
    this.#place.tables.push({ rows: [], cells: 0, mostCells: 0, nested: false });
  }

  beginRow(): void {
    const table = this.#place.tables.at(-1);
    if (!table) return;
    table.rows.push([]);
    table.cells = 0;
  }

  /** The open row begins so many columns further on. */
  skipColumns(count: number): void {
    const row = this.#place.tables.at(-1)?.rows.at(-1);
    for (let left = count; row && left > 0; left--) row.push([]);
  }

  beginCell(): void {
    this.#enter();
  }

  /** The open cell lies over so many columns. */
  spanColumns(count: number): void {
    if (this.#deeper === 0) this.#place.span = Math.max(1, count);
  }

  endCell(): void {
    const span = this.#deeper > 0 ? 1 : this.#place.span;
    const blocks = this.#leave();
    const table = this.#place.tables.at(-1);
    const row = table?.rows.at(-1);
    if (table && row) {
      row.push(blocks);
      table.cells += 1;
      table.mostCells = Math.max(table.mostCells, table.cells);
      this.skipColumns(span - 1);
    } else for (const one of blocks) this.#place.blocks.push(one);
  }

  endTable(): void {
    const { blocks, tables } = this.#place;
    const table = tables.pop();
    if (!table) return;
    for (const one of isOfData(table) ? rowsOf(table) : table.rows.flat(2)) blocks.push(one);
  }

  /** All blocks; what was left open is closed. */
  end(): readonly WrittenBlock[] {
    while (this.#places.length > 1) {
      if (this.#place.words !== null) this.endParagraph({ kind: 'paragraph' });
      this.endBox();
    }
    if (this.#place.words !== null) this.endParagraph({ kind: 'paragraph' });
    return this.#place.blocks;
  }

  get #place(): Place {
    return this.#places.at(-1)!;
  }

  #enter(): void {
    if (this.#places.length < deepest) this.#places.push(emptyPlace());
    else this.#deeper += 1;
  }

  #leave(): WrittenBlock[] {
    if (this.#deeper > 0) {
      this.#deeper -= 1;
      return [];
    }
    if (this.#places.length === 1) return [];
    if (this.#place.words !== null) this.endParagraph({ kind: 'paragraph' });
    while (this.#place.tables.length > 0) this.endTable();
    const left = this.#places.pop()!;
    return left.blocks;
  }
}

function emptyPlace(): Place {
  return { blocks: [], words: null, beside: [], tables: [], span: 1 };
}

/** As html/tables.ts tells the two apart. */
function isOfData({ rows, mostCells, nested }: Table): boolean {
  if (nested || rows.length < 2 || mostCells < 2) return false;
  const isShort = (cell: readonly WrittenBlock[]) =>
    cell.every(({ kind }) => kind !== 'heading' && kind !== 'row') &&
    cell.reduce((length, { text }) => length + text.length, 0) <= longestCell;
  return rows.every((row) => row.every(isShort));
}

function rowsOf({ rows }: Table): readonly WrittenBlock[] {
  return rows.flatMap((row) => {
    const text = row
      .map((cell) => cell.map((block) => block.text.replace(/\s+/gu, ' ').trim()).join(' '))
      .join('\t')
      .trimEnd();
    return text === '' ? [] : [{ kind: 'row', text } as const];
  });
}

const unseen = /[\0-\x08\x0b-\x1f\x7f\ufffe\uffff]/gu;

/** Without white space around its lines and without signs, and halves of signs, that no text has. */
function tidied(words: string): string {
  return words
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, '\n')
    .replace(unseen, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[ \t]+(?=\n)/gu, '')
    .replace(/\n{2,}/gu, '\n')
    .trim();
}
