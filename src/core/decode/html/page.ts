import type { Block } from '../../model/records.ts';
import type { DecodedPart } from '../format.ts';
import { furnitureOf } from './article.ts';
import { blocksOf } from './blocks.ts';
import type { PageBlock } from './blocks.ts';
import { foundIn } from './found.ts';
import { treeOf } from './tree.ts';

/** What was saved with a page. */
export interface SavedWith {
  /** Where it was saved from. */
  readonly location?: string;
  /** The pages that its frames show, by what the frames name them. */
  readonly frames?: ReadonlyMap<string, string>;
}

/** The text of a page with its layout, and what the page says of itself. `step` is called in the midst of long pages. */
export function readPage(
  markup: string,
  step: () => void,
  { location, frames }: SavedWith = {},
): Required<Pick<DecodedPart, 'text' | 'layout' | 'found'>> {
  const tree = treeOf(markup, frames);
  step();
  const page = blocksOf(tree, step);
  step();
  const furniture = furnitureOf(page);
  const pieces: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  page.blocks.forEach((block, at) => {
    const before = at === 0 ? '' : standTogether(page.blocks[at - 1]!, block) ? '\n' : '\n\n';
    pieces.push(before, block.text);
    blocks.push({
      from: length + before.length,
      kind: block.kind,
      ...(block.level === undefined ? {} : { level: block.level }),
      ...(furniture[at] ? { furniture: true } : {}),
    });
    length += before.length + block.text.length;
  });
  const text = pieces.join('');
  // What a frame shows says nothing of the page.
  const own = frames === undefined ? tree : treeOf(markup);
  return { text, layout: { blocks }, found: foundIn(own, text, blocks, location) };
}

/** Items and rows stand below one another without a line between. */
function standTogether(before: PageBlock, block: PageBlock): boolean {
  return before.kind === block.kind && (block.kind === 'item' || block.kind === 'row');
}
