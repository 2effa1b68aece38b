import { BarChart3, Bookmark, CircleHelp, CopyPlus, Tag as TagIcon } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button, Switch, ToggleButton, VisuallyHidden } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import type { Tag } from '../../../../core/model/records.ts';
import type { Problem } from '../../../../core/model/result.ts';
import { standsNow } from '../../../../core/model/annotations.ts';
import { TagTree } from '../../../../core/model/tag-tree.ts';
import { filtersIn, withoutStretch } from '../../../../core/search/language/filters.ts';
import type { QueryFilter } from '../../../../core/search/language/filters.ts';
import { tagNamed } from '../../../../core/search/language/tag-named.ts';
import { withoutIds } from '../../../../core/search/language/follow-tags.ts';
import type { DoubtfulDate } from '../../../../core/search/language/date-range.ts';
import { columnTypes } from '../../../../core/search/language/own-value.ts';
import { parseQuery } from '../../../../core/search/language/parse.ts';
import type { ConcordanceKey, HitPlace, Missing as AnswerMissing } from '../../../../core/ports/finder.ts';
import { useLate } from '../../hooks/use-late.ts';
import { useAsked, useLiveSearch } from '../../hooks/use-live-search.ts';
import type { LiveSearch, SearchState } from '../../../session/live-search.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useFieldNames } from './use-field-names.ts';
import { useExampleWords } from '../../hooks/use-example-words.ts';
import { runAction } from '../../../session/actions.ts';
import { chosenHits, HitsToTag } from '../../../session/hits-to-tag.ts';
import { askTagForHits } from '../../../session/marking.ts';
import { Concordance } from './Concordance.tsx';
import { CountSwitch } from './CountSwitch.tsx';
import { FoundNothing } from './FoundNothing.tsx';
import { HitList } from './HitList.tsx';
import type { Choosing } from './HitList.tsx';
import { LeftOutPassages } from './LeftOutPassages.tsx';
import { NamedHits } from './NamedHits.tsx';
import { QueryChips } from './QueryChips.tsx';
import { ResultChart } from './ResultChart.tsx';
import { SaveAsFile } from './SaveAsFile.tsx';
import { SavedSearches, SaveSearch } from './SavedSearches.tsx';
import { useRows, useSession, useTagLabels, useWorkspace } from '../../hooks/use-session.ts';
import { dateInWords } from '../../../words/in-words.ts';
import { problemSentence } from '../../../words/sentences.ts';
import { chartWords, coverageWords, searchExamples, searchWords, sortKeys, viewWords } from '../../../words/search.ts';
import { IconButton } from '../../parts/IconButton.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { OneOf } from '../../parts/Segments.tsx';
import '../../styles/search-view.css';

/** The results of the query in the search box, as passages or as a concordance. */
export function SearchView() {
  const { search, state } = useLiveSearch();
  const { rows: documents } = useRows('documents');
  const { query, anyWord } = useAsked();
  const [chosen, setChosen] = useState<ReadonlyMap<string, HitPlace>>(new Map());
  const [lines, setLines] = useState<number | null>(null);
  const typing = useWorkspace((one) => one.typing);
  const { asked: answered, answer } = state;
  // A choice belongs to its question.
  const [chosenFor, setChosenFor] = useState(answered);
  if (chosenFor !== answered) {
    setChosenFor(answered);
    setChosen(new Map());
  }
  const asked = query.trim() !== '';
  const late = isOfAnother(state, query, anyWord);
  // What was wrong with another query is nothing to say of this one, nor what is not written to its end.
  const problem = state.query === query && !(state.halfTyped && typing === query) ? state.problem : null;
  const waits = useLate(late && state.asking);
  const found = asked && answered !== null && answer !== null && answer.total > 0;

  return (
    <section className="search-view" aria-label={searchWords.results} data-waits={waits || undefined}>
      {asked && <VisuallyHidden elementType="h1">{searchWords.results}</VisuallyHidden>}
      <header className="search-options">
        <div className="search-head">
          <Count state={state} asked={asked} waits={waits} lines={state.view === 'concordance' ? lines : null} />
          <Manner search={search} state={state} />
        </div>
        <Showing search={search} state={state} />
        <div className="search-acts">
          <QueryChips />
          {found && <Acts search={search} state={state} late={late} chosen={chosen} setChosen={setChosen} />}
        </div>
      </header>
      {asked && answered && !waits && <LeftOutPassages asked={answered} generation={state.generation} />}
      {asked && problem && <Unreadable query={state.query ?? ''} problem={problem} />}
      {asked && !problem && <Notices query={query} begun={state.query === query ? state.begun : null} />}
      {!asked && <Nothing />}
      {asked && answered && (
        <NamedHits query={answered.query} anyWord={answered.anyWord} generation={state.generation} />
      )}
      {asked && answer?.total === 0 && (
        <p className="reading-note">
          {documents.size === 0 ? searchWords.noDocuments : <FoundNothing query={query} />}
        </p>
      )}
      {found && <CountSwitch asked={answered} generation={state.generation} />}
      {found && state.counting && <ResultChart asked={answered} generation={state.generation} />}
      {found &&
        (state.view === 'concordance' ? (
          <Concordance search={search} asked={answered} state={state} onCounted={setLines} />
        ) : (
          <HitList search={search} state={state} chosen={chosen} setChosen={setChosen} />
        ))}
    </section>
  );
}

