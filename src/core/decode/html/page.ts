import { textOfBlocks } from '../blocks.ts';
import type { DecodedPart } from '../format.ts';
import { furnitureOf, navigationOf } from './article.ts';
import { blocksOf } from './blocks.ts';
import { foundIn } from './found.ts';
import { attribute, stepsThrough, treeOf } from './tree.ts';
import type { Node } from './tree.ts';

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
  const furniture = isOfBook(tree) ? navigationOf(page) : furnitureOf(page);
  const { text, layout } = textOfBlocks(
    page.blocks.map(({ text: words, kind, level }, at) => ({
      text: words,
      kind,
      ...(level === undefined ? {} : { level }),
      ...(furniture[at] ? { furniture: true as const } : {}),
    })),
  );
  // What a frame shows says nothing of the page.
  const own = frames === undefined ? tree : treeOf(markup);
  return { text, layout, found: foundIn(own, text, layout.blocks, location) };
}

/** Whether it is a chapter of a book: there everything is text, notes in its margin, too. */
function isOfBook(tree: Node): boolean {
  for (const step of stepsThrough(tree))
    if (step.kind === 'enter') return attribute(step.element, 'xmlns:epub') !== null;
  return false;
}
