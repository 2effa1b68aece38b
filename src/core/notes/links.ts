import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import { plainLine, unescapedLine } from '../text/markdown-text.ts';

/** What a note can lead to. A mark is an annotation: words of a document. */
export interface LinkTarget {
  readonly kind: (typeof targetKinds)[number];
  readonly id: Id;
}

/** In the order in which a name is taken that several have. */
export const targetKinds = ['document', 'tag', 'note', 'mark'] as const;

/** A link as it stands in Markdown. Offsets are UTF-16 code units of that Markdown. */
export interface NoteLink extends Range {
  /** What stood there as the name when it was written. What it leads to may be called otherwise now. */
  readonly name: string;
  /** Null where only a name was typed: whoever has it is meant. */
  readonly target: LinkTarget | null;
  /** It is the source of a quotation: of the words above it in one block. */
  readonly quotes: boolean;
}

// A name with another address behind it is a link to there.
const target = String.raw`(?:\((?<kind>document|tag|note|mark|quote):(?<id>[\w-]+)\)|(?!\())`;
const link = String.raw`\[\[(?<name>(?:\\[^\n]|[^\\[\]\n])+)\]\]${target}`;
const fenceEnd = String.raw`^[ \t>]*\k<sign>[${'`'}~]*[ \t]*$`;
const fence = String.raw`^[ \t>]*(?<sign>${'`'}{3,}(?=[^${'`'}\n]*\n)|~{3,})[^\n]*\n(?:[\s\S]*?${fenceEnd}|[\s\S]*)`;
const comment = String.raw`^ {0,3}<!--(?:[\s\S]*?-->|[\s\S]*)|<!--(?:(?!<!--)[^\n])*?-->`;
// Nobody writes code between longer runs, and each length that is not closed is looked for up to the end of the paragraph.
const code = String.raw`(?<ticks>${'`'}{1,20})(?!${'`'})(?:(?!\n[ \t]*\n)[\s\S])*?(?<!${'`'})\k<ticks>(?!${'`'})`;
// A run of backticks that nothing closes is passed over as a whole.
const pieces = new RegExp(String.raw`${fence}|${comment}|${code}|${'`'}+|\\[\s\S]|${link}`, 'gmu');

/** The links of a note in its order. What is code, or escaped, is none. */
export function linksIn(markdown: string): readonly NoteLink[] {
  if (!markdown.includes('[[')) return [];
  const found: NoteLink[] = [];
  for (const { 0: whole, index: from, groups } of markdown.matchAll(pieces)) {
    if (groups?.['name'] === undefined) continue;
    const name = unescapedLine(groups['name']).trim();
    if (name === '') continue;
    const { kind, id } = groups;
    found.push({
      from,
      to: from + whole.length,
      name,
      target: kind === undefined ? null : { kind: kind === 'quote' ? 'mark' : (kind as LinkTarget['kind']), id: id! },
      quotes: kind === 'quote',
    });
  }
  return found;
}

/** A link to what has this name now. Other programs show it as a link with its name. */
export function writeLink({ kind, id }: LinkTarget, name: string): string {
  return `[[${nameInLink(name)}]](${kind}:${id})`;
}

/** The link that leads from a quotation to its source. */
export function writeSource(markId: Id, name: string): string {
  return `[[${nameInLink(name)}]](quote:${markId})`;
}

/** What a link leads to, of its address; null if it is none of ours. */
export function readAddress(address: string): Pick<NoteLink, 'target' | 'quotes'> | null {
  const [, kind, id] = /^(document|tag|note|mark|quote):([\w-]+)$/u.exec(address) ?? [];
  if (kind === undefined) return null;
  return {
    target: { kind: kind === 'quote' ? 'mark' : (kind as LinkTarget['kind']), id: id! },
    quotes: kind === 'quote',
  };
}

/** What leads nowhere without a name is called by a sign. */
function nameInLink(name: string): string {
  return plainLine(name) || '…';
}
