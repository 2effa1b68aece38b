import { Tag as TagIcon } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Hit } from '../../../../core/ports/finder.ts';
import { useRows } from '../../hooks/use-session.ts';
import { useTagsOver } from '../../hooks/use-tags-over.ts';
import { readingWords } from '../../../words/reading.ts';
import { searchWords } from '../../../words/search.ts';
import { Apart } from '../../parts/Apart.tsx';
import { Swatch } from '../../parts/Swatch.tsx';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import '../../styles/hits.css';

/** One passage found: where from, its words with the matches marked, and the tags that lie on it. */
export function HitItem(props: {
  readonly hit: Hit;
  readonly at: number;
  /** The source is left out below another hit of the same document. */
  readonly withSource: boolean;
  /** It is the one that Tab reaches. */
  readonly current: boolean;
  readonly first: boolean;
  readonly chosen: boolean;
  /** Of one height for all: the source, and the words around the first match. */
  readonly compact?: boolean;
  onOpen(hit: Hit, beside: boolean): void;
  onTag(hit: Hit): void;
  /** With Shift: all from the one chosen before to this one. */
  onChoose(hit: Hit, at: number, range: boolean): void;
  onFocus(at: number): void;
  onKeyDown(event: KeyboardEvent, at: number, hit: Hit): void;
}) {
  const { hit, at, current, compact = false } = props;
  const { rows: documents } = useRows('documents');
  const document = documents.get(hit.documentId);
  const title = useDocumentNames().get(hit.documentId) ?? searchWords.unknownDocument;
  const tags = useTagsOver(hit);
  const tabIndex = current ? 0 : -1;
  return (
    <div className={compact ? 'hit hit-compact' : 'hit'}>
      {props.withSource && (
        <p className="hit-source">
          <strong dir="auto">{title}</strong>
          {document && (
            <span>
              <Apart facts={readingWords.byline(document, title)} />
            </span>
          )}
        </p>
      )}
      <div className="hit-body">
        <input
          type="checkbox"
          className="hit-choice"
          tabIndex={tabIndex}
          checked={props.chosen}
          aria-label={searchWords.choose(title, hit.passage)}
          onChange={(event) => props.onChoose(hit, at, (event.nativeEvent as MouseEvent).shiftKey)}
        />
        <button
          type="button"
          className="hit-open"
          dir="auto"
          lang={document?.language ?? undefined}
          tabIndex={tabIndex}
          data-hit={at}
          data-first-hit={props.first || undefined}
          onClick={(event) => props.onOpen(hit, event.ctrlKey || event.metaKey)}
          onFocus={() => props.onFocus(at)}
          onKeyDown={(event) => props.onKeyDown(event, at, hit)}
        >
          {marked(hit, compact ? startOf(hit) : 0)}
        </button>
        <button type="button" className="button hit-tag" tabIndex={tabIndex} onClick={() => props.onTag(hit)}>
          <TagIcon aria-hidden />
          {searchWords.tagOne}
        </button>
      </div>
      {tags.length > 0 && !compact && (
        <ul className="hit-tags">
          {tags.map(({ tag, path }) => (
            <li key={tag.id} className={`chip chip-plain tag-${tag.colour}`}>
              <Swatch colour={tag.colour} />
              <bdi className="chip-name">{path}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The passage's words from `start` on, the matched ones in `mark`. Matches count from the start of the document. */
function marked({ text, from, matches }: Hit, start = 0): ReactNode[] {
  const words = text.trimEnd();
  const parts: ReactNode[] = start > 0 ? ['… '] : [];
  let at = start;
  for (const match of matches) {
    const begin = Math.max(at, match.from - from);
    const end = Math.min(words.length, match.to - from);
    if (end <= begin) continue;
    parts.push(words.slice(at, begin), <mark key={begin}>{words.slice(begin, end)}</mark>);
    at = end;
  }
  parts.push(words.slice(at));
  return parts;
}

/** Where a short view of the passage begins, so that its first match is in it: at a word. */
function startOf({ text, from, matches }: Hit): number {
  const first = (matches[0]?.from ?? from) - from;
  if (first < 100) return 0;
  const blank = /\s/u.exec(text.slice(first - 60, first));
  return blank ? first - 60 + blank.index + 1 : first;
}
