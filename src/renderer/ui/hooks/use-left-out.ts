import { mayLeaveOut } from '../../../core/decode/format-names.ts';
import { leftOutOf } from '../../../core/model/left-out.ts';
import { formatOf } from '../../../core/model/records.ts';
import type { DocumentVersion } from '../../../core/model/records.ts';
import { leftOutSentence } from '../../words/reading.ts';
import { useText } from './use-text.ts';

/** What of the file of a version is not in its text; empty if all is, and until that is known. */
export function useLeftOut(version: DocumentVersion | undefined): string {
  // A text may be as large as a file can be: it is only loaded where it may say something.
  const loaded = useText(version && mayLeaveOut(formatOf(version)) ? version.textId : null);
  return loaded.state === 'here' ? leftOutSentence(leftOutOf(loaded.text.found)) : '';
}
