import type { Id } from './id.ts';

// The nouns. Every record is plain, readonly and JSON-able, so that it can be stored, sent to a worker, put into a
// Diff and written to a project file as it is. Times are ISO 8601 strings in UTC. Offsets are UTF-16 code units of the
// text of one document version, `from` included, `to` excluded.

/** A stretch of text. Empty where both are equal. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Where a value was found. `person` means that a researcher entered or confirmed it. `file`: in what the file says of itself
 * beside its text; `field` names it as the format does, e.g. `og:title`.
 */
export type Origin =
  | { readonly kind: 'text'; readonly from: number; readonly to: number }
  | { readonly kind: 'file'; readonly field: string }
  | { readonly kind: 'path' }
  | { readonly kind: 'person' }
  | { readonly kind: 'program' };

/** A value of metadata that may be a guess. `doubt` says why a person should look at it, e.g. an ambiguous date. */
export interface Guess {
  readonly value: string;
  readonly origin: Origin;
  readonly doubt?: Doubt;
}

/**
 * `ambiguous-date`: day and month could be swapped; a guess is read day first. `several`: others are named, too. `weak`: read from little, or what
 * stands beside it says otherwise.
 */
export type Doubt = 'ambiguous-date' | 'several' | 'weak';

/** There is one Project record in each project's database. */
export interface Project {
  readonly id: Id;
  readonly name: string;
  readonly author: string;
  readonly created: string;
}

/** What is known of a text, without the text itself, so that thousands can be held in memory. */
export interface Document {
  readonly id: Id;
  readonly title: Guess;
  readonly importId: Id;
  /** Inside the imported folder, `/` between names; just the file's name if single files were imported. */
  readonly path: string;
  /** Keys are ids of attribute definitions. A missing key means: not known. Dates are as text/dates.ts says. */
  readonly attributes: Readonly<Record<Id, Guess>>;
  /** BCP 47, e.g. `en`; null if it could not be told. */
  readonly language: string | null;
  /** Oldest first, never empty. The last one is current. */
  readonly versions: readonly DocumentVersion[];
}

/** One text of a document. A changed file or another decoding makes the next. */
export interface DocumentVersion {
  /** 1 for the first. */
  readonly number: number;
  /** Key of the Text record. Two documents with the same bytes may share one. */
  readonly textId: Id;
  readonly bytes: number;
  /** Length of the text in UTF-16 code units. */
  readonly length: number;
  /** SHA-256 in hexadecimal of the original bytes, and of the text in UTF-8. */
  readonly byteHash: string;
  readonly textHash: string;
  readonly encoding: Encoding;
  /** Which decoder made the text of the bytes, see `core/decode/format.ts`; without it, that of plain text. */
  readonly decoder?: string;
  readonly passages: number;
  readonly imported: string;
}

/** How bytes became this text, and how sure that is. */
export interface Encoding {
  /** WHATWG label, lower case: `utf-8`, `windows-1251`. */
  readonly label: string;
  readonly by: 'mark' | 'valid-utf-8' | 'declared' | 'detected' | 'person';
  /** 0 to 1. Below 0.5 the program says that it is unsure. */
  readonly confidence: number;
  /** How many U+FFFD the text holds, whether they stood in the file or came from decoding. */
  readonly replacements: number;
}

/**
 * The text of one document version. Not an undoable record: it is written once, never changed, and kept while a
 * document or the history refers to it. Apart from Document, so that lists stay light.
 */
export interface Text {
  readonly id: Id;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
  readonly division: Division;
  /** Both only of texts in formats that say such things. */
  readonly layout?: Layout;
  readonly found?: Found;
}

/** How a text was laid out where it came from. It holds for this text alone, so it is stored with it. */
export interface Layout {
  /** In the order of the text. Each goes on until the next one begins; the first begins at 0. */
  readonly blocks: readonly Block[];
}

