import type { LeftOutKind } from '../../model/left-out.ts';
import { textOfBlocks } from '../blocks.ts';
import type { WrittenBlock } from '../blocks.ts';
import { BlockWriter } from './block-writer.ts';
import type { ParagraphKind } from './block-writer.ts';
import { Notes } from './notes.ts';
import type { NoteKind } from './notes.ts';
import { lettersOf, pageOfSet, usualPage } from './rtf-code-pages.ts';
import { lineOfStyles } from './rtf-styles.ts';
import type { RtfStyle } from './rtf-styles.ts';
import type { RtfReader } from './rtf-tokens.ts';
import { Remarks, saidBy } from './remarks.ts';
import { headingLevel, kindOfStyles } from './style-kinds.ts';

// What RTF says, as blocks. A group inherits all from the one around it and forgets what was said in it at its end, so what holds is kept
// in a pile. A group may begin a place of its own (a note, a box, the head of a page, the list of fonts); one that is not known and says
// that it may be passed over, is. Tracked changes are read as if all were accepted; they are counted.

/** Where words go: into the text; nowhere, but for what is inside and known; nowhere with all inside; or into a value. */
type Destination = 'text' | 'outside' | 'nowhere' | 'marker' | 'font' | 'style' | 'title' | 'author' | 'value';

/** What holds inside of a group. */
interface State {
  destination: Destination;
  /** Of `\upr`: where the words go that it has in Unicode. */
  resumed: Destination;
  font: number;
  /** How many letters stand behind a `\u` for programs that do not know it. */
  spare: number;
  hidden: boolean;
  deleted: boolean;
  highlighted: boolean;
  raised: boolean;
  /** In how many tables paragraphs stand. */
  tables: number;
  style: number;
  outline: number | null;
  /** In how many lists. */
  level: number;
  /** What ends with the group. */
  ends: (() => void) | null;
}

/** A text with tables of its own: the body, a note, a box, the head of a page. */
interface Place {
  readonly writer: BlockWriter;
  /** Of each open table whether a row, and a cell, are open. */
  readonly tables: { row: boolean; cell: boolean }[];
  begun: boolean;
  /** What is drawn before the next paragraph. */
  marker: string;
  note: NoteKind;
  /** It stands at the head or foot of pages. */
  readonly edge: boolean;
}

/** What a file says beside its blocks. */
export interface ReadRtf {
  readonly blocks: readonly WrittenBlock[];
  readonly notes: readonly WrittenBlock[];
  readonly heads: readonly WrittenBlock[];
  readonly feet: readonly WrittenBlock[];
  readonly about: { readonly title: string | null; readonly author: string | null };
}

/** Deeper than anybody nests groups, and tables; what is deeper is read as if it stood around. */
const deepest = { groups: 5000, tables: 20 };
const longestMarker = 40;

const letters: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  softline: '\n',
  page: '\n',
  column: '\n',
  emdash: '—',
  endash: '–',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  zwj: '\u200d',
  zwnj: '\u200c',
  ltrmark: '\u200e',
  rtlmark: '\u200f',
  '~': '\u00a0',
  _: '\u2011',
  '\\': '\\',
  '{': '{',
  '}': '}',
};

/** Places with no words of the text in them, which do not say that they may be passed over. */
const nowhere = new Set(
  (
    'colortbl filetbl listtable listoverridetable revtbl rsidtbl fldinst fldtype datafield objdata objclass objname sn sv shprslt nonshppict ' +
    'mmathPict ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn xe tc tcn rxe txe template operator subject keywords doccomm comment category ' +
    'manager company hlinkbase creatim revtim printim buptim atnid atntime atnicn atnparent private pn pnseclvl nonesttables ' +
    'background bkmkstart bkmkend generator'
  ).split(' '),
);
/** What is said of a comment beside its words, and where these are. */
const commentValues = new Set(['atnauthor', 'atndate', 'atnref', 'atrfstart', 'atrfend']);
/** Known, though programs are told that they may pass them over. */
const known = new Set(
  'footnote ud shppict shpinst do shptxt dptxbxtext nesttableprops moMath moMathPara fldrslt annotation pgdsctbl'.split(
    ' ',
  ),
);

