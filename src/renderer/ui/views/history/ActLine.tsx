import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import type { Touched } from '../../../../core/model/touched.ts';
import { PersonSign } from '../../parts/PersonSign.tsx';
import { goTo, takeBack } from '../../../commands/history.ts';
import { showTouched } from '../../../session/show-touched.ts';
import { withTabs } from '../../../session/tabs-of-undone.ts';
import type { ActStep } from '../../../store/read-whole.ts';
import { momentInWords } from '../../../words/in-words.ts';
import { labelSentence } from '../../../words/sentences.ts';
import { peopleWords } from '../../../words/people.ts';
import { shellWords } from '../../../words/shell.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import type { Act } from './acts.ts';

const words = shellWords.history;

/** So many facts of an act are told. */
const mostFields = 3;

interface ActLineProps {
  readonly act: Act;
  readonly newest: boolean;
  readonly touched: Touched | null;
  /** What a column was called that is here no more. */
  nameOf(column: Id): string | undefined;
}

/** An act in words, where it was done, and the way back or forward to it. */
export function ActLine({ act, newest, touched, nameOf }: ActLineProps) {
  const { id, change, numbers } = act;
  const session = useSession();
  const run = useRun();
  return (
    <li className="act" data-state={change.state} aria-current={newest || undefined}>
      <span className="act-words">
        {labelSentence(change.label)}
        {change.unasked && <span className="badge quiet">{words.unasked}</span>}
        {newest && <span className="badge">{words.now}</span>}
        {change.state !== 'done' && <span className="badge quiet">{words.states[change.state]}</span>}
      </span>
      <span className="act-facts quiet">
        {touched && <Where touched={touched} />}
        <time dateTime={change.time}>{momentInWords(change.time)}</time>
        {change.unasked ? (
          <span>{words.by(peopleWords.program)}</span>
        ) : (
          change.author !== '' && <PersonSign signature={change.author} words={words.by} />
        )}
        {numbers.length > 1 && <Steps key={numbers.length} act={id} count={numbers.length} />}
        {touched && <Fields touched={touched} nameOf={nameOf} />}
      </span>
      {change.unasked && change.state === 'done' && (
        <Button className="button small" onPress={() => void run(withTabs(session, () => takeBack(session.desk, id)))}>
          {words.takeBack}
        </Button>
      )}
      {change.state !== 'abandoned' && !newest && (
        <Button className="button small" onPress={() => void run(withTabs(session, () => goTo(session.desk, id)))}>
          {change.state === 'undone' ? words.goForward : words.goBack}
        </Button>
      )}
    </li>
  );
}

/** In which document the act was done; a press shows it, at its mark if that is still there. */
function Where({ touched }: { readonly touched: Touched }) {
  const session = useSession();
  const { rows } = useRows('documents');
  const first = touched.mark?.documentId ?? touched.documents[0];
  const name = first !== undefined && rows.has(first) ? session.names.documents().get(first) : undefined;
  if (name === undefined) return null;
  return (
    <span className="act-where">
      {words.inDocument}{' '}
      <Button className="plain-link" onPress={() => showTouched(session, touched)}>
        <bdi>{name}</bdi>
      </Button>
      {touched.documents.length > 1 && ` ${words.andOthers(touched.documents.length - 1)}`}
    </span>
  );
}

/** Which facts became others, of one document. */
function Fields(props: { readonly touched: Touched } & Pick<ActLineProps, 'nameOf'>) {
  const { fields, documents } = props.touched;
  const { rows } = useRows('attributes');
  const nameOf = (field: Id) =>
    words.fields[field] ??
    shellWords.inspector.attributes[field] ??
    rows.get(field)?.name ??
    props.nameOf(field) ??
    words.columnGone;
  if (fields.length === 0 || documents.length > 1) return null;
  return (
    <ul className="act-fields">
      {fields.slice(0, mostFields).map(({ field, before, after }) => (
        <li key={field}>
          <bdi>{nameOf(field)}</bdi>: <bdi>{before || words.nothing}</bdi> → <bdi>{after || words.nothing}</bdi>
        </li>
      ))}
      {fields.length > mostFields && <li>{words.andOthers(fields.length - mostFields)}</li>}
    </ul>
  );
}

/** What the steps of an act were, read when they are asked for: those of an import hold many documents. */
function Steps({ act, count }: { readonly act: Id; readonly count: number }) {
  const { desk } = useSession();
  const run = useRun();
  const [steps, setSteps] = useState<readonly ActStep[] | null>(null);
  return (
    <details
      className="act-steps"
      onToggle={(event) => {
        if (event.currentTarget.open && steps === null) void run(desk.store.stepsOf(act)).then(setSteps);
      }}
    >
      <summary>{words.parts(count)}</summary>
      <ol>
        {steps?.map(({ label, counts }, at) => (
          <li key={at}>
            {labelSentence(label)}: {words.step(counts)}
          </li>
        ))}
      </ol>
    </details>
  );
}
