import { subjectAt } from '../../../../core/anchor/subject.ts';
import { stretchesOf } from '../../../../core/compare/quotations/quotation-look.ts';
import { quotationsVersion } from '../../../../core/compare/quotations/quotation-shapes.ts';
import { documentIdOf } from '../../../../core/model/account.ts';
import { offered } from '../../../session/propose-claim.ts';
import { wordingOf } from '../../../session/proposed-claim.ts';
import type { ProposedClaim } from '../../../session/proposed-claim.ts';
import type { ShownFamily } from './shown-families.ts';
import type { ReadQuotations } from './use-quotations.ts';

/** A family of quotations as a claim: the words of its longest form, and every document that quotes them. */
export function claimOfFamily(
  { members }: ShownFamily,
  { texts, versions }: Pick<ReadQuotations, 'texts' | 'versions'>,
): ProposedClaim {
  const said = members.filter(({ ruling }) => ruling?.value !== 'is-not').map(({ member }) => member);
  const wholes = (said.length > 0 ? said : members.map(({ member }) => member)).map((member) => {
    const stretches = stretchesOf(member.quotation);
    const text = texts.get(member.textId)!;
    const [from, to] = [stretches[0]!.from, stretches.at(-1)!.to];
    const words = stretches.map((one) => text.slice(one.from, one.to)).join(' ');
    const place = {
      documentId: documentIdOf(member.documentId),
      version: versions.get(member.documentId) ?? 0,
      from,
      to,
    };
    return { words, subject: subjectAt(text, place) };
  });
  return {
    wording: wordingOf(wholes[0]!.words),
    madeFrom: { kind: 'quotations', name: '' },
    rule: { id: 'quotations', version: String(quotationsVersion) },
    open: [],
    ...offered(wholes.map(({ subject }) => subject)),
  };
}
