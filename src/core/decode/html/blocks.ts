import type { Block } from '../../model/records.ts';
import { raisedAs } from '../raised.ts';
import { marker } from './list-marker.ts';
import { dataTables } from './tables.ts';
import { attribute, stepsThrough } from './tree.ts';
import type { Element, Node } from './tree.ts';
import { isVisible } from './visible.ts';

// A page as the blocks that one sees on it, one below the other, in the order in which they are written. White space is
// drawn together as a browser does. What the browser draws beside the words stays, too: the sign before an item, the
// quotation marks of <q>, brackets around ruby. What is raised does not run into the number before it. A row of a table is one line, with tabs between its cells.

/** One block of a page. */
export interface PageBlock extends Pick<Block, 'kind' | 'level'> {
  readonly text: string;
  /** Number of the part of the page that it stands in, see PagePart. */
  readonly part: number;
  /** How many characters of it are links. */
  readonly linked: number;
}

/** An element that holds blocks, with the number of the one around it; the page itself is 0 and has -1. */
export interface PagePart {
  readonly tag: string;
  readonly parent: number;
  readonly role: string;
  /** Its class and id, which often say what it is for. */
  readonly names: string;
  readonly body: boolean;
}

/** A page's blocks, and the parts that they stand in; each part comes behind the one that it stands in. */
export interface Page {
  readonly blocks: readonly PageBlock[];
  readonly parts: readonly PagePart[];
}

/** Elements that begin and end on lines of their own. */
const blockTags = new Set(
  (
    'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li listing main menu nav noframes noscript ol ' +
    'optgroup option p plaintext pre search section select summary table tbody td textarea tfoot th thead tr ul xmp'
  ).split(' '),
);
const lists = new Set(['ul', 'ol', 'menu', 'dir']);
const preformatted = new Set(['pre', 'textarea', 'listing', 'xmp', 'plaintext']);
/** How often `step` is called: once for so many steps through the tree. */
const stepsAtOnce = 20_000;

/** Reads a page that was parsed. */
export function blocksOf(root: Node, step: () => void): Page {
  const reader = new Reader(dataTables(root));
  let steps = 0;
  for (const one of stepsThrough(root, isVisible)) {
    if (++steps % stepsAtOnce === 0) step();
    if (one.kind === 'text') reader.say(one.words);
    else if (one.kind === 'enter') reader.enter(one.element);
    else if (one.kind === 'leave') reader.leave(one.element);
  }
  reader.end();
  return reader;
}

interface OpenList {
  readonly element: Element;
  next: number;
}

class Reader implements Page {
  readonly blocks: PageBlock[] = [];
  readonly parts: PagePart[] = [{ tag: '', parent: -1, role: '', names: '', body: false }];
  readonly #tables: ReadonlySet<Element>;
  /** Lines of the block that is being read, or the cells of a row. */
  #lines: string[] = [''];
  #linked = 0;
  /** Breaks since the last word. */
  #breaks = 0;
  #part = 0;
  #marker = '';
  #links = 0;
  #heading = 0;
  #pre = 0;
  #quoted = 0;
  #captions = 0;
  #items = 0;
  /** 1 inside of a table's row. */
  #rows = 0;
  #cells = 0;
  readonly #lists: OpenList[] = [];
  /** How many elements are open that are raised or lead to another place of the page, and which of both they are. */
  #raised = 0;
  #isRaised = false;
  #isLink = false;
  #isNote = false;
  /** The words in them so far; null where they are said as they come. */
  #held: string | null = null;
  /** The last sign that was said outside of them. */
  #before = '';

  constructor(tables: ReadonlySet<Element>) {
    this.#tables = tables;
  }

