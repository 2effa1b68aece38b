import type { Id } from '../model/id.ts';
import type { AttributeDefinition, Coding, Quotation } from '../model/records.ts';
import type { CodebookRow } from '../model/codebook.ts';

// What another program's file holds, in our words, before it is known what of it the project has already. Ids are made of
// those in the file, so that the same file gives the same ones every time.

/** All that a file holds. Whatever is named by an id and is not among its kind was not in the file. */
export interface Incoming {
  /** The program that wrote it, as it calls itself; empty if it does not say. */
  readonly maker: string;
  /** Each after the one above it. */
  readonly tags: readonly IncomingTag[];
  readonly columns: readonly IncomingColumn[];
  readonly sources: readonly IncomingSource[];
  readonly notes: readonly IncomingNote[];
  readonly sets: readonly IncomingSet[];
  readonly links?: readonly IncomingLink[];
  /** Answers that are part of what they answer, where that comes in with them. */
  readonly answers?: readonly IncomingAnswer[];
  /** What has no place in a project, by kind; none is 0. */
  readonly left: LeftCounts;
  /** How many things had the id of another one, or none, and got one of their own. */
  readonly doubled?: number;
}

/** A code. A missing id means that several parts of the file gave the same one. */
export interface IncomingTag {
  readonly id: Id;
  readonly row: CodebookRow;
}

/** A variable. */
export interface IncomingColumn {
  readonly id: Id;
  readonly name: string;
  readonly type: AttributeDefinition['type'];
}

/** A text, or what is none. */
export interface IncomingSource {
  readonly id: Id;
  readonly name: string;
  readonly kind: 'text' | 'pdf' | 'picture' | 'audio' | 'video';
  /** The words themselves, where they stand in the file; else null. */
  readonly words: string | null;
  /** Files that hold it, the likeliest first, as the file names them; `plain`: positions are counted in it. */
  readonly files: readonly { readonly path: string; readonly plain: boolean }[];
  readonly marks: readonly IncomingMark[];
  /** Values by column. */
  readonly values: readonly (readonly [column: Id, value: string])[];
  /** Tags of the whole of it. */
  readonly tagIds: readonly Id[];
  readonly author: string;
  readonly created: string | null;
  /** Where no words and files are given: which document of the project is meant. */
  readonly meant?: MeantText;
}

/** What a file says of a text that stands elsewhere. Each may be empty; what comes first tells more than what follows. */
export interface MeantText {
  /** Ids of documents of ours. */
  readonly ids: readonly Id[];
  /** SHA-256 of its words, in hexadecimal. */
  readonly hashes: readonly string[];
  /** Where it stands in the web or in a folder. */
  readonly addresses: readonly string[];
  readonly titles: readonly string[];
}

/** Something marked in a text. */
export interface IncomingMark {
  readonly id: Id;
  /** Where it stands as its writer counts; null where that is no place in a text, e.g. a field on a page. */
  readonly place: { readonly from: number; readonly to: number } | null;
  /** Its words or their beginning, or a name that somebody gave it; empty if nothing is said. */
  readonly words: string;
  /** Where its words are a whole quotation: what stands around them; each may be empty. */
  readonly around?: { readonly prefix: string; readonly suffix: string };
  /** It goes on from its words until these, which are no part of it. */
  readonly until?: Quotation;
  readonly tagIds: readonly Id[];
  /** Who put a tag on it, if that was another than its author. */
  readonly taggedBy: Readonly<Record<Id, Coding>>;
  readonly note: string;
  readonly author: string;
  readonly created: string | null;
  readonly changed: string | null;
}

/** A page of notes, with all that it is about. */
export interface IncomingNote {
  readonly id: Id;
  readonly title: string;
  readonly body: string;
  readonly about: readonly { readonly kind: 'project' | 'document' | 'tag' | 'annotation'; readonly id: Id }[];
  readonly author: string;
  readonly created: string | null;
  readonly changed: string | null;
}

/** An answer to a mark or a page. Where that came in before, the answer is a page of its own. */
export interface IncomingAnswer {
  readonly id: Id;
  /** The mark or page, and when it was changed last; null if nobody says. */
  readonly to: Id;
  readonly changed: string | null;
  /** As it stands in the note of what it answers. */
  readonly paragraph: string;
  readonly body: string;
  readonly author: string;
  readonly created: string | null;
}

/** Documents that belong together. */
export interface IncomingSet {
  readonly id: Id;
  readonly name: string;
  readonly note: string;
  readonly documentIds: readonly Id[];
}

/** One thing is related to another: documents, annotations, tags or notes, by their ids in the file. */
export interface IncomingLink {
  readonly id: Id;
  readonly from: Id;
  readonly to: Id;
  /** How; empty if nobody says. */
  readonly name: string;
  readonly oneWay: boolean;
  readonly note: string;
}

/** So many tags may stand in one another in a file; what is deeper stands beside the last. */
const deepestTag = 100;

/** The path of a tag as it comes in; `isDeep` if it is another than the file says. */
export interface PathComingIn {
  readonly path: readonly string[];
  readonly isDeep: boolean;
}

/** The paths of the tags of one file. Two that lie too deep stay two, also where they are called the same: the later one gets a number. */
export class PathsComingIn {
  readonly #deep = new Map<string, PathComingIn>();
  /** How many there are of each path. */
  readonly #there = new Map<string, number>();

  /** `key`: what tells the tag from all others of the file. */
  of(path: readonly string[], key: string = JSON.stringify(path)): PathComingIn {
    if (path.length < deepestTag) return { path, isDeep: false };
    if (path.length === deepestTag) {
      const there = JSON.stringify(path);
      if (!this.#there.has(there)) this.#there.set(there, 1);
      return { path, isDeep: false };
    }
    const known = this.#deep.get(key);
    if (known) return known;
    const above = path.slice(0, deepestTag - 1);
    const name = path.at(-1)!;
    const base = JSON.stringify([...above, name]);
    let number = (this.#there.get(base) ?? 0) + 1;
    const called = () => (number === 1 ? name : `${name} (${number})`);
    // Another may be called so in the file.
    while (number > 1 && this.#there.has(JSON.stringify([...above, called()]))) number++;
    this.#there.set(base, number);
    const found: PathComingIn = { path: [...above, called()], isDeep: true };
    this.#there.set(JSON.stringify(found.path), Math.max(1, this.#there.get(JSON.stringify(found.path)) ?? 0));
    this.#deep.set(key, found);
    return found;
  }
}

/** What can be left out; the interface has words for each. */
export const leftKinds = [
  'out-of-reach',
  'links',
  'graphs',
  'cases',
  'sets-of-tags',
  'whole-documents',
  'selections',
  'columns',
  'answers',
  'log',
  'depth',
  'unknown',
] as const;

/** How many of each. */
export type LeftCounts = Readonly<Record<(typeof leftKinds)[number], number>>;
