import type { Range } from '../model/records.ts';
import { readAccount } from './account.ts';
import { conflictsOf } from './conflicts.ts';
import type { DatedSource } from './conflicts.ts';
import type { CountForms } from './frequencies.ts';
import { onlyLanguage } from './terms.ts';
import { DateReader } from './text-dates.ts';
import type { Disagreement, Timeline, ToldDate } from './timeline-shapes.ts';
import { never } from './turns.ts';
import type { Step } from './turns.ts';

/** A text with its date, and where in the text that date was read; null where it was not. */
export type PublishedSource = DatedSource & { readonly dateAt: Range | null };

/**
 * The dates that documents name, and those possible conflicts of dates that may be meant of one thing. The same in
 * whatever order the documents come. Where a text says when it appeared it names no date. `count` knows how often words stand in the project.
 */
export async function timelineOf(
  sources: readonly PublishedSource[],
  count: CountForms,
  step: Step = never,
): Promise<Timeline> {
  const sorted = sources.toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1));
  const read = [];
  for (const source of sorted) read.push(await readAccount(source, () => step(read.length, sorted.length)));
  const only = onlyLanguage(read);
  const accounts = read.map(({ source, sentences }, at) => {
    const { date, dateAt } = sorted[at]!;
    const reader = new DateReader(source.language ?? only, date);
    const dates = sentences.flatMap(({ from, to }) =>
      reader
        .datesIn(source.text, { from, to })
        .map(({ place, resolved, role, resolvedFrom, from: first, to: last, grain, certainty, time }): ToldDate => ({
          ...place,
          span: resolved ? { from: first, to: last, grain, certainty, time } : null,
          role,
          resolvedFrom,
          sentence: { from, to },
        })),
    );
    const named = dates.filter(({ from, to }) => dateAt === null || to <= dateAt.from || from >= dateAt.to);
    return { documentId: source.documentId, textId: source.textId, published: date, dates: named };
  });
  const { conflicts } = await conflictsOf(sorted, count, step);
  const disagreements = conflicts.flatMap((conflict): Disagreement[] => {
    if (conflict.kind !== 'date' || conflict.class !== 'differ') return [];
    const sayings = conflict.sayings.flatMap(({ account, from }) => {
      const date = accounts[account]!.dates.findIndex((one) => one.from === from);
      return date < 0 ? [] : [{ account, date }];
    });
    return sayings.length < 2 ? [] : [{ sayings }];
  });
  return { accounts, disagreements };
}
