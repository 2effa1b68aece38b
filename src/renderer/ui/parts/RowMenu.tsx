import { MoreHorizontal } from 'lucide-react';
import { useRef } from 'react';
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components';
import type { ReactNode } from 'react';

/** What can be done with a row. `apart`: a line parts it from the items above. */
export interface RowMenuItem {
  readonly id: string;
  readonly words: string;
  readonly icon?: ReactNode;
  readonly apart?: boolean;
  run(): void;
}

/** What can be done with one row. */
export interface RowMenuProps {
  readonly label: string;
  /** Where it opens; null: closed. */
  readonly at: HTMLElement | null;
  readonly items: readonly RowMenuItem[];
  onClose(): void;
}

/** The menu of a row of a tree or list, opened by the right button, the menu key or a button in the row. */
export function RowMenu({ label, at, items, onClose }: RowMenuProps) {
  const trigger = useRef<HTMLElement | null>(null);
  trigger.current = at;
  return (
    <Popover
      className="popover"
      triggerRef={trigger}
      isOpen={at !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      placement="bottom start"
      aria-label={label}
    >
      <Menu
        className="menu"
        aria-label={label}
        autoFocus="first"
        onAction={(key) => {
          onClose();
          items.find(({ id }) => id === key)?.run();
        }}
      >
        {items.flatMap(({ id, words, icon, apart }) => [
          ...(apart ? [<Separator key={`${id}-apart`} className="menu-rule" />] : []),
          <MenuItem key={id} id={id} textValue={words} className="menu-item">
            {icon}
            <span>{words}</span>
          </MenuItem>,
        ])}
      </Menu>
    </Popover>
  );
}

/** The button in a row that opens its menu by mouse; by keyboard the menu key does, so Tab passes it. */
export function RowMenuButton({ label, onMenu }: { readonly label: string; onMenu(at: HTMLElement): void }) {
  return (
    <button
      type="button"
      className="row-menu"
      tabIndex={-1}
      aria-label={label}
      onClick={(event) => {
        event.stopPropagation();
        onMenu(event.currentTarget);
      }}
    >
      <MoreHorizontal size={16} aria-hidden="true" />
    </button>
  );
}
