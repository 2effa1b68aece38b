import { useState } from 'react';
import { Button } from 'react-aria-components';
import { attributeTypes } from '../../../../core/model/attributes.ts';
import type { AttributeType } from '../../../../core/model/attributes.ts';
import type { AttributeDefinition } from '../../../../core/model/records.ts';
import { addColumn, changeColumn } from '../../../commands/change-attributes.ts';
import { focusWhenThere } from '../../../session/focus-when-there.ts';
import { tellStored } from '../../../session/tell-stored.ts';
import { tableWords as words } from '../../../words/document-table.ts';
import { shellWords } from '../../../words/shell.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { ShellDialog } from '../../parts/ShellDialog.tsx';

/** Asks for name, type and choices of a column; null: of a new one. */
export function ColumnDialog(props: { readonly definition: AttributeDefinition | null; onEnd(): void }) {
  const { definition, onEnd } = props;
  const { desk, workspace } = useSession();
  const run = useRun();
  const [name, setName] = useState(definition?.name ?? '');
  const [type, setType] = useState<AttributeType>(definition?.type ?? 'text');
  const [choices, setChoices] = useState(definition?.choices.join('\n') ?? '');
  const store = async () => {
    const given = choices.split('\n').filter((one) => one.trim() !== '');
    // None are given: those that are there become the choices.
    const asked = { name, type, ...(type === 'choice' && given.length > 0 ? { choices: given } : {}) };
    if (definition === null) {
      const made = await run(addColumn(desk, asked));
      if (!made) return;
      onEnd();
      focusWhenThere(() => document.querySelector<HTMLElement>(`[data-column="${CSS.escape(made.id)}"]`));
      return;
    }
    const changed = await run(changeColumn(desk, definition.id, asked));
    if (!changed) return;
    onEnd();
    if (changed.invalid > 0) workspace.tell('done', words.invalid(changed.invalid), true);
    else tellStored(workspace, changed.diff, { verb: 'change-attribute', names: [name] });
  };
  return (
    <ShellDialog title={definition ? words.changeTitle(definition.name) : words.newTitle} onEnd={onEnd}>
      <form
        className="table-column-form"
        onSubmit={(event) => {
          event.preventDefault();
          void store();
        }}
      >
        <label>
          {words.nameOf}
          <input className="text-field" dir="auto" autoFocus value={name} onChange={(e) => setName(e.target.value)} />
        </label>
        <label>
          {words.type}
          <select className="select" value={type} onChange={(e) => setType(e.target.value as AttributeType)}>
            {attributeTypes.map((one) => (
              <option key={one} value={one}>
                {words.types[one]}
              </option>
            ))}
          </select>
        </label>
        {type === 'choice' && (
          <label>
            {words.choices}
            <textarea
              className="text-field"
              dir="auto"
              rows={5}
              value={choices}
              onChange={(e) => setChoices(e.target.value)}
            />
          </label>
        )}
        <div className="dialog-foot">
          <Button className="button" onPress={onEnd}>
            {shellWords.ask.cancel}
          </Button>
          <Button type="submit" className="button primary" isDisabled={name.trim() === ''}>
            {words.store}
          </Button>
        </div>
      </form>
    </ShellDialog>
  );
}
