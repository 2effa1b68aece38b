import type { ConflictsTable } from '../../../../core/exchange/conflicts-table.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Document } from '../../../../core/model/records.ts';
import type { NamesById } from '../../../../core/model/shown-name.ts';
import type { Conflict } from '../../../../core/ports/compare.ts';
import { conflictsWords as words } from '../../../words/conflicts.ts';
import type { ReadConflicts, ShownConflict } from './shown-conflicts.ts';

/** Why it was raised, in words. */
export function whyRaised({ rule, reason, closeness }: Conflict): string {
  return `${words.reasons[reason]} ${words.rules[rule](closeness.toFixed(2).replace(/^0/u, ''))}`;
}

/** What is shown, as a table that can be saved. */
export function savedConflicts(
  { answer: { accounts }, texts }: ReadConflicts,
  shown: readonly ShownConflict[],
  documents: ReadonlyMap<Id, Document>,
  names: NamesById,
): ConflictsTable {
  return {
    title: words.title,
    how: words.how,
    conflicts: shown.map(({ conflict, ruling }, at) => ({
      number: at + 1,
      kind: words.kind[conflict.kind],
      judgement: words.judgements[conflict.class],
      why: whyRaised(conflict),
      ruling: ruling ? words.decisions[ruling.value] : '',
      note: ruling?.note ?? '',
      sayings: conflict.sayings.map(({ account, sentence, from, to, read }) => {
        const { documentId, sentences } = accounts[account]!;
        const [text, place] = [texts[account]!, sentences[sentence]!];
        const document = documents.get(documentId);
        return {
          name: names.get(documentId) ?? document?.path ?? '',
          outlet: document?.attributes['outlet']?.value ?? '',
          date: document?.attributes['date']?.value ?? '',
          language: document?.language ?? null,
          before: text.slice(place.from, from),
          value: text.slice(from, to),
          behind: text.slice(to, place.to),
          read: read === null ? '' : words.readAs(read),
        };
      }),
    })),
  };
}
