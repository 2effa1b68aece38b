import type { Quotation } from '../../model/records.ts';
import { fieldsOf, listOf, positionOf, wordsOf } from '../json-values.ts';
import type { Said } from '../standoff.ts';

// What selectors say of a stretch of text. Of several ways to say the same all are taken: the words prove the place.

/** Where something stands, as far as selectors say it. */
interface Selected {
  readonly place: { readonly from: number; readonly to: number } | null;
  readonly quotation: Quotation | null;
  readonly until?: Quotation;
}

const nowhere: Selected = { place: null, quotation: null };
/** Selectors in selectors, at most. */
const deepest = 20;

/** Where a list of selectors leads; null if none of them says anything that leads to words. */
export function whereOf(selectors: readonly unknown[]): Said['where'] {
  const { place, quotation, until } = together(selectors.map((one) => selectedBy(one, deepest)));
  if (place === null && quotation === null) return null;
  const { exact = '', prefix = '', suffix = '' } = quotation ?? {};
  const words = { place, words: exact, ...(exact !== '' && { around: { prefix, suffix } }) };
  return until === undefined ? words : { ...words, until };
}

/** What the part of an address behind its `#` says of a plain text (RFC 5147): `char=10,20`. */
export function fragmentPlace(fragment: string): Selected['place'] {
  const [, from = '', to = from] = /(?:^|[#&;])char=(\d{0,15})(?:,(\d{1,15}))?/u.exec(fragment) ?? [];
  return to === '' ? null : { from: Number(from || '0'), to: Number(to) };
}

function together(all: readonly Selected[]): Selected {
  const until = all.find((one) => one.until !== undefined)?.until;
  return {
    place: all.find(({ place }) => place !== null)?.place ?? null,
    quotation: all.find(({ quotation }) => quotation !== null)?.quotation ?? null,
    ...(until && { until }),
  };
}

function selectedBy(selector: unknown, depth: number): Selected {
  if (depth === 0) return nowhere;
  const fields = fieldsOf(selector);
  const own = ownOf(fields, depth);
  const refined = listOf(fields['refinedBy'] ?? fields['oa:refinedBy']);
  if (refined.length === 0) return own;
  const inner = together(refined.map((one) => selectedBy(one, depth - 1)));
  // The inner one counts from where the outer one begins. Where that is not said in numbers, its words must do.
  const { place } = inner;
  const start = own.place?.from;
  const moved = place !== null && start !== undefined ? { from: place.from + start, to: place.to + start } : null;
  return { place: moved, quotation: inner.quotation ?? (moved ? null : own.quotation) };
}

function ownOf(fields: Readonly<Record<string, unknown>>, depth: number): Selected {
  const type = wordsOf(fields['type'] ?? fields['@type']).replace(/^.*[:#/]/u, '');
  switch (type) {
    case 'TextQuoteSelector': {
      const exact = wordsOf(fields['exact']);
      if (exact === '') return nowhere;
      const quotation = { exact, prefix: wordsOf(fields['prefix']), suffix: wordsOf(fields['suffix']) };
      return { place: null, quotation };
    }
    case 'TextPositionSelector': {
      const [from, to] = [positionOf(fields['start']), positionOf(fields['end'])];
      return from === null || to === null ? nowhere : { place: { from, to }, quotation: null };
    }
    case 'FragmentSelector':
      return { place: fragmentPlace(wordsOf(fields['value'])), quotation: null };
    case 'RangeSelector': {
      const [start, end] = ['startSelector', 'endSelector'].map((key) =>
        together(listOf(fields[key]).map((one) => selectedBy(one, depth - 1))),
      );
      const place = start!.place && end!.place ? { from: start!.place.from, to: end!.place.from } : null;
      const isQuoted = start!.quotation !== null && end!.quotation !== null;
      return {
        place,
        quotation: isQuoted ? start!.quotation : null,
        ...(isQuoted && { until: end!.quotation! }),
      };
    }
    case 'Choice':
    case 'List':
    case 'Composite':
      return together(listOf(fields['items']).map((one) => selectedBy(one, depth - 1)));
    default:
      return nowhere;
  }
}
