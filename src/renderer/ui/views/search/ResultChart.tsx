import { useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Ref } from 'react';
import { Button } from 'react-aria-components';
import { barsChart } from '../../../../core/exchange/charts/bars-chart.ts';
import { columnsChart } from '../../../../core/exchange/charts/columns-chart.ts';
import type { Picture } from '../../../../core/exchange/charts/drawing.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import { inOrder, isBuiltIn } from '../../../../core/model/attributes.ts';
import type { Id } from '../../../../core/model/id.ts';
import { queryName } from '../../../../core/model/query-name.ts';
import type { AttributeDefinition, Colour, Document } from '../../../../core/model/records.ts';
import { ok } from '../../../../core/model/result.ts';
import { tagLabels } from '../../../../core/model/tag-paths.ts';
import { writeTagFilter } from '../../../../core/search/language/tag-named.ts';
import type { Groups } from '../../../../core/ports/finder.ts';
import { useLate } from '../../hooks/use-late.ts';
import { queryReading } from '../../../commands/own-fields.ts';
import { useNewest } from '../../hooks/use-newest.ts';
import { dateInWords } from '../../../words/in-words.ts';
import type { AskedQuestion } from '../../../session/live-search.ts';
import { timeCounts } from './month-counts.ts';
import type { TimeCount } from './month-counts.ts';
import { picturedBars, picturedTimes } from './pictured-counts.ts';
import type { CountedQuestion } from './pictured-counts.ts';
import { savedCounts } from './saved-counts.ts';
import { timeTicks } from './time-ticks.ts';
import { withoutIds } from '../../../../core/search/language/follow-tags.ts';
import { withFilter, writeDocumentFilter, writeFilter } from '../../../../core/search/language/filters.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { valueInWords } from '../../../words/document-table.ts';
import { shellWords } from '../../../words/shell.ts';
import { problemSentence } from '../../../words/sentences.ts';
import { chartWords, hitsFileNames, searchWords } from '../../../words/search.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { SavePicture } from '../../parts/SavePicture.tsx';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { OneOf } from '../../parts/Segments.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import '../../styles/chart.css';

type Kind = keyof typeof chartWords.kinds;
const kinds = Object.keys(chartWords.kinds) as Kind[];

/** One bar: what it counts, and the filter that leaves only that; null if the language cannot ask for it. */
interface Bar {
  readonly key: string;
  readonly words: string;
  readonly date?: string;
  readonly count: number;
  readonly filter: string | null;
  readonly colour?: Colour;
}

/** What is drawn, as a picture, and its rows. */
interface Pictured {
  draw(): Picture;
  table(): SavedTable;
}

