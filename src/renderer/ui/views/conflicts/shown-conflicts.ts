import type {
  Conflict,
  ConflictClass,
  ConflictKind,
  Conflicts,
  ConflictSaying,
} from '../../../../core/ports/compare.ts';
import { conflictsVersion } from '../../../../core/compare/conflict-shapes.ts';
import { documentIdOf, documentIdsOf } from '../../../../core/model/account.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { RuledOn, RuleSeen, Ruling } from '../../../../core/model/records.ts';
import { keyOfSubject } from '../../../../core/model/rulings.ts';
import { compareDates } from '../../../../core/text/dates.ts';
import { accountOf, isToReview, keyNow } from '../../../session/placed-subject.ts';
import { shelved } from '../../../../core/model/shelf.ts';

/** Where documents may contradict each other, with the texts and versions that the places stand in, by account. */
export interface ReadConflicts {
  readonly answer: Conflicts;
  readonly texts: readonly string[];
  readonly versions: readonly number[];
}

/** How the list is looked at. */
export interface ConflictsLook {
  readonly kind: ConflictKind | 'all';
  /** The last class of those that are shown. */
  readonly upTo: ConflictClass;
  readonly hideRuled: boolean;
}

/** What is shown at first: not what both texts may be right about. */
export const firstLook: ConflictsLook = { kind: 'all', upTo: 'scope', hideRuled: false };

/** The sentences that it sets against each other. */
export function wordsOfConflict({ answer, texts }: ReadConflicts, { conflict }: ShownConflict): string {
  const said = conflict.sayings.map(({ account, sentence }) => {
    const { from, to } = answer.accounts[account]!.sentences[sentence]!;
    return texts[account]!.slice(from, to);
  });
  return said.join('\n');
}

/** A possible conflict as it is shown. */
export interface ShownConflict {
  readonly conflict: Conflict;
  /** The same as long as the same words are set against each other. */
  readonly key: string;
  readonly ruling: ConflictRuling | null;
}

type ConflictRuling = Extract<Ruling, { kind: 'conflict' }>;
/** What may be decided about a possible conflict. */
export type ConflictDecision = Extract<RuledOn, { kind: 'conflict' }>['value'];
/** In the order in which they are offered. */
export const conflictDecisions = [
  'same-fact',
  'real-conflict',
  'later-correction',
  'other-scope',
  'not-comparable',
] as const satisfies readonly ConflictDecision[];

const classes: readonly ConflictClass[] = ['differ', 'scope', 'compatible'];
const about = { number: 'numbers', date: 'dates', name: 'names' } as const;

/** What a ruling on this kind is about, and the rule that suggested it. */
export function ruledAbout(kind: ConflictKind): {
  readonly about: (typeof about)[ConflictKind];
  readonly rule: RuleSeen;
} {
  return { about: about[kind], rule: { id: `conflicts-${about[kind]}`, version: String(conflictsVersion) } };
}

/** Possible conflicts as they are ruled on. */
export interface RuledConflicts {
  /** The oldest saying of each first. */
  readonly all: readonly ShownConflict[];
  /** Rulings on these documents whose words are gone from their texts, in whole or in part: a person should look. */
  readonly toReview: readonly Ruling[];
  /** Rulings of which all words are there, but are not set against each other as they were: a person should know. */
  readonly notRaised: readonly Ruling[];
}

/**
 * All of them, each with its ruling, which goes with its words into a new version. One that speaks of more texts than are
 * compared holds for those of them, too.
 */
