import type { Source } from '../../core/ports/host.ts';
import { useSession } from './session.ts';

/** The ways in: each opens what it opens, shows progress in the status line and the report at the end. */
export interface Importing {
  importFolder(): Promise<void>;
  importFiles(): Promise<void>;
  importDropped(transfer: DataTransfer): Promise<void>;
  importSource(source: Source): Promise<void>;
  cancel(): void;
}

export function useImport(): Importing {
  useSession();
  throw new Error('not yet');
}
