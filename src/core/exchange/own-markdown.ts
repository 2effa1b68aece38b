import { asTyped } from '../text/markdown-text.ts';
import type { NoteNode } from './note-paragraphs.ts';
import { parsedNote } from './note-paragraphs.ts';

// Markdown that a person wrote, put into a file of Markdown for others. The project may come from a stranger, so nothing of
// it is run or fetched by who reads the file; every word of it can be seen; and nothing behind it becomes part of it. Words in
// code are left as they are. What cannot be told is written so that its very signs are shown.

/** As blocks of their own, between empty lines. */
export function ownMarkdown(markdown: string): string {
  const words = markdown
    .replace(/\r\n?/gu, '\n')
    .replace(/^(?:[ \t]*\n)+/u, '')
    .trimEnd();
  return doubtful.test(words) ? (harmless(words) ?? asTyped(words)) : words;
}

/** As a list item, which ends whatever it opens. Words that begin as a list, a fence or the like stand below the label. */
export function labelledItem(label: string, markdown: string, below = false): string {
  const item = (words: string): string => {
    const gap = below || /^(?:\t| {4}| {0,3}(?:>|#{1,6}\s|[*+-]\s|\d{1,9}[.)]\s|`{3}|~{3}|\|))/u.test(words);
    const lines = words.split('\n').map((line, at) => ((at === 0 && !gap) || line.trim() === '' ? line : `  ${line}`));
    return `- ${label}${gap ? '\n\n' : ' '}${lines.join('\n')}`;
  };
  if (markdown.trim() === '') return `- ${label}`;
  const own = ownMarkdown(markdown);
  const written = item(own);
  // What was code may be none behind the label.
  if (!doubtful.test(own) || isStill(written)) return written;
  return item(asTyped(markdown.trim()));
}

/** What may be HTML, a picture, a remark of Obsidian's, a formula or a fence. */
const doubtful = /<[a-z/!?]|!\[|%%|\$\$|`{3}|~{3}/iu;

/** A sign that begins what is fetched, run or hidden, unless it is escaped already; links of Obsidian's stay whole. */
const html = /(\\*)<(?=[a-z/!?])(?!(?:https?:\/\/|mailto:)[^\s<>"'`]*>)/giu;
const picture = /(\\*)!(?=\[(?!\[))/gu;
const remark = /\[\[[^\]\n]*\]\]|(\\*)%(?=%)/gu;
const formula = /\[\[[^\]\n]*\]\]|(\\*)\$(?=\$)/gu;

/** What is taken for HTML may hide anything, so it is looked at again until nothing is found. */
const mostRounds = 8;

/** Null where that does not end. */
function harmless(markdown: string): string | null {
  let words = markdown;
  for (let round = 0; round < mostRounds; round += 1) {
    const root = parsedNote(words);
    if (root === null) return null;
    const found = partsOf(root);
    const edits = editsOf(words, found);
    if (edits.size === 0) return found.hasHtml ? null : `${words}${closingFence(root, words)}`;
    words = edited(words, edits);
  }
  return null;
}

function isStill(words: string): boolean {
  const root = parsedNote(words);
  if (root === null) return false;
  const found = partsOf(root);
  return !found.hasHtml && editsOf(words, found).size === 0;
}

/** What a parser finds in a note; places are offsets. */
interface Parts {
  readonly code: readonly (readonly [from: number, to: number])[];
  readonly pictures: readonly number[];
  readonly hasHtml: boolean;
}

function partsOf(root: NoteNode): Parts {
  const code: (readonly [number, number])[] = [];
  const pictures: number[] = [];
  let hasHtml = false;
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (node.type === 'code' || node.type === 'inlineCode') code.push([from, to]);
    else if (node.type === 'image' || node.type === 'imageReference') pictures.push(from);
    else if (node.type === 'html') hasHtml = true;
    for (const child of node.children ?? []) open.push(child);
  }
  return { code: code.sort(([a], [b]) => a - b), pictures, hasHtml };
}

/** What stands in the place of a sign, by its offset. */
function editsOf(words: string, { code, pictures }: Parts): ReadonlyMap<number, string> {
  const edits = new Map<number, string>();
  const found = (pattern: RegExp): readonly number[] => {
    let next = 0;
    return [...words.matchAll(pattern)].flatMap(({ index, 0: whole, 1: slashes }) => {
      if (slashes === undefined || slashes.length % 2 === 1) return [];
      const at = index + whole.length - 1;
      while (next < code.length && code[next]![1] <= at) next += 1;
      return next < code.length && code[next]![0] <= at ? [] : [at];
    });
  };
  for (const at of found(html)) edits.set(at, '&lt;');
  for (const at of [...pictures, ...found(picture)]) edits.set(at, '!\\');
  for (const at of found(remark)) edits.set(at, '\\%');
  const formulas = found(formula);
  // Nobody ends the last one.
  if (formulas.length % 2 === 1) for (const at of formulas) edits.set(at, '\\$');
  return edits;
}

function edited(words: string, edits: ReadonlyMap<number, string>): string {
  const parts: string[] = [];
  let from = 0;
  for (const [at, written] of [...edits].sort(([a], [b]) => a - b)) {
    parts.push(words.slice(from, at), written);
    from = at + 1;
  }
  return `${parts.join('')}${words.slice(from)}`;
}

/** Of a fence that is still open at the end. */
function closingFence({ children = [] }: NoteNode, words: string): string {
  const last = children.at(-1);
  if (last?.type !== 'code') return '';
  const lines = words.slice(last.position?.start.offset, last.position?.end.offset).split('\n');
  const fence = /^ {0,3}(`{3,}|~{3,})/u.exec(lines[0]!)?.[1];
  if (fence === undefined) return '';
  const isClosed = lines.length > 1 && new RegExp(`^ {0,3}${fence}${fence[0]!}*[ \\t]*$`, 'u').test(lines.at(-1)!);
  return isClosed ? '' : `\n${fence}`;
}
