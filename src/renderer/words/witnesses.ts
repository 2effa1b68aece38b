import type { Id } from '../../core/model/id.ts';
import type { JoinReason } from '../../core/ports/compare.ts';
import { number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

// The words about who may be one witness. Bounds are said, never a number of witnesses; unproven stays unproven.

/** Of the part of the claims page that says how many independent origins a claim may have. */
export const witnessWords = sentences({
  title: 'Witnesses',
  show: 'Count witnesses',
  how: 'At most: what is proven to be one is counted once. At least: all that may be one, too; who names no source may have it from any of the others. Nothing found does not mean independent.',
  counting: 'Sources and shared words are being looked for…',
  nobody: 'No document is decided to say it yet.',
  bounds: (documents: number, least: number, most: number) =>
    least === most
      ? `${plural(documents, 'document says', 'documents say')} it: ${plural(most, 'independent origin', 'independent origins')}, as far as can be told`
      : `${plural(documents, 'document says', 'documents say')} it: at least ${number(least)}, at most ${number(most)} independent origins`,
  lost: (passages: number) =>
    `${plural(passages, 'passage is', 'passages are')} not in the text of now and not looked at.`,
  joins: 'Why two may be one',
  /** A button among like ones. */
  of: (act: string, pair: string) => `${act}: ${pair}`,
  pair: (a: string, b: string) => `${a} and ${b}`,
  noJoins: 'No reason was found that any two of them are one.',
  apart: 'Not one witness',
  joined: 'One witness',
  takeBack: 'Take back',
  decided: { joined: 'You: one witness', apart: 'You: witnesses of their own' },
  join: 'Rule on two others',
});

/** Why two may be one witness. `nameOf` says how a document is called. */
export function joinInWords(reason: JoinReason, nameOf: (id: Id) => string): string {
  switch (reason.kind) {
    case 'copy':
      return 'Same text: proven';
    case 'origin':
      return reason.firm
        ? `Both are by ${reason.name}: proven by their form`
        : `Both name ${reason.name}: perhaps for a part only`;
    case 'wording':
      return `What both say has ${plural(reason.words, 'word', 'words')} in a row in common`;
    case 'owner':
      return `Both outlets belong to ${reason.name}`;
    case 'unnamed':
      return reason.documentIds.length > 1
        ? 'Neither names a source: one may have it from the other, or both from a third'
        : `${nameOf(reason.documentIds[0]!)} names no source: it may have it from the other, or where that has it from`;
  }
}
