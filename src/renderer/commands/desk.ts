import type { Id } from '../../core/model/id.ts';
import type { FinderPort } from '../../core/ports/finder.ts';
import type { Host } from '../../core/ports/host.ts';
import type { IngestPort } from '../../core/ports/ingest.ts';
import type { ProjectStore } from '../store/project-store.ts';

/**
 * What a command works with: the open project and the abilities around it. A command is one thing a person can do: it
 * reads the records, decides with the core, and applies one Diff, whose reverse the history keeps for undo. Commands
 * answer with a Result; what goes wrong is for the person to read.
 */
export interface Desk {
  readonly host: Host;
  readonly store: ProjectStore;
  readonly ingest: IngestPort;
  readonly finder: FinderPort;
  /** Name under which acts are recorded; may be empty. */
  readonly author: string;
  /** Ids of the imports that run in this window. */
  readonly running: Set<Id>;
  /** The time, as ISO 8601. */
  now(): string;
  newId(): Id;
  /** Set by `asOneAct`. */
  readonly act?: Id;
}

/** A desk on which all that is done is one act, e.g. making a tag and tagging with it: undo takes it back at once. */
export function asOneAct(desk: Desk): Desk {
  return { ...desk, act: desk.newId() };
}

/** Who acts, for `store.apply`. */
export function by({ author, act }: Desk): { readonly author: string; readonly act?: Id } {
  return act === undefined ? { author } : { author, act };
}
