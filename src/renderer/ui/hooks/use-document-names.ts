import type { NamesById } from '../../../core/model/shown-name.ts';
import { useRows, useSession } from './use-session.ts';

/** The name of every document as it is shown wherever one is named beside others; see `documentNames`. */
export function useDocumentNames(): NamesById {
  useRows('documents');
  return useSession().names.documents();
}
