import type { Range } from '../model/records.ts';
import type { DateSpan } from '../text/date-span.ts';
import { nothingDecided } from '../model/name-rulings.ts';
import { conflictsOf } from './conflicts.ts';
import type { DatedSource } from './conflicts.ts';
import { datelineLength } from './datelines.ts';
import type { CountForms } from './frequencies.ts';
import { alignedAccounts } from './synopsis.ts';
import type { Aligned } from './synopsis.ts';
import { onlyLanguage } from './terms.ts';
import { DateReader } from './text-dates.ts';
import type { SaidDate } from './text-dates.ts';
import type { Disagreement, Timeline, ToldDate } from './timeline-shapes.ts';
import { never } from './turns.ts';
import type { Step } from './turns.ts';

/** A text with its date, and where in the text that date was read; null where it was not. */
export type PublishedSource = DatedSource & { readonly dateAt: Range | null };

/**
 * The dates that documents name, and those possible conflicts of dates that may be meant of one thing. The same in
 * whatever order the documents come. Where a text says when it appeared it names no date. `count` knows how often words
 * stand in the project; `known` is given where these accounts are aligned already.
 */
export async function timelineOf(
  sources: readonly PublishedSource[],
  count: CountForms,
  step: Step = never,
  known: Aligned | null = null,
): Promise<Timeline> {
  const sorted = sources.toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1));
  const aligned = known ?? (await alignedAccounts(sorted, count, false, step));
  const { read } = aligned;
  const only = onlyLanguage(read);
  const accounts = read.map(({ source, sentences }, at) => {
    const { date, dateAt } = sorted[at]!;
    const reader = new DateReader(source.language ?? only, date);
    const dates = sentences.flatMap(({ from, to }) =>
      reader.datesIn(source.text, { from, to }).map((said): ToldDate => ({
        ...said.place,
        span: said.resolved ? spanShown(said) : null,
        role: said.role,
        resolvedFrom: said.resolvedFrom,
        guessedYear: said.guessedYear,
        sentence: { from, to },
      })),
    );
    const named = dates.filter((one) => !isWhenItAppeared(one, source.text, date, dateAt));
    return { documentId: source.documentId, textId: source.textId, published: date, dates: named };
  });
  const { conflicts } = await conflictsOf(sorted, count, step, nothingDecided, aligned);
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

/** A year that the text does not say is never shown as if it did. */
function spanShown({ from, to, grain, certainty, time, guessedYear }: SaidDate): DateSpan {
  return { from, to, grain, certainty: guessedYear && certainty === 'sure' ? 'doubtful' : certainty, time };
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
  if (published === null || span === null) return false;
  if (span.from !== span.to || span.from !== published.slice(0, 10)) return false;
  // What is counted from words, as `on Monday`, is no dateline.
  if (!/\d/u.test(text.slice(one.from, one.to))) return false;
  if (isOnlyNamed(one, one.sentence, text)) return true;
  if (one.from > headLength) return false;
  return /^[.,]?[^\S\n]*(?:$|[\n([/|:—–-]|T\d)/u.test(text.slice(one.to)) || isOnlyNamed(one, lineOf(one, text), text);
}

/** Names that a line may have beside its day, and what stands between names. */
const mostNames = 8;
const betweenNames =
  /^(?:date|published|updated|posted|datum|veröffentlicht|publié|fecha|publicado|data|дата|опубликовано|by|and|for|in|at|von|und|für|in|par|et|pour|à|por|y|e|para|em|en|de|da|do|del|для|и|в)$/u;

/** Whether a line or sentence says beside its date who wrote it or where it appeared and nothing else: `30.06.2025, Lantern Wire`. */
function isOnlyNamed({ from, to }: Range, around: Range, text: string): boolean {
  const line = `${text.slice(around.from, from)} ${text.slice(to, around.to)}`.trimEnd();
  const words = line.match(/[\p{L}\p{M}][\p{L}\p{M}\p{N}.'’-]*/gu) ?? [];
  const names = words.filter((word) => !betweenNames.test(word.toLowerCase()));
  return (
    names.length > 0 &&
    names.length <= mostNames &&
    names.every((word) => /^\p{Lu}/u.test(word)) &&
    !/[.!?…:;“”"«»()]$/u.test(line)
  );
}

function lineOf({ from, to }: Range, text: string): Range {
  const end = text.indexOf('\n', to);
  return { from: text.lastIndexOf('\n', from - 1) + 1, to: end < 0 ? text.length : end };
}

/** Whether a date stands in the dateline that its line begins with. */
function isInDateline({ from, to }: Range, text: string): boolean {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  return to <= start + datelineLength(text.slice(start, start + longestDateline).trimEnd());
}
