import type { Id } from '../../../core/model/id.ts';
import { shownName } from '../../../core/model/shown-name.ts';
import { currentVersion } from '../../../core/model/records.ts';
import type { Annotation, Document, Range, Tag } from '../../../core/model/records.ts';
import { tagLabels } from '../../../core/model/tag-paths.ts';
import { graphemeStart } from '../../../core/text/graphemes.ts';
import type { ReaderHandle } from '../../session/readers.ts';
import type { Session } from '../../session/session.ts';
import type { Folded } from '../../text/reader/fold.ts';
import { lineLayout, namesOf } from '../../text/reader/layout.ts';
import type { Cell, LineLayout } from '../../text/reader/layout.ts';
import { readingWords } from '../../words/reading.ts';
import { printedStretches } from './printed-stretches.ts';
import '../styles/print.css';

// The reader draws only what is in view. What is printed is a page of its own, made when printing begins and gone when
// it ends: the title, where the text comes from, the whole text, and its marks in a manner that needs no colours. Marks
// are underlined. Each has a number: with its tags in the margin where it begins, in the text where it ends, and with its
// words and its note in the list at the end. What the screen folds to a line stands folded on paper, too, unless it holds
// a mark.

/** Has the text of the focused pane printed, whoever asks for it. Returns a function that ends this. */
export function printing({ desk, readers }: Session): () => void {
  let page: HTMLElement | null = null;
  let name = '';
  const end = () => {
    if (!page) return;
    page.remove();
    page = null;
    document.title = name;
  };
  const begin = () => {
    end();
    const open = readers.active();
    const record = open && desk.store.snapshot.rows('documents').get(open.documentId);
    if (!record) return;
    const marks = desk.store.snapshot
      .annotationsOf(record.id)
      .filter(({ version, anchor }) => version === open.version && anchor.kind !== 'lost');
    const { text, blocks, reader } = open;
    page = printedPage(record, { text, blocks, folded: reader.foldedNow() }, marks, desk.store.snapshot.rows('tags'));
    const { style } = document.documentElement;
    style.setProperty('--window-width', `${innerWidth}px`);
    style.setProperty('--window-height', `${innerHeight}px`);
    document.body.append(page);
    // What the page is called, and the file, if it is printed into one.
    name = document.title;
    document.title = shownName(record.title.value);
  };
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    end();
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}

/** A text as it stands on the screen. */
type ShownText = Pick<ReaderHandle, 'text' | 'blocks'> & { readonly folded: readonly Folded[] };

/** A document as it is printed. */
function printedPage(
  record: Document,
  { text, blocks, folded }: ShownText,
  annotations: readonly Annotation[],
  tags: ReadonlyMap<Id, Tag>,
): HTMLElement {
  const version = currentVersion(record);
  const source = [...readingWords.byline(record), shownName(record.path)];
  if (record.versions.length > 1) source.push(readingWords.version(version.number, record.versions.length));
  const marks = [...annotations].sort((a, b) => a.from - b.from || a.to - b.to);
  const article = element('article', 'printed');
  if (record.language) article.lang = record.language;
  const labels = tagLabels(tags);
  const names = marks.map(({ tagIds }) => {
    const carried = tagIds.map((id) => labels.get(id)).filter((name) => name !== undefined);
    return carried.length > 0 ? carried.join(', ') : readingWords.printed.untagged;
  });
  article.append(
    element('h1', '', shownName(record.title.value)),
    printedSource(source),
    ...printedLines(text, lineLayout(text, blocks), marks, names, folded),
  );
  if (marks.length > 0) {
    article.classList.add('printed-with-margin');
    article.append(printedMarks(text, marks, names));
  }
  return article;
}

/** Names in any script, each running its own way, in this order. */
function printedSource(facts: readonly string[]): HTMLElement {
  const line = element('p', 'printed-source');
  line.append(...facts.flatMap((fact, at) => [...(at > 0 ? [' · '] : []), element('bdi', '', fact)]));
  return line;
}

