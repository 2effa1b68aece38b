import { defaultTreeAdapter, parse, parseFragment } from 'parse5';
import type { DefaultTreeAdapterMap, DefaultTreeAdapterTypes, ParserOptions } from 'parse5';

/** A node of a page. */
export type Node = DefaultTreeAdapterTypes.Node;
/** An element of a page; one in SVG or MathML, too. */
export type Element = DefaultTreeAdapterTypes.Element;

/**
 * The page as a browser without scripts would build it, however broken it is. `frames` are pages by the addresses that its
 * frames name; they stand in its place, each once.
 */
export function treeOf(markup: string, frames?: ReadonlyMap<string, string>): Node {
  const tree = pageOf(markup);
  if (frames !== undefined) fill(tree, new Map(frames));
  return tree;
}

function pageOf(markup: string): Node {
  return (
    parsed(markup, parse) ??
    parsed(markup.replace(formatting, ''), parse) ?? { nodeName: '#document-fragment', childNodes: [] }
  );
}

/** Puts pages into frames, also into those of the pages that are put there. */
function fill(tree: Node, left: Map<string, string>): void {
  const frames = [...stepsThrough(tree)].flatMap((step) =>
    step.kind === 'enter' && /^i?frame$/u.test(step.element.tagName) ? [step.element] : [],
  );
  for (const frame of frames) {
    const address = attribute(frame, 'src') ?? '';
    const page = left.get(address);
    if (page === undefined) continue;
    left.delete(address);
    const shown = pageOf(page);
    // A page that is made of frames is nothing but these; a box in another page may be anything.
    frame.tagName = frame.tagName === 'frame' ? 'div' : 'aside';
    frame.childNodes = 'childNodes' in shown ? shown.childNodes : [];
    fill(shown, left);
  }
}

function fragmentOf(markup: string): readonly Node[] {
  return parsed<DefaultTreeAdapterTypes.DocumentFragment>(markup, parseFragment)?.childNodes ?? [];
}

/**
 * What is left open of these is opened again in every paragraph behind it. A short page of them would fill all memory, so
 * one that gives many more elements than it has tags is read without them: only links and emphasis are lost.
 */
const formatting = /<\/?(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])[^>]*>/giu;
const elementsPerTag = 4;

class TooMany extends Error {}

function parsed<T extends Node>(
  markup: string,
  parser: (markup: string, options: ParserOptions<DefaultTreeAdapterMap>) => T,
): T | null {
  let left = 1000;
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) left += elementsPerTag;
  const createElement: typeof defaultTreeAdapter.createElement = (...values) => {
    if (left-- === 0) throw new TooMany();
    return defaultTreeAdapter.createElement(...values);
  };
  try {
    return parser(markup, { scriptingEnabled: false, treeAdapter: { ...defaultTreeAdapter, createElement } });
  } catch (error) {
    if (error instanceof TooMany) return null;
    throw error;
  }
}

/** A step through the tree: into an element, out of it, or over a text or comment. */
export type Step =
  | { readonly kind: 'enter' | 'leave'; readonly element: Element }
  | { readonly kind: 'text' | 'comment'; readonly words: string };

/**
 * Goes through all that stands below a node, in the page's order, but for elements that `passes` lets out. Pages can be
 * nested as deep as they like, so nothing here calls itself.
 */
export function* stepsThrough(root: Node, passes: (element: Element) => boolean = () => true): Generator<Step, void> {
  const open: { readonly element: Element | null; readonly children: readonly Node[]; next: number }[] = [
    { element: null, children: childrenOf(root), next: 0 },
  ];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const child = top.children[top.next++];
    if (child === undefined) {
      open.pop();
      if (top.element !== null) yield { kind: 'leave', element: top.element };
    } else if (isElement(child)) {
      if (!passes(child)) continue;
      yield { kind: 'enter', element: child };
      open.push({ element: child, children: childrenOf(child), next: 0 });
    } else if (child.nodeName === '#text') yield { kind: 'text', words: (child as { value: string }).value };
    else if (child.nodeName === '#comment') yield { kind: 'comment', words: (child as { data: string }).data };
  }
}

/** The value of an attribute; null if the element has none of that name. */
export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

/** All the words below a node, as they stand in the page. */
export function wordsIn(node: Node): string {
  let words = 'value' in node ? node.value : '';
  for (const step of stepsThrough(node)) if (step.kind === 'text') words += step.words;
  return words;
}

/** What a value with entities in it says: programs often write them twice. */
export function plainWords(value: string): string {
  const words = value.includes('&') || value.includes('<') ? fragmentOf(value).map(wordsIn).join('') : value;
  return words.replace(/\s+/gu, ' ').trim();
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

/**
 * What is drawn inside of a node. Of frames that is a page written into the attribute, or what stands there for browsers
 * without frames; nothing is fetched.
 */
function childrenOf(node: Node): readonly Node[] {
  const tag = isElement(node) ? node.tagName : '';
  if (tag === 'iframe') {
    const page = attribute(node as Element, 'srcdoc');
    return page === null ? [] : childrenOf(pageOf(page));
  }
  if (tag === 'noframes') return fragmentOf(rawWords(node));
  return 'childNodes' in node ? node.childNodes : [];
}

function rawWords(node: Node): string {
  if (!('childNodes' in node)) return '';
  return node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}
