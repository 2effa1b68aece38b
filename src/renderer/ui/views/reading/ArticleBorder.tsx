import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { linesAround } from '../../../../core/decode/articles/borders.ts';
import type { CutArticle } from '../../../../core/decode/articles/borders.ts';
import { articleWords as words } from '../../../words/articles.ts';

/** Pixels of the mouse that are one line. */
const perLine = 12;

/** Steps by keys, in lines; a page is as far as most articles have paragraphs on a screen. */
const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 };

/** A border that is being moved: to which line, by number, and from which height it is dragged; null: by keys. */
interface Moving {
  readonly to: number;
  readonly dragged: { readonly y: number; readonly from: number } | null;
}

/** The border between two articles, moved by the mouse or by keys, line by line; it says with which line the lower one begins. */
export function ArticleBorder({
  above,
  below,
  title,
  move,
}: {
  readonly above: CutArticle;
  readonly below: CutArticle;
  /** Of the lower one. */
  readonly title: string;
  move(to: number): void;
}) {
  const [moving, setMoving] = useState<Moving | null>(null);
  const lines = linesAround(above, below);
  const now = lines.findIndex(({ at }) => at === below.at);
  const at = moving?.to ?? now;
  const go = (to: number, dragged: Moving['dragged']) =>
    setMoving({ to: Math.max(0, Math.min(lines.length - 1, to)), dragged });
  const put = () => {
    if (moving === null) return;
    setMoving(null);
    if (moving.to !== now) move(lines[moving.to]!.at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined) go(at + step, null);
    else if (event.key === 'Escape' && moving) setMoving(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerDown = ({ clientY, pointerId, currentTarget }: PointerEvent) => {
    currentTarget.setPointerCapture(pointerId);
    go(now, { y: clientY, from: now });
  };
  const onPointerMove = ({ clientY }: PointerEvent) => {
    const dragged = moving?.dragged;
    if (dragged) go(dragged.from + Math.round((clientY - dragged.y) / perLine), dragged);
  };
  if (now < 0 || lines.length < 2) return null;
  return (
    <div
      className="reading-border"
      role="slider"
      tabIndex={0}
      aria-label={words.border(title)}
      aria-orientation="vertical"
      aria-valuemin={1}
      aria-valuemax={lines.length}
      aria-valuenow={at + 1}
      aria-valuetext={words.beginsWith(lines[at]!.line)}
      onKeyDown={onKeyDown}
      onKeyUp={({ key }) => key in steps && put()}
      onBlur={put}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={put}
      onPointerCancel={() => setMoving(null)}
    >
      {moving && <bdi className="reading-border-line">{words.beginsWith(lines[at]!.line)}</bdi>}
    </div>
  );
}
