import type { Block, Found, Guess } from '../../model/records.ts';
import { isStoredDate, partsOfDate } from '../../text/dates.ts';
import { findDate, readDate } from '../../text/find-date.ts';
import { linkedData } from './linked-data.ts';
import type { Said } from './linked-data.ts';
import { attribute, plainWords, stepsThrough, wordsIn } from './tree.ts';
import type { Element, Node } from './tree.ts';

// What a page says of itself in places that nobody sees. Programs that make pages say the same in several ways; the one
// that says most is asked first. All of it is a guess: pages are copied, and what they say of themselves is not.

const longest = { title: 300, other: 200, url: 2000 };

/** Which fields tell what, the best first. Those of JSON-LD have its name before them. */
const fields = {
  title: [
    'og:title',
    'JSON-LD headline',
    'citation_title',
    'twitter:title',
    'dc.title',
    'dcterms.title',
    'headline',
    '<title>',
  ],
  date: [
    'JSON-LD datePublished',
    'article:published_time',
    'og:article:published_time',
    'datePublished',
    'citation_publication_date',
    'citation_date',
    'parsely-pub-date',
    'sailthru.date',
    'pubdate',
    'publish-date',
    'publication_date',
    'dc.date.issued',
    'dcterms.issued',
    'dcterms.created',
    'dc.date',
    'date',
    '<time>',
    'JSON-LD dateCreated',
  ],
  author: [
    'JSON-LD author',
    'citation_author',
    'article:author',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'dcterms.creator',
    'byl',
    'author',
  ],
  outlet: [
    'og:site_name',
    'JSON-LD publisher',
    'citation_journal_title',
    'dcterms.isPartOf',
    'dc.publisher',
    'application-name',
  ],
  url: [
    '<link rel=canonical>',
    'og:url',
    'JSON-LD url',
    'JSON-LD mainEntityOfPage',
    'saved from url',
    'Content-Location',
  ],
} as const;

/** What the page says of itself, and where it was saved from, if that is told beside it; `text` is what was read from it, and a title that stands there is found there. */
export function foundIn(tree: Node, text: string, blocks: readonly Block[], location?: string): Found {
  const said = all(tree, location);
  const languages = said.language === null ? [] : [said.language];
  const date = first(said, fields.date, (value) => dateIn(value, languages));
  const url = first(said, fields.url, (value) => webAddress(value));
  const outlet = first(said, fields.outlet, (value) => within(value, longest.other));
  const author = authors(said);
  const attributes = { date, outlet: outlet ?? hostOf(url), author, url };
  return {
    title: titleOf(said, text, blocks),
    attributes: Object.fromEntries(Object.entries(attributes).filter((one): one is [string, Guess] => one[1] !== null)),
    language: said.language,
  };
}

