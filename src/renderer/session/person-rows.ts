import type { Known } from '../../core/model/people.ts';
import type { Session } from './session.ts';

/** Somebody with what they made. */
export interface PersonRow {
  readonly person: Known;
  /** Whether it is who works in this window. */
  readonly isMe: boolean;
  readonly marks: number;
  /** How many tags they put on marks of others. */
  readonly tags: number;
  readonly notes: number;
  readonly links: number;
}

/** Everybody in the project, by name. */
export function peopleRows({ desk, people: all }: Session): readonly PersonRow[] {
  const { snapshot } = desk.store;
  const people = all.now();
  const count = (authors: Iterable<string>) => {
    const counts = new Map<Known, number>();
    for (const author of authors) {
      const one = people.of(author);
      if (one) counts.set(one, (counts.get(one) ?? 0) + 1);
    }
    return (one: Known) => counts.get(one) ?? 0;
  };
  const annotations = [...snapshot.rows('annotations').values()];
  const marks = count(annotations.map(({ author }) => author));
  const tags = count(annotations.flatMap(({ taggedBy = {} }) => Object.values(taggedBy).map(({ author }) => author)));
  const notes = count(Array.from(snapshot.rows('notes').values(), ({ author }) => author));
  const links = count(Array.from(snapshot.rows('links').values(), ({ author }) => author));
  const me = people.of(desk.author);
  return people.all.map((person) => ({
    person,
    isMe: person === me,
    marks: marks(person),
    tags: tags(person),
    notes: notes(person),
    links: links(person),
  }));
}
