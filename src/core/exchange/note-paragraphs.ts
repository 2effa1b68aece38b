import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { isWebAddress } from '../text/markdown-text.ts';
import type { PaperPart, Paragraph, Run } from './paper-parts.ts';

/** What of a node of Markdown is read here. */
export interface NoteNode {
  readonly type: string;
  readonly value?: string | undefined;
  readonly url?: string | undefined;
  readonly alt?: string | null | undefined;
  readonly title?: string | null | undefined;
  /** What stands behind the first fence of code. */
  readonly lang?: string | null | undefined;
  readonly meta?: string | null | undefined;
  readonly ordered?: boolean | null | undefined;
  readonly start?: number | null | undefined;
  readonly checked?: boolean | null | undefined;
  readonly identifier?: string | undefined;
  readonly label?: string | null | undefined;
  readonly referenceType?: string | undefined;
  readonly children?: readonly NoteNode[] | undefined;
  readonly position?:
    | {
        readonly start: { readonly offset?: number | undefined };
        readonly end: { readonly offset?: number | undefined };
      }
    | undefined;
}

type Node = NoteNode;

/** How words are set by what stands around them. */
type Manner = Omit<Run, 'words'>;

/** Steps to the right, at most: what stands deeper in is set as far. */
const deepest = 20;

/**
 * A note's Markdown (with tables, tasks and struck words, as GitHub has them) as paragraphs. HTML stays text, and a picture
 * its description and address: nothing is fetched. Nothing that is written is left out.
 */
export function noteParagraphs(markdown: string): readonly PaperPart[] {
  // Most notes are a line or two without a sign of markup, and reading the grammar of thousands takes seconds.
  if (plainLines.test(markdown)) return markdown.split('\n\n').map(asWords);
  const root = parsedNote(markdown);
  if (root === null) return asTyped(markdown);
  try {
    return paragraphsIn(root, 0);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return asTyped(markdown);
  }
}

/** A note's Markdown as a tree; null where it is nested deeper than can be read. */
export function parsedNote(markdown: string): NoteNode | null {
  if (tooDeep.test(markdown)) return null;
  try {
    return fromMarkdown(markdown, grammar);
  } catch (error) {
    // Nested otherwise than in one line, but as deep.
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

const grammar = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };

/** Quotations and lists hundreds deep in one line: they would exhaust the stack of who walks through them. */
const tooDeep = /^(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])[ \t])){200}/mu;

/**
 * Lines with an empty one between, of which no sign could be markup to GitHub's grammar: none begins as a list, heading or
 * quotation does, or with a blank, or ends with one, and none holds an address.
 */
const plainLines = (() => {
  const line = String.raw`(?![\s#>+=-]|\d{1,9}[.)])[^\\\x60*_~[\]<>&|@\p{Cc}]+(?<!\s)`;
  return new RegExp(`^(?!.*(?:www\\.|://))${line}(?:\n\n${line})*$`, 'isu');
})();

function asTyped(markdown: string): readonly Paragraph[] {
  return markdown.split(/\r\n|[\r\n]/u).map(asWords);
}

function asWords(words: string): Paragraph {
  return { style: 'Note', own: true, runs: [{ words }] };
}

function paragraphsIn({ children = [] }: Node, indent: number): PaperPart[] {
  return children.flatMap((child) => paragraphsOf(child, indent));
}

function paragraphsOf(node: Node, deep: number): PaperPart[] {
  const indent = Math.min(deep, deepest);
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
      return [{ style: 'Code', runs: codeRuns(node), ...(indent > 0 ? { indent } : {}) }];
    case 'thematicBreak':
      return [note([{ words: '* * *' }])];
    case 'table':
      return tableOf((node.children ?? []).map((row, at) => cellsOf(row, at === 0))).map((part) =>
        'rows' in part ? part : note(part.runs),
      );
    case 'html':
      return [note([{ words: node.value ?? '' }])];
    case 'definition':
      return [note([{ words: `[${labelOf(node)}]: ${node.url ?? ''}${titleOf(node)}` }])];
    case 'footnoteDefinition':
      return itemOf(node, `[${labelOf(node)}]`, indent);
    // A block quote.
    default:
      return paragraphsIn(node, indent + 1);
  }
}

/** What was said of the code stands above it. */
function codeRuns({ value = '', lang, meta }: Node): readonly Run[] {
  const said = [lang, meta].filter((one) => one).join(' ');
  return [...(said === '' ? [] : [{ words: `${said}\n`, code: true, quiet: true }]), { words: value, code: true }];
}

function labelOf({ label, identifier = '' }: Node): string {
  return label || identifier;
}

function titleOf({ title }: Node): string {
  return title ? ` (${title})` : '';
}

function signOf({ ordered, start }: Node, { checked }: Node, at: number): string {
  if (typeof checked === 'boolean') return checked ? '☑' : '☐';
  return ordered ? `${(start ?? 1) + at}.` : '•';
}

/** The sign stands before the first paragraph, the others below it. */
function itemOf(item: Node, sign: string, indent: number): PaperPart[] {
  const [first, ...others] = paragraphsIn(item, indent + 1);
  if (first && 'style' in first && first.style === 'Note' && first.sign === undefined) {
    return [{ ...first, sign, indent }, ...others];
  }
  const alone: Paragraph = { style: 'Note', runs: [], sign, indent };
  return [alone, ...(first ? [first, ...others] : [])];
}

/** A table wider than word processors can hold is a line for each row. */
function tableOf(rows: readonly (readonly Paragraph[])[]): readonly PaperPart[] {
  if (rows.every(({ length }) => length <= mostColumns)) return [{ rows }];
  return rows.map((row) => ({
    style: 'Note',
    runs: row.flatMap(({ runs }, at) => (at === 0 ? runs : [{ words: ' | ' }, ...runs])),
  }));
}

/** Of a table in Word. */
const mostColumns = 63;

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
    case 'linkReference':
      return [
        ...runsIn(node, manner),
        ...(node.referenceType === 'full' ? [{ ...manner, words: ` [${labelOf(node)}]` }] : []),
      ];
    case 'image':
      return [
        { ...manner, words: `${node.alt ? `${node.alt} (${node.url ?? ''})` : (node.url ?? '')}${titleOf(node)}` },
      ];
    case 'imageReference':
      return [
        {
          ...manner,
          words: [node.alt, node.alt === node.label ? '' : `[${labelOf(node)}]`].filter((one) => one).join(' '),
        },
      ];
    case 'footnoteReference':
      return [{ ...manner, words: `[${labelOf(node)}]` }];
    default:
      return node.children ? runsIn(node, manner) : [{ ...manner, words: node.value ?? '' }];
  }
}

/** Leads where it says, if that is a place of the web; else that is written behind it. */
function linkOf(node: Node, manner: Manner): readonly Run[] {
  const url = node.url ?? '';
  const titled = titleOf(node) === '' ? [] : [{ ...manner, words: titleOf(node) }];
  if (isWebAddress(url)) return [...runsIn(node, { ...manner, link: url }), ...titled];
  const words = [...runsIn(node, manner), ...titled];
  const shown = words.map((run) => run.words).join('');
  return url === '' || shown === url || `mailto:${shown}` === url
    ? words
    : [...words, { ...manner, words: ` (${url})` }];
}
