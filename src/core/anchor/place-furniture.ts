import type { FurnitureRuling } from '../model/furniture-rulings.ts';
import type { Range } from '../model/records.ts';
import { placeOfSubject } from './subject.ts';

/** A stretch of a text that a person called furniture, or text. */
export interface DecidedStretch extends Range {
  readonly furniture: boolean;
}

/** Where the words of these decisions stand in a version of their document, and those of which no word is found there. */
export function placeFurniture(
  rulings: readonly FurnitureRuling[],
  now: { readonly version: number; readonly text: string },
): { readonly placed: readonly DecidedStretch[]; readonly gone: readonly FurnitureRuling[] } {
  const placed: DecidedStretch[] = [];
  const gone: FurnitureRuling[] = [];
  for (const ruling of rulings) {
    const places = ruling.subjects.map((subject) => placeOfSubject(subject, now));
    for (const place of places) if (place) placed.push({ ...place, furniture: ruling.value === 'is' });
    if (places.includes(null)) gone.push(ruling);
  }
  return { placed, gone };
}
