import type { Facet, FacetValue } from '../../../../core/analysis/tag-quotations.ts';
import type { Id } from '../../../../core/model/id.ts';

/** How the quotations of a tag are looked at; kept as long as the project is open. */
export interface Look {
  readonly below: boolean;
  readonly group: Facet | null;
  /** They have all of these. */
  readonly filters: readonly FacetValue[];
  /** Two columns: two values of a facet, or another tag beside this one. */
  readonly columns: Columns | null;
  /** Words that they hold. */
  readonly typed: string;
}

/** What stands in two columns; an empty value is still to be chosen. */
export type Columns =
  | { readonly kind: 'facet'; readonly facet: Facet; readonly values: readonly [string | null, string | null] }
  | { readonly kind: 'tag'; readonly tagId: Id | null };

/** Of a page that is opened for the first time. */
export const firstLook: Look = { below: true, group: null, filters: [], columns: null, typed: '' };
