import { useEffect, useState } from 'react';
import type { NamePlace, NameSpelling } from '../../../../core/compare/name-families.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Desk } from '../../../commands/desk.ts';
import { namesWords as words } from '../../../words/names.ts';
import { useChangedTexts } from '../../hooks/use-changed-texts.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useSession } from '../../hooks/use-session.ts';

/** A place with the words around the name. */
interface Read {
  readonly place: NamePlace;
  readonly before: string;
  readonly name: string;
  readonly after: string;
}

/** Characters beside a name. */
const around = 70;

/** Where the spellings stand first, each with the words around it; a press opens the text there. */
export function NamePassages({ spellings }: { readonly spellings: readonly NameSpelling[] }) {
  const { desk, workspace } = useSession();
  const names = useDocumentNames();
  const changes = useChangedTexts();
  const [read, setRead] = useState<readonly Read[] | null>(null);
  useEffect(() => {
    let over = false;
    void passagesOf(desk, spellings).then((found) => !over && setRead(found));
    return () => {
      over = true;
    };
  }, [desk, spellings, changes]);
  return (
    <ul className="name-passages" aria-label={words.passagesOf(spellings[0]!.written)} aria-busy={read === null}>
      {read?.map(({ place, before, name, after }) => (
        <li key={`${place.documentId} ${place.from}`}>
          <button
            type="button"
            className="name-passage"
            onClick={({ ctrlKey, metaKey }) =>
              workspace.show(place.documentId, place, ctrlKey || metaKey ? 'beside' : 'here')
            }
          >
            <bdi className="quiet">{names.get(place.documentId)}</bdi>
            <span dir="auto">
              {before}
              <b>{name}</b>
              {after}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

async function passagesOf({ store }: Desk, spellings: readonly NameSpelling[]): Promise<readonly Read[]> {
  const documents = store.snapshot.rows('documents');
  const found: Read[] = [];
  for (const place of spellings.flatMap(({ places }) => places)) {
    const document = documents.get(place.documentId);
    const read = document && (await store.text(currentVersion(document).textId));
    // What cannot be read is told of where its text is opened.
    if (!read?.ok) continue;
    const { text } = read.value;
    const [from, to] = [Math.max(0, place.from - around), Math.min(text.length, place.to + around)];
    found.push({
      place,
      before: `${from > 0 ? '…' : ''}${singleBlanks(text.slice(from, place.from))}`,
      name: singleBlanks(text.slice(place.from, place.to)),
      after: `${singleBlanks(text.slice(place.to, to))}${to < text.length ? '…' : ''}`,
    });
  }
  return found;
}

/** The blanks beside a name stay. */
function singleBlanks(words: string): string {
  return words.replace(/\s+/gu, ' ');
}
