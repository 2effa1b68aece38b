import type { LinkTarget } from '../../core/notes/links.ts';

/** What a note leads to, and what leads to it. */
export const noteWords = {
  /** Of a link: what it leads to. */
  kinds: {
    document: 'document',
    tag: 'tag',
    note: 'note',
    mark: 'mark',
  } satisfies Record<LinkTarget['kind'], string>,
  linkTo: (kind: string, name: string) => `${name}, ${kind}. Open`,
  gone: (kind: string, name: string) => `${name}: this ${kind} is gone`,
  links: 'Links',
  markIn: (title: string) => `mark in ${title}`,
  untitled: 'Untitled note',
  noWords: '…',

  quotation: (source: string) => `Quotation from ${source}`,
  source: (name: string) => `${name}. Go to the quoted words`,
  sourceChanged: (name: string) => `${name}. The mark has other words now. Go there`,
  sourceQuotedOtherwise: (name: string) => `${name}. The note has other words than the mark. Go there`,
  newNote: 'new note of this name',
  sourceGone: (name: string) => `${name}. The mark is gone`,
  changed: 'The note has other words than the mark. In the note it was quoted as:',
  waits: 'The mark waits for review. In the text there stands now:',
  takeNow: 'Quote as it is now',
  markGone: 'The mark of these words is gone. They stand here as they were quoted.',
  placeLost: 'These words are not found in the text any more.',

  mentioned: 'Mentioned in',
  mentions: (count: string) => `Mentioned in ${count}`,
  inNote: (title: string) => title,
  inMark: (title: string) => `Note on a mark in ${title}`,
  inTag: (path: string) => `Codebook entry of ${path}`,
  more: (count: string) => `Show ${count} more`,
  quotes: 'quotes it',

  quotedIn: (title: string) => `Quoted in the note “${title}”.`,
  quotedCount: (count: string, title: string) => `${count} passages quoted in the note “${title}”.`,
  copied: 'Copied with its source.',
  notCopied: 'The clipboard could not be written.',
  quoteTitle: (title: string) => `On ${title}`,

  toNote: 'Quote in note',
  copySource: 'Copy with source',
} as const;
