import type { FormatName } from './format-names.ts';
import type { Encoding, Found, Layout, ReadingRule } from '../model/records.ts';
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
  /**
   * How a file is to be read that can be read in several ways; null: as it is guessed. It is asked once for each file, when
   * its shape is known; see `Reading`.
   */
  readonly ruleFor?: (file: FileShape) => ReadingWay | null;
}

/** A file that can be read in several ways, as far as it was looked at. */
export interface FileShape {
  /** Empty for the file itself; else its place in the file that holds it. Filled in by `openFile`. */
  readonly name: string;
  readonly format: string;
  /** See `Reading`. */
  readonly shape: string;
  /** Of the file of this name. Filled in by `openFile`. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** A rule, and the encoding that a person picked; null: it is detected. */
export interface ReadingWay {
  readonly rule: ReadingRule;
  readonly encoding: string | null;
}

/** How a file was read that can be read in several ways. All texts of the file share one. */
export interface ReadSo {
  readonly shape: string;
  readonly rule: ReadingRule;
  /** What would have been guessed; the same as `rule` if nobody said otherwise. */
  readonly guessed: ReadingRule;
  readonly unread: readonly string[];
  /** What a person can choose among; of tables only. */
  readonly choices?: TableChoices;
  /** What a person should know of how it was read; of tables only. */
  readonly told?: TableTold;
}

/** What is told of a table, so that nobody has to open it to see whether it was read rightly. */
export interface TableTold {
  /** The number of the row that names the columns, the first is 1; null: none does. Absent where names stand apart from rows, as in JSON. */
  readonly heading?: number | null;
  /** How many rows are equal to a row above them, cell by cell. */
  readonly equalRows: number;
  /** The lines, from 1, in which a quotation mark opens a cell and none closes it: it was read as a sign of the text. */
  readonly openQuotes: readonly number[];
}

/** What is in a table, whatever of it is read. */
export interface TableChoices {
  /** Sheets of a workbook, or lists in a JSON file; empty where a file is one table. */
  readonly sheets: readonly { readonly name: string; readonly rows: number; readonly hidden: boolean }[];
  /** Of the sheets that are read: how a column's cells read, and how many of them hold something. */
  readonly columns: readonly { readonly name: string; readonly example: string; readonly filled: number }[];
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
  /** Only where the file could be read otherwise. */
  readonly reading?: ReadSo;
  /**
   * Where it begins in its file, in whatever the format counts (rows, characters): the same words have the same place, by
   * whatever rule the file is read. So a text is found again when its file is read otherwise.
   */
  readonly at?: number;
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
