import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from 'react-aria-components';
import { aliasTable, canonicalName, standsFor } from '../../../../core/model/aliases.ts';
import { cleanName } from '../../../../core/model/clean-name.ts';
import { setAlias } from '../../../commands/aliases-and-origins.ts';
import { namesWords as words } from '../../../words/names.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';

/** Two fields: which name, and which one stands for it. */
export function NewAlias() {
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
