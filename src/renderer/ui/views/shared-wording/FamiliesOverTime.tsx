import { useMemo } from 'react';
import { axisOf, linesOf } from '../../../../core/compare/over-time.ts';
import type { Days, OutletLine } from '../../../../core/compare/over-time.ts';
import { familiesChart } from '../../../../core/exchange/charts/families-chart.ts';
import { passageKinds } from '../../../../core/compare/shapes.ts';
import type { Id } from '../../../../core/model/id.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Family } from '../../../../core/ports/compare.ts';
import { pictureCaption } from '../../../session/picture-caption.ts';
import { comparePictureNames, compareWords as words } from '../../../words/compare.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { readQuotedWords } from '../../hooks/use-quoted-words.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { useAppeared } from '../../parts/compare/use-appeared.ts';
import { SavePicture } from '../../parts/SavePicture.tsx';
import { OneOf } from '../../parts/Segments.tsx';
import { lookedForInWords, mostPictured, pictured } from './pictured.ts';
import { TimeChart } from './TimeChart.tsx';
import { TimeTable } from './TimeTable.tsx';
import '../../styles/over-time.css';

/** A family with its lines, and its number in the list of all. */
export interface FamilyLines {
  readonly family: Family;
  readonly number: number;
  readonly lines: readonly OutletLine[];
}

type Look = keyof typeof words.time.looks;
const looks = Object.keys(words.time.looks) as Look[];

/** Where shared passages stood when: a line for each outlet of each passage on one axis, or the same as a table. */
export function FamiliesOverTime(props: { readonly families: readonly Family[]; readonly texts: ReadonlyMap<Id, Id> }) {
  const [look, setLook] = useKept<Look>('over time', 'chart');
  const families = useLines(props.families);
  const axis = useMemo(() => axisOf(families.flatMap(({ lines }) => lines)), [families]);
  return (
    <>
      <div className="shared-filters">
        <OneOf label={words.time.as} options={looks} words={words.time.looks} chosen={look} onChoose={setLook} />
        {look === 'chart' && <Legend />}
        {look === 'chart' && <Save families={families} axis={axis} texts={props.texts} />}
      </div>
      {look === 'chart' ? (
        <TimeChart families={families} axis={axis} texts={props.texts} />
      ) : (
        <TimeTable families={families} />
      )}
      <p className="quiet">{words.time.legend}</p>
    </>
  );
}

interface SaveProps {
  readonly families: readonly FamilyLines[];
  readonly axis: Days | null;
  readonly texts: ReadonlyMap<Id, Id>;
}

/** Saves the passages that are shown, over time, as a picture. */
function Save({ families, axis, texts }: SaveProps) {
  const { desk, comparing } = useSession();
  const names = useDocumentNames();
  const draw = async () => {
    const { filter, found } = comparing.state;
    const drawn = families.slice(0, mostPictured);
    const placeOf = ({ longest: { documentId, from, to } }: Family) => {
      const textId = texts.get(documentId);
      return textId === undefined ? null : { textId, from, to: Math.min(to, from + 400) };
    };
    const quote = await readQuotedWords(
      desk.store,
      drawn.flatMap(({ family }) => placeOf(family) ?? []),
    );
    const quoted = (family: Family) => {
      const place = placeOf(family);
      return (place && quote(place)) ?? '…';
    };
    const part = { shown: drawn.length, all: found?.total ?? families.length, what: words.time.passagesAre };
    const caption = [
      words.time.legendSaved,
      pictureCaption(desk, `${words.how} ${lookedForInWords(filter)}`, { part }),
    ];
    return familiesChart(pictured(drawn, axis, names, quoted, caption));
  };
  return <SavePicture none={families.length === 0} fileNameOf={comparePictureNames.families} draw={draw} />;
}

/** What tells the kinds apart. */
function Legend() {
  return (
    <ul className="over-time-legend" aria-label={words.kindsLabel}>
      {passageKinds.map((kind) => (
        <li key={kind}>
          <span className="over-time-part" data-kind={kind} aria-hidden="true" />
          {words.kinds[kind]}
        </li>
      ))}
    </ul>
  );
}

function useLines(families: readonly Family[]): readonly FamilyLines[] {
  const appeared = useAppeared();
  const { rows } = useRows('documents');
  return useMemo(
    () =>
      families.map((family, at) => {
        // What was removed since the answer has no line.
        const members = family.members.filter(({ documentId }) => rows.has(documentId));
        const lines = linesOf({ ...family, members }, appeared, (id) => currentVersion(rows.get(id)!).length);
        return { family, number: at + 1, lines };
      }),
    [families, appeared, rows],
  );
}
