import type { NoteLinks } from '../../session/note-links.ts';
import { useRows, useRowsLater, useSession } from './use-session.ts';

/** What notes lead to; who asks is drawn again when something gets another name, comes or goes. */
export function useLinks(): NoteLinks {
  useLinksState();
  return useSession().links;
}

/** Another value whenever something that can be linked to, or that holds links, has changed. */
export function useLinksState(): string {
  const documents = useRows('documents').version;
  const tags = useRows('tags').version;
  const notes = useRows('notes').version;
  // With each mark every note and card would be drawn before the text.
  const annotations = useRowsLater('annotations').version;
  return `${documents} ${tags} ${notes} ${annotations}`;
}
