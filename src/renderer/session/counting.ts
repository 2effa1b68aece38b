import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { CompareEvent, ComparePort, Covering, FamilyCount, OriginCount } from '../../core/ports/compare.ts';
import type { Asked, FinderPort } from '../../core/ports/finder.ts';
import { LongAsking, nothingAsked } from './long-asking.ts';
import type { LongQuestion } from './long-asking.ts';

/** What counts once. */
export type Counted =
  ({ readonly by: 'families' } & Covering<FamilyCount>) | ({ readonly by: 'origins' } & Covering<OriginCount>);

/** What is asked: of which search, and what counts once. */
export interface CountQuestion {
  readonly by: Counted['by'];
  readonly asked: Asked;
}

/** What the screen shows of it. */
export interface CountState extends LongQuestion {
  readonly question: CountQuestion | null;
  /** The newest answer with its question, also while another is on its way. */
  readonly found: { readonly question: CountQuestion; readonly counted: Counted } | null;
}

/** Counts what a search found in another way than passage by passage. */
export class AskedCount extends LongAsking<CountState> {
  protected readonly unknown = { found: null };

  constructor(
    private readonly finder: Pick<FinderPort, 'spots'>,
    private readonly port: Pick<ComparePort, 'countFamilies' | 'countOrigins' | 'cancel'>,
    listen: (listener: (event: CompareEvent) => void) => () => void,
  ) {
    super({ ...nothingAsked, question: null, found: null }, listen, (ask) => port.cancel(ask));
  }

  setQuestion(question: CountQuestion): void {
    this.merge({ question });
    if (this.awake) this.ask();
  }

  protected async question(ask: string): Promise<Result<Partial<CountState>>> {
    const { question } = this.state;
    if (!question) return ok({});
    const spots = await this.finder.spots(question.asked);
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
