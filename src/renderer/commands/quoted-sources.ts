import type { QuotedSource } from '../../core/exchange/quoted-source.ts';
import { documentIdOf, documentOf } from '../../core/model/account.ts';
import type { AccountId } from '../../core/model/account.ts';
import type { Id } from '../../core/model/id.ts';
import type { PageStart } from '../../core/model/pages.ts';
import { pageAt, pagesOf } from '../../core/model/pages.ts';
import { currentVersion } from '../../core/model/records.ts';
import { passageAt } from '../../core/text/around.ts';
import type { Desk } from './desk.ts';

/** A place in the text that an account has, or in the version that is named. */
export interface QuotedAt {
  readonly documentId: AccountId;
  readonly version?: number;
  readonly from: number;
}

/** A stored date with its zone as EDTF and spreadsheets read it: `+00:00` or `Z`, never `+0000`. */
function inEdtf(date: string): string {
  return date.replace(/([+-]\d\d):?(\d\d)$/u, (zone, hours: string, minutes: string) => {
    if (!date.includes('T')) return zone;
    return /00$/u.test(hours) && minutes === '00' ? 'Z' : `${hours}:${minutes}`;
  });
}

/** Gives where each of these stands. Texts are read for the numbers of their passages; one that cannot be read has none. */
export async function quotedSources(
  { store }: Pick<Desk, 'store'>,
  places: Iterable<QuotedAt>,
): Promise<(place: QuotedAt) => QuotedSource> {
  const documents = store.snapshot.rows('documents');
  const texts = new Map<Id, { readonly starts: Uint32Array; readonly pages: readonly PageStart[] }>();
  const versionAt = ({ documentId, version }: QuotedAt) => {
    const document = documentOf(documents, documentId) ?? documents.get(documentIdOf(documentId));
    return document?.versions.find(({ number }) => number === version) ?? (document && currentVersion(document));
  };
  for (const place of places) {
    const textId = versionAt(place)?.textId;
    if (textId === undefined || texts.has(textId)) continue;
    const read = await store.text(textId);
    if (read.ok) texts.set(textId, { starts: read.value.division.starts, pages: pagesOf(read.value.found) });
  }
  return (place) => {
    const { attributes } = documentOf(documents, place.documentId) ?? { attributes: {} as Record<string, never> };
    const version = versionAt(place);
    const text = texts.get(version?.textId ?? '');
    return {
      outlet: attributes['outlet']?.value ?? '',
      date: inEdtf(attributes['date']?.value ?? ''),
      version: place.version ?? version?.number ?? 0,
      passage: text ? passageAt(text.starts, place.from) + 1 : null,
      page: text ? pageAt(text.pages, place.from) : null,
    };
  };
}
