import { useCallback, useMemo } from 'react';
import { documentOf } from '../../../../core/model/account.ts';
import type { Id } from '../../../../core/model/id.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Ruling } from '../../../../core/model/records.ts';
import { fail, ok } from '../../../../core/model/result.ts';
import type { QuotationFamilies } from '../../../../core/ports/compare.ts';
import type { TextNow } from '../../../session/placed-subject.ts';
import { useCompared } from '../../hooks/use-compared.ts';
import type { AskCompared } from '../../hooks/use-compared.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';

/** Families of quotations with the texts that their places stand in, by the texts' ids. */
export interface ReadQuotations {
  readonly found: QuotationFamilies;
  readonly texts: ReadonlyMap<Id, string>;
  /** The version of each account whose text this is. */
  readonly versions: ReadonlyMap<Id, number>;
  /** The text of each account that was read. */
  readonly now: ReadonlyMap<Id, TextNow>;
}

/** Who says what in documents; none: in all of the project. */
export function useQuotations(documentIds: readonly Id[]) {
  const { comparing, desk } = useSession();
  const { rows } = useRows('rulings');
  const all = useRows('documents');
  const ofProject = documentIds.length === 0;
  // What is added by hand is found with the rest.
  const added = [...rows.values()]
    .flatMap((one) => (one.kind === 'quotation' && one.rule === null ? [one.id] : []))
    .join(' ');
  const ask: AskCompared<ReadQuotations> = useCallback(
    async (documentIds, signal, told) => {
      const found = await comparing.quotations({ documentIds: ofProject ? null : documentIds }, signal, told);
      if (!found.ok) return found;
      const missing = new Set(found.value.missing);
      const texts = new Map<Id, string>();
      const versions = new Map<Id, number>();
      const now = new Map<Id, TextNow>();
      const read = ofProject ? quoting(found.value, desk.store.snapshot.rows('rulings').values()) : documentIds;
      for (const id of read) {
        if (signal.aborted) return fail('cancelled');
        const document = documentOf(desk.store.snapshot.rows('documents'), id);
        if (!document || missing.has(id)) continue;
        const { textId, number } = currentVersion(document);
        const stored = await desk.store.text(textId);
        if (!stored.ok) return fail('text-unread', id, stored.error.code);
        const { text } = stored.value;
        texts.set(textId, text);
        versions.set(id, number);
        now.set(id, { version: number, text });
      }
      // What stands in a text that changed meanwhile is asked for again at once.
      const families = found.value.families.flatMap(({ members }) => {
        const there = members.filter(({ textId }) => texts.has(textId));
        return there.length > 0 ? [{ members: there }] : [];
      });
      return ok({ found: { ...found.value, families }, texts, versions, now });
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- What was added changes the answer.
    [comparing, desk, added, ofProject],
  );
  const asked = useMemo(() => (ofProject ? [...all.rows.keys()] : documentIds), [ofProject, all, documentIds]);
  return useCompared(asked, ask, ofProject ? 1 : 2);
}

/** The documents whose texts are looked into: those with quotations that were found, or that were ruled on. */
function quoting({ families }: QuotationFamilies, rulings: Iterable<Ruling>): ReadonlySet<Id> {
  const ids = new Set(families.flatMap(({ members }) => members.map(({ documentId }) => documentId)));
  for (const { kind, subjects } of rulings) if (kind === 'quotation' && subjects[0]) ids.add(subjects[0].documentId);
  return ids;
}
