import { useState } from 'react';
import { Button } from 'react-aria-components';
import { pairsThatMayBeOne, witnessBounds } from '../../../../core/compare/witnesses.ts';
import type { WitnessRuling } from '../../../../core/compare/witnesses.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Ruling } from '../../../../core/model/records.ts';
import type { NamesById } from '../../../../core/model/shown-name.ts';
import { rule, takeBackRuling } from '../../../commands/rule.ts';
import { joinInWords, witnessWords as words } from '../../../words/witnesses.ts';
import { useAnswerInView } from '../../hooks/use-answer-in-view.ts';
import { useOutletNames } from '../../hooks/use-document-names.ts';
import { comparedOf } from '../../hooks/use-compared.ts';
import { useRows, useRun, useSession } from '../../hooks/use-session.ts';
import { NotYetCompared } from '../../parts/compare/NotYetCompared.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';
import { useWitnesses } from './use-witnesses.ts';
import type { FoundWitnesses } from './use-witnesses.ts';

/** How many independent origins a claim may have, on demand: all texts are read for it once. */
export function WitnessPane({ claimId }: { readonly claimId: Id }) {
  const [shown, setShown] = useState(false);
  return (
    <div className="claims-part">
      <Button className="button small" aria-expanded={shown} onPress={() => setShown(!shown)}>
        {words.show}
      </Button>
      {shown && <Counted claimId={claimId} />}
    </div>
  );
}

function Counted({ claimId }: { readonly claimId: Id }) {
  const { answer, cancel, askAgain } = useWitnesses(claimId);
  const asked = comparedOf(answer);
  const rulings = useRows('rulings').rows;
  const found = asked.state === 'here' ? asked.found : null;
  const region = useAnswerInView<HTMLDivElement>(found);
  return (
    <div ref={region} role="region" aria-label={words.title} aria-busy={answer === null || undefined}>
      <p role="status">{found && <b>{boundsOf(found, rulings, claimId)}</b>}</p>
      {asked.state === 'here' ? (
        <Bounds claimId={claimId} found={asked.found} />
      ) : (
        <NotYetCompared asked={asked} comparing={words.counting} cancel={cancel} askAgain={askAgain} />
      )}
    </div>
  );
}

function boundsOf({ witnesses }: FoundWitnesses, rulings: ReadonlyMap<Id, Ruling>, claimId: Id): string {
  const { least, most, decided } = witnessBounds(witnesses, rulings.values(), claimId);
  const { length } = witnesses.documentIds;
  return length === 0 ? words.nobody : words.bounds(length, least, most, decided);
}

function Bounds({ claimId, found: { witnesses, lost } }: { readonly claimId: Id; readonly found: FoundWitnesses }) {
  const rulings = useRows('rulings').rows;
  const { documentIds } = witnesses;
  const names = useOutletNames(documentIds);
  const joins = pairsThatMayBeOne(witnesses);
  if (documentIds.length === 0) return null;
  const known = new Set(joins.map(({ a, b }) => keyOf(a, b)));
  const here = new Set(documentIds);
  const decided = [...rulings.values()].filter(
    (one): one is WitnessRuling => one.kind === 'witness' && (one.claimId === null || one.claimId === claimId),
  );
  // What a person joined without a reason that was found.
  const more = decided.flatMap(({ parties: [a, b] }) =>
    a?.kind === 'document' &&
    b?.kind === 'document' &&
    here.has(a.id) &&
    here.has(b.id) &&
    !known.has(keyOf(a.id, b.id))
      ? [{ a: a.id, b: b.id, reasons: [] }]
      : [],
  );
  return (
    <>
      <p className="quiet">{words.how}</p>
      {lost > 0 && <p>{words.lost(lost)}</p>}
      {joins.length + more.length === 0 && <p>{words.noJoins}</p>}
      <ul className="claims-joins" aria-label={words.joins}>
        {[...joins, ...more].map((join) => (
          <Join key={keyOf(join.a, join.b)} join={join} names={names} claimId={claimId} decided={decided} />
        ))}
      </ul>
      {documentIds.length > 1 && <JoinByHand claimId={claimId} documentIds={documentIds} />}
    </>
  );
}

