import type { Id } from '../model/id.ts';
import type { Annotation, AttributeDefinition, Document, EventSet, Import, Person, Tag } from '../model/records.ts';

/** The records that filters look at, and which documents there are. */
export interface Facts {
  readonly documents: ReadonlyMap<Id, Document>;
  readonly annotations: readonly Annotation[];
  readonly tags: readonly Tag[];
  /** Imports give the library its folders, and so its order. */
  readonly imports?: ReadonlyMap<Id, Import>;
  /** Definitions of attributes, so that `name:` finds the project's own. The built-in ones need none. */
  readonly attributes?: readonly AttributeDefinition[];
  /** Event sets, so that `set:` finds their documents. */
  readonly eventSets?: readonly EventSet[];
  /** People, so that `person:` finds what they made under the name that they have now. */
  readonly people?: readonly Person[];
  /** Of which documents what a person decided of furniture, as their parts name it. */
  readonly furnished?: ReadonlyMap<Id, string>;
  /** The reader's languages, best first, in which a query may write dates. */
  readonly languages?: readonly string[];
}

/** Before any are known. */
export const noFacts: Facts = { documents: new Map(), annotations: [], tags: [] };
