import type { ColumnLook } from '../../../session/workspace.ts';
import type { Column } from './columns.ts';

// In which order columns stand and how wide they are is for the eye: it belongs to the project on this computer, as tabs do,
// and is no act. The title stays at the front.

/** Widths in rem. */
const usual = 9.5;
const usualOfTitle = 15;
const [least, most] = [4, 60];

/** The columns as a person put them; new ones come where they would stand by themselves. */
export function columnsInOrder(columns: readonly Column[], { order }: ColumnLook): readonly Column[] {
  const [title, ...rest] = columns;
  const known = new Map(order.map((id, at) => [id, at]));
  const placed = rest.filter(({ id }) => known.has(id)).sort((a, b) => known.get(a.id)! - known.get(b.id)!);
  // Each of the others stays behind the one that it stood behind.
  const shown = [...placed];
  rest.forEach((column, at) => {
    if (known.has(column.id)) return;
    const before = at === 0 ? -1 : shown.indexOf(rest[at - 1]!);
    shown.splice(before + 1, 0, column);
  });
  return title ? [title, ...shown] : shown;
}

/** A column one place further to the front (-1) or the end (1), as far as it can go. */
export function moved(look: ColumnLook, columns: readonly Column[], id: string, by: -1 | 1): ColumnLook {
  const ids = columns.slice(1).map((column) => column.id as string);
  const at = ids.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return look;
  return { ...look, order: ids.toSpliced(at, 1).toSpliced(to, 0, id) };
}

/** How wide a column is, in rem. */
export function widthOf({ widths }: ColumnLook, id: string): number {
  return widths[id] ?? (id === 'title' ? usualOfTitle : usual);
}

/** A column of another width; null: of the usual one. */
export function resized(look: ColumnLook, id: string, width: number | null): ColumnLook {
  const { [id]: _before, ...others } = look.widths;
  if (width === null) return { ...look, widths: others };
  return { ...look, widths: { ...others, [id]: Math.round(Math.max(least, Math.min(most, width)) * 10) / 10 } };
}