interface JoinProps {
  readonly join: FoundWitnesses['witnesses']['joins'][number];
  readonly names: NamesById;
  readonly claimId: Id;
  readonly decided: readonly WitnessRuling[];
}

const wholeItem = (button: HTMLElement) => button.closest<HTMLElement>('li');

/** Two documents, why they may be one witness, and what a person decided. */
function Join({ join: { a, b, reasons }, names, claimId, decided }: JoinProps) {
  const { desk } = useSession();
  const run = useRun();
  const isOn = ({ parties }: WitnessRuling) =>
    parties.length === 2 && [a, b].every((id) => parties.some((one) => one.kind === 'document' && one.id === id));
  // What was decided for this claim goes before what was decided for all.
  const ruling = decided.filter(isOn).sort((one) => (one.claimId === null ? 1 : -1))[0];
  const pair = words.pair(names.get(a) ?? '', names.get(b) ?? '');
  const decide = (value: WitnessRuling['value']) =>
    run(rule(desk, { kind: 'witness', value, claimId, parties: partiesOf(a, b), subjects: [] }));
  return (
    <li>
      <b>{pair}</b>
      {reasons.map((reason, at) => (
        <div key={at}>{joinInWords(reason, (id) => names.get(id) ?? '')}</div>
      ))}
      {ruling && (
        <div>
          {words.decided[ruling.value]}{' '}
          <VanishingButton
            className="plain-link"
            region={wholeItem}
            aria-label={words.of(words.takeBack, pair)}
            onPress={() => void run(takeBackRuling(desk, ruling.id))}
          >
            {words.takeBack}
          </VanishingButton>
        </div>
      )}
      {ruling?.value !== 'apart' && (
        <VanishingButton
          className="button small"
          region={wholeItem}
          aria-label={words.of(words.apart, pair)}
          onPress={() => void decide('apart')}
        >
          {words.apart}
        </VanishingButton>
      )}
      {ruling?.value !== 'joined' && (
        <VanishingButton
          className="button small"
          region={wholeItem}
          aria-label={words.of(words.joined, pair)}
          onPress={() => void decide('joined')}
        >
          {words.joined}
        </VanishingButton>
      )}
    </li>
  );
}

function JoinByHand({ claimId, documentIds }: { readonly claimId: Id; readonly documentIds: readonly Id[] }) {
  const { desk } = useSession();
  const run = useRun();
  const names = useOutletNames(documentIds);
  const [pair, setPair] = useState<readonly [Id, Id]>([documentIds[0]!, documentIds[1]!]);
  const [a, b] = pair;
  const field = (at: 0 | 1) => (
    <select
      className="select"
      aria-label={`${words.join} ${at + 1}`}
      value={pair[at]}
      onChange={({ target }) => setPair(at === 0 ? [target.value, b] : [a, target.value])}
    >
      {documentIds.map((id) => (
        <option key={id} value={id}>
          {names.get(id)}
        </option>
      ))}
    </select>
  );
  const decide = (value: WitnessRuling['value']) =>
    rule(desk, { kind: 'witness', value, claimId, parties: partiesOf(a, b), subjects: [] });
  return (
    <div className="claims-join" role="group" aria-label={words.join}>
      {field(0)}
      {field(1)}
      {(['apart', 'joined'] as const).map((value) => (
        <Button key={value} className="button small" isDisabled={a === b} onPress={() => void run(decide(value))}>
          {words[value]}
        </Button>
      ))}
    </div>
  );
}

function partiesOf(a: Id, b: Id) {
  return [a, b].sort().map((id) => ({ kind: 'document', id }) as const);
}

function keyOf(a: Id, b: Id): string {
  return [a, b].sort().join(' ');
}
