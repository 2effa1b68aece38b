import { useVirtualizer } from '@tanstack/react-virtual';
import { MessageSquarePlus, Pencil, Plus, Trash2 } from 'lucide-react';
import { memo, useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import type { Id } from '../../../core/model/id.ts';
import { currentVersion } from '../../../core/model/records.ts';
import type { Annotation, Document } from '../../../core/model/records.ts';
import { madeBy, peopleOf } from '../../../core/model/people.ts';
import type { Coder } from '../../../core/model/people.ts';
import { shownPath, tagPath } from '../../../core/model/tag-tree.ts';
import { deleteAnnotations, removalOf, untagAnnotations } from '../../commands/change-annotations.ts';
import { untagQuotations } from '../../session/quotation-acts.ts';
import { runAction } from '../../session/actions.ts';
import { openReview } from '../../session/reviewing.ts';
import { holdingAnnotation } from '../../session/find-in-list.ts';
import type { Session } from '../../session/session.ts';
import { focusWhenThere } from '../../session/focus-when-there.ts';
import { tellStored } from '../../session/tell-stored.ts';
import type { WorkspaceState } from '../../session/workspace.ts';
import { usePeople } from '../hooks/use-people.ts';
import { useLatest } from '../hooks/use-latest.ts';
import {
  useRows,
  useRowsLater,
  useRun,
  useSession,
  useTagLabels,
  useWorkspace,
  useWorkspaceLater,
} from '../hooks/use-session.ts';
import { useText } from '../hooks/use-text.ts';
import { useShell } from '../hooks/use-shell.ts';
import { shellWords } from '../../words/shell.ts';
import { AnchorSign, BothWords } from './AnchorSign.tsx';
import { findWords } from '../../words/find.ts';
import { IconButton } from './IconButton.tsx';
import { FindButton, FoldedFind, useFoldedFind } from './ListFind.tsx';
import { LinkedWith, LinkTool } from './LinkedWith.tsx';
import { Markdown } from './Markdown.tsx';
import { MentionedIn } from './MentionedIn.tsx';
import { NoteField } from './NoteField.tsx';
import { PersonSign } from './PersonSign.tsx';
import { TagChip } from './TagChip.tsx';
import '../styles/annotations.css';

const words = shellWords.inspector;
/** A card has room for four lines; more than this of a quotation would be laid out for nobody. */
const mostOfQuotation = 1000;

/** The annotations of a document in text order; only those in view are drawn. */
export function AnnotationList({ document }: { readonly document: Document }) {
  const find = useFoldedFind();
  const { all, annotations, chosen } = useAnnotations(document, find.typed);
  const nowOf = useWordsNow(document, annotations);
  const people = usePeople();
  const signed = useMemo(() => peopleOf(annotations, people).length > 1, [annotations, people]);
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
  const last = chosen.at(-1);
  const chosenAt = last === undefined ? -1 : annotations.findIndex(({ id }) => id === last);
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
        <span className="quiet">{all.length > 0 && words.ofAnnotations(all.length, chosenHere(all, chosen))}</span>
        {all.length > 0 && <FindButton label={findWords.annotations} find={find} />}
      </div>
      <FoldedFind
        label={findWords.annotations}
        find={find}
        left={{ shown: annotations.length, all: all.length }}
        first=".quotation"
      />
      <Whose document={document} />
      {annotations.length === 0 && (
        <p className="empty quiet">{all.length === 0 ? words.noAnnotations : findWords.none}</p>
      )}
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
                  signed={signed}
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

/** Whose annotations are shown, here and in texts, where several persons made some. */
function Whose({ document }: { readonly document: Document }) {
  const { workspace } = useSession();
  const onlyBy = useWorkspace((state) => state.onlyBy);
  const people = useCoders(document.id);
  const everybody = usePeople();
  if (people.length < 2 && onlyBy === null) return null;
  const all =
    onlyBy === null || people.some(({ signature }) => everybody.isSame(signature, onlyBy))
      ? people
      : [...people, { signature: onlyBy, name: everybody.nameOf(onlyBy), marks: 0 }];
  return (
    <select
      className="select annotation-whose"
      aria-label={words.whose}
      value={onlyBy === null ? '' : `of ${everybody.of(onlyBy)?.signatures[0] ?? onlyBy}`}
      onChange={({ target }) =>
        workspace.set({ onlyBy: target.value === '' ? null : target.value.slice('of '.length), annotationIds: [] })
      }
    >
      <option value="">{words.everybody}</option>
      {all.map(({ signature, name, marks }) => (
        <option key={signature} value={`of ${signature}`}>
          {words.person(name, marks)}
        </option>
      ))}
    </select>
  );
}

/** Who annotated a document. */
function useCoders(documentId: Id): readonly Coder[] {
  const { snapshot } = useSession().desk.store;
  const { version } = useRowsLater('annotations');
  const people = usePeople();
  return useMemo(
    () => peopleOf(snapshot.annotationsOf(documentId), people),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The snapshot is changed in place; the table's version tells.
    [snapshot, documentId, version, people],
  );
}

/** How many of them are chosen. */
function chosenHere(annotations: readonly Annotation[], chosen: readonly Id[]): number {
  if (chosen.length === 0) return 0;
  const all = new Set(chosen);
  return annotations.filter(({ id }) => all.has(id)).length;
}

/** The annotations of a document and which are chosen, a little late: the text is painted first, this list follows. */
function useAnnotations(document: Document, typed: string) {
  const session = useSession();
  const { desk } = session;
  const sought = useDeferredValue(typed);
  const { version } = useRowsLater('annotations');
  const chosen = useWorkspaceLater(chosenIds);
  const onlyBy = useWorkspace((state) => state.onlyBy);
  const people = usePeople();
  const all = useMemo(
    () => madeBy(desk.store.snapshot.annotationsOf(document.id), onlyBy, people),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The snapshot is changed in place; the table's version tells.
    [desk.store.snapshot, document.id, version, onlyBy, people],
  );
  const labels = useTagLabels();
  const annotations = useMemo(() => {
    const holds = holdingAnnotation(session, sought);
    return holds ? all.filter(holds) : all;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- What tags are called is asked of the session.
  }, [session, all, sought, labels]);
  return { all, annotations, chosen };
}

const chosenIds = ({ annotationIds }: WorkspaceState) => annotationIds;

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
  const session = useSession();
  const { desk, workspace } = session;
  const run = useRun();
  /** Where a range that is chosen with Shift begins. */
  const anchor = useRef<Id | null>(null);
  const choose = (annotation: Annotation, how: Choosing) => {
    if (how === 'to here') {
      workspace.set({ annotationIds: rangeOf(annotations, anchor.current ?? chosen[0], annotation.id) });
      return;
    }
    anchor.current = annotation.id;
    if (how === 'alone') return workspace.showAnnotation(annotation);
    const others = chosen.filter((id) => id !== annotation.id);
    workspace.set({ annotationIds: others.length < chosen.length ? others : [...chosen, annotation.id] });
  };
  /** What is done to one that is chosen is done to all that are. */
  const allWith = (annotation: Annotation) => (chosen.includes(annotation.id) ? chosen : [annotation.id]);
  const remove = async (annotation: Annotation) => {
    const ids = allWith(annotation);
    const label = removalOf(desk, ids);
    const removed = await run(deleteAnnotations(desk, ids));
    if (removed === null) return;
    workspace.set({ annotationIds: workspace.state.annotationIds.filter((id) => !ids.includes(id)) });
    tellStored(workspace, removed, label);
  };
  const untag = async (annotation: Annotation, tagId: Id) => {
    const ids = allWith(annotation);
    if (ids.length > 1) await untagQuotations(session, ids, [tagId]);
    else await run(untagAnnotations(desk, ids, tagId));
  };
  const addTag = (annotation: Annotation) => {
    workspace.set({ selection: null, annotationIds: allWith(annotation) });
    runAction(session, 'mark.tag');
  };
  const step = (from: Annotation, by: number, extend: boolean) => {
    const at = annotations.findIndex(({ id }) => id === from.id);
    const next = annotations[Math.max(0, Math.min(annotations.length - 1, at + by))];
    if (!next) return;
    choose(next, extend ? 'to here' : 'alone');
    onStep(next);
  };
  const chooseAll = () => workspace.set({ annotationIds: annotations.map(({ id }) => id) });
  const latest = useLatest({ choose, remove, untag, addTag, step, chooseAll });
  return useMemo(
    (): CardActs => ({
      choose: (annotation, how) => latest.current.choose(annotation, how),
      remove: (annotation) => void latest.current.remove(annotation),
      untag: (annotation, tagId) => void latest.current.untag(annotation, tagId),
      addTag: (annotation) => latest.current.addTag(annotation),
      step: (from, by, extend) => latest.current.step(from, by, extend),
      chooseAll: () => latest.current.chooseAll(),
    }),
    [latest],
  );
}

/** Those from one to another, that one last; the other alone where the first is not among them. */
function rangeOf(annotations: readonly Annotation[], first: Id | undefined, last: Id): readonly Id[] {
  const ids = annotations.map(({ id }) => id);
  const [from, to] = [first === undefined ? -1 : ids.indexOf(first), ids.indexOf(last)];
  if (from < 0) return [last];
  return from <= to ? ids.slice(from, to + 1) : ids.slice(to, from + 1).reverse();
}

/** With a bare click or key, with Ctrl or Cmd, with Shift. */
type Choosing = 'alone' | 'besides' | 'to here';

interface CardActs {
  choose(annotation: Annotation, how: Choosing): void;
  remove(annotation: Annotation): void;
  untag(annotation: Annotation, tagId: Id): void;
  addTag(annotation: Annotation): void;
  step(from: Annotation, by: number, extend: boolean): void;
  chooseAll(): void;
}

interface CardProps {
  readonly annotation: Annotation;
  readonly document: Document;
  /** The words that stand in the text where an approximate one was found; null for others. */
  readonly now: string | null;
  /** It says whose it is, where that is another person. */
  readonly signed: boolean;
  readonly chosen: boolean;
  readonly acts: CardActs;
}

const AnnotationCard = memo(function AnnotationCard({ annotation, document, now, signed, chosen, acts }: CardProps) {
  const session = useSession();
  const { shell } = session;
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
    else if (event.key === 'ArrowDown') acts.step(annotation, 1, event.shiftKey);
    else if (event.key === 'ArrowUp') acts.step(annotation, -1, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) acts.chooseAll();
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
        onClick={(event: MouseEvent) => acts.choose(annotation, choosing(event))}
        onKeyDown={onKeyDown}
      >
        <q dir="auto">{annotation.quotation.exact.slice(0, mostOfQuotation)}</q>
      </button>
      <AnchorSign annotation={annotation} document={document} onReview={() => openReview(session, document.id)} />
      {now !== null && <BothWords marked={annotation.quotation.exact} now={now} />}
      {annotation.note !== '' && !writing && (
        <div className="annotation-note">
          <Markdown text={annotation.note} />
        </div>
      )}
      {writing && <NoteField annotation={annotation} onEnd={endWriting} />}
      <MentionedIn target={{ kind: 'mark', id: annotation.id }} level={4} />
      <LinkedWith end={{ kind: 'annotation', id: annotation.id }} level={4} />
      <div className="annotation-foot">
        {carried.map((tag) => (
          <TagChip
            key={tag.id}
            tag={tag}
            name={labels.get(tag.id) ?? tag.name}
            title={taggedWords(shownPath(tagPath(tags, tag.id)), annotation.taggedBy?.[tag.id]?.author ?? '', session)}
            onRemove={() => acts.untag(annotation, tag.id)}
          />
        ))}
        {signed && annotation.author !== '' && annotation.author !== session.desk.author && (
          <span className="annotation-by">
            <PersonSign signature={annotation.author} words={words.by} />
          </span>
        )}
        <CardTools annotation={annotation} acts={acts} />
      </div>
    </article>
  );
});