interface AllSaid {
  /** By the name of the field in small letters, in the page's order. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly language: string | null;
}

function all(tree: Node, location?: string): AllSaid {
  const values = new Map<string, string[]>();
  const put = ({ field, value }: Said): void => {
    const words = plainWords(value);
    const known = values.get(field.toLowerCase());
    if (words === '') return;
    if (known) known.push(words);
    else values.set(field.toLowerCase(), [words]);
  };
  let language: string | null = null;
  // A picture may have a title, too.
  for (const step of stepsThrough(tree, ({ tagName }) => tagName !== 'svg')) {
    if (step.kind === 'comment') {
      const saved = /^\s*saved from url=\(\d+\)(\S+)/u.exec(step.words)?.[1];
      if (saved !== undefined) put({ field: 'saved from url', value: saved });
    } else if (step.kind === 'enter') {
      if (step.element.tagName === 'html') language ??= languageOf(step.element);
      for (const one of saidBy(step.element)) put(one);
    }
  }
  if (location !== undefined) put({ field: 'Content-Location', value: location });
  return { values, language };
}

function saidBy(element: Element): readonly Said[] {
  const value = (name: string) => attribute(element, name);
  switch (element.tagName) {
    case 'meta': {
      const field = value('property') ?? value('name') ?? value('itemprop');
      return field === null ? [] : [{ field: field.trim(), value: value('content') ?? '' }];
    }
    case 'title':
      return [{ field: '<title>', value: wordsIn(element) }];
    case 'link':
      return /(?:^|\s)canonical(?:\s|$)/iu.test(value('rel') ?? '')
        ? [{ field: '<link rel=canonical>', value: value('href') ?? '' }]
        : [];
    case 'time': {
      const published = value('pubdate') !== null || /datePublished/iu.test(value('itemprop') ?? '');
      return published ? [{ field: '<time>', value: value('datetime') ?? wordsIn(element) }] : [];
    }
    case 'script':
      return /^application\/ld\+json/iu.test(value('type') ?? '') ? linkedData(wordsIn(element)) : [];
    default:
      return [];
  }
}

function languageOf(element: Element): string | null {
  try {
    return Intl.getCanonicalLocales(attribute(element, 'lang') ?? attribute(element, 'xml:lang') ?? '')[0] ?? null;
  } catch {
    return null; // Not the name of a language.
  }
}

/** The first field whose value can be read. */
function first(
  { values }: AllSaid,
  names: readonly string[],
  read: (value: string) => string | Pick<Guess, 'value' | 'doubt'> | null,
): Guess | null {
  for (const field of names) {
    for (const said of values.get(field.toLowerCase()) ?? []) {
      const value = read(said);
      if (value === null) continue;
      return { ...(typeof value === 'string' ? { value } : value), origin: { kind: 'file', field } };
    }
  }
  return null;
}

function within(value: string, most: number): string | null {
  return value.length <= most ? value : null;
}

/** All authors that the first field names which names any; addresses are no names. */
function authors({ values }: AllSaid): Guess | null {
  for (const field of fields.author) {
    const names = (values.get(field.toLowerCase()) ?? [])
      .map((name) => name.replace(/^(?:by|von|par|por|di|автор:?)\s+/iu, ''))
      .filter((name) => !/^https?:/iu.test(name) && name !== '' && name.length <= longest.other);
    if (names.length > 0) return { value: [...new Set(names)].join(', '), origin: { kind: 'file', field } };
  }
  return null;
}

function titleOf(said: AllSaid, text: string, blocks: readonly Block[]): Guess | null {
  const heading = headingIn(text, blocks);
  const guess = first(said, fields.title, (value) => within(withoutSite(value, said, heading?.value), longest.title));
  if (heading === null || (guess !== null && !sameWords(guess.value, heading.value))) return guess ?? heading;
  return heading;
}

/** The first heading of the text, if it is its only one of its rank: a page of news has many. */
function headingIn(text: string, blocks: readonly Block[]): Guess | null {
  const titles = blocks.filter(({ kind, level, furniture }) => kind === 'heading' && level === 1 && !furniture);
  const [title] = titles;
  if (titles.length !== 1 || title === undefined) return null;
  const next = blocks[blocks.indexOf(title) + 1]?.from ?? text.length;
  const words = text.slice(title.from, next).trimEnd();
  if (words.length > longest.title) return null;
  return {
    value: words.replace(/\s+/gu, ' '),
    origin: { kind: 'text', from: title.from, to: title.from + words.length },
  };
}

/** `Ferry returns | The Harbour Post` without what is the site's name, or what stands behind the page's own heading. */
function withoutSite(title: string, { values }: AllSaid, heading?: string): string {
  const site = values.get('og:site_name')?.[0];
  const parted = /^(.*\S)\s+[|–—·»:-]\s+(.+)$/su.exec(title);
  if (parted === null) return title;
  const [, words, rest] = parted;
  return rest === site || (heading !== undefined && sameWords(words!, heading)) ? words! : title;
}

function sameWords(a: string, b: string): boolean {
  const plain = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return plain(a) === plain(b);
}

/** As records hold it; see text/dates.ts. */
function dateIn(value: string, languages: readonly string[]): Pick<Guess, 'value' | 'doubt'> | null {
  const stored = value.replace(/^(\d{4}-\d\d-\d\d)\s+(?=\d\d:\d\d)/u, '$1T').replace(/\s+(?=[+-]\d\d:?\d\d$|Z$)/u, '');
  if (isStoredDate(stored)) return { value: stored };
  const written = /^(\d{4})(\d\d)(\d\d)$/u.exec(value);
  const typed = written === null ? readDate(value, languages) : null;
  if (typed !== null && partsOfDate(typed.value) === null) return { value: typed.value };
  const date = findDate(written === null ? value : written.slice(1).join('-'), { languages });
  return date === null ? null : { value: date.value, ...(date.doubt ? { doubt: date.doubt } : {}) };
}

function webAddress(value: string): string | null {
  return /^https?:\/\/[^\s/]+/iu.test(value) ? within(value, longest.url) : null;
}

/** Where no name is told, the site's address stands for it. */
function hostOf(url: Guess | null): Guess | null {
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/iu.exec(url?.value ?? '')?.[1];
  return url === null || host === undefined ? null : { ...url, value: host.toLowerCase(), doubt: 'weak' };
}
