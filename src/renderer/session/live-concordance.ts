import { ok } from '../../core/model/result.ts';
import type { Problem, Result } from '../../core/model/result.ts';
import type { Asked, Concordance, ConcordanceKey, ConcordanceLine, FinderPort } from '../../core/ports/finder.ts';
import { Observable } from './observable.ts';
import { Pages } from './pages.ts';

/** Lines fetched at once. */
const linesAtOnce = 100;

/** How many lines there are, or why none; the lines themselves are asked for one by one. */
export interface ConcordanceState {
  readonly total: number;
  readonly passages: number;
  readonly problem: Problem | null;
  /** Nothing was answered yet. */
  readonly coming: boolean;
  /** A question is on its way; the lines are those of the one before. */
  readonly asking: boolean;
}

/** The lines of a concordance, fetched in pages as they are looked at. A late answer never replaces a newer one. */
export class LiveConcordance extends Observable<ConcordanceState> {
  #pages: Pages<ConcordanceLine> | null = null;
  #question = 0;

  constructor(private readonly finder: FinderPort) {
    super({ total: 0, passages: 0, problem: null, coming: true, asking: false });
  }

  /** `page` comes first: where the person is, or the start. */
  async ask(asked: Asked, sort: readonly ConcordanceKey[], page: number): Promise<void> {
    const number = ++this.#question;
    this.merge({ asking: true });
    const { query, anyWord, furniture, librarySort } = asked;
    const question = { query, anyWord, furniture, sort, ...(librarySort ? { librarySort } : {}) };
    const offset = page * linesAtOnce;
    const answered = await this.finder.concordance({ ...question, offset, limit: linesAtOnce });
    if (number !== this.#question) return;
    if (!answered.ok && answered.error.code === 'cancelled') return this.merge({ asking: false });
    this.#pages?.end();
    const fetch = async (from: number, limit: number): Promise<Result<Concordance['lines']>> => {
      const more = await this.finder.concordance({ ...question, offset: from, limit });
      return more.ok ? ok(more.value.lines) : more;
    };
    this.#pages = new Pages(linesAtOnce, fetch, () => this.merge({}));
    if (!answered.ok)
      return this.merge({ total: 0, passages: 0, problem: answered.error, coming: false, asking: false });
    const { total, passages, lines } = answered.value;
    this.#pages.put(page, lines);
    this.merge({ total, passages, problem: null, coming: false, asking: false });
  }

  get page(): number {
    return this.#pages?.current ?? 0;
  }

  line(at: number): ConcordanceLine | undefined {
    return this.#pages?.at(at);
  }

  need(from: number, to: number): void {
    if (this.state.total > 0) this.#pages?.need(from, Math.min(to, this.state.total - 1));
  }
}