/** Makes blocks, notes and remarks of the words and orders of an RTF file as they are read. What is left out is told to `leave`. */
export class RtfBody implements RtfReader {
  readonly #leave: (kind: LeftOutKind) => void;
  readonly #remarks: Remarks;
  readonly #isUtf8: boolean;
  readonly #states: State[] = [
    {
      destination: 'text',
      resumed: 'text',
      font: -1,
      spare: 1,
      hidden: false,
      deleted: false,
      highlighted: false,
      raised: false,
      tables: 0,
      style: 0,
      outline: null,
      level: 0,
      ends: null,
    },
  ];
  /** Groups beyond the deepest. */
  #deeper = 0;
  readonly #places: Place[] = [emptyPlace()];
  readonly #notes = new Notes();
  readonly #said = {
    footnote: new Map<string, readonly WrittenBlock[]>(),
    endnote: new Map<string, readonly WrittenBlock[]>(),
  };
  #noteCount = 0;
  readonly #heads: WrittenBlock[] = [];
  readonly #feet: WrittenBlock[] = [];
  readonly #fonts = new Map<number, number | null>();
  readonly #styles = new Map<number, RtfStyle>();
  #style: RtfStyle | null = null;
  readonly #about = { title: '', author: '' };
  #page = usualPage;
  #usualFont = -1;
  /** Bytes of letters that were not told yet, and whether they were written by their numbers. */
  #bytes: number[] = [];
  #escaped = true;
  /** How many letters are still to be passed over. */
  #spare = 0;
  /** The group says that it may be passed over. */
  #optional = false;
  #marker = '';
  /** The words of an open value. */
  #value = '';
  /** Of the next comment: who wrote it. Of the open one: when, and by which name its words know it. */
  readonly #comment = { author: '', time: '', name: '' };
  /** The name of the highlight that is open. */
  #highlight: string | null = null;
  /** The hidden or deleted words that were counted last are not over. */
  #counted = false;
  #ended = false;

  constructor(leave: (kind: LeftOutKind) => void, remarks: Remarks, isUtf8: boolean) {
    this.#leave = leave;
    this.#remarks = remarks;
    this.#isUtf8 = isUtf8;
  }

  open(): void {
    this.#flush();
    if (this.#ended) return;
    this.#spare = 0;
    this.#optional = false;
    if (this.#states.length < deepest.groups) this.#states.push({ ...this.#state, ends: null });
    else this.#deeper += 1;
  }

  close(): void {
    this.#flush();
    this.#spare = 0;
    this.#optional = false;
    if (this.#deeper > 0) this.#deeper -= 1;
    else if (this.#states.length > 1) {
      const { ends } = this.#states.pop()!;
      ends?.();
      if (this.#states.length === 1) this.#ended = true;
    }
  }

  binary(): void {
    this.#flush();
  }

  byte(value: number, escaped: boolean): void {
    if (this.#spare > 0) {
      this.#spare -= 1;
      return;
    }
    const { destination } = this.#state;
    if (this.#ended || destination === 'nowhere' || destination === 'outside') return;
    // A letter that is written by its number may go on in one that is not.
    if (!escaped && value >= 0x80 && this.#isUtf8 && this.#escaped) this.#flush();
    else if (escaped && !this.#escaped) this.#flush();
    this.#escaped = escaped || (this.#escaped && !(value >= 0x80 && this.#isUtf8));
    this.#bytes.push(value);
  }

  word(name: string, number: number | null): void {
    // Of what stands for a letter a sign is one; a word is none, as some programs leave the letter out.
    if (this.#spare > 0 && !/[a-z*]/iu.test(name)) {
      this.#spare -= 1;
      return;
    }
    this.#spare = 0;
    this.#flush();
    if (this.#ended) return;
    const state = this.#state;
    if (name === '*') {
      this.#optional = true;
      return;
    }
    const isOptional = this.#optional;
    this.#optional = false;
    if (state.destination === 'nowhere' && !(name === 'ud' && state.resumed !== 'nowhere')) return;
    if (isOptional && !known.has(name) && !commentValues.has(name)) {
      state.destination = 'nowhere';
      state.resumed = 'nowhere';
      return;
    }
    if (nowhere.has(name)) this.#goNowhere();
    else if (!this.#beginPlace(name)) this.#say(name, number);
  }

  /** Null if it breaks off inside of the text. */
  end(): ReadRtf | null {
    this.#flush();
    // Some programs forget the last brace.
    if (this.#states.length > 2 || this.#deeper > 0) return null;
    while (this.#states.length > 1) this.close();
    const blocks = this.#endPlace();
    const notes = (['footnote', 'endnote'] as const).flatMap((kind) => this.#notes.blocksOf(kind, this.#said[kind]));
    const { title, author } = this.#about;
    return {
      blocks,
      notes,
      heads: this.#heads,
      feet: this.#feet,
      about: { title: title || null, author: author || null },
    };
  }

  get #state(): State {
    return this.#states.at(-1)!;
  }

  get #place(): Place {
    return this.#places.at(-1)!;
  }

  #goNowhere(): void {
    this.#state.destination = 'nowhere';
    this.#state.resumed = 'nowhere';
  }

  /** A group that is a place of its own; false if the word begins none. */
  #beginPlace(name: string): boolean {
    const state = this.#state;
    const to = (destination: Destination) => {
      state.destination = destination;
      return true;
    };
    if (name === 'fonttbl') return to('font');
    if (name === 'stylesheet') return to('style');
    if (name === 'info' || name === 'shp' || name === 'shpinst' || name === 'do' || name === 'sp') return to('outside');
    // LibreOffice says the author again who wrote in it last.
    if (name === 'title' || name === 'author')
      return state.destination === 'outside' && to(this.#about[name] === '' ? name : 'nowhere');
    if (name === 'upr') {
      state.resumed = state.destination;
      return to('nowhere');
    }
    if (name === 'ud') return to(state.resumed);
    if (name === 'pict') return this.#passOver('pictures');
    if (name === 'object') return this.#passOver('objects');
    if (name === 'annotation') return this.#beginComment();
    if (commentValues.has(name)) return this.#beginValue(name);
    if (name === 'pgdsctbl') return this.#passOver(null);
    if (name === 'listtext' || name === 'pntext') {
      this.#marker = '';
      state.ends = () => (this.#place.marker = markerOf(this.#marker));
      return to('marker');
    }
    if (name === 'footnote') return this.#beginNote();
    if (name === 'shptxt' || name === 'dptxbxtext') return this.#beginBox();
    const edge = /^(header|footer)[lrf]?$/u.exec(name)?.[1];
    return edge === undefined ? false : this.#beginEdge(edge === 'header' ? this.#heads : this.#feet);
  }

  #passOver(kind: LeftOutKind | null): true {
    if (kind !== null) this.#count(kind);
    this.#goNowhere();
    return true;
  }

  /** Nothing at the edges of pages is said to be left out: it stands there on every page. */
  #count(kind: LeftOutKind): void {
    if (!this.#places.some(({ edge }) => edge)) this.#leave(kind);
  }

  #enter(place: Place, ends: () => void): true {
    Object.assign(this.#state, {
      destination: 'text',
      tables: 0,
      style: 0,
      outline: null,
      level: 0,
    } satisfies Partial<State>);
    this.#places.push(place);
    this.#state.ends = ends;
    return true;
  }

  /** What only hidden words refer to is hidden with them. */
  #beginNote(): true {
    const { hidden, deleted, destination } = this.#state;
    if (hidden || deleted || destination !== 'text') return this.#passOver(hidden ? 'hidden' : null);
    return this.#enter(emptyPlace(), () => {
      const { note } = this.#place;
      const blocks = this.#endPlace();
      this.#places.pop();
      const id = String(this.#noteCount++);
      this.#said[note].set(id, blocks);
      this.#write(this.#notes.refer(note, id));
    });
  }

  #beginValue(name: string): true {
    this.#value = '';
    this.#state.destination = 'value';
    this.#state.ends = () => {
      const value = this.#value.trim();
      if (name === 'atnauthor') this.#comment.author = value;
      else if (name === 'atndate') this.#comment.time = timeOf(Number(value));
      else if (name === 'atnref') this.#comment.name = `comment ${value}`;
      else this.#markHere(`comment ${value}`, name === 'atrfstart' ? 'b' : 'e');
    };
    return true;
  }

  #markHere(name: string, end: 'b' | 'e'): void {
    if (!this.#places.some(({ edge }) => edge)) this.#place.writer.mark(this.#remarks.sign(name, end));
  }

  #beginComment(): true {
    const { hidden, deleted, destination } = this.#state;
    if (hidden || deleted || destination !== 'text') return this.#passOver(null);
    Object.assign(this.#comment, { time: '', name: `comment at ${this.#noteCount++}` });
    return this.#enter(emptyPlace(true), () => {
      const blocks = this.#endPlace();
      this.#places.pop();
      const { author, time, name } = this.#comment;
      const { text } = new Remarks().placed(textOfBlocks(blocks).text, { blocks: [] });
      this.#remarks.say(name, saidBy(text, author, time));
      this.#markHere(name, 'e');
      this.#comment.author = '';
    });
  }

  #turnHighlight(on: boolean): void {
    if (on === (this.#highlight !== null) || this.#places.some(({ edge }) => edge)) return;
    if (this.#highlight !== null) this.#markHere(this.#highlight, 'e');
    this.#highlight = on ? this.#remarks.highlight() : null;
    if (this.#highlight !== null) this.#markHere(this.#highlight, 'b');
  }

  #beginBox(): true {
    this.#beginParagraph();
    const { writer } = this.#place;
    writer.beginBox();
    return this.#enter({ ...emptyPlace(), writer }, () => {
      this.#endParagraph();
      this.#closeTables(0);
      this.#places.pop();
      writer.endBox();
    });
  }

  #beginEdge(into: WrittenBlock[]): true {
    return this.#enter(emptyPlace(true), () => {
      for (const one of this.#endPlace()) into.push(one);
      this.#places.pop();
    });
  }

  #endPlace(): readonly WrittenBlock[] {
    this.#endParagraph();
    this.#closeTables(0);
    return this.#place.writer.end();
  }

  #say(name: string, number: number | null): void {
    const state = this.#state;
    const letter = letters[name];
    if (letter !== undefined) this.#write(letter);
    else if (name === 'u') {
      this.#write(unicode(number ?? 0));
      this.#spare = state.spare;
    } else if (name === 'uc') state.spare = Math.max(0, Math.min(number ?? 1, 8));
    else if (name === 'v') state.hidden = number !== 0;
    else if (name === 'super') state.raised = number !== 0;
    else if (name === 'sub' || name === 'nosupersub') state.raised = false;
    else if (name === 'highlight') state.highlighted = (number ?? 0) > 0;
    else if (name === 'deleted') this.#turn('deletions', number !== 0);
    else if (name === 'revised') this.#turn('insertions', number !== 0);
    else if (name === 'plain') {
      state.hidden = false;
      state.deleted = false;
      state.highlighted = false;
      state.raised = false;
      state.font = this.#usualFont;
    } else if (name === 'f') this.#setFont(number ?? 0);
    else if (name === 'ftnalt') this.#place.note = 'endnote';
    else if (state.destination === 'font') this.#sayFont(name, number);
    else if (state.destination === 'style') this.#sayStyle(name, number);
    else if (/^(?:ansi|mac|pc|pca|ansicpg|deff)$/u.test(name)) this.#sayFile(name, number);
    else if (state.destination === 'text') this.#sayParagraph(name, number);
  }

  #sayFile(name: string, number: number | null): void {
    if (name === 'mac') this.#page = 10_000;
    else if (name === 'pc') this.#page = 437;
    else if (name === 'pca') this.#page = 850;
    else if (name === 'ansicpg') this.#page = number !== null && number > 0 ? number : usualPage;
    else if (name === 'deff') {
      this.#usualFont = number ?? 0;
      this.#state.font = this.#usualFont;
    }
  }

  #turn(kind: 'deletions' | 'insertions', on: boolean): void {
    if (kind === 'deletions') this.#state.deleted = on;
    if (on && this.#state.destination === 'text') this.#count(kind);
  }

  #setFont(number: number): void {
    this.#state.font = number;
    if (this.#state.destination === 'font') this.#fonts.set(number, null);
  }

  #sayFont(name: string, number: number | null): void {
    const { font } = this.#state;
    if (name === 'fcharset' && !this.#fonts.get(font)) this.#fonts.set(font, pageOfSet(number ?? 0));
    else if (name === 'cpg' && number !== null) this.#fonts.set(font, number);
  }

  #sayStyle(name: string, number: number | null): void {
    if (name === 's' || name === 'cs' || name === 'ds' || name === 'ts') {
      this.#style = { name: '', basedOn: null, outline: null };
      if (name === 's') this.#styles.set(number ?? 0, this.#style);
    } else if (name === 'sbasedon' && this.#style) this.#style.basedOn = number;
    else if (name === 'outlinelevel' && this.#style) this.#style.outline = number;
  }

  #sayParagraph(name: string, number: number | null): void {
    const state = this.#state;
    if (name === 'par' || name === 'sect') {
      if (!state.deleted) this.#endParagraph();
    } else if (name === 'pard')
      Object.assign(state, { tables: 0, style: 0, outline: null, level: 0 } satisfies Partial<State>);
    else if (name === 's') state.style = number ?? 0;
    else if (name === 'outlinelevel') state.outline = number;
    else if (name === 'ilvl') state.level = Math.max(0, Math.min(number ?? 0, 8));
    else if (name === 'intbl') state.tables = Math.max(1, state.tables);
    else if (name === 'itap') state.tables = Math.max(0, Math.min(number ?? 0, deepest.tables));
    else if (name === 'cell' || name === 'nestcell') this.#endCell(name === 'cell' ? 1 : Math.max(2, state.tables));
    else if (name === 'row' || name === 'nestrow')
      this.#endRow(name === 'row' ? 1 : Math.max(2, this.#place.tables.length));
  }

  #beginParagraph(): void {
    const place = this.#place;
    if (place.begun) return;
    place.begun = true;
    this.#openTables(this.#state.tables);
    place.writer.beginParagraph();
  }

  #endParagraph(): void {
    const place = this.#place;
    if (place.begun) {
      this.#turnHighlight(false);
      place.writer.endParagraph(this.#kind());
    }
    place.begun = false;
    place.marker = '';
  }

  #openTables(count: number): void {
    const { tables, writer } = this.#place;
    this.#closeTables(count);
    for (;;) {
      const top = tables.at(-1);
      if (top && !top.row) writer.beginRow();
      if (top && !top.cell) writer.beginCell();
      if (top) Object.assign(top, { row: true, cell: true });
      if (tables.length >= count) return;
      writer.beginTable();
      tables.push({ row: false, cell: false });
    }
  }

  #closeTables(count: number): void {
    const { tables, writer } = this.#place;
    while (tables.length > count) {
      if (tables.at(-1)!.cell) writer.endCell();
      writer.endTable();
      tables.pop();
    }
  }

  #endCell(depth: number): void {
    this.#endParagraph();
    this.#openTables(Math.min(depth, deepest.tables));
    this.#place.writer.endCell();
    this.#place.tables.at(-1)!.cell = false;
  }

  #endRow(depth: number): void {
    this.#endParagraph();
    this.#closeTables(depth);
    const top = this.#place.tables[depth - 1];
    if (top?.cell) this.#place.writer.endCell();
    if (top) Object.assign(top, { row: false, cell: false });
  }

  #kind(): ParagraphKind {
    const { style, outline, level } = this.#state;
    const { marker } = this.#place;
    const line = lineOfStyles(this.#styles, style);
    const names = line.map(({ name }) => name);
    const marked = marker === '' ? {} : { marker };
    const ranked = outline ?? line.find((one) => one.outline !== null)?.outline ?? 9;
    const heading = names.map(headingLevel).find((one) => one !== null) ?? null;
    if (heading !== null || ranked < 9) {
      return { kind: 'heading', level: Math.max(1, Math.min(6, heading ?? ranked + 1)), ...marked };
    }
    const kind = kindOfStyles(names);
    if (kind === 'contents') return { kind: 'paragraph', furniture: true, ...marked };
    if (marker !== '') return { kind: 'item', level: level + 1, marker };
    return { kind: kind ?? 'paragraph' };
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const page = this.#escaped || !this.#isUtf8 ? (this.#fonts.get(this.#state.font) ?? this.#page) : 65001;
    const words = lettersOf(this.#bytes, page);
    this.#bytes = [];
    this.#escaped = true;
    this.#write(words);
  }

  #write(words: string): void {
    const { destination, hidden, deleted } = this.#state;
    if (this.#ended || destination === 'nowhere' || destination === 'outside') return;
    if (destination === 'marker') this.#marker += words;
    else if (destination === 'value') this.#value += words;
    else if (destination === 'title' || destination === 'author') this.#about[destination] += words;
    else if (destination === 'style') this.#nameStyle(words);
    else if (destination === 'font') return;
    else if (deleted) return;
    else if (hidden) {
      if (/\S/u.test(words) && !this.#counted) this.#count('hidden');
      this.#counted ||= /\S/u.test(words);
    } else {
      this.#counted = false;
      this.#beginParagraph();
      if (/\S/u.test(words)) this.#turnHighlight(this.#state.highlighted);
      this.#place.writer.say(words, this.#state.raised);
    }
  }

  #nameStyle(words: string): void {
    if (!this.#style) this.#styles.set(0, (this.#style = { name: '', basedOn: null, outline: null }));
    const end = words.indexOf(';');
    this.#style.name += (end < 0 ? words : words.slice(0, end)).trimStart().toLowerCase();
    if (end >= 0) this.#style = null;
  }
}

function emptyPlace(edge = false): Place {
  return { writer: new BlockWriter(), tables: [], begun: false, marker: '', note: 'footnote', edge };
}

/** What a list draws before an item; a picture of a point is one. */
function markerOf(words: string): string {
  const marker = words.replace(/\s+/gu, ' ').trim().slice(0, longestMarker);
  return marker === '' || /[\p{L}\p{N}]/u.test(marker) ? marker : '•';
}

/** A moment as Word packs it into a number of 32 bits: minute, hour, day, month, year since 1900; empty if it is none. */
function timeOf(packed: number): string {
  const [minute, hour, day] = [packed & 63, (packed >> 6) & 31, (packed >> 11) & 31];
  const [month, year] = [(packed >> 16) & 15, 1900 + ((packed >> 20) & 511)];
  const two = (value: number) => String(value).padStart(2, '0');
  return packed > 0 ? `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}` : '';
}

/** Letters of signs have private numbers; a square stands for them, as for those of Word. */
function unicode(number: number): string {
  const code = number < 0 ? number + 0x1_0000 : number;
  if (code <= 0 || code > 0x10_ffff) return '';
  return code >= 0xf000 && code <= 0xf0ff ? '▪' : String.fromCodePoint(code);
}
