import { useCallback, useMemo } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { documentOf } from '../../../../core/model/account.ts';
import { axisDays } from '../../../../core/compare/timeline-lanes.ts';
import type { Id } from '../../../../core/model/id.ts';
import { ok } from '../../../../core/model/result.ts';
import type { Timeline } from '../../../../core/ports/compare.ts';
import { lanesChart } from '../../../../core/exchange/charts/lanes-chart.ts';
import { timelineTable } from '../../../../core/exchange/timeline-sheet.ts';
import type { Days } from '../../../../core/compare/over-time.ts';
import { pictureCaption } from '../../../session/picture-caption.ts';
import { savedHead } from '../../../session/saved-head.ts';
import { findWords } from '../../../words/find.ts';
import { timelinePictureName, timelineWords as words } from '../../../words/timeline.ts';
import { useCompared } from '../../hooks/use-compared.ts';
import type { AskCompared } from '../../hooks/use-compared.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useReadTexts } from '../../hooks/use-read-texts.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { FindInRows, useFoundRows } from '../../parts/compare/FindInRows.tsx';
import { ComparisonParts } from '../../parts/compare/ComparisonParts.tsx';
import { NotYetCompared } from '../../parts/compare/NotYetCompared.tsx';
import { SavePicture } from '../../parts/SavePicture.tsx';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { OneOf } from '../../parts/Segments.tsx';
import { Disagreements } from './Disagreements.tsx';
import { datesOutside } from './on-axis.ts';
import { pictured } from './pictured.ts';
import { entriesOf, rowsOf, rowsOn } from './timeline-entries.ts';
import type { TimelineRow } from './timeline-entries.ts';
import { TimelineChart } from './TimelineChart.tsx';
import { TimelineTable } from './TimelineTable.tsx';
import '../../styles/timeline.css';

/** A timeline with the texts that its places stand in. */
export interface ReadTimeline {
  readonly timeline: Timeline;
  readonly texts: ReadonlyMap<Id, string>;
}

/** When several documents appeared, and which dates they name. */
export function TimelineView({ documentIds }: { readonly documentIds: readonly Id[] }) {
  const { comparing } = useSession();
  const { rows: documents } = useRows('documents');
  const readTexts = useReadTexts();
  // Relative dates are counted from the days of the documents.
  const dates = documentIds.map((id) => documentOf(documents, id)?.attributes['date']?.value ?? '').join(' ');
  const ask: AskCompared<ReadTimeline> = useCallback(
    async (documentIds, signal, told) => {
      const found = await comparing.timeline(documentIds, signal, told);
      if (!found.ok) return found;
      const texts = await readTexts(found.value.accounts);
      return texts.ok ? ok({ timeline: found.value, texts: texts.value }) : texts;
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Other days make another answer.
    [comparing, readTexts, dates],
  );
  const { asked, cancel, askAgain } = useCompared(documentIds, ask);
  return (
    <section className="timeline-view" aria-label={words.title} aria-busy={asked.state === 'waiting' || undefined}>
      <ComparisonParts part="timeline" documentIds={documentIds} />
      <VisuallyHidden elementType="h2">{words.title}</VisuallyHidden>
      <p className="quiet timeline-how">{words.how}</p>
      {asked.state === 'here' ? (
        <Here read={asked.found} />
      ) : (
        <NotYetCompared asked={asked} comparing={words.comparing} cancel={cancel} askAgain={askAgain} />
      )}
    </section>
  );
}

function Here({ read }: { readonly read: ReadTimeline }) {
  const { desk, names: shown } = useSession();
  const names = useDocumentNames();
  const [which, setWhich] = useKept<'near' | 'all'>('timeline days', 'near');
  const { timeline, texts } = read;
  const all = useMemo(() => rowsOf(timeline), [timeline]);
  const axis = useMemo(() => axisDays(timeline, which), [timeline, which]);
  const inLanes = useMemo(() => rowsOn(axis, all), [axis, all]);
  const find = useFoundRows(
    inLanes,
    useCallback(
      ({ documentId, date }: TimelineRow) =>
        [
          names.get(documentId) ?? '',
          date ? (texts.get(documentId) ?? '').slice(date.sentence.from, date.sentence.to) : '',
        ].join('\n'),
      [names, texts],
    ),
  );
  const rows = find.found;
  const part = { shown: rows.length, all: all.length };
  const table = async () => {
    const { title, about } = savedHead(desk, {
      title: words.title,
      how: words.how,
      part: { ...part, what: words.datesAre },
      filters: [
        [findWords.rows, find.typed],
        [words.which, axis !== null && which === 'near' ? words.whiches[which] : null],
      ],
      accounts: timeline.accounts.map(({ documentId }) => documentId),
    });
    return { title, about, ...timelineTable(await entriesOf(rows, texts, desk, names)) };
  };
  const draw = (axis: Days) => {
    const accounts = timeline.accounts.map(({ documentId }) => documentId);
    const outside = datesOutside(timeline, axis);
    const how = outside > 0 ? `${words.how} ${words.outsideSaved(outside)}` : words.how;
    const documents = desk.store.snapshot.rows('documents');
    return lanesChart(
      pictured(read, axis, names, (id) => documentOf(documents, id)?.attributes['outlet']?.value ?? null, {
        title: words.titleOf(shown.compared(accounts) ?? []),
        caption: [pictureCaption(desk, how, { accounts })],
      }),
    );
  };
  if (all.length === 0) return <p>{words.nothing}</p>;
  return (
    <>
      <div className="timeline-tools">
        {timeline.accounts.some(({ published }) => published !== null) && (
          <OneOf
            label={words.which}
            options={['near', 'all'] as const}
            words={words.whiches}
            chosen={which}
            onChoose={setWhich}
          />
        )}
        <span className="save-button">
          {axis && <SavePicture fileNameOf={timelinePictureName} draw={() => draw(axis)} />}
          <SaveTable kind="timeline" name={words.title} part={part} none={rows.length === 0} table={table} />
        </span>
      </div>
      {axis && <TimelineChart read={read} axis={axis} />}
      {timeline.disagreements.length > 0 && <Disagreements read={read} axis={axis} />}
      <FindInRows find={find} first=".timeline-table button" />
      <TimelineTable rows={rows} texts={texts} />
    </>
  );
}
