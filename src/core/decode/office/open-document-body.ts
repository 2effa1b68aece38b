import { readXml } from '../../container/xml.ts';
import type { LeftOutKind } from '../../model/left-out.ts';
import type { WrittenBlock } from '../blocks.ts';
import { BlockWriter } from './block-writer.ts';
import type { ParagraphKind } from './block-writer.ts';
import type { NoteKind } from './notes.ts';
import { prefixes } from './open-document-names.ts';
import { markerOf } from './open-document-styles.ts';
import type { Counted, ListStyle, OpenStyles } from './open-document-styles.ts';
import { saidBy } from './remarks.ts';
import type { Remarks } from './remarks.ts';
import { headingLevel, kindOfStyles } from './style-kinds.ts';
import { count } from './word-styles.ts';

// The body of an OpenDocument text, or what stands around its pages, from its beginning to its end. Deleted words stand apart
// from the text, so what is read is the text as if all tracked changes had been accepted; they are counted.

/** What is asked while a text is read. */
export interface OpenSource {
  readonly styles: OpenStyles;
  /** Counts what is not read. */
  leave(kind: LeftOutKind): void;
  /** What stands in the text for a note: its number in brackets. */
  refer(kind: NoteKind, id: string): string;
  /** The words of a note that was referred to. */
  note(kind: NoteKind, id: string, blocks: readonly WrittenBlock[]): void;
  readonly remarks: Remarks;
  readonly step: () => void;
}

type Attribute = (name: string) => string | null;

/** Elements that are passed over with all in them; the second names what was left out. */
const passedOver: Readonly<Record<string, LeftOutKind | null>> = {
  'office:forms': null,
  'office:event-listeners': null,
  'text:note-citation': null,
  'text:script': 'macros',
  'text:table-of-content-source': null,
  'text:illustration-index-source': null,
  'text:table-index-source': null,
  'text:object-index-source': null,
  'text:user-index-source': null,
  'text:alphabetical-index-source': null,
  'text:bibliography-source': null,
  'draw:object': 'objects',
  'draw:object-ole': 'objects',
  'draw:plugin': 'objects',
  'draw:applet': 'objects',
  'svg:title': null,
  'svg:desc': null,
};

/** Where a text says where something stands in it; a list of literature is none. */
const indices = new Set(
  ['table-of-content', 'illustration-index', 'table-index', 'object-index', 'user-index', 'alphabetical-index'].map(
    (name) => `text:${name}`,
  ),
);

/** What holds words beside a paragraph. */
const boxes = new Set([
  'draw:text-box',
  ...'rect line polyline polygon regular-polygon path circle ellipse connector caption measure custom-shape'
    .split(' ')
    .map((name) => `draw:${name}`),
]);

/** More than a table of a text has, and than anybody types. */
const most = { columns: 63, spaces: 1000 };

/** The text inside of `office:text`. */
export function readOpenBody(bytes: Uint8Array<ArrayBuffer>, source: OpenSource): readonly WrittenBlock[] {
  return readWithin(bytes, (name) => name === 'office:text', source);
}

/** What stands at the head, or at the foot, of pages. */
export function readPageEdge(
  bytes: Uint8Array<ArrayBuffer>,
  edge: 'header' | 'footer',
  source: OpenSource,
): readonly WrittenBlock[] {
  const isEdge = (name: string, attribute: Attribute) =>
    /^style:(?:header|footer)(?:-left|-first)?$/u.test(name) &&
    name.startsWith(`style:${edge}`) &&
    attribute('style:display') !== 'false';
  return readWithin(bytes, isEdge, source);
}

function readWithin(
  bytes: Uint8Array<ArrayBuffer>,
  begins: (name: string, attribute: Attribute) => boolean,
  source: OpenSource,
): readonly WrittenBlock[] {
  const blocks: WrittenBlock[] = [];
  let reader: BodyReader | null = null;
  let depth = 0;
  readXml(
    bytes,
    prefixes,
    {
      open(name, attribute) {
        if (reader) {
          depth += 1;
          reader.open(name, attribute);
        } else if (begins(name, attribute)) {
          depth = 0;
          reader = new BodyReader(source);
        }
      },
      close(name) {
        if (!reader) return;
        if (depth-- > 0) return reader.close(name);
        for (const one of reader.end()) blocks.push(one);
        reader = null;
      },
      text: (words) => reader?.text(words),
    },
    source.step,
  );
  return blocks;
}