/** A paragraph for each line, cut where marks begin and end, and where the cells of a table do. */
function printedLines(
  text: string,
  layout: LineLayout,
  marks: readonly Annotation[],
  names: readonly string[],
  folded: readonly Folded[],
): HTMLElement[] {
  const folds = folded.filter((one) => marks.every((mark) => !overlap(one, mark)));
  const begins = marks.map(({ from }, at) => ({ at, offset: from }));
  const ends = marks.map(({ to }, at) => ({ at, offset: to })).sort((a, b) => a.offset - b.offset || a.at - b.at);
  let begun = 0;
  let ended = 0;
  let over = 0;
  const lines: HTMLElement[] = [];
  for (const { from: start, to: end, words } of printedStretches(text, folds)) {
    if (words !== null) {
      lines.push(element('p', 'printed-fold', words));
      continue;
    }
    const kind = layout.at(start);
    const line = element('p', kind ? `printed-line ${namesOf(kind, 'printed')}` : 'printed-line');
    if (kind?.kind === 'row') line.dir = layout.direction(start);
    const cells = layout.cells(start).map((cell) => ({ ...cell, drawn: printedCell(cell) }));
    line.append(...cells.map(({ drawn }) => drawn));
    const placeOf = (offset: number) => cells.find(({ from, to }) => from <= offset && offset < to) ?? cells.at(-1);
    const putIn = (place: HTMLElement, from: number, to: number) => {
      const words = text.slice(from, to);
      place.append(over === 0 ? words : element('mark', over > 1 ? 'printed-twice' : '', words));
    };
    const put = (from: number, to: number) => {
      if (from === to) return;
      if (cells.length === 0) putIn(line, from, to);
      for (const cell of cells) {
        const within = { from: Math.max(from, cell.from), to: Math.min(to, cell.to) };
        if (within.from < within.to) putIn(cell.drawn, within.from, within.to);
      }
    };
    let from = start;
    for (;;) {
      const next = Math.min(begins[begun]?.offset ?? Infinity, ends[ended]?.offset ?? Infinity);
      // What ends with the line has its number there; what begins behind it belongs to the next.
      if (next > end) break;
      put(from, next);
      from = next;
      for (; ends[ended]?.offset === next; ended++) {
        over--;
        (placeOf(next - 1)?.drawn ?? line).append(element('sup', '', String(ends[ended]!.at + 1)));
      }
      for (; begins[begun]?.offset === next; begun++) {
        over++;
        const name = element('span', 'printed-name', `${begun + 1} ${names[begun]!}`);
        // In the margin of the row, not of a cell.
        if (cells.length > 0) line.prepend(name);
        else line.append(name);
      }
    }
    put(from, end);
    lines.push(line);
  }
  return lines;
}

function overlap(a: Range, b: Range): boolean {
  return a.from < b.to && b.from < a.to;
}

function printedCell({ width }: Cell): HTMLElement {
  const cell = element('span', 'printed-cell');
  cell.removeAttribute('dir');
  cell.style.width = width;
  return cell;
}

function printedMarks(text: string, marks: readonly Annotation[], names: readonly string[]): HTMLElement {
  const section = element('section', 'printed-marks');
  const list = element('ol');
  for (const [at, { from, to, note, quotation }] of marks.entries()) {
    const item = element('li');
    item.append(element('b', '', names[at]), ' ', element('q', '', firstAndLast(quotation.exact)));
    const now = text.slice(from, to);
    if (spaced(now) !== spaced(quotation.exact)) {
      const changed = element('p', '', `${readingWords.printed.now} `);
      changed.append(element('q', '', firstAndLast(now)));
      item.append(changed);
    }
    if (note !== '') item.append(element('p', '', note));
    list.append(item);
  }
  section.append(element('h2', '', readingWords.printed.marks), list);
  return section;
}

/** The words of a mark, of many the first and the last: enough to see where it begins and ends. */
function firstAndLast(marked: string): string {
  const words = spaced(marked);
  if (words.length <= 2 * endOfMark) return words;
  const first = words.slice(0, graphemeStart(words, endOfMark));
  const last = words.slice(graphemeStart(words, words.length - endOfMark));
  // Cut between words; a script without blanks, or a very long word, between characters.
  const [whole, behind] = [first.lastIndexOf(' '), last.indexOf(' ')];
  return `${whole > 0 ? first.slice(0, whole) : first} […] ${behind >= 0 && behind < last.length - 1 ? last.slice(behind + 1) : last}`;
}

function spaced(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}

/** In UTF-16 units. */
const endOfMark = 60;

/** Letters run in the direction of their own first strong one. */
function element(tag: string, className = '', words = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (words) made.textContent = words;
  if (/^(?:h1|h2|p|li|b|q|span)$/u.test(tag)) made.dir = 'auto';
  return made;
}
