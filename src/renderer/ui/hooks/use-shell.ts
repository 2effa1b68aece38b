import type { ShellState } from '../../session/shell-state.ts';
import { useObserved } from './use-observed.ts';
import { useSession } from './use-session.ts';

/** A part of the shell's state; the selector must return the same value as long as nothing it reads changed. */
export function useShell<T>(select: (state: ShellState) => T): T {
  return useObserved(useSession().shell, select);
}
