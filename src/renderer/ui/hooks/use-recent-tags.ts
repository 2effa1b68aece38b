import { useEffect } from 'react';
import type { Id } from '../../../core/model/id.ts';
import type { Tag } from '../../../core/model/records.ts';
import { useObserved } from './use-observed.ts';
import { useRows, useSession } from './use-session.ts';

/** The tags of the keys 1 to 9; null where a key has none. And all tags used, the last used first. */
export function useRecentTags(): { readonly slots: readonly (Tag | null)[]; readonly order: readonly Id[] } {
  const { recentTags } = useSession();
  const { rows } = useRows('tags');
  const recent = useObserved(recentTags, (state) => state);
  useEffect(() => void recentTags.load(), [recentTags]);
  return { slots: recent.slots.map((id) => rows.get(id) ?? null), order: recent.order };
}