/** A paragraph, or what stands in its place. A `row` is a line of a table, with tabs between its cells. */
export interface Block {
  readonly from: number;
  readonly kind: 'paragraph' | 'heading' | 'item' | 'row' | 'quotation' | 'caption' | 'preformatted';
  /** Of headings 1 to 6; of items, in how many lists they stand. */
  readonly level?: number;
  /** It belongs to the page, not to the text on it. */
  readonly furniture?: true;
}

/** What a file says of a text beside its words. */
export interface Found {
  readonly title: Guess | null;
  readonly attributes: Readonly<Record<Id, Guess>>;
  readonly language: string | null;
}

/** Derived from the text by `core/passages`; made again when `stamp` differs from the code's. */
export interface Division {
  readonly stamp: string;
  /** Offset where each passage starts, ascending, the first is 0. An empty text has none. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** One byte a passage: 1 if it is furniture (a menu, a caption said twice, a keyword list …), else 0. */
  readonly furniture: Uint8Array<ArrayBuffer>;
}

/** One act of bringing in files; what is dropped is `files`, or a `folder`. `finished` is null until it ends. */
export interface Import {
  readonly id: Id;
  readonly name: string;
  readonly source: 'folder' | 'files' | 'sample';
  readonly started: string;
  readonly finished: string | null;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
}

/**
 * The outcomes of one batch of an import's files. They are kept in batches because an Import that held them all would
 * be written again, whole, with every batch.
 */
export interface ImportOutcomes {
  readonly id: Id;
  readonly importId: Id;
  readonly files: readonly FileOutcome[];
}

/** What became of one file; every file of an import has exactly one. */
export type FileOutcome = { readonly path: string; readonly bytes: number } &
  /**
   * `unlike`: the document that stood at this place, of which nearly nothing is left. `like`: one whose file was not
   * there and of which this may be a newer text: a suggestion. Until all files were seen, the one that stood at this
   * place.
   */
  (
    | { readonly kind: 'imported'; readonly documentId: Id; readonly unlike?: Id; readonly like?: Id }
    /** Same text as `documentId`. `textId` holds this file's own bytes and text, for keeping it as a copy. */
    | {
        readonly kind: 'duplicate';
        readonly documentId: Id;
        readonly version: DocumentVersion;
        readonly kept: Id | null;
      }
    /** `guessed`: the encoding that a person had chosen does not fit these bytes. */
    | { readonly kind: 'new-version'; readonly documentId: Id; readonly version: number; readonly guessed?: true }
    /** `from`: the path at which this text stood before. */
    | { readonly kind: 'unchanged'; readonly documentId: Id; readonly from?: string }
    | { readonly kind: 'skipped'; readonly reason: 'not-text' | 'empty' | 'too-large' | 'unknown-format' }
    | {
        readonly kind: 'failed';
        readonly reason: 'unreadable' | 'no-permission' | 'vanished' | 'link-loop' | 'path' | 'not-stored';
        readonly detail: string;
      }
  );

/** A marked stretch of one version of a text. */
export interface Annotation extends Range {
  readonly id: Id;
  readonly documentId: Id;
  /** The document version that `from` and `to` refer to. */
  readonly version: number;
  readonly quotation: Quotation;
  /** Any number, also none (a plain highlight), no tag twice. */
  readonly tagIds: readonly Id[];
  /** By the tag's id, who put it on, if that was another than who made the mark; see `coderOf`. */
  readonly taggedBy?: Readonly<Record<Id, Coding>>;
  /** Markdown; empty means: no note. */
  readonly note: string;
  readonly author: string;
  readonly created: string;
  readonly changed: string;
  readonly anchor: AnchorState;
}

/** Who put a tag on a mark, and when. */
export interface Coding {
  readonly author: string;
  readonly time: string;
}

