import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { Annotation } from '../../../../core/model/records.ts';
import { showPlace } from '../../../session/reviewing.ts';
import type { InDoubt } from '../../../session/reviewing.ts';
import { reviewWords as words } from '../../../words/review.ts';
import { drawnRows, hasModifier, useCurrentRow } from '../../hooks/use-current-row.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useSession } from '../../hooks/use-session.ts';
import { AnchorItem } from './AnchorItem.tsx';
import { useAttended } from './use-attended.ts';

/** Pixels of an item before it was drawn. */
const guessedHeight = 150;
const itemOf = (at: number) => `[data-review="${at}"]`;
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 5, PageUp: -5 };

/** Annotations to look at, drawn as they are scrolled into view. Arrow keys go from one to the next. */
export function AnchorList(props: { readonly annotations: readonly Annotation[]; readonly focused: boolean }) {
  const { annotations, focused } = props;
  const session = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: annotations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => guessedHeight,
    getItemKey: useCallback((at: number) => annotations[at]?.id ?? at, [annotations]),
    overscan: 4,
  });
  const items = virtual.getVirtualItems();
  useSentences(annotations, items[0]?.index ?? 0, items.at(-1)?.index ?? -1);
  const rows = { show: (at: number) => virtual.scrollToIndex(at), toTop: () => virtual.scrollToOffset(0) };
  const drawn = drawnRows(items, virtual.range);
  const { stop, setCurrent, go } = useCurrentRow(body, annotations.length, rows, itemOf, drawn);
  const attend = useAttended({ annotations, focused, body, itemOf, setCurrent, show: rows.show });
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (hasModifier(event)) return;
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? annotations.length - 1 : at + (steps[event.key] ?? 0);
    if (to === at && event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    event.stopPropagation();
    go(to);
  };
  return (
    <div ref={scroller} className="review-scroller">
      <div
        ref={body}
        role="list"
        aria-label={words.list}
        className="review-rows"
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map(({ index, start, key }) => (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            role="listitem"
            aria-posinset={index + 1}
            aria-setsize={annotations.length}
            className="review-row"
            style={{ transform: `translateY(${start}px)` }}
            onFocus={() => {
              setCurrent(index);
              attend(annotations[index]!.id);
            }}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            <AnchorItem
              at={index}
              annotation={annotations[index]!}
              current={index === stop}
              onShow={(found: InDoubt) => void showPlace(session, found)}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

/** Reads what stands around those that are drawn, and draws again when it is known. */
function useSentences(annotations: readonly Annotation[], first: number, last: number): void {
  const { sentences } = useSession();
  useObserved(sentences, ({ known }) => known);
  useEffect(() => {
    void sentences.read(annotations.slice(first, last + 1));
  }, [sentences, annotations, first, last]);
}
