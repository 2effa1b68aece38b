import type { Verb } from '../../core/model/change.ts';
import type { Label } from '../../core/model/change.ts';
import { claimStates, decisions } from './rulings.ts';
import { plural } from './in-words.ts';
import { whenInWords } from './timeline.ts';
import { nameInSentence } from '../../core/model/shown-name.ts';
import type { Problem, ProblemCode } from '../../core/model/result.ts';

// Every word of the interface stands in this file or in one beside it (`words-….ts`, by screen), so that it can be
// translated. Screens ask for a key or a function; they hold no sentences of their own.

/** A sentence for a person: what happened, to what, what can be done. */
export function problemSentence({ code, about, detail = '' }: Problem): string {
  return problemSentences[code](about === '' ? 'It' : `“${nameInSentence(about)}”`, about, detail);
}

const problemSentences: Record<ProblemCode, (it: string, about: string, detail: string) => string> = {
  cancelled: () => 'Cancelled.',
  'not-found': (it) => `${it} is not there any more.`,
  'nothing-there': (it) => `${it} was not opened: there is nothing of this name. Look whether it is spelled right.`,
  vanished: (it) =>
    `${it} vanished while it was read. What was read before is kept; bring the folder back and import it again.`,
  'no-permission': (it) => `${it} may not be read. Ask for the permission or copy it to a folder of yours.`,
  unreadable: (it) => `${it} could not be read.`,
  'text-unread': (it) =>
    `The text of ${it} could not be read, so nothing can be said of what it shares. Its marks are unchanged. Restart the program, or import the file again.`,
  'link-loop': (it) => `${it} links back to itself and was left out.`,
  'too-large': (it) => `${it} is too large.`,
  empty: (it) => `${it} is empty.`,
  'not-text': (it) => `${it} is not a text.`,
  'disk-full': () =>
    'The disk is full, so this was not saved. What was saved before is safe. Free some space and do it again.',
  'database-blocked': () =>
    'The project is held by another window or tab. Close the others and try again; nothing was changed.',
  'database-newer': () =>
    'This project was made by a newer Lectern. Update the program to open it; nothing was changed.',
  'not-upgraded': () =>
    'This project was made by an older Lectern and could not be converted, so it was not opened. Nothing was changed; the older Lectern still opens it.',
  'database-broken': () =>
    'The project’s database could not be used. Nothing was changed. Restart the program; if it happens again, restore a saved project file.',
  'date-unreadable': (it) =>
    `${it} is not a date that could be read, so it was not stored as one. Write it as 30 June 2025, 2025-06-30, 2025-06, c. 1850, 1849–1851, 754 or 44 BC.`,
  'changed-elsewhere': (_it, _about, detail) =>
    detail === 'counted'
      ? 'What was counted has changed meanwhile, so nothing was done. Do it again if the new count fits.'
      : detail === 'in-the-way'
        ? 'Theirs cannot stand beside what is here now. Change that first, or keep ours. Nothing was changed.'
        : 'This was changed in another window meanwhile. You see the new state now; do it again if it still fits.',
  'nothing-to-undo': () => 'There is nothing to undo.',
  'nothing-to-redo': () => 'There is nothing to redo.',
  'tag-twin': () => 'A tag of this name stands there already. Nothing was changed.',
  'search-twin': (_it, _about, name) =>
    `A search of nearly the same name as “${nameInSentence(name)}” is saved already. Nothing was changed.`,
  'name-taken': (it) => `There is another that is called ${it}. Nothing was changed.`,
  'attribute-name': (it, _about, detail) =>
    detail === 'empty'
      ? 'A column needs a name of letters or digits. Nothing was changed.'
      : detail === 'reserved'
        ? `${it} means something else in a search or a saved table, so no column can be called so. Nothing was changed.`
        : `A column that a search would call the same as ${it} is there already. Nothing was changed.`,
  'built-upon': (it, _about, detail) =>
    detail === 'twin'
      ? `This cannot be taken back by itself: another tag ${it} stands in its place by now. Nothing was changed. Rename or move that tag first, or go back in the history instead.`
      : 'This cannot be taken back by itself: something that was done later stands on it or in its place. Nothing was changed. Go back in the history instead.',
  'not-a-project-file': (it) => `${it} is not a Lectern project file. Nothing was changed.`,
  'project-file-damaged': (it) =>
    `${it} is damaged or cut off, so it was not opened. Try another copy; nothing was changed.`,
  'not-a-table': (it) =>
    `${it} is no table that Lectern can read. It must have a first row of names and rows whose cells are separated by commas, semicolons or tabs.`,
  'not-exchange': (it, _about, detail) =>
    detail === 'damaged'
      ? `${it} is damaged or cut off, so nothing of it was taken in. Try another copy, or export it again. Nothing was changed.`
      : detail === 'unpacks-to-too-much'
        ? `${it} says that it unpacks to more than any project holds. It is damaged, or made to do harm, so nothing of it was unpacked. Nothing was changed.`
        : detail === 'entities'
          ? `${it} defines entities of its own, which could do harm, so it was not read. Nothing was changed.`
          : `${it} holds no work of another program that Lectern can read. Nothing was changed.`,
  'not-a-codebook': (it) =>
    `${it} is no codebook that Lectern can read. It must be a QDC, or a table with a column “tag” whose rows are separated by commas, semicolons or tabs.`,
  'project-file-newer': (it) =>
    `${it} was made by a newer Lectern. Update the program to open it; nothing was changed.`,
  'no-room-to-open': (it) =>
    `The disk is full, so ${it} was not opened, and nothing of it was kept. What is saved in Lectern is unchanged. Free some space and open it again.`,
  'left-behind': (it, _about, why) =>
    `${it} was not opened${why === 'disk-full' ? ', because the disk is full' : ''}, and what was already unpacked of it could not be removed. It takes its room until Lectern is started again: then it is removed, or stands in the list of projects if all of it was there. Nothing else was changed.`,
  'project-too-large': () =>
    'This project is larger than one project file can be (4 GB), so no file of it was kept. What is saved in Lectern is unchanged. Divide it into several projects.',
  'archive-stopped': () =>
    'The part of Lectern that packs and unpacks project files stopped in the middle, so this was given up. What is saved is unchanged. Try again.',
  'export-stopped': () =>
    'The part of Lectern that writes exports stopped in the middle, so no file was kept. What is saved is unchanged. Try again.',
  'search-stopped': () =>
    'The part of Lectern that searches stopped twice over this and was started anew. What is saved is unchanged. Try again, or search for something else.',
  'compare-stopped': () =>
    'The part of Lectern that compares texts stopped twice over this and was started anew. What is saved is unchanged. Try again.',
  'write-full': (it) =>
    `There is no room left for ${it}. What stood there before is unchanged, and so is what is saved in Lectern. Free some space there or choose another place.`,
  'write-failed': (it) => `${it} could not be written. What stood there before is unchanged. Choose another place.`,
  'write-denied': (it) =>
    `${it} may not be written. What stood there before is unchanged. Choose another folder, or ask for the permission.`,
  'write-place-gone': (it) => `${it} was not written, because its folder or drive is not there. Choose another place.`,
  'backup-failed': (it, _about, detail) => {
    const why =
      'This project was made by an older Lectern and must be converted, and the backup that goes before it could not be';
    if (!detail.startsWith('write-')) return `${why} made. Nothing was changed. Restart the program and open it again.`;
    const remedy = detail.startsWith('write-full') ? 'Make room there or choose' : 'Choose';
    return `${why} written to ${it}. Nothing was changed. ${remedy} another folder under “Backups”, then open it again.`;
  },
  'query-unreadable': (_it, _about, detail) => detail || 'The query could not be read.',
  invalid: (it) => `${it} is not valid here.`,
  'made-by-newer': (it) =>
    `${it} holds what this Lectern does not know: it was made by a newer one. Update the program; nothing was changed.`,
  'not-available': (_it, about) =>
    about === 'import'
      ? 'Wait until the import ends, or cancel it.'
      : about === 'save'
        ? 'It is being saved already. Wait until that ends, or cancel it.'
        : 'This is not available here.',
};

