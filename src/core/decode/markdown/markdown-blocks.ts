import { GFM, parser } from '@lezer/markdown';
import type { Block } from '../../model/records.ts';

// Markdown as GitHub writes it, block by block. What stands within a line is left to whoever draws it: nine tenths of the time
// would go there. Indented lines are prose here: in what people write by hand they are seldom code.
const blockParser = parser.configure([
  GFM,
  {
    remove: [
      'IndentedCode',
      'Escape',
      'Entity',
      'InlineCode',
      'HTMLTag',
      'Emphasis',
      'HardBreak',
      'Link',
      'Image',
      'LinkEnd',
      'Autolink',
      'Strikethrough',
    ],
  },
]);

/** What makes a block of its own. */
const leaves = new Set([
  'Paragraph',
  'Task',
  'FencedCode',
  'HorizontalRule',
  'HTMLBlock',
  'CommentBlock',
  'ProcessingInstructionBlock',
  'LinkReference',
  'TableHeader',
  'TableRow',
]);

/** So much of a text is looked at for where its front matter ends, in code units. */
const longestFront = 64 * 1024;

/**
 * Where the text behind a block of fields at the top begins (0 if there is none), and the lines between its two lines of `---`. A rule
 * and some prose are no fields.
 */
export function frontBlock(text: string): { readonly to: number; readonly lines: string } {
  const block = /^---[ \t]*\n([\s\S]*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/u.exec(text.slice(0, longestFront));
  const lines = block?.[1] ?? '';
  return /^[^\s#:][^\n:]*:(?:\s|$)/mu.test(lines) ? { to: block![0].length, lines } : { to: 0, lines: '' };
}

/**
 * The blocks of a Markdown text, in its order, the first at 0. `from`: where it begins, behind its front matter; what stands before
 * is one block, and furniture. The line below the head of a table belongs to the head.
 */
export function markdownBlocks(text: string, from = 0): readonly Block[] {
  if (text === '') return [];
  const blocks: Block[] = from > 0 ? [{ from: 0, kind: 'preformatted', furniture: true }] : [];
  const put = (at: number, block: Omit<Block, 'from'>) => {
    const start = text.lastIndexOf('\n', from + at - 1) + 1;
    const own = blocks.length === 0 ? 0 : Math.max(start, from);
    // Of what begins in one line the outermost was put first: the sign of an item says more than a paragraph in it.
    if (blocks.length === 0 || blocks.at(-1)!.from < own) blocks.push({ from: own, ...block });
  };
  /** What the place that is looked at stands in. */
  const above: string[] = [];
  let items = 0;
  blockParser.parse(tame(text.slice(from))).iterate({
    enter({ name, from: at }) {
      if (name === 'ListItem') items++;
      const level = headingLevel(name);
      if (level !== null) put(at, { kind: 'heading', level });
      else if (name === 'ListItem') put(at, { kind: 'item', level: items });
      else if (leaves.has(name)) put(at, { kind: kindOf(name, above.at(-1)) });
      above.push(name);
    },
    leave({ name }) {
      if (name === 'ListItem') items--;
      above.pop();
    },
  });
  return blocks.length === 0 ? [{ from: 0, kind: 'paragraph' }] : blocks;
}

/** Signs that would open hundreds of quotations or lists in one line cost time and mean nothing: such lines are words. */
function tame(text: string): string {
  return text.replace(/^[ \t]*(?:>[ \t]*|[*+-][ \t]+){60,}/gmu, (signs) => signs.replace(/[^\n]/gu, '.'));
}

function headingLevel(name: string): number | null {
  const level = /^(?:ATX|Setext)Heading([1-6])$/u.exec(name)?.[1];
  return level === undefined ? null : Number(level);
}

function kindOf(name: string, parent: string | undefined): Block['kind'] {
  if (name === 'TableHeader' || name === 'TableRow') return 'row';
  if (name === 'FencedCode') return 'preformatted';
  return parent === 'Blockquote' ? 'quotation' : 'paragraph';
}
