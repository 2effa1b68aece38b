import { leftOutBeside } from '../../model/left-out.ts';
import type { LeftOut } from '../../model/left-out.ts';
import type { Block, Found, Guess } from '../../model/records.ts';

/** What a document says of itself in its properties; null is what it does not say. */
export interface Properties {
  readonly title: string | null;
  readonly author: string | null;
  readonly language: string | null;
}

const longest = { title: 300, author: 200 };

/** What programs put in for whoever sits before them. */
const nobody =
  /^(?:(?:microsoft )?office(?: user)?|windows user|user|owner|admin(?:istrator)?|unknown(?: author)?|python-docx|author|apache poi|libreoffice|)$/iu;
/** What programs put in for a title: the name of a file, of a template, of themselves. */
const untitled =
  /^(?:microsoft word - .*|untitled.*|document\s?\d*|.*\.(?:docx?|dotx?|odt|rtf|pdf|indd|tex)|powerpoint .*|title|)$/iu;

/**
 * Title and author. The properties of a file are often those of a template or of an older paper, so a title that stands in
 * the text goes before them. The day on which the file was made says nothing of when the text was written: letters of 1865
 * are typed today.
 */
export function foundBeside(
  text: string,
  blocks: readonly Block[],
  { title, author, language }: Properties,
  left: LeftOut,
): Found {
  const attributes: Record<string, Guess> = {};
  const name = author?.replace(/\s+/gu, ' ').trim() ?? '';
  if (!nobody.test(name) && name.length <= longest.author)
    attributes['author'] = { value: name, origin: { kind: 'file', field: 'author' } };
  return {
    title: titleOf(text, blocks, title),
    attributes: { ...attributes, ...leftOutBeside(left) },
    language: languageOf(language),
  };
}

/** The first heading, if it is the only one of the first rank; else what the properties say. */
function titleOf(text: string, blocks: readonly Block[], said: string | null): Guess | null {
  const titles = blocks.filter(({ kind, level, furniture }) => kind === 'heading' && level === 1 && !furniture);
  const [first] = titles;
  if (titles.length === 1 && first !== undefined) {
    const next = blocks[blocks.indexOf(first) + 1]?.from ?? text.length;
    const words = text.slice(first.from, next).trimEnd();
    if (words.length <= longest.title)
      return {
        value: words.replace(/\s+/gu, ' '),
        origin: { kind: 'text', from: first.from, to: first.from + words.length },
      };
  }
  const value = said?.replace(/\s+/gu, ' ').trim() ?? '';
  if (untitled.test(value) || value.length > longest.title) return null;
  return { value, origin: { kind: 'file', field: 'title' } };
}

function languageOf(said: string | null): string | null {
  try {
    return Intl.getCanonicalLocales(said ?? '')[0] ?? null;
  } catch {
    return null; // Not the name of a language.
  }
}
