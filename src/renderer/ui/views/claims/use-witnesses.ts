import { useCallback, useMemo } from 'react';
import { witnessBounds } from '../../../../core/compare/witnesses.ts';
import { placeOfSubject } from '../../../../core/anchor/subject.ts';
import type { Id } from '../../../../core/model/id.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Cell, Range } from '../../../../core/model/records.ts';
import { ok } from '../../../../core/model/result.ts';
import type { Result } from '../../../../core/model/result.ts';
import type { SaidPlaces, Witnesses } from '../../../../core/ports/compare.ts';
import type { Session } from '../../../session/session.ts';
import { witnessWords } from '../../../words/witnesses.ts';
import { useChangedTexts } from '../../hooks/use-changed-texts.ts';
import { useAsked } from '../../hooks/use-asked.ts';
import type { Asked } from '../../hooks/use-asked.ts';
import { useDecidedNames } from '../../hooks/use-decided-names.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';

/** What is found about the documents that say a claim, and how many passages are not in the texts of now. */
export interface FoundWitnesses {
  readonly witnesses: Witnesses;
  readonly lost: number;
}

/** Who may be one witness of a claim: of all documents of which a person decided that they say it. */
export function useWitnesses(claimId: Id): Asked<FoundWitnesses> {
  const { comparing, desk } = useSession();
  const cells = useRows('cells');
  const documents = useRows('documents');
  const changes = useChangedTexts();
  const decided = useDecidedNames();
  const saying = useMemo(
    () => sayingOf(cells.rows.values(), claimId),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The version tells whether the rows are others.
    [cells.version, claimId],
  );
  const texts = saying
    .map(({ column }) => (column.kind === 'document' ? documents.rows.get(column.id) : undefined))
    .map((document) => (document ? currentVersion(document).textId : ''))
    .join(' ');
  const ask = useCallback(
    async (signal: AbortSignal): Promise<Result<FoundWitnesses>> => {
      const placed = await placesIn(desk, saying);
      if (!placed.ok) return placed;
      const found = await comparing.witnesses(placed.value.places, signal);
      return found.ok ? ok({ witnesses: found.value, lost: placed.value.lost }) : found;
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Other texts and other names of sources make another answer.
    [comparing, desk, saying, texts, changes, decided],
  );
  return useAsked(ask);
}

/** The same once, for a table that is saved: the bounds in words; empty where fewer than two documents say it, or nobody could tell. */
export async function witnessesInWords(
  { comparing, desk }: Pick<Session, 'comparing' | 'desk'>,
  claimId: Id,
): Promise<string> {
  const { snapshot } = desk.store;
  const saying = sayingOf(snapshot.rows('cells').values(), claimId);
  if (saying.length < 2) return '';
  const placed = await placesIn(desk, saying);
  if (!placed.ok || placed.value.places.length < 2) return '';
  const found = await comparing.witnesses(placed.value.places, new AbortController().signal);
  if (!found.ok) return '';
  const { least, most, decided } = witnessBounds(found.value, snapshot.rows('rulings').values(), claimId);
  return witnessWords.bounds(found.value.documentIds.length, least, most, decided);
}

function sayingOf(cells: Iterable<Cell>, claimId: Id): readonly Cell[] {
  return [...cells].filter((cell) => cell.claimId === claimId && cell.state === 'says');
}

/** Where the documents say it now. One whose passages are not known says it in all of its text. */
async function placesIn(
  { store }: ReturnType<typeof useSession>['desk'],
  cells: readonly Cell[],
): Promise<Result<{ readonly places: readonly SaidPlaces[]; readonly lost: number }>> {
  const places: SaidPlaces[] = [];
  let lost = 0;
  for (const { column, passages } of cells) {
    const document = column.kind === 'document' ? store.snapshot.rows('documents').get(column.id) : undefined;
    if (!document) continue;
    const { textId, number, length } = currentVersion(document);
    const read = await store.text(textId);
    if (!read.ok) return read;
    const found: Range[] = [];
    for (const subject of passages) {
      const place = placeOfSubject(subject, { version: number, text: read.value.text });
      if (place) found.push({ from: place.from, to: place.to });
      else lost += 1;
    }
    places.push({ documentId: document.id, passages: passages.length === 0 ? [{ from: 0, to: length }] : found });
  }
  return ok({ places, lost });
}
