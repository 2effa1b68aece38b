import { isEncoded } from '../../core/decode/format-names.ts';
import { currentVersion, formatOf } from '../../core/model/records.ts';
import type { Doubt } from '../../core/model/doubts.ts';
import type { Import } from '../../core/model/records.ts';
import { openProjectFile } from '../commands/project-files.ts';
import type { Action } from './action.ts';
import { markToChange } from './change-extent.ts';
import { goToMark, hasMarks } from './choosing-marks.ts';
import { foldFurniture, toggleFurniture } from './furniture.ts';
import { goToMatch, hasMatches } from './go-to-match.ts';
import { beginLink, canEndLink, endLink, giveUpLink, linkBegun, placeHere } from './linking.ts';
import { hasLastTag, keepTag, keptTag, lastTagPut, letGoOfTag, repeatTag } from './keep-tagging.ts';
import { askPictureFormat, askTableFormat, showsPicture, showsTable } from './tables-shown.ts';
import { findInList, findsInPage } from './find-in-list.ts';
import { joinOverlaps, overlapsWith } from './join-marks.ts';
import {
  annotationAt,
  annotationsToRemove,
  chosenAnnotations,
  highlightSelection,
  putTag,
  removeMarks,
  selectedWords,
} from './marking.ts';
import { tagInVivo, tagTargetOf } from './marking.ts';
import { splitOffChosen, tagChosenInstead, untagChosen } from './quotation-acts.ts';
import { copyWithSource } from './copy-source.ts';
import { canQuote, quoteInNote } from './quote-in-note.ts';
import type { ReaderHandle } from './readers.ts';
import { onlyShown, showAllMarks, showOnly, tagsMeant } from './only-tags.ts';
import { hasQuestions, mergeProject, openQuestions } from './merging.ts';
import { openBesideWork } from './open-project-file.ts';
import { accept, beginPlacing, inReview, openReview, putAside, takeBackAside } from './reviewing.ts';
import type { InDoubt } from './reviewing.ts';
import { offering, takeInWritten } from './take-in-written.ts';
import { askReading, isReadByRule } from './reading-target.ts';
import { resize } from './page-look.ts';
import { canWalk, goToDocument } from './walk-documents.ts';
import { proposeNew, selectedSubject } from './propose-claim.ts';
import { saveProject } from './save-project.ts';
import { canCompareShared, compareShared, goToShared, toggleBrackets } from './shared-beside.ts';
import {
  canCompareWithChosen,
  compareWithChosen,
  compareWithVersionBefore,
  versionBefore,
} from './compare-versions.ts';
import type { Session } from './session.ts';
import { readingActionWords, recentTagAction } from '../words/reading.ts';
import { activeDocument } from './workspace.ts';

type Name = keyof typeof readingActionWords;

const always = () => true;
const reading = ({ readers }: Session) => readers.active() !== null;
/** In a document whose file is text, so that another encoding can be tried. */
const inEncoded = ({ desk, workspace }: Session) => {
  const document = desk.store.snapshot.rows('documents').get(activeDocument(workspace.state) ?? '');
  return document !== undefined && isEncoded(formatOf(currentVersion(document)));
};
/** The document of a file that could be read otherwise: the open one, else the first of those that are chosen. */
const readByRule = ({ desk, workspace }: Session) =>
  [activeDocument(workspace.state), ...workspace.state.chosen].find((id) => {
    const document = desk.store.snapshot.rows('documents').get(id ?? '');
    return document !== undefined && isReadByRule(desk, document);
  }) ?? null;
/** In a text, or on a page that has a field to find in its list. */
const canFind = (session: Session) => reading(session) || findsInPage(session);
const hasSelection = (session: Session) => selectedWords(session) !== null;
const attendsRow = ({ rowActs }: Session) => rowActs?.attends ?? false;
const attendsQuotation = ({ quotationActs }: Session) => (quotationActs?.ids().length ?? 0) > 0;
const isFiltered = (session: Session) => onlyShown(session) !== null;
const hasTarget = (session: Session) => tagTargetOf(session) !== null;

function action(
  id: Name,
  group: Action['group'],
  keys: readonly string[],
  enabled: Action['enabled'],
  run: Action['run'],
): Action {
  return { id, words: readingActionWords[id], group, keys, enabled, run };
}

