import { hasNoDirection } from '../../core/model/links.ts';
import type { Link } from '../../core/model/records.ts';
import { foldWord } from '../../core/text/fold.ts';
import { holdsFolded } from '../../core/text/holds-words.ts';
import { linkWords as words } from '../words/links.ts';
import type { Session } from './session.ts';

/** A link as a line of the table of all links. */
export interface LinkRow {
  readonly link: Link;
  /** What each end is called, and where it stands if it is a mark. */
  readonly from: string;
  readonly fromIn: string;
  readonly to: string;
  readonly toIn: string;
  /** Empty: it has none. */
  readonly relation: string;
  /** Whether it means the same both ways. */
  readonly both: boolean;
  readonly note: string;
  readonly author: string;
  /** ISO 8601. */
  readonly changed: string;
  /** All that can be found of it, folded. */
  readonly folded: string;
}

/** The columns by which the table can be sorted. */
export const linkColumns = ['from', 'relation', 'to', 'note', 'author', 'changed'] as const;
/** Names one of them. */
export type LinkColumn = (typeof linkColumns)[number];

/** All links of the project. */
export function allLinks({ desk, linked, people }: Session): readonly LinkRow[] {
  const { snapshot } = desk.store;
  const relations = snapshot.rows('relations');
  return Array.from(snapshot.rows('links').values(), (link) => {
    const { name = '', reverse = '' } = relations.get(link.relationId ?? '') ?? {};
    const [from, to] = [linked.nameOf(link.from) ?? words.gone, linked.nameOf(link.to) ?? words.gone];
    const [fromIn, toIn] = [linked.sourceOf(link.from) ?? '', linked.sourceOf(link.to) ?? ''];
    const { note, changed } = link;
    const author = people.now().nameOf(link.author);
    const both = hasNoDirection({ name, reverse });
    const folded = foldWord([from, fromIn, to, toIn, name, reverse, note, author].join(' '));
    return { link, from, fromIn, to, toIn, relation: name, both, note, author, changed, folded };
  });
}

/** Those of a relation (null: of all) that hold every typed word, sorted; of equal ones the last changed comes first. */
export function sortedLinks(
  rows: readonly LinkRow[],
  asked: { readonly typed: string; readonly relation: string | null },
  by: LinkColumn,
  descending: boolean,
): readonly LinkRow[] {
  const holds = holdsFolded(asked.typed);
  const found = rows.filter(
    ({ folded, relation }) => (asked.relation === null || relation === asked.relation) && (holds?.(folded) ?? true),
  );
  const order = new Intl.Collator(undefined, { numeric: true });
  const later = (a: LinkRow, b: LinkRow) => (a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : 0);
  const compare = (a: LinkRow, b: LinkRow) => (by === 'changed' ? -later(a, b) : order.compare(a[by], b[by]));
  return found.toSorted((a, b) => (descending ? -compare(a, b) : compare(a, b)) || later(a, b));
}
