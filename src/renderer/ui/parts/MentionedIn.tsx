import { useDeferredValue, useMemo, useState } from 'react';
import type { LinkTarget } from '../../../core/notes/links.ts';
import type { Mention } from '../../../core/notes/mentions.ts';
import { holdsWords } from '../../../core/text/holds-words.ts';
import { openLink } from '../../session/open-link.ts';
import type { Session } from '../../session/session.ts';
import { findWords } from '../../words/find.ts';
import { number } from '../../words/in-words.ts';
import { noteWords as words } from '../../words/notes.ts';
import { useLinksState } from '../hooks/use-links.ts';
import { useSession } from '../hooks/use-session.ts';
import { FindButton, FoldedFind, useFoldedFind } from './ListFind.tsx';
import { LinkButton } from './NoteLink.tsx';
import { VanishingButton } from './VanishingButton.tsx';
import '../styles/note-links.css';

/** So many are shown at first. */
const atFirst = 5;

/** Where notes, notes on marks and codebook entries mention something, each with the words around; nothing where none does. */
export function MentionedIn({ target, level = 3 }: { readonly target: LinkTarget; readonly level?: 3 | 4 }) {
  const session = useSession();
  const mentions = useMentions(target);
  const [all, setAll] = useState(false);
  const find = useFoldedFind();
  const holds = holdsWords(useDeferredValue(find.typed));
  if (mentions.length === 0) return null;
  const found = holds
    ? mentions.filter((mention) => holds(`${placeInWords(session, mention)} ${mention.words}`))
    : mentions;
  const shown = all ? found : found.slice(0, atFirst);
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <div role="group" className="mentioned" aria-label={words.mentioned}>
      <div className="mentioned-head">
        <Heading>
          {words.mentioned} <span className="quiet">{number(mentions.length)}</span>
        </Heading>
        {mentions.length > atFirst && <FindButton label={findWords.mentions} find={find} />}
      </div>
      <FoldedFind
        label={findWords.mentions}
        find={find}
        left={{ shown: found.length, all: mentions.length }}
        first=".note-link"
      />
      <ul>
        {shown.map((mention, at) => (
          <li key={at}>
            <LinkButton
              kind={mention.in.kind}
              onOpen={(beside) => openLink(session, mention.in, beside ? 'beside' : 'here')}
            >
              {placeInWords(session, mention)}
            </LinkButton>
            {mention.quotes ? (
              <span className="quiet"> {words.quotes}</span>
            ) : (
              <span className="mention-words quiet" dir="auto">
                {mention.words}
              </span>
            )}
          </li>
        ))}
      </ul>
      {shown.length < found.length && (
        <VanishingButton
          className="plain-link"
          region={(button) => button.closest<HTMLElement>('.mentioned')}
          onPress={() => setAll(true)}
        >
          {words.more(number(found.length - shown.length))}
        </VanishingButton>
      )}
    </div>
  );
}

/** A little late: what was marked or written is painted first. */
function useMentions({ kind, id }: LinkTarget): readonly Mention[] {
  const { links } = useSession();
  const state = useDeferredValue(useLinksState());
  // eslint-disable-next-line react-hooks/exhaustive-deps -- The rows are changed in place; their state tells.
  return useMemo(() => eachPlaceOnce(links.mentionsOf({ kind, id })), [links, kind, id, state]);
}

/** Several links in one line are one mention. */
function eachPlaceOnce(mentions: readonly Mention[]): readonly Mention[] {
  const seen = new Set<string>();
  return mentions.filter(({ in: { kind, id }, quotes, words: said }) => {
    const key = `${kind} ${id} ${quotes ? '' : said}`;
    return !seen.has(key) && seen.add(key);
  });
}

function placeInWords({ links, desk }: Session, { in: place }: Mention): string {
  const names = links.names();
  if (place.kind === 'note') return names.nameOf(place) || words.untitled;
  if (place.kind === 'tag') return words.inTag(names.nameOf(place) ?? '');
  const mark = desk.store.snapshot.rows('annotations').get(place.id);
  return words.inMark(names.nameOf({ kind: 'document', id: mark?.documentId ?? '' }) ?? '');
}