function inReader(id: Name, keys: readonly string[], run: (handle: ReaderHandle) => void): Action {
  return action(id, 'reading', keys, reading, ({ readers }) => {
    const handle = readers.active();
    if (handle) run(handle);
  });
}

/** What can be done while reading, marking, searching, importing and exporting. */
export const readingActions: readonly Action[] = [
  {
    ...action('import.folder', 'project', [], always, (session) => session.importing.importFolder()),
    door: (life) => life.importFolder(),
  },
  action('import.files', 'project', [], always, (session) => session.importing.importFiles()),
  action(
    'import.report',
    'project',
    [],
    (session) => lastImport(session) !== undefined,
    (session) => {
      const last = lastImport(session);
      if (last) session.workspace.set({ dialog: 'import-report', reportId: last.id });
    },
  ),
  action('export.open', 'project', ['Mod+E'], always, ({ workspace }) => workspace.set({ dialog: 'export' })),
  action('table.save', 'project', [], showsTable, askTableFormat),
  action('picture.save', 'project', [], showsPicture, askPictureFormat),
  action('project.save', 'project', ['Mod+S'], always, async (session) => {
    await saveProject(session);
  }),
  {
    ...action('project.open', 'project', ['Mod+O'], always, async (session) => {
      await openBesideWork(session, (options) => openProjectFile(session.desk.host, session.registry, options));
    }),
    door: (life) => life.openFile(),
  },
  action('project.merge', 'project', [], always, mergeProject),
  action('questions.open', 'project', [], hasQuestions, openQuestions),

  action('search.focus', 'search', ['Mod+Shift+F'], always, focusSearchBox),
  action('search.another', 'search', ['Alt+S'], always, (session) => {
    session.workspace.open({ kind: 'search', searchId: session.desk.newId() });
    focusSearchBox(session);
  }),
  action('search.query-help', 'search', [], always, ({ workspace }) => workspace.set({ dialog: 'query-help' })),
  action('search.next-hit', 'search', ['Mod+G'], hasMatches, (session) => goToMatch(session, 1)),
  action('search.previous-hit', 'search', ['Mod+Shift+G'], hasMatches, (session) => goToMatch(session, -1)),

  // On a page that is no text it finds in the list there.
  action('find.open', 'reading', ['Mod+F'], canFind, (session) => {
    const handle = session.readers.active();
    if (handle) handle.reader.openFind();
    else findInList(session, 'page');
  }),
  action('list.find', 'search', ['/'], always, (session) => findInList(session)),
  inReader('passage.next', ['j'], ({ reader }) => void reader.nextPassage(1)),
  inReader('passage.previous', ['k'], ({ reader }) => void reader.nextPassage(-1)),
  inReader('passage.extend-next', ['Shift+J'], ({ reader }) => void reader.nextPassage(1, true)),
  inReader('passage.extend-previous', ['Shift+K'], ({ reader }) => void reader.nextPassage(-1, true)),
  inReader('sentence.next', [']'], ({ reader }) => void reader.nextSentence(1)),
  inReader('sentence.previous', ['['], ({ reader }) => void reader.nextSentence(-1)),

  action('document.next', 'reading', ['}'], canWalk, (session) => goToDocument(session, 1)),
  action('document.previous', 'reading', ['{'], canWalk, (session) => goToDocument(session, -1)),

  action('mark.next', 'reading', ['.'], hasMarks, (session) => goToMark(session, 1)),
  action('mark.previous', 'reading', [','], hasMarks, (session) => goToMark(session, -1)),
  action('mark.add-next', 'reading', ['>'], hasMarks, (session) => goToMark(session, 1, true)),
  action('mark.add-previous', 'reading', ['<'], hasMarks, (session) => goToMark(session, -1, true)),

  action(
    'marks.only',
    'reading',
    ['o'],
    (session) => isFiltered(session) || tagsMeant(session).length > 0,
    (session) => (isFiltered(session) ? showAllMarks(session) : showOnly(session, tagsMeant(session))),
  ),

  action('page.look', 'reading', ['Alt+P'], reading, ({ shell }) => shell.set({ lookShown: true })),
  action('page.larger', 'reading', ['+'], reading, ({ shell }) => resize(shell, 1)),
  action('page.smaller', 'reading', ['-'], reading, ({ shell }) => resize(shell, -1)),
  action('page.numbers', 'reading', ['#'], reading, ({ shell }) => {
    const { look } = shell.state;
    shell.set({ look: { ...look, numbers: !look.numbers } });
  }),
  action('page.fold', 'reading', ['z'], reading, foldFurniture),
  action('page.furniture', 'reading', ['f'], reading, toggleFurniture),

  action('shared.next', 'compare', ['s'], reading, (session) => goToShared(session, 1)),
  action('shared.previous', 'compare', ['Shift+S'], reading, (session) => goToShared(session, -1)),
  action('shared.compare', 'compare', ['c'], canCompareShared, compareShared),
  action(
    'versions.compare',
    'compare',
    ['Shift+C'],
    (session) => versionBefore(session) !== null,
    compareWithVersionBefore,
  ),
  action('versions.compare-chosen', 'compare', [], canCompareWithChosen, compareWithChosen),
  action('shared.brackets', 'compare', [], always, toggleBrackets),

  action('mark.tag', 'marking', ['t'], hasTarget, ({ workspace }) => workspace.set({ dialog: 'tag-picker' })),
  ...Array.from({ length: 9 }, (_, at) => recentTag(at + 1)),
  action('mark.repeat', 'marking', ['r'], (session) => hasLastTag(session) && hasTarget(session), repeatTag),
  action('mark.keep', 'marking', ['Shift+R'], hasLastTag, keepLastTag),
  action(
    'mark.keep-end',
    'marking',
    ['Escape'],
    (session) => keptTag(session) !== null || linkBegun(session) !== null,
    (session) => {
      if (!giveUpLink(session)) letGoOfTag(session);
    },
  ),
  action('mark.in-vivo', 'marking', ['v'], hasSelection, tagInVivo),
  action(
    'mark.note',
    'marking',
    ['n'],
    (session) =>
      attendsQuotation(session) ||
      (reading(session) && (hasSelection(session) || chosenAnnotations(session).length > 0)),
    noteOnSelection,
  ),
  action('mark.quotation', 'marking', ['q'], (session) => reading(session) && hasSelection(session), addQuotation),
  action('note.quote', 'notes', ['Shift+Q'], canQuote, quoteInNote),
  action('passage.copy', 'reading', ['Alt+C'], canQuote, copyWithSource),
  action('mark.highlight', 'marking', ['h'], hasSelection, highlightSelection),
  action(
    'mark.extent',
    'marking',
    ['e'],
    (session) => markToChange(session) !== null,
    ({ readers }) => readers.active()?.changeExtent(),
  ),
  action(
    'mark.join',
    'marking',
    [],
    (session) => overlapsWith(session, chosenAnnotations(session)).length > 0,
    (session) => joinOverlaps(session, overlapsWith(session, chosenAnnotations(session))),
  ),
  action(
    'link.from',
    'marking',
    ['l'],
    (session) => placeHere(session) !== null,
    (session) => beginLink(session),
  ),
  action('link.to', 'marking', ['Shift+L'], canEndLink, (session) => endLink(session)),
  action(
    'link.pick',
    'marking',
    [],
    (session) => placeHere(session) !== null,
    (session) => {
      const from = placeHere(session);
      if (from) session.shell.set({ asking: { kind: 'link-to', from } });
    },
  ),
  action(
    'link.end',
    'marking',
    [],
    (session) => linkBegun(session) !== null,
    (session) => {
      giveUpLink(session);
    },
  ),
  action('people.open', 'project', [], always, ({ workspace }) => workspace.open({ kind: 'people' })),
  action('links.open', 'marking', [], always, ({ workspace }) => workspace.open({ kind: 'links' })),
  action('mark.remove', 'marking', ['Delete'], (session) => annotationsToRemove(session).length > 0, removeMarks),

  action('review.open', 'marking', [], always, (session) => openReview(session, null)),
  inDoubt('review.accept', ['y'], ['changed'], (session, { annotation }) => accept(session, [annotation.id])),
  inDoubt('review.place', ['p'], ['changed', 'lost', 'aside'], beginPlacing),
  inDoubt('review.aside', ['d'], ['changed', 'lost'], (session, { annotation }) => putAside(session, [annotation.id])),
  inDoubt('review.back', ['b'], ['aside'], (session, { annotation }) => takeBackAside(session, [annotation.id])),

  action('quotation.instead', 'marking', ['Shift+T'], attendsQuotation, tagChosenInstead),
  action('quotation.split', 'marking', [], attendsQuotation, splitOffChosen),
  action('quotation.untag', 'marking', ['Backspace'], attendsQuotation, untagChosen),

  action(
    'row.choose',
    'compare',
    ['x'],
    (session) => attendsRow(session) || attendsQuotation(session),
    ({ rowActs, quotationActs }) => (quotationActs ?? rowActs)?.choose(),
  ),
  action(
    'row.merge',
    'compare',
    ['m'],
    ({ rowActs }) => rowActs?.canMerge ?? false,
    ({ rowActs }) => rowActs?.merge(),
  ),
  action(
    'row.split',
    'compare',
    ['u'],
    ({ rowActs }) => rowActs?.canSplit ?? false,
    ({ rowActs }) => rowActs?.split(),
  ),

  action(
    'claim.row',
    'compare',
    ['a'],
    ({ rowActs }) => rowActs?.canClaim ?? false,
    ({ rowActs }) => rowActs?.claim('row'),
  ),
  action('claim.cell', 'compare', ['Shift+A'], attendsRow, ({ rowActs }) => rowActs?.claim('cell')),

  action('claim.new', 'marking', [], always, proposeNew),
  action(
    'claim.add',
    'marking',
    [],
    (session) => hasSelection(session) && session.desk.store.snapshot.rows('claims').size > 0,
    addToClaim,
  ),

  action('offered.take-in', 'marking', [], (session) => offering(session).length > 0, takeInWritten),
  action(
    'reading.otherwise',
    'reading',
    [],
    (session) => readByRule(session) !== null,
    (session) => {
      const documentId = readByRule(session);
      if (documentId !== null) askReading(session, documentId, { chosen: session.workspace.state.chosen });
    },
  ),
  action('encoding.correct', 'reading', [], inEncoded, ({ workspace }) => workspace.set({ dialog: 'reading' })),
];

