import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState } from 'react';
import type { DragEvent, KeyboardEvent, MouseEvent, ReactNode, RefObject } from 'react';
import { useWidth } from '../hooks/use-width.ts';
import { indentOf } from './indent.ts';
import '../styles/trees.css';

/** What every row of a tree has, whatever it shows. */
export interface TreeRow {
  readonly id: string;
  /** 1 at the root. */
  readonly level: number;
  /** Null if it has no children. */
  readonly expanded: boolean | null;
  /** Among its siblings: the first is 1, of `size`. */
  readonly position: number;
  readonly size: number;
  /** What the row is called. */
  readonly label: string;
}

/** Where something dragged would go, seen from the row under the pointer. */
export type DropWhere = 'before' | 'inside' | 'after';

/** What a tree shows, and what is done with its rows. */
export interface TreeProps<R extends TreeRow> {
  readonly label: string;
  readonly rows: readonly R[];
  /** In pixels; the same for all rows, or by the row and the width of the tree. */
  readonly rowHeight: number | ((row: R, width: number) => number);
  readonly selectedIds: ReadonlySet<string>;
  /** Whether several rows can be selected, with Mod and Shift. */
  readonly several?: boolean;
  /** In so many pixels of the tree's width. */
  drawRow(row: R, width: number): ReactNode;
  onSelect(ids: readonly string[]): void;
  /** Enter, or a click: `beside` with Mod+Enter or Mod+click in a tree of one selection. */
  onOpen(row: R, how: { readonly beside: boolean; readonly by: 'click' | 'key' }): void;
  onToggle(row: R, expanded: boolean): void;
  /** The menu of a row is asked for, at its element. */
  onMenu?(row: R, element: HTMLElement): void;
  /** Other keys on the active row; true if the key was used. */
  onRowKey?(row: R, event: KeyboardEvent): boolean;
  onDoubleClick?(row: R): void;
  /** Rows can be dragged onto others. */
  onMove?(from: R, onto: R, where: DropWhere): void;
  /** What else can be dropped on a row, by the browser's name of it. */
  readonly takes?: { readonly type: string; onDrop(row: R): void };
  /** What a press on a row does while it does not open it; heard with the tree. */
  readonly about?: string | undefined;
  /** Row that shall be seen. */
  readonly revealId?: string | null;
}

/**
 * A tree that draws only the rows in view. The tree itself holds the focus and names its active row, so that a row
 * that scrolls out of view loses nothing.
 */