/** An act as the history and the undo button name it, e.g. “Rename tag Aid to Help”. */
export function labelSentence(label: Label): string {
  const [first = '', second, third = ''] = (label.names ?? []).map(nameInSentence);
  const decided = label.verb === 'annotate' && reviewed[label.names?.[2] ?? ''];
  if (decided) return decided(first, second ?? '', label.count ?? 1);
  return verbs[label.verb](first, second ?? '', label.count ?? 1, second !== undefined, third);
}

/** The same as it is told when it was done: “Renamed tag Aid to Help.” */
export function doneSentence(label: Label): string {
  const sentence = labelSentence(label);
  const verb = /^\p{L}+/u.exec(sentence)![0];
  return `${pasts[verb]!}${sentence.slice(verb.length)}.`;
}

/** What the sentences begin with, and how that is said of what was done. */
const pasts: Readonly<Record<string, string>> = {
  Rename: 'Renamed',
  Import: 'Imported',
  Keep: 'Kept',
  Remove: 'Removed',
  Edit: 'Edited',
  Take: 'Took',
  Read: 'Read',
  Highlight: 'Highlighted',
  Tag: 'Tagged',
  Join: 'Joined',
  Write: 'Wrote',
  New: 'Made',
  Move: 'Moved',
  Colour: 'Coloured',
  Merge: 'Merged',
  Answer: 'Answered',
  Delete: 'Deleted',
  Save: 'Saved',
  Change: 'Changed',
  Decide: 'Decided',
  Call: 'Called',
  Clear: 'Cleared',
  Add: 'Added',
  Accept: 'Accepted',
  Place: 'Placed',
  Set: 'Set',
  Bring: 'Brought',
  Link: 'Linked',
};

