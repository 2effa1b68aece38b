import type { NameFamily } from '../../../../core/compare/name-families.ts';
import { momentCell } from '../../../../core/exchange/comma-separated.ts';
import type { Cell } from '../../../../core/exchange/comma-separated.ts';
import type { SavedTable } from '../../../../core/exchange/saved-table.ts';
import { decidedNames, keyOfName, nameRulings } from '../../../../core/model/name-rulings.ts';
import { savedHead } from '../../../session/saved-head.ts';
import type { AskedHead } from '../../../session/saved-head.ts';
import type { Session } from '../../../session/session.ts';
import { namesWords as words } from '../../../words/names.ts';

/**
 * Names that are written in several ways, a row for each spelling; the first of a name is the one that stands most often.
 * Behind them those of which only a person said something. `stands for` is the name that a person said it is, and `kept
 * apart from` are those that a person said it is not, with ` | ` between. `sought`: what a name must hold.
 */
export function savedNames(
  { desk, people }: Pick<Session, 'desk' | 'people'>,
  families: readonly NameFamily[],
  { sought, ...asked }: Pick<AskedHead, 'part'> & { readonly sought: string },
): SavedTable {
  const { title, about } = savedHead(desk, {
    ...asked,
    ...{ title: words.families, how: words.rule, filters: [[words.seek, sought]], times: true },
  });
  const said = saidOfNames({ desk, people });
  const shown = new Set(families.flatMap(({ spellings }) => spellings.map(({ written }) => keyOfName(written))));
  const others = [...said.values()].filter(({ name }) => {
    const key = keyOfName(name);
    return !shown.has(key) && key.includes(keyOfName(sought));
  });
  return {
    title,
    about,
    header: [
      ...['number', 'name', 'spelling', 'why', 'times', 'documents'],
      ...['stands for', 'kept apart from', 'said by', 'said'],
    ],
    rows: [
      ...families.flatMap(({ spellings }, at) =>
        spellings.map(({ written, why, times, documents }) => [
          ...[at + 1, spellings[0]!.written, written, words.whys[why], times, documents],
          ...cellsOf(said.get(keyOfName(written))),
        ]),
      ),
      ...others.map((one) => [...[null, one.of ?? one.name, one.name, words.whys.ruled, null, null], ...cellsOf(one)]),
    ],
  };
}

/** What persons said of a name. */
interface SaidOfName {
  readonly name: string;
  /** What it stands for; null if it is no other name. */
  readonly of: string | null;
  readonly apart: string[];
  readonly by: Set<string>;
  /** When it was said last. */
  time: string;
}

function saidOfNames({ desk, people }: Pick<Session, 'desk' | 'people'>): ReadonlyMap<string, SaidOfName> {
  const { snapshot } = desk.store;
  const [aliases, rulings] = [[...snapshot.rows('aliases').values()], [...snapshot.rows('rulings').values()]];
  const decided = decidedNames(aliases, rulings);
  const said = new Map<string, SaidOfName>();
  const of = (name: string, author: string, time: string): SaidOfName => {
    const canonical = decided.canonical(name);
    const isOther = keyOfName(canonical) !== keyOfName(name);
    const one = said.get(keyOfName(name)) ?? { name, of: isOther ? canonical : null, apart: [], by: new Set(), time };
    one.by.add(people.now().nameOf(author));
    if (time > one.time) one.time = time;
    said.set(keyOfName(name), one);
    return one;
  };
  for (const { name, author, created } of aliases) of(name, author, created);
  for (const { value, names, author, changed } of nameRulings(rulings)) {
    if (value === 'same') for (const name of names.slice(1)) of(name, author, changed);
    else for (const name of names) of(name, author, changed).apart.push(...names.filter((other) => other !== name));
  }
  return said;
}

function cellsOf(said: SaidOfName | undefined): readonly Cell[] {
  if (!said) return [null, null, null, null];
  return [said.of, [...new Set(said.apart)].join(' | '), [...said.by].join(' | '), momentCell(said.time)];
}
