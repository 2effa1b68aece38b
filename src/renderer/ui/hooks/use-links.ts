import type { NoteLinks } from '../../session/note-links.ts';
import { useRows, useSession } from './use-session.ts';

/** What notes lead to; who asks is drawn again when something gets another name, comes or goes. */
export function useLinks(): NoteLinks {
  useRows('documents');
  useRows('tags');
  useRows('notes');
  useRows('annotations');
  return useSession().links;
}
