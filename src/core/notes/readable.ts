import { nameInSentence } from '../model/shown-name.ts';
import { plainLine } from '../text/markdown-text.ts';
import { replaced } from './bind.ts';
import { linksIn } from './links.ts';
import type { NoteLink } from './links.ts';
import type { LinkNames } from './names.ts';

/** What a link is called: as what it leads to is called now, or was when it is gone. */
export function linkName({ target, name }: NoteLink, names: Pick<LinkNames, 'nameOf'>): string {
  return (target === null ? null : names.nameOf(target)) || name;
}

/** The Markdown with names in the place of links, for who has not the project. */
export function withNames(markdown: string, names: Pick<LinkNames, 'nameOf'>): string {
  const links = linksIn(markdown).filter(({ target }) => target !== null);
  return replaced(
    markdown,
    links.map((link) => ({ from: link.from, to: link.to, insert: plainLine(nameInSentence(linkName(link, names))) })),
  );
}
