import { useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from 'react-aria-components';
import { spellingsVersion } from '../../../../core/compare/name-families.ts';
import type { FamilySpelling, NameFamily } from '../../../../core/compare/name-families.ts';
import { keyOfName } from '../../../../core/model/name-rulings.ts';
import { joinNames, partNames } from '../../../commands/name-rulings.ts';
import { namesWords as words } from '../../../words/names.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { NamePassages } from './NamePassages.tsx';

const wholeView = (button: HTMLElement) => button.closest<HTMLElement>('.names');
const seen = { id: 'spellings', version: String(spellingsVersion) };

interface NameFamilyItemProps {
  readonly family: NameFamily;
  /** With whose spellings it may be joined. */
  readonly all: readonly NameFamily[];
  /** The id of the list of names to choose from. */
  readonly list: string;
}

/** A name with its spellings: why each is there, where it stands, and the ways to part and join. */
export function NameFamilyItem({ family, all, list }: NameFamilyItemProps) {
  const [open, setOpen] = useState(false);
  const [joining, setJoining] = useState(false);
  const [first, ...others] = family.spellings;
  const name = first!.written;
  return (
    <li>
      <div className="name-line">
        <span>
          <bdi className="name-of">{name}</bdi>{' '}
          <span className="quiet">{words.stood(first!.times, first!.documents)}</span>
        </span>
        <Button
          className="button small"
          aria-label={words.passagesOf(name)}
          aria-expanded={open}
          onPress={() => setOpen(!open)}
        >
          {words.passages}
        </Button>
        <Button
          className="button small"
          aria-label={words.joinOf(name)}
          aria-expanded={joining}
          onPress={() => setJoining(!joining)}
        >
          {words.join}
        </Button>
      </div>
      <ul className="name-aliases" aria-label={name}>
        {others.map((one) => (
          <Spelling key={one.written} one={one} family={family} />
        ))}
      </ul>
      {joining && <JoinField family={family} all={all} list={list} onJoined={() => setJoining(false)} />}
      {open && <NamePassages spellings={family.spellings} />}
    </li>
  );
}

function Spelling({ one, family }: { readonly one: FamilySpelling; readonly family: NameFamily }) {
  const { desk } = useSession();
  const run = useRun();
  const others = family.spellings.flatMap(({ written }) => (written === one.written ? [] : [written]));
  return (
    <li>
      <span>
        <bdi>{one.written}</bdi>{' '}
        <span className="quiet">
          {words.whys[one.why]} · {words.stood(one.times, one.documents)}
        </span>
      </span>
      <VanishingButton
        className="button small"
        aria-label={words.notTheSameOf(one.written, others[0]!)}
        region={wholeView}
        onPress={() => void run(partNames(desk, one.written, others, seen))}
      >
        {words.notTheSame}
      </VanishingButton>
    </li>
  );
}

interface JoinFieldProps extends NameFamilyItemProps {
  onJoined(): void;
}

/** Which other name is the same. One of another family brings all of that along. */
function JoinField({ family, all, list, onJoined }: JoinFieldProps) {
  const { desk } = useSession();
  const run = useRun();
  const [typed, setTyped] = useState('');
  const names = family.spellings.map(({ written }) => written);
  const key = keyOfName(typed);
  const ready = key !== '' && !names.some((name) => keyOfName(name) === key);
  const join = async (event: FormEvent) => {
    event.preventDefault();
    const other = all.find(({ spellings }) => spellings.some(({ written }) => keyOfName(written) === key));
    const others = other?.spellings.map(({ written }) => written) ?? [typed];
    if (ready && (await run(joinNames(desk, names, others)))) onJoined();
  };
  return (
    <form className="new-alias" onSubmit={(event) => void join(event)}>
      <input
        className="text-field"
        dir="auto"
        autoFocus
        list={list}
        aria-label={words.sameAs(names[0]!)}
        placeholder={words.otherName}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button className="button small" type="submit" isDisabled={!ready}>
        {words.add}
      </Button>
    </form>
  );
}
