import { useMemo } from 'react';
import { offeredIn } from '../../../core/ingest/offered-marks.ts';
import type { Offered } from '../../../core/ingest/offered-marks.ts';
import { currentVersion } from '../../../core/model/records.ts';
import type { Document } from '../../../core/model/records.ts';
import { mayOffer } from '../../commands/take-in-offered.ts';
import { useText } from './use-text.ts';

/** The tags and marks that are written into the text of a document; null if there are none, and until that is known. */
export function useOffered(document: Document | undefined): Offered | null {
  const loaded = useText(document && mayOffer(document) ? currentVersion(document).textId : null);
  const text = loaded.state === 'here' ? loaded.text.text : null;
  return useMemo(() => {
    const offered = text === null ? null : offeredIn(text);
    return offered && offered.made.length > 0 ? offered : null;
  }, [text]);
}
