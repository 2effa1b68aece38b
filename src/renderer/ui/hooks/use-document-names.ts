import type { Id } from '../../../core/model/id.ts';
import { namesOf } from '../../session/shown-names.ts';
import { useRows } from './use-session.ts';

/** The name of every document as it is shown wherever one is named beside others; see `documentNames`. */
export function useDocumentNames(): ReadonlyMap<Id, string> {
  const { rows, version } = useRows('documents');
  return namesOf(rows, version);
}
