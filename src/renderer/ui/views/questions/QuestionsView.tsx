import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Question } from '../../../../core/model/records.ts';
import { askingIn, questionInWords, sideInWords } from '../../../session/question-in-words.ts';
import { questionWords as words } from '../../../words/questions.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { FindInRows, useFoundRows } from '../../parts/compare/FindInRows.tsx';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { QuestionItem } from './QuestionItem.tsx';
import { savedQuestions } from './saved-questions.ts';
import '../../styles/note-table.css';
import '../../styles/questions.css';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
/** Drawn at once; the rest follows as these are answered. */
const most = 200;

/** What was changed here and in a merged project, one below the other: what stands here beside what stands there. */
export function QuestionsView() {
  const session = useSession();
  const rows = useRows('questions');
  const all = useMemo(() => [...rows.rows.values()], [rows]);
  const find = useFoundRows(all, useWordsOf());
  const questions = find.found;
  const [current, setCurrent] = useState(0);
  const page = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const stop = Math.min(current, questions.length - 1);
  const attended = useRef(false);
  // The answered one is gone, and the focus with it: the one in its place gets it, or the page.
  useEffect(() => {
    if (!attended.current || document.activeElement !== document.body) return;
    const next = list.current?.querySelector<HTMLElement>('[data-question][tabindex="0"]');
    (next ?? page.current)?.focus();
  }, [questions.length]);
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const to = Math.max(0, Math.min(Math.min(questions.length, most) - 1, at + step));
    list.current?.querySelector<HTMLElement>(`[data-question="${to}"]`)?.focus();
  };
  return (
    <section
      ref={page}
      className="questions-view"
      aria-label={words.region}
      tabIndex={-1}
      data-questions-page
      data-focus="page"
    >
      <header className="note-table-head">
        <h2>{words.title}</h2>
        <SaveTable
          kind="questions"
          name={words.title}
          part={{ shown: questions.length, all: all.length }}
          none={questions.length === 0}
          table={() => savedQuestions(session, questions, all.length, find.typed)}
        />
      </header>
      <p className="quiet">{words.how}</p>
      {all.length === 0 ? (
        <p className="empty">{words.none}</p>
      ) : (
        <>
          <p className="quiet">{words.open(all.length)}</p>
          <FindInRows find={find} first="[data-question][tabindex='0']" />
          <div ref={list} role="list" aria-label={words.list} className="questions">
            {questions.slice(0, most).map((question, at) => (
              <div
                key={question.id}
                role="listitem"
                onFocus={() => {
                  attended.current = true;
                  setCurrent(at);
                }}
                onKeyDown={(event) => onKeyDown(event, at)}
              >
                <QuestionItem at={at} question={question} current={at === stop} />
              </div>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

/** What stands in a question: what it is about, and what either side says. */
function useWordsOf(): (question: Question) => string {
  const session = useSession();
  return useCallback(
    (question) => {
      const asking = askingIn(session);
      const { kind, about, fields } = questionInWords(asking, question);
      const sides = (['ours', 'theirs'] as const).map((side) => sideInWords(asking, question, side));
      return [kind, about, fields, ...sides].join('\n');
    },
    [session],
  );
}
