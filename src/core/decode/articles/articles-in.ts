import { leftOutBeside, leftOutOf } from '../../model/left-out.ts';
import type { LeftOut } from '../../model/left-out.ts';
import { pageAt, pagesBeside, pagesOf } from '../../model/pages.ts';
import type { Block, Range, ReadingRule } from '../../model/records.ts';
import type { DecodedPart, FileShape, ReadSo, ReadingWay, Remark } from '../format.ts';
import { Names, nameOf } from '../names.ts';
import type { ArticlesRule } from './cut.ts';
import { coverOf, cutText, separatorIn, sourceOf } from './cut.ts';
import { describeArticle } from './describe-article.ts';

const whole: ReadingRule = { kind: 'whole' };

/**
 * The articles of a decoded file, each a text of its own with what it says of itself; the text as it is if it is one text. `ask`: the
 * rule that is known for such a file. A file that could be cut says so, though nobody cut it.
 */
export function articlesIn(
  decoded: DecodedPart,
  format: string,
  ask: (shape: FileShape) => ReadingWay | null,
): readonly DecodedPart[] {
  const { text } = decoded;
  const source = sourceOf(text);
  const guessed: ReadingRule = source === null ? whole : guessedCut(text, source);
  const asked = ask({ name: '', format, shape: source ?? '' });
  const rule = asked?.rule.kind === 'articles' || asked?.rule.kind === 'whole' ? asked.rule : guessed;
  if (rule.kind !== 'articles') {
    const offered = guessed.kind === 'articles' || asked !== null || separatorIn(text) !== null;
    const reading: ReadSo = { shape: source ?? '', rule: whole, guessed, unread: [] };
    const described = source === null ? decoded : { ...decoded, found: { ...describeArticle(text), ...decoded.found } };
    return [offered ? { ...described, reading, at: 0 } : described];
  }
  const unread = rule.rule === 'nexis' ? (coverOf(text) ?? []).map(({ name }) => name) : [];
  const reading: ReadSo = { shape: source ?? '', rule, guessed, unread };
  const names = new Names();
  const ranges = cutText(text, rule).map(({ begin, end, to }): Range => {
    // Blank lines between two articles are no text: how many there are depends on whether another one follows.
    return { from: begin, to: begin + text.slice(begin, end ?? to).trimEnd().length };
  });
  const shared = shareRemarks(decoded.remarks ?? [], ranges);
  const { remarks: _, ...left } = leftOutOf(decoded.found);
  const lost = (decoded.remarks?.length ?? 0) - shared.reduce((sum, own) => sum + own.length, 0);
  // Nobody knows of which article it is what was left out: it is told once, at the first.
  const first: LeftOut = { ...left, comments: (left.comments ?? 0) + lost };
  return ranges.map((range, number) => {
    const remarks = shared[number]!;
    const beside = { ...(number === 0 && first), remarks: remarks.length };
    return articleOf(decoded, range, remarks, beside, names, reading);
  });
}

/** The remarks of each article, as far as they stand in it; one that goes on behind a seam is the article's in which it begins. */
function shareRemarks(remarks: readonly Remark[], ranges: readonly Range[]): readonly (readonly Remark[])[] {
  const shared = ranges.map((): Remark[] => []);
  for (const remark of remarks) {
    const number = ranges.findIndex(({ from, to }) => remark.from < to && remark.to > from);
    const range = ranges[number];
    if (!range) continue;
    const [from, to] = [Math.max(remark.from, range.from), Math.min(remark.to, range.to)];
    shared[number]!.push({ ...remark, from: from - range.from, to: to - range.from });
  }
  return shared;
}

function guessedCut(text: string, source: ArticlesRule['rule']): ReadingRule {
  const rule: ArticlesRule = { kind: 'articles', rule: source };
  return cutText(text, rule).length > 1 ? rule : whole;
}

/** One article: its words, with the layout, the pages and the remarks that stand on them, and what was `left` out. */
function articleOf(
  decoded: DecodedPart,
  { from: begin, to }: Range,
  remarks: readonly Remark[],
  left: LeftOut,
  names: Names,
  reading: ReadSo,
): DecodedPart {
  const { layout, encoding } = decoded;
  const text = decoded.text.slice(begin, to);
  const said = describeArticle(text);
  const pages = pagesOf(decoded.found);
  const label = pageAt(pages, begin);
  const within = pages.filter(({ from }) => from > begin && from < to);
  const own = [...(label === null ? [] : [{ from: begin, label }]), ...within];
  const beside = pagesBeside(own.map((page) => ({ ...page, from: page.from - begin })));
  const found = { ...said, attributes: { ...said.attributes, ...leftOutBeside(left), ...beside } };
  const first = /\S.*/u.exec(text)?.[0] ?? '';
  const words = nameOf(`${said.attributes['date']?.value ?? ''} ${said.title?.value ?? first.slice(0, 60)}`);
  const standing = layout?.blocks.filter(
    (block, at) => block.from < to && (layout.blocks[at + 1]?.from ?? Infinity) > begin,
  );
  const blocks = standing?.map((block, at): Block => ({ ...block, from: at === 0 ? 0 : block.from - begin }));
  return {
    part: names.take(`${words === '' ? 'article' : words}.txt`),
    bytes: new TextEncoder().encode(text),
    text,
    encoding,
    found,
    ...(blocks && { layout: { blocks } }),
    ...(remarks.length > 0 && { remarks }),
    reading,
    at: begin,
  };
}