  say(words: string): void {
    if (this.#breaks > 0 && /\S/u.test(words)) this.#break();
    if (this.#held === null) {
      this.#lines[this.#lines.length - 1] += words;
      this.#before = words.slice(-1) || this.#before;
    } else this.#held += words;
    if (this.#links > 0) this.#linked += words.trim().length;
  }

  enter(element: Element): void {
    const tag = element.tagName;
    if (tag === 'br' || blockTags.has(tag)) this.#release();
    if (tag === 'br') this.#breaks += 1;
    else if (tag === 'a') this.#links += 1;
    else if (tag === 'q') this.say('“');
    else if (tag === 'rt') this.say('(');
    else if (tag === 'wbr') return;
    if (isRaised(element) || leadsInside(element)) this.#raise(element);
    if (!blockTags.has(tag)) return;
    if (this.#rows > 0) this.#enterInRow(tag);
    else this.#enterBlock(element, tag);
  }

  leave(element: Element): void {
    const tag = element.tagName;
    if (blockTags.has(tag)) this.#release();
    if (tag === 'a') this.#links -= 1;
    else if (tag === 'q') this.say('”');
    else if (tag === 'rt') this.say(')');
    if (isRaised(element) || leadsInside(element)) this.#lower();
    if (!blockTags.has(tag)) return;
    if (this.#rows > 0 && tag !== 'tr') this.#lines[this.#lines.length - 1] += ' ';
    else this.#leaveBlock(tag);
  }

  end(): void {
    this.#release();
    this.#flush();
  }

  #raise(element: Element): void {
    if (this.#raised++ === 0) {
      this.#held = '';
      this.#isRaised = this.#isLink = this.#isNote = false;
    }
    this.#isRaised ||= isRaised(element);
    this.#isLink ||= leadsInside(element);
    this.#isNote ||= isNoteReference(element);
  }

  #lower(): void {
    this.#raised -= 1;
    if (this.#raised > 0) return;
    const isReference = this.#isNote || (this.#isRaised && this.#isLink);
    if (this.#held !== null && (isReference || this.#isRaised))
      this.#held = raisedAs(this.#before, this.#held, isReference);
    this.#release();
  }

  /** Of what does not end on the line that it began on nothing is changed. */
  #release(): void {
    const held = this.#held;
    this.#held = null;
    if (held === null) return;
    this.#lines[this.#lines.length - 1] += held;
    this.#before = held.slice(-1) || this.#before;
  }

  #enterInRow(tag: string): void {
    this.#before = '';
    if (tag !== 'td' && tag !== 'th') this.#lines[this.#lines.length - 1] += ' ';
    else if (this.#cells++ > 0) this.#lines.push('');
  }

  #enterBlock(element: Element, tag: string): void {
    this.#flush();
    this.parts.push({
      tag,
      parent: this.#part,
      role: (attribute(element, 'role') ?? '').toLowerCase(),
      names: `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.slice(0, 500),
      body: /\barticleBody\b/u.test(attribute(element, 'itemprop') ?? ''),
    });
    this.#part = this.parts.length - 1;
    if (/^h[1-6]$/u.test(tag)) this.#heading = Number(tag[1]);
    else if (preformatted.has(tag)) this.#pre += 1;
    else if (tag === 'blockquote') this.#quoted += 1;
    else if (tag === 'caption' || tag === 'figcaption') this.#captions += 1;
    else if (lists.has(tag)) this.#lists.push({ element, next: startOf(element) });
    else if (tag === 'li' || tag === 'dt' || tag === 'dd') {
      this.#items += 1;
      if (tag === 'li') this.#marker = this.#markerOf(element);
    } else if (tag === 'tr' && this.#isInData(element)) {
      this.#rows += 1;
      this.#cells = 0;
    }
  }

  #leaveBlock(tag: string): void {
    this.#flush();
    this.#part = this.parts[this.#part]!.parent;
    if (/^h[1-6]$/u.test(tag)) this.#heading = 0;
    else if (preformatted.has(tag)) this.#pre -= 1;
    else if (tag === 'blockquote') this.#quoted -= 1;
    else if (tag === 'caption' || tag === 'figcaption') this.#captions -= 1;
    else if (lists.has(tag)) this.#lists.pop();
    else if (tag === 'li' || tag === 'dt' || tag === 'dd') {
      this.#items -= 1;
      this.#marker = '';
    } else if (tag === 'tr' && this.#rows > 0) this.#rows -= 1;
  }

  #isInData(row: Element): boolean {
    let around = row.parentNode;
    while (around && 'tagName' in around && around.tagName !== 'table') around = around.parentNode;
    return around !== null && 'tagName' in around && this.#tables.has(around);
  }

  #markerOf(item: Element): string {
    const list = this.#lists.at(-1);
    if (!list || list.element.tagName !== 'ol') return '• ';
    const value = Number.parseInt(attribute(item, 'value') ?? '', 10);
    if (Number.isSafeInteger(value)) list.next = value;
    return `${marker(list.next++, attribute(list.element, 'type') ?? '1')} `;
  }

  /** One break is a new line; from two on, who wrote it meant a new paragraph. */
  #break(): void {
    this.#before = '';
    if (this.#rows > 0) this.#lines[this.#lines.length - 1] += ' ';
    else if (this.#pre > 0) this.#lines[this.#lines.length - 1] += '\n'.repeat(this.#breaks);
    else if (this.#breaks > 1) this.#flush();
    else this.#lines.push('');
    this.#breaks = 0;
  }

  #flush(): void {
    this.#breaks = 0;
    this.#before = '';
    const isRow = this.#rows > 0;
    const texts =
      this.#pre > 0
        ? this.#lines
            .join('\n')
            .replace(/\r\n?/gu, '\n')
            .split(/\n(?:[^\S\n]*\n)+/u)
        : [this.#lines.map(drawnTogether).join(isRow ? '\t' : '\n')];
    const linked = this.#linked;
    this.#lines = [''];
    this.#linked = 0;
    for (const one of texts) {
      const text = isRow
        ? one.trimEnd()
        : this.#pre > 0
          ? one.replace(/^\n+|\s+$/gu, '')
          : one.replace(/^\n+|\n+$/gu, '');
      if (isEmpty.test(text)) continue;
      this.blocks.push({ ...this.#kind(isRow), text: this.#marker + text, part: this.#part, linked });
      this.#marker = '';
    }
  }

  #kind(isRow: boolean): Pick<Block, 'kind' | 'level'> {
    if (isRow) return { kind: 'row' };
    if (this.#heading > 0) return { kind: 'heading', level: this.#heading };
    if (this.#pre > 0) return { kind: 'preformatted' };
    if (this.#captions > 0) return { kind: 'caption' };
    if (this.#items > 0) return { kind: 'item', level: Math.max(1, this.#lists.length) };
    return { kind: this.#quoted > 0 ? 'quotation' : 'paragraph' };
  }
}

const isRaised = (element: Element) => element.tagName === 'sup';

/** Whether it is a link to another place of the page or book. */
const leadsInside = (element: Element) =>
  element.tagName === 'a' && (attribute(element, 'href')?.includes('#') === true || isNoteReference(element));

const isNoteReference = (element: Element) =>
  /\bnoteref\b/u.test(attribute(element, 'epub:type') ?? '') || attribute(element, 'role') === 'doc-noteref';

const isEmpty = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u;

/** East Asian lines have no space between them: a newline in the page's source is none. */
const betweenWide =
  /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef])/gu;

/** White space as a browser draws it; a space that does not break stays. */
function drawnTogether(line: string): string {
  const joined = /[\r\n]/u.test(line) ? line.replace(betweenWide, '') : line;
  return joined.replace(/[ \t\r\n\f]+/gu, ' ').replace(/^ | $/gu, '');
}

function startOf(list: Element): number {
  const start = Number.parseInt(attribute(list, 'start') ?? '', 10);
  return Number.isSafeInteger(start) ? start : 1;
}
