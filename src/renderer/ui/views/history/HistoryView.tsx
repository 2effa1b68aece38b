import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import { ok } from '../../../../core/model/result.ts';
import type { Result } from '../../../../core/model/result.ts';
import type { Touched } from '../../../../core/model/touched.ts';
import { usePeople } from '../../hooks/use-people.ts';
import { goTo } from '../../../commands/history.ts';
import type { Session } from '../../../session/session.ts';
import type { Filter } from '../../../session/saved-head.ts';
import type { ProjectStore } from '../../../store/project-store.ts';
import { withEnds } from '../../../session/show-touched.ts';
import { withTabs } from '../../../session/tabs-of-undone.ts';
import { labelSentence } from '../../../words/sentences.ts';
import { shellWords } from '../../../words/shell.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { ActLine } from './ActLine.tsx';
import { actsOf, allActs, isFiltering, isShown, needsTouched } from './acts.ts';
import type { Act, HistoryFilter } from './acts.ts';
import { HistoryFilterBar } from './HistoryFilterBar.tsx';
import { savedActs } from './saved-acts.ts';
import { useHistory, useTouched } from './use-history.ts';
import '../../styles/note-table.css';
import '../../styles/history.css';

const words = shellWords.history;
const page = 300;
/** Of what is filtered all is looked through. */
const everything = 2 ** 31;

/** Every act in words, the newest first, where it was done, and the way back to any of them. */
export function HistoryView() {
  const session = useSession();
  const { desk } = session;
  const [filter, change] = useFilter(session);
  const filtering = isFiltering(filter);
  const [limit, setLimit] = useState(page);
  const found = useHistory(desk.store, filtering ? everything : limit);
  const acts = useMemo(() => actsOf(found?.changes ?? []), [found]);
  const people = usePeople();
  const authors = useMemo(
    () => [...new Set(acts.map(({ change: { author } }) => people.of(author)?.signatures[0] ?? author))].sort(),
    [acts, people],
  );
  // An import is about all that came with it: it is read about only where that is looked for.
  const told = useMemo(
    () => (needsTouched(filter) ? acts : acts.filter((act) => act.change.label.verb !== 'import')),
    [acts, filter],
  );
  const touched = useTouched(desk.store, told);
  const shown = acts.filter((act) => {
    const about = withEnds(session, touched.of(act));
    return isShown(filter, act, about, () => saidOf(session, act, about), people);
  });
  const newestDone = acts.find((act) => act.change.state === 'done')?.id ?? null;
  if (!found) return null;
  const complete = found.changes.length < found.limit;
  const isLooking = needsTouched(filter) && touched.waiting > 0;
  // What a filter leaves is known when all has been looked through.
  const isSettled = !filtering || (complete && !isLooking);
  return (
    <section className="history-view" aria-label={words.name}>
      <header className="note-table-head of-page">
        <h2>{words.name}</h2>
        <SaveHistory filter={filter} shown={shown} all={acts.length} ready={isSettled} />
      </header>
      <p className="quiet">{words.line}</p>
      {acts.length > 0 && <HistoryFilterBar filter={filter} authors={authors} onChange={change} />}
      <p className="quiet history-count" role="status">
        {filtering &&
          (isLooking
            ? words.looking(acts.length - touched.waiting, acts.length)
            : words.shown(shown.length, acts.length))}
      </p>
      {acts.length === 0 && <p className="act-none">{words.empty}</p>}
      <ol className="act-list" aria-label={words.list}>
        {shown.slice(0, limit).map((act) => (
          <ActLine
            key={act.id}
            act={act}
            newest={act.id === newestDone}
            touched={withEnds(session, touched.of(act))}
            nameOf={touched.nameOf}
          />
        ))}
        {complete && !filtering && acts.length > 0 && <Beginning newestDone={newestDone} />}
      </ol>
      {(!complete || shown.length > limit) && (
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

/** Saves what is shown: every act there is, or those that a filter leaves, once all is looked through. */
function SaveHistory(props: { filter: HistoryFilter; shown: readonly Act[]; all: number; ready: boolean }) {
  const { filter, shown, all, ready } = props;
  const session = useSession();
  const filtering = isFiltering(filter);
  const part = { shown: shown.length, all };
  return (
    <SaveTable
      kind="history"
      name={words.name}
      {...(filtering && { part })}
      none={shown.length === 0 || !ready}
      table={() =>
        filtering
          ? savedActs(session, async () => ok(shown), {
              part: { ...part, what: words.actsAre },
              filters: filtersOf(session, filter),
            })
          : savedActs(session, () => readAll(session.desk.store), {})
      }
    />
  );
}

/** All acts, not only those that are read already. */
async function readAll(store: Pick<ProjectStore, 'history'>): Promise<Result<readonly Act[]>> {
  const read = await store.history(everything);
  return read.ok ? ok(actsOf(read.value)) : read;
}

/** Which acts are shown, as long as the project is open; of which document, who opens the page may say. */
function useFilter({ shell }: Session) {
  const [kept, keep] = useKept<HistoryFilter>('history', allActs);
  const documentId = useObserved(shell, ({ historyOf }) => historyOf);
  const filter = useMemo(() => ({ ...kept, documentId }), [kept, documentId]);
  const change = (part: Partial<HistoryFilter>) => {
    if (part.documentId !== undefined) shell.set({ historyOf: part.documentId });
    keep({ ...filter, ...part });
  };
  return [filter, change] as const;
}

/** Which acts are shown, in words. */
function filtersOf(
  { names, people }: Session,
  { words: typed, kind, author, documentId }: HistoryFilter,
): readonly Filter[] {
  return [
    [words.filter, typed],
    [words.kind, kind === '' ? null : words.kinds[kind]],
    [words.person, author === null ? null : people.now().nameOf(author)],
    [words.inDocument, documentId === null ? null : (names.documents().get(documentId) ?? words.goneDocument)],
  ];
}

/** The state before the first act, and the way back to it. */
function Beginning({ newestDone }: { readonly newestDone: Id | null }) {
  const session = useSession();
  const run = useRun();
  return (
    <li className="act">
      <span className="act-words">
        {words.start}
        {newestDone === null && <span className="badge">{words.now}</span>}
      </span>
      {newestDone !== null && (
        <Button
          className="button small"
          aria-label={words.goStart}
          onPress={() => void run(withTabs(session, () => goTo(session.desk, null)))}
        >
          {words.goBack}
        </Button>
      )}
    </li>
  );
}

/** All that is said of an act: its sentence, what it was about, who did it. */
function saidOf({ names, people }: Session, { change }: Act, touched: Touched | null): string {
  const { documents = [], tags = [], mark = null, fields = [] } = touched ?? {};
  return [
    labelSentence(change.label),
    people.now().nameOf(change.author),
    mark?.words,
    ...documents.map((id) => names.documents().get(id)),
    ...tags.map((id) => names.tags().get(id)),
    ...fields.flatMap(({ before, after }) => [before, after]),
  ].join('\n');
}
