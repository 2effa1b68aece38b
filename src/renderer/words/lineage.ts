import type { ShownEvidence } from '../../core/compare/lineage-ruled.ts';
import { number, plural } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

// The words of the lineage. They say who names whom and who has whose words, and never who is right.

/** Becomes the name of a file. */
export const lineagePictureName = (ending: string) => `Lineage.${ending}`;

/** Of the page that shows how documents hang together. */
export const lineageWords = sentences({
  title: 'Lineage',
  titleOf: (names: readonly string[]) => `Lineage of ${names.join(', ')}`,
  how: 'Who names whom, and who shares words with whom. An arrow leads from a source to what comes from it, and stands only where a credit, an address, the dates, a version or you give a direction; each says which. No line does not mean independent.',
  /** The same in a file, which is read elsewhere: nobody there is “you”. */
  howSaved:
    'Who names whom, and who shares words with whom. An arrow leads from a source to what comes from it, and stands only where a credit, an address, the dates, a version or a person gives a direction. No line does not mean independent.',
  comparing: 'Credits and shared words are being looked for…',
  nothing: 'None of these documents names a source that is known here, and no two share 12 words in a row.',
  graph: 'Graph',
  table: 'Lineage',
  columns: { line: 'From, to', why: 'Why', where: 'Where it stands' },
  directed: (from: string, to: string) => `From ${from} to ${to}`,
  undirected: (from: string, to: string) => `Between ${from} and ${to}, no direction`,
  notHere: 'named, not in the project',
  unseen: 'not in the project',
  open: (name: string) => `Open ${name}`,
  openPlace: (name: string, words: string) => `${name}: ${words}`,
  compare: 'Shared wording',
  direction: 'Direction',
  from: 'From',
  to: 'To',
  newSource: 'A source that is not here…',
  sourceName: 'Name of the source',
  set: 'Set direction',
  none: 'No direction',
  takeBack: 'Take back',
  choose: 'Set its direction',
  linesAre: 'lines',
  /** What the forms of the lines mean, in a saved picture. */
  forms: {
    decided: 'decided by a person',
    firm: 'named or addressed',
    doubtful: 'less sure',
    wording: 'shared words, no direction',
  },
  decidedBy: (author: string, day: string) => (author === '' ? day : `${author}, ${day}`),
});

/** Why there is a line, in the table. */
export function reasonInWords(evidence: ShownEvidence): string {
  switch (evidence.kind) {
    case 'version':
      return 'A later version of the same document';
    case 'credit':
      if (evidence.of === 'picture') return 'Picture credit: says nothing of the text';
      return evidence.firm ? 'Names its source' : 'Says that this was reported there: perhaps only a part';
    case 'link':
      return 'Gives its address';
    case 'same text':
      return 'All or nearly all words are the same';
    case 'wording': {
      const { words, narrative, passages } = evidence;
      const told =
        narrative === 0 ? 'none of them' : narrative === words ? 'all of them' : `${number(narrative)} of them`;
      return `${plural(words, 'shared word', 'shared words')} in ${plural(passages, 'passage', 'passages')}, ${told} narrative: no direction by itself`;
    }
    case 'time':
      return 'Appeared surely earlier, and they share narrative';
    case 'ruling':
      return evidence.ruling.value === 'from-to'
        ? 'You set this direction'
        : 'You decided that nothing shows a direction';
  }
}

/** The same beside a line of the graph, in as few words as can be. */
export function reasonBesideLine(evidence: ShownEvidence): string {
  switch (evidence.kind) {
    case 'version':
      return 'version';
    case 'credit':
      return evidence.of === 'picture' ? 'picture' : evidence.firm ? 'credit' : 'reported';
    case 'link':
      return 'address';
    case 'same text':
      return 'same text';
    case 'wording':
      return plural(evidence.words, 'word', 'words');
    case 'time':
      return 'date';
    case 'ruling':
      return 'decided';
  }
}
