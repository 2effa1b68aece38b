import { differencesIn, speakerName, stretchesOf } from '../../../../core/compare/quotations/quotation-look.ts';
import type {
  FamilyDifferences,
  KnownSpeakers,
  Placed,
  ShownAs,
} from '../../../../core/compare/quotations/quotation-look.ts';
import { documentIdOf } from '../../../../core/model/account.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Ruling } from '../../../../core/model/records.ts';
import { keyOfSubject } from '../../../../core/model/rulings.ts';
import { holdsWords } from '../../../../core/text/holds-words.ts';
import type { QuotationMember } from '../../../../core/ports/compare.ts';
import { accountOf, keyNow } from '../../../session/placed-subject.ts';
import type { ReadQuotations } from './use-quotations.ts';

/** Which families are looked at. */
export interface QuotationsLook {
  readonly filter: 'all' | 'several' | 'altered' | 'speakers' | 'verbs';
  /** Also families that no document tells in direct speech. */
  readonly indirect: boolean;
  /** Words that one of their quotations, or who says it, holds. */
  readonly typed: string;
}

/** What a person decided about a quotation. */
export type QuotationRuling = Extract<Ruling, { kind: 'quotation' }>;

/** A quotation with what a person decided about it. */
export interface ShownQuotation {
  readonly member: QuotationMember;
  readonly ruling: QuotationRuling | null;
}

/** A family with what its members differ in. */
export interface ShownFamily {
  /** The longest form first; what a person says is no quotation last. */
  readonly members: readonly ShownQuotation[];
  /** Its place among all; the first is 1. */
  readonly number: number;
  readonly documents: number;
  readonly differences: FamilyDifferences;
}

/** A line of the table: one quotation of a family. */
export interface QuotationRow extends ShownQuotation {
  readonly family: ShownFamily;
  /** Its place in the family. */
  readonly at: number;
  /** Under which name a speaker or source is shown. */
  readonly shownAs: ShownAs;
}

/** Families as they are ruled on. */
export interface RuledFamilies {
  readonly all: readonly ShownFamily[];
  /** Rulings on quotations of these documents whose words are gone: a person should look. */
  readonly toReview: readonly Ruling[];
}

/**
 * Every family of an answer, each quotation with its ruling, which goes with its words into a new version; `known` says
 * whose names are the same.
 */
export function familiesOf(
  { found, texts, versions, now }: ReadQuotations,
  rulings: Iterable<Ruling>,
  known: KnownSpeakers,
): RuledFamilies {
  const ruled = new Map<string, QuotationRuling>();
  const toReview: Ruling[] = [];
  for (const ruling of rulings) {
    const [first] = ruling.subjects;
    if (ruling.kind !== 'quotation' || !first || accountOf(ruling, first, now) === null) continue;
    const key = keyNow(ruling, first, now);
    if (key === null) toReview.push(ruling);
    else if (!((ruled.get(key)?.changed ?? '') > ruling.changed)) ruled.set(key, ruling);
  }
  const all = found.families.map(({ members }, at) => {
    const shown = members.map((member): ShownQuotation => {
      const key = keyOfSubject(placeOf(member, versions));
      return { member, ruling: ruled.get(key) ?? null };
    });
    const said = shown.filter(({ ruling }) => ruling?.value !== 'is-not');
    return {
      members: [...said, ...shown.filter(({ ruling }) => ruling?.value === 'is-not')],
      number: at + 1,
      documents: new Set(said.map(({ member }) => documentIdOf(member.documentId))).size,
      differences: differencesIn(
        said.map((one) => placed(one, texts)),
        known,
      ),
    };
  });
  return { all, toReview };
}

/** Where a quotation stands, as a ruling names it: its first stretch. */
export function placeOf({ documentId, quotation }: QuotationMember, versions: ReadonlyMap<Id, number>) {
  const { from, to } = stretchesOf(quotation)[0]!;
  return { documentId: documentIdOf(documentId), version: versions.get(documentId) ?? 0, from, to };
}

function placed({ member, ruling }: ShownQuotation, texts: ReadonlyMap<Id, string>): Placed {
  const own = { text: texts.get(member.textId)!, quotation: member.quotation };
  return ruling?.value === 'is' ? { ...own, ruledSpeaker: ruling.speaker } : own;
}

/** The families that a look leaves. */
export function shownFamilies(
  families: readonly ShownFamily[],
  { filter, indirect }: QuotationsLook,
): readonly ShownFamily[] {
  return families.filter(({ members, documents, differences }) => {
    if (!indirect && members.every(({ member }) => member.quotation.quoted.length === 0)) return false;
    if (filter === 'all') return true;
    return filter === 'several' ? documents > 1 : differences[filter];
  });
}

/** Those that hold the typed words: in what is said or who says it. */
export function foundFamilies(
  families: readonly ShownFamily[],
  typed: string,
  texts: ReadonlyMap<Id, string>,
): readonly ShownFamily[] {
  const holds = holdsWords(typed);
  if (!holds) return families;
  return families.filter(({ members }) =>
    members.some((one) => {
      const own = placed(one, texts);
      const said = stretchesOf(own.quotation).map(({ from, to }) => own.text.slice(from, to));
      return holds([...said, speakerName(own) ?? ''].join('\n'));
    }),
  );
}

/** So many families would be shown, too, if indirect speech were. */
export function hiddenAsIndirect(families: readonly ShownFamily[], look: QuotationsLook): number {
  return shownFamilies(families, { ...look, indirect: true }).length - shownFamilies(families, look).length;
}

/** The lines of families, with the names that a person decided on. */
export function rowsOf(families: readonly ShownFamily[], shownAs: ShownAs): readonly QuotationRow[] {
  return families.flatMap((family) => family.members.map((one, at) => ({ ...one, family, at, shownAs })));
}

/** A quotation in its text, and the longest form of its family; null if it is that itself. */
export function placedIn(
  row: QuotationRow,
  texts: ReadonlyMap<Id, string>,
): { readonly own: Placed; readonly longest: Placed | null } {
  return { own: placed(row, texts), longest: row.at === 0 ? null : placed(row.family.members[0]!, texts) };
}
