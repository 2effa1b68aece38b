import type { ConflictsTable } from '../../../../core/exchange/conflicts-table.ts';
import { documentOf } from '../../../../core/model/account.ts';
import type { NamesById } from '../../../../core/model/shown-name.ts';
import type { Conflict, ConflictSaying } from '../../../../core/ports/compare.ts';
import { savedHead } from '../../../session/saved-head.ts';
import type { Filter } from '../../../session/saved-head.ts';
import type { Session } from '../../../session/session.ts';
import { quotedSources } from '../../../commands/quoted-sources.ts';
import { conflictsWords as words } from '../../../words/conflicts.ts';
import type { ReadConflicts, ShownConflict } from './shown-conflicts.ts';

/** Why it was raised, in words. Of more than two sayings it names those that do not fit: the others may. */
export function whyRaised(conflict: Conflict, texts: readonly string[]): string {
  const { rule, reason, closeness, sayings } = conflict;
  const why =
    reason === 'apart' && sayings.length > 2 ? words.apart(opposedWords(conflict, texts)) : words.reasons[reason];
  return `${why} ${words.rules[rule](closeness.toFixed(2).replace(/^0/u, ''))}`;
}

/** What stands against what, in the words of the texts, each pair of values once. */
function opposedWords({ opposed }: Conflict, texts: readonly string[]): readonly (readonly [string, string])[] {
  const wordsOf = ({ account, from, to }: ConflictSaying) => texts[account]!.slice(from, to).replace(/\s+/gu, ' ');
  const pairs = new Map<string, readonly [string, string]>();
  for (const pair of opposed) {
    const key = pair
      .map((saying) => saying.read ?? wordsOf(saying))
      .sort()
      .join('\n');
    if (!pairs.has(key)) pairs.set(key, [wordsOf(pair[0]), wordsOf(pair[1])]);
  }
  return [...pairs.values()];
}

/** What is shown, as a table that can be saved. */
export async function savedConflicts(
  { answer: { accounts }, texts }: ReadConflicts,
  shown: readonly ShownConflict[],
  { desk, people }: Pick<Session, 'desk' | 'people'>,
  names: NamesById,
  /** How many there are. */
  all: number,
  filters: readonly Filter[] = [],
): Promise<ConflictsTable> {
  const { store } = desk;
  const documents = store.snapshot.rows('documents');
  const sourceOf = await quotedSources(
    { store },
    accounts.map(({ documentId }) => ({ documentId, from: 0 })),
  );
  return {
    ...savedHead(desk, {
      title: words.title,
      how: words.how,
      accounts: accounts.map(({ documentId }) => documentId),
      part: { shown: shown.length, all, what: words.conflictsAre },
      filters,
    }),
    conflicts: shown.map(({ conflict, ruling }, at) => ({
      number: at + 1,
      kind: words.kind[conflict.kind],
      judgement: words.judgements[conflict.class],
      why: whyRaised(conflict, texts),
      ruling: ruling ? words.decisions[ruling.value] : '',
      by: ruling ? people.now().nameOf(ruling.author) : '',
      note: ruling?.note ?? '',
      sayings: conflict.sayings.map(({ account, sentence, from, to, read }) => {
        const { documentId, sentences } = accounts[account]!;
        const [text, place] = [texts[account]!, sentences[sentence]!];
        const document = documentOf(documents, documentId);
        return {
          name: names.get(documentId) ?? document?.path ?? '',
          source: sourceOf({ documentId, from }),
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
