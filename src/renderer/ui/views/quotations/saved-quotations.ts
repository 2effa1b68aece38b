import { chainFrom, formParts, shownSpeaker, stretchesOf } from '../../../../core/compare/quotations/quotation-look.ts';
import type { QuotationsTable } from '../../../../core/exchange/quotations-table.ts';
import { documentOf } from '../../../../core/model/account.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { NamesById } from '../../../../core/model/shown-name.ts';
import type { Desk } from '../../../commands/desk.ts';
import { savedHead } from '../../../session/saved-head.ts';
import type { Filter } from '../../../session/saved-head.ts';
import { quotedSources } from '../../../commands/quoted-sources.ts';
import { quotationsWords as words } from '../../../words/quotations.ts';
import { placedIn } from './shown-families.ts';
import type { QuotationRow } from './shown-families.ts';

/** What is shown, as a table that can be saved. */
export async function savedQuotations(
  rows: readonly QuotationRow[],
  texts: ReadonlyMap<Id, string>,
  desk: Desk,
  names: NamesById,
  /** Of which all of these rows are, and how many families there are. */
  of: { readonly documentIds: readonly Id[]; readonly families: number },
  filters: readonly Filter[] = [],
): Promise<QuotationsTable> {
  const { store } = desk;
  const shown = new Set(rows.map(({ family }) => family.number)).size;
  const documents = store.snapshot.rows('documents');
  const sourceOf = await quotedSources(
    { store },
    rows.map(({ member }) => ({ documentId: member.documentId, from: 0 })),
  );
  return {
    ...savedHead(desk, {
      title: words.title,
      how: words.how,
      accounts: of.documentIds,
      part: { shown, all: of.families, what: words.familiesAre },
      filters,
    }),
    rows: rows.flatMap((row) => {
      const { documentId, quotation } = row.member;
      const document = documentOf(documents, documentId);
      // What a person took for no quotation is none.
      if (!document || row.ruling?.value === 'is-not') return [];
      const { own, longest } = placedIn(row, texts);
      const written = ({ from, to }: { readonly from: number; readonly to: number }) => own.text.slice(from, to);
      const { speaker, verb } = quotation;
      const byHand = own.ruledSpeaker !== undefined;
      return {
        family: row.family.number,
        name: names.get(documentId) ?? document.path,
        document,
        source: sourceOf({ documentId, from: stretchesOf(quotation)[0]!.from }),
        form: formParts(own, longest),
        direct: quotation.quoted.length > 0,
        verb: verb && written(verb),
        speaker: shownSpeaker(own, row.shownAs) ?? (speaker && !byHand ? written(speaker) : null),
        pronoun: speaker?.named && !byHand ? written(speaker) : null,
        inferred: !byHand && (speaker?.inferred ?? false),
        chain: chainFrom(own, document.attributes.outlet?.value ?? names.get(documentId) ?? '', row.shownAs),
        from: stretchesOf(quotation)[0]!.from,
      };
    }),
  };
}
