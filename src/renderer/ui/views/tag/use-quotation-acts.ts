import { useEffect, useMemo, useRef } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import type { Annotation } from '../../../../core/model/records.ts';
import { deleteAnnotations, removalOf } from '../../../commands/change-annotations.ts';
import { tellProblem } from '../../../session/tell-problem.ts';
import { tellStored } from '../../../session/tell-stored.ts';
import { useLatest } from '../../hooks/use-latest.ts';
import { useSession } from '../../hooks/use-session.ts';
import type { Quotations } from './use-quotations-of-tag.ts';

interface Acting {
  readonly tagId: Id;
  readonly quotations: Quotations;
  /** Of another tag that stands beside it. */
  readonly others: Quotations;
  readonly chosen: ReadonlySet<Id>;
  readonly focused: boolean;
  setChosen(chosen: ReadonlySet<Id>): void;
}

/** What can be done with quotations; the functions stay the same from one drawing to the next. */
export interface PageActs {
  /** Those that are chosen and still there. */
  readonly chosen: ReadonlySet<Id>;
  choose(ids: readonly Id[], on: boolean): void;
  /** All of the page, or none. */
  chooseAll(on: boolean): void;
  isChosen(id: Id): boolean;
  /** Of this quotation, unless it is one of the chosen: then of all of these. */
  meant(id: Id): readonly Id[];
  attend(annotation: Annotation | null): void;
  open(annotation: Annotation, beside: boolean): void;
  note(id: Id): void;
  remove(ids: readonly Id[]): void;
}

/** Makes the acts of a page of a tag known to keys and commands while it has the attention. */
export function useQuotationActs({ quotations, others, chosen, setChosen, focused }: Acting): PageActs {
  const session = useSession();
  const { desk, workspace, shell } = session;
  const attended = useRef<Id | null>(null);
  const there = useMemo(() => {
    const ids = new Set([...quotations.all, ...others.all].map(({ id }) => id));
    return new Set([...chosen].filter((id) => ids.has(id)));
  }, [quotations, others, chosen]);
  const latest = useLatest({ there, quotations, others, setChosen });

  const acts = useMemo(() => {
    const isThere = (id: Id) => desk.store.snapshot.rows('annotations').has(id);
    const choose = (ids: readonly Id[], on: boolean) => {
      const next = new Set(latest.current.there);
      for (const id of ids)
        if (on) next.add(id);
        else next.delete(id);
      latest.current.setChosen(next);
    };
    return {
      ids: (): readonly Id[] => {
        const { there: now } = latest.current;
        if (now.size > 0) return [...now].filter(isThere);
        const { current } = attended;
        return current !== null && isThere(current) ? [current] : [];
      },
      choose,
      chooseAll(on: boolean) {
        const all = [...latest.current.quotations.all, ...latest.current.others.all];
        latest.current.setChosen(new Set(on ? all.map(({ id }) => id) : []));
      },
      isChosen: (id: Id) => latest.current.there.has(id),
      meant: (id: Id) => (latest.current.there.has(id) ? [...latest.current.there] : [id]),
      attend: (annotation: Annotation | null) => void (attended.current = annotation?.id ?? null),
      open(annotation: Annotation, beside: boolean) {
        if (!beside) return workspace.showAnnotation(annotation);
        const { documentId, anchor, from, to } = annotation;
        if (anchor.kind === 'lost') workspace.open({ kind: 'document', documentId }, 'beside');
        else workspace.show(documentId, { from, to }, 'beside');
      },
      note: (id: Id) => shell.set({ noteInCard: id }),
      async remove(ids: readonly Id[]) {
        const label = removalOf(desk, ids);
        const removed = await deleteAnnotations(desk, ids);
        if (removed.ok) tellStored(workspace, removed.value, label);
        else tellProblem(workspace, removed.error);
      },
    };
  }, [desk, workspace, shell, latest]);

  const { own } = quotations.looked;
  useEffect(() => {
    if (!focused) return undefined;
    const made = {
      own: [...own],
      ids: acts.ids,
      choose() {
        const { current } = attended;
        if (current !== null) acts.choose([current], !acts.isChosen(current));
      },
      note() {
        const [first] = acts.ids();
        if (first !== undefined) acts.note(first);
      },
    };
    session.quotationActs = made;
    return () => {
      if (session.quotationActs === made) session.quotationActs = null;
    };
  }, [session, focused, own, acts]);
  return useMemo(() => ({ ...acts, remove: (ids) => void acts.remove(ids), chosen: there }), [acts, there]);
}
