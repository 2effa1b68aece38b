import { momentCell } from '../../../../core/exchange/comma-separated.ts';
import type { Cell } from '../../../../core/exchange/comma-separated.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import { Unreadable } from '../../../../core/exchange/unreadable.ts';
import { percentAlike } from '../../../../core/model/annotations.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Annotation } from '../../../../core/model/records.ts';
import { savedHead } from '../../../session/saved-head.ts';
import type { AskedHead } from '../../../session/saved-head.ts';
import type { Session } from '../../../session/session.ts';
import { reviewWords as words } from '../../../words/review.ts';

/** The annotations that are shown, with what each quoted and what stands there now. Each text is read once, when its first row is made; the row is `Unreadable` where it cannot be. */
export function savedAnchors(
  { desk, names, people }: Pick<Session, 'desk' | 'names' | 'people'>,
  shown: readonly Annotation[],
  asked: Pick<AskedHead, 'part' | 'filters'>,
): SavedTable {
  const { title, about } = savedHead(desk, { ...asked, title: words.title, how: words.how, times: true });
  const { store } = desk;
  const documents = store.snapshot.rows('documents');
  const tags = names.tags();
  const textOf = async (textId: Id | undefined): Promise<string> => {
    if (textId === undefined) return '';
    const read = await store.text(textId);
    if (!read.ok) throw new Unreadable(read);
    return read.value.text;
  };
  async function* rows(): AsyncGenerator<readonly Cell[], void> {
    let read: { readonly id: Id | undefined; readonly text: string } = { id: undefined, text: '' };
    for (const { id, documentId, version, anchor, from, to, quotation, note, author, changed, tagIds } of shown) {
      const document = documents.get(documentId);
      const textId = document?.versions.find(({ number }) => number === version)?.textId;
      if (textId !== read.id) read = { id: textId, text: await textOf(textId) };
      yield [
        ...[names.documents().get(documentId) ?? document?.path, document?.path, anchor.kind],
        anchor.kind === 'approximate' ? percentAlike(anchor.score) : null,
        ...[quotation.exact, anchor.kind === 'lost' ? null : read.text.slice(from, to), version, from, to],
        tagIds.flatMap((one) => tags.get(one) ?? []).join('; '),
        ...[note, people.now().nameOf(author), momentCell(changed), id, documentId],
      ];
    }
  }
  return {
    title,
    about,
    header: [
      ...['document', 'path', 'anchor', 'alike (percent)', 'quotation', 'words now', 'version', 'from', 'to'],
      ...['tags', 'note', 'annotated by', 'changed', 'annotation id', 'document id'],
    ],
    rows: rows(),
  };
}