const many = (count: number, one: string, more: string) => (count === 1 ? one : `${count.toLocaleString()} ${more}`);

const quoted = (words: string) => (words === '' ? 'a passage' : `“${words}”`);

const titled = (title: string) => (title === '' ? 'without a title' : title);

const andMore = (first: string, count: number) =>
  count === 1 ? first : `${first} and ${many(count - 1, 'one more', 'more')}`;

/** What was decided on annotations whose text changed, by the third name: the first is what they quoted, the second what they quote now. */
const reviewed: Readonly<Record<string, (first: string, second: string, count: number) => string>> = {
  accepted: (first, second, count) =>
    count > 1
      ? `Accept the words of now for ${plural(count, 'annotation', 'annotations')}`
      : `Accept ${quoted(second)} in the place of ${quoted(first)}`,
  placed: (first, second) =>
    `Place the annotation on ${quoted(first)} again${second === first ? '' : `, on ${quoted(second)}`}`,
  aside: (first, _second, count) =>
    `Set ${count > 1 ? plural(count, 'annotation', 'annotations') : `the annotation on ${quoted(first)}`} aside`,
  back: (first, _second, count) =>
    `Bring ${count > 1 ? plural(count, 'annotation', 'annotations') : `the annotation on ${quoted(first)}`} back`,
};

