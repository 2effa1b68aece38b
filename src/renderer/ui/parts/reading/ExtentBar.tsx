import { useLayoutEffect, useRef, useState } from 'react';
import type { Rect } from '../../../text/reader/reader.ts';
import { extentWords } from '../../../words/reading.ts';
import { placeBeside } from './place-beside.ts';
import type { ChangingExtent } from './use-extent.ts';
import '../../styles/marking.css';

/** Says, while the ends of a mark are moved by keys, which keys do so, and to a screen reader where the end is now. */
export function ExtentBar({
  changing,
  text,
  within,
}: {
  readonly changing: ChangingExtent;
  readonly text: string;
  readonly within: Rect;
}) {
  const bar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: -10_000 });
  const { rect, range, edge } = changing;
  useLayoutEffect(() => {
    const { width, height } = bar.current!.getBoundingClientRect();
    setPlace(placeBeside(rect, { width, height }, within));
  }, [rect, within]);
  return (
    <div ref={bar} className="mark-bar extent-bar" style={place}>
      <p>{extentWords.keys}</p>
      <p role="status" className="hidden-words">
        {extentWords.now(edge, wordsAt(text.slice(range.from, range.to), edge))}
      </p>
    </div>
  );
}

/** The first or the last words of a mark. */
function wordsAt(marked: string, edge: 'from' | 'to'): string {
  const near = edge === 'from' ? marked.slice(0, 200) : marked.slice(-200);
  const words = near.split(/\s+/u);
  return (edge === 'from' ? words.slice(0, 4) : words.slice(-4)).join(' ');
}
