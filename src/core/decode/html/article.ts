import type { Page, PageBlock, PagePart } from './blocks.ts';

// Which blocks of a page are the text that it is there for, and which are furniture: menus, boxes, footers, comments, lists
// of other pages. Nothing is dropped, so a mistake costs little; but furniture is left out of searches unless asked for, so
// in doubt a block belongs to the text. What counts is prose: blocks of some length that are not mostly links. A part that
// holds half of a page's prose is never furniture, whatever it is called.
//
// 1. Parts that say they are furniture, by their tag, role or name, or that hold hardly anything but links.
// 2. The text's own part: one that says so (`articleBody`, <article>, <main>) and holds most of the prose that is left, or
//    the innermost one that holds nearly all of it. What stands outside is furniture, if that is clear enough.
// 3. The heading before that part, with what stands between the two.

/** As wide as so many Latin letters. */
const proseWidth = 80;
/** A page with less prose is no article: a list, a poem, a form. */
const leastProse = 200;
/** What part of a page's prose makes its holder too heavy to be furniture; its text's part, if it says so; if it does not. */
const share = { heavy: 0.5, said: 0.6, found: 0.9 };
/** Between a heading and its text stand at most so many blocks. */
const longestHead = 15;

/** For each block whether it is furniture. */
export function furnitureOf({ blocks, parts }: Page): readonly boolean[] {
  const own = parts.map(() => emptyMass());
  for (const block of blocks) count(own[block.part]!, block);
  const all = withinParts(parts, own);
  const whole = all[0]!;
  const furnished = parts.map(() => false);
  for (let at = 1; at < parts.length; at++) {
    furnished[at] = furnished[parts[at]!.parent]! || (!isHeavy(all[at]!, whole) && isFurniture(at, parts, all[at]!));
  }
  const root = textPart(blocks, parts, furnished);
  const inText = parts.map(() => false);
  for (let at = root; at < parts.length; at++) inText[at] = at === root || inText[parts[at]!.parent]!;
  const marks = blocks.map(({ part }) => furnished[part]! || !inText[part]!);
  for (const at of headOf(blocks, marks, furnished)) marks[at] = false;
  return marks;
}

/** For each block of a page of a book whether it is part of a table of contents. */
export function navigationOf({ blocks, parts }: Page): readonly boolean[] {
  const within = parts.map(() => false);
  for (let at = 1; at < parts.length; at++) within[at] = parts[at]!.tag === 'nav' || within[parts[at]!.parent]!;
  return blocks.map(({ part }) => within[part]!);
}

/** What stands in a part, in characters as wide as Latin letters. */
interface Mass {
  all: number;
  linked: number;
  prose: number;
  blocks: number;
}

function emptyMass(): Mass {
  return { all: 0, linked: 0, prose: 0, blocks: 0 };
}

function count(mass: Mass, block: PageBlock): void {
  const width = widthOf(block.text);
  mass.all += width;
  mass.linked += width * linkedShare(block);
  mass.blocks += 1;
  if (isProse(block, width)) mass.prose += width;
}

function withinParts(parts: readonly PagePart[], own: readonly Mass[]): Mass[] {
  const all = own.map((mass) => ({ ...mass }));
  for (let at = parts.length - 1; at > 0; at--) {
    const [inner, outer] = [all[at]!, all[parts[at]!.parent]!];
    outer.all += inner.all;
    outer.linked += inner.linked;
    outer.prose += inner.prose;
    outer.blocks += inner.blocks;
  }
  return all;
}

function isProse(block: PageBlock, width: number): boolean {
  if (block.kind === 'heading' || block.kind === 'row' || block.kind === 'caption') return false;
  return width >= proseWidth && linkedShare(block) <= 0.4;
}

function linkedShare({ text, linked }: PageBlock): number {
  return Math.min(1, linked / text.length);
}

/** A Han character says as much as some letters. */
function widthOf(text: string): number {
  return text.length + 1.8 * (text.match(wide)?.length ?? 0);
}

const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;

