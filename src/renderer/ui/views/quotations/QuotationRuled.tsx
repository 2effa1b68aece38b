import { useRef, useState } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { subjectAt } from '../../../../core/anchor/subject.ts';
import { speakerName } from '../../../../core/compare/quotations/quotation-look.ts';
import type { Placed } from '../../../../core/compare/quotations/quotation-look.ts';
import { quotationsVersion } from '../../../../core/compare/quotations/quotation-shapes.ts';
import { rule, takeBackRuling } from '../../../commands/rule.ts';
import { propose } from '../../../session/propose-claim.ts';
import { claimsWords } from '../../../words/claims.ts';
import { quotationsWords as words } from '../../../words/quotations.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { claimOfFamily } from './claim-of-family.ts';
import { placeOf } from './shown-families.ts';
import type { QuotationRow } from './shown-families.ts';
import type { ReadQuotations } from './use-quotations.ts';

interface QuotationRuledProps {
  readonly read: ReadQuotations;
  readonly row: QuotationRow;
  readonly own: Placed;
  /** Tab reaches it. */
  readonly current: boolean;
}

/** What a person says of a quotation: that it is none, or who speaks. To press the same again takes it back. */
export function QuotationRuled({ read, row: { family, member, ruling }, own, current }: QuotationRuledProps) {
  const session = useSession();
  const { desk } = session;
  const run = useRun();
  const [asking, setAsking] = useState(false);
  const decide = async (value: 'is' | 'is-not', speaker: string | null) => {
    const { verb, quoted } = member.quotation;
    const decision = {
      kind: 'quotation',
      value,
      form: quoted.length > 0 ? 'direct' : 'indirect',
      speaker,
      verb: verb && own.text.slice(verb.from, verb.to),
      subjects: [subjectAt(own.text, placeOf(member, read.versions))],
      rule: { id: 'quotations', version: String(quotationsVersion) },
    } as const;
    await run(rule(desk, decision, ruling?.id));
  };
  const takeBack = async () => {
    if (ruling) await run(takeBackRuling(desk, ruling.id));
  };
  return (
    <span className="quotation-ruling" role="group" aria-label={words.ruling}>
      <ToggleButton
        className="button small"
        excludeFromTabOrder={!current}
        isSelected={ruling?.value === 'is-not'}
        onChange={(none) => void (none ? decide('is-not', speakerName(own)) : takeBack())}
      >
        {words.noQuotation}
      </ToggleButton>
      <ToggleButton
        className="button small"
        excludeFromTabOrder={!current}
        isSelected={ruling?.value === 'is'}
        onChange={(other) => (other ? setAsking(true) : void takeBack())}
      >
        {words.otherSpeaker}
      </ToggleButton>
      <Button
        className="button small"
        excludeFromTabOrder={!current}
        onPress={() => propose(session, claimOfFamily(family, read))}
      >
        {claimsWords.makeShort}
      </Button>
      {asking && (
        <Speaker
          name={speakerName(own) ?? ''}
          onName={(name) => void decide('is', name === '' ? null : name)}
          onEnd={() => setAsking(false)}
        />
      )}
    </span>
  );
}

interface SpeakerProps {
  readonly name: string;
  onName(name: string): void;
  onEnd(): void;
}

/** Who speaks. Enter decides, also for nobody; Escape and leaving decide only what was typed, for the field may have been opened by mistake. */
function Speaker({ name, onName, onEnd }: SpeakerProps) {
  const over = useRef(false);
  const end = (typed: string, decides: boolean) => {
    if (over.current) return;
    over.current = true;
    onEnd();
    if (decides || (typed !== '' && typed !== name)) onName(typed);
  };
  return (
    <input
      autoFocus
      className="text-field"
      aria-label={words.speaker}
      placeholder={words.speakerHint}
      dir="auto"
      defaultValue={name}
      onBlur={({ currentTarget }) => end(currentTarget.value.trim(), false)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter' || event.key === 'Escape') {
          end(event.currentTarget.value.trim(), event.key === 'Enter');
        }
      }}
    />
  );
}
