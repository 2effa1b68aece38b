import { nameInSentence } from '../model/shown-name.ts';
import { plainLine } from '../text/markdown-text.ts';
import { replaced } from './bind.ts';
import { linksIn } from './links.ts';
import type { NoteLink } from './links.ts';
import type { LinkNames } from './names.ts';

/** What links ask names for. */
export type AskedNames = Pick<LinkNames, 'nameOf' | 'sourceOf'>;

/** What a link is called: as what it leads to is called now, or was when it is gone. Below a quotation it is the document's name. */
export function linkName({ target, name, quotes }: NoteLink, names: AskedNames): string {
  if (target === null) return name;
  return (quotes ? names.sourceOf(target.id)?.name : names.nameOf(target)) || name;
}

/** The Markdown with names in the place of links, for who has not the project. A quotation says its version where there are several. */
export function withNames(markdown: string, names: AskedNames): string {
  const links = linksIn(markdown).filter(({ target }) => target !== null);
  return replaced(
    markdown,
    links.map((link) => ({ from: link.from, to: link.to, insert: written(link, names) })),
  );
}

function written(link: NoteLink, names: AskedNames): string {
  const name = plainLine(nameInSentence(linkName(link, names)));
  const version = link.quotes && link.target ? names.sourceOf(link.target.id)?.version : null;
  return version ? `${name}, version ${version}` : name;
}
