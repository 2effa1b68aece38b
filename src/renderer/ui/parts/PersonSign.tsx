import { usePeople } from '../hooks/use-people.ts';
import '../styles/people.css';

/** Somebody by their name of now, with the sign of their colour. */
export function PersonSign({ signature, words }: { readonly signature: string; words?(name: string): string }) {
  const people = usePeople();
  const person = people.of(signature);
  const name = person?.name ?? signature;
  return (
    <span className={`person-sign tag-${person?.colour ?? 'grey'}`}>
      <bdi>{words ? words(name) : name}</bdi>
    </span>
  );
}
