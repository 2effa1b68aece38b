import { subjectAt } from '../../../../core/anchor/subject.ts';
import { documentIdOf } from '../../../../core/model/account.ts';
import { keyOfSubject } from '../../../../core/model/rulings.ts';
import { wordingOf } from '../../../session/proposed-claim.ts';
import type { ProposedClaim } from '../../../session/proposed-claim.ts';
import type { Conflict, ConflictSaying } from '../../../../core/ports/compare.ts';
import { ruledAbout } from './shown-conflicts.ts';
import type { ReadConflicts } from './shown-conflicts.ts';

/**
 * A possible conflict as a claim: the first of its sentences, which the documents with the same value say. What the others
 * say of it is left to the person, and so is a document that says both, of which only what has this value is offered.
 */
export function claimOfConflict(
  { kind, sayings }: Conflict,
  { answer: { accounts }, texts, versions }: ReadConflicts,
): ProposedClaim {
  const { about, rule } = ruledAbout(kind);
  const valueOf = ({ account, from, to, read }: ConflictSaying) => read ?? texts[account]!.slice(from, to);
  const documentOf = ({ account }: ConflictSaying) => documentIdOf(accounts[account]!.documentId);
  const first = sayings[0]!;
  const isSame = (one: ConflictSaying) => valueOf(one) === valueOf(first);
  const same = new Set(sayings.filter(isSame).map(documentOf));
  const offered = sayings.filter((one) => isSame(one) || !same.has(documentOf(one)));
  const others = sayings.filter((one) => !isSame(one)).map(documentOf);
  const passages = offered.map((saying) => {
    const { account, sentence } = saying;
    const { from, to } = accounts[account]!.sentences[sentence]!;
    return subjectAt(texts[account]!, { documentId: documentOf(saying), version: versions[account]!, from, to });
  });
  return {
    wording: wordingOf(passages[0]!.quotation.exact),
    madeFrom: { kind: about, name: '' },
    rule,
    passages: passages.filter(
      (one, at) => passages.findIndex((other) => keyOfSubject(other) === keyOfSubject(one)) === at,
    ),
    more: 0,
    open: [...new Set(others)],
  };
}