function isHeavy(mass: Mass, whole: Mass): boolean {
  return whole.prose > 0 ? mass.prose >= whole.prose * share.heavy : mass.all >= whole.all * share.heavy;
}

const furnitureTags = new Set('nav aside footer form select button menu noscript dialog textarea iframe'.split(' '));
const furnitureRoles = new Set(
  'navigation complementary banner contentinfo search menu menubar toolbar dialog alertdialog tablist'.split(' '),
);
const furnitureNames =
  /(?<![a-z])(?:nav|navigation|navbar|menu|breadcrumbs?|shar(?:e|ing)|social|related|recommend(?:ed|ations?)|promo|newsletter|subscri(?:be|ption)|advert(?:isement)?|ads?|sponsor(?:ed)?|cookies?|consent|gdpr|comments?|disqus|sidebar|footer|masthead|toolbar|pagination|pager|popup|modal|outbrain|taboola)(?![a-z])/u;

function isFurniture(at: number, parts: readonly PagePart[], mass: Mass): boolean {
  const part = parts[at]!;
  // Whom a quotation is from stands in its foot.
  if (part.tag === 'footer' && parts[part.parent]!.tag === 'blockquote') return false;
  if (furnitureTags.has(part.tag) || furnitureRoles.has(part.role)) return true;
  if (furnitureNames.test(wordsOf(part.names))) return true;
  return mass.blocks >= 3 && mass.prose === 0 && mass.linked >= mass.all * 0.75 && mass.all < mass.blocks * 80;
}

/** `relatedArticles site-nav__list` as `related articles site nav list`. */
function wordsOf(names: string): string {
  return names
    .replace(/(?<=[a-z])(?=[A-Z])/gu, ' ')
    .replace(/[_-]+/gu, ' ')
    .toLowerCase();
}

/** The part that the text of the page stands in; 0, the whole page, where that is not clear. */
function textPart(blocks: readonly PageBlock[], parts: readonly PagePart[], furnished: readonly boolean[]): number {
  const own = parts.map(() => emptyMass());
  for (const block of blocks) if (!furnished[block.part]!) count(own[block.part]!, block);
  const all = withinParts(parts, own);
  const whole = all[0]!;
  if (whole.prose < leastProse) return 0;
  const said = sayings.map((says) =>
    parts.findIndex((part, at) => says(part) && all[at]!.prose >= whole.prose * share.said),
  );
  const root = said.find((at) => at >= 0) ?? innermost(parts, all, whole.prose * share.found);
  // Much that is no prose but no list of links either, as verse or talk, may be the text as well.
  const unlinked = (mass: Mass) => mass.all - mass.linked;
  return unlinked(whole) - unlinked(all[root]!) > unlinked(all[root]!) ? 0 : root;
}

/** How a part says that it is the text, the surest first. */
const sayings: readonly ((part: PagePart) => boolean)[] = [
  ({ tag, role }) => tag === 'article' || role === 'article',
  ({ body }) => body,
  ({ tag, role }) => tag === 'main' || role === 'main',
];

/** Parts come behind those that they stand in, so the last heavy one is the innermost; one of a single block is that block. */
function innermost(parts: readonly PagePart[], all: readonly Mass[], least: number): number {
  let root = 0;
  for (let at = 1; at < parts.length; at++) {
    if (parts[at]!.parent === root && all[at]!.prose >= least && all[at]!.blocks > 1) root = at;
  }
  return root;
}

/** The blocks from the page's heading to its text, if that begins behind it. */
function headOf(blocks: readonly PageBlock[], marks: readonly boolean[], furnished: readonly boolean[]): number[] {
  const first = marks.indexOf(false);
  const isTitle = ({ kind, level }: PageBlock) => kind === 'heading' && level === 1;
  const heading = blocks.findIndex((block) => isTitle(block) && !furnished[block.part]!);
  if (heading < 0 || heading >= first) return [];
  const between = blocks.map((_, at) => at).slice(heading, first);
  const head = between.length <= longestHead ? between : [heading];
  return head.filter((at) => !furnished[blocks[at]!.part]!);
}
