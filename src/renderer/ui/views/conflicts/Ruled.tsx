import { ToggleButton } from 'react-aria-components';
import { subjectAt } from '../../../../core/anchor/subject.ts';
import { noteRuling, rule, takeBackRuling } from '../../../commands/rule.ts';
import { conflictsWords as words } from '../../../words/conflicts.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { conflictDecisions, ruledAbout } from './shown-conflicts.ts';
import type { ConflictDecision, ReadConflicts, ShownConflict } from './shown-conflicts.ts';

interface RuledProps {
  readonly read: ReadConflicts;
  readonly shown: ShownConflict;
  /** Tab reaches it. */
  readonly current: boolean;
  onRuled(): void;
}

/** What the person decides; to press the same again takes it back. */
export function Ruled({ read, shown, current, onRuled }: RuledProps) {
  const { desk } = useSession();
  const run = useRun();
  const { conflict, ruling } = shown;
  const decide = async (value: ConflictDecision) => {
    const subjects = conflict.sayings.map(({ account, from, to }) => {
      const { documentId } = read.answer.accounts[account]!;
      return subjectAt(read.texts[account]!, { documentId, version: read.versions[account]!, from, to });
    });
    const decided =
      ruling?.value === value
        ? await run(takeBackRuling(desk, ruling.id))
        : await run(rule(desk, { kind: 'conflict', value, subjects, ...ruledAbout(conflict.kind) }));
    if (decided) onRuled();
  };
  return (
    <div className="conflict-ruling" role="group" aria-label={words.ruling}>
      {conflictDecisions.map((value) => (
        <ToggleButton
          key={value}
          className="button small conflict-decision"
          excludeFromTabOrder={!current}
          isSelected={ruling?.value === value}
          onChange={() => void decide(value)}
        >
          {words.decisions[value]}
        </ToggleButton>
      ))}
      {ruling && (
        <input
          key={`${ruling.id} ${ruling.note}`}
          className="text-field conflict-note"
          aria-label={words.note}
          placeholder={words.note}
          dir="auto"
          tabIndex={current ? 0 : -1}
          defaultValue={ruling.note}
          onBlur={({ target }) => void run(noteRuling(desk, ruling.id, target.value.trim()))}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      )}
    </div>
  );
}
