import { momentCell } from '../../../../core/exchange/comma-separated.ts';
import { tableRows } from '../../../../core/exchange/saved-table.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import type { Question } from '../../../../core/model/records.ts';
import { askingIn, questionInWords, sideInWords } from '../../../session/question-in-words.ts';
import { savedHead } from '../../../session/saved-head.ts';
import type { Session } from '../../../session/session.ts';
import { findWords } from '../../../words/find.ts';
import { questionWords as words } from '../../../words/questions.ts';

/** The questions that are shown, a row for each: what stands here, and what in the project that was merged. */
export function savedQuestions(
  session: Pick<Session, 'desk' | 'names'>,
  questions: readonly Question[],
  all: number,
  typed: string,
): SavedTable {
  const { desk } = session;
  const { title, about } = savedHead(desk, {
    ...{ title: words.region, how: words.how, times: true },
    part: { shown: questions.length, all, what: words.questionsAre },
    filters: [[findWords.rows, typed]],
  });
  const asking = askingIn(session);
  const merges = desk.store.snapshot.rows('merges');
  const columns = {
    header: ['kind', 'about', 'what', 'here', 'there', 'merged project', 'merged', 'question id'],
    row: (question: Question) => {
      const { kind, about: of, fields } = questionInWords(asking, question);
      const merge = merges.get(question.mergeId);
      return [
        ...[kind, of, fields, sideInWords(asking, question, 'ours'), sideInWords(asking, question, 'theirs')],
        ...[merge?.name, merge && momentCell(merge.created), question.id],
      ];
    },
  };
  return { title, about, ...tableRows(columns, questions) };
}
