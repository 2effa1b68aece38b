import { useId, useMemo, useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from 'react-aria-components';
import { aliasGroups, aliasTable, canonicalName, standsFor } from '../../../../core/model/aliases.ts';
import type { AliasGroup } from '../../../../core/model/aliases.ts';
import { cleanName } from '../../../../core/model/clean-name.ts';
import { removeAlias, setAlias } from '../../../commands/aliases-and-origins.ts';
import { namesWords as words } from '../../../words/names.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import '../../styles/shared-wording.css';
import '../../styles/names.css';

const wholeView = (button: HTMLElement) => button.closest<HTMLElement>('.names');

/** The names that stand for others, to be added and taken back. */
export function NamesView() {
  const aliases = useRows('aliases');
  const groups = useMemo(() => aliasGroups(aliases.rows.values()), [aliases]);
  return (
    <section className="shared-view names" aria-label={words.title} tabIndex={-1}>
      <h2>{words.title}</h2>
      <p className="quiet">{words.how}</p>
      <NewAlias />
      {groups.length === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <ul className="name-groups" aria-label={words.list}>
          {groups.map((group) => (
            <Group key={group.of} group={group} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Two fields: which name, and which one stands for it. */
function NewAlias() {
  const { desk } = useSession();
  const run = useRun();
  const { rows } = useRows('aliases');
  const origins = useRows('origins').rows;
  const id = useId();
  const [name, setName] = useState('');
  const [of, setOf] = useState('');
  const table = aliasTable(rows.values());
  const isRing = standsFor(of, name, table);
  const ready = cleanName(name) !== '' && cleanName(of) !== '' && !isRing;
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const first = event.currentTarget.querySelector('input');
    if (!ready || !(await run(setAlias(desk, name, of)))) return;
    setName('');
    setOf('');
    first?.focus();
  };
  const known = new Set([...rows.values()].map((alias) => canonicalName(alias.of, table)));
  for (const origin of origins.values()) known.add(origin.name);
  return (
    <form className="new-alias" onSubmit={(event) => void add(event)}>
      <label htmlFor={`${id}-name`}>{words.name}</label>
      <input
        id={`${id}-name`}
        className="text-field"
        dir="auto"
        placeholder={words.nameHint}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor={`${id}-of`}>{words.of}</label>
      <input
        id={`${id}-of`}
        className="text-field"
        dir="auto"
        list={`${id}-known`}
        placeholder={words.ofHint}
        value={of}
        onChange={(event) => setOf(event.target.value)}
      />
      <datalist id={`${id}-known`}>
        {[...known]
          .sort((a, b) => a.localeCompare(b))
          .map((one) => (
            <option key={one} value={one} />
          ))}
      </datalist>
      <Button className="button" type="submit" isDisabled={!ready}>
        {words.add}
      </Button>
      {isRing && cleanName(name) !== cleanName(of) && (
        <p role="alert">{words.stands(cleanName(of), cleanName(name))}</p>
      )}
    </form>
  );
}

function Group({ group }: { readonly group: AliasGroup }) {
  const { desk } = useSession();
  const run = useRun();
  return (
    <li>
      <bdi className="name-of">{group.of}</bdi>
      <ul className="name-aliases" aria-label={group.of}>
        {group.aliases.map((alias) => (
          <li key={alias.id}>
            <bdi>{alias.name}</bdi>
            <VanishingButton
              className="icon-button"
              aria-label={words.remove(alias.name, group.of)}
              region={wholeView}
              onPress={() => void run(removeAlias(desk, alias.id))}
            >
              ×
            </VanishingButton>
          </li>
        ))}
      </ul>
    </li>
  );
}
