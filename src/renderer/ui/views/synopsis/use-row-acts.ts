import { useEffect, useState } from 'react';
import { documentIdOf, documentOf } from '../../../../core/model/account.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import { claimOf, mergeRows, splitRow } from '../../../session/row-acts.ts';
import type { ShownSentence } from '../../../session/claim-of-row.ts';
import type { RowActs } from '../../../session/row-acts.ts';
import type { SentencePlace } from '../../../../core/ports/compare.ts';
import { useSession } from '../../hooks/use-session.ts';
import type { ShownRow } from './shown-rows.ts';
import type { ShownSynopsis } from './SynopsisTable.tsx';

/** What is chosen in a synopsis, and what can be done with it. */
export interface SynopsisActs extends RowActs {
  /** How many rows are chosen. */
  readonly chosen: number;
  isChosen(row: ShownRow): boolean;
  toggle(row: ShownRow): void;
  /** The sentence that was attended last: `Not the same` is about it. */
  readonly attended: SentencePlace | null;
  attend(place: SentencePlace): void;
  /** Makes a claim of the only row that is chosen, or else of that of the sentence that was attended last. */
  claimChosen(): void;
}

const none: ReadonlySet<string> = new Set();

/** Keeps what is chosen, and tells the session what can be done with it while the page is shown. */
export function useRowActs({ read, rows }: ShownSynopsis): SynopsisActs {
  const session = useSession();
  const [chosen, setChosen] = useState(none);
  const [attended, setAttended] = useState<SentencePlace | null>(null);
  const row = attended && rows.find(({ cells }) => cells[attended.account]!.includes(attended.sentence));
  const some = rows.filter((one) => chosen.has(keyOf(one)));
  // One that is chosen, and the one that has the attention, are two.
  const merged = some.length === 1 && row && !some.includes(row) ? [...some, row] : some;

  const only = some.length === 1 ? some[0] : undefined;

  const shownSentence = ({ account, sentence }: SentencePlace): ShownSentence | null => {
    const { documentId, textId, sentences } = read.synopsis.accounts[account]!;
    const document = documentOf(session.desk.store.snapshot.rows('documents'), documentId);
    const version = document && currentVersion(document);
    // In a later text other words stand there.
    if (version?.textId !== textId) return null;
    const { from, to } = sentences[sentence]!;
    return { documentId: documentIdOf(documentId), version: version.number, text: read.texts[account]!, from, to };
  };
  const allOf = (of: readonly SentencePlace[]) => of.flatMap((place) => shownSentence(place) ?? []);
  const toggle = (one: ShownRow) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(keyOf(one))) next.add(keyOf(one));
      return next;
    });
  const claimRow = (one: ShownRow | null | undefined) => {
    if (!one) return;
    const places = placesIn(one);
    // The sentence that was attended gives the words, or else the first.
    const first = places.filter((place) => attended && samePlace(place, attended));
    void claimOf(session, 'row', allOf([...first, ...places.filter((place) => !first.includes(place))]));
  };
  const acts: SynopsisActs = {
    attends: attended !== null,
    canMerge: merged.length > 1,
    canClaim: (row ?? only) !== undefined,
    canSplit: row ? placesIn(row).length > 1 : false,
    chosen: some.length,
    attended,
    isChosen: (one) => chosen.has(keyOf(one)),
    toggle,
    attend: (place) => setAttended((before) => (before && samePlace(before, place) ? before : place)),
    choose: () => row && toggle(row),
    merge() {
      setChosen(none);
      void mergeRows(session, allOf(merged.flatMap(placesIn)));
    },
    claim(what) {
      if (what === 'row') claimRow(row ?? only);
      else if (attended && row) void claimOf(session, what, allOf([attended]));
    },
    claimChosen: () => claimRow(only ?? row),
    split() {
      const sentence = attended && shownSentence(attended);
      if (!sentence || !row) return;
      void splitRow(session, sentence, allOf(placesIn(row).filter((one) => !samePlace(one, attended))));
    },
  };
  useEffect(() => {
    session.rowActs = acts;
    return () => {
      if (session.rowActs === acts) session.rowActs = null;
    };
  });
  return acts;
}

function placesIn({ cells }: ShownRow): readonly SentencePlace[] {
  return cells.flatMap((sentences, account) => sentences.map((sentence) => ({ account, sentence })));
}

function samePlace(a: SentencePlace, b: SentencePlace): boolean {
  return a.account === b.account && a.sentence === b.sentence;
}

/** A row goes by its first sentence: its number changes with the rows before it. */
function keyOf(row: ShownRow): string {
  const { account, sentence } = placesIn(row)[0]!;
  return `${account} ${sentence}`;
}
