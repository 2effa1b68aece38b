import { useEffect } from 'react';
import type { Block, Text } from '../../../../core/model/records.ts';
import type { ReaderHandle } from '../../../session/readers.ts';
import type { Reader } from '../../../text/reader/reader.ts';
import { useLatest } from '../../hooks/use-latest.ts';
import { useSession } from '../../hooks/use-session.ts';

const noBlocks: readonly Block[] = [];

/** Makes a reader known to the session while it is on the screen. */
export function useRegistered(
  reader: Reader | null,
  { text, layout }: Text,
  handle: Omit<ReaderHandle, 'reader' | 'text' | 'blocks'>,
): void {
  const { readers } = useSession();
  const { documentId, version } = handle;
  const blocks = layout?.blocks ?? noBlocks;
  const now = useLatest(handle);
  useEffect(() => {
    if (!reader) return;
    return readers.register({
      documentId,
      text,
      blocks,
      version,
      reader,
      matches: () => now.current.matches(),
      shared: () => now.current.shared(),
      focused: () => now.current.focused(),
      changeExtent: () => now.current.changeExtent(),
      hideBar: () => now.current.hideBar(),
      selectsNow: () => now.current.selectsNow(),
      openNote: (annotationId) => now.current.openNote(annotationId),
    });
  }, [reader, readers, documentId, text, blocks, version, now]);
}
