import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { CompareEvent, ComparePort, Covering, FamilyCount, OriginCount, Spots } from '../../core/ports/compare.ts';
import { LongAsking, nothingAsked } from './long-asking.ts';
import type { LongQuestion } from './long-asking.ts';

/** What counts once. */
export type Counted =
  ({ readonly by: 'families' } & Covering<FamilyCount>) | ({ readonly by: 'origins' } & Covering<OriginCount>);

/** What is asked: of what, e.g. of which search, and what counts once. */
export interface CountQuestion<Of> {
  readonly by: Counted['by'];
  readonly of: Of;
}

/** What the screen shows of it. */
export interface CountState<Of> extends LongQuestion {
  readonly question: CountQuestion<Of> | null;
  /** The newest answer with its question, also while another is on its way. */
  readonly found: { readonly question: CountQuestion<Of>; readonly counted: Counted } | null;
}

/** Counts passages, e.g. those of a search, in another way than one by one. */
export class AskedCount<Of> extends LongAsking<CountState<Of>> {
  protected readonly unknown = { found: null };

  constructor(
    private readonly spotsOf: (of: Of) => Promise<Result<Spots>>,
    private readonly port: Pick<ComparePort, 'countFamilies' | 'countOrigins' | 'cancel'>,
    listen: (listener: (event: CompareEvent) => void) => () => void,
  ) {
    super({ ...nothingAsked, question: null, found: null }, listen, (ask) => port.cancel(ask));
  }

  setQuestion(question: CountQuestion<Of>): void {
    this.merge({ question });
    if (this.awake) this.ask();
  }

  protected async question(ask: string): Promise<Result<Partial<CountState<Of>>>> {
    const { question } = this.state;
    if (!question) return ok({});
    const spots = await this.spotsOf(question.of);
    if (!spots.ok) return spots;
    const { documentIds, first, from, to } = spots.value;
    const packed = { documentIds, first, from, to };
    if (question.by === 'families') {
      const counted = await this.port.countFamilies(packed, ask);
      return counted.ok ? ok({ found: { question, counted: { by: 'families', ...counted.value } } }) : counted;
    }
    const counted = await this.port.countOrigins(packed, ask);
    return counted.ok ? ok({ found: { question, counted: { by: 'origins', ...counted.value } } }) : counted;
  }
}
