import { differencesIn } from '../../../../core/compare/quotations/quotation-look.ts';
import type { FamilyDifferences, Placed } from '../../../../core/compare/quotations/quotation-look.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { QuotationFamily, QuotationMember } from '../../../../core/ports/compare.ts';
import type { ReadQuotations } from './use-quotations.ts';

/** Which families are looked at. */
export interface QuotationsLook {
  readonly filter: 'all' | 'several' | 'altered' | 'speakers' | 'verbs';
  /** Also families that no document tells in direct speech. */
  readonly indirect: boolean;
}

/** A family with what its members differ in. */
export interface ShownFamily extends QuotationFamily {
  /** Its place among all; the first is 1. */
  readonly number: number;
  readonly documents: number;
  readonly differences: FamilyDifferences;
}

/** A line of the table: one quotation of a family. */
export interface QuotationRow {
  readonly family: ShownFamily;
  readonly member: QuotationMember;
  /** Its place in the family. */
  readonly at: number;
}

/** Every family of an answer. */
export function familiesOf({ found, texts }: ReadQuotations): readonly ShownFamily[] {
  return found.families.map(({ members }, at) => ({
    members,
    number: at + 1,
    documents: new Set(members.map(({ documentId }) => documentId)).size,
    differences: differencesIn(members, ({ textId }) => texts.get(textId)!),
  }));
}

/** The families that a look leaves. */
export function shownFamilies(
  families: readonly ShownFamily[],
  { filter, indirect }: QuotationsLook,
): readonly ShownFamily[] {
  return families.filter(({ members, documents, differences }) => {
    if (!indirect && members.every(({ quotation }) => quotation.quoted.length === 0)) return false;
    if (filter === 'all') return true;
    return filter === 'several' ? documents > 1 : differences[filter];
  });
}

/** The lines of families. */
export function rowsOf(families: readonly ShownFamily[]): readonly QuotationRow[] {
  return families.flatMap((family) => family.members.map((member, at) => ({ family, member, at })));
}

/** A quotation in its text, and the longest form of its family; null if it is that itself. */
export function placedIn(
  { family, member, at }: QuotationRow,
  texts: ReadonlyMap<Id, string>,
): { readonly own: Placed; readonly longest: Placed | null } {
  const placed = ({ textId, quotation }: QuotationMember): Placed => ({ text: texts.get(textId)!, quotation });
  return { own: placed(member), longest: at === 0 ? null : placed(family.members[0]!) };
}
