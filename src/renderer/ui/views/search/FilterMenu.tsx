import { ArrowLeft, ListFilter } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Button, Dialog, DialogTrigger, Menu, MenuItem, Popover } from 'react-aria-components';
import { readDateRange } from '../../../../core/search/language/date-range.ts';
import { foldWord } from '../../../../core/text/fold.ts';
import { plainName } from '../../../../core/model/tag-paths.ts';
import { tagsOfTypedPath } from '../../../session/tag-choices.ts';
import { filterFields, filterValues } from '../../../session/filter-values.ts';
import type { FilterValue } from '../../../session/filter-values.ts';
import { withFilter, writeFilter } from '../../../../core/search/language/filters.ts';
import { useSession } from '../../hooks/use-session.ts';
import { typedDate } from '../../../session/typed-date.ts';
import { filterWords } from '../../../words/search.ts';
import '../../styles/search-filters.css';

/** So many values are listed; typing finds the others. */
const listed = 200;

/** The button that adds a filter to the query: first which field, then which value. */
export function FilterMenu() {
  const { workspace } = useSession();
  const add = (written: string) => {
    workspace.set({ query: withFilter(workspace.state.query, written) });
    workspace.open({ kind: 'search' });
  };
  return (
    <DialogTrigger>
      <Button className="button filter-button">
        <ListFilter aria-hidden />
        {filterWords.button}
      </Button>
      <Popover className="popover filter-popover" placement="bottom start">
        <Dialog className="filter-dialog" aria-label={filterWords.dialog}>
          {({ close }) => (
            <Steps
              onAdd={(written) => {
                close();
                add(written);
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Steps({ onAdd }: { onAdd(written: string): void }) {
  const { snapshot } = useSession().desk.store;
  const [field, setField] = useState<string | null>(null);
  const fields = useMemo(() => filterFields(snapshot), [snapshot]);
  if (field === null) {
    return (
      <Menu
        className="menu"
        aria-label={filterWords.dialog}
        autoFocus="first"
        onAction={(key) => setField(String(key))}
        shouldCloseOnSelect={false}
      >
        {fields.map(({ field: id, words }) => (
          <MenuItem key={id} id={id} className="menu-item" textValue={words}>
            {words}
          </MenuItem>
        ))}
      </Menu>
    );
  }
  const words = fields.find((one) => one.field === field)?.words ?? field;
  return (
    <div className="filter-step">
      <p className="filter-head">
        <Button className="icon-button small" aria-label={filterWords.back} onPress={() => setField(null)}>
          <ArrowLeft aria-hidden />
        </Button>
        <strong>{words}</strong>
      </p>
      {field === 'date' ? <DateRange onAdd={onAdd} /> : <Values field={field} words={words} onAdd={onAdd} />}
    </div>
  );
}

/** The values of a field, narrowed by typing. */
function Values(props: { readonly field: string; readonly words: string; onAdd(written: string): void }) {
  const { field, words } = props;
  const { snapshot } = useSession().desk.store;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const all = useMemo(() => filterValues(snapshot, field), [snapshot, field]);
  const found = useMemo(() => {
    const wanted = foldWord(plainName(typed.trim()));
    const below = field === 'tag' ? tagsOfTypedPath(typed, snapshot.rows('tags')) : null;
    if (below) return all.filter(({ value }) => below.has(value));
    return all.filter(
      (one) => foldWord(one.words).includes(wanted) || (!one.written && foldWord(one.value).includes(wanted)),
    );
  }, [all, typed, field, snapshot]);
  const shown = found.slice(0, listed);
  const current = Math.min(at, shown.length - 1);
  const pick = (one: FilterValue | undefined) => {
    if (one) props.onAdd(one.written ?? writeFilter(field, one.value));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) setAt((current + step + shown.length) % shown.length);
    else if (event.key === 'Enter') pick(shown[current]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        type="text"
        role="combobox"
        className="text-field"
        autoFocus
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        aria-label={filterWords.values(words)}
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? `${listId}-${current}` : undefined}
        placeholder={filterWords.narrow}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" aria-label={words} className="filter-values">
        {shown.map((one, place) => (
          <li
            key={one.value}
            id={`${listId}-${place}`}
            role="option"
            aria-selected={place === current}
            className="completion-option"
            ref={place === current ? scrollNearest : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setAt(place)}
            onClick={() => pick(one)}
          >
            <bdi>{one.words}</bdi>
            {one.documents !== null && <span className="filter-count">{one.documents.toLocaleString()}</span>}
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <p className="quiet filter-hint">{all.length === 0 ? filterWords.noValues : filterWords.noMatch}</p>
      )}
    </>
  );
}

function DateRange({ onAdd }: { onAdd(written: string): void }) {
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [wrong, setWrong] = useState(false);
  const hintId = useId();
  const understood = [from, until]
    .map((typed) => typedDate(typed).says)
    .filter(Boolean)
    .join(' ');
  const add = () => {
    const [first, last] = [from.trim(), until.trim()];
    const range = readDateRange(first === last ? first : `${first}..${last}`, navigator.languages);
    // What is written is what was understood: the same for every reader.
    if ('code' in range) setWrong(true);
    else onAdd(`date:${rangeWritten(range.dates)}`);
  };
  return (
    <form
      className="filter-dates"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label>
        {filterWords.from}
        <input
          type="text"
          className="text-field"
          autoFocus
          size={10}
          value={from}
          aria-describedby={hintId}
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      <label>
        {filterWords.until}
        <input
          type="text"
          className="text-field"
          size={10}
          value={until}
          aria-describedby={hintId}
          onChange={(event) => setUntil(event.target.value)}
        />
      </label>
      <p id={hintId} className={wrong ? 'filter-wrong' : 'quiet'} role={wrong ? 'alert' : undefined}>
        {wrong ? filterWords.dateWrong : understood || filterWords.dateHint}
      </p>
      <Button type="submit" className="button primary">
        {filterWords.add}
      </Button>
    </form>
  );
}

function rangeWritten({ first, last }: { readonly first: string | null; readonly last: string | null }): string {
  return first === last ? (first ?? '') : `${first ?? ''}..${last ?? ''}`;
}

function scrollNearest(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
