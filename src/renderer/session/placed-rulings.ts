import { placeOfSubject } from '../../core/anchor/subject.ts';
import type { RowRuling } from '../../core/compare/ruled-rows.ts';
import type { AccountSentence, SentencePlace, Synopsis } from '../../core/compare/synopsis-shapes.ts';
import { documentOf } from '../../core/model/account.ts';
import type { AccountId } from '../../core/model/account.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document, Range, Ruling, Subject } from '../../core/model/records.ts';
import type { Id } from '../../core/model/id.ts';
import { subjectsOf } from '../../core/model/rulings.ts';
import { accountOf } from './placed-subject.ts';

/** What was ruled on the rows of a synopsis, as sentences of it. */
export interface PlacedRulings {
  readonly rulings: readonly RowRuling[];
  /** Those whose words are not found in the texts of now, in whole or in part: a person should look. */
  readonly toReview: readonly Ruling[];
}

/**
 * Where the words of rulings on rows stand in the accounts that are set side by side. What they say of other documents is
 * left out. `texts` are those that the places of the synopsis stand in.
 */
export function placedRulings(
  rulings: Iterable<Ruling>,
  { accounts }: Pick<Synopsis, 'accounts'>,
  texts: readonly string[],
  documents: ReadonlyMap<Id, Document>,
): PlacedRulings {
  const placed: RowRuling[] = [];
  const toReview: Ruling[] = [];
  const numbers = new Map<AccountId, number>(accounts.map(({ documentId }, account) => [documentId, account]));
  const shown = new Map(
    accounts.map(({ documentId, textId }) => [documentId, { version: versionOf(documents, documentId, textId) }]),
  );
  for (const ruling of rulings) {
    if (ruling.kind !== 'row') continue;
    const here = (subjects: readonly Subject[]) =>
      subjects.filter((subject) => accountOf(ruling, subject, shown) !== null);
    if (here(subjectsOf(ruling)).length < 2) continue;
    const places = (subjects: readonly Subject[]) =>
      here(subjects).map((subject) => {
        const name = accountOf(ruling, subject, shown)!;
        const account = numbers.get(name)!;
        const range = placeOfSubject(subject, { version: shown.get(name)!.version, text: texts[account]! });
        return range && sentenceAt(accounts[account]!.sentences, range, account);
      });
    const [subjects, against] = [places(ruling.subjects), places(ruling.against)];
    if ([...subjects, ...against].includes(null)) toReview.push(ruling);
    const { id, value, changed } = ruling;
    placed.push({ id, value, changed, subjects: found(subjects), against: found(against) });
  }
  return { rulings: placed, toReview };
}

function found(places: readonly (SentencePlace | null)[]): readonly SentencePlace[] {
  return places.filter((place) => place !== null);
}

/** The version that has this text; 0 if none has: then words are looked for. */
function versionOf(documents: ReadonlyMap<Id, Document>, account: AccountId, textId: Id): number {
  const document = documentOf(documents, account);
  if (!document) return 0;
  const now = currentVersion(document);
  return now.textId === textId ? now.number : 0;
}

/** The sentence of which most of these words are; null where it is less than half of them. */
function sentenceAt(sentences: readonly AccountSentence[], range: Range, account: number): SentencePlace | null {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sentences[middle]!.to <= range.from) low = middle + 1;
    else high = middle;
  }
  let best = { sentence: -1, common: 0 };
  for (let sentence = low; sentence < sentences.length && sentences[sentence]!.from < range.to; sentence++) {
    const { from, to } = sentences[sentence]!;
    const common = Math.min(to, range.to) - Math.max(from, range.from);
    if (common > best.common) best = { sentence, common };
  }
  return best.common * 2 > range.to - range.from ? { account, sentence: best.sentence } : null;
}
