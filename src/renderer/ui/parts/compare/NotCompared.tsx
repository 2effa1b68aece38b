import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useSession } from '../../hooks/use-session.ts';

/** So many are named at first. */
const few = 6;

/** The documents whose texts could not be read, so that nothing is said of them. Each opens, and says what is the matter. */
export function NotCompared({ missing }: { readonly missing: readonly Id[] }) {
  const { workspace } = useSession();
  const names = useDocumentNames();
  const [all, setAll] = useState(false);
  // Some may have been removed since the answer.
  const there = missing.filter((id) => names.get(id) !== undefined);
  if (there.length === 0) return null;
  const shown = all ? there : there.slice(0, few);
  return (
    <div className="shared-missing">
      <p>{words.missing(there.length)}</p>
      <ul aria-label={words.missingList}>
        {shown.map((id) => (
          <li key={id}>
            <Button
              className="plain-link"
              onPress={({ ctrlKey, metaKey }) =>
                workspace.open({ kind: 'document', documentId: id }, ctrlKey || metaKey ? 'beside' : 'here')
              }
            >
              <bdi>{names.get(id)}</bdi>
            </Button>
          </li>
        ))}
      </ul>
      {shown.length < there.length && (
        <Button className="plain-link" onPress={() => setAll(true)}>
          {words.allMembers(there.length - shown.length)}
        </Button>
      )}
    </div>
  );
}
