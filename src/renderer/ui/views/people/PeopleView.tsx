import { Pencil } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { colours } from '../../../../core/model/records.ts';
import type { Colour } from '../../../../core/model/records.ts';
import { beginningSettings } from '../../../commands/begin.ts';
import { mergePeople, recolourPerson } from '../../../commands/change-people.ts';
import { peopleRows } from '../../../session/person-rows.ts';
import type { PersonRow } from '../../../session/person-rows.ts';
import { tellStored } from '../../../session/tell-stored.ts';
import { number } from '../../../words/in-words.ts';
import { peopleWords as words } from '../../../words/people.ts';
import { shellWords } from '../../../words/shell.ts';
import { usePeople } from '../../hooks/use-people.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { useShell } from '../../hooks/use-shell.ts';
import { IconButton } from '../../parts/IconButton.tsx';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { PersonSign } from '../../parts/PersonSign.tsx';
import { savedPeople } from './saved-people.ts';
import '../../styles/note-table.css';
import '../../styles/people.css';

const columns = ['name', 'colour', 'marks', 'tags', 'notes', 'links', 'acts'] as const;

/** Everybody in the project: what they made, their names and colours, and two made one. */
export function PeopleView() {
  const { desk } = useSession();
  const rows = usePersonRows();
  return (
    <section className="note-table-view" aria-label={words.title}>
      <header className="note-table-head">
        <h2>{words.title}</h2>
        <SaveTable kind="people" name={words.title} none={rows.length === 0} table={() => savedPeople(desk, rows)} />
      </header>
      <p className="quiet">{words.line}</p>
      {rows.length === 0 ? (
        <div className="empty">
          <p>{words.none}</p>
          <p className="quiet">{words.noneLine}</p>
        </div>
      ) : (
        <div className="note-table-scroller">
          <table className="note-table people-table" aria-label={words.title}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {words.columns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.person.signatures[0] ?? row.person.name} row={row} others={rows} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function usePersonRows(): readonly PersonRow[] {
  const session = useSession();
  const people = usePeople();
  const state = `${useRows('notes').version} ${useRows('links').version} ${useShell(({ author }) => author) ?? ''}`;
  // eslint-disable-next-line react-hooks/exhaustive-deps -- The rows are changed in place; their state tells.
  return useMemo(() => peopleRows(session), [session, people, state]);
}

function Row({ row, others }: { readonly row: PersonRow; readonly others: readonly PersonRow[] }) {
  const { desk, people, shell } = useSession();
  const run = useRun();
  const { person, isMe, marks, tags, notes, links } = row;
  const { name, colour, signatures } = person;
  const signature = signatures[0] ?? '';
  const signed = signatures.filter((one) => one !== name);
  return (
    <tr>
      <th scope="row">
        <PersonSign signature={signature} /> {isMe && <span className="badge">{words.you}</span>}
        <IconButton
          label={words.rename(name)}
          className="small"
          onPress={() => shell.set({ asking: { kind: 'person', signature } })}
        >
          <Pencil size={13} aria-hidden="true" />
        </IconButton>
        {signed.length > 0 && <div className="quiet">{words.signs(signed.join(', '))}</div>}
      </th>
      <td>
        <select
          className="select"
          aria-label={words.colourOf(name)}
          value={colour}
          onChange={({ target }) => void run(recolourPerson(desk, people.now, signature, target.value as Colour))}
        >
          {colours.map((one) => (
            <option key={one} value={one}>
              {shellWords.tags.colours[one]}
            </option>
          ))}
        </select>
      </td>
      {[marks, tags, notes, links].map((count, at) => (
        <td key={at}>{number(count)}</td>
      ))}
      <td>
        <RowActs row={row} others={others} />
      </td>
    </tr>
  );
}

function RowActs({
  row: { person, isMe },
  others,
}: {
  readonly row: PersonRow;
  readonly others: readonly PersonRow[];
}) {
  const { desk, people, registry, shell, workspace } = useSession();
  const run = useRun();
  const { name, signatures } = person;
  const merge = async (into: PersonRow) => {
    const merged = await run(mergePeople(desk, people.now, signatures[0] ?? '', into.person.signatures[0] ?? ''));
    if (merged) tellStored(workspace, merged, { verb: 'merge-people', names: [name, into.person.name] });
  };
  const beThem = async () => {
    shell.set({ author: name });
    await registry.putSetting(beginningSettings.author, name);
  };
  const rest = others.filter((one) => one.person !== person);
  return (
    <div className="people-acts">
      {!isMe && (
        <Button className="button small" aria-label={words.isMe(name)} onPress={() => void beThem()}>
          {words.me}
        </Button>
      )}
      {rest.length > 0 && (
        <select
          className="select"
          aria-label={words.merge(name)}
          value=""
          onChange={({ target }) => {
            const into = rest[Number(target.value)];
            if (into) void merge(into);
          }}
        >
          <option value="">{words.mergeHint}</option>
          {rest.map(({ person: { name: other } }, at) => (
            <option key={other} value={String(at)}>
              {other}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
