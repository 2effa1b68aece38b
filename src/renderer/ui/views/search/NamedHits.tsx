import { useCallback, useState } from 'react';
import { FileText, StickyNote, Tag } from 'lucide-react';
import { writeTagFilter } from '../../../../core/search/language/tag-named.ts';
import type { NamedHit } from '../../../../core/ports/finder.ts';
import { useNewest } from '../../hooks/use-newest.ts';
import { useSession } from '../../hooks/use-session.ts';
import { namedWords } from '../../../words/search.ts';
import { shownName } from '../../../../core/model/shown-name.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import '../../styles/named-hits.css';

const kinds = ['title', 'tag', 'note'] as const;
const icons = { title: FileText, tag: Tag, note: StickyNote };
/** So many of a kind are shown at first, and so many at most. */
const few = 3;
const many = 60;

/** Titles, tags and notes that hold the query's words, each kind as a group of its own above the passages. */
export function NamedHits(props: { readonly query: string; readonly anyWord: boolean; readonly generation: number }) {
  const { query, anyWord, generation } = props;
  const { finder } = useSession().desk;
  const ask = useCallback(
    () => finder.named(query, anyWord),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Asked again when the index has changed.
    [finder, query, anyWord, generation],
  );
  const answer = useNewest(ask);
  if (!answer?.ok || answer.value.length === 0) return null;
  const hits = answer.value;
  return (
    <section className="named" aria-label={namedWords.label}>
      {kinds.map((kind) => (
        <Group key={`${kind} ${query}`} kind={kind} hits={hits.filter((hit) => hit.kind === kind)} />
      ))}
    </section>
  );
}

function Group({ kind, hits }: { readonly kind: NamedHit['kind']; readonly hits: readonly NamedHit[] }) {
  const { desk, workspace } = useSession();
  const names = useDocumentNames();
  const [shown, setShown] = useState(few);
  if (hits.length === 0) return null;
  const Icon = icons[kind];
  const nameOf = ({ id, text }: NamedHit) =>
    (kind === 'title' && names.get(id)) || shownName(text) || namedWords.untitled;
  const open = ({ id }: NamedHit) => {
    if (kind === 'title') workspace.open({ kind: 'document', documentId: id });
    else if (kind === 'note') {
      // A note of an annotation stands beside its place.
      const annotation = desk.store.snapshot.rows('annotations').get(id);
      if (annotation) workspace.showAnnotation(annotation);
      else workspace.open({ kind: 'note', noteId: id });
    } else if (desk.store.snapshot.rows('tags').has(id))
      workspace.set({ query: writeTagFilter(desk.store.snapshot.rows('tags'), id) });
  };
  const more = Math.min(hits.length, many) - shown;
  return (
    <div className="named-group">
      <h2>
        {namedWords.kinds[kind]} <span className="named-count">{namedWords.count(hits.length)}</span>
      </h2>
      <ul aria-label={namedWords.kinds[kind]}>
        {hits.slice(0, shown).map((hit) => (
          <li key={hit.id} title={nameOf(hit)}>
            <VanishingButton
              className="named-hit"
              region={(button) => button.closest<HTMLElement>('.search-view')}
              onPress={() => open(hit)}
            >
              <Icon aria-hidden />
              {!saysItsName(hit) && <bdi>{nameOf(hit)}</bdi>}
              {hit.snippet && (
                <span className="named-snippet" dir="auto">
                  {marked(hit.snippet)}
                </span>
              )}
            </VanishingButton>
          </li>
        ))}
        {more > 0 && (
          <li>
            <VanishingButton
              className="plain-link"
              region={(button) => button.closest('ul')}
              onPress={() => setShown(many)}
            >
              {namedWords.more(more)}
            </VanishingButton>
          </li>
        )}
      </ul>
    </div>
  );
}

/** A note without a title goes by its first words: where the snippet begins with them, they are not said twice. */
function saysItsName({ text, snippet }: NamedHit): boolean {
  return snippet?.words.startsWith(text.replace(/…$/u, '')) ?? false;
}

function marked({ words, matches }: NonNullable<NamedHit['snippet']>) {
  let at = 0;
  const parts = matches.flatMap(({ from, to }) => {
    const before = words.slice(at, from);
    at = to;
    return [before, <mark key={from}>{words.slice(from, to)}</mark>];
  });
  return [...parts, words.slice(at)];
}
