import type { KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import { answersOf, heldIn } from '../../../../core/merge/answer.ts';
import type { Answer } from '../../../../core/merge/answer.ts';
import type { Question } from '../../../../core/model/records.ts';
import { answerOpen } from '../../../session/merging.ts';
import { askingIn, questionInWords, sideInWords } from '../../../session/question-in-words.ts';
import { momentInWords } from '../../../words/in-words.ts';
import { questionWords as words } from '../../../words/questions.ts';
import { useSession } from '../../hooks/use-session.ts';

interface QuestionItemProps {
  readonly at: number;
  readonly question: Question;
  /** It is the one that Tab reaches. */
  readonly current: boolean;
}

/** What stands here beside what stands there, and the answers. */
export function QuestionItem({ at, question, current }: QuestionItemProps) {
  const session = useSession();
  const { snapshot } = session.desk.store;
  const asking = askingIn(session);
  const { about, kind, fields } = questionInWords(asking, question);
  const merge = snapshot.rows('merges').get(question.mergeId);
  const answers = answersOf(snapshot, question);
  const answer = (chosen: Answer) => void answerOpen(session, question.id, chosen, about);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const chosen = answers.find((one) => words.keys[one] === event.key);
    if (!chosen) return;
    event.preventDefault();
    event.stopPropagation();
    answer(chosen);
  };
  const rest = Object.values(question.theirs).flat().length - (heldIn(question) ? 1 : 0);
  return (
    <article
      className="question"
      tabIndex={current ? 0 : -1}
      data-question={at}
      data-focus={current ? 'first' : undefined}
      aria-label={[kind, about, fields].filter(Boolean).join(', ')}
      onKeyDown={onKeyDown}
    >
      <p className="question-about">
        <span className="quiet">{kind}</span> <bdi>{about}</bdi>{' '}
        {fields !== '' && <span className="quiet">{fields}</span>}
      </p>
      <dl className="question-sides">
        <div>
          <dt>{words.here}</dt>
          <dd dir="auto">{sideInWords(asking, question, 'ours')}</dd>
        </div>
        <div>
          <dt>{words.there(merge?.name ?? '', momentInWords(merge?.created ?? ''))}</dt>
          <dd dir="auto">
            {sideInWords(asking, question, 'theirs')}
            {question.fields.length === 0 && rest > 0 && <span className="quiet"> {words.andMore(rest)}</span>}
          </dd>
        </div>
      </dl>
      <div className="question-acts">
        {answers.map((one) => (
          <Button key={one} className="button small" excludeFromTabOrder={!current} onPress={() => answer(one)}>
            {answers.length === 1 ? words.close : words.answers[one]}
            {current && <kbd aria-hidden>{words.keys[one]}</kbd>}
          </Button>
        ))}
      </div>
    </article>
  );
}
