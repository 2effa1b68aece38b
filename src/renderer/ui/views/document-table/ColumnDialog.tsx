import { useState } from 'react';
import { Button } from 'react-aria-components';
import { renamedChoices } from '../../../../core/attributes/rename-choices.ts';
import type { RenamedChoice } from '../../../../core/attributes/rename-choices.ts';
import { attributeTypes } from '../../../../core/model/attributes.ts';
import type { AttributeType } from '../../../../core/model/attributes.ts';
import type { AttributeDefinition } from '../../../../core/model/records.ts';
import { addColumn, changeColumn } from '../../../commands/change-attributes.ts';
import { focusWhenThere } from '../../../session/focus-when-there.ts';
import { tellStored } from '../../../session/tell-stored.ts';
import { tableWords as words } from '../../../words/document-table.ts';
import { shellWords } from '../../../words/shell.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { ShellDialog } from '../../parts/ShellDialog.tsx';

/** Asks for name, type and choices of a column; null: of a new one. */
export function ColumnDialog(props: { readonly definition: AttributeDefinition | null; onEnd(): void }) {
  const { definition, onEnd } = props;
  const store = useStoreColumn(definition, onEnd);
  const [name, setName] = useState(definition?.name ?? '');
  const [type, setType] = useState<AttributeType>(definition?.type ?? 'text');
  const [choices, setChoices] = useState(definition ? written(definition) : '');
  const [follow, setFollow] = useState(true);
  const renamed = useRenamed(definition, type, choices);
  return (
    <ShellDialog title={definition ? words.changeTitle(definition.name) : words.newTitle} onEnd={onEnd}>
      <form
        className="table-column-form"
        onSubmit={(event) => {
          event.preventDefault();
          void store({ name, type, choices, renamed: follow ? renamed.map(({ from, to }) => ({ from, to })) : [] });
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
              placeholder={definition ? words.noChoices : undefined}
              value={choices}
              onChange={(e) => setChoices(e.target.value)}
            />
          </label>
        )}
        {renamed.length > 0 && (
          <label className="table-rename">
            <input type="checkbox" checked={follow} onChange={(e) => setFollow(e.target.checked)} />
            <span>{words.renameChoices(renamed)}</span>
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

/** The choices that are written otherwise, and how many documents have each. */
function useRenamed(definition: AttributeDefinition | null, type: AttributeType, choices: string) {
  const { rows } = useRows('documents');
  if (definition?.type !== 'choice' || type !== 'choice') return [];
  return renamedChoices(definition.choices, choices.split('\n')).map(({ from, to }) => {
    const having = [...rows.values()].filter(({ attributes }) => attributes[definition.id]?.value === from);
    return { from, to, documents: having.length };
  });
}

/** What stands in the fields. */
interface Written {
  readonly name: string;
  readonly type: AttributeType;
  readonly choices: string;
  /** Choices that documents are to have by their new names. */
  readonly renamed: readonly RenamedChoice[];
}

function useStoreColumn(definition: AttributeDefinition | null, onEnd: () => void) {
  const { desk, workspace } = useSession();
  const run = useRun();
  return async ({ name, type, choices, renamed }: Written) => {
    const given = choices.split('\n').filter((one) => one.trim() !== '');
    if (definition === null) {
      const made = await run(addColumn(desk, { name, type, choices: given }));
      if (!made) return;
      onEnd();
      focusWhenThere(() => document.querySelector<HTMLElement>(`[data-column="${CSS.escape(made.id)}"]`));
      return;
    }
    // Only what became other here: the rest may have become other elsewhere meanwhile.
    const changed = await run(
      changeColumn(desk, definition.id, {
        ...(name !== definition.name && { name }),
        ...(type !== definition.type && { type }),
        ...(type === 'choice' && choices !== written(definition) && { choices: given, renamed }),
      }),
    );
    if (!changed) return;
    onEnd();
    if (changed.invalid > 0) workspace.tell('done', words.invalid(changed.invalid), true);
    else {
      const now = changed.diff.attributes?.[definition.id]?.[1]?.name ?? name;
      tellStored(workspace, changed.diff, { verb: 'change-attribute', names: [now] });
    }
  };
}

/** The choices as they are written in the field. */
function written({ choices }: AttributeDefinition): string {
  return choices.join('\n');
}
