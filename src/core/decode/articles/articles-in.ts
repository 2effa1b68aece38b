import type { Block, ReadingRule } from '../../model/records.ts';
import type { DecodedPart, FileShape, ReadSo, ReadingWay } from '../format.ts';
import { Names, nameOf } from '../names.ts';
import type { ArticlesRule, Piece } from './cut.ts';
import { cutText, separatorIn, sourceOf } from './cut.ts';
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
  const reading: ReadSo = { shape: source ?? '', rule, guessed, unread: [] };
  const names = new Names();
  return cutText(text, rule).map((piece) => articleOf(decoded, piece, names, reading));
}

function guessedCut(text: string, source: ArticlesRule['rule']): ReadingRule {
  const rule: ArticlesRule = { kind: 'articles', rule: source };
  return cutText(text, rule).length > 1 ? rule : whole;
}

/** One article: its words, with the layout and the remarks that stand on them. */
function articleOf(decoded: DecodedPart, piece: Piece, names: Names, reading: ReadSo): DecodedPart {
  const { begin } = piece;
  // Blank lines between two articles are no text: how many there are depends on whether another one follows.
  const to = begin + decoded.text.slice(begin, piece.end ?? piece.to).trimEnd().length;
  const { layout, remarks, encoding } = decoded;
  const text = decoded.text.slice(begin, to);
  const found = describeArticle(text);
  const first = /\S.*/u.exec(text)?.[0] ?? '';
  const words = nameOf(`${found.attributes['date']?.value ?? ''} ${found.title?.value ?? first.slice(0, 60)}`);
  const own = layout?.blocks.filter(
    (block, at) => block.from < to && (layout.blocks[at + 1]?.from ?? Infinity) > begin,
  );
  const blocks = own?.map((block, at): Block => ({ ...block, from: at === 0 ? 0 : block.from - begin }));
  const on = remarks?.filter((remark) => remark.from >= begin && remark.to <= to);
  return {
    part: names.take(`${words === '' ? 'article' : words}.txt`),
    bytes: new TextEncoder().encode(text),
    text,
    encoding,
    found,
    ...(blocks && { layout: { blocks } }),
    ...(on && { remarks: on.map((one) => ({ ...one, from: one.from - begin, to: one.to - begin })) }),
    reading,
    at: begin,
  };
}
