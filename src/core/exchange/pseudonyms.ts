import { toCommaSeparated } from './comma-separated.ts';
import type { Pseudonym } from './mask.ts';
import { keyOfName, usable } from './mask.ts';

/** A list as a person writes it: a line each, `Anna Lind = Person 1`. What has no sign is no line of it yet. */
export function pseudonymsIn(written: string): readonly Pseudonym[] {
  return written.split('\n').flatMap((line) => {
    const at = line.indexOf('=');
    return at < 0 ? [] : usable([{ name: line.slice(0, at).trim(), pseudonym: line.slice(at + 1).trim() }]);
  });
}

/** The list with a line for each of these names that it has not, called `Person 1` and on. */
export function withSuggested(written: string, names: Iterable<string>, called: string): string {
  const list = pseudonymsIn(written);
  const known = new Set(list.map(({ name }) => keyOfName(name)));
  const taken = new Set(list.map(({ pseudonym }) => keyOfName(pseudonym)));
  const lines = written.trim() === '' ? [] : [written.trimEnd()];
  let number = 1;
  for (const name of names) {
    if (name.trim() === '' || /[=\n]/u.test(name) || known.has(keyOfName(name))) continue;
    known.add(keyOfName(name));
    while (taken.has(keyOfName(`${called} ${number}`))) number += 1;
    lines.push(`${name.trim()} = ${called} ${number++}`);
  }
  return lines.join('\n');
}

/** The key: who is who. A file of its own, never part of an export. */
export function pseudonymKey(list: readonly Pseudonym[]): string {
  return toCommaSeparated(
    ['name', 'pseudonym'],
    usable(list).map(({ name, pseudonym }) => [name, pseudonym]),
  );
}
