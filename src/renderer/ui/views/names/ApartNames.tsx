import { nameRulings } from '../../../../core/model/name-rulings.ts';
import { takeBackRulings } from '../../../commands/rule.ts';
import { namesWords as words } from '../../../words/names.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { VanishingButton } from '../../parts/VanishingButton.tsx';

const wholeView = (button: HTMLElement) => button.closest<HTMLElement>('.names');

/** Spellings of which a person said that they are other names, each with those from which it is kept apart. */
export function ApartNames() {
  const { desk } = useSession();
  const run = useRun();
  const { rows } = useRows('rulings');
  const groups = new Map<string, { readonly ids: string[]; readonly others: string[] }>();
  for (const { id, value, names } of nameRulings(rows.values())) {
    if (value !== 'different') continue;
    const group = groups.get(names[0] ?? '') ?? { ids: [], others: [] };
    group.ids.push(id);
    group.others.push(...names.slice(1));
    groups.set(names[0] ?? '', group);
  }
  if (groups.size === 0) return null;
  return (
    <>
      <h3>{words.apart}</h3>
      <ul className="name-groups" aria-label={words.apart}>
        {[...groups]
          .sort(([a], [b]) => a.localeCompare(b))
          .map(([name, { ids, others }]) => (
            <li key={name} className="name-line">
              <span>
                <bdi className="name-of">{name}</bdi> <span className="quiet">{words.isNot}</span>{' '}
                <bdi>{words.listed(others.toSorted((a, b) => a.localeCompare(b)))}</bdi>
              </span>
              <VanishingButton
                className="button small"
                aria-label={words.takeBackApart(name)}
                region={wholeView}
                onPress={() => void run(takeBackRulings(desk, ids))}
              >
                {words.takeBack}
              </VanishingButton>
            </li>
          ))}
      </ul>
    </>
  );
}
