import { useMemo } from 'react';
import { importing } from '../../session/importing.ts';
import type { Importing } from '../../session/importing.ts';
import { useSession } from './use-session.ts';

/** The ways to bring files in, for the open project. */
export function useImport(): Importing {
  const session = useSession();
  return useMemo(() => importing(session), [session]);
}
