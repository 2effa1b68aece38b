import { Pencil, TableProperties, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, Input, TextField } from 'react-aria-components';
import type { Id } from '../../../../core/model/id.ts';
import { withoutIds } from '../../../../core/search/language/follow-tags.ts';
import { parseQuery } from '../../../../core/search/language/parse.ts';
import { tagProblem } from '../../../../core/search/language/tag-named.ts';
import { removeSearch, renameSearch, saveSearch } from '../../../commands/keep-searches.ts';
import { queryReading } from '../../../commands/own-fields.ts';
import { useCounts } from '../../hooks/use-live-search.ts';
import type { FoundNow } from '../../hooks/use-live-search.ts';
import type { AskedQuestion } from '../../../session/live-search.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { useValueField } from '../../hooks/use-value-field.ts';
import { proposeOfSearch } from '../../../session/propose-claim.ts';
import { tellStored } from '../../../session/tell-stored.ts';
import { unlessSearchTwin } from '../../../session/unless-search-twin.ts';
import { claimsWords } from '../../../words/claims.ts';
import { searchWords } from '../../../words/search.ts';
import { doneSentence } from '../../../words/sentences.ts';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { InlineName } from '../../parts/InlineName.tsx';
import '../../styles/search-guide.css';

/** The saved searches, each with how many passages it finds now. Nothing if there are none. */
export function SavedSearches() {
  const session = useSession();
  const { desk, workspace } = session;
  const run = useRun();
  const searches = useRows('searches');
  const [counts, setCounts] = useState<ReadonlyMap<Id, FoundNow | null>>(new Map());
  const [naming, setNaming] = useState<Id | null>(null);
  const saved = useMemo(() => [...searches.rows.values()].sort((a, b) => a.order - b.order), [searches]);
  useCounts(saved, setCounts);
  const { rows: tags } = useRows('tags');
  const reading = queryReading(desk.store.snapshot);
  const asWritten = (query: string) => withoutIds(query, reading);
  const hasNoTag = (query: string) => {
    const parsed = parseQuery(query, reading);
    return parsed.ok && tagProblem(parsed.tags, [...tags.values()]) !== null;
  };
  const forget = async (id: Id, name: string) => {
    const removed = await run(removeSearch(desk, id));
    if (removed) tellStored(workspace, removed, { verb: 'remove-search', names: [name] });
  };
  if (saved.length === 0) return null;
  return (
    <>
      <h2>{searchWords.saved}</h2>
      <ul className="search-saved" aria-label={searchWords.saved}>
        {saved.map(({ id, name, query, anyWord, order }) => (
          <li key={id}>
            {naming === id ? (
              <InlineName
                label={searchWords.newName}
                value={name}
                place={{ kind: 'search-name', id }}
                onName={(next) => unlessSearchTwin(session, (withTwin) => renameSearch(desk, id, next, withTwin))}
                onEnd={() => setNaming(null)}
              />
            ) : (
              <VanishingButton
                className="saved-search"
                region={viewOf}
                onPress={() => workspace.set({ query, anyWord })}
              >
                <bdi>{name}</bdi>
                {name !== asWritten(query) && <code dir="auto">{asWritten(query)}</code>}
              </VanishingButton>
            )}
            <span className="search-saved-count">
              {hasNoTag(query) ? searchWords.noSuchTag : countInWords(counts.get(id))}
            </span>
            <Button className="icon-button small" aria-label={searchWords.rename(name)} onPress={() => setNaming(id)}>
              <Pencil aria-hidden />
            </Button>
            <Button
              className="icon-button small"
              aria-label={claimsWords.makeOf(name)}
              onPress={() => void proposeOfSearch(session, { id, name, query, anyWord, order })}
            >
              <TableProperties aria-hidden />
            </Button>
            <VanishingButton
              className="icon-button small"
              aria-label={searchWords.forget(name)}
              region={searchBeside}
              onPress={() => void forget(id, name)}
            >
              <Trash2 aria-hidden />
            </VanishingButton>
          </li>
        ))}
      </ul>
    </>
  );
}

const viewOf = (button: HTMLElement) => button.closest<HTMLElement>('.search-view');

/** Where the keys go when a search is deleted: to the next one, else to the one before, else to what is left. */
function searchBeside(button: HTMLElement): HTMLElement | null {
  const own = button.closest('li');
  const beside = own?.nextElementSibling ?? own?.previousElementSibling;
  return beside?.querySelector<HTMLElement>('.saved-search') ?? viewOf(button);
}

function countInWords(count: FoundNow | null | undefined): string {
  if (count === undefined) return '';
  if (count === null) return searchWords.cannotRead;
  return count.soFar ? searchWords.soFar(count.total) : searchWords.passages(count.total);
}

/** Asks for the name under which a search is kept. `seen`: what the hits on the screen answer. */
export function SaveSearch({ seen, done }: { readonly seen: AskedQuestion; done(): void }) {
  const session = useSession();
  const { desk, workspace } = session;
  // What is kept is the search that the button stood beside, whatever is asked by now.
  const [{ query, anyWord }] = useState(seen);
  const [proposed] = useState(() => withoutIds(query, queryReading(desk.store.snapshot)));
  const field = useValueField({ kind: 'new-search', query, anyWord }, '', async (typed) => {
    const saved = await unlessSearchTwin(session, (withTwin) => saveSearch(desk, typed, query, anyWord, withTwin));
    // There is nothing to undo where nothing was stored: undo would take back another act.
    if (saved?.stored) workspace.tell('done', doneSentence({ verb: 'save-search', names: [saved.search.name] }), true);
    else if (saved) workspace.tell('done', searchWords.savedAlready(saved.search.name));
    return saved && undefined;
  });
  const [name, setName] = useState(field.left ?? proposed);
  const type = (words: string) => {
    setName(words);
    field.type(words);
  };
  const save = (by: 'enter' | 'escape') => {
    field.done(name, by);
    done();
  };
  return (
    <form
      className="search-save"
      onSubmit={(event) => {
        event.preventDefault();
        save('enter');
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // What was typed is kept; a name that was only proposed is nobody's.
        if (name !== proposed) return save('escape');
        field.drop();
        done();
      }}
    >
      <TextField aria-label={searchWords.saveName} value={name} onChange={type} autoFocus>
        <Input className="text-field" onFocus={(event) => event.currentTarget.select()} dir="auto" />
      </TextField>
      <Button type="submit" className="button primary">
        {searchWords.save}
      </Button>
    </form>
  );
}
