import { useVirtualizer } from '@tanstack/react-virtual';
import { Bookmark, CircleHelp, Tag as TagIcon, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Button, Input, Switch, TextField, VisuallyHidden } from 'react-aria-components';
import type { Id } from '../../../core/model/id.ts';
import { ok } from '../../../core/model/result.ts';
import type { Problem } from '../../../core/model/result.ts';
import type { SavedSearch } from '../../../core/model/records.ts';
import type { Hit, HitPlace } from '../../../core/ports/finder.ts';
import { removeSearch, saveSearch } from '../../commands/keep-searches.ts';
import { useCounts, useLiveSearch } from '../live-search.ts';
import type { LiveSearch, SearchState } from '../live-search.ts';
import { askTagForHits } from '../marking.ts';
import { HitItem } from '../parts/HitItem.tsx';
import { useRows, useRun, useSession, useWorkspace } from '../session.ts';
import { problemSentence } from '../words.ts';
import { searchExamples, searchWords } from '../words-reading.ts';
import '../reading.css';

/** The results of the query in the search box. */
export function SearchView() {
  const { search, state } = useLiveSearch();
  const query = useWorkspace((one) => one.query);
  const [chosen, setChosen] = useState<ReadonlyMap<string, HitPlace>>(new Map());
  const { query: answered, anyWord, order, furniture, answer } = state;
  // A choice belongs to its question.
  const question = `${answered} ${anyWord} ${order} ${furniture}`;
  const [chosenFor, setChosenFor] = useState(question);
  if (chosenFor !== question) {
    setChosenFor(question);
    setChosen(new Map());
  }
  const asked = query.trim() !== '';

  return (
    <section className="search-view" aria-label={searchWords.results}>
      {asked && <VisuallyHidden elementType="h1">{searchWords.results}</VisuallyHidden>}
      <Options search={search} state={state} asked={asked} chosen={chosen} clear={() => setChosen(new Map())} />
      {asked && state.problem && <Unreadable query={state.query ?? ''} problem={state.problem} />}
      {!asked && <Nothing />}
      {asked && answer?.total === 0 && <p className="reading-note">{searchWords.nothing}</p>}
      {asked && answer && answer.total > 0 && (
        <Results search={search} state={state} chosen={chosen} setChosen={setChosen} />
      )}
    </section>
  );
}

/** What is wrong with the query, and where. The place is given as `from-to`, the sentence as the detail. */
function Unreadable({ query, problem }: { readonly query: string; readonly problem: Problem }) {
  const place = /^(\d+)-(\d+)$/u.exec(problem.about);
  const from = Number(place?.[1] ?? 0);
  const to = Number(place?.[2] ?? 0);
  return (
    <div className="search-problem" role="alert">
      <p>{problem.code === 'query-unreadable' ? (problem.detail ?? '') : problemSentence(problem)}</p>
      {place && (
        <p dir="auto">
          <code>
            {query.slice(0, from)}
            <mark>{query.slice(from, to) || ' '}</mark>
            {query.slice(to)}
          </code>
        </p>
      )}
    </div>
  );
}

interface Choosing {
  readonly search: LiveSearch;
  readonly state: SearchState;
  readonly chosen: ReadonlyMap<string, HitPlace>;
}