export function withRulings(
  { answer: { accounts, conflicts }, texts, versions }: ReadConflicts,
  rulings: Iterable<Ruling>,
  dateOf: (documentId: Id) => string,
): RuledConflicts {
  // Versions of one document have one date.
  const areVersions = (...of: readonly number[]) =>
    documentIdsOf(of.map((at) => accounts[at]!.documentId)).length === 1;
  const versionBefore = (a: number, b: number) => (areVersions(a, b) ? versions[a]! - versions[b]! : 0);
  const byDate = (one: ConflictSaying, other: ConflictSaying) =>
    compareDates(dateOf(accounts[one.account]!.documentId), dateOf(accounts[other.account]!.documentId)) ||
    versionBefore(one.account, other.account);
  const now = new Map(
    accounts.map(({ documentId }, at) => [documentId, { version: versions[at]!, text: texts[at]! }] as const),
  );
  const bySubject = new Map<string, ConflictRuling[]>();
  const toReview: Ruling[] = [];
  const whole = new Set<Ruling>();
  for (const ruling of rulings) {
    if (ruling.kind !== 'conflict') continue;
    const here = ruling.subjects.filter((subject) => accountOf(ruling, subject, now) !== null);
    if (here.length < 2) continue;
    if (isToReview(ruling, now)) toReview.push(ruling);
    // One that speaks of more texts than are compared may be about a conflict with those.
    else if (here.length === ruling.subjects.length) whole.add(ruling);
    for (const subject of here) {
      const key = keyNow(ruling, subject, now);
      if (key !== null) shelved(bySubject, key, ruling);
    }
  }
  const all = conflicts.map((conflict) => {
    const keys = conflict.sayings.map(({ account, from, to }) =>
      keyOfSubject({
        documentId: documentIdOf(accounts[account]!.documentId),
        version: versions[account]!,
        from,
        to,
      }),
    );
    const own = (bySubject.get(keys[0]!) ?? []).filter(
      (ruling) => ruling.about === about[conflict.kind] && keys.every((key) => bySubject.get(key)?.includes(ruling)),
    );
    for (const ruling of own) whole.delete(ruling);
    // The one that speaks of these alone, and of several the latest.
    own.sort((a, b) => a.subjects.length - b.subjects.length || (a.changed < b.changed ? 1 : -1));
    const sayings = conflict.sayings.toSorted(byDate);
    return { conflict: { ...conflict, sayings }, key: `${conflict.kind} ${keys.join(' ')}`, ruling: own[0] ?? null };
  });
  return { all, toReview, notRaised: [...whole] };
}

/** The ruling that a new decision changes. One that speaks of more texts than these stays for the others. */
export function replacedBy({ conflict, ruling }: ShownConflict): Id | undefined {
  return ruling?.subjects.length === conflict.sayings.length ? ruling.id : undefined;
}

/** Those that are looked for. */
export function shownConflicts(all: readonly ShownConflict[], look: ConflictsLook): readonly ShownConflict[] {
  const last = classes.indexOf(look.upTo);
  return all.filter(
    ({ conflict, ruling }) =>
      (look.kind === 'all' || conflict.kind === look.kind) &&
      // What somebody ruled on is shown, whatever its class.
      (classes.indexOf(conflict.class) <= last || ruling !== null) &&
      !(look.hideRuled && ruling !== null),
  );
}

/** A way of looking that shows some where none is shown: which switch it changes, and how many it shows. */
export interface OtherLook {
  readonly by: 'kinds' | 'scope' | 'compatible' | 'ruled' | 'all';
  readonly look: ConflictsLook;
  readonly count: number;
}

/** The looks that differ in one switch and show some; where one switch is not enough, the one that shows all. */
export function looksThatShow(all: readonly ShownConflict[], look: ConflictsLook): readonly OtherLook[] {
  const ways: readonly (readonly [OtherLook['by'], ConflictsLook])[] = [
    ['ruled', { ...look, hideRuled: false }],
    ['kinds', { ...look, kind: 'all' }],
    ['scope', { ...look, upTo: look.upTo === 'differ' ? 'scope' : look.upTo }],
    ['compatible', { ...look, upTo: 'compatible' }],
  ];
  const counted = ([by, other]: (typeof ways)[number]) => ({
    by,
    look: other,
    count: shownConflicts(all, other).length,
  });
  const some = ways.map(counted).filter(({ count }) => count > 0);
  // What shows no more than a nearer class does is not offered beside it.
  const [scope, last] = [some.find(({ by }) => by === 'scope'), some.find(({ by }) => by === 'compatible')];
  const offered = scope && scope.count === last?.count ? some.filter((one) => one !== last) : some;
  return offered.length > 0 ? offered : [counted(['all', { kind: 'all', upTo: 'compatible', hideRuled: false }])];
}
