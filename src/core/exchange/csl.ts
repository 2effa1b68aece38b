import type { Document } from '../model/records.ts';
import { endsOfDate } from '../text/dates.ts';
import type { DateParts } from '../text/dates.ts';
import type { Evidence } from './evidence.ts';
import type { Exporter } from './exporter.ts';
import { asBytes } from './exporter.ts';

/** For Zotero, Pandoc and other programs that cite: the documents as CSL-JSON (csl-data.json of CSL 1.0.2). */
export const citationFormat = {
  id: 'csl',
  ending: 'json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  arranged: false,
  counts: false,
  write: (evidence) => asBytes(toCsl(evidence)),
  show: (evidence) => toCsl(evidence),
  words: (evidence) => wordsOfCsl(evidence),
} as const satisfies Exporter;

/** What is written of a document. Only keys that csl-data.json knows, none empty. */
export interface CslItem {
  readonly id: string;
  readonly type: 'article-newspaper' | 'webpage' | 'interview' | 'personal_communication' | 'document' | 'chapter';
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly issued?: CslDate;
  readonly 'container-title'?: string;
  readonly 'publisher-place'?: string;
  readonly URL?: string;
  readonly page?: string;
  /** An address that programs do not follow. */
  readonly note?: string;
  readonly language?: string;
}

/** As it is written: what is the family’s name nobody told. */
export interface CslName {
  readonly literal: string;
}

/** Year, month and day as far as they are known; else the words. */
export type CslDate =
  { readonly 'date-parts': readonly (readonly number[])[]; readonly circa?: boolean } | { readonly literal: string };

async function* toCsl({ documents }: Evidence): AsyncGenerator<string, void> {
  let before = '[';
  for (const document of documents) {
    yield `${before}\n  ${JSON.stringify(itemOf(document), null, 2).replaceAll('\n', '\n  ')}`;
    before = ',';
  }
  yield documents.length === 0 ? '[]\n' : '\n]\n';
}

/** As they are before JSON puts its signs into them. */
async function* wordsOfCsl({ documents }: Evidence): AsyncGenerator<string, void> {
  for (const document of documents) yield* wordsIn(itemOf(document));
}

function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

/** A document as it is cited. */
export function itemOf({ id, title, attributes, language, path }: Document): CslItem {
  const value = (name: string) => attributes[name]?.value.trim() ?? '';
  const [outlet, url, place, page] = [value('outlet'), value('url'), value('place'), value('page')];
  const authors = value('author')
    .split(/\s*;\s*/u)
    .filter((one) => one !== '');
  const issued = dateOf(value('date'));
  return {
    id,
    type: typeOf(path, { outlet, url, kind: value('type') || value('genre') }),
    title: title.value.trim() || path,
    ...(authors.length > 0 && { author: authors.map((literal) => ({ literal })) }),
    ...(issued && { issued }),
    ...(outlet && { 'container-title': outlet }),
    ...(place && { 'publisher-place': place }),
    ...(url !== '' && (isFollowed(url) ? { URL: url } : { note: url })),
    ...(page && { page }),
    ...(language && { language }),
  };
}

/** Of the web or without a scheme, as people write it (`www.upi.com/story`). What another scheme does nobody knows. */
function isFollowed(address: string): boolean {
  return /^https?:/iu.test(address) || !/^[a-z][a-z\d+.-]*:(?!\d)/iu.test(address.replace(/[\s\p{C}]+/gu, ''));
}

/** By what is known, and only that: an outlet prints articles; an address alone is a page of the web. */
function typeOf(
  path: string,
  { outlet, url, kind }: { readonly outlet: string; readonly url: string; readonly kind: string },
): CslItem['type'] {
  if (/interview|transcript/iu.test(kind) || /\.(?:srt|vtt)$/iu.test(path)) return 'interview';
  if (/\.(?:eml|mbox)(?:$|\/)/iu.test(path)) return 'personal_communication';
  if (/\.epub(?:$|\/)/iu.test(path)) return 'chapter';
  if (outlet !== '') return 'article-newspaper';
  return url === '' ? 'document' : 'webpage';
}

/** Years before 1 are counted as ISO 8601 does, as CSL wants them counted by people: 0 is 1 BC, written -1. */
function dateOf(stored: string): CslDate | null {
  if (stored === '') return null;
  const ends = endsOfDate(stored);
  // What nobody can cite by numbers, as what is open at an end, stands as it is.
  if (!ends?.first || !ends.last) return { literal: stored };
  const [first, last] = [ends.first, ends.last].map(numbersOf);
  return {
    'date-parts': first!.join() === last!.join() ? [first!] : [first!, last!],
    ...(ends.certainty !== 'sure' && { circa: true }),
  };
}

function numbersOf({ year, month, day }: DateParts): readonly number[] {
  const counted = [year < 1 ? year - 1 : year, ...(month === null ? [] : [month])];
  return month === null || day === null ? counted : [...counted, day];
}
