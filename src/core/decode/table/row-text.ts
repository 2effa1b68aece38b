import type { Block, Encoding, Found, Guess } from '../../model/records.ts';
import { columnPrefix } from '../../model/column-keys.ts';
import { languageNamed } from '../../text/language-named.ts';
import type { DecodedText } from '../format.ts';
import { withPlainNewlines } from '../plain-text.ts';
import type { RowCell } from './row-file.ts';

/**
 * The text of a row: its title as a heading, below it what stands in its columns of text, each under its name if there are
 * several. The other columns are what the file says of it. The words of a cell are touched no more than those of any file.
 */
export function textOfRow(cells: readonly RowCell[], encoding: Encoding): DecodedText {
  const of = (as: RowCell['as']) => cells.filter((cell) => cell.as === as && cell.value.trim() !== '');
  const title = of('title')[0]?.value.replace(/\s+/gu, ' ').trim() ?? '';
  const texts = of('text').map(({ name, value }) => ({ name, words: withPlainNewlines(value) }));
  const named = cells.filter(({ as }) => as === 'text').length > 1;
  const pieces: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  const add = (words: string, ...own: readonly Block[]) => {
    const before = pieces.length === 0 ? '' : '\n\n';
    blocks.push(...own.map((block) => ({ ...block, from: block.from + length + before.length })));
    pieces.push(before, words);
    length += before.length + words.length;
  };
  // A title alone is no text.
  if (title !== '' && texts.length > 0) add(title, { from: 0, kind: 'heading', level: 1 });
  for (const { name, words } of texts) {
    if (named) add(name, { from: 0, kind: 'heading', level: 2 });
    add(words, ...paragraphsOf(words));
  }
  const text = pieces.join('');
  const replacements = text.split('\ufffd').length - 1;
  const hasLayout = blocks.some(({ kind }) => kind === 'heading');
  return {
    text,
    encoding: { ...encoding, replacements },
    ...(hasLayout && { layout: { blocks } }),
    found: foundOf(cells, title === '' ? null : { value: title, origin: { kind: 'text', from: 0, to: title.length } }),
  };
}

/** Blank lines part them; where there are none, lines do. */
function paragraphsOf(words: string): readonly Block[] {
  const border = /\n[^\S\n]*\n\s*/u.test(words) ? /\n[^\S\n]*\n\s*/gu : /\n\s*/gu;
  const starts = [0, ...Array.from(words.matchAll(border), ({ index, 0: blank }) => index + blank.length)];
  return starts.filter((from) => from < words.length).map((from) => ({ from, kind: 'paragraph' }));
}

function foundOf(cells: readonly RowCell[], title: Guess | null): Found {
  const attributes: Record<string, Guess> = {};
  for (const { name, as, attribute, value } of cells) {
    const isValue = as === 'attribute' || (as === 'key' && attribute !== undefined);
    if (!isValue || value.trim() === '') continue;
    const key = attribute ?? `${columnPrefix}${name}`;
    attributes[key] ??= { value: value.trim(), origin: { kind: 'file', field: name } };
  }
  const said = cells.find(({ as, value }) => as === 'language' && value.trim() !== '')?.value.trim();
  return { title, attributes, language: said === undefined ? null : languageNamed(said, ['en']) };
}
