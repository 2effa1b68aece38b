import type { Query } from '../language/query.ts';
import type { Compare } from './documents.ts';
import { MatchedDocuments } from './documents.ts';
import type { Match } from './pages.ts';
import { scoresOf } from './score.ts';
import type { Scores } from './scores.ts';

/** All that matches a query, and what was computed about it: it serves every page, the counts and the concordance. */
export class Matched {
  readonly query: Query;
  readonly found: readonly Match[];
  /** Passages that match. */
  readonly total: number;
  private readonly compare: Compare;
  private counted: MatchedDocuments | null = null;
  private scored: readonly Scores[] | null = null;
  private sorted: Float64Array | null = null;

  /** `compare` is the order of documents that the `ranks` follow. */
  constructor(query: Query, found: readonly Match[], compare: Compare) {
    this.query = query;
    this.compare = compare;
    this.found = found;
    this.total = found.reduce((sum, { count }) => sum + count, 0);
  }

  /** The documents that have matches, in the order of results. */
  get documents(): MatchedDocuments {
    return (this.counted ??= new MatchedDocuments(this.found, this.compare));
  }

  /** For each section the scores of what matches. */
  get scores(): readonly Scores[] {
    if (this.scored) return this.scored;
    this.scored = scoresOf(this.found, this.query);
    // What was counted for it is needed no more.
    for (const { evaluation } of this.found) evaluation.tallies = null;
    return this.scored;
  }

  /** The scores of all that match, ascending. */
  get sortedScores(): Float64Array {
    if (this.sorted) return this.sorted;
    const all = new Float64Array(this.total);
    let size = 0;
    for (const { values } of this.scores) {
      all.set(values, size);
      size += values.length;
    }
    return (this.sorted = all.sort());
  }
}
