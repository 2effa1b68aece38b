import { readXml } from '../../container/xml.ts';
import type { LeftOutKind } from '../../model/left-out.ts';
import type { WrittenBlock } from '../blocks.ts';
import { BlockWriter } from './block-writer.ts';
import type { ParagraphKind } from './block-writer.ts';
import type { NoteKind } from './notes.ts';
import type { Remarks } from './remarks.ts';
import { headingLevel, kindOfStyles } from './style-kinds.ts';
import { prefixes } from './word-names.ts';
import type { Numbering } from './word-numbering.ts';
import { count, isOn, propertyIn } from './word-styles.ts';
import type { ParagraphProperties, Styles } from './word-styles.ts';

// The body of a Word document, a note or the head of its pages, from its beginning to its end. What was inserted while changes were
// tracked is read and what was deleted is not, as if all changes had been accepted; both are counted.

/** What all parts of a document share while they are read. */
export interface WordSource {
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** Counts what is not read. */
  leave(kind: LeftOutKind): void;
  /** What stands in the text for a note that is referred to: its number in brackets. */
  refer(kind: NoteKind, id: string): string;
  readonly remarks: Remarks;
  readonly step: () => void;
}

/** Elements that are passed over with all in them; the second names what was left out. */
const passedOver: Readonly<Record<string, LeftOutKind | null>> = {
  'w:del': 'deletions',
  'w:moveFrom': null,
  'w:instrText': null,
  'w:delText': null,
  'w:delInstrText': null,
  'w:object': 'objects',
  'w:altChunk': 'objects',
  'w:rubyPr': null,
  'w:sectPr': null,
  'w:tblPr': null,
  'w:tblGrid': null,
  'w:sdtPr': null,
};

const counted: Readonly<Record<string, LeftOutKind>> = {
  'pic:pic': 'pictures',
  'v:imagedata': 'pictures',
  'c:chart': 'pictures',
  'dgm:relIds': 'pictures',
  'w:ins': 'insertions',
};

const signs: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
};

/** What stands before a part of a formula that is written in one line. */
const formulaParts: Readonly<Record<string, string>> = { 'm:num': '', 'm:den': '/', 'm:sup': '^', 'm:sub': '_' };

/** Where the words begin and end that a comment is on. The sign of a comment stands at its end, or alone. */
const remarkEnds: Readonly<Record<string, 'b' | 'e'>> = {
  'w:commentRangeStart': 'b',
  'w:commentRangeEnd': 'e',
  'w:commentReference': 'e',
};

/** More columns than a table of Word has. */
const mostColumns = 63;

/** One of the texts in a part: the body itself, or a note. */
interface Texts {
  /** Which element holds a text; its `w:id` names it. */
  readonly within: 'w:body' | 'w:footnote' | 'w:endnote' | 'w:hdr' | 'w:ftr' | 'w:comment';
}

/** The blocks of each text in a part, by the id of its element; empty for one without. */
export function readWordPart(
  bytes: Uint8Array<ArrayBuffer>,
  { within }: Texts,
  source: WordSource,
): ReadonlyMap<string, readonly WrittenBlock[]> {
  const texts = new Map<string, readonly WrittenBlock[]>();
  let reader: BodyReader | null = null;
  let id = '';
  readXml(
    bytes,
    prefixes,
    {
      open(name, attribute) {
        if (reader) return reader.open(name, attribute);
        // Lines between the text and its notes are notes of their own type.
        if (name !== within || !/^(?:normal)?$/u.test(attribute('w:type') ?? '')) return;
        id = attribute('w:id') ?? '';
        reader = new BodyReader(source);
      },
      close(name) {
        if (name === within && reader) {
          if (!texts.has(id)) texts.set(id, reader.end());
          reader = null;
        } else reader?.close(name);
      },
      text: (words) => reader?.text(words),
    },
    source.step,
  );
  return texts;
}

/** A paragraph that is open; boxes may hold others. */
interface Paragraph {
  own: ParagraphProperties;
  /** Its end was deleted, so the next one goes on in it. */
  joined: boolean;
}

class BodyReader {
  readonly #writer = new BlockWriter();
  readonly #source: WordSource;
  /** How many open elements are passed over. */
  #passed = 0;
  readonly #paragraphs: Paragraph[] = [];
  /** Inside of the properties of a paragraph, a run. */
  #inParagraph = false;
  #inRun = false;
  /** Inside of the properties of a row or a cell. */
  #inTable = false;
  /** Of each open choice between ways to show the same, whether one was read. */
  readonly #choices: boolean[] = [];
  /** The open fields, each in what it is made of or in what it shows. */
  #fields: ('instruction' | 'result')[] = [];
  /** Of each open part that the program made, whether it is a list of contents. */
  readonly #parts: boolean[] = [];
  /** What was said in each open part of a formula, or of signs with their reading above them. */
  readonly #gathered: string[] = [];
  #reading = '';
  #hidden = false;
  #raised = false;
  /** Whether the open run is highlighted, and the name of the highlight that is open. */
  #highlighted = false;
  #highlight: string | null = null;
  #keepsSpace = false;
  /** The words of the open text; null outside of one. */
  #words: string | null = null;
  #carried = '';

