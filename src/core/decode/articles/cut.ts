import type { ReadingRule } from '../../model/records.ts';

// One file, many articles, as press databases write them. What says where an article begins is the database's own line: a counter
// above each, or a line below each. A text is never known by its words, and in doubt it is one text.

/** A rule by which a text is cut; see `ReadingRule`. */
export type ArticlesRule = Extract<ReadingRule, { readonly kind: 'articles' }>;
/** What writes files of many articles. */
export type ArticlesSource = Exclude<ArticlesRule['rule'], 'separator'>;

/**
 * An article: it begins at `begin` and ends at `to`, in code units. What stands between `from` and `begin` is the line that parts it from
 * the one before; it is no text of any, because it counts what else is in the file. All pieces together are the whole text.
 */
export interface Piece {
  readonly from: number;
  readonly begin: number;
  readonly to: number;
  /** Where its words end, if a line that parts articles stands below the last of them. */
  readonly end?: number;
}

/** `3 of 120 DOCUMENTS`, `Document 3 of 120`, in the languages that these databases speak. */
const counter =
  /^[ \t]*(?:\d{1,5} (?:of|von|de|di|van|из) \d{1,6} (?:DOCUMENTS|DOKUMENTEN?|DOCUMENTOS|DOCUMENTI|DOCUMENTEN|ДОКУМЕНТОВ)|(?:Document|Dokument|Documento|Документ) \d{1,5} (?:of|von|de|di|van|sur|из) \d{1,6})[ \t]*$/gimu;
/** Below an article of the newer Nexis. */
const endOfDocument =
  /^[ \t]*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento|Fine del documento|Einde van document|Конец документа)[ \t]*$/gimu;
/** Above the articles of the newer Nexis: how many there are. Their titles follow, numbered, each with what was asked for. */
const listOfDocuments =
  /^[ \t]*(?:Documents?|Dokumente?|Documentos?|Documenti?|Documenten|Документы) \(\d{1,5}\)[ \t]*$/imu;
/** Below an article of Factiva: a word for document and its number. */
const factivaNumber =
  /^[ \t]*(?:Document|Dokument|Documento|Документ|文档|文書) [A-Z](?=[A-Z0-9]{3,36}?\d{5})[A-Z0-9]{8,42}[a-z0-9]{0,20}[ \t]*$/gmu;
/** Between two articles of ProQuest. */
const longUnderline = /^[ \t]*_{20,}[ \t]*$/gmu;
/** Below an article of Europresse: what is certified, when, of which paper. */
const certificate = /^.{0,60}\b(?:news|pub|web|bio|eur)[·•.](?:19|20)\d{6}[·•.][A-Z0-9_]{1,12}[·•.]\S+[ \t]*$/gmu;

const nexisLabels = /^[ \t]*(?:LENGTH|LÄNGE|LONGUEUR|EXTENSIÓN|LOAD-DATE|UPDATE|BYLINE|SECTION|RUBRIK)[ \t]*:/gimu;
const proquestLabels = /^(?:Publication title|Publication date|Full text|ProQuest document ID|Database)[ \t]*:/gimu;

function lineBefore(text: string, pattern: RegExp): readonly number[] {
  return [...text.matchAll(pattern)].map(({ index }) => index);
}

/** Where the first line with words begins behind a place. */
function pastBlankLines(text: string, at: number): number {
  const blank = /(?:[ \t]*\n)*/uy;
  blank.lastIndex = at;
  return at + blank.exec(text)![0].length;
}

const count = (text: string, pattern: RegExp) => lineBefore(text, pattern).length;

/** What wrote a text of articles, if that is sure; null for any other text. One article is told, too. */
export function sourceOf(text: string): ArticlesSource | null {
  const counters = count(text, counter);
  if (count(text, factivaNumber) > 0 && (count(text, factivaNumber) > 1 || lengthLine.test(text))) return 'factiva';
  if (count(text, proquestLabels) > 1 && (count(text, longUnderline) > 0 || counters > 0)) return 'proquest';
  if (count(text, nexisLabels) > 0 && (counters > 0 || count(text, endOfDocument) > 0)) return 'nexis';
  return count(text, certificate) > 0 ? 'europresse' : null;
}

const lengthLine =
  /^[ \t]*(?:WC[ \t]+)?\d[\d.,\u00a0 ]* (?:words|Wörter|mots|palabras|parole|woorden|слов[ао]?)[ \t]*$/imu;

/** An article is seldom shorter, in code units. */
const shortest = 300;

