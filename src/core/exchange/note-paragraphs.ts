import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { isWebAddress } from '../text/markdown-text.ts';
import type { Paragraph, Run, WordTable } from './word-document.ts';

/** What of a node of Markdown is read here. */
interface Node {
  readonly type: string;
  readonly value?: string | undefined;
  readonly url?: string | undefined;
  readonly alt?: string | null | undefined;
  readonly ordered?: boolean | null | undefined;
  readonly start?: number | null | undefined;
  readonly checked?: boolean | null | undefined;
  readonly identifier?: string | undefined;
  readonly children?: readonly Node[] | undefined;
}

/** How words are set by what stands around them. */
type Manner = Omit<Run, 'words'>;

/**
 * A note's Markdown (with tables, tasks and struck words, as GitHub has them) as paragraphs. HTML stays text, and a picture
 * its description: nothing is fetched.
 */
export function noteParagraphs(markdown: string): readonly (Paragraph | WordTable)[] {
  const root: Node = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return paragraphsIn(root, 0);
}

function paragraphsIn({ children = [] }: Node, indent: number): (Paragraph | WordTable)[] {
  return children.flatMap((child) => paragraphsOf(child, indent));
}

function paragraphsOf(node: Node, indent: number): (Paragraph | WordTable)[] {
  const note = (runs: readonly Run[]): Paragraph => ({
    style: 'Note',
    own: true,
    runs,
    ...(indent > 0 ? { indent } : {}),
  });
  switch (node.type) {
    case 'paragraph':
      return [note(runsIn(node, {}))];
    case 'heading':
      return [{ ...note(runsIn(node, { bold: true })), keep: true }];
    case 'list':
      return (node.children ?? []).flatMap((item, at) => itemOf(item, signOf(node, item, at), indent));
    case 'code':
      return [{ style: 'Code', runs: [{ words: node.value ?? '', code: true }], ...(indent > 0 ? { indent } : {}) }];
    case 'thematicBreak':
      return [note([{ words: '* * *' }])];
    case 'table':
      return [{ rows: (node.children ?? []).map((row, at) => cellsOf(row, at === 0)) }];
    case 'html':
      return [note([{ words: node.value ?? '' }])];
    case 'definition':
      return [note([{ words: `[${node.identifier ?? ''}]: ${node.url ?? ''}` }])];
    case 'footnoteDefinition':
      return itemOf(node, `[${node.identifier ?? ''}]`, indent);
    // A block quote.
    default:
      return paragraphsIn(node, indent + 1);
  }
}

function signOf({ ordered, start }: Node, { checked }: Node, at: number): string {
  if (typeof checked === 'boolean') return checked ? '☑' : '☐';
  return ordered ? `${(start ?? 1) + at}.` : '•';
}

/** The sign stands before the first paragraph, the others below it. */
function itemOf(item: Node, sign: string, indent: number): (Paragraph | WordTable)[] {
  const [first, ...others] = paragraphsIn(item, indent + 1);
  if (first && 'style' in first && first.style === 'Note' && first.sign === undefined) {
    return [{ ...first, sign, indent }, ...others];
  }
  const alone: Paragraph = { style: 'Note', runs: [], sign, indent };
  return [alone, ...(first ? [first, ...others] : [])];
}

function cellsOf({ children = [] }: Node, isHead: boolean): readonly Paragraph[] {
  return children.map((cell) => ({ style: 'Normal', own: true, runs: runsIn(cell, isHead ? { bold: true } : {}) }));
}

function runsIn({ children = [] }: Node, manner: Manner): readonly Run[] {
  return children.flatMap((child) => runsOf(child, manner));
}

function runsOf(node: Node, manner: Manner): readonly Run[] {
  switch (node.type) {
    case 'strong':
      return runsIn(node, { ...manner, bold: true });
    case 'emphasis':
      return runsIn(node, { ...manner, italic: true });
    case 'delete':
      return runsIn(node, { ...manner, struck: true });
    case 'inlineCode':
      return [{ ...manner, words: node.value ?? '', code: true }];
    case 'break':
      return [{ ...manner, words: '\n' }];
    case 'link':
      return linkOf(node, manner);
    case 'image':
    case 'imageReference':
      return [{ ...manner, words: node.alt || (node.url ?? '') }];
    case 'footnoteReference':
      return [{ ...manner, words: `[${node.identifier ?? ''}]` }];
    default:
      return node.children ? runsIn(node, manner) : [{ ...manner, words: node.value ?? '' }];
  }
}

/** Leads where it says, if that is a place of the web; else that is written behind it. */
function linkOf(node: Node, manner: Manner): readonly Run[] {
  const url = node.url ?? '';
  if (isWebAddress(url)) return runsIn(node, { ...manner, link: url });
  const words = runsIn(node, manner);
  const shown = words.map((run) => run.words).join('');
  return url === '' || shown === url || `mailto:${shown}` === url
    ? words
    : [...words, { ...manner, words: ` (${url})` }];
}
