import { queryNames } from '../../core/model/query-name.ts';
import type { ParseOptions } from '../../core/search/language/parse.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** The names under which a query can ask for the project's own attributes. */
export function ownFields(snapshot: Snapshot): readonly string[] {
  return [...snapshot.rows('attributes').values()].flatMap(queryNames);
}

/** How a query of this project is read for this reader. */
export function queryReading(snapshot: Snapshot): ParseOptions {
  return { fields: ownFields(snapshot), languages: navigator.languages };
}
