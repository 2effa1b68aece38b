import type { Id } from '../../../../core/model/id.ts';
import { takeBack } from '../../../session/row-acts.ts';
import { synopsisWords as words } from '../../../words/synopsis.ts';
import { usePeople } from '../../hooks/use-people.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import type { ShownRow } from './shown-rows.ts';

/** Who put the row together or took it apart; the ruling can be taken back. */
export function RuledLine({ row, reachable }: { readonly row: ShownRow; readonly reachable: boolean }) {
  return (['merged', 'split'] as const).flatMap((how) =>
    row[how].map((id) => <Line key={id} how={how} id={id} reachable={reachable} />),
  );
}

interface LineProps {
  readonly how: 'merged' | 'split';
  readonly id: Id;
  readonly reachable: boolean;
}

function Line({ how, id, reachable }: LineProps) {
  const session = useSession();
  const people = usePeople();
  const ruling = useRows('rulings').rows.get(id);
  if (!ruling) return null;
  const author = ruling.author === session.desk.author ? null : people.nameOf(ruling.author);
  return (
    <p className="synopsis-ruled quiet">
      {words.ruledBy[how](author)}{' '}
      <button
        type="button"
        className="synopsis-moved"
        tabIndex={reachable ? 0 : -1}
        onClick={() => void takeBack(session, [ruling])}
      >
        {words.takeBack}
      </button>
    </p>
  );
}
