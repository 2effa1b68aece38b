import type { Result } from '../../core/model/result.ts';
import { ok } from '../../core/model/result.ts';
import type { CompareEvent, ComparePort, SuggestedSpellings } from '../../core/ports/compare.ts';
import { LongAsking, nothingAsked } from './long-asking.ts';
import type { LongQuestion } from './long-asking.ts';

/** What the screen shows of spellings of one name. */
export interface AskedNamesState extends LongQuestion {
  /** The newest answer; null before the first, and after a problem. */
  readonly found: SuggestedSpellings | null;
}

/** Spellings of one name that the screen follows. */
export class AskedNames extends LongAsking<AskedNamesState> {
  protected readonly unknown = { found: null };

  constructor(
    private readonly port: Pick<ComparePort, 'spellings' | 'cancel'>,
    listen: (listener: (event: CompareEvent) => void) => () => void,
  ) {
    super({ ...nothingAsked, found: null }, listen, (ask) => port.cancel(ask));
  }

  protected async question(ask: string): Promise<Result<Partial<AskedNamesState>>> {
    const answered = await this.port.spellings(ask);
    return answered.ok ? ok({ found: answered.value }) : answered;
  }
}
