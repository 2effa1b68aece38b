import { useEffect, useMemo, useRef } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import type { Annotation } from '../../../../core/model/records.ts';
import { deleteAnnotations, removalOf } from '../../../commands/change-annotations.ts';
import type { Session } from '../../../session/session.ts';
import { tellProblem } from '../../../session/tell-problem.ts';
import { tellStored } from '../../../session/tell-stored.ts';
import { useLatest } from '../../hooks/use-latest.ts';
import { useSession } from '../../hooks/use-session.ts';
import type { Column } from './use-columns.ts';

/** What is chosen stands under one tag, for which things are done with it. Choosing under another begins anew. */
export interface Chosen {
  /** Null: nothing was chosen yet. */
  readonly tagId: Id | null;
  readonly ids: ReadonlySet<Id>;
}

/** A quotation as it stands in one line of the page: the same may stand in several. */
export interface Line {
  readonly tagId: Id;
  readonly id: Id;
  /** The list, and the line in it. */
  readonly list: string;
  readonly key: string;
}

interface Acting {
  readonly columns: readonly Column[];
  readonly chosen: Chosen;
  readonly focused: boolean;
  setChosen(chosen: Chosen): void;
}

/** What can be done with quotations; the functions stay the same from one drawing to the next. */
export interface PageActs {
  /** Those that are chosen and shown. */
  readonly chosen: Chosen;
  choose(tagId: Id, ids: readonly Id[], on: boolean): void;
  /** All that are shown under this tag. */
  chooseAll(tagId: Id): void;
  chooseNone(): void;
  /** Of this quotation, unless it is one of those chosen under this tag: then of all of these. */
  meant(tagId: Id, id: Id): readonly Id[];
  attend(line: Line): void;
  /** The line that was attended last, though it may have left the page. */
  attended(): Line | null;
  open(annotation: Annotation, beside: boolean): void;
  note(line: Line): void;
  remove(ids: readonly Id[]): void;
}

/** By tag, the quotations that are shown under it. */
function shownIn(columns: readonly Column[]): ReadonlyMap<Id, ReadonlySet<Id>> {
  const shown = new Map<Id, Set<Id>>();
  for (const { tagId, rows } of columns) {
    const ids = shown.get(tagId) ?? new Set();
    shown.set(tagId, ids);
    for (const row of rows) if (row.kind === 'quotation') ids.add(row.annotation.id);
  }
  return shown;
}

/** Where the note of a line is written, among all fields of notes. */
export function noteOf({ list, key }: Pick<Line, 'list' | 'key'>): string {
  return `${list} ${key}`;
}

/** Makes the acts of a page of a tag known to keys and commands while it has the attention. */
export function useQuotationActs({ columns, chosen, setChosen, focused }: Acting): PageActs {
  const session = useSession();
  const attended = useRef<Line | null>(null);
  const shown = useMemo(() => shownIn(columns), [columns]);
  const there = useMemo<Chosen>(() => {
    const ids = chosen.tagId === null ? undefined : shown.get(chosen.tagId);
    return { tagId: chosen.tagId, ids: new Set([...chosen.ids].filter((id) => ids?.has(id))) };
  }, [shown, chosen]);
  const latest = useLatest({ there, shown, columns, setChosen });

  const acts = useMemo(() => actsOn(session, attended, latest), [session, latest]);

  useEffect(() => {
    if (!focused) return undefined;
    const made = {
      own: acts.own,
      ids: acts.ids,
      choose() {
        const at = acts.line();
        if (at) acts.choose(at.tagId, [at.id], !acts.isChosen(at.tagId, at.id));
      },
      note() {
        const at = acts.line();
        if (at) acts.note(at);
      },
    };
    session.quotationActs = made;
    return () => {
      if (session.quotationActs === made) session.quotationActs = null;
    };
  }, [session, focused, acts]);
  return useMemo(() => ({ ...acts, remove: (those) => void acts.remove(those), chosen: there }), [acts, there]);
}

/** What is shown and chosen now. */
interface Now {
  readonly there: Chosen;
  readonly shown: ReadonlyMap<Id, ReadonlySet<Id>>;
  readonly columns: readonly Column[];
  setChosen(chosen: Chosen): void;
}

function actsOn(
  { desk, workspace, shell }: Session,
  attended: { current: Line | null },
  latest: { readonly current: Now },
) {
  const isThere = (id: Id) => desk.store.snapshot.rows('annotations').has(id);
  const isChosen = (tagId: Id, id: Id) => {
    const { there: now } = latest.current;
    return now.tagId === tagId && now.ids.has(id);
  };
  /** The line that has the attention, if it is still on the page. */
  const line = (): Line | null => {
    const { current } = attended;
    return current && isThere(current.id) && latest.current.shown.get(current.tagId)?.has(current.id) ? current : null;
  };
  const ids = (): readonly Id[] => {
    const { there: now } = latest.current;
    if (now.ids.size > 0) return [...now.ids].filter(isThere);
    const at = line();
    return at ? [at.id] : [];
  };
  return {
    ids,
    line,
    own(): readonly Id[] {
      const { there: now, columns: all } = latest.current;
      const tagId = now.ids.size > 0 ? now.tagId : line()?.tagId;
      return [...(all.find((column) => column.tagId === tagId)?.own ?? [])];
    },
    isChosen,
    choose(tagId: Id, those: readonly Id[], on: boolean) {
      const { there: now } = latest.current;
      const next = new Set(now.tagId === tagId ? now.ids : []);
      for (const id of those)
        if (on) next.add(id);
        else next.delete(id);
      latest.current.setChosen({ tagId, ids: next });
    },
    chooseAll: (tagId: Id) => latest.current.setChosen({ tagId, ids: latest.current.shown.get(tagId) ?? new Set() }),
    chooseNone: () => latest.current.setChosen({ tagId: null, ids: new Set() }),
    meant: (tagId: Id, id: Id) => (isChosen(tagId, id) ? [...latest.current.there.ids] : [id]),
    attend: (now: Line) => void (attended.current = now),
    attended: () => attended.current,
    open(annotation: Annotation, beside: boolean) {
      if (!beside) return workspace.showAnnotation(annotation);
      const { documentId, anchor, from, to } = annotation;
      if (anchor.kind === 'lost') workspace.open({ kind: 'document', documentId }, 'beside');
      else workspace.show(documentId, { from, to }, 'beside');
    },
    note: (at: Line) => shell.set({ noteInCard: noteOf(at) }),
    async remove(those: readonly Id[]) {
      const label = removalOf(desk, those);
      const removed = await deleteAnnotations(desk, those);
      if (removed.ok) tellStored(workspace, removed.value, label);
      else tellProblem(workspace, removed.error);
    },
  };
}
