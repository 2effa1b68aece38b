import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import type { LeftOfName } from '../../../../core/exchange/left-of-names.ts';
import { pseudonymKey, pseudonymsIn, withSuggested } from '../../../../core/exchange/pseudonyms.ts';
import { peopleIn } from '../../../../core/model/people.ts';
import type { ExportChoice } from '../../../commands/export-evidence.ts';
import { saveTable } from '../../../commands/save-table.ts';
import type { Session } from '../../../session/session.ts';
import { tellProblem } from '../../../session/tell-problem.ts';
import { pseudonymWords as words } from '../../../words/reading.ts';
import { useAbortWhenGone } from '../../hooks/use-abort-when-gone.ts';
import { useSession } from '../../hooks/use-session.ts';
import type { useExports } from './use-exports.ts';

interface PseudonymFieldProps {
  readonly exports: ReturnType<typeof useExports>;
  readonly choice: ExportChoice;
  readonly names: string;
  onChange(names: string): void;
}

/** Names that are replaced in what is exported; what is left of them is looked for when it is asked. */
export function PseudonymField({ exports, choice, names, onChange }: PseudonymFieldProps) {
  const session = useSession();
  const id = useId();
  const gone = useAbortWhenGone();
  const [looked, setLooked] = useState<Looked | 'looking' | null>(null);
  const list = pseudonymsIn(names);
  const look = async () => {
    if (!exports) return;
    setLooked('looking');
    const signal = gone();
    const left = await exports.leftOfNames(choice, { signal });
    if (signal.aborted) return;
    setLooked(left.ok ? { choice, left: left.value } : null);
    if (!left.ok) tellProblem(session.workspace, left.error);
  };
  const saveKey = async () => {
    const csv = { mediaType: 'text/csv', write: pseudonymKey };
    const saved = await saveTable(session.desk, list, csv, words.keyFile('csv'));
    if (!saved.ok) tellProblem(session.workspace, saved.error);
    else if (saved.value) session.workspace.tellSaved(words.saved(saved.value.where), saved.value.where);
  };
  return (
    <details className="form-field export-names" open={list.length > 0}>
      <summary>{words.title(list.length)}</summary>
      <label htmlFor={id}>{words.label}</label>
      <textarea
        id={id}
        className="text-field"
        dir="auto"
        rows={4}
        spellCheck={false}
        value={names}
        placeholder={words.example}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="dialog-about">{words.about}</p>
      <div className="export-name-buttons">
        <Button className="button" onPress={() => onChange(withSuggested(names, knownNames(session), words.person))}>
          {words.suggest}
        </Button>
        <Button className="button" isDisabled={list.length === 0 || looked === 'looking'} onPress={() => void look()}>
          {words.look}
        </Button>
        <Button className="button" isDisabled={list.length === 0} onPress={() => void saveKey()}>
          {words.saveKey}
        </Button>
      </div>
      <div role="status">
        {looked === 'looking' ? words.looking : looked?.choice === choice ? <Left left={looked.left} /> : null}
      </div>
    </details>
  );
}

interface Looked {
  readonly choice: ExportChoice;
  readonly left: readonly LeftOfName[];
}

/** Lines that are shown. */
const shownAtMost = 50;

function Left({ left }: { readonly left: readonly LeftOfName[] }) {
  if (left.length === 0) return <p className="dialog-about">{words.nothingLeft}</p>;
  return (
    <>
      <p className="dialog-about">{words.left}</p>
      <ul className="export-left">
        {left.slice(0, shownAtMost).map(({ name, form, kind, count }) => (
          <li key={`${kind} ${name} ${form}`}>
            <bdi>{form}</bdi> {words.leftOf(name, words.kinds[kind], count)}
          </li>
        ))}
      </ul>
      {left.length > shownAtMost && <p className="dialog-about">{words.moreLeft(left.length - shownAtMost)}</p>}
    </>
  );
}

/** Who works on the project, who wrote its documents, and who stands in it as a person. */
function knownNames({ desk }: Session): ReadonlySet<string> {
  const { snapshot } = desk.store;
  const authors = [...snapshot.rows('documents').values()].flatMap(({ attributes }) =>
    (attributes['author']?.value ?? '').split(/\s*;\s*|\s+and\s+/u),
  );
  return new Set([...peopleIn(snapshot).all.map(({ name }) => name), ...authors]);
}