/** A list that is open, in others or alone. */
interface List {
  readonly style: ListStyle | null;
  readonly counted: Counted;
  /** The open item still has to be marked, unless what is open is a heading of the list. */
  unmarked: boolean;
  /** The number that the open item says it has. */
  from: number | null;
}

interface Paragraph {
  readonly kind: ParagraphKind;
  hidden: boolean;
  /** White space at its beginning, or behind some, is none. */
  spaced: boolean;
}

/** The body, or a note inside of it. */
interface Text {
  readonly writer: BlockWriter;
  readonly lists: List[];
  readonly paragraphs: Paragraph[];
}

/** A comment while it is read, and what is said in it, by element. */
interface Comment {
  readonly name: string;
  depth: number;
  element: string;
  readonly said: Map<string, string>;
}

class BodyReader {
  readonly #source: OpenSource;
  readonly #texts: Text[] = [emptyText()];
  readonly #headings: Counted = [];
  /** How far lists have counted, by the name of their style and by their own. */
  readonly #counted = new Map<string, Counted>();
  /** How many open elements are passed over. */
  #passed = 0;
  #inChanges = 0;
  #indices = 0;
  readonly #notes: { readonly kind: NoteKind; readonly id: string }[] = [];
  #noteCount = 0;
  #comment: Comment | null = null;
  #commentCount = 0;
  /** Of each open stretch of characters the highlight that it began. */
  readonly #spans: (string | null)[] = [];
  /** Of each, whether it is raised. */
  readonly #raised: boolean[] = [];
  /** Inside of signs with their reading above them: the reading that is open. */
  #reading: string | null = null;

  constructor(source: OpenSource) {
    this.#source = source;
  }

  open(name: string, attribute: Attribute): void {
    if (this.#comment) this.#openInComment(this.#comment, name);
    else if (this.#passed > 0) this.#passed += 1;
    else if (this.#inChanges > 0) this.#openChange(name);
    else if (name === 'text:tracked-changes') this.#inChanges = 1;
    else if (name in passedOver) this.#pass(passedOver[name] ?? null);
    else if (this.#isHidden(name, attribute)) this.#pass('hidden');
    else if (name === 'text:h' || name === 'text:p') this.#openParagraph(name, attribute);
    else if (name.startsWith('table:')) this.#openTable(name, attribute);
    else if (boxes.has(name)) this.#text.writer.beginBox();
    else this.#openContent(name, attribute);
  }

  #openContent(name: string, attribute: Attribute): void {
    if (name === 'text:s') this.#write(' '.repeat(Math.max(1, count(attribute('text:c') ?? '1', most.spaces))));
    else if (name === 'text:tab') this.#write('\t');
    else if (name === 'text:line-break') this.#write('\n');
    else if (name === 'draw:image') this.#source.leave('pictures');
    else if (name === 'text:list') this.#openList(attribute);
    else if (name === 'text:list-item' || name === 'text:list-header') this.#openItem(name, attribute);
    else if (name === 'text:span') this.#openSpan(attribute('text:style-name') ?? '');
    else if (name === 'office:annotation') this.#openComment(attribute('office:name'));
    else if (name === 'office:annotation-end')
      this.#text.writer.mark(this.#source.remarks.sign(attribute('office:name') ?? '', 'e'));
    else if (name === 'text:note') this.#openNote(attribute);
    else if (name === 'text:note-body') this.#texts.push(emptyText());
    else if (name === 'text:ruby-text') this.#reading = '';
    else if (name === 'text:hidden-paragraph' && attribute('text:is-hidden') === 'true') {
      const paragraph = this.#text.paragraphs.at(-1);
      if (paragraph) paragraph.hidden = true;
    } else if (indices.has(name)) this.#indices += 1;
  }

  close(name: string): void {
    if (this.#comment) {
      this.#closeInComment(this.#comment);
      return;
    }
    if (this.#passed > 0) {
      this.#passed -= 1;
      return;
    }
    if (this.#inChanges > 0) {
      this.#inChanges -= 1;
      return;
    }
    const { writer, lists } = this.#text;
    if (name === 'text:h' || name === 'text:p') this.#closeParagraph();
    else if (name === 'text:span') this.#closeSpan();
    else if (name === 'text:list') lists.pop();
    else if (name === 'text:note-body') this.#closeNote();
    else if (name === 'text:note') this.#notes.pop();
    else if (name === 'text:ruby-text') {
      const reading = this.#reading ?? '';
      this.#reading = null;
      if (reading.trim() !== '') this.#write(`(${reading.trim()})`);
    } else if (name === 'table:table-cell') writer.endCell();
    else if (name === 'table:table') writer.endTable();
    else if (boxes.has(name)) writer.endBox();
    else if (indices.has(name)) this.#indices -= 1;
  }

  /** White space is drawn together, as in a page. */
  text(words: string): void {
    if (this.#comment) {
      const { element, said } = this.#comment;
      said.set(element, `${said.get(element) ?? ''}${words}`);
      return;
    }
    const paragraph = this.#text.paragraphs.at(-1);
    if (this.#passed > 0 || this.#inChanges > 0 || !paragraph) return;
    const drawn = words.replace(/[ \t\r\n]+/gu, ' ');
    this.#write(paragraph.spaced ? drawn.replace(/^ /u, '') : drawn);
  }

  end(): readonly WrittenBlock[] {
    return this.#texts[0]!.writer.end();
  }

  get #text(): Text {
    return this.#texts.at(-1)!;
  }

  #pass(kind: LeftOutKind | null): void {
    if (kind !== null) this.#source.leave(kind);
    this.#passed = 1;
  }

  #openChange(name: string): void {
    this.#inChanges += 1;
    if (name === 'text:deletion') this.#source.leave('deletions');
    else if (name === 'text:insertion') this.#source.leave('insertions');
  }

  #isHidden(name: string, attribute: Attribute): boolean {
    if (name === 'text:section') return attribute('text:display') === 'none';
    if (name === 'text:hidden-text') return attribute('text:is-hidden') !== 'false';
    if (name === 'text:span') return this.#source.styles.hides(attribute('text:style-name') ?? '');
    const style = name === 'text:p' || name === 'text:h' ? attribute('text:style-name') : null;
    return style !== null && this.#source.styles.paragraph(style).hidden === true;
  }

