import { isVisible } from './visible.ts';
import { attribute, stepsThrough } from './tree.ts';
import type { Element, Node } from './tree.ts';

/** A cell with more characters is part of a page, not of a table. */
const longestCell = 500;

const neverInCells = new Set('article section main nav aside header footer form h1 h2 h3'.split(' '));

/** Of a table while the page is gone through. */
interface Seen {
  readonly element: Element;
  rows: number;
  cells: number;
  mostCells: number;
  inCell: number;
  longest: number;
  headed: boolean;
  page: boolean;
}

/**
 * The tables that hold rows of a few words. Many an old page is itself laid out in tables: those have one row or column,
 * hold other tables, headings or whole texts, or say that they are for presentation.
 */
export function dataTables(root: Node): ReadonlySet<Element> {
  const found = new Set<Element>();
  const open: Seen[] = [];
  for (const step of stepsThrough(root, isVisible)) {
    const table = open.at(-1);
    if (step.kind === 'text') {
      if (table) table.inCell += step.words.trim().length;
    } else if (step.kind === 'enter') {
      const { element } = step;
      const tag = element.tagName;
      if (tag === 'table') {
        if (table) table.page = true;
        open.push(seen(element));
      } else if (table) enter(table, tag);
    } else if (step.kind === 'leave' && step.element.tagName === 'table') {
      const left = open.pop()!;
      endCell(left);
      endRow(left);
      if (!left.page && left.longest <= longestCell && (left.headed || (left.rows > 1 && left.mostCells > 1)))
        found.add(left.element);
    }
  }
  return found;
}

function seen(element: Element): Seen {
  const page = /^(?:presentation|none)$/u.test(attribute(element, 'role') ?? '');
  return { element, rows: 0, cells: 0, mostCells: 0, inCell: 0, longest: 0, headed: false, page };
}

function enter(table: Seen, tag: string): void {
  if (tag === 'tr') {
    endCell(table);
    endRow(table);
    table.rows += 1;
  } else if (tag === 'td' || tag === 'th') {
    endCell(table);
    table.cells += 1;
    if (tag === 'th') table.headed = true;
  } else if (neverInCells.has(tag)) table.page = true;
}

function endCell(table: Seen): void {
  table.longest = Math.max(table.longest, table.inCell);
  table.inCell = 0;
}

function endRow(table: Seen): void {
  table.mostCells = Math.max(table.mostCells, table.cells);
  table.cells = 0;
}
