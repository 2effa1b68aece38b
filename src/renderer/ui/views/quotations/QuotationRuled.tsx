import { useState } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { subjectAt } from '../../../../core/anchor/subject.ts';
import { speakerName } from '../../../../core/compare/quotations/quotation-look.ts';
import type { Placed } from '../../../../core/compare/quotations/quotation-look.ts';
import { quotationsVersion } from '../../../../core/compare/quotations/quotation-shapes.ts';
import { rule, takeBackRuling } from '../../../commands/rule.ts';
import type { ValuePlace } from '../../../commands/write-draft.ts';
import { propose } from '../../../session/propose-claim.ts';
import { unfinishedAt } from '../../../session/unstored.ts';
import { claimsWords } from '../../../words/claims.ts';
import { quotationsWords as words } from '../../../words/quotations.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { claimOfFamily } from './claim-of-family.ts';
import { placeOf } from './shown-families.ts';
import type { QuotationRow } from './shown-families.ts';
import { SpeakerField } from './SpeakerField.tsx';
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
  const { documentId: id, version, from } = placeOf(member, read.versions);
  const place: ValuePlace = { kind: 'quotation-speaker', id, version, from };
  // What was half typed when the line went waits in its field.
  const [asking, setAsking] = useState(() => unfinishedAt(desk.store, place) !== null);
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
    return run(rule(desk, decision, ruling?.id));
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
        <SpeakerField
          place={place}
          name={speakerName(own) ?? ''}
          onName={(name) => decide('is', name === '' ? null : name)}
          onEnd={() => setAsking(false)}
        />
      )}
    </span>
  );
}