  constructor(source: WordSource) {
    this.#source = source;
  }

  open(name: string, attribute: (name: string) => string | null): void {
    if (this.#passed > 0) {
      // The name of a list of contents, whatever language Word speaks; it stands in what the properties hold.
      const isContents = name === 'w:docPartGallery' && attribute('w:val') === 'Table of Contents';
      if (isContents && this.#passed === 2 && this.#parts.length > 0) this.#parts[this.#parts.length - 1] = true;
      this.#passed += 1;
      return;
    }
    const passing = passedOver[name];
    if (passing !== undefined && !(name === 'w:del' && this.#inParagraph)) {
      if (passing !== null) this.#source.leave(passing);
      this.#passed = 1;
    } else if (this.#inParagraph) this.#openProperty(name, attribute);
    else if (this.#inTable) this.#openTableProperty(name, attribute);
    else if (this.#inRun) {
      // What it was before a tracked change comes behind what it is.
      if (name === 'w:rPrChange') this.#passed = 1;
      else if (name === 'w:vanish' && isOn(attribute('w:val'))) this.#hidden = true;
      else if (name === 'w:vertAlign') this.#raised = attribute('w:val') === 'superscript';
      else if (name === 'w:highlight') this.#highlighted = isOn(attribute('w:val'));
    } else this.#openContent(name, attribute);
  }

  #openProperty(name: string, attribute: (name: string) => string | null): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph) return;
    if (name === 'w:del') paragraph.joined = true;
    // What the paragraph was before a tracked change comes behind what it is.
    else if (name === 'w:pPrChange' || name === 'w:rPrChange') this.#passed = 1;
    else paragraph.own = { ...paragraph.own, ...propertyIn(name, attribute('w:val')) };
  }

  #openTableProperty(name: string, attribute: (name: string) => string | null): void {
    if (name === 'w:tcPrChange' || name === 'w:trPrChange') this.#passed = 1;
    else if (name === 'w:gridSpan') this.#writer.spanColumns(count(attribute('w:val'), mostColumns));
    else if (name === 'w:gridBefore') this.#writer.skipColumns(count(attribute('w:val'), mostColumns));
  }

  #openContent(name: string, attribute: (name: string) => string | null): void {
    const writer = this.#writer;
    const counting = counted[name];
    const sign = signs[name];
    if (counting !== undefined) this.#source.leave(counting);
    else if (sign !== undefined) this.#say(sign);
    else if (name === 'w:p') {
      this.#paragraphs.push({ own: {}, joined: false });
      writer.beginParagraph(this.#carried);
      this.#carried = '';
    } else if (name === 'w:pPr') this.#inParagraph = true;
    else if (name === 'w:rPr') this.#inRun = true;
    else if (name === 'w:tcPr' || name === 'w:trPr') this.#inTable = true;
    else if (name === 'w:r') this.#hidden = this.#raised = this.#highlighted = false;
    else if (name in remarkEnds)
      writer.mark(this.#source.remarks.sign(`comment ${attribute('w:id') ?? ''}`, remarkEnds[name]!));
    else if (name === 'w:t' || name === 'm:t') {
      this.#words = '';
      this.#keepsSpace = name === 'm:t' || attribute('xml:space') === 'preserve';
    } else if (name === 'w:sym') this.#say(symbol(attribute('w:char') ?? ''));
    else if (name === 'w:footnoteReference') this.#refer('footnote', attribute('w:id') ?? '');
    else if (name === 'w:endnoteReference') this.#refer('endnote', attribute('w:id') ?? '');
    else if (name === 'w:fldChar') this.#turnField(attribute('w:fldCharType'));
    else if (name === 'mc:AlternateContent') this.#choices.push(false);
    else if (name === 'mc:Choice' || name === 'mc:Fallback') this.#openChoice();
    else if (name === 'w:rt' || name === 'm:oMath' || name in formulaParts) this.#gathered.push('');
    else if (name === 'w:sdt') this.#parts.push(false);
    else if (name === 'w:tbl') writer.beginTable();
    else if (name === 'w:tr') writer.beginRow();
    else if (name === 'w:tc') writer.beginCell();
    else if (name === 'w:txbxContent') writer.beginBox();
  }

  close(name: string): void {
    if (this.#passed > 0) {
      this.#passed -= 1;
      return;
    }
    if (this.#inParagraph) {
      if (name === 'w:pPr') this.#inParagraph = false;
      return;
    }
    if (this.#inTable) {
      if (name === 'w:tcPr' || name === 'w:trPr') this.#inTable = false;
      return;
    }
    const writer = this.#writer;
    if (name === 'w:rPr') this.#inRun = false;
    else if (name === 'w:p') this.#closeParagraph();
    else if (name === 'w:t' || name === 'm:t') {
      const words = this.#words ?? '';
      this.#words = null;
      this.#say(this.#keepsSpace ? words : words.replace(/^[ \t]+|[ \t]+$/gu, ''));
    } else if (name === 'w:rt') this.#reading = this.#gathered.pop() ?? '';
    else if (name === 'w:ruby') this.#closeRuby();
    else if (name === 'm:oMath') this.#gather((this.#gathered.pop() ?? '').replace(/ +/gu, ' ').trim());
    else if (name in formulaParts) this.#closeFormulaPart(name);
    else if (name === 'mc:AlternateContent') this.#choices.pop();
    else if (name === 'w:sdt') this.#parts.pop();
    else if (name === 'w:tc') writer.endCell();
    else if (name === 'w:tbl') writer.endTable();
    else if (name === 'w:txbxContent') writer.endBox();
  }

  text(words: string): void {
    if (this.#passed === 0 && this.#words !== null) this.#words += words.replace(/[\r\n]+/gu, ' ');
  }

  end(): readonly WrittenBlock[] {
    if (this.#carried !== '') {
      this.#writer.beginParagraph(this.#carried);
      this.#writer.endParagraph({ kind: 'paragraph' });
    }
    return this.#writer.end();
  }

  /** What another field is made of is not shown, though it is the result of one itself. */
  get #isInInstruction(): boolean {
    return this.#fields.slice(0, -1).includes('instruction');
  }

  #turnField(kind: string | null): void {
    if (kind === 'begin') this.#fields.push('instruction');
    else if (kind === 'separate' && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = 'result';
    else if (kind === 'end') this.#fields.pop();
  }

  /** Of several ways to show the same the first is read. */
  #openChoice(): void {
    const last = this.#choices.length - 1;
    if (this.#choices[last] === true) this.#passed = 1;
    else if (last >= 0) this.#choices[last] = true;
  }

  /** A note that only hidden words refer to is hidden with them. */
  #refer(kind: NoteKind, id: string): void {
    if (this.#hidden) this.#source.leave('hidden');
    else if (!this.#isInInstruction) this.#gather(this.#source.refer(kind, id));
  }

  #closeRuby(): void {
    if (this.#reading !== '') this.#gather(`(${this.#reading})`);
    this.#reading = '';
  }

  /** Spaces keep numbers beside it apart. */
  #closeFormulaPart(name: string): void {
    const words = this.#gathered.pop()?.trim() ?? '';
    const one = /^[\p{L}\p{M}\p{N}.,]*$/u.test(words) ? words : `(${words})`;
    if (name === 'm:num') this.#gather(` ${one}`);
    else if (one !== '') this.#gather(`${formulaParts[name]!}${one} `);
  }

  #gather(words: string, raised = false): void {
    const last = this.#gathered.length - 1;
    if (last < 0) this.#writer.say(words, raised);
    else this.#gathered[last] += words;
  }

  #say(words: string): void {
    if (this.#isInInstruction) return;
    if (!this.#hidden) {
      if (/\S/u.test(words)) this.#turnHighlight(this.#highlighted);
      this.#gather(words, this.#raised);
    } else if (/\S/u.test(words)) this.#source.leave('hidden');
  }

  /** What is highlighted in one is one remark, however many runs it is made of. */
  #turnHighlight(on: boolean): void {
    if (on === (this.#highlight !== null) || this.#gathered.length > 0) return;
    if (this.#highlight !== null) this.#writer.mark(this.#source.remarks.sign(this.#highlight, 'e'));
    this.#highlight = on ? this.#source.remarks.highlight() : null;
    if (this.#highlight !== null) this.#writer.mark(this.#source.remarks.sign(this.#highlight, 'b'));
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (!paragraph) return;
    this.#turnHighlight(false);
    this.#hidden = this.#raised = false;
    // One that is made of words over several paragraphs is broken: nothing behind it is lost.
    if (this.#fields.includes('instruction')) this.#fields = [];
    if (paragraph.joined) this.#carried = this.#writer.dropParagraph();
    else this.#writer.endParagraph(this.#kindOf(paragraph.own));
  }

  #kindOf(own: ParagraphProperties): ParagraphKind {
    const { styles, numbering } = this.#source;
    const { outline = 9, list = '0', level = 0 } = styles.withStyle(own);
    const names = styles.namesOf(own);
    const marker = list === '0' ? null : numbering.next(list, level);
    const marked = marker ? { marker } : {};
    if (this.#parts.includes(true)) return { kind: 'paragraph', furniture: true, ...marked };
    const heading = names.map(headingLevel).find((one) => one !== null) ?? null;
    if (heading !== null || outline < 9)
      return { kind: 'heading', level: Math.min(6, heading ?? outline + 1), ...marked };
    const kind = kindOfStyles(names);
    if (kind === 'contents') return { kind: 'paragraph', furniture: true, ...marked };
    if (kind === 'caption') return { kind, ...marked };
    if (marker !== null && marker !== '') return { kind: 'item', level: level + 1, marker };
    if (kind !== null) return { kind };
    return { kind: 'paragraph', ...marked };
  }
}

/** A sign of a font of signs. Most of these have no place in Unicode, so a square stands for them. */
function symbol(hexadecimal: string): string {
  const code = Number.parseInt(hexadecimal, 16);
  if (!Number.isFinite(code) || code < 0x20 || code > 0xffff) return '';
  return code >= 0xd800 && code < 0xf900 ? '▪' : String.fromCharCode(code);
}
