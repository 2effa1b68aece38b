import type { Words } from '../language/query.ts';
import { NumberList } from '../segment/write-section.ts';
import type { Resolved } from './dictionary.ts';
import { countInPassages, eachRun } from './numbers.ts';
import { countNear, eachRow } from './row.ts';
import type { SectionIndex } from './section-index.ts';
import { passageOf } from './section-index.ts';

/** The passages in which words stand, ascending, and how often in each. */
export interface Tally {
  readonly passages: Uint32Array;
  readonly times: Uint32Array;
}

/** Counts, passage by passage, how often these terms stand there: what ranking needs of them. */
export function tally(index: SectionIndex, terms: readonly Resolved[], near: Words['near']): Tally {
  if (near === null && terms.length === 1) return tallyTerm(index, terms[0]!);
  const passages = new NumberList();
  const times = new NumberList();
  if (near !== null) {
    countNear(index, terms, near, (passage, places) => {
      passages.add(passage);
      times.add(places);
    });
  } else {
    let last = -1;
    eachRow(index, terms, (passage) => {
      if (passage === last) times.values[times.length - 1]! += 1;
      else {
        passages.add((last = passage));
        times.add(1);
      }
    });
  }
  return { passages: passages.done(), times: times.done() };
}

let found = new Uint32Array(1024);
let foundTimes = new Uint32Array(1024);

function tallyTerm(index: SectionIndex, term: Resolved): Tally {
  if (found.length < index.passages) {
    found = new Uint32Array(index.passages);
    foundTimes = new Uint32Array(index.passages);
  }
  const many = term.keys.length > 1 ? countInPassages(index, term, found, foundTimes) : -1;
  if (many >= 0) return { passages: found.slice(0, many), times: foundTimes.slice(0, many) };
  const { firstWord } = index.section;
  let end = 0;
  let last = -1;
  const count = (numbers: Uint32Array, size: number): void => {
    for (let place = 0; place < size; place++) {
      const number = numbers[place]!;
      if (number < end) {
        foundTimes[last]! += 1;
        continue;
      }
      const passage = passageOf(index, number);
      end = firstWord[passage + 1]!;
      last += 1;
      found[last] = passage;
      foundTimes[last] = 1;
    }
  };
  eachRun(index, term, count);
  return { passages: found.slice(0, last + 1), times: foundTimes.slice(0, last + 1) };
}