/** The path of a tag, and who put it on, where that is another than who made the mark. */
function taggedWords(path: string, signature: string, { people }: Session): string {
  return signature === '' ? path : words.taggedBy(path, people.now().nameOf(signature));
}

function choosing({ ctrlKey, metaKey, shiftKey }: MouseEvent): Choosing {
  if (shiftKey) return 'to here';
  return ctrlKey || metaKey ? 'besides' : 'alone';
}

function CardTools({ annotation, acts }: { readonly annotation: Annotation; readonly acts: CardActs }) {
  const session = useSession();
  const noted = annotation.note !== '';
  return (
    <span className="annotation-tools">
      <IconButton label={words.addTag} className="small" onPress={() => acts.addTag(annotation)}>
        <Plus size={14} aria-hidden="true" />
      </IconButton>
      <IconButton
        label={noted ? words.editNote : words.writeNote}
        className="small"
        onPress={() => session.shell.set({ noteInCard: annotation.id })}
      >
        {noted ? <Pencil size={14} aria-hidden="true" /> : <MessageSquarePlus size={14} aria-hidden="true" />}
      </IconButton>
      <LinkTool end={{ kind: 'annotation', id: annotation.id }} />
      <IconButton label={words.remove} className="small" onPress={() => acts.remove(annotation)}>
        <Trash2 size={14} aria-hidden="true" />
      </IconButton>
    </span>
  );
}
