import { cleanName } from '../../core/model/clean-name.ts';
import { isEmpty } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import * as people from '../../core/model/people.ts';
import type { Known, People } from '../../core/model/people.ts';
import type { Colour } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';

// What is decided on those who work in the project. Each is named by something they sign with; `peopleNow` says who that is,
// also of those without a record.

/** Everybody in the project as it is now. */
export type PeopleNow = () => People;

/** Calls somebody otherwise, wherever they are named. The name of another is `name-taken`. */
export function renamePerson(desk: Desk, peopleNow: PeopleNow, signature: string, name: string): Promise<Result<Diff>> {
  return change(desk, peopleNow, signature, (person, all) => {
    const wanted = cleanName(name);
    if (wanted === '') return fail('nothing-there');
    const other = all.named(wanted) ?? all.of(wanted);
    if (other && other !== person) return fail('name-taken', other.name, other.signatures[0]);
    return ok({
      diff: wanted === person.name ? {} : people.renamePerson(person, wanted, desk.newId),
      label: { verb: 'rename-person', names: [person.name, wanted] },
    });
  });
}

/** Gives somebody another colour. */
export function recolourPerson(
  desk: Desk,
  peopleNow: PeopleNow,
  signature: string,
  colour: Colour,
): Promise<Result<Diff>> {
  return change(desk, peopleNow, signature, (person) =>
    ok({
      diff: people.recolourPerson(person, colour, desk.newId),
      label: { verb: 'recolour-person', names: [person.name] },
    }),
  );
}

/** Says that two are one: what the first made is the second's. */
export function mergePeople(
  desk: Desk,
  peopleNow: PeopleNow,
  signature: string,
  intoSignature: string,
): Promise<Result<Diff>> {
  return change(desk, peopleNow, signature, (from, all) => {
    const into = all.of(intoSignature);
    if (!into) return fail('not-found', intoSignature);
    return ok({
      diff: into === from ? {} : people.mergePeople(from, into, desk.newId),
      label: { verb: 'merge-people', names: [from.name, into.name] },
    });
  });
}

type PeopleVerb = 'rename-person' | 'recolour-person' | 'merge-people';

function change(
  desk: Desk,
  peopleNow: PeopleNow,
  signature: string,
  make: (
    person: Known,
    all: People,
  ) => Result<{
    readonly diff: Diff;
    readonly label: { readonly verb: PeopleVerb; readonly names: readonly string[] };
  }>,
): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const all = peopleNow();
    const person = all.of(signature);
    if (!person) return fail('not-found', signature);
    const made = make(person, all);
    if (!made.ok) return made;
    const { diff, label } = made.value;
    return isEmpty(diff) ? ok(diff) : desk.store.apply(diff, { label, ...by(desk) });
  });
}
