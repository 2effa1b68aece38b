import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import type { CSSProperties, KeyboardEvent, RefObject } from 'react';
import type { Hit, HitPlace } from '../../../../core/ports/finder.ts';
import { drawnRows, isWithOthers, useCurrentRow } from '../../hooks/use-current-row.ts';
import type { DrawnRows } from '../../hooks/use-current-row.ts';
import { useScaledRows } from '../../hooks/use-scaled-rows.ts';
import type { LiveSearch, SearchState } from '../../../session/live-search.ts';
import { chosenHits } from '../../../session/hits-to-tag.ts';
import { askTagForHits } from '../../../session/marking.ts';
import { useSession } from '../../hooks/use-session.ts';
import { searchWords } from '../../../words/search.ts';
import { HitItem } from './HitItem.tsx';
import '../../styles/hits.css';

/** Longer lists show each passage in the same height: no browser scrolls over that much that must be measured. */
const measuredAtMost = 50_000;
/** Pixels of a passage in such a list. */
const compactHeight = 104;
/** Passages that are drawn before and after those in view. */
const overscan = 4;

/** A search, and which of its hits are chosen. */
export interface Choosing {
  readonly search: LiveSearch;
  readonly state: SearchState;
  /** The chosen hits by `keyOfHit`. */
  readonly chosen: ReadonlyMap<string, HitPlace>;
  setChosen(chosen: ReadonlyMap<string, HitPlace>): void;
}

/** Name of a hit that stays the same when the list is asked for again. */
function keyOfHit({ documentId, version, passage }: HitPlace): string {
  return `${documentId} ${version} ${passage}`;
}

/** The passages found, drawn as they are scrolled into view. */
export function HitList(props: Choosing) {
  return (props.state.answer?.total ?? 0) > measuredAtMost ? <LongList {...props} /> : <MeasuredList {...props} />;
}

/** The rows in view and how to move among them, whatever their heights. */
interface Rows {
  readonly height: number;
  readonly first: number;
  readonly last: number;
  readonly inView: DrawnRows;
  readonly drawn: readonly { readonly at: number; readonly style: CSSProperties }[];
  readonly measure?: (element: HTMLElement | null) => void;
  show(at: number): void;
  toTop(): void;
}

function MeasuredList(props: Choosing) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: props.state.answer?.total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => 120,
    overscan: 6,
  });
  const visible = rows.getVirtualItems();
  return (
    <List
      {...props}
      scroller={scroller}
      compact={false}
      rows={{
        height: rows.getTotalSize(),
        first: visible[0]?.index ?? 0,
        last: visible.at(-1)?.index ?? 0,
        inView: drawnRows(visible, rows.range),
        drawn: visible.map(({ index, start }) => ({ at: index, style: { transform: `translateY(${start}px)` } })),
        measure: rows.measureElement,
        show: (at) => rows.scrollToIndex(at),
        toTop: () => scroller.current?.scrollTo({ top: 0 }),
      }}
    />
  );
}

function LongList(props: Choosing) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useScaledRows(scroller, props.state.answer?.total ?? 0, compactHeight, overscan);
  const { from, to } = rows;
  const inView = from > 0 ? from + overscan : 0;
  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, place) => ({
    at: from + place,
    style: { height: compactHeight, transform: `translateY(${rows.topOf(from + place)}px)` },
  }));
  return (
    <List
      {...props}
      scroller={scroller}
      compact
      rows={{ ...rows, first: from, last: Math.max(from, to - 1), inView: { from, to, inView }, drawn }}
    />
  );
}

/** @returns chooses a hit or lets go of it; with `range`, all from the one that was chosen last */
function useChoosing({ search, chosen, setChosen }: Choosing): (hit: Hit, at: number, range: boolean) => void {
  const lastChosen = useRef(0);
  return useCallback(
    (hit, at, range) => {
      const next = new Map(chosen);
      const off = next.has(keyOfHit(hit));
      const [from, to] = range ? [Math.min(lastChosen.current, at), Math.max(lastChosen.current, at)] : [at, at];
      for (let place = from; place <= to; place++) {
        const one = place === at ? hit : search.hit(place);
        if (!one) continue;
        if (off) next.delete(keyOfHit(one));
        else next.set(keyOfHit(one), one);
      }
      lastChosen.current = at;
      setChosen(next);
    },
    [chosen, search, setChosen],
  );
}

/** Which hit a key leads to from the one at an index; null for other keys. */
function stepOf(key: string, at: number, total: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return at + 1;
    case 'ArrowUp':
    case 'k':
      return at - 1;
    case 'PageDown':
      return at + 8;
    case 'PageUp':
      return at - 8;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}

interface ListProps extends Choosing {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly compact: boolean;
  readonly rows: Rows;
}

const hitOf = (at: number) => `[data-hit="${at}"]`;

function List(props: ListProps) {
  const { search, state, chosen, scroller, compact, rows } = props;
  const session = useSession();
  const list = useRef<HTMLDivElement>(null);
  const total = state.answer?.total ?? 0;
  const { first, last, inView } = rows;
  const { stop, setCurrent, go, toStart } = useCurrentRow(list, total, rows, hitOf, inView);
  useEffect(() => search.need(first, last), [search, first, last, state.generation]);

  // Another question starts at the top; the same one asked again stays where it is.
  const { asked } = state;
  useEffect(toStart, [asked, toStart]);

  const open = (hit: Hit, beside: boolean) =>
    session.workspace.show(hit.documentId, { from: hit.from, to: endOf(hit) }, beside ? 'beside' : 'here');
  const tag = (hit: Hit) => askTagForHits(session, chosenHits([hit]));
  const choose = useChoosing(props);
  const attend = (at: number) => {
    setCurrent(at);
    const hit = search.hit(at);
    if (hit) search.setCurrent({ documentId: hit.documentId, offset: hit.from - 1 });
  };
  const onKeyDown = (event: KeyboardEvent, at: number, hit: Hit) => {
    if (isWithOthers(event)) return;
    const to = stepOf(event.key, at, total);
    if (to !== null) go(to);
    else if (event.key === ' ') choose(hit, at, event.shiftKey);
    else if (event.key === 't') tag(hit);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={scroller} className="search-results" aria-busy={state.asking || undefined}>
      <div
        ref={list}
        role="list"
        aria-label={searchWords.results}
        className="search-list"
        style={{ height: rows.height }}
      >
        {rows.drawn.map(({ at, style }) => {
          const hit = search.hit(at);
          return (
            <div
              key={at}
              ref={rows.measure}
              data-index={at}
              role="listitem"
              aria-setsize={total}
              aria-posinset={at + 1}
              className="search-item"
              style={style}
            >
              {hit ? (
                <HitItem
                  hit={hit}
                  at={at}
                  withSource={compact || at === 0 || search.hit(at - 1)?.documentId !== hit.documentId}
                  current={at === stop}
                  first={at === 0}
                  chosen={chosen.has(keyOfHit(hit))}
                  compact={compact}
                  onOpen={open}
                  onTag={tag}
                  onChoose={choose}
                  onFocus={attend}
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
