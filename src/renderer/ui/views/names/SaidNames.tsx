import { useMemo } from 'react';
import { saidNames } from '../../../../core/model/name-rulings.ts';
import type { SaidName } from '../../../../core/model/name-rulings.ts';
import { removeAlias } from '../../../commands/aliases-and-origins.ts';
import { takeBackRuling } from '../../../commands/rule.ts';
import { namesWords as words } from '../../../words/names.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { VanishingButton } from '../../parts/VanishingButton.tsx';

const wholeView = (button: HTMLElement) => button.closest<HTMLElement>('.names');

/** The names that stand for others because a person said so, each to be taken back. */
export function SaidNames() {
  const aliases = useRows('aliases');
  const rulings = useRows('rulings');
  const groups = useMemo(() => saidNames(aliases.rows.values(), rulings.rows.values()), [aliases, rulings]);
  if (groups.length === 0) return <p className="quiet">{words.none}</p>;
  return (
    <ul className="name-groups" aria-label={words.list}>
      {groups.map(({ of, names }) => (
        <li key={of}>
          <bdi className="name-of">{of}</bdi>
          <ul className="name-aliases" aria-label={of}>
            {names.map((one) => (
              <Said key={one.id} said={one} of={of} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Said({ said, of }: { readonly said: SaidName; readonly of: string }) {
  const { id, by, name } = said;
  const { desk } = useSession();
  const run = useRun();
  return (
    <li>
      <bdi>{name}</bdi>
      <VanishingButton
        className="icon-button"
        aria-label={words.remove(name, of)}
        region={wholeView}
        onPress={() => void run(by === 'alias' ? removeAlias(desk, id) : takeBackRuling(desk, id))}
      >
        ×
      </VanishingButton>
    </li>
  );
}
