import { useDeferredValue, useMemo } from 'react';
import { allLinks, linkColumns, sortedLinks } from '../../../session/link-rows.ts';
import type { LinkColumn, LinkRow } from '../../../session/link-rows.ts';
import { number } from '../../../words/in-words.ts';
import { linkWords } from '../../../words/links.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useLinksState } from '../../hooks/use-links.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { ListFind } from '../../parts/ListFind.tsx';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { SortedHead } from '../../parts/SortedHead.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { LinkTableRow } from './LinkTable.tsx';
import { Relations } from './Relations.tsx';
import { savedLinks } from './saved-links.ts';
import '../../styles/note-table.css';
import '../../styles/links.css';

const words = linkWords.table;

/** What is shown of the table, and in which order. */
export interface LinksLook {
  readonly typed: string;
  /** The name of one relation; null: all. */
  readonly relation: string | null;
  readonly by: LinkColumn;
  readonly descending: boolean;
  readonly most: number;
}

/** So many rows at a time. */
const atOnce = 200;
const firstLook: LinksLook = { typed: '', relation: null, by: 'changed', descending: true, most: atOnce };

/** All links of the project, to be found, sorted, followed and saved. */
export function LinksView() {
  const session = useSession();
  const [look, setLook] = useKept<LinksLook>('links', firstLook);
  const all = useLinkRows();
  const rows = useMemo(() => sortedLinks(all, look, look.by, look.descending), [all, look]);
  const shown = rows.slice(0, look.most);
  return (
    <section className="note-table-view" aria-label={words.title}>
      <header className="note-table-head">
        <h2>{words.title}</h2>
        <Filters all={all} look={look} onLook={setLook} />
        <span className="quiet" role="status">
          {words.count(rows.length, all.length)}
        </span>
        <SaveTable
          kind="links"
          name={words.title}
          part={{ shown: rows.length, all: all.length }}
          none={rows.length === 0}
          table={() => savedLinks(session, rows, all.length, look)}
        />
      </header>
      <Relations />
      {rows.length === 0 ? (
        <div className="empty">
          <p>{all.length === 0 ? words.none : words.notFound}</p>
          {all.length === 0 && <p className="quiet">{words.noneLine('l', 'Shift+L')}</p>}
        </div>
      ) : (
        <div className="note-table-scroller">
          <table className="note-table link-table" aria-label={words.title}>
            <SortedHead
              columns={linkColumns}
              names={words.columns}
              sorting={look}
              lastFirst="changed"
              onSort={(sorting) => setLook({ ...look, ...sorting })}
            />
            <tbody>
              {shown.map((row) => (
                <LinkTableRow key={row.link.id} row={row} />
              ))}
            </tbody>
          </table>
          {shown.length < rows.length && (
            <VanishingButton
              className="button"
              region={(button) => button.closest<HTMLElement>('.note-table-scroller')}
              onPress={() => setLook({ ...look, most: look.most + atOnce })}
            >
              {words.more(number(Math.min(atOnce, rows.length - shown.length)))}
            </VanishingButton>
          )}
        </div>
      )}
    </section>
  );
}

function Filters(props: { readonly all: readonly LinkRow[]; readonly look: LinksLook; onLook(look: LinksLook): void }) {
  const { all, look, onLook } = props;
  const relations = [...new Set(all.map(({ relation }) => relation))].sort((a, b) => a.localeCompare(b));
  return (
    <>
      <ListFind
        label={words.find}
        typed={look.typed}
        first=".note-table tbody button"
        onType={(typed) => onLook({ ...look, typed, most: atOnce })}
      />
      <select
        className="select"
        aria-label={words.relation}
        value={look.relation === null ? '' : `of ${look.relation}`}
        onChange={({ target }) =>
          onLook({ ...look, relation: target.value === '' ? null : target.value.slice('of '.length), most: atOnce })
        }
      >
        <option value="">{words.allRelations}</option>
        {relations.map((name) => (
          <option key={name} value={`of ${name}`}>
            {name || linkWords.noRelation}
          </option>
        ))}
      </select>
    </>
  );
}

/** Made anew a little late: what is typed elsewhere is painted first. */
function useLinkRows(): readonly LinkRow[] {
  const session = useSession();
  const links = useRows('links').version;
  const relations = useRows('relations').version;
  const state = useDeferredValue(`${links} ${relations} ${useLinksState()}`);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- The rows are changed in place; their state tells.
  return useMemo(() => allLinks(session), [session, state]);
}
