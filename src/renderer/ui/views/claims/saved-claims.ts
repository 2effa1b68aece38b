import type { ClaimsTable } from '../../../../core/exchange/claims-table.ts';
import type { NamesById } from '../../../../core/model/shown-name.ts';
import { savedHead } from '../../../session/saved-head.ts';
import { quotedSources } from '../../../commands/quoted-sources.ts';
import type { Session } from '../../../session/session.ts';
import { claimsWords as words } from '../../../words/claims.ts';
import { findWords } from '../../../words/find.ts';
import { whenInWords } from '../../../words/timeline.ts';
import type { Matrix } from './use-claims.ts';
import { witnessesInWords } from './use-witnesses.ts';

/** What is shown, as a table that can be saved. */
export async function savedClaims(
  { columns, rows }: Matrix,
  session: Pick<Session, 'comparing' | 'desk' | 'people'>,
  names: NamesById,
  /** How many claims there are, and by which words these were found. */
  { all, typed }: { readonly all: number; readonly typed: string },
): Promise<ClaimsTable> {
  const { desk } = session;
  const { store } = desk;
  const people = session.people.now();
  const sets = store.snapshot.rows('eventSets');
  const quoted = rows.flatMap(({ cells }) => cells.flatMap(({ passages }) => passages));
  const sourceOf = await quotedSources({ store }, quoted);
  const witnesses: string[] = [];
  for (const { claim } of rows) witnesses.push(await witnessesInWords(session, claim.id));
  return {
    ...savedHead(desk, {
      title: words.title,
      how: words.how,
      accounts: columns.flatMap(({ party }) => (party.kind === 'document' ? [party.id] : [])),
      part: { shown: rows.length, all, what: words.claimsAre },
      filters: [[findWords.rows, typed]],
    }),
    columns: columns.map(({ name, party }) => {
      const { outlet, date } =
        (party.kind === 'document' && store.snapshot.rows('documents').get(party.id)?.attributes) || {};
      return { name, outlet: outlet?.value ?? '', date: date?.value ?? '' };
    }),
    rows: rows.map(({ claim, cells }, at) => ({
      wording: claim.wording,
      by: people.nameOf(claim.author),
      note: claim.note,
      when: claim.when ?? '',
      whenInWords: claim.when === null ? '' : whenInWords(claim.when),
      witnesses: witnesses[at]!,
      eventSet: sets.get(claim.eventSetId ?? '')?.name ?? '',
      cells: cells.map(({ cell, states, passages, authors }) => ({
        states: states.map((state) => words.states[state]),
        by: authors.map((author) => people.nameOf(author)).join(' | '),
        passages: passages.map((subject) => ({
          words: subject.quotation.exact,
          document: names.get(subject.documentId) ?? '',
          source: sourceOf(subject),
        })),
        note: cell?.note ?? '',
        when: cell?.when ?? '',
        proof: cell?.proof ? words.proof(cell.proof) : '',
      })),
    })),
  };
}