export function Tree<R extends TreeRow>(props: TreeProps<R>) {
  const { rows, selectedIds } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const treeId = useId();
  const { active, activeAt, setActiveId } = useActiveRow(rows, selectedIds);
  const width = useWidth(scroller, usualWidth);
  const virtual = useRowsInView(props, scroller, width, activeAt);
  const select = useSelecting(props);
  const dragging = useDragging(props);

  const go = (at: number, extend = false) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, at))];
    if (!row) return;
    setActiveId(row.id);
    virtual.scrollToIndex(rows.indexOf(row), { align: 'auto' });
    select(row, { range: extend && props.several === true, toggle: false });
  };
  const openMenu = () => {
    const element = document.getElementById(`${treeId}-${activeAt}`);
    if (active && element) props.onMenu?.(active, element);
  };

  return (
    <div
      ref={scroller}
      className="tree"
      role="tree"
      aria-label={props.label}
      aria-description={props.about}
      aria-multiselectable={props.several ? true : undefined}
      aria-activedescendant={active ? `${treeId}-${activeAt}` : undefined}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || !active) return;
        if (!pressKey(event, props, activeAt, { go, select, openMenu })) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <div role="presentation" className="tree-rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start, size }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <div
              key={key}
              id={`${treeId}-${index}`}
              className="tree-row"
              {...heardOf(row, selectedIds)}
              data-active={index === activeAt || undefined}
              style={placeOf(row, start, size)}
              onClick={(event) => {
                setActiveId(row.id);
                click(event, row, props, select);
              }}
              onDoubleClick={() => props.onDoubleClick?.(row)}
              onContextMenu={(event) => {
                if (!props.onMenu) return;
                event.preventDefault();
                setActiveId(row.id);
                if (!selectedIds.has(row.id)) select(row, { range: false, toggle: false });
                props.onMenu(row, event.currentTarget);
              }}
              {...dragging(row)}
            >
              <Twist
                expanded={row.expanded}
                onToggle={() => {
                  setActiveId(row.id);
                  props.onToggle(row, row.expanded !== true);
                }}
              />
              {props.drawRow(row, width)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where a row stands, so many pixels from the top of the tree. */
function placeOf({ level }: TreeRow, top: number, height: number) {
  return { height, transform: `translateY(${top}px)`, paddingInlineStart: 6 + indentOf(level) };
}

/** What a screen reader is told of a row. */
function heardOf(row: TreeRow, selectedIds: ReadonlySet<string>) {
  return {
    role: 'treeitem',
    'aria-label': row.label,
    'aria-level': row.level,
    'aria-posinset': row.position,
    'aria-setsize': row.size,
    'aria-selected': selectedIds.has(row.id),
    'aria-expanded': row.expanded ?? undefined,
  };
}

function Twist({ expanded, onToggle }: { readonly expanded: boolean | null; onToggle(): void }) {
  if (expanded === null) return <span className="tree-twist" aria-hidden="true" />;
  return (
    <span
      className="tree-twist"
      aria-hidden="true"
      data-open={expanded || undefined}
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    />
  );
}

/** The row that keys act on, and its place. When that row goes, its neighbour takes its place. */
function useActiveRow<R extends TreeRow>(rows: readonly R[], selectedIds: ReadonlySet<string>) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const found = rows.findIndex((row) => row.id === activeId);
  const selectedAt = found < 0 ? rows.findIndex((row) => selectedIds.has(row.id)) : -1;
  const lastAt = useRef(0);
  const activeAt =
    found >= 0 ? found : selectedAt >= 0 ? selectedAt : Math.max(0, Math.min(lastAt.current, rows.length - 1));
  lastAt.current = activeAt;
  return { active: rows[activeAt], activeAt, setActiveId };
}

/** Pixels, before it is known. */
const usualWidth = 260;

/** What is drawn: the rows in view and the active one. Keeps the row that shall be seen in view. */
function useRowsInView<R extends TreeRow>(
  { rows, rowHeight, revealId }: TreeProps<R>,
  scroller: RefObject<HTMLDivElement | null>,
  width: number,
  activeAt: number,
) {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (typeof rowHeight === 'number' ? rowHeight : rowHeight(rows[at]!, width)),
    getItemKey: (at) => rows[at]?.id ?? at,
    overscan: 12,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      if (activeAt < rows.length && !drawn.includes(activeAt)) drawn.push(activeAt);
      return drawn.sort((a, b) => a - b);
    },
  });
  const revealAt = revealId ? rows.findIndex((row) => row.id === revealId) : -1;
  const { scrollToIndex } = virtual;
  useEffect(() => {
    if (revealAt >= 0) scrollToIndex(revealAt, { align: 'auto' });
  }, [revealAt, scrollToIndex]);
  return virtual;
}

/** How a row is selected: alone, with all from the last one on, or besides what is selected. */
type Select<R> = (row: R, how: { readonly range: boolean; readonly toggle: boolean }) => void;

function useSelecting<R extends TreeRow>({ rows, selectedIds, several, onSelect }: TreeProps<R>): Select<R> {
  const anchor = useRef<string | null>(null);
  return (row, how) => {
    if (several && how.range && anchor.current !== null) {
      const from = rows.findIndex(({ id }) => id === anchor.current);
      const to = rows.indexOf(row);
      if (from >= 0) {
        onSelect(rows.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id));
        return;
      }
    }
    anchor.current = row.id;
    if (several && how.toggle) {
      onSelect(selectedIds.has(row.id) ? [...selectedIds].filter((id) => id !== row.id) : [...selectedIds, row.id]);
    } else onSelect([row.id]);
  };
}

function click<R extends TreeRow>(event: MouseEvent, row: R, props: TreeProps<R>, select: Select<R>): void {
  const mod = event.ctrlKey || event.metaKey;
  const choosing = props.several === true && (event.shiftKey || mod) && row.expanded === null;
  select(row, { range: event.shiftKey, toggle: mod });
  if (!choosing) props.onOpen(row, { beside: mod, by: 'click' });
}