  /** Of a text outside of any paragraph nothing is shown. */
  #write(words: string): void {
    const paragraph = this.#text.paragraphs.at(-1);
    if (!paragraph || words === '') return;
    if (this.#reading !== null) this.#reading += words;
    else {
      this.#text.writer.say(words, this.#raised.includes(true));
      paragraph.spaced = /[ \t\n]$/u.test(words);
    }
  }

  #openParagraph(name: string, attribute: Attribute): void {
    const kind = this.#kindOf(name, attribute);
    this.#text.paragraphs.push({ kind, hidden: false, spaced: true });
    this.#text.writer.beginParagraph();
  }

  #closeParagraph(): void {
    const { paragraphs, writer } = this.#text;
    const paragraph = paragraphs.pop();
    if (!paragraph) return;
    if (paragraph.hidden && writer.dropParagraph().trim() !== '') this.#source.leave('hidden');
    writer.endParagraph(paragraph.kind);
  }

  #kindOf(name: string, attribute: Attribute): ParagraphKind {
    const { styles } = this.#source;
    const { names, outline = 0 } = styles.paragraph(attribute('text:style-name') ?? '');
    const said = name === 'text:h' ? Math.max(1, count(attribute('text:outline-level'), 10)) : outline;
    const heading = said > 0 ? said : (names.map(headingLevel).find((one) => one !== null) ?? null);
    const marker = this.#text.lists.length > 0 ? this.#markItem(heading === null ? '•' : '') : '';
    if (heading !== null) {
      const numbered = marker === '' && attribute('text:is-list-header') !== 'true' && name === 'text:h';
      const number = numbered ? markerOf(styles.outline, this.#headings, heading, null) : marker;
      return { kind: 'heading', level: Math.min(6, heading), ...marked(number) };
    }
    const kind = this.#indices > 0 ? 'contents' : kindOfStyles(names);
    if (kind === 'contents') return { kind: 'paragraph', furniture: true, ...marked(marker) };
    if (marker !== '') return { kind: 'item', level: Math.min(10, this.#text.lists.length), marker };
    return { kind: kind ?? (names.some((one) => one === 'caption') ? 'caption' : 'paragraph') };
  }

  #openList(attribute: Attribute): void {
    const { lists } = this.#text;
    const outer = lists.at(-1);
    const named = attribute('text:style-name');
    const style = named === null ? (outer?.style ?? null) : this.#source.styles.list(named);
    const goesOn = attribute('text:continue-numbering') === 'true' ? `style ${named ?? ''}` : null;
    const after = attribute('text:continue-list');
    const level = lists.length + 1;
    const kept = this.#counted.get(after === null ? (goesOn ?? '') : `list ${after}`);
    // A list inside of another counts beside it, so that its numbers can hold those above them.
    const counted = outer?.counted ?? kept ?? [];
    if (outer && goesOn === null) counted.length = Math.min(counted.length, level);
    if (!outer) {
      if (named !== null) this.#counted.set(`style ${named}`, counted);
      const id = attribute('xml:id') ?? attribute('text:id');
      if (id !== null) this.#counted.set(`list ${id}`, counted);
    }
    lists.push({ style, counted, unmarked: false, from: null });
  }

  #openItem(name: string, attribute: Attribute): void {
    const list = this.#text.lists.at(-1);
    if (!list) return;
    const from = attribute('text:start-value');
    list.unmarked = name === 'text:list-item';
    list.from = from === null ? null : count(from, 1_000_000);
  }

  /** What is drawn before the open paragraph, if it begins an item; `usual` is that of lists that say nothing of it. */
  #markItem(usual: string): string {
    const { lists } = this.#text;
    const list = lists.at(-1)!;
    if (!list.unmarked) return '';
    list.unmarked = false;
    return list.style ? markerOf(list.style, list.counted, lists.length, list.from) : usual;
  }

  #openTable(name: string, attribute: Attribute): void {
    const { writer } = this.#text;
    if (name === 'table:table') writer.beginTable();
    else if (name === 'table:table-row') writer.beginRow();
    else if (name === 'table:table-cell') writer.beginCell();
    // What lies under a cell that is wider or higher than one.
    else if (name === 'table:covered-table-cell') {
      writer.skipColumns(Math.max(1, count(attribute('table:number-columns-repeated') ?? '1', most.columns)));
      this.#passed = 1;
    }
  }

  #openComment(named: string | null): void {
    const name = named ?? `comment ${this.#commentCount++}`;
    this.#text.writer.mark(this.#source.remarks.sign(name, 'b'));
    this.#comment = { name, depth: 0, element: '', said: new Map() };
  }

  #openInComment(comment: Comment, name: string): void {
    comment.depth += 1;
    if (name === 'dc:creator' || name === 'dc:date') comment.element = name;
    else {
      comment.element = 'words';
      if (name === 'text:p') comment.said.set('words', `${comment.said.get('words') ?? ''}\n\n`);
      else if (name === 'text:s') comment.said.set('words', `${comment.said.get('words') ?? ''} `);
    }
  }

  #closeInComment(comment: Comment): void {
    comment.element = 'words';
    if (comment.depth-- > 0) return;
    const { name, said } = comment;
    const [author = null, time = null] = [said.get('dc:creator'), said.get('dc:date')];
    this.#source.remarks.say(name, saidBy(said.get('words') ?? '', author, time));
    this.#comment = null;
  }

  /** What is highlighted inside of what is, is part of it. */
  #openSpan(style: string): void {
    const begins = this.#source.styles.highlights(style) && this.#spans.every((one) => one === null);
    const name = begins ? this.#source.remarks.highlight() : null;
    this.#spans.push(name);
    this.#raised.push(this.#source.styles.raises(style));
    if (name !== null) this.#text.writer.mark(this.#source.remarks.sign(name, 'b'));
  }

  #closeSpan(): void {
    const name = this.#spans.pop() ?? null;
    this.#raised.pop();
    if (name !== null) this.#text.writer.mark(this.#source.remarks.sign(name, 'e'));
  }

  #openNote(attribute: Attribute): void {
    const kind = attribute('text:note-class') === 'endnote' ? 'endnote' : 'footnote';
    const id = String(this.#noteCount++);
    this.#notes.push({ kind, id });
    this.#write(this.#source.refer(kind, id));
  }

  #closeNote(): void {
    if (this.#texts.length === 1) return;
    const blocks = this.#texts.pop()!.writer.end();
    const note = this.#notes.at(-1);
    if (note) this.#source.note(note.kind, note.id, blocks);
  }
}

function emptyText(): Text {
  return { writer: new BlockWriter(), lists: [], paragraphs: [] };
}

function marked(marker: string): { readonly marker?: string } {
  return marker === '' ? {} : { marker };
}
