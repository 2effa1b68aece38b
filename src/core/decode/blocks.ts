import type { Block, Layout } from '../model/records.ts';

/** A block of a text with its words. */
export interface WrittenBlock extends Omit<Block, 'from'> {
  readonly text: string;
}

/** One text of blocks, one below the other. */
export function textOfBlocks(blocks: readonly WrittenBlock[]): { readonly text: string; readonly layout: Layout } {
  const pieces: string[] = [];
  const placed: Block[] = [];
  let length = 0;
  blocks.forEach(({ text, kind, level, furniture }, at) => {
    const before = at === 0 ? '' : standTogether(blocks[at - 1]!, { kind }) ? '\n' : '\n\n';
    pieces.push(before, text);
    placed.push({
      from: length + before.length,
      kind,
      ...(level === undefined ? {} : { level }),
      ...(furniture ? { furniture } : {}),
    });
    length += before.length + text.length;
  });
  return { text: pieces.join(''), layout: { blocks: placed } };
}

/** Items and rows stand below one another without a line between. */
function standTogether(before: Pick<Block, 'kind'>, block: Pick<Block, 'kind'>): boolean {
  return before.kind === block.kind && (block.kind === 'item' || block.kind === 'row');
}
