import { fieldsBeside } from '../../model/own-fields.ts';
import type { Found, Guess } from '../../model/records.ts';
import { findDate, readDate } from '../../text/find-date.ts';

// What an article's own lines say of it. Databases write them as labels (`BYLINE: …`), as codes (`SN  The Star`), or in an order that is
// always the same: paper, date, headline.

/** A stretch of words in the article. */
interface Words {
  readonly value: string;
  readonly from: number;
}

const labels: Readonly<Record<string, readonly string[]>> = {
  title: ['headline', 'title', 'titel', 'titre', 'título', 'hd', 'überschrift', 'titolo', 'заголовок'],
  author: ['byline', 'author', 'autor', 'auteur', 'by', 'von', 'signature', 'autore', 'автор'],
  date: ['publication date', 'date', 'datum', 'pd', 'fecha', 'дата'],
  outlet: ['publication title', 'publication', 'source', 'sn', 'quelle', 'publikation', 'источник'],
  place: ['dateline', 'place of publication'],
  language: ['language', 'la', 'sprache', 'langue', 'язык'],
  length: ['length', 'wc', 'länge', 'longueur', 'word count', 'extensión', 'lunghezza', 'lengte', 'объем'],
  section: ['section', 'se', 'rubrik', 'rubrique', 'sección', 'sezione', 'рубрика'],
  page: ['page', 'pages', 'pg', 'first page', 'start page', 'seite', 'página', 'pagina', 'страница'],
};
const byLabel = new Map(Object.entries(labels).flatMap(([id, names]) => names.map((name) => [name, id] as const)));

/** Lines at the beginning and at the end of an article in which labels are looked for. */
const looked = { first: 30, last: 30 };
const lengthLine = /^(\d[\d.,\u00a0 ]*?) (?:words|Wörter|mots|palabras|parole|woorden|слов[ао]?)$/iu;

/** What an article says of itself, each value with its place in it; what is not said is left to whoever guesses from texts. */
export function describeArticle(text: string): Found {
  const lines = linesOf(text);
  const said = new Map<string, Words>();
  const ends = lines.length > looked.first + looked.last ? lines.slice(-looked.last) : [];
  for (const line of [...lines.slice(0, lines.length - ends.length).slice(0, looked.first), ...ends]) {
    const [, name, gap = '', value] =
      /^([\p{L}][\p{L} ]{0,24}?)([ \t]*:[ \t]*|[ \t]{2,}|\t)(\S.*)$/u.exec(line.value) ?? [];
    const isCode = name !== undefined && /^[A-Z]{2}$/u.test(name);
    const id = name === undefined || (!gap.includes(':') && !isCode) ? undefined : byLabel.get(name.toLowerCase());
    if (id === undefined || said.has(id)) continue;
    said.set(id, { value: value!, from: line.from + line.value.length - value!.length });
  }
  const head = lines.slice(0, 12);
  const length = head.find(({ value }) => lengthLine.test(value));
  if (length && !said.has('length')) said.set('length', length);
  const by = head.find(({ value }) => /^(?:By|Von|Par|Por|Di) \p{Lu}\S+(?: \S+){0,5}$/u.test(value));
  if (by && !said.has('author')) {
    const value = by.value.replace(/^\S+ /u, '');
    said.set('author', { value, from: by.from + by.value.length - value.length });
  }
  const dateLine = said.has('date') ? undefined : head.find(({ value }) => isDateLine(value));
  if (dateLine) {
    said.set('date', dateLine);
    const paper = paperBeside(head, head.indexOf(dateLine));
    if (paper && !said.has('outlet')) said.set('outlet', paper);
  }
  return foundOf(said);
}

/** A short line that is a date, with a day of the week or a time at most. */
function isDateLine(value: string): boolean {
  const date = value.length > 60 ? null : findDate(value);
  if (date === null || !/^\d{4}-\d\d-\d\d/u.test(date.value)) return false;
  const rest = `${value.slice(0, date.from)}${value.slice(date.to)}`.replace(/[\s.,()\d:|-]+/gu, ' ').trim();
  return rest.split(' ').filter(Boolean).length <= 3;
}

/** The paper stands right above the date, or in an order of Factiva right below it. */
function paperBeside(head: readonly Words[], at: number): Words | undefined {
  const behindLength = head[at - 1] !== undefined && lengthLine.test(head[at - 1]!.value);
  const paper = behindLength ? head[at + 1] : head[at - 1];
  return paper && paper.value.length <= 80 && !/[.!?:]$/u.test(paper.value) && !lengthLine.test(paper.value)
    ? paper
    : undefined;
}

function linesOf(text: string): readonly Words[] {
  return [...text.matchAll(/^.*\S.*$/gmu)].map(({ index, 0: line }) => {
    const value = line.trim();
    return { value, from: index + line.indexOf(value) };
  });
}

function foundOf(said: ReadonlyMap<string, Words>): Found {
  const guess = ({ value, from }: Words): Guess => ({ value, origin: { kind: 'text', from, to: from + value.length } });
  const attributes: Record<string, Guess> = {};
  for (const id of ['author', 'outlet', 'place'] as const) {
    const words = said.get(id);
    if (words) attributes[id] = guess({ ...words, value: words.value.slice(0, 200) });
  }
  const date = said.get('date');
  const read = date && (readDate(date.value, []) ?? findDate(date.value));
  if (date && read)
    attributes['date'] = { ...guess(date), value: read.value, ...(read.doubt && { doubt: read.doubt }) };
  const own = new Map<string, Guess>();
  for (const id of ['section', 'page', 'length'] as const) {
    const words = said.get(id);
    if (!words) continue;
    const figure = /^\d[\d.,\u00a0 ]*/u.exec(words.value)?.[0].replace(/\D/gu, '');
    own.set(id, id === 'length' && figure ? { ...guess(words), value: figure } : guess(words));
  }
  const title = said.get('title');
  return { title: title ? guess(title) : null, attributes: { ...attributes, ...fieldsBeside(own) }, language: null };
}
