import { useVirtualizer } from '@tanstack/react-virtual';
import { MessageSquarePlus, Pencil, Plus, Trash2 } from 'lucide-react';
import { memo, useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import type { Id } from '../../../core/model/id.ts';
import { currentVersion } from '../../../core/model/records.ts';
import type { Annotation, Document } from '../../../core/model/records.ts';
import { shownPath, tagPath } from '../../../core/model/tag-tree.ts';
import { deleteAnnotations, removalOf, untagAnnotations } from '../../commands/change-annotations.ts';
import { runAction } from '../../session/actions.ts';
import { focusWhenThere } from '../../session/focus-when-there.ts';
import { tellStored } from '../../session/tell-stored.ts';
import { useLatest } from '../hooks/use-latest.ts';
import { number } from '../../words/in-words.ts';
import { useRows, useRun, useSession, useTagLabels, useWorkspace } from '../hooks/use-session.ts';
import { useText } from '../hooks/use-text.ts';
import { useShell } from '../hooks/use-shell.ts';
import { shellWords } from '../../words/shell.ts';
import { AnchorSign, BothWords } from './AnchorSign.tsx';
import { IconButton } from './IconButton.tsx';
import { Markdown } from './Markdown.tsx';
import { NoteField } from './NoteField.tsx';
import { TagChip } from './TagChip.tsx';
import '../styles/annotations.css';

const words = shellWords.inspector;
/** A card has room for four lines; more than this of a quotation would be laid out for nobody. */
const mostOfQuotation = 1000;

/** The annotations of a document in text order; only those in view are drawn. */
export function AnnotationList({ document }: { readonly document: Document }) {
  const { annotations, chosen } = useAnnotations(document);
  const nowOf = useWordsNow(document, annotations);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: annotations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 108,
    // Another function would make it measure all of them again.
    getItemKey: useCallback((at: number) => annotations[at]?.id ?? at, [annotations]),
    overscan: 6,
  });
  const height = virtual.getTotalSize();
  const show = useShowing(scroller, height, virtual.scrollToIndex);
  const [first] = chosen;
  const chosenAt = first === undefined ? -1 : annotations.findIndex(({ id }) => id === first);
  useEffect(() => {
    if (chosenAt >= 0) show(chosenAt);
  }, [chosenAt, show]);
  const acts = useActs(annotations, chosen, (next) => {
    show(annotations.indexOf(next));
    focusWhenThere(() => scroller.current?.querySelector<HTMLElement>(`[data-annotation="${next.id}"] .quotation`));
  });
  return (
    <section className="annotations" aria-label={words.annotations}>
      <div className="side-head">
        <h3>{words.annotations}</h3>
        <span className="quiet">{annotations.length > 0 && number(annotations.length)}</span>
      </div>
      {annotations.length === 0 && <p className="empty quiet">{words.noAnnotations}</p>}
      <div className="annotation-scroller" ref={scroller}>
        <div role="list" aria-label={words.annotations} className="annotation-list" style={{ height }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const annotation = annotations[index];
            if (!annotation) return null;
            return (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                data-annotation={annotation.id}
                role="listitem"
                aria-posinset={index + 1}
                aria-setsize={annotations.length}
                className="annotation-place"
                style={{ transform: `translateY(${start}px)` }}
              >
                <AnnotationCard
                  annotation={annotation}
                  document={document}
                  now={nowOf(annotation)}
                  chosen={chosen.includes(annotation.id)}
                  acts={acts}
                />
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

/** The annotations of a document and which are chosen, a little late: the text is painted first, this list follows. */
function useAnnotations(document: Document) {
  const { desk } = useSession();
  const version = useDeferredValue(useRows('annotations').version);
  const chosen = useDeferredValue(useWorkspace((state) => state.annotationIds));
  const annotations = useMemo(
    () => desk.store.snapshot.annotationsOf(document.id),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The snapshot is changed in place; the table's version tells.
    [desk.store.snapshot, document.id, version],
  );
  return { annotations, chosen };
}

/**
 * @returns the words that stand where an approximate annotation was found; null for others, and until the text is there.
 *   Only approximate ones show words of the text; they stand in its current version.
 */
function useWordsNow(
  document: Document,
  annotations: readonly Annotation[],
): (annotation: Annotation) => string | null {
  const current = currentVersion(document);
  const found = useMemo(
    () =>
      new Set(annotations.filter(({ anchor, version }) => anchor.kind === 'approximate' && version === current.number)),
    [annotations, current.number],
  );
  const loaded = useText(found.size > 0 ? current.textId : null);
  const text = loaded.state === 'here' ? loaded.text.text : null;
  return (annotation) => (text !== null && found.has(annotation) ? text.slice(annotation.from, annotation.to) : null);
}

/**
 * Keeps in view what is written in: the field of a note makes its card taller after it took the focus, and below the
 * last card there was no room to scroll.
 * @returns brings the card at an index into view
 */
function useShowing(
  scroller: RefObject<HTMLElement | null>,
  height: number,
  scrollToIndex: (at: number, options: { readonly align: 'auto' }) => void,
): (at: number) => void {
  const writing = useShell((state) => state.noteInCard);
  useLayoutEffect(() => {
    if (writing === null) return;
    scroller.current?.querySelector(`[data-annotation="${CSS.escape(writing)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [scroller, writing, height]);
  return useCallback((at: number) => scrollToIndex(at, { align: 'auto' }), [scrollToIndex]);
}

/** What cards do: the same functions from one drawing to the next, so that a card is drawn again only for itself. */
function useActs(
  annotations: readonly Annotation[],
  chosen: readonly Id[],
  onStep: (next: Annotation) => void,
): CardActs {
  const { desk, workspace } = useSession();
  const run = useRun();
  const choose = (annotation: Annotation, add: boolean) => {
    if (!add) return workspace.showAnnotation(annotation);
    const others = chosen.filter((id) => id !== annotation.id);
    workspace.set({ annotationIds: others.length < chosen.length ? others : [...chosen, annotation.id] });
  };
  const remove = async (annotation: Annotation) => {
    const ids = chosen.includes(annotation.id) ? chosen : [annotation.id];
    const label = removalOf(desk, ids);
    const removed = await run(deleteAnnotations(desk, ids));
    if (removed === null) return;
    workspace.set({ annotationIds: workspace.state.annotationIds.filter((id) => !ids.includes(id)) });
    tellStored(workspace, removed, label);
  };
  const step = (by: number) => {
    const at = chosen[0] === undefined ? -1 : annotations.findIndex(({ id }) => id === chosen[0]);
    const next = annotations[Math.max(0, Math.min(annotations.length - 1, at + by))];
    if (!next) return;
    choose(next, false);
    onStep(next);
  };
  const latest = useLatest({ choose, remove, step });
  return useMemo(
    (): CardActs => ({
      choose: (annotation, add) => latest.current.choose(annotation, add),
      remove: (annotation) => void latest.current.remove(annotation),
      step: (by) => latest.current.step(by),
    }),
    [latest],
  );
}

interface CardActs {
  choose(annotation: Annotation, add: boolean): void;
  remove(annotation: Annotation): void;
  step(by: number): void;
}

interface CardProps {
  readonly annotation: Annotation;
  readonly document: Document;
  /** The words that stand in the text where an approximate one was found; null for others. */
  readonly now: string | null;
  readonly chosen: boolean;
  readonly acts: CardActs;
}

const AnnotationCard = memo(function AnnotationCard({ annotation, document, now, chosen, acts }: CardProps) {
  const { desk, shell } = useSession();
  const run = useRun();
  const tags = useRows('tags').rows;
  const labels = useTagLabels();
  const carried = annotation.tagIds.map((id) => tags.get(id)).filter((tag) => tag !== undefined);
  const [first] = carried;
  const writing = useShell((state) => state.noteInCard === annotation.id);
  const quotation = useRef<HTMLButtonElement>(null);
  const endWriting = (back: boolean) => {
    if (shell.state.noteInCard === annotation.id) shell.set({ noteInCard: null });
    if (back) quotation.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') acts.remove(annotation);
    else if (event.key === 'ArrowDown') acts.step(1);
    else if (event.key === 'ArrowUp') acts.step(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <article className={`annotation ${first ? `tag-${first.colour}` : ''}`} data-chosen={chosen || undefined}>
      <button
        ref={quotation}
        type="button"
        className="quotation"
        aria-pressed={chosen}
        onClick={(event: MouseEvent) => acts.choose(annotation, event.ctrlKey || event.metaKey)}
        onKeyDown={onKeyDown}
      >
        <q dir="auto">{annotation.quotation.exact.slice(0, mostOfQuotation)}</q>
      </button>
      <AnchorSign annotation={annotation} document={document} />
      {now !== null && <BothWords marked={annotation.quotation.exact} now={now} />}
      {annotation.note !== '' && !writing && (
        <div className="annotation-note">
          <Markdown text={annotation.note} />
        </div>
      )}
      {writing && <NoteField annotation={annotation} onEnd={endWriting} />}
      <div className="annotation-foot">
        {carried.map((tag) => (
          <TagChip
            key={tag.id}
            tag={tag}
            name={labels.get(tag.id) ?? tag.name}
            title={shownPath(tagPath(tags, tag.id))}
            onRemove={() => void run(untagAnnotations(desk, [annotation.id], tag.id))}
          />
        ))}
        <CardTools annotation={annotation} acts={acts} />
      </div>
    </article>
  );
});

function CardTools({ annotation, acts }: { readonly annotation: Annotation; readonly acts: CardActs }) {
  const session = useSession();
  const addTag = () => {
    session.workspace.set({ selection: null, annotationIds: [annotation.id] });
    runAction(session, 'mark.tag');
  };
  const noted = annotation.note !== '';
  return (
    <span className="annotation-tools">
      <IconButton label={words.addTag} className="small" onPress={addTag}>
        <Plus size={14} aria-hidden="true" />
      </IconButton>
      <IconButton
        label={noted ? words.editNote : words.writeNote}
        className="small"
        onPress={() => session.shell.set({ noteInCard: annotation.id })}
      >
        {noted ? <Pencil size={14} aria-hidden="true" /> : <MessageSquarePlus size={14} aria-hidden="true" />}
      </IconButton>
      <IconButton label={words.remove} className="small" onPress={() => acts.remove(annotation)}>
        <Trash2 size={14} aria-hidden="true" />
      </IconButton>
    </span>
  );
}