/** `prefix` and `suffix` are up to 32 code units around it, less at the text's ends. */
export interface Quotation {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * How the stretch was found when its text changed; see `core/anchor`. A lost one keeps the version and offsets of its
 * last place. Where that version is the document's current one, a person set it aside; see `doubts.ts`.
 */
export type AnchorState =
  | { readonly kind: 'exact' }
  | { readonly kind: 'moved' }
  | { readonly kind: 'approximate'; readonly score: number }
  | { readonly kind: 'lost' };

/** A code of the codebook. Tags form a tree; names may repeat under different parents. */
export interface Tag {
  readonly id: Id;
  readonly name: string;
  readonly parentId: Id | null;
  readonly colour: Colour;
  /** The codebook entry: what the tag means. Markdown. */
  readonly description: string;
  /** When to use it, and when another one or none. Markdown; missing if nothing is said. */
  readonly when?: string;
  readonly whenNot?: string;
  /** The annotation whose words show what it means. */
  readonly example?: Id;
  /** Place among its siblings, ascending; equal places are ordered by name. */
  readonly order: number;
  /** The ids of tags that were merged into it: who asks for one of them means this tag. */
  readonly merged?: readonly Id[];
}

/** A place in the palette, not a colour value: light and dark themes draw each their own. */
export type Colour = (typeof colours)[number];
/** In the order in which new tags take them. */
export const colours = ['blue', 'orange', 'green', 'purple', 'red', 'teal', 'yellow', 'pink', 'brown', 'grey'] as const;

/** A page of its own; the note of an annotation is part of it and no page. */
export interface Note {
  readonly id: Id;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly about: NoteSubject;
  readonly author: string;
  readonly created: string;
  readonly changed: string;
}

/** What a page is about. */
export type NoteSubject =
  { readonly kind: 'project' } | { readonly kind: 'document' | 'tag' | 'annotation'; readonly id: Id };

/** A column of what is known about documents. */
export interface AttributeDefinition {
  readonly id: Id;
  readonly name: string;
  /** `yes-no` columns hold `yes` or `no`. A value that is not of its column's type is kept as it was typed. */
  readonly type: 'text' | 'number' | 'date' | 'choice' | 'yes-no';
  /** For `choice`; empty otherwise. */
  readonly choices: readonly string[];
  readonly order: number;
}

/** The definitions that exist from the start; their ids are fixed words, so that metadata guesses can name them. */
export const builtInAttributes: readonly AttributeDefinition[] = [
  { id: 'date', name: 'date', type: 'date', choices: [], order: 0 },
  { id: 'outlet', name: 'outlet', type: 'text', choices: [], order: 1 },
  { id: 'author', name: 'author', type: 'text', choices: [], order: 2 },
  { id: 'place', name: 'place', type: 'text', choices: [], order: 3 },
  { id: 'url', name: 'url', type: 'text', choices: [], order: 4 },
];

/** A question kept under a name; its answer is always asked anew. */
export interface SavedSearch {
  readonly id: Id;
  readonly name: string;
  readonly query: string;
  readonly anyWord: boolean;
  readonly order: number;
}

/** Documents that speak of one event, as a person put them together. */
export interface EventSet {
  readonly id: Id;
  readonly name: string;
  /** In the order in which they stand beside each other; no document twice. */
  readonly documentIds: readonly Id[];
  /** Whose order the rows follow; null: that of the first. */
  readonly base: Id | null;
  readonly note: string;
  readonly author: string;
  readonly created: string;
  readonly changed: string;
}

/** What may be true of an event, in a person's words. It is said, denied or passed over; see `Cell`. */
export interface Claim {
  readonly id: Id;
  readonly wording: string;
  readonly note: string;
  readonly eventSetId: Id | null;
  /** What it was made of. `name`: the tag's path or the search's query as it was then, else empty. */
  readonly madeFrom: {
    readonly kind: 'hand' | 'row' | 'cell' | 'quotations' | 'numbers' | 'dates' | 'names' | 'tag' | 'search';
    readonly name: string;
  };
  /** When it happened if it is true, as EDTF; null: nobody said. */
  readonly when: string | null;
  /** Place among the claims, ascending. */
  readonly order: number;
  readonly author: string;
  readonly created: string;
  readonly changed: string;
}

/** Who says, or is said to be the source: a document, an outlet by its name, or an origin that is not in the project. */
export type Party =
  { readonly kind: 'document' | 'origin'; readonly id: Id } | { readonly kind: 'outlet'; readonly name: string };

/**
 * Words that a person decided on, in the version in which they read them. It stays as it is when the text changes:
 * where the words stand now is found again by `core/anchor`, and a person is asked where they cannot be.
 */
export interface Subject extends Range {
  readonly documentId: Id;
  readonly version: number;
  readonly quotation: Quotation;
}

/** The rule that suggested what a person decided on, as they saw it; null: they decided by hand. */
export type RuleSeen = { readonly id: string; readonly version: string } | null;

/** What one party says of a claim. A claim has one cell for a party at most; without one nobody has decided. */
export interface Cell {
  readonly id: Id;
  readonly claimId: Id;
  readonly column: Party;
  readonly state: CellState;
  /** Where it says so. */
  readonly passages: readonly Subject[];
  /** When it happened as this party says it, as EDTF; null: not said. */
  readonly when: string | null;
  /** Why it may be called silent; null unless it was searched. */
  readonly proof: SilenceProof | null;
  readonly rule: RuleSeen;
  readonly note: string;
  readonly author: string;
  readonly created: string;
  readonly changed: string;
}

/** See `Cell`. */
export type CellState = (typeof cellStates)[number];
/** In the order in which a person chooses among them. */
export const cellStates = [
  'says',
  'says-otherwise',
  'denies',
  'silent',
  'no-document',
  'not-read',
  'not-comparable',
] as const;

/** What was searched in vain. */
export interface SilenceProof {
  /** `found`: in how many passages of the searched documents its words stand; a person may find that none says it. */
  readonly searches: readonly { readonly query: string; readonly anyWord: boolean; readonly found: number }[];
  /** In how many documents. */
  readonly searched: number;
  readonly date: string;
}

/**
 * A person's decision on what the program found or did not find. It is never overwritten by what is worked out anew.
 * `subjects` are the words that it is about; some kinds need none.
 */
export type Ruling = Ruled & RuledOn;

/** What all rulings have. */
export interface Ruled {
  readonly id: Id;
  readonly subjects: readonly Subject[];
  readonly rule: RuleSeen;
  readonly note: string;
  readonly author: string;
  readonly created: string;
  readonly changed: string;
}

/** What was decided, by kind. */
export type RuledOn =
  /**
   * Sentences of a synopsis (`row`), or quotations (`family`), that say the same or do not. `apart`: none of `subjects` is
   * the same as any of `against`, which is empty for `together`.
   */
  | {
      readonly kind: 'row' | 'family';
      readonly value: 'together' | 'apart';
      readonly against: readonly Subject[];
    }
  /** Of passages that may contradict each other. */
  | {
      readonly kind: 'conflict';
      readonly about: 'numbers' | 'dates' | 'names' | 'other';
      readonly value: 'same-fact' | 'real-conflict' | 'later-correction' | 'other-scope' | 'not-comparable';
    }
  /** What a shared passage is; its two sides are the subjects. */
  | {
      readonly kind: 'wording';
      readonly value: 'quotation' | 'caption' | 'boilerplate' | 'heading' | 'narrative' | 'formula';
    }
  /**
   * Whether the first subject is a quotation, and the whole of its attribution as the person left it; null: none is named.
   * Others are the words that attribute it.
   */
  | {
      readonly kind: 'quotation';
      readonly value: 'is' | 'is-not';
      readonly form: 'direct' | 'indirect';
      readonly speaker: string | null;
      readonly verb: string | null;
    }
  /** Whether the words of the subject belong to the page (menus, captions said twice …) and not to the text on it. */
  | { readonly kind: 'furniture'; readonly value: 'is' | 'is-not' }
  /** Through whom the words of the subjects came, from the nearest on: Yonhap, KCNA. `is-not`: not through them. */
  | { readonly kind: 'chain'; readonly value: 'is' | 'is-not'; readonly via: readonly string[] }
  /** Who took from whom, or that nothing shows it (`none`). The subjects are the passages that it rests on. */
  | { readonly kind: 'direction'; readonly value: 'from-to' | 'none'; readonly from: Party; readonly to: Party }
  /** Whether these count as one witness, of one claim or (null) of all. */
  | {
      readonly kind: 'witness';
      readonly value: 'joined' | 'apart';
      readonly claimId: Id | null;
      readonly parties: readonly Party[];
    }
  /** Whether these documents speak of one event. */
  | { readonly kind: 'event'; readonly value: 'together' | 'apart'; readonly parties: readonly Party[] }
  /** Whether these spellings name the same. */
  | { readonly kind: 'name'; readonly value: 'same' | 'different'; readonly names: readonly string[] }
  /** How the words of the subject are to be read: a number in digits, a date as EDTF. `is-not`: it is none. */
  | {
      readonly kind: 'number' | 'date';
      readonly value: 'is' | 'is-not';
      readonly reading: string;
    };

/** Another name of somebody or something, e.g. KCNA for the Korean Central News Agency. */
export interface Alias {
  readonly id: Id;
  readonly name: string;
  /** The name under which all of them stand. */
  readonly of: string;
  readonly author: string;
  readonly created: string;
}

/** A source that is named or must have been there, without being in the project: “KCNA report of 30 June”. */
export interface UnseenOrigin {
  readonly id: Id;
  readonly name: string;
  /** As EDTF; null: not known. */
  readonly date: string | null;
  readonly note: string;
  readonly author: string;
  readonly created: string;
  readonly changed: string;
}

/** How one thing stands to another: `contradicts`. All links of a project share its list of them. */
export interface Relation {
  readonly id: Id;
  readonly name: string;
  /** How it is called from the other end: `is explained by`. The same as `name` if it has no direction; empty: no name. */
  readonly reverse: string;
}

/** One thing stands in a relation to another: this passage contradicts that one. It goes from `from` to `to`. */
export interface Link {
  readonly id: Id;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  /** Null: nobody said how they stand to each other. */
  readonly relationId: Id | null;
  /** Markdown; empty means: no note. */
  readonly note: string;
  readonly author: string;
  readonly created: string;
  readonly changed: string;
}

/** What a link leads from or to. */
export interface LinkEnd {
  readonly kind: (typeof endKinds)[number];
  readonly id: Id;
}
/** See `LinkEnd`. */
export const endKinds = ['annotation', 'document', 'note', 'tag', 'claim'] as const;

/** Somebody who works in the project; see the room's DESIGN.md. Who has no record is known by what they sign with. */
export interface Person {
  readonly id: Id;
  readonly name: string;
  readonly colour: Colour;
  /** What stands as `author` in all that they made. It is never another person's, and a new name does not change it. */
  readonly signatures: readonly string[];
}

/** Another project's file that was merged into this one, and how far its history was taken; see `core/merge`. */
export interface Merge {
  readonly id: Id;
  /** What that project was called. */
  readonly name: string;
  /** The id of its project record. */
  readonly projectId: Id;
  /** Its last Change; null: it had none. */
  readonly changeId: Id | null;
  /** Of that Change's Diff, which may grow afterwards. */
  readonly print: string;
  readonly author: string;
  readonly created: string;
}

/** What a merged project says otherwise, until a person decides. Nothing of it is in the records until then. */
export interface Question {
  readonly id: Id;
  readonly mergeId: Id;
  /** The record that it is about, by the id that it has, or had, here. */
  readonly table: Table;
  readonly recordId: Id;
  /** Which of its fields, a key of a dictionary as `attributes/date`; none: whether it is to be there at all. */
  readonly fields: readonly string[];
  /**
   * That record as it is there, and what hangs on it and cannot be here without it. Empty: it was removed there, and
   * changed or used here.
   */
  readonly theirs: SomeRecords;
}

/**
 * How a file was read that can be read in several ways: a table of which each row is a document, a file of many articles. It
 * stays with the project, so that the next version of the file, and other files of its shape, are read the same way. The file
 * stays whole, too: its texts have only their own parts of it.
 */
export interface Reading {
  readonly id: Id;
  /** The import that brought the file first. */
  readonly importId: Id;
  /** The file's, as of a document. What was read in it stands below this path, or at it. */
  readonly path: string;
  /** The id of a format; see `core/decode/format-names.ts`. */
  readonly format: string;
  /** Equal for files that are made alike, whatever rule they are read by: of tables the names of their columns. */
  readonly shape: string;
  /** Key of the Text that holds the file's bytes, and no words. */
  readonly textId: Id;
  /** A WHATWG label that a person picked; null: it is detected. */
  readonly encoding: string | null;
  readonly rule: ReadingRule;
  /** What of the file holds something and is not read, by name: sheets of a workbook. */
  readonly unread: readonly string[];
  /** `program`: it was guessed, and nobody said otherwise. */
  readonly by: 'program' | 'person';
  readonly author: string;
  readonly created: string;
  readonly changed: string;
}

/** What is text in a file, and where one document ends. */
export type ReadingRule =
  /** The file is one text, as it would be without a rule. */
  | { readonly kind: 'whole' }
  | {
      readonly kind: 'table';
      /** Each row is a document, or all of them are drawn as the table that they are. */
      readonly as: 'documents' | 'table';
      /** The sign between cells; null in formats that have none. */
      readonly delimiter: string | null;
      /** Whether the first row names the columns; without one they are called `column 1` and so on. */
      readonly heading: boolean;
      /** The sheets, or lists, that are read, by name, in their order. */
      readonly sheets: readonly string[];
      readonly columns: readonly ReadingColumn[];
    }
  | {
      readonly kind: 'articles';
      readonly rule: (typeof articleRules)[number];
      /** Of `separator`: the line between two articles, or what it begins with. */
      readonly pattern?: string;
      /**
       * Borders that a person moved: an article begins at `at`, an offset into the file's text; -1: none begins there any more.
       * `part`: the number, from 1, of the article that the rule cut, in decimal figures; empty for a border that the rule did not see.
       */
      readonly borders?: readonly { readonly part: string; readonly at: number }[];
    };

/** What files of many articles are cut by: what writes them, or a line that stands between two. */
export const articleRules = ['nexis', 'factiva', 'proquest', 'europresse', 'separator'] as const;

/** What a column of a table is. */
export interface ReadingColumn {
  readonly name: string;
  /** `key` tells rows from each other, and stays when the file changes. */
  readonly as: (typeof columnUses)[number];
  /** Of `attribute` the definition whose values it holds; missing until the file comes in. */
  readonly attribute?: Id;
}
/** See `ReadingColumn`. */
export const columnUses = ['text', 'title', 'attribute', 'language', 'key', 'none'] as const;

/** Every kind of record that a Diff can change, by the name of its table; kinds.ts says what holds for each. */
export interface Records {
  readonly project: Project;
  readonly documents: Document;
  readonly imports: Import;
  readonly outcomes: ImportOutcomes;
  readonly annotations: Annotation;
  readonly tags: Tag;
  readonly notes: Note;
  readonly attributes: AttributeDefinition;
  readonly searches: SavedSearch;
  readonly eventSets: EventSet;
  readonly claims: Claim;
  readonly cells: Cell;
  readonly rulings: Ruling;
  readonly aliases: Alias;
  readonly origins: UnseenOrigin;
  readonly relations: Relation;
  readonly links: Link;
  readonly people: Person;
  readonly merges: Merge;
  readonly questions: Question;
  readonly readings: Reading;
}

/** The kinds of records; also the names of the tables that hold them. */
export type Table = keyof Records;
/** Records of any kinds. */
export type SomeRecords = { readonly [T in Table]?: readonly Records[T][] };
/** All records of a project. */
export type AllRecords = { readonly [T in Table]: readonly Records[T][] };

/** The id of the format in which a version's bytes were read. A decoder is named by its format and a number. */
export function formatOf({ decoder = 'plain-text-1' }: Pick<DocumentVersion, 'decoder'>): string {
  return decoder.replace(/-\d+$/u, '');
}

/** The newest version, which is what the program reads, searches and marks. */
export function currentVersion(document: Document): DocumentVersion {
  return document.versions[document.versions.length - 1]!;
}
