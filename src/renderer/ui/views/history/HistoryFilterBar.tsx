import { X } from 'lucide-react';
import { usePeople } from '../../hooks/use-people.ts';
import { shellWords } from '../../../words/shell.ts';
import { useSession } from '../../hooks/use-session.ts';
import { IconButton } from '../../parts/IconButton.tsx';
import { ListFind } from '../../parts/ListFind.tsx';
import { actKinds } from './acts.ts';
import type { ActKind, HistoryFilter } from './acts.ts';

const words = shellWords.history;

/** Which acts are shown: by words of what is said of them, by kind, person and document. */
export function HistoryFilterBar(props: {
  readonly filter: HistoryFilter;
  /** Everybody who did something, each once. */
  readonly authors: readonly string[];
  onChange(part: Partial<HistoryFilter>): void;
}) {
  const { filter, authors, onChange } = props;
  const people = usePeople();
  const { names } = useSession();
  return (
    <div className="history-filter">
      <ListFind
        label={words.filter}
        hint={words.filterHint}
        typed={filter.words}
        first=".act button"
        onType={(typed) => onChange({ words: typed })}
      />
      <select
        className="text-field"
        aria-label={words.kind}
        value={filter.kind}
        onChange={({ target }) => onChange({ kind: target.value as ActKind | '' })}
      >
        <option value="">{words.allKinds}</option>
        {actKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.kinds[kind]}
          </option>
        ))}
      </select>
      {authors.length > 1 && (
        <select
          className="text-field"
          aria-label={words.person}
          value={filter.author === null ? '' : `of ${filter.author}`}
          onChange={({ target }) => onChange({ author: target.value === '' ? null : target.value.slice('of '.length) })}
        >
          <option value="">{words.everybody}</option>
          {authors.map((author) => (
            <option key={author} value={`of ${author}`}>
              {author === '' ? words.unnamed : people.nameOf(author)}
            </option>
          ))}
        </select>
      )}
      {filter.documentId !== null && (
        <span className="history-document">
          <bdi>{names.documents().get(filter.documentId) ?? words.goneDocument}</bdi>
          <IconButton label={words.allDocuments} className="small" onPress={() => onChange({ documentId: null })}>
            <X aria-hidden />
          </IconButton>
        </span>
      )}
    </div>
  );
}
