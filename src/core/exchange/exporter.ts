import type { Id } from '../model/id.ts';
import type { Evidence } from './evidence.ts';
import type { Placing } from './placing.ts';

/** How an export is made; every format takes of it what it can use. */
export interface ExportOptions {
  /** Whether quotations stand below their document or below their tags; for formats that are `arranged`. */
  readonly arrange: 'document' | 'tag';
  /** Whether a reference stands beside its quotation or at the foot; for formats that have `references`. The first if it is not said. */
  readonly references?: References;
  /** Whether the texts are in it, or only what is quoted of them; for formats that have `texts`. */
  readonly texts?: 'whole' | 'quotations';
  /** For formats that are `linked`: Markdown with what `to` writes in the place of each link; where that is null, its name. */
  readonly linked?: (markdown: string, to: (target: LinkedTo) => string | null) => string;
  /** What the file is called inside. */
  readonly title: string;
  /** When, as ISO 8601. */
  readonly exported: string;
  /** Called in the midst of long work. */
  readonly step?: () => void;
  /** The reader's time zone, in which days are written; without it, the machine's. */
  readonly zone?: string;
}

/** What a note leads to, and what that is called now. */
export interface LinkedTo {
  readonly kind: 'document' | 'tag' | 'note' | 'mark';
  readonly id: Id;
  readonly name: string;
}

/** Where references stand. */
export type References = 'text' | 'footnotes';

/** A format in which evidence leaves: one file, and one line in `formats.ts`. */
export interface Exporter {
  /** Never changes: what a person chose last is remembered by it. */
  readonly id: string;
  /** Of the file's name, without the dot. */
  readonly ending: string;
  readonly mediaType: string;
  /** Whether `arrange` means something here. */
  readonly arranged: boolean;
  /** Whether each line that `show` gives is a row of a table, whose columns stand below one another. */
  readonly rows?: true;
  /** The file in pieces of a good size, each made when it is asked for. */
  write(evidence: Evidence, options: ExportOptions, placing: Placing): AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** What is in the file, as a text in small pieces: who looks at its beginning stops then, and nothing more is made. */
  show(evidence: Evidence, options: ExportOptions, placing: Placing): AsyncIterable<string>;
  /** All words in the file as people read them, also those of its addresses and of what it says of itself; where `show` does not give all. */
  words?(evidence: Evidence, options: ExportOptions, placing: Placing): AsyncIterable<string>;
  /** Whether it can say what quotations count as. Without it, it can. */
  readonly counts?: false;
  /** Whether it can have its references as footnotes. */
  readonly references?: true;
  /** Whether people read it, who want to see links below the words. */
  readonly links?: true;
  /** Whether it can hold the texts, or leave them out. */
  readonly texts?: true;
  /** Whether the links of notes lead somewhere in it; else names stand in their place. */
  readonly linked?: true;
  /** Whether it must hold the very words, or counts their characters: then no name in it is replaced. */
  readonly exact?: true;
  /** Whether it shows the sentences that quotations stand in. */
  readonly sentences?: true;
  /** How many texts (words, notes, names, values) do not fit whole into the file. No text is read for it. Without it, all do. */
  cut?(evidence: Evidence, options: ExportOptions): Promise<number>;
}

/** About how many characters become one piece of a file; so few that a hundred of them are no burden. */
const atOnce = 256 * 1024;

/** A text in pieces as UTF-8 in pieces of a good size. */
export async function* asBytes(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const encoder = new TextEncoder();
  let waiting: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < atOnce) continue;
    yield encoder.encode(waiting.join(''));
    waiting = [];
    length = 0;
  }
  if (length > 0) yield encoder.encode(waiting.join(''));
}