function Options({ search, state, asked, chosen, clear }: Choosing & { readonly asked: boolean; clear(): void }) {
  const { workspace } = useSession();
  const anyWord = useWorkspace((one) => one.anyWord);
  const [saving, setSaving] = useState(false);
  const { answer } = state;
  return (
    <header className="search-options">
      <div className="search-options-row">
        <p role="status" className="search-count">
          {asked && answer ? searchWords.count(answer.total, answer.byDocument.size) : ''}
        </p>
        <span className="search-switches">
          <Switch className="switch" isSelected={anyWord} onChange={(on) => workspace.set({ anyWord: on })}>
            <span className="switch-track" />
            {searchWords.anyWord}
          </Switch>
          <Switch
            className="switch"
            isSelected={!state.furniture}
            onChange={(leaveOut) => search.setFurniture(!leaveOut)}
          >
            <span className="switch-track" />
            <span title={searchWords.furnitureHint}>{searchWords.furniture}</span>
          </Switch>
          <select
            className="select"
            aria-label={searchWords.order}
            value={state.order}
            onChange={(event) => search.setOrder(event.target.value === 'rank' ? 'rank' : 'document')}
          >
            {(['rank', 'document'] as const).map((order) => (
              <option key={order} value={order}>
                {searchWords.orders[order]}
              </option>
            ))}
          </select>
          <Button
            className="icon-button"
            aria-label={searchWords.help}
            onPress={() => workspace.set({ dialog: 'query-help' })}
          >
            <CircleHelp aria-hidden />
          </Button>
        </span>
      </div>
      {asked && answer && answer.total > 0 && (
        <div className="search-options-row">
          <span className="search-acts">
            {chosen.size > 0 ? (
              <>
                <Button
                  className="button"
                  onPress={() => askTagForHits(workspace, chosen.size, () => Promise.resolve(ok([...chosen.values()])))}
                >
                  <TagIcon aria-hidden />
                  {searchWords.tagChosen(chosen.size)}
                </Button>
                <Button className="link-button" onPress={clear}>
                  {searchWords.unchoose}
                </Button>
              </>
            ) : (
              <Button className="button" onPress={() => askTagForHits(workspace, answer.total, () => search.allHits())}>
                <TagIcon aria-hidden />
                {searchWords.tagAll(answer.total)}
              </Button>
            )}
          </span>
          {saving ? (
            <SaveSearch done={() => setSaving(false)} />
          ) : (
            <Button className="button" onPress={() => setSaving(true)}>
              <Bookmark aria-hidden />
              {searchWords.save}
            </Button>
          )}
        </div>
      )}
    </header>
  );
}

function SaveSearch({ done }: { done(): void }) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const { query, anyWord } = workspace.state;
  const [name, setName] = useState(query);
  const save = async () => {
    done();
    const saved = await run(saveSearch(desk, name, query, anyWord));
    if (saved) workspace.tell('done', searchWords.savedAs(saved.name), true);
  };
  return (
    <form
      className="search-save"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') done();
      }}
    >
      <TextField aria-label={searchWords.saveName} value={name} onChange={setName} autoFocus>
        <Input onFocus={(event) => event.currentTarget.select()} dir="auto" />
      </TextField>
      <Button type="submit" className="button button-main">
        {searchWords.save}
      </Button>
    </form>
  );
}

/** Name of a hit that stays the same when the list is asked for again. */
function keyOf({ documentId, version, passage }: HitPlace): string {
  return `${documentId} ${version} ${passage}`;
}