/** How the matching passages are spread over documents, tags, outlets and time. A click leaves only those. */
export function ResultChart({ asked, generation }: { readonly asked: AskedQuestion; readonly generation: number }) {
  const { desk } = useSession();
  const { finder } = desk;
  const picture = useRef<Pictured>(null);
  const [kind, setKind] = useState<Kind>('document');
  const [columnId, setColumnId] = useState<Id | null>(null);
  const columns = useColumns();
  const column = kind === 'column' ? (columns.find(({ id }) => id === columnId) ?? columns[0]) : undefined;
  const ask = useCallback(
    async () => {
      const counted = await finder.groups({ query: asked.query, anyWord: asked.anyWord, furniture: asked.furniture });
      return counted.ok ? ok({ asked, groups: counted.value }) : counted;
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Counted again when the index has changed.
    [finder, asked, generation],
  );
  const answer = useNewest(ask);
  const by = column?.name ?? chartWords.kinds[kind === 'column' ? 'time' : kind];
  const query = withoutIds(asked.query, queryReading(desk.store.snapshot));
  const counted: CountedQuestion | null = answer?.ok
    ? { asked: { ...asked, query }, groups: answer.value.groups, by }
    : null;
  const waits = useLate(answer?.ok === true && answer.value.asked !== asked);
  return (
    <section className="chart" aria-label={chartWords.label} data-waits={waits || undefined}>
      <div className="chart-by">
        <span aria-hidden>{chartWords.by}</span>
        <OneOf label={chartWords.by} options={kinds} words={chartWords.kinds} chosen={kind} onChoose={setKind} />
        {column && <ColumnChoice columns={columns} chosen={column} onChoose={setColumnId} />}
        <SavePicture
          none={!counted || waits || !hasAny(kind, counted.groups)}
          fileNameOf={(ending) => hitsFileNames.counts(query, by, ending)}
          draw={() => picture.current!.draw()}
        />
        <SaveTable
          kind="counts"
          label={chartWords.saveTable}
          name={hitsFileNames.counted(query, by)}
          none={!counted || waits || !hasAny(kind, counted.groups)}
          table={() => picture.current!.table()}
        />
      </div>
      {(answer === null || waits) && <p className="quiet chart-note">{chartWords.counting}</p>}
      {answer?.ok && answer.value.groups.missing.waiting > 0 && (
        <p className="quiet chart-note">{chartWords.soFar(answer.value.groups.missing.waiting)}</p>
      )}
      {answer && !answer.ok && <p className="quiet chart-note">{problemSentence(answer.error)}</p>}
      {counted &&
        (column ? (
          <Bars key={column.id} ref={picture} kind={column} counted={counted} />
        ) : kind === 'time' || kind === 'column' ? (
          <Times ref={picture} counted={counted} />
        ) : (
          <Bars ref={picture} kind={kind} counted={counted} />
        ))}
    </section>
  );
}

/** Whether anything is drawn of these counts. */
function hasAny(kind: Kind, { byDocument, byTag, byOutlet, byMonth }: Groups): boolean {
  const of = { document: byDocument, tag: byTag, outlet: byOutlet, time: byMonth, column: byDocument };
  return of[kind].size > (kind === 'time' && byMonth.has('') ? 1 : 0);
}

/** Which column of what is known of documents is counted by. */
function ColumnChoice(props: {
  readonly columns: readonly AttributeDefinition[];
  readonly chosen: AttributeDefinition;
  onChoose(id: Id): void;
}) {
  const { columns, chosen, onChoose } = props;
  return (
    <select
      className="select"
      aria-label={chartWords.kinds.column}
      value={chosen.id}
      onChange={({ target }) => onChoose(target.value)}
    >
      {columns.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** What bars stand for: one of the fixed kinds, or the values of a column. */
type BarsOf = Exclude<Kind, 'time' | 'column'> | AttributeDefinition;

interface CountsProps {
  readonly ref: Ref<Pictured>;
  readonly counted: CountedQuestion;
}

function Bars({ ref, kind, counted }: CountsProps & { readonly kind: BarsOf }) {
  const { desk } = useSession();
  const bars = useBars(kind, counted.groups);
  const [shown, setShown] = useState(12);
  useImperativeHandle(ref, () => ({
    draw: () => barsChart(picturedBars(desk, counted, bars, shown, kind === 'tag')),
    table: () => savedCounts(desk, counted, bars, kind === 'tag' ? [chartWords.pictured.manyTags] : []),
  }));
  if (bars.length === 0)
    return <p className="quiet chart-note">{chartWords.none[typeof kind === 'string' ? kind : 'document']}</p>;
  const most = bars.reduce((highest, { count }) => Math.max(highest, count), 1);
  const more = Math.min(bars.length - shown, 100);
  return (
    <div className="chart-scroller">
      <BarTable
        caption={typeof kind === 'string' ? chartWords.kinds[kind] : kind.name}
        bars={bars.slice(0, shown)}
        most={most}
      />
      {more > 0 && (
        <VanishingButton
          className="plain-link"
          region={(button) => button.parentElement?.querySelector('table')}
          onPress={() => setShown(shown + more)}
        >
          {chartWords.more(more)}
        </VanishingButton>
      )}
    </div>
  );
}

function BarTable(props: { readonly caption: string; readonly bars: readonly Bar[]; readonly most: number }) {
  const add = useAddFilter();
  return (
    <table className="bars">
      <thead className="hidden-words">
        <tr>
          <th scope="col">{props.caption}</th>
          <th scope="col">{chartWords.passages}</th>
        </tr>
      </thead>
      <tbody>
        {props.bars.map(({ key, words, count, filter, colour }) => (
          <tr key={key}>
            <th scope="row">
              {filter === null ? (
                <span className="bar-name quiet">{words}</span>
              ) : (
                <Button className="bar-name bar-button" aria-label={chartWords.add(words)} onPress={() => add(filter)}>
                  <bdi>{words}</bdi>
                </Button>
              )}
            </th>
            <td>
              <span
                className={colour ? `bar tag-${colour}` : 'bar'}
                style={{ width: `${(count / props.most) * 100}%` }}
              />
              <span className="bar-count">{count.toLocaleString()}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A column is at least so wide that it can be pointed at, and at most so that a few stay columns; in pixels. */
const narrowest = 5;
const widest = 64;

/** The months or years in order, the empty ones, too. The columns are for the eye; the table says the same. */
function Times({ ref, counted }: CountsProps) {
  const { desk } = useSession();
  const { groups } = counted;
  const [place, room] = useRoom();
  const counts = useMemo(() => timeCounts(groups.byMonth, Math.floor(room / narrowest)), [groups, room]);
  const { by, columns, years, several, unknown } = counts;
  const width = Math.min(widest, Math.max(narrowest, room / columns.length));
  const ticks = useMemo(() => timeTicks(counts, width), [counts, width]);
  const add = useAddFilter();
  const first = columns[0];
  const [onlyYear, ofSeveral] = [sumOf(years), sumOf(several)];
  const said = [
    ...(first ? [chartWords.over[by](first.key, lastOf(columns.at(-1)!)), mostSaid(columns)] : []),
    ...(onlyYear > 0 ? [chartWords.onlyYear(onlyYear)] : []),
    ...(ofSeveral > 0 ? [chartWords.severalYears(ofSeveral)] : []),
    ...(unknown > 0 ? [chartWords.undated(unknown)] : []),
  ];
  const most = columns.reduce((highest, { count }) => Math.max(highest, count), 1);
  const bars: Bar[] = [
    ...columns.filter(({ count }) => count > 0).map(barOf),
    ...years.map(({ key, count }) => ({
      key,
      words: chartWords.yearOnly(dateInWords(key)),
      date: key,
      count,
      filter: writeFilter('date', `=${key}`),
    })),
    ...several.map(({ key, count }) => ({
      key,
      words: dateInWords(key),
      date: key,
      count,
      filter: writeFilter('date', `=${key}`),
    })),
    ...(unknown > 0 ? [{ key: '', words: chartWords.unknownDate, count: unknown, filter: '-date:*' }] : []),
  ];
  useImperativeHandle(ref, () => ({
    draw: () => columnsChart(picturedTimes(desk, counted, counts, wordsOf, said)),
    table: () => savedCounts(desk, counted, bars, said),
  }));
  if (columns.length + years.length + several.length + unknown === 0) {
    return <p className="quiet chart-note">{chartWords.none.time}</p>;
  }
  return (
    <div className="chart-scroller">
      <p className="quiet chart-note">{said.join(' · ')}</p>
      <details className="chart-table" open={columns.length === 0}>
        <summary>{chartWords.table}</summary>
        <BarTable
          caption={chartWords.kinds.time}
          bars={bars}
          most={bars.reduce((highest, { count }) => Math.max(highest, count), 1)}
        />
      </details>
      <div ref={place} className="times" aria-hidden="true">
        {room > 0 &&
          columns.map((column, at) => (
            <div
              key={column.key}
              className="time"
              style={{ width }}
              title={`${wordsOf(column)}: ${searchWords.passages(column.count)}`}
              data-empty={column.count === 0 || undefined}
              onClick={() => column.count > 0 && add(filterOf(column))}
            >
              <span className="time-words">{ticks[at]!.count}</span>
              <span className="time-place">
                <span className="time-column" style={{ height: `${(column.count / most) * 100}%` }} />
              </span>
              {by === 'month' && <span className="time-words">{ticks[at]!.month}</span>}
              <span className="time-words">{ticks[at]!.year}</span>
            </div>
          ))}
      </div>
    </div>
  );
}

/** How many pixels wide an element is, without its padding; 0 before it is drawn. */
function useRoom() {
  const [room, setRoom] = useState(0);
  const place = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const watch = new ResizeObserver(([entry]) => setRoom(Math.floor(entry!.contentRect.width)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [place, room] as const;
}

function sumOf(counts: readonly TimeCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

function barOf(column: TimeCount): Bar {
  const { key, to, count } = column;
  return {
    key,
    words: wordsOf(column),
    date: to === undefined ? key : `${key}/${to}`,
    count,
    filter: filterOf(column),
  };
}

function wordsOf(column: TimeCount): string {
  return chartWords.column(column.key, lastOf(column));
}

function lastOf({ key, to = key }: TimeCount): string {
  return to;
}

function filterOf({ key, to }: TimeCount): string {
  return writeFilter('date', to === undefined ? key : `${key}..${to}`);
}

/** What the highest column counts: the scale of all. */
function mostSaid(columns: readonly TimeCount[]): string {
  const highest = columns.reduce((most, column) => (column.count > most.count ? column : most));
  return chartWords.most(highest.count, wordsOf(highest));
}

function useAddFilter(): (written: string) => void {
  const { workspace } = useSession();
  return (written) => workspace.set({ query: withFilter(workspace.state.query, written) });
}

/** Columns by which no other choice counts, by the names that the screen has for them. */
function useColumns(): readonly AttributeDefinition[] {
  const attributes = useRows('attributes');
  return useMemo(
    () =>
      inOrder(attributes.rows.values())
        .filter(({ id }) => id !== 'date' && id !== 'outlet')
        .map((one) => ({ ...one, name: shellWords.inspector.attributes[one.id] ?? one.name })),
    [attributes],
  );
}

/** How many passages stand in documents with each value of a column, and in those with none. */
function barsOfColumn(
  column: AttributeDefinition,
  groups: Groups,
  documents: ReadonlyMap<Id, Document>,
): readonly Bar[] {
  const counts = new Map<string, number>();
  for (const [id, count] of groups.byDocument) {
    const value = documents.get(id)?.attributes[column.id]?.value ?? '';
    counts.set(value, (counts.get(value) ?? 0) + count);
  }
  const field = isBuiltIn(column.id) ? column.id : queryName(column.name);
  return [...counts].map(([value, count]) =>
    value === ''
      ? { key: '', words: chartWords.unknownValue(column.name), count, filter: `-${field}:*` }
      : {
          key: `=${value}`,
          words: valueInWords(column, value),
          ...(column.type === 'date' && { date: value }),
          count,
          filter: writeFilter(field, value),
        },
  );
}

function useBars(kind: BarsOf, groups: Groups): readonly Bar[] {
  const { rows: documents } = useRows('documents');
  const names = useDocumentNames();
  const { rows: tags } = useRows('tags');
  return useMemo(() => {
    const bars: Bar[] = [];
    if (typeof kind !== 'string') bars.push(...barsOfColumn(kind, groups, documents));
    else if (kind === 'document') {
      for (const [id, count] of groups.byDocument) {
        const document = documents.get(id);
        const words = names.get(id) ?? searchWords.unknownDocument;
        const filter = document ? writeDocumentFilter(document.title.value, id) : null;
        bars.push({ key: id, words, count, filter });
      }
    } else if (kind === 'tag') {
      const labels = tagLabels(tags);
      for (const [id, count] of groups.byTag) {
        const tag = tags.get(id);
        if (!tag) continue;
        const words = labels.get(id) ?? tag.name;
        bars.push({ key: id, words, count, filter: writeTagFilter(tags, id), colour: tag.colour });
      }
    } else {
      for (const [outlet, count] of groups.byOutlet) {
        if (outlet === '') bars.push({ key: '', words: chartWords.unknownOutlet, count, filter: '-outlet:*' });
        else bars.push({ key: `=${outlet}`, words: outlet, count, filter: writeFilter('outlet', outlet) });
      }
    }
    return bars.sort((a, b) => b.count - a.count || byName(a.words, b.words));
    // The maps are changed in place; the counts are asked for again when they are.
  }, [kind, groups, documents, names, tags]);
}

const { compare: byName } = new Intl.Collator(undefined, { numeric: true });