/** Whether what is shown answers another question than the one that is asked now. */
function isOfAnother({ query, asked, furniture, anyWord: answered }: SearchState, now: string, anyWord: boolean) {
  return query !== now || answered !== anyWord || (asked !== null && asked.furniture !== furniture);
}

/** What of the query is read otherwise than one might think. */
function Notices({ query, begun }: { readonly query: string; readonly begun: string | null }) {
  const fields = useFieldNames();
  const lost = useLostMarks(query, fields);
  const attributes = useRows('attributes');
  const types = useMemo(() => columnTypes([...attributes.rows.values()]), [attributes]);
  const parsed = parseQuery(query, { fields, languages: navigator.languages, types });
  const passedOver = parsed.ok ? parsed.passedOver.map(({ from, to }) => query.slice(from, to)) : [];
  const notices = [
    ...(begun === null ? [] : [searchWords.begun(withoutIds(begun, { fields }))]),
    ...(passedOver.length === 0 ? [] : [searchWords.passedOver(passedOver)]),
    ...(parsed.ok && parsed.wordNot ? [searchWords.capitalNot] : []),
    ...(parsed.ok ? parsed.doubtfulDates.map(dateReading) : []),
    ...lost.map(({ tag, count, places, allPlaces }) => searchWords.lostMarks(tag, count, places, allPlaces)),
  ];
  return [...new Set(notices)].map((notice) => (
    <p key={notice} className="reading-note search-notice" role="status">
      {notice}
    </p>
  ));
}

/** How a date was read that could be read otherwise, too. */
function dateReading({ words, value, other, field = 'date' }: DoubtfulDate): string {
  const date = dateInWords(value);
  return other === null ? searchWords.otherWeekday(words, date) : searchWords.dayFirst(words, date, field, other);
}

/** How many annotations stand in what was found, where a tag and nothing else was asked for; else null. */
function useFoundMarks({ asked, answer }: SearchState): number | null {
  const fields = useFieldNames();
  const tags = useRows('tags');
  const annotations = useRows('annotations');
  const documents = useRows('documents');
  return useMemo(() => {
    if (!asked?.furniture || !answer || answer.missing.waiting + answer.missing.hopeless > 0) return null;
    const [only, more] = filtersIn(asked.query, fields, navigator.languages);
    if (!only || more || only.negated || withoutStretch(asked.query, only).trim() !== '') return null;
    const wanted = tagsAskedFor(tags.rows, only);
    if (!wanted) return null;
    const all = [...annotations.rows.values()];
    return all.filter((one) => one.tagIds.some((id) => wanted.below.has(id)) && standsNow(one, documents.rows)).length;
  }, [asked, answer, fields, tags, annotations, documents]);
}

/** The tags that a filter asks for, and those with all below them; null if it asks for none that is there. */
function tagsAskedFor(tags: ReadonlyMap<Id, Tag>, { filter }: QueryFilter) {
  const named = filter.kind === 'field' && filter.field === 'tag' ? tagNamed(tags, filter.value) : null;
  if (named?.kind !== 'found') return null;
  const tree = new TagTree(tags);
  return { ids: named.ids, below: new Set(named.ids.flatMap((id) => [...tree.below(id)])) };
}

/** Where the query asks for tags: what of their numbers stands in no passage. */
function useLostMarks(query: string, fields: readonly string[]) {
  const tags = useRows('tags');
  const annotations = useRows('annotations');
  const documents = useRows('documents');
  const labels = useTagLabels();
  const names = useDocumentNames();
  return useMemo(() => {
    const asked = filtersIn(query, fields, navigator.languages).filter(({ negated }) => !negated);
    return asked.flatMap((filter) => {
      const wanted = tagsAskedFor(tags.rows, filter);
      if (!wanted) return [];
      const lost = [...annotations.rows.values()].filter(
        (one) => one.tagIds.some((id) => wanted.below.has(id)) && !standsNow(one, documents.rows),
      );
      if (lost.length === 0) return [];
      const where = [...new Set(lost.map(({ documentId }) => names.get(documentId) ?? ''))];
      const tag = wanted.ids.map((id) => labels.get(id) ?? '').join(', ');
      return [{ tag, count: lost.length, places: where.slice(0, 3), allPlaces: where.length }];
    });
  }, [query, fields, tags, annotations, documents, labels, names]);
}

