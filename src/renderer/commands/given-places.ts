import type { Problem } from '../../core/model/result.ts';
import type { Host, Source } from '../../core/ports/host.ts';

/** What the program was asked to open, from outside of its window. */
export interface Given {
  /** What can be opened next; null if nothing is left. */
  readonly source: Source | null;
  /** Why what was named before it cannot be. */
  readonly problems: readonly Problem[];
}

/** Takes what was named when the program was started, or started again, up to the first that can be opened. */
export async function takeGiven(host: Host): Promise<Given> {
  const problems: Problem[] = [];
  for (;;) {
    const given = await host.native?.takeArguments();
    if (given?.ok !== false) return { source: given?.value ?? null, problems };
    problems.push(given.error);
  }
}
