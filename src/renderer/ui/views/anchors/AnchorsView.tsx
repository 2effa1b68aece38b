import { X } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { inDoubt } from '../../../../core/model/doubts.ts';
import type { Annotation } from '../../../../core/model/records.ts';
import { inTextOrder } from '../../../../core/model/annotations.ts';
import type { NamesById } from '../../../../core/model/shown-name.ts';
import type { Id } from '../../../../core/model/id.ts';
import { holdingAnnotation } from '../../../session/find-in-list.ts';
import { accept } from '../../../session/reviewing.ts';
import { reviewWords as words } from '../../../words/review.ts';
import { findWords } from '../../../words/find.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { useShell } from '../../hooks/use-shell.ts';
import { IconButton } from '../../parts/IconButton.tsx';
import { ListFind } from '../../parts/ListFind.tsx';
import { OneOf } from '../../parts/Segments.tsx';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { savedAnchors } from './saved-anchors.ts';
import { AnchorList } from './AnchorList.tsx';
import '../../styles/review.css';

const kinds = ['open', 'aside'] as const;
type Kind = (typeof kinds)[number];

/** The annotations to look at since their texts changed, one below the other: what each quoted beside what stands now. */
export function AnchorsView({ focused }: { readonly focused: boolean }) {
  const session = useSession();
  const [kind, setKind] = useKept<Kind>('anchors', 'open');
  const documentId = useShell(({ reviewOf }) => reviewOf);
  const names = useDocumentNames();
  const found = useInDoubt(documentId, names);
  const all = kind === 'open' ? found.open : found.aside;
  const [typed, setTyped] = useKept('anchors found', '');
  const shown = useFoundAnchors(all, typed);
  const part = { shown: shown.length, all: all.length };
  return (
    <section className="review-view" aria-label={words.region} tabIndex={-1} data-review-page data-focus="page">
      <h2>{words.title}</h2>
      <p className="quiet">{words.how}</p>
      <div className="review-tools">
        <OneOf
          label={words.which}
          options={kinds}
          words={{ open: words.shown.open(found.open.length), aside: words.shown.aside(found.aside.length) }}
          chosen={kind}
          onChoose={setKind}
        />
        {all.length > 0 && (
          <ListFind
            label={findWords.anchors}
            typed={typed}
            left={{ shown: shown.length, all: all.length }}
            first="[data-review][tabindex='0'], [data-review]"
            onType={setTyped}
          />
        )}
        {documentId !== null && (
          <span className="history-document">
            <bdi>{names.get(documentId) ?? words.goneDocument}</bdi>
            <IconButton
              label={words.allDocuments}
              className="small"
              onPress={() => session.shell.set({ reviewOf: null })}
            >
              <X aria-hidden />
            </IconButton>
          </span>
        )}
        <SaveTable
          kind="anchors"
          name={words.title}
          part={part}
          none={shown.length === 0}
          table={() =>
            savedAnchors(session, shown, {
              part: { ...part, what: words.annotationsAre },
              filters: [
                [words.which, kind === 'open' ? words.openOnes : words.asideOnes],
                [findWords.anchors, typed],
                [words.document, documentId === null ? null : (names.get(documentId) ?? words.goneDocument)],
              ],
            })
          }
        />
        {kind === 'open' && found.changed.length > 1 && (
          <Button className="button small" onPress={() => void accept(session, found.changed)}>
            {words.acceptAll(found.changed.length)}
          </Button>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="empty">{all.length === 0 ? words.none[kind] : findWords.none}</p>
      ) : (
        <AnchorList key={kind} annotations={shown} focused={focused} />
      )}
    </section>
  );
}

function useFoundAnchors(all: readonly Annotation[], typed: string): readonly Annotation[] {
  const session = useSession();
  return useMemo(() => {
    const holds = holdingAnnotation(session, typed);
    return holds ? all.filter(holds) : all;
  }, [session, all, typed]);
}

/** By document, then in text order. */
function useInDoubt(documentId: Id | null, names: NamesById) {
  const documents = useRows('documents');
  const annotations = useRows('annotations');
  return useMemo(() => {
    const { changed, lost, aside } = inDoubt(annotations.rows.values(), documents.rows);
    const wanted = (all: readonly Annotation[]) =>
      documentId === null ? all : all.filter((one) => one.documentId === documentId);
    const nameOf = (one: Annotation) => names.get(one.documentId) ?? '';
    const inOrder = (all: readonly Annotation[]) =>
      wanted(all).toSorted(
        (a, b) => nameOf(a).localeCompare(nameOf(b)) || a.documentId.localeCompare(b.documentId) || inTextOrder(a, b),
      );
    return {
      open: inOrder([...changed, ...lost]),
      aside: inOrder(aside),
      changed: wanted(changed).map(({ id }) => id),
    };
  }, [annotations, documents, documentId, names]);
}
