import { describe, expect, test } from 'vitest';
import { columnsInOrder, moved, resized, widthOf } from '../../src/renderer/ui/views/document-table/column-look.ts';
import type { Column } from '../../src/renderer/ui/views/document-table/columns.ts';

const columnsOf = (names: string): readonly Column[] =>
  names.split(' ').map((id) => ({ id, name: id, definition: null, editable: true }));
const usual = { order: [], widths: {} };
const order = (columns: readonly Column[]) => columns.map(({ id }) => id).join(' ');

describe('the columns of the table of documents', () => {
  test('are moved one place at a time, behind the title and as far as there are others', () => {
    const columns = columnsOf('title date outlet Партия sets');
    const once = moved(usual, columns, 'Партия', -1);
    expect(order(columnsInOrder(columns, once))).toBe('title date Партия outlet sets');
    const twice = moved(once, columnsInOrder(columns, once), 'Партия', -1);
    expect(order(columnsInOrder(columns, twice))).toBe('title Партия date outlet sets');
    expect(moved(twice, columnsInOrder(columns, twice), 'Партия', -1)).toBe(twice);
    expect(moved(usual, columns, 'title', 1)).toBe(usual);
  });

  test('that come later stand behind the one that they would stand behind, and those that are gone leave no gap', () => {
    const look = { order: ['sets', 'gone', 'date'], widths: {} };
    expect(order(columnsInOrder(columnsOf('title date 党 outlet sets'), look))).toBe('title sets date 党 outlet');
    expect(order(columnsInOrder(columnsOf('title 党 date sets'), look))).toBe('title 党 sets date');
  });

  test('are as wide as they were made, within what can be read, until they are of the usual width again', () => {
    const wide = resized(usual, 'date', 20);
    expect([widthOf(wide, 'date'), widthOf(wide, 'outlet'), widthOf(usual, 'title')]).toEqual([20, 9.5, 15]);
    expect(widthOf(resized(wide, 'date', 0), 'date')).toBe(4);
    expect(resized(wide, 'date', null)).toEqual(usual);
  });
});
