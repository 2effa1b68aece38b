import type { SavedLink } from '../../../../core/exchange/links-csv.ts';
import type { LinkEnd } from '../../../../core/model/records.ts';
import type { LinkRow } from '../../../session/link-rows.ts';
import type { Session } from '../../../session/session.ts';

/** The links that are shown, in their order, as they are saved. */
export function savedLinks({ desk }: Session, rows: readonly LinkRow[]): readonly SavedLink[] {
  const annotations = desk.store.snapshot.rows('annotations');
  const whole = ({ kind, id }: LinkEnd, name: string) =>
    kind === 'annotation' ? (annotations.get(id)?.quotation.exact ?? name) : name;
  return rows.map(({ link, from, fromIn, to, toIn, relation, note, author, changed }) => ({
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
}
