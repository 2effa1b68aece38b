import type { Id } from '../../../core/model/id.ts';
import { useRows, useSession } from './use-session.ts';

/** The name of every document as it is shown wherever one is named beside others; see `documentNames`. */
export function useDocumentNames(): ReadonlyMap<Id, string> {
  useRows('documents');
  return useSession().names.documents();
}
