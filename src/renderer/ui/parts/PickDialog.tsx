import type { ReactNode } from 'react';
import { Autocomplete, Button, Input, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components';
import type { Key } from 'react-aria-components';
import { shellWords } from '../../words/shell.ts';
import { indentOf } from './indent.ts';
import { ShellDialog } from './ShellDialog.tsx';

/** One of what is offered: `sign` stands before its name, `about` behind it, and it is set in by `level`. */
export interface PickItem {
  readonly id: string;
  readonly name: string;
  readonly sign?: ReactNode;
  readonly about?: string;
  readonly level?: number;
}

interface PickDialogProps {
  readonly title: string;
  /** The name of the field, and what stands in it while it is empty. */
  readonly find: string;
  /** The name of the list. */
  readonly list: string;
  /** What stands in the list while nothing is in it. */
  readonly none: string;
  readonly items: readonly PickItem[];
  /** For who finds what is offered by what is typed; else those of `items` are listed that fit. */
  readonly typing?: { readonly typed: string; onType(typed: string): void };
  /** Whether one fits what is typed; without it, if what is typed stands in its name. */
  readonly fits?: (name: string, typed: string, id: string) => boolean;
  /** Above the field: what something is picked for. */
  readonly children?: ReactNode;
  onPick(id: string): void;
  onEnd(): void;
}

/** Asks for one thing of a list, which is found by typing. */
export function PickDialog({ title, find, list, none, items, typing, fits, children, onPick, onEnd }: PickDialogProps) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const finding = typing
    ? { inputValue: typing.typed, onInputChange: (typed: string) => typing.onType(typed) }
    : {
        filter: (name: string, typed: string, { key }: { readonly key: Key }) =>
          (fits ?? contains)(name, typed, String(key)),
      };
  return (
    <ShellDialog title={title} onEnd={onEnd}>
      {children}
      <Autocomplete {...finding}>
        <SearchField aria-label={find} autoFocus className="search-field">
          <Input className="text-field" placeholder={find} />
        </SearchField>
        <div className="pick-list" tabIndex={0} role="group" aria-label={list}>
          <Menu
            className="menu"
            aria-label={list}
            onAction={(key) => onPick(String(key))}
            renderEmptyState={() => <p className="quiet">{none}</p>}
          >
            {items.map(({ id, name, sign, about, level }) => (
              <MenuItem
                key={id}
                id={id}
                textValue={name}
                className="menu-item"
                {...(level === undefined ? {} : { style: { paddingInlineStart: 10 + indentOf(level) } })}
              >
                {sign}
                <span dir="auto">{name}</span>
                {about !== undefined && <span className="quiet"> {about}</span>}
              </MenuItem>
            ))}
          </Menu>
        </div>
      </Autocomplete>
      <div className="dialog-foot">
        <Button className="button" onPress={onEnd}>
          {shellWords.ask.cancel}
        </Button>
      </div>
    </ShellDialog>
  );
}