/** What is wrong with the query, and where. The place is given as `from-to`, the sentence as the detail. */
function Unreadable({ query, problem }: { readonly query: string; readonly problem: Problem }) {
  const place = /^(\d+)-(\d+)$/u.exec(problem.about);
  const from = Number(place?.[1] ?? 0);
  const to = Number(place?.[2] ?? 0);
  return (
    <div className="search-problem" role="alert">
      <p>{problemSentence(problem)}</p>
      {place && (
        <p dir="auto" className="search-problem-place">
          <code>
            {from > shownAround ? '…' : ''}
            {query.slice(Math.max(0, from - shownAround), from)}
            <mark>{shorten(query.slice(from, to)) || ' '}</mark>
            {query.slice(to, to + shownAround)}
            {to + shownAround < query.length ? '…' : ''}
          </code>
        </p>
      )}
    </div>
  );
}

/** So much of a query is shown before and after the place that cannot be read. */
const shownAround = 120;

function shorten(words: string): string {
  return words.length > 2 * shownAround ? `${words.slice(0, 2 * shownAround)}…` : words;
}

function Count(props: {
  readonly state: SearchState;
  readonly asked: boolean;
  readonly waits: boolean;
  readonly lines: number | null;
}) {
  const { state, asked, waits, lines } = props;
  const { answer } = state;
  const marks = useFoundMarks(state);
  // While another question is under way for long, the old count is not shown as if it were its answer.
  if (waits) {
    return (
      <p role="status" className="search-count">
        {searchWords.searching}
      </p>
    );
  }
  return (
    <p role="status" className="search-count" data-asking={state.asking || undefined}>
      {asked && answer ? searchWords.count(marks, answer.total, answer.documents) : ''}
      {asked && answer && answer.total > 0 && lines !== null && (
        <span className="search-count-lines"> · {searchWords.lines(lines)}</span>
      )}
      {asked && answer && <Missing {...answer.missing} />}
    </p>
  );
}

/** What the count does not cover. */
function Missing({ waiting, hopeless }: AnswerMissing) {
  const said = [
    ...(waiting > 0 ? [coverageWords.waiting(waiting)] : []),
    ...(hopeless > 0 ? [coverageWords.hopeless(hopeless)] : []),
  ];
  return said.map((words) => (
    <span key={words} className="search-count-missing">
      {' '}
      · {words}
    </span>
  ));
}

/** Opens one more search; this one stays as it is. */
function Another() {
  const session = useSession();
  return (
    <IconButton label={searchWords.another} onPress={() => runAction(session, 'search.another')}>
      <CopyPlus aria-hidden />
    </IconButton>
  );
}

function Help() {
  const { workspace } = useSession();
  return (
    <Button
      className="icon-button"
      aria-label={searchWords.help}
      onPress={() => workspace.set({ dialog: 'query-help' })}
    >
      <CircleHelp aria-hidden />
    </Button>
  );
}

/** How the words are looked for. */
function Manner({ search, state }: { readonly search: LiveSearch; readonly state: SearchState }) {
  const { workspace } = useSession();
  const { anyWord } = useAsked();
  return (
    <div className="search-how" role="group" aria-label={searchWords.options}>
      <Switch className="switch" isSelected={anyWord} onChange={(on) => workspace.set({ anyWord: on })}>
        <span className="switch-track" />
        {searchWords.anyWord}
      </Switch>
      <Switch className="switch" isSelected={!state.furniture} onChange={(leaveOut) => search.setFurniture(!leaveOut)}>
        <span className="switch-track" />
        <span title={searchWords.furnitureHint}>{searchWords.furniture}</span>
      </Switch>
    </div>
  );
}

/** How what is found is shown. */
function Showing({ search, state }: { readonly search: LiveSearch; readonly state: SearchState }) {
  return (
    <div className="search-how">
      <OneOf
        label={viewWords.label}
        options={['passages', 'concordance'] as const}
        words={viewWords}
        chosen={state.view}
        onChoose={(view) => search.look({ view })}
      />
      {state.view === 'passages' ? (
        <select
          className="select"
          aria-label={searchWords.order}
          value={state.order}
          onChange={(event) => search.setOrder(event.target.value === 'rank' ? 'rank' : 'document')}
        >
          {(['rank', 'document'] as const).map((order) => (
            <option key={order} value={order}>
              {searchWords.orders[order]}
            </option>
          ))}
        </select>
      ) : (
        <Sorting sort={state.sort} onSort={(sort) => search.look({ sort })} />
      )}
      <Another />
      <Help />
    </div>
  );
}

