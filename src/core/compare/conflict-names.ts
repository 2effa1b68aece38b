import type { Opposed } from './conflict-numbers.ts';
import { nothingDecided } from '../model/name-rulings.ts';
import type { DecidedNames } from '../model/name-rulings.ts';
import { likenessOfNames } from './names.ts';
import type { SaidName } from './names.ts';
import { never } from './turns.ts';
import type { Step } from './turns.ts';

// Names of two accounts. Between the same words another name is a possible conflict, told with caution: both sentences must
// be firmly linked, and no name of the other side may be the same, a part of it, or spelled alike. Names that are
// spelled alike, in another script, too, are suggested as one. What a person decided on two names holds before any of it.

/** Names between the same words that have nothing to do with each other. */
export function opposedNames<T extends SaidName>(
  a: readonly T[],
  b: readonly T[],
  decided: DecidedNames = nothingDecided,
): readonly Opposed<T>[] {
  const isOther = (one: T, other: T) => {
    const on = decided.on(one.form, other.form);
    return on === null ? likenessOfNames(one, other) === 'other' : on === 'different';
  };
  const restA = a.filter((one) => b.every((other) => isOther(one, other)));
  const restB = b.filter((other) => a.every((one) => isOther(one, other)));
  return restA.flatMap((one) =>
    restB.flatMap((other): Opposed<T>[] => {
      const between =
        one.before !== '' && one.before === other.before && one.behind === other.behind && one.behind !== '';
      return between ? [{ a: one, b: other, class: 'differ', reason: 'apart' }] : [];
    }),
  );
}

/** More names than these in a text are not set against each other. */
const mostNames = 2000;

/** Spellings of one name in different accounts, each spelling at its first place. They begin with one letter. */
export async function spellings<T extends SaidName & { readonly account: number }>(
  accounts: readonly (readonly T[])[],
  step: Step = never,
  decided: DecidedNames = nothingDecided,
): Promise<readonly Opposed<T>[]> {
  const firsts = accounts.map((names) => {
    const byForm = new Map<string, T>();
    for (const name of names) if (byForm.size < mostNames && !byForm.has(name.form)) byForm.set(name.form, name);
    const byLetter = new Map<string, T[]>();
    for (const name of byForm.values()) {
      const letter = letterOf(name);
      const known = byLetter.get(letter);
      if (known) known.push(name);
      else byLetter.set(letter, [name]);
    }
    return { byForm, byLetter };
  });
  const found: Opposed<T>[] = [];
  for (const [account, { byForm }] of firsts.entries()) {
    for (const there of firsts.slice(account + 1)) {
      for (const a of byForm.values()) {
        await step(account, firsts.length);
        // Who spells it as the other does, too, has not another spelling.
        if (there.byForm.has(a.form)) continue;
        for (const b of there.byLetter.get(letterOf(a)) ?? []) {
          if (a.keys.length !== b.keys.length && a.keys.join('') !== b.keys.join('')) continue;
          if (byForm.has(b.form) || likenessOfNames(a, b) !== 'spelling') continue;
          if (decided.on(a.form, b.form) !== null) continue;
          found.push({ a, b, class: 'compatible', reason: 'spelling' });
        }
      }
    }
  }
  return found;
}

function letterOf({ keys }: SaidName): string {
  return keys[0]![0] ?? '';
}
