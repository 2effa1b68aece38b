import type { Id } from '../../core/model/id.ts';
import type { Coding } from '../../core/model/records.ts';
import type { ComparePort } from '../../core/ports/compare.ts';
import type { Taking } from '../../core/ports/finder.ts';
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
  /** What is done with hits is done with all of them: a command can ask nothing that answers with those so far. */
  readonly finder: Taking;
  readonly comparer: ComparePort;
  /** Name under which acts are recorded; may be empty. */
  readonly author: string;
  /** Ids of the imports that run in this window. */
  readonly running: Set<Id>;
  /** The time, as ISO 8601. */
  now(): string;
  newId(): Id;
  /** Set by `asStretch`. */
  readonly act?: Id;
  /** Set by `asStretch`. */
  readonly goesOn?: true;
}

/** A desk on which all that is stored under this act is one stretch of writing: one act, and one Change of the history. */
export function asStretch(desk: Desk, act: Id): Desk {
  return { ...desk, act, goesOn: true };
}

/** Who acts, for `store.apply`. */
export function by({ author, act, goesOn }: Desk): {
  readonly author: string;
  readonly act?: Id;
  readonly goesOn?: true;
} {
  return { author, ...(act === undefined ? {} : { act }), ...(goesOn ? { goesOn } : {}) };
}

/** Who tags, and when. */
export function coding(desk: Pick<Desk, 'author' | 'now'>): Coding {
  return { author: desk.author, time: desk.now() };
}