/** Up to three keys of a concordance's order; the next is offered when the one before is chosen. */
function Sorting(props: { readonly sort: readonly ConcordanceKey[]; onSort(sort: readonly ConcordanceKey[]): void }) {
  const { sort, onSort } = props;
  const ids = sort.map((key) => sortKeys.find((one) => sameKey(one.key, key))?.id ?? '');
  return (
    <span className="sorting" role="group" aria-label={viewWords.sort}>
      {Array.from({ length: Math.min(3, sort.length + 1) }, (_, at) => (
        <select
          key={at}
          className="select"
          aria-label={viewWords.sortKeys[at]}
          value={ids[at] ?? ''}
          onChange={(event) => {
            const key = sortKeys.find(({ id }) => id === event.target.value)?.key;
            onSort(key ? [...sort.slice(0, at), key, ...sort.slice(at + 1)] : sort.slice(0, at));
          }}
        >
          <option value="">{at === 0 ? viewWords.unsortedFirst : viewWords.unsorted}</option>
          {sortKeys
            .filter(({ id }) => id === ids[at] || !ids.includes(id))
            .map(({ id, words }) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
        </select>
      ))}
    </span>
  );
}

function sameKey(a: ConcordanceKey, b: ConcordanceKey): boolean {
  return a.by === b.by && ('distance' in a ? a.distance : 0) === ('distance' in b ? b.distance : 0);
}

/** What can be done with what was found. */
function Acts({ search, state, late, chosen, setChosen }: Choosing & { readonly late: boolean }) {
  const session = useSession();
  const [naming, setNaming] = useState<'not' | 'now' | 'ended'>('not');
  const nameIt = useRef<HTMLButtonElement>(null);
  // Naming is an interlude: the focus goes back to where it was.
  useLayoutEffect(() => {
    if (naming === 'ended') nameIt.current?.focus();
  }, [naming]);
  const { answer, asked } = state;
  if (!answer || !asked) return null;
  return (
    <>
      <ToggleButton className="button" isSelected={state.counting} onChange={(counting) => search.look({ counting })}>
        <BarChart3 aria-hidden />
        {chartWords.label}
      </ToggleButton>
      {chosen.size > 0 ? (
        <>
          <VanishingButton
            className="button"
            isPending={late}
            region={viewOf}
            onPress={() => askTagForHits(session, chosenHits([...chosen.values()]))}
          >
            <TagIcon aria-hidden />
            {searchWords.tagChosen(chosen.size)}
          </VanishingButton>
          <VanishingButton
            className="plain-link"
            region={(button) => button.closest<HTMLElement>('.search-acts')}
            onPress={() => setChosen(new Map())}
          >
            {searchWords.unchoose}
          </VanishingButton>
        </>
      ) : (
        <VanishingButton
          className="button"
          isPending={late}
          region={viewOf}
          onPress={() =>
            askTagForHits(
              session,
              new HitsToTag({ count: answer.total, documents: answer.documents }, (going) =>
                search.takeAll(state, going),
              ),
            )
          }
        >
          <TagIcon aria-hidden />
          {searchWords.tagAll(answer.total)}
        </VanishingButton>
      )}
      {naming === 'now' ? (
        <SaveSearch seen={asked} done={() => setNaming('ended')} />
      ) : (
        <Button ref={nameIt} className="button" isPending={late} onPress={() => setNaming('now')}>
          <span className="icon-place" title={searchWords.save} aria-hidden>
            <Bookmark />
          </span>
          <span className="less-words">{searchWords.save}</span>
        </Button>
      )}
      <SaveAsFile state={state} late={late} />
    </>
  );
}

const viewOf = (button: HTMLElement) => button.closest<HTMLElement>('.search-view');

function Nothing() {
  const { workspace } = useSession();
  const words = useExampleWords();
  return (
    <div className="search-empty">
      <h1>{searchWords.emptyTitle}</h1>
      <p>{searchWords.empty}</p>
      <SavedSearches />
      <h2>{searchWords.examples}</h2>
      <ul className="search-examples">
        {searchExamples(words).map((example) => (
          <li key={example}>
            <VanishingButton className="example" region={viewOf} onPress={() => workspace.set({ query: example })}>
              <code>{example}</code>
            </VanishingButton>
          </li>
        ))}
      </ul>
      <Button className="plain-link" onPress={() => workspace.set({ dialog: 'query-help' })}>
        {searchWords.help}
      </Button>
    </div>
  );
}