/** Older histories name less: an empty name is one that was not told. `hasSecond`: it was, though it may be empty. */
const verbs: Record<Verb, (first: string, second: string, count: number, hasSecond: boolean, third: string) => string> =
  {
    'rename-project': (first, second) => `Rename project ${first} to ${second}`,
    import: (first) => `Import ${first}`,
    'keep-copy': (first, _second, count) => `Keep ${many(count, 'a copy', 'copies')} of ${andMore(first, count)}`,
    'remove-documents': (first, _second, count) => `Remove ${andMore(first, count)}`,
    'edit-document': (first) => `Edit ${first}`,
    'edit-documents': (first, _second, count) => `Edit ${andMore(first, count)}`,
    'take-in-values': (first, _second, count) =>
      `Take in values of ${plural(count, 'document', 'documents')} from ${first}`,
    'take-as-version': (first) => `Take ${first} as a new version`,
    redecode: (first, second) => `Read ${first} as ${second}`,
    'read-otherwise': (first) => `Read ${first} otherwise`,
    // With a second name the mark stood on the first words before.
    annotate: (first, second) =>
      second === ''
        ? `Highlight ${quoted(first)}`
        : `Change the words of an annotation from ${quoted(first)} to ${quoted(second)}`,
    tag: (first, second, count) =>
      `Tag ${count > 1 ? plural(count, 'annotation', 'annotations') : quoted(second)} with ${first}`,
    untag: (first, second, count) =>
      `Take tag ${first} off${count > 1 ? ` ${plural(count, 'annotation', 'annotations')}` : second === '' ? '' : ` ${quoted(second)}`}`,
    retag: (first, second, count) =>
      `Tag ${plural(count, 'annotation', 'annotations')} with ${second} instead of ${first}`,
    'remove-annotations': (first, _second, count) =>
      count > 1
        ? `Remove ${plural(count, 'annotation', 'annotations')}${first === '' ? '' : `, the first on ${quoted(first)}`}`
        : `Remove ${first === '' ? 'an annotation' : `the annotation on ${quoted(first)}`}`,
    'join-annotations': (first, _second, count) =>
      `Join ${plural(count, 'overlapping annotation', 'overlapping annotations')} with ${first}`,
    'edit-annotation-note': (first) => `Write a note on ${quoted(first)}`,
    'tag-hits': (first, _second, count) => `Tag ${many(count, 'a passage', 'passages')} with ${first}`,
    'add-tag': (first) => `New tag ${first}`,
    'rename-tag': (first, second) => `Rename tag ${first} to ${second}`,
    'move-tag': (first, second, _count, hasSecond) =>
      `Move tag ${first}${!hasSecond ? '' : second === '' ? ' to the top level' : ` below ${second}`}`,
    'recolour-tag': (first) => `Colour tag ${first}`,
    'describe-tag': (first) => `Write the codebook entry of ${first}`,
    'merge-tags': (first, second) => `Merge tag ${first} into ${second}`,
    'remove-tag': (first, _second, count) =>
      count > 1 ? `Delete tag ${first} and ${many(count - 1, 'the one', 'tags')} below it` : `Delete tag ${first}`,
    'take-in-codebook': (first, _second, count) =>
      `Take in ${plural(count, 'codebook entry', 'codebook entries')} from ${first}`,
    'add-note': (first) => `New note ${titled(first)}`,
    'edit-note': (first) => `Edit note ${titled(first)}`,
    'remove-note': (first) => `Delete note ${titled(first)}`,
    'save-search': (first) => `Save search ${first}`,
    'rename-search': (first, second) => `Rename search ${first} to ${second}`,
    'remove-search': (first) => `Delete search ${first}`,
    'add-event-set': (first) => `New event set ${titled(first)}`,
    'rename-event-set': (first, second) => `Rename event set ${first} to ${second}`,
    'change-event-set': (first) => `Change event set ${titled(first)}`,
    'remove-event-set': (first) => `Delete event set ${titled(first)}`,
    'add-claim': (first) => `New claim ${quoted(first)}`,
    // The second is what became another in one of its cells: `note`, or the time in EDTF, empty where none is told.
    'edit-claim': (first, second, _count, inCell) => {
      if (!inCell) return `Change claim ${quoted(first)}`;
      if (second === 'note') return `Change the note of a cell in claim ${quoted(first)}`;
      if (second === '') return `Clear the time told in claim ${quoted(first)}`;
      return `Set the time told to ${whenInWords(second)} in claim ${quoted(first)}`;
    },
    'remove-claim': (first, _second, count) =>
      `Delete ${count > 1 ? plural(count, 'claim', 'claims') : `claim ${quoted(first)}`}`,
    // The first is a word of `claimStates`.
    'set-cell': (first, second) => `Call it “${stateWord(first)}” in claim ${quoted(second)}`,
    'clear-cell': (first) => `Clear a cell of claim ${quoted(first)}`,
    // The first is a word of `decisions`.
    rule: (first, second) => {
      const on = second === '' ? '' : ` on ${quoted(second)}`;
      return first === 'direction/from-to'
        ? `Set the direction of a line${on}`
        : `Decide “${decisionWord(first)}”${on}`;
    },
    'edit-ruling': (first, second) =>
      `Change ruling “${decisionWord(first)}”${second === '' ? '' : ` on ${quoted(second)}`}`,
    'take-back-ruling': (first, second, count) =>
      count > 1
        ? `Take back ${plural(count, 'ruling', 'rulings')}`
        : `Take back ruling “${decisionWord(first)}”${second === '' ? '' : ` on ${quoted(second)}`}`,
    'add-alias': (first, second) => `Take ${first} for the same as ${second}`,
    'edit-alias': (first, second) => `Take ${first} for the same as ${second} instead`,
    'remove-alias': (first, second) => `Take back that ${first} is the same as ${second}`,
    'add-origin': (first) => `Add origin ${titled(first)}, not in the project`,
    'edit-origin': (first) => `Change origin ${titled(first)}`,
    'remove-origin': (first) => `Delete origin ${titled(first)}`,
    'add-attribute': (first) => `New column ${first}`,
    'change-attribute': (first) => `Change column ${first}`,
    'remove-attribute': (first) => `Delete column ${first}`,
    'merge-project': (first) => `Merge project ${titled(first)}`,
    'answer-question': (first) => `Answer the question about ${titled(first)}`,
    // The third name is the relation, empty where there is none.
    'add-link': (first, second, _count, _hasSecond, third) =>
      `Link ${quoted(first)} with ${quoted(second)}${third === '' ? '' : ` (${third})`}`,
    'edit-link': (first, second) => `Change the link between ${quoted(first)} and ${quoted(second)}`,
    'remove-links': (first, second, count) =>
      count > 1
        ? `Remove ${plural(count, 'link', 'links')}`
        : `Remove the link between ${quoted(first)} and ${quoted(second)}`,
    'add-relation': (first) => `New relation “${first}”`,
    'change-relation': (first, second) =>
      first === second ? `Change relation “${first}”` : `Rename relation “${first}” to “${second}”`,
    'merge-relations': (first, second) => `Merge relation “${first}” into “${second}”`,
    'remove-relation': (first) => `Delete relation “${first}”`,
    'rename-person': (first, second) => `Rename ${first} to ${second}`,
    'recolour-person': (first) => `Colour ${first}`,
    'merge-people': (first, second) => `Merge ${first} into ${second}, as one person`,
  };

/** Newer histories name what older words do not know. */
function decisionWord(decision: string): string {
  return (decisions as Readonly<Record<string, string>>)[decision] ?? decision;
}

function stateWord(state: string): string {
  return (claimStates as Readonly<Record<string, string>>)[state] ?? state;
}
