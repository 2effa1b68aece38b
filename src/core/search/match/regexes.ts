import type { Result } from '../../model/result.ts';
import { ok } from '../../model/result.ts';
import type { Pattern } from '../language/query.ts';
import type { ReadText, Stop } from '../question.ts';
import type { Bits } from './bits.ts';
import { addBits, emptyBits, isEmptyBits, keepBits } from './bits.ts';
import { matchRegexes } from './match-regexes.ts';
import type { Patience } from './patience.ts';
import { regexCandidates } from './regex-candidates.ts';
import type { SectionIndex } from './section-index.ts';
import { wordMatches } from './word-regex.ts';

/** What is known of the regular expressions of a query in one section: by its words at once, the rest by reading. */
export class Regexes {
  private readonly index: SectionIndex;
  private readonly patience: Patience;
  private readonly known = new Map<Pattern, Bits>();
  /** What can only be told from texts; with the passages that surely match where words tell that. */
  private readonly open = new Map<Pattern, Bits | null>();

  constructor(index: SectionIndex, patterns: readonly Pattern[], patience: Patience) {
    this.index = index;
    this.patience = patience;
    const usual = isEmptyBits(index.unusual);
    for (const pattern of patterns) {
      const sure = wordMatches(index, pattern, patience);
      if (sure && usual) this.known.set(pattern, sure);
      else this.open.set(pattern, sure);
    }
  }

  /** Whether texts must be read. */
  get isOpen(): boolean {
    return this.open.size > 0;
  }

  /** See `Evaluation`. */
  bits(pattern: Pattern, most: boolean): Bits {
    const { index } = this;
    const known = this.known.get(pattern);
    if (known) return known.slice();
    const sure = this.open.get(pattern) ?? null;
    if (!most) return sure?.slice() ?? emptyBits(index.passages);
    const possible = regexCandidates(index, pattern);
    if (sure === null) return possible;
    keepBits(possible, index.unusual);
    addBits(possible, sure);
    return possible;
  }

  /** Reads the texts of these passages, as far as they must be read. */
  async read(candidates: Bits, readText: ReadText, stop: Stop | undefined): Promise<Result<null>> {
    const wanted = candidates.slice();
    if ([...this.open.values()].every((sure) => sure !== null)) keepBits(wanted, this.index.unusual);
    const read = await matchRegexes(this.index, wanted, [...this.open.keys()], readText, stop, this.patience);
    if (!read.ok) return read;
    for (const [pattern, matching] of read.value) {
      const sure = this.open.get(pattern);
      if (sure) addBits(matching, sure);
      this.known.set(pattern, matching);
    }
    this.open.clear();
    return ok(null);
  }
}
