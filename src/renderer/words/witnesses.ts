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
  /** `decided`: what a person ruled has a part in it. */
  bounds: (documents: number, least: number, most: number, decided: boolean) =>
    `${plural(documents, 'document says', 'documents say')} it: ${
      least === most
        ? plural(most, 'independent origin', 'independent origins')
        : `at least ${number(least)}, at most ${number(most)} independent origins`
    }${decided ? ', with your rulings' : least === most ? ', as far as can be told' : ''}`,
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
      return unnamedInWords(reason, nameOf);
  }
}

function unnamedInWords(
  { documentIds, pictured }: Extract<JoinReason, { kind: 'unnamed' }>,
  nameOf: (id: Id) => string,
): string {
  if (documentIds.length > 1) {
    const beside = pictured.length > 0 ? ` (${pictured.map(nameOf).join(', ')}: of pictures only)` : '';
    return `Neither names a source${beside}: one may have it from the other, or both from a third`;
  }
  const [id] = documentIds;
  const names = pictured.length > 0 ? 'names a source of pictures only' : 'names no source';
  return `${nameOf(id!)} ${names}: it may have it from the other, or where that has it from`;
}