/** What a key can do besides what the tree's owner does. */
interface Moves<R> {
  readonly select: Select<R>;
  /** Goes to a row, selecting it, or with `extend` all up to it. */
  go(at: number, extend?: boolean): void;
  openMenu(): void;
}

/** Does what a key means on the active row; whether it means something. */
function pressKey<R extends TreeRow>(
  event: KeyboardEvent<HTMLElement>,
  props: TreeProps<R>,
  activeAt: number,
  { go, select, openMenu }: Moves<R>,
): boolean {
  const { rows } = props;
  const active = rows[activeAt]!;
  const mod = event.ctrlKey || event.metaKey;
  const { key, shiftKey } = event;
  if (key === 'ArrowDown') go(activeAt + 1, shiftKey);
  else if (key === 'ArrowUp') go(activeAt - 1, shiftKey);
  else if (key === 'Home') go(0, shiftKey);
  else if (key === 'End') go(rows.length - 1, shiftKey);
  else if (key === 'PageDown' && !event.altKey) go(activeAt + 10, shiftKey);
  else if (key === 'PageUp' && !event.altKey) go(activeAt - 10, shiftKey);
  else if (key === 'ArrowRight' || key === 'ArrowLeft') {
    const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    const open = (key === 'ArrowRight') !== rightToLeft;
    if (open && active.expanded === false) props.onToggle(active, true);
    else if (open && active.expanded === true) go(activeAt + 1);
    else if (!open && active.expanded === true) props.onToggle(active, false);
    else if (!open) go(parentOf(rows, activeAt));
  } else if (key === 'Enter') props.onOpen(active, { beside: mod, by: 'key' });
  else if (key === ' ') select(active, { range: shiftKey, toggle: true });
  else if (key === 'a' && mod && props.several) props.onSelect(rows.map(({ id }) => id));
  else if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) openMenu();
  else return props.onRowKey?.(active, event) === true;
  return true;
}

function parentOf(rows: readonly TreeRow[], at: number): number {
  const level = rows[at]?.level ?? 1;
  for (let above = at - 1; above >= 0; above--) if (rows[above]!.level < level) return above;
  return at;
}

/** What makes a row one that can be dragged and dropped on. */
function useDragging<R extends TreeRow>({ onMove, takes }: TreeProps<R>) {
  const dragged = useRef<R | null>(null);
  const [drop, setDrop] = useState<{ readonly id: string; readonly where: DropWhere } | null>(null);
  const end = () => {
    dragged.current = null;
    setDrop(null);
  };
  return (row: R) => ({
    'data-drop': drop?.id === row.id ? drop.where : undefined,
    draggable: onMove !== undefined,
    onDragStart: (event: DragEvent<HTMLElement>) => {
      dragged.current = row;
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', row.label);
    },
    onDragOver: (event: DragEvent<HTMLElement>) => {
      const from = dragged.current;
      if (!from && takes && event.dataTransfer.types.includes(takes.type)) {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setDrop((now) => (now?.id === row.id ? now : { id: row.id, where: 'inside' }));
        return;
      }
      if (!onMove || !from || from.id === row.id) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      const where = whereIn(event, row);
      if (drop?.id !== row.id || drop.where !== where) setDrop({ id: row.id, where });
    },
    onDragLeave: () => setDrop((now) => (now?.id === row.id ? null : now)),
    onDragEnd: end,
    onDrop: (event: DragEvent<HTMLElement>) => {
      const from = dragged.current;
      if (!from && takes && event.dataTransfer.types.includes(takes.type)) {
        event.preventDefault();
        event.stopPropagation();
        end();
        takes.onDrop(row);
        return;
      }
      if (!from || from.id === row.id) return;
      event.preventDefault();
      event.stopPropagation();
      end();
      onMove?.(from, row, whereIn(event, row));
    },
  });
}

/** Near the upper edge a drop means before the row, near the lower after it, else inside. */
function whereIn(event: DragEvent<HTMLElement>, row: TreeRow): DropWhere {
  const box = event.currentTarget.getBoundingClientRect();
  const share = (event.clientY - box.top) / box.height;
  if (share < 0.28) return 'before';
  // Below an open row stand its children, so that its lower edge is inside, too.
  return share > 0.72 && row.expanded !== true ? 'after' : 'inside';
}
