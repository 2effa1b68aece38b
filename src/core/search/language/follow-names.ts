import type { Id } from '../../model/id.ts';
import { queryNames } from '../../model/query-name.ts';
import type { AttributeDefinition, Tag } from '../../model/records.ts';
import { followColumns } from './follow-columns.ts';
import { followTags } from './follow-tags.ts';
import type { ParseOptions } from './parse.ts';

/** What a query can ask for by a name that a person gave. */
export interface QueryNames {
  readonly tags: ReadonlyMap<Id, Tag>;
  readonly columns: ReadonlyMap<Id, AttributeDefinition>;
}

/** The query as it must be written after tags and columns got other names, see `followTags`. `languages`: how it is read. */
export function followNames(
  query: string,
  before: QueryNames,
  after: QueryNames,
  { languages }: Pick<ParseOptions, 'languages'> = {},
): string {
  const reading = { fields: [...before.columns.values()].flatMap(queryNames), ...(languages && { languages }) };
  return followColumns(followTags(query, before.tags, after.tags, reading), before.columns, after.columns, reading);
}
