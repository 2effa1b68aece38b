import type { Result } from '../../core/model/result.ts';
import { ok } from '../../core/model/result.ts';
import type { CompareEvent, ComparePort, SuggestedSets } from '../../core/ports/compare.ts';
import { LongAsking, nothingAsked } from './long-asking.ts';
import type { LongQuestion } from './long-asking.ts';

/** What the screen shows of suggested event sets. */
export interface AskedSetsState extends LongQuestion {
  /** The newest answer; null before the first, and after a problem. */
  readonly found: SuggestedSets | null;
}

/** Suggested event sets that the screen follows. */
export class AskedSets extends LongAsking<AskedSetsState> {
  protected readonly unknown = { found: null };

  constructor(
    private readonly port: Pick<ComparePort, 'eventSets' | 'cancel'>,
    listen: (listener: (event: CompareEvent) => void) => () => void,
  ) {
    super({ ...nothingAsked, found: null }, listen, (ask) => port.cancel(ask));
  }

  protected async question(ask: string): Promise<Result<Partial<AskedSetsState>>> {
    const answered = await this.port.eventSets(ask);
    return answered.ok ? ok({ found: answered.value }) : answered;
  }
}
