import type { Range } from '../model/records.ts';
import { readAccount } from './account.ts';
import { conflictsOf } from './conflicts.ts';
import type { DatedSource } from './conflicts.ts';
import { datelineLength } from './datelines.ts';
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
    const named = dates.filter((one) => !isWhenItAppeared(one, source.text, date, dateAt));
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

/** So far from its beginning a text says when it appeared. */
const headLength = 400;
const longestDateline = 200;

/**
 * Where the date of the text was read, and where its head gives the same day as a date of its own, a dateline:
 * `Seoul, June 30 (Wire)`. A sentence goes on behind a dateline only after a bracket, a dash or the end of the line.
 */
function isWhenItAppeared(one: ToldDate, text: string, published: string | null, dateAt: Range | null): boolean {
  if (dateAt !== null && one.from < dateAt.to && one.to > dateAt.from) return true;
  const { span } = one;
  // Behind the head, which a long caption fills, only the form of a whole dateline tells it.
  if (/\d/u.test(text.slice(one.from, one.to)) && isInDateline(one, text)) return true;
  if (published === null || span === null || one.from > headLength) return false;
  if (span.from !== span.to || span.from !== published.slice(0, 10)) return false;
  // What is counted from words, as `on Monday`, is no dateline.
  if (!/\d/u.test(text.slice(one.from, one.to))) return false;
  return /^[.,]?[^\S\n]*(?:$|[\n([/|:—–-]|T\d)/u.test(text.slice(one.to)) || isInByline(one, text);
}

/** Names that a line may have beside its day, and what stands between names. */
const mostNames = 8;
const betweenNames = /^(?:by|and|for|in|at|von|und|für|in|par|et|pour|à|por|y|e|para|em|en|de|da|do|del|для|и|в)$/u;

/** Whether the line of a date says who wrote it or where it appeared and nothing else: `30.06.2025, Lantern Wire`. */
function isInByline({ from, to }: Range, text: string): boolean {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to);
  const line = `${text.slice(start, from)} ${text.slice(to, end < 0 ? text.length : end)}`.trimEnd();
  const words = line.match(/[\p{L}\p{M}][\p{L}\p{M}\p{N}.'’-]*/gu) ?? [];
  const names = words.filter((word) => !betweenNames.test(word.toLowerCase()));
  return (
    names.length > 0 &&
    names.length <= mostNames &&
    names.every((word) => /^\p{Lu}/u.test(word)) &&
    !/[.!?…:;“”"«»()]$/u.test(line)
  );
}

/** Whether a date stands in the dateline that its line begins with. */
function isInDateline({ from, to }: Range, text: string): boolean {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  return to <= start + datelineLength(text.slice(start, start + longestDateline).trimEnd());
}
