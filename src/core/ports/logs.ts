import type { Fault } from '../model/fault.ts';
import type { Result } from '../model/result.ts';

/** Where bugs are written down for whoever repairs them. Nothing of it is ever sent. */
export interface Logs {
  /**
   * Writes a bug that the page met to the log beside those of the main process. A full disk or a flood of bugs may
   * drop it: a log is a help, not a record.
   */
  write(fault: Fault): Promise<Result<null>>;
}
