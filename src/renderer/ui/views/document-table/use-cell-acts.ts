import { filledDown, pasteInto } from '../../../../core/attributes/cell-ranges.ts';
import type { PlacedWords } from '../../../../core/attributes/cell-ranges.ts';
import type { CellEdit, EditedCells } from '../../../../core/attributes/edit-cells.ts';
import type { Id } from '../../../../core/model/id.ts';
import { readCopied, writeCopied } from '../../../../core/exchange/copied-cells.ts';
import { confirmGuesses, writeCells } from '../../../commands/change-attributes.ts';
import { tableWords as words } from '../../../words/document-table.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { cellOf, isOpenCell } from './columns.ts';
import type { Cells } from './use-cells.ts';
import type { ShownTable } from './use-table.ts';

/** What can be done with the cells that are chosen; each is one act of the history. */
export interface CellActs {
  write(documentId: Id, columnId: string, typed: string): Promise<unknown>;
  empty(): void;
  fillDown(): void;
  confirm(): void;
  /** The chosen cells as a spreadsheet takes them. */
  copied(): string;
  paste(text: string): void;
}

/** See CellActs. */
export function useCellActs({ columns, rows, sets }: ShownTable, { range }: Cells): CellActs {
  const { desk, workspace } = useSession();
  const run = useRun();
  const typedAt = (row: number, column: number) => cellOf(rows[row]!, columns[column]!, sets).typed;
  const tell = ({ cells, documents, invalid, refused, titlesKept }: EditedCells, leftOut = 0, fixed = 0) => {
    const done = cells === 0 ? [] : [words.written(cells, documents)];
    // What is not of its type says so in its cell; what is left out is nowhere.
    if (invalid > 0) done.push(words.invalid(invalid));
    const left: string[] = [];
    if (leftOut > 0) left.push(words.leftOut(leftOut));
    if (fixed > 0) left.push(words.fixed(fixed));
    if (titlesKept > 0) left.push(words.titlesKept(titlesKept));
    if (refused.length > 0) left.push(words.refused(refused));
    if (done.length + left.length === 0) return;
    workspace.tell(left.length > 0 ? 'problem' : 'done', [...done, ...left].join(' '), cells > 0);
  };
  const writeAll = async (placed: readonly PlacedWords[], leftOut = 0) => {
    const kept = placed.filter(({ column }) => columns[column]!.editable);
    const edits = kept.map(({ row, column, words: typed }): CellEdit => {
      return { documentId: rows[row]!.id, column: columns[column]!.id, typed };
    });
    const fixed = placed.filter(
      ({ row, column, words: typed }) => !columns[column]!.editable && typed.trim() !== typedAt(row, column).trim(),
    );
    const edited = await run(writeCells(desk, edits));
    if (edited) tell(edited, leftOut, fixed.length);
  };
  const everyCell = () => {
    const cells: { readonly row: number; readonly column: number }[] = [];
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) cells.push({ row, column });
    }
    return cells;
  };
  return {
    write: async (documentId, column, typed) => {
      const edited = await run(writeCells(desk, [{ documentId, column, typed }], { byBeginnings: true }));
      if (edited && edited.refused.length > 0) workspace.tell('problem', words.refused(edited.refused));
      if (edited && edited.titlesKept > 0) workspace.tell('problem', words.titlesKept(edited.titlesKept));
      return edited;
    },
    empty: () => void writeAll(everyCell().map((cell) => ({ ...cell, words: '' }))),
    fillDown: () => void writeAll(filledDown(range, typedAt)),
    confirm: () => {
      const open = everyCell().filter(({ row, column }) => isOpenCell(rows[row]!, columns[column]!));
      const cells = open.map(({ row, column }) => ({ documentId: rows[row]!.id, column: columns[column]!.id }));
      void run(confirmGuesses(desk, cells)).then((edited) => {
        if (edited && edited.cells > 0) workspace.tell('done', words.confirmed(edited.cells), true);
        else if (edited) workspace.tell('done', words.nothingToConfirm);
      });
    },
    copied: () => {
      const copied: string[][] = [];
      for (const { row, column } of everyCell()) (copied[row - range.top] ??= []).push(typedAt(row, column));
      return writeCopied(copied);
    },
    paste: (text) => {
      const { placed, leftOut } = pasteInto(readCopied(text), range, { rows: rows.length, columns: columns.length });
      void writeAll(placed, leftOut);
    },
  };
}
