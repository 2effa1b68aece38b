import { momentCell } from '../../../../core/exchange/comma-separated.ts';
import type { Cell } from '../../../../core/exchange/comma-separated.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import { Unreadable } from '../../../../core/exchange/unreadable.ts';
import type { Result } from '../../../../core/model/result.ts';
import { touchedTogether } from '../../../../core/model/touched.ts';
import { savedHead } from '../../../session/saved-head.ts';
import type { AskedHead } from '../../../session/saved-head.ts';
import type { Session } from '../../../session/session.ts';
import { labelSentence } from '../../../words/sentences.ts';
import { shellWords } from '../../../words/shell.ts';
import type { Act } from './acts.ts';

const words = shellWords.history;

/**
 * Acts in words, in their order, each with what it was about. Of an import all that came with it is left out: the documents say
 * themselves of which it is. The acts are read when the first row is made, and what one was about when its row is; a row is
 * `Unreadable` where they cannot be.
 */
export function savedActs(
  { desk, names, people }: Pick<Session, 'desk' | 'names' | 'people'>,
  readActs: () => Promise<Result<readonly Act[]>>,
  asked: Pick<AskedHead, 'part' | 'filters'>,
): SavedTable {
  const { title, about } = savedHead(desk, { ...asked, title: words.name, times: true });
  async function* rows(): AsyncGenerator<readonly Cell[], void> {
    const acts = await readActs();
    if (!acts.ok) throw new Unreadable(acts);
    for (const { id, change, numbers } of acts.value) {
      const read = await desk.store.touchedIn(change.label.verb === 'import' ? [] : numbers);
      if (!read.ok) throw new Unreadable(read);
      const { documents, tags, mark } = touchedTogether(read.value);
      yield [
        ...[momentCell(change.time), people.now().nameOf(change.author), labelSentence(change.label)],
        documents.flatMap((one) => names.documents().get(one) ?? []).join('; '),
        tags.flatMap((one) => names.tags().get(one) ?? []).join('; '),
        ...[mark?.words, words.states[change.state], change.unasked ? words.unasked : null, id],
      ];
    }
  }
  return {
    title,
    about,
    header: ['when', 'who', 'what', 'documents', 'tags', 'quotation', 'state', 'by itself', 'act id'],
    rows: rows(),
  };
}
