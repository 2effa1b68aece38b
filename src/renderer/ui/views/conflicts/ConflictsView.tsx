import { useCallback, useMemo } from 'react';
import { documentOf } from '../../../../core/model/account.ts';
import type { Id } from '../../../../core/model/id.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import { fail, ok } from '../../../../core/model/result.ts';
import type { Result } from '../../../../core/model/result.ts';
import type { Conflicts } from '../../../../core/ports/compare.ts';
import { conflictsWords as words } from '../../../words/conflicts.ts';
import { useCompared } from '../../hooks/use-compared.ts';
import type { AskCompared } from '../../hooks/use-compared.ts';
import { useDecidedNames } from '../../hooks/use-decided-names.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { FindInRows, useFoundRows } from '../../parts/compare/FindInRows.tsx';
import { ComparisonParts } from '../../parts/compare/ComparisonParts.tsx';
import { NotYetCompared } from '../../parts/compare/NotYetCompared.tsx';
import { ToReview } from '../../parts/compare/ToReview.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { ConflictsList } from './ConflictsList.tsx';
import { ConflictsTools } from './ConflictsTools.tsx';
import { firstLook, looksThatShow, shownConflicts, withRulings, wordsOfConflict } from './shown-conflicts.ts';
import type { ConflictsLook, OtherLook, ReadConflicts, ShownConflict } from './shown-conflicts.ts';
import '../../styles/conflicts.css';

const wholeView = (button: HTMLElement) => button.closest<HTMLElement>('.conflicts-view');

/** Where several documents may contradict each other: a list to read through and rule on. */
export function ConflictsView({ documentIds }: { readonly documentIds: readonly Id[] }) {
  const name = `conflicts ${documentIds.toSorted().join(' ')}`;
  const { asked, cancel, askAgain } = useConflicts(documentIds);
  const waiting = asked.state === 'waiting';
  return (
    <section className="conflicts-view low-page" aria-label={words.title} aria-busy={waiting || undefined}>
      <ComparisonParts part="conflicts" documentIds={documentIds} />
      <p className="quiet conflicts-how">{words.how}</p>
      {asked.state === 'here' ? (
        <Here name={name} read={asked.found} />
      ) : (
        <NotYetCompared asked={asked} comparing={words.comparing} cancel={cancel} askAgain={askAgain} />
      )}
    </section>
  );
}

function useConflicts(documentIds: readonly Id[]) {
  const { comparing, desk } = useSession();
  const decided = useDecidedNames();
  const ask = useCallback<AskCompared<ReadConflicts>>(
    async (ids, signal, told) => {
      const answer = await comparing.conflicts(ids, signal, told);
      return answer.ok ? withTexts(desk, answer.value) : answer;
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Other names that are one make another answer.
    [comparing, desk, decided],
  );
  return useCompared(documentIds, ask);
}

async function withTexts(
  { store }: ReturnType<typeof useSession>['desk'],
  answer: Conflicts,
): Promise<Result<ReadConflicts>> {
  const texts: string[] = [];
  const versions: number[] = [];
  for (const { documentId, textId } of answer.accounts) {
    const read = await store.text(textId);
    if (!read.ok) return fail('text-unread', documentId, read.error.code);
    const document = documentOf(store.snapshot.rows('documents'), documentId);
    texts.push(read.value.text);
    versions.push(document ? currentVersion(document).number : 0);
  }
  return ok({ answer, texts, versions });
}

function Here({ name, read }: { readonly name: string; readonly read: ReadConflicts }) {
  const { rows: rulings, version } = useRows('rulings');
  const { rows: documents, version: documentsVersion } = useRows('documents');
  const [look, setLook] = useKept(name, firstLook);
  const { all, toReview, notRaised } = useMemo(
    () => withRulings(read, rulings.values(), (id) => documentOf(documents, id)?.attributes['date']?.value ?? '9999'),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The maps are changed in place.
    [read, version, documentsVersion],
  );
  const filtered = useMemo(() => shownConflicts(all, look), [all, look]);
  const find = useFoundRows(
    filtered,
    useCallback((one: ShownConflict) => wordsOfConflict(read, one), [read]),
  );
  const shown = find.found;
  const review = (
    <>
      <ToReview rulings={toReview} said={words.toReview} region={wholeView} />
      <ToReview rulings={notRaised} said={words.notRaised} region={wholeView} />
    </>
  );
  if (all.length === 0) {
    return (
      <>
        {review}
        <p role="status">{words.none}</p>
      </>
    );
  }
  return (
    <>
      {review}
      <ConflictsTools
        read={read}
        all={all}
        shown={shown}
        look={look}
        find={filtered.length > 0 && <FindInRows find={find} first=".conflicts-list button" />}
        typed={find.typed}
        onLook={setLook}
      />
      {shown.length > 0 ? (
        <ConflictsList read={read} shown={shown} />
      ) : filtered.length > 0 ? null : (
        <NoneShown looks={looksThatShow(all, look)} onLook={setLook} />
      )}
    </>
  );
}

interface NoneShownProps {
  readonly looks: readonly OtherLook[];
  onLook(look: ConflictsLook): void;
}

/** That the list is empty, with the switches that fill it. */
function NoneShown({ looks, onLook }: NoneShownProps) {
  return (
    <div className="empty-page">
      <p role="status">{words.noneShown}</p>
      {looks.map(({ by, look, count }) => (
        <VanishingButton key={by} className="button" region={wholeView} onPress={() => onLook(look)}>
          {words.shows[by](count)}
        </VanishingButton>
      ))}
    </div>
  );
}
