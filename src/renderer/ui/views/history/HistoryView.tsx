import { useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import type { ProjectStore } from '../../../store/project-store.ts';
import type { ActStep } from '../../../store/read-whole.ts';
import type { StoredChange } from '../../../store/project-database.ts';
import { goTo, takeBack } from '../../../commands/history.ts';
import { momentInWords } from '../../../words/in-words.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { withTabs } from '../../../session/tabs-of-undone.ts';
import { shellWords } from '../../../words/shell.ts';
import { labelSentence } from '../../../words/sentences.ts';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import '../../styles/history.css';

/** One act of a person: several Changes if it was stored in batches. */
interface Act {
  readonly id: Id;
  readonly change: StoredChange;
  readonly parts: number;
}

const words = shellWords.history;
const page = 300;

/** Every act in words, the newest first, and the way back to any of them. */
export function HistoryView() {
  const session = useSession();
  const { desk } = session;
  const run = useRun();
  const [limit, setLimit] = useState(page);
  const found = useHistory(desk.store, limit);
  const acts = useMemo(() => actsOf(found?.changes ?? []), [found]);
  const newestDone = acts.find(({ change }) => change.state === 'done')?.id ?? null;
  if (!found) return null;
  const complete = found.changes.length < found.limit;
  return (
    <section className="history-view" aria-label={words.name}>
      <h2>{words.name}</h2>
      <p className="quiet">{words.line}</p>
      {acts.length === 0 && <p className="act-none">{words.empty}</p>}
      <ol className="act-list" aria-label={words.list}>
        {acts.map((act) => (
          <ActLine key={act.id} act={act} newest={act.id === newestDone} />
        ))}
        {complete && acts.length > 0 && (
          <li className="act">
            <span className="act-words">
              {words.start}
              {newestDone === null && <span className="badge">{words.now}</span>}
            </span>
            {newestDone !== null && (
              <Button
                className="button small"
                aria-label={words.goStart}
                onPress={() => void run(withTabs(session, () => goTo(desk, null)))}
              >
                {words.goBack}
              </Button>
            )}
          </li>
        )}
      </ol>
      {!complete && (
        <VanishingButton
          className="button"
          region={(button) => button.parentElement?.querySelector('ol')}
          onPress={() => setLimit(limit + page)}
        >
          {words.more}
        </VanishingButton>
      )}
    </section>
  );
}

/** The last changes of a project, and how many were asked for; followed while it is worked in, null until they are read. */
function useHistory(store: ProjectStore, limit: number) {
  const [found, setFound] = useState<{ readonly limit: number; readonly changes: readonly StoredChange[] } | null>(
    null,
  );
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const read = await store.history(limit);
      if (!over && read.ok) setFound({ limit, changes: read.value });
    };
    const stop = store.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), 80);
    });
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
      stop();
    };
  }, [store, limit]);
  return found;
}

/** An act in words, and the way back or forward to it. */
function ActLine({ act, newest }: { readonly act: Act; readonly newest: boolean }) {
  const { id, change, parts } = act;
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
        <time dateTime={change.time}>{momentInWords(change.time)}</time>
        {change.author !== '' && <span dir="auto">{words.by(change.author)}</span>}
        {parts > 1 && <Steps key={parts} act={id} count={parts} />}
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

/** Changes of one act stand together as one line, told by the newest. */
function actsOf(changes: readonly StoredChange[]): readonly Act[] {
  const acts = new Map<Id, Act>();
  for (const change of changes) {
    const known = acts.get(change.act);
    acts.set(change.act, known ? { ...known, parts: known.parts + 1 } : { id: change.act, change, parts: 1 });
  }
  return [...acts.values()];
}
