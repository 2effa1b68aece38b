import { linksTable } from '../../../../core/exchange/links-sheet.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import type { LinkEnd } from '../../../../core/model/records.ts';
import type { LinkRow } from '../../../session/link-rows.ts';
import { savedHead } from '../../../session/saved-head.ts';
import type { Session } from '../../../session/session.ts';
import { linkWords } from '../../../words/links.ts';
import type { LinksLook } from './LinksView.tsx';

const words = linkWords.table;

/** The links that are shown, in their order, as they are saved. */
export function savedLinks(
  { desk }: Session,
  rows: readonly LinkRow[],
  all: number,
  { typed, relation: only }: Pick<LinksLook, 'typed' | 'relation'>,
): SavedTable {
  const { title, about } = savedHead(desk, {
    title: words.title,
    times: true,
    part: { shown: rows.length, all, what: words.linksAre },
    filters: [
      [words.find, typed],
      [words.relation, only === '' ? linkWords.noRelation : only],
    ],
  });
  const annotations = desk.store.snapshot.rows('annotations');
  const whole = ({ kind, id }: LinkEnd, name: string) =>
    kind === 'annotation' ? (annotations.get(id)?.quotation.exact ?? name) : name;
  const saved = rows.map(({ link, from, fromIn, to, toIn, relation, note, author, changed }) => ({
    from: whole(link.from, from),
    fromDocument: fromIn,
    relation,
    to: whole(link.to, to),
    toDocument: toIn,
    note,
    author,
    created: link.created,
    changed,
    id: link.id,
  }));
  return { title, about, ...linksTable(saved) };
}
