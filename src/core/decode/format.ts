import type { FormatName } from './format-names.ts';
import type { Encoding, Found, Layout } from '../model/records.ts';
import type { Result } from '../model/result.ts';

/** What decoding asks of the outside. */
export interface Abilities {
  /** Called now and then in the midst of long work: whoever waits sees that it goes on. */
  readonly step: () => void;
}

/** What a person may decide about how a file is read. */
export interface DecodeOptions {
  /** An encoding; it is used even if the text comes out wrong. Formats whose bytes are no text pass over it. */
  readonly label?: string;
}

/** What somebody remarked at words of a text, in the file. Becomes an annotation when the file comes in. */
export interface Remark {
  readonly from: number;
  readonly to: number;
  /** Empty where words are only highlighted. */
  readonly note: string;
  /** Null for what the file does not say; the time is ISO 8601. */
  readonly author: string | null;
  readonly time: string | null;
}

/** A text, and what a format tells of it. */
export interface DecodedText {
  /** Without a byte-order mark; each line end in it is a `\n`. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly layout?: Layout;
  readonly found?: Found;
  /** In the order of the text. */
  readonly remarks?: readonly Remark[];
}

/** One text of a file. */
export interface DecodedPart extends DecodedText {
  /**
   * Names the text among those of its file, as a file's name does, by the same word at every reading; empty for the text
   * that the file itself is.
   */
  readonly part: string;
  /** Of a text with a name, and only of such: the bytes of it alone. Read as a file of that name they give it again. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** A file inside of the file, such as a mail in a mailbox; its name says in which format it is read. */
export interface Enclosed {
  readonly part: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A format that comes in: one file, and one line each in `format-names.ts` and `open.ts`. */
export interface Format extends FormatName {
  /** The id, a hyphen and a number, which goes up whenever the same bytes would give another text. */
  readonly decoder: string;
  /** Its bytes are packed: the files inside of it may be many times as large. */
  readonly packed?: true;
  /** Whether a file whose name has no ending is of this format, by its first bytes. Without it, its ending must say so. */
  sniff?(head: Uint8Array): boolean;
  /**
   * The texts of a file and the files inside of it, in its order; no name twice, and none with a `/`. Fails with
   * `not-text` for what is no text, `not-available` for an encoding that is not known, `unreadable` for what is broken.
   */
  decode(
    bytes: Uint8Array<ArrayBuffer>,
    by: Abilities,
    options: DecodeOptions,
  ): Promise<Result<readonly (DecodedPart | Enclosed)[]>>;
}
