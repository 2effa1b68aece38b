import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { currentVersion } from '../../../../core/model/records.ts';
import type { OriginCount } from '../../../../core/ports/compare.ts';
import { countWords as words } from '../../../words/search.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useQuotedWords } from '../../hooks/use-quoted-words.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';

/** So many origins are named, and of each so many documents. */
const mostOrigins = 30;
const mostDocuments = 5;

/** Who is named, by which documents, and in which words: each opens at its place. */
export function NamedOrigins({ counted }: { readonly counted: OriginCount }) {
  const origins = counted.origins.slice(0, mostOrigins);
  const { rows } = useRows('documents');
  const names = useDocumentNames();
  const { workspace } = useSession();
  const shown = useMemo(
    () =>
      counted.origins.slice(0, mostOrigins).map(({ name, firm, doubtful }) => ({
        name,
        documents: [...firm, ...doubtful].slice(0, mostDocuments).flatMap((one) => {
          const document = rows.get(one.documentId);
          return document ? [{ ...one, textId: currentVersion(document).textId }] : [];
        }),
      })),
    [counted, rows],
  );
  const places = useMemo(
    () => shown.flatMap(({ documents }) => documents.map(({ textId, credit: { from, to } }) => ({ textId, from, to }))),
    [shown],
  );
  const quote = useQuotedWords(places);
  return (
    <details className="count-origins">
      <summary>{words.which(counted.origins.length)}</summary>
      <ul>
        {shown.map(({ name, documents }, at) => (
          <li key={name}>
            <bdi className="count-origin">{name}</bdi>{' '}
            <span className="quiet">{words.named(origins[at]!.firm.length, origins[at]!.doubtful.length)}</span>
            <ul>
              {documents.map(({ documentId, credit, textId }) => (
                <li key={documentId}>
                  <Button
                    className="plain-link"
                    onPress={({ ctrlKey, metaKey }) =>
                      workspace.show(documentId, credit, ctrlKey || metaKey ? 'beside' : 'here')
                    }
                  >
                    <bdi>{names.get(documentId) ?? ''}</bdi>
                  </Button>{' '}
                  <span className="quiet">
                    {words.rules[credit.rule]}: <q dir="auto">{quote({ textId, ...credit }) ?? '…'}</q>
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {counted.unnamed > 0 && <p className="quiet">{words.unnamed(counted.unnamed)}</p>}
    </details>
  );
}
