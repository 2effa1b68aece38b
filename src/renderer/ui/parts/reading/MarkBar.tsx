import { Ellipsis, GripVertical, Highlighter, Quote, StickyNote, Tag as TagIcon } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import type { Tag } from '../../../../core/model/records.ts';
import type { Rect } from '../../../text/reader/reader.ts';
import { keysOfAction } from '../../../session/change-keys.ts';
import { keyInWords } from '../../../session/keys.ts';
import { draggedWords } from '../../../session/press-tag.ts';
import { readingActions } from '../../../session/reading-actions.ts';
import { useRecentTags } from '../../hooks/use-recent-tags.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useSession, useTagLabels } from '../../hooks/use-session.ts';
import { markWords } from '../../../words/reading.ts';
import { placeBeside } from './place-beside.ts';
import { Swatch } from '../Swatch.tsx';
import '../../styles/marking.css';

/** Beside the bar, and what it needs for the words of its buttons, in pixels. */
const besideBar = 8;
const roomForWords = 560;

interface MarkBarProps {
  readonly rect: Rect;
  readonly within: Rect;
  /** A press on a tag tags the words. */
  readonly offered: boolean;
}

/** What can be done with the selected words, in one line beside them. It never takes the focus from the text by itself. */
export function MarkBar({ rect, within, offered }: MarkBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: -10_000 });
  useTold(offered);
  const { slots, order } = useRecentTags();
  const room = within.right - within.left - 2 * besideBar;
  // A tag that was deleted and came back may be in a slot only.
  const age = (tag: Tag) => (order.includes(tag.id) ? order.indexOf(tag.id) : order.length);
  const withKeys = slots.flatMap((tag, at) => (tag ? [{ tag, slot: at + 1 }] : []));
  const recent = withKeys.toSorted((a, b) => age(a.tag) - age(b.tag));
  useLayoutEffect(() => {
    const { width, height } = bar.current!.getBoundingClientRect();
    setPlace(placeBeside(rect, { width, height }, within));
  }, [rect, within, recent.length]);

  return (
    <div
      ref={bar}
      className="mark-bar"
      data-narrow={room < roomForWords || undefined}
      style={{ ...place, maxWidth: room }}
    >
      <Toolbar aria-label={markWords.bar} className="mark-bar-rows">
        <div className="mark-bar-row">
          <span className="mark-grip" draggable title={markWords.drag} aria-hidden="true" onDragStart={takeWords}>
            <GripVertical />
          </span>
          <ActionButton id="mark.tag" icon={<TagIcon aria-hidden />}>
            {markWords.tag}
          </ActionButton>
          <ActionButton id="mark.note" icon={<StickyNote aria-hidden />}>
            {markWords.note}
          </ActionButton>
          <ActionButton id="mark.in-vivo" icon={<Quote aria-hidden />} title={markWords.inVivoHint}>
            {markWords.inVivo}
          </ActionButton>
          <ActionButton id="mark.highlight" icon={<Highlighter aria-hidden />}>
            {markWords.highlight}
          </ActionButton>
        </div>
        {recent.length > 0 && <RecentTags key={recent.map(({ tag }) => tag.id).join(' ')} recent={recent} />}
      </Toolbar>
    </div>
  );
}

/** As long as it is there and offers that, a press on a tag tags the words. */
function useTold(offered: boolean): void {
  const { workspace } = useSession();
  useEffect(() => {
    if (!offered) return undefined;
    workspace.set({ barShown: true });
    return () => workspace.set({ barShown: false });
  }, [workspace, offered]);
}

function takeWords({ dataTransfer }: DragEvent): void {
  dataTransfer.effectAllowed = 'copy';
  dataTransfer.setData(draggedWords, '');
}

/**
 * The recent tags in one line, by their keys. `recent`: the last used first, for those find room; the others have their
 * keys all the same, and stand in the tag picker.
 */
function RecentTags({ recent }: { readonly recent: readonly { readonly tag: Tag; readonly slot: number }[] }) {
  const labels = useTagLabels();
  const line = useRef<HTMLDivElement>(null);
  /** Null while all are drawn to be measured, which nobody sees. */
  const [fitting, setFitting] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (fitting === null) setFitting(fittingIn(line.current!));
  }, [fitting]);
  const shown = fitting === null ? recent : recent.slice(0, fitting).toSorted((a, b) => a.slot - b.slot);
  return (
    <div ref={line} className="mark-bar-row mark-bar-recent" role="group" aria-label={markWords.recent}>
      {shown.map(({ tag, slot }) => (
        <ActionButton key={tag.id} id={`mark.recent-${slot}`} icon={<Swatch colour={tag.colour} />}>
          {labels.get(tag.id) ?? tag.name}
        </ActionButton>
      ))}
      {(fitting === null || fitting < recent.length) && (
        <ActionButton id="mark.tag" icon={<Ellipsis aria-hidden />} label={markWords.moreTags} />
      )}
    </div>
  );
}

/** How many of the buttons have room in the line; the last one stands for those that have not. */
function fittingIn(line: HTMLElement): number {
  const widths = [...line.children].map((button) => button.getBoundingClientRect().width);
  const more = widths.pop() ?? 0;
  const { columnGap, paddingLeft, paddingRight } = getComputedStyle(line);
  const [gap, start, end] = [columnGap, paddingLeft, paddingRight].map((length) => Number.parseFloat(length) || 0);
  const space = line.clientWidth - start! - end!;
  const countFor = (room: number) => {
    let [count, used] = [0, -gap!];
    for (const width of widths) if ((used += gap! + width) <= room) count++;
    return count;
  };
  return countFor(space) === widths.length ? widths.length : countFor(space - gap! - more);
}

function ActionButton(props: {
  readonly id: string;
  readonly icon: ReactNode;
  readonly title?: string;
  /** What it is called where it shows its icon only. */
  readonly label?: string;
  readonly children?: string;
}) {
  const session = useSession();
  useObserved(session.keys, (own) => own);
  const action = readingActions.find(({ id }) => id === props.id);
  const [key] = props.children === undefined ? [] : keysOfAction(session, props.id);
  return (
    <button
      type="button"
      className="mark-button"
      title={props.title ?? props.label ?? props.children}
      aria-label={props.label}
      aria-keyshortcuts={key}
      // A press must not take the focus, or the selection would look lost and the keys would go elsewhere.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void action?.run(session)}
    >
      {props.icon}
      {props.children !== undefined && (
        <span className="mark-button-words" dir="auto">
          {props.children}
        </span>
      )}
      {key !== undefined && <kbd aria-hidden>{shownKey(key, session.desk.host.platform === 'mac')}</kbd>}
    </button>
  );
}

/** A single character as it is typed, for there is little room. */
function shownKey(key: string, mac: boolean): string {
  return key.length === 1 ? key : keyInWords(key, mac);
}
