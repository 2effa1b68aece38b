import type { Found } from './dateline.ts';
import { findIn } from './found.ts';
import type { Line } from './head.ts';
import type { Reading } from './reading.ts';

/** A line that is an address, or a label and an address. */
export const urlAlone =
  /^(?:(?:source|url|link|available at|quelle|источник|source\s?url)\s?:?\s+)?(?<found>https?:\/\/[^\s<>"]+)$/diu;

/** A line that is the name of a host. */
export const siteAlone = /^(?<found>(?:www\.)?[\p{L}\p{N}][\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]{2,})*\.[\p{L}]{2,6})$/du;

const urlBehindLabel =
  /^(?:source|url|link|available at|retrieved from|original|quelle|источник|fuente)\s?(?:url)?\s?:\s+(?<found>https?:\/\/[^\s<>"]+)$/diu;

/** The address of the document: alone in a line of its head, or behind a label in its head or at its end. */
export function urlOf(lines: readonly Reading[], tail: readonly Line[]): Found | null {
  const line = lines.slice(0, 12).find(({ url }) => url !== null);
  if (line !== undefined) return line.url;
  for (const end of [...lines, ...tail]) {
    const found = hasAddress(end) ? findIn(end, urlBehindLabel) : null;
    if (found !== null) return found;
  }
  return null;
}

/** Asked before the long patterns. */
export function hasAddress({ words: said }: Line): boolean {
  return said.includes('://');
}

/** Not the address of a picture or a style sheet. */
export function isPage(url: string): boolean {
  return !/\.(?:jpe?g|png|gif|webp|svg|mp[34]|css|js|ico)(?:[?#].*)?$/iu.test(url);
}

/** The host of an address, where it stands in the text. */
export function hostOf(url: Found): Found | null {
  const match = /^https?:\/\/(?:www\.)?(?<host>[\p{L}\p{N}.-]+)/iu.exec(url.words);
  const host = match?.groups?.['host'];
  if (match === null || host === undefined) return null;
  const from = url.from + match[0].length - host.length;
  return { words: host, from, to: from + host.length };
}
