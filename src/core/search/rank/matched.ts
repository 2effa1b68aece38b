import type { Query } from '../language/query.ts';
import type { Counted, Match } from './pages.ts';
import { countDocuments, scoresOf } from './pages.ts';

/** All that matches a query, and what was computed about it: it serves every page, the counts and the concordance. */
export class Matched {
  readonly query: Query;
  readonly found: readonly Match[];
  /** Passages that match. */
  readonly total: number;
  private counted: readonly Counted[] | null = null;
  private scored: readonly Float64Array[] | null = null;
  private sorted: Float64Array | null = null;

  constructor(query: Query, found: readonly Match[]) {
    this.query = query;
    this.found = found;
    this.total = found.reduce((sum, { count }) => sum + count, 0);
  }

  /** The documents that have matches, in the order of results. */
  get documents(): readonly Counted[] {
    return (this.counted ??= countDocuments(this.found));
  }

  /** For each section the scores of its passages; what does not match has 0. */
  get scores(): readonly Float64Array[] {
    return (this.scored ??= scoresOf(this.found, this.query));
  }

  /** The scores of all that match, ascending. */
  get sortedScores(): Float64Array {
    if (this.sorted) return this.sorted;
    const all = new Float64Array(this.total);
    let size = 0;
    this.found.forEach(({ bits }, section) => {
      const scores = this.scores[section]!;
      for (let at = 0; at < bits.length; at++) {
        for (let rest = bits[at]!; rest !== 0; rest &= rest - 1) {
          all[size++] = scores[(at << 5) + 31 - Math.clz32(rest & -rest)]!;
        }
      }
    });
    return (this.sorted = all.sort());
  }
}
