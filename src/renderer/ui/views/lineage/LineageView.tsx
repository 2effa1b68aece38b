import { useCallback, useState } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { RuledLineage } from '../../../../core/compare/lineage-ruled.ts';
import type { Id } from '../../../../core/model/id.ts';
import { lineageChart } from '../../../../core/exchange/charts/lineage-chart.ts';
import { lineageTable } from '../../../../core/exchange/lineage-sheet.ts';
import { pictureCaption } from '../../../session/picture-caption.ts';
import { savedHead } from '../../../session/saved-head.ts';
import { lineagePictureName, lineageWords as words } from '../../../words/lineage.ts';
import { findWords } from '../../../words/find.ts';
import { useSession } from '../../hooks/use-session.ts';
import { FindInRows, useFoundRows } from '../../parts/compare/FindInRows.tsx';
import { ComparisonParts } from '../../parts/compare/ComparisonParts.tsx';
import { NotYetCompared } from '../../parts/compare/NotYetCompared.tsx';
import { SavePicture } from '../../parts/SavePicture.tsx';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { LineageDirection } from './LineageDirection.tsx';
import type { ChosenLine } from './LineageDirection.tsx';
import { LineageGraph } from './LineageGraph.tsx';
import { LineageTable } from './LineageTable.tsx';
import { pictured } from './pictured.ts';
import { reasonsOf } from './saved-reasons.ts';
import { useLineage, useNodeNames, useRuled } from './use-lineage.ts';
import type { ReadLineage } from './use-lineage.ts';
import '../../styles/lineage.css';

/** How several documents hang together: who names whom, and who has whose words. */
export function LineageView({ documentIds }: { readonly documentIds: readonly Id[] }) {
  const { asked, cancel, askAgain } = useLineage(documentIds);
  return (
    <section className="lineage-view" aria-label={words.title} aria-busy={asked.state === 'waiting' || undefined}>
      <ComparisonParts part="lineage" documentIds={documentIds} />
      <VisuallyHidden elementType="h2">{words.title}</VisuallyHidden>
      <p className="quiet lineage-how">{words.how}</p>
      {asked.state === 'here' ? (
        <Here read={asked.found} />
      ) : (
        <NotYetCompared asked={asked} comparing={words.comparing} cancel={cancel} askAgain={askAgain} />
      )}
    </section>
  );
}

function Here({ read }: { readonly read: ReadLineage }) {
  const { desk, people, names } = useSession();
  const ruled = useRuled(read.lineage);
  const nameOf = useNodeNames();
  const find = useFoundRows(
    ruled.lines,
    useCallback(
      ({ from, to }: RuledLineage['lines'][number]) =>
        ruled.nodes.flatMap((node) => (node.id === from || node.id === to ? [nameOf(node)] : [])).join('\n'),
      [ruled, nameOf],
    ),
  );
  const [chosen, setChosen] = useState<ChosenLine>({ from: '', to: '' });
  const part = find.left;
  const table = async () => {
    const shown = { ...ruled, lines: find.found };
    const reasons = await reasonsOf(shown, read.texts, nameOf, desk, (signature) => people.now().nameOf(signature));
    const { title, about } = savedHead(desk, {
      title: words.title,
      how: words.how,
      part: { ...part, what: words.linesAre },
      filters: [[findWords.rows, find.typed]],
      accounts: Array.from(read.texts.keys()),
    });
    return { title, about, ...lineageTable(reasons) };
  };
  const draw = () => {
    const accounts = ruled.nodes.flatMap((node) => (node.kind === 'document' ? [node.documentId] : []));
    return lineageChart(
      pictured(ruled, nameOf, desk.store.snapshot.rows('documents'), {
        title: words.titleOf(names.compared(accounts) ?? []),
        caption: [pictureCaption(desk, words.howSaved, { accounts })],
      }),
    );
  };
  return (
    <>
      {ruled.lines.length === 0 && <p>{words.nothing}</p>}
      <LineageGraph ruled={ruled} nameOf={nameOf} />
      <div className="lineage-tools">
        <LineageDirection ruled={ruled} nameOf={nameOf} chosen={chosen} onChoose={setChosen} />
        <span className="save-button">
          <SavePicture fileNameOf={lineagePictureName} draw={draw} />
          <SaveTable kind="lineage" name={words.title} part={part} none={part.shown === 0} table={table} />
        </span>
      </div>
      {ruled.lines.length > 0 && <FindInRows find={find} first=".lineage-table button" />}
      {find.found.length > 0 && (
        <LineageTable ruled={{ ...ruled, lines: find.found }} texts={read.texts} nameOf={nameOf} onChoose={setChosen} />
      )}
    </>
  );
}
