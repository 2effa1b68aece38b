import { Button, ToggleButton } from 'react-aria-components';
import { subjectAt } from '../../../../core/anchor/subject.ts';
import { documentIdOf } from '../../../../core/model/account.ts';
import { rule, takeBackRuling } from '../../../commands/rule.ts';
import { propose } from '../../../session/propose-claim.ts';
import { claimsWords } from '../../../words/claims.ts';
import { conflictsWords as words } from '../../../words/conflicts.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { claimOfConflict } from './claim-of-conflict.ts';
import { RulingNote } from './RulingNote.tsx';
import { conflictDecisions, replacedBy, ruledAbout } from './shown-conflicts.ts';
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
  const session = useSession();
  const { desk } = session;
  const run = useRun();
  const { conflict, ruling } = shown;
  const decide = async (value: ConflictDecision) => {
    const subjects = conflict.sayings.map(({ account, from, to }) => {
      const documentId = documentIdOf(read.answer.accounts[account]!.documentId);
      return subjectAt(read.texts[account]!, { documentId, version: read.versions[account]!, from, to });
    });
    const decided =
      ruling?.value === value
        ? await run(takeBackRuling(desk, ruling.id))
        : await run(rule(desk, { kind: 'conflict', value, subjects, ...ruledAbout(conflict.kind) }, replacedBy(shown)));
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
      <Button
        className="button small"
        excludeFromTabOrder={!current}
        onPress={() => propose(session, claimOfConflict(conflict, read))}
      >
        {claimsWords.makeShort}
      </Button>
      {ruling && <RulingNote key={ruling.id} rulingId={ruling.id} current={current} />}
    </div>
  );
}