function Results({
  search,
  state,
  chosen,
  setChosen,
}: Choosing & { setChosen(chosen: ReadonlyMap<string, HitPlace>): void }) {
  const { workspace } = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const wantsFocus = useRef(false);
  const total = state.answer?.total ?? 0;
  const { query, anyWord, order, furniture } = state;
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => 120,
    overscan: 6,
  });
  const visible = rows.getVirtualItems();
  const first = visible[0]?.index ?? 0;
  const last = visible.at(-1)?.index ?? 0;
  useEffect(() => search.need(first, last), [search, first, last, state.generation]);

  // Another question starts at the top; the same one asked again stays where it is.
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    setCurrent(0);
  }, [query, anyWord, order, furniture]);

  useEffect(() => {
    if (!wantsFocus.current) return;
    const button = list.current?.querySelector<HTMLElement>(`[data-hit="${current}"]`);
    if (!button) return;
    wantsFocus.current = false;
    button.focus({ preventScroll: true });
  });

  const open = (hit: Hit, beside: boolean) =>
    workspace.show(hit.documentId, { from: hit.from, to: endOf(hit) }, beside ? 'beside' : 'here');
  const tag = (hit: Hit) => askTagForHits(workspace, 1, () => Promise.resolve(ok([hit])));
  const choose = useCallback(
    (hit: Hit) => {
      const next = new Map(chosen);
      if (!next.delete(keyOf(hit))) next.set(keyOf(hit), hit);
      setChosen(next);
    },
    [chosen, setChosen],
  );
  const go = (to: number) => {
    const next = Math.max(0, Math.min(to, total - 1));
    wantsFocus.current = true;
    setCurrent(next);
    rows.scrollToIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent, at: number, hit: Hit) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      j: () => go(at + 1),
      k: () => go(at - 1),
      PageDown: () => go(at + 8),
      PageUp: () => go(at - 8),
      Home: () => go(0),
      End: () => go(total - 1),
      ' ': () => choose(hit),
      t: () => tag(hit),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div ref={scroller} className="search-results">
      <div
        ref={list}
        role="list"
        aria-label={searchWords.results}
        className="search-list"
        style={{ height: rows.getTotalSize() }}
      >
        {visible.map(({ index, key, start }) => {
          const hit = search.hit(index);
          const before = index > 0 ? search.hit(index - 1) : undefined;
          return (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              role="listitem"
              aria-setsize={total}
              aria-posinset={index + 1}
              className="search-item"
              style={{ transform: `translateY(${start}px)` }}
            >
              {hit ? (
                <HitItem
                  hit={hit}
                  at={index}
                  withSource={before?.documentId !== hit.documentId}
                  current={index === Math.min(current, total - 1)}
                  first={index === 0}
                  chosen={chosen.has(keyOf(hit))}
                  onOpen={open}
                  onTag={tag}
                  onChoose={choose}
                  onFocus={setCurrent}
                  onKeyDown={onKeyDown}
                />
              ) : (
                <div className="hit-coming" />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The passage without the blank lines at its end. */
function endOf(hit: Hit): number {
  return hit.from + hit.text.trimEnd().length;
}

function Nothing() {
  const { workspace } = useSession();
  const { rows, version } = useRows('searches');
  const saved = useMemo(
    () => [...rows.values()].sort((a, b) => a.order - b.order),
    // The map is changed in place; its version tells.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [rows, version],
  );
  return (
    <div className="search-empty">
      <h1>{searchWords.emptyTitle}</h1>
      <p>{searchWords.empty}</p>
      {saved.length > 0 && <Saved saved={saved} />}
      <h2>{searchWords.examples}</h2>
      <ul className="search-examples">
        {searchExamples.map((example) => (
          <li key={example}>
            <Button className="link-button" onPress={() => workspace.set({ query: example })}>
              <code>{example}</code>
            </Button>
          </li>
        ))}
      </ul>
      <Button className="link-button" onPress={() => workspace.set({ dialog: 'query-help' })}>
        {searchWords.help}
      </Button>
    </div>
  );
}

function Saved({ saved }: { readonly saved: readonly SavedSearch[] }) {
  const { desk, workspace } = useSession();
  const run = useRun();
  const [counts, setCounts] = useState<ReadonlyMap<Id, number>>(new Map());
  useCounts(saved, setCounts);
  return (
    <>
      <h2>{searchWords.saved}</h2>
      <ul className="search-saved" aria-label={searchWords.saved}>
        {saved.map(({ id, name, query, anyWord }) => (
          <li key={id}>
            <Button className="link-button" onPress={() => workspace.set({ query, anyWord })}>
              <bdi>{name}</bdi>
            </Button>
            <span className="search-saved-count">{counts.get(id)?.toLocaleString() ?? ''}</span>
            <Button
              className="icon-button"
              aria-label={searchWords.forget(name)}
              onPress={() => void run(removeSearch(desk, id))}
            >
              <Trash2 aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