/** A line that may part what stands above it from what stands below: the offer where nobody knows. Null if there is none. */
export function separatorIn(text: string): string | null {
  const counts = new Map<string, number>();
  for (const [line] of text.matchAll(/^[ \t]*([=*_#~+-])\1{4,}[ \t]*$/gmu))
    counts.set(line.trim(), (counts.get(line.trim()) ?? 0) + 1);
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
  const parts = (often: number) => often > 1 && text.length / often >= shortest;
  if (best && parts(best[1])) return best[0];
  const numbered = /^[ \t]*(\S+) \d/u.exec(text.match(counter)?.[0] ?? '');
  return numbered && parts(count(text, counter)) ? `${numbered[1]!} 1` : null;
}

/** Cuts a text by a rule. At least one piece; a rule that finds nothing leaves the text whole. */
export function cutText(text: string, rule: ArticlesRule): readonly Piece[] {
  return withBorders(text, piecesAt(text, seamsOf(text, rule)), rule.borders ?? []);
}

/** The line between two articles: what is behind it begins the next one. */
interface Seam {
  readonly from: number;
  readonly begin: number;
}

function seamsOf(text: string, { rule, pattern = '' }: ArticlesRule): readonly Seam[] {
  const whole = (lines: RegExp): readonly Seam[] =>
    [...text.matchAll(lines)].map(({ index, 0: line }) => ({
      from: index,
      begin: pastBlankLines(text, index + line.length),
    }));
  const behind = (lines: RegExp) => whole(lines).map(({ begin }): Seam => ({ from: begin, begin }));
  switch (rule) {
    case 'nexis':
      if (count(text, endOfDocument) === 0) return whole(counter);
      return [...(coverOf(text) ?? []), ...behind(endOfDocument)].map(({ from, begin }) => ({ from, begin }));
    case 'factiva':
      return behind(factivaNumber);
    case 'proquest':
      return count(text, longUnderline) > 0 ? whole(longUnderline) : whole(counter);
    case 'europresse':
      return behind(certificate);
    case 'separator':
      return pattern.trim() === '' ? [] : whole(beginningWith(pattern.trim()));
  }
}

/**
 * The cover of a file of the newer Nexis, which is no text of any article: it ends where the first title that it lists stands again. `name`:
 * its line that counts the articles. Null if there is none.
 */
export function coverOf(text: string): readonly [Seam & { readonly name: string }] | null {
  const list = listOfDocuments.exec(text);
  const end = text.search(endOfDocument);
  if (!list || end < list.index) return null;
  const [, title = ''] = /^[ \t]*1\.[ \t]+(\S.*?)[ \t]*$/mu.exec(text.slice(list.index, end)) ?? [];
  const listed = text.indexOf(title, list.index);
  const at = title === '' ? -1 : text.lastIndexOf(`\n${title}\n`, end);
  return at > listed ? [{ from: 0, begin: at + 1, name: list[0].trim() }] : null;
}

/** Lines that begin with these words, whatever blanks stand before; figures stand for any figures. */
function beginningWith(words: string): RegExp {
  const plain = words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\d+/gu, '\\d+');
  return new RegExp(`^[ \\t]*${plain}.*$`, 'gmu');
}

function piecesAt(text: string, seams: readonly Seam[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let begin = 0;
  for (const seam of seams) {
    if (seam.from < begin) continue;
    // What is blank is no article: it goes with the line behind it, or with the article before it at the end.
    if (/\S/u.test(text.slice(begin, seam.from))) {
      pieces.push({ from, begin, to: seam.from });
      from = seam.from;
    }
    begin = seam.begin;
  }
  const last = pieces.at(-1);
  if (last && !/\S/u.test(text.slice(begin)))
    return [...pieces.slice(0, -1), { ...last, to: text.length, end: last.to }];
  return [...pieces, { from, begin: Math.min(begin, text.length), to: text.length }];
}

/**
 * The pieces with the borders that a person moved: from the first that they differ in, what they say holds. A border at which a rule's
 * article began is moved by its `part` (its number, from 1); one at -1 is taken away, so that two are joined; one without a part is new.
 */
function withBorders(
  text: string,
  pieces: readonly Piece[],
  borders: NonNullable<ArticlesRule['borders']>,
): readonly Piece[] {
  if (borders.length === 0) return pieces;
  const seams = new Map<number, Seam>();
  const moved = new Map(borders.filter(({ part }) => part !== '').map(({ part, at }) => [Number(part), at]));
  pieces.forEach((piece, number) => {
    const at = moved.get(number + 1);
    if (number === 0 || at === -1) return;
    const seam = at === undefined ? piece : { from: at, begin: at };
    seams.set(seam.begin, seam);
  });
  for (const { part, at } of borders) if (part === '' && at > 0) seams.set(at, { from: at, begin: at });
  const inOrder = [...seams.values()]
    .filter(({ begin }) => begin > 0 && begin < text.length && Number.isInteger(begin))
    .toSorted((a, b) => a.begin - b.begin);
  const all: Piece[] = [];
  let last: Seam = { from: 0, begin: pieces[0]?.begin ?? 0 };
  for (const seam of inOrder) {
    const from = Math.max(seam.from, last.begin);
    if (seam.begin <= last.begin) continue;
    all.push({ ...last, to: from });
    last = { from, begin: seam.begin };
  }
  const end = pieces.at(-1)?.end;
  const hasEnd = end !== undefined && end >= last.begin;
  return [...all, { ...last, to: text.length, ...(hasEnd && { end }) }];
}
