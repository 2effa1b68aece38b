import type { Result } from '../model/result.ts';
import type { Source } from './host.ts';

/**
 * Folders that stay linked: the desktop remembers their places, also after a restart, and says what stands in them. A
 * window only ever names a link; a place is named by the person who opens a folder. What a link belongs to, and what of
 * it was taken in, is the window's to remember. Nothing here changes or deletes a file.
 */
export interface LinkedFolders {
  /**
   * Remembers the folder of a source that a person opened since the page was loaded; its files may be handed over
   * already. Each call makes a link of its own. `invalid` if the source was no folder; the failures of writing, if it
   * could not be remembered.
   */
  link(sourceId: string): Promise<Result<LinkedFolder>>;
  /** Forgets a link. Unknown ids are ignored. */
  unlink(linkId: string): Promise<void>;
  /**
   * Walks the folder now. `vanished` if it is not there or its drive is away, `not-found` for an unknown link. It does
   * not promise one moment for all: a folder may change while it is walked.
   */
  look(linkId: string): Promise<Result<FolderLook>>;
  /**
   * A source that gives just the files at these paths, in this order, by the rules of any other source: what is gone,
   * leads out of the folder or is no plain path comes as a problem in its place.
   */
  open(linkId: string, paths: readonly string[]): Promise<Result<Source>>;
  /**
   * Calls back some time after something below a folder that was looked at may have changed, and when one that was
   * away is back. It does not promise to hear everything, above all not on network drives: look from time to time,
   * too. A folder that nobody has looked at for a quarter of an hour is no longer listened to. Returns a function that
   * stops it.
   */
  onChanged(listener: (linkId: string) => void): () => void;
}

/** A folder of this computer that is linked to a project. */
export interface LinkedFolder {
  readonly linkId: string;
  /** The folder's name. */
  readonly name: string;
  /** Its place, to show to the person. */
  readonly where: string;
}

/** What stood in a folder, in the order of the names. Hidden files and system litter are left out. */
export interface FolderLook {
  readonly files: readonly LookedFile[];
  /** Paths that could not be looked at. What is there, or below, is not known. */
  readonly unknown: readonly string[];
}

/** `changed` is when it was last written, in milliseconds since 1970, as its file system keeps it. */
export interface LookedFile {
  readonly path: string;
  readonly size: number;
  readonly changed: number;
}