/** What can be done with an annotation whose text changed, for some reasons. */
function inDoubt(
  id: Name,
  keys: readonly string[],
  why: readonly Doubt[],
  run: (session: Session, found: InDoubt) => Promise<void>,
): Action {
  const found = (session: Session) => {
    const one = inReview(session);
    return one && why.includes(one.doubt) ? one : null;
  };
  return action(
    id,
    'marking',
    keys,
    (session) => found(session) !== null,
    async (session) => {
      const one = found(session);
      if (one) await run(session, one);
    },
  );
}

function recentTag(slot: number): Action {
  const tagIdOf = ({ desk, recentTags }: Session) => {
    const id = recentTags.state.slots[slot - 1];
    return id !== undefined && desk.store.snapshot.rows('tags').has(id) ? id : null;
  };
  return {
    id: `mark.recent-${slot}`,
    words: recentTagAction(slot),
    group: 'marking',
    keys: [String(slot)],
    enabled: (session) => tagIdOf(session) !== null && hasTarget(session),
    run: async (session) => {
      const target = tagTargetOf(session);
      const tagId = tagIdOf(session);
      if (target && tagId !== null) await putTag(session, target, tagId);
    },
  };
}

/** Keeps the tag that was used last. Words that are selected already get it by Enter, as all that keys select. */
async function keepLastTag(session: Session): Promise<void> {
  const tagId = await lastTagPut(session);
  if (tagId !== null) keepTag(session, tagId);
}

/** Asks who says the selected words. */
function addQuotation(session: Session): void {
  const subject = selectedSubject(session);
  if (subject) session.shell.set({ asking: { kind: 'quotation', subject } });
}

/** Asks which claim the selected words are to be added to. */
function addToClaim(session: Session): void {
  const subject = selectedSubject(session);
  if (subject) session.shell.set({ asking: { kind: 'claim-passage', subject } });
}

function noteOnSelection(session: Session): void {
  if (session.quotationActs) return session.quotationActs.note();
  const handle = session.readers.active();
  if (!handle) return;
  const [chosen] = chosenAnnotations(session);
  const selected = selectedWords(session);
  const known = chosen ?? (selected && annotationAt(session, selected)?.id);
  handle.openNote(known ?? null);
}

function focusSearchBox({ workspace }: Session): void {
  const box = document.querySelector<HTMLInputElement>('[data-search-box] input');
  if (box) {
    box.focus();
    box.select();
  } else workspace.open({ kind: 'search' });
}

function lastImport({ desk }: Session): Import | undefined {
  return [...desk.store.snapshot.rows('imports').values()].reduce<Import | undefined>(
    (last, one) => (last === undefined || one.started > last.started ? one : last),
    undefined,
  );
}
