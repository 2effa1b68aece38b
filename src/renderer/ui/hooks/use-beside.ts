import type { DraftPlace } from '../../commands/write-draft.ts';
import { dropKept, keepBeside, keptAt } from '../kept-drafts.ts';
import { useSession } from '../session.ts';

/**
 * For a field whose words are stored when it is left, not before: a name that is half typed is none. While it is typed
 * it is kept beside, and after a reload or a crash it is stored.
 */
export function useBeside(place: DraftPlace | undefined): {
  keep(words: string): void;
  drop(): void;
  kept(): string | null;
} {
  const { id } = useSession().desk.store;
  return {
    keep: (words) => void (place && keepBeside(id, place, words)),
    drop: () => void (place && dropKept(id, place)),
    kept: () => (place ? keptAt(id, place) : null),
  };
}
