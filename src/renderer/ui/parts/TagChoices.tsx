import { Check, Minus } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import type { Id } from '../../../core/model/id.ts';
import { tagCounts } from '../../../core/model/tag-counts.ts';
import type { TagCount } from '../../../core/model/tag-counts.ts';
import { tagsOn, takesSeveral } from '../../session/tags-on.ts';
import type { Choice } from '../../session/tag-choices.ts';
import type { TagTarget } from '../../session/tag-target.ts';
import { number } from '../../words/in-words.ts';
import { tagWords } from '../../words/reading.ts';
import { useRows, useSession } from '../hooks/use-session.ts';
import { Swatch } from './Swatch.tsx';

/** What the field points to while the line at that place is the current one. */
export function optionId(listId: string, place: number): string {
  return `${listId}-${place}`;
}

interface Listed {
  readonly listId: string;
  readonly choices: readonly Choice[];
  readonly current: number;
  readonly target: TagTarget | null;
  setAt(place: number): void;
  pick(choice: Choice, how: 'once' | 'staying'): Promise<void>;
}

/** The lines of the tag picker, with how many annotations carry each tag and what is on already. */
export function TagChoices({ listId, choices, current, target, setAt, pick }: Listed) {
  const session = useSession();
  const tags = useRows('tags');
  const annotations = useRows('annotations');
  const on = useMemo(
    () => tagsOn(session, target),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Annotations are changed in place; what they are rows of tells.
    [session, target, annotations],
  );
  const counts = useTagCounts();
  const several = takesSeveral(target);
  return (
    <ul id={listId} role="listbox" aria-label={tagWords.list} className="tag-picker-list">
      {choices.map((choice, place) => {
        const { tagId } = choice;
        const ticked = on.get(tagId ?? '');
        return (
          <li
            key={tagId ?? 'new'}
            id={optionId(listId, place)}
            role="option"
            aria-selected={place === current}
            aria-checked={several && tagId !== null ? (ticked === 'some' ? 'mixed' : ticked === 'all') : undefined}
            className={tagId === null ? 'tag-choice tag-choice-new' : 'tag-choice'}
            ref={place === current ? scrollNearest : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setAt(place)}
            onClick={(event) => {
              const staying = event.ctrlKey || event.metaKey || isTick(event.target);
              void pick(choice, staying ? 'staying' : 'once');
            }}
          >
            {several && <Tick on={ticked} />}
            <Chosen
              {...choice}
              about={firstLine(tags.rows.get(tagId ?? '')?.description ?? '')}
              count={counts.get(tagId ?? '')?.all ?? 0}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** Whether the tag is on, and where a click puts it on or takes it off without closing the picker. */
function Tick({ on }: { readonly on: 'all' | 'some' | undefined }) {
  const Sign = on === 'some' ? Minus : Check;
  return (
    <span className="tag-choice-tick" data-tick aria-hidden="true">
      {on && <Sign size={14} />}
    </span>
  );
}

function isTick(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-tick]') !== null;
}

/** How many annotations carry each tag or one below it, as in the tree. The list does not wait for it. */
function useTagCounts(): ReadonlyMap<Id, TagCount> {
  const tags = useDeferredValue(useRows('tags'), null);
  const annotations = useDeferredValue(useRows('annotations'), null);
  const documents = useDeferredValue(useRows('documents'), null);
  return useMemo(
    () =>
      tags && annotations && documents
        ? tagCounts(tags.rows, annotations.rows.values(), documents.rows)
        : new Map<Id, TagCount>(),
    [tags, annotations, documents],
  );
}

/** What its codebook entry begins with, as far as there is room. */
function firstLine(description: string): string {
  return description.trimStart().split('\n', 1)[0]!.slice(0, 200);
}

function Chosen({
  tagId,
  path,
  slashInName,
  colour,
  about,
  count,
}: Choice & { readonly about: string; readonly count: number }) {
  return (
    <>
      {colour && <Swatch colour={colour} />}
      <bdi>{tagId === null ? tagWords.make(path) : path}</bdi>
      {about !== '' && (
        <span className="tag-choice-about" dir="auto">
          {about}
        </span>
      )}
      {slashInName && <span className="tag-choice-sign">{tagWords.slashInName}</span>}
      {count > 0 && (
        <span className="tag-choice-count">
          <span aria-hidden="true">{number(count)}</span>
          <span className="hidden-words">{tagWords.marks(count)}</span>
        </span>
      )}
    </>
  );
}

function scrollNearest(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
