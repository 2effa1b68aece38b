import type { Snapshot } from '../store/snapshot.ts';

/** The names under which a query can ask for the project's own attributes. */
export function ownFields(snapshot: Snapshot): readonly string[] {
  return [...snapshot.rows('attributes').values()].flatMap(({ id, name }) => [id, name.toLowerCase()]);
}
