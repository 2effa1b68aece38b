import type { Work } from '../core/ports/host.ts';

// Every word that the main process shows stands in this file, so that it can be translated.

/** The words of menus, boxes and dialogs, by where they are shown. */
export const words = {
  product: 'Lectern',
  projectFile: 'Lectern project',
  about: {
    credits: 'A workbench for people who read many texts closely. Nothing you read or write leaves this computer.',
    licence: 'MIT licence',
  },
  leave: {
    title: (work: Work) => `${work.label} is not finished.`,
    detail: 'What is saved is kept. The rest can be done later.',
    stay: 'Keep Working',
    quit: 'Quit Anyway',
    startSafely: 'Start Safely Anyway',
  },
  manyAddresses: {
    title: 'Open one more page in the browser?',
    detail: (url: string) => `Several were opened within a minute. The next one is ${url}`,
    answers: ['Do Not Open', 'Open'],
  },
  uncaught: {
    title: 'Something went wrong inside Lectern.',
    detail: 'What was saved is safe. You can go on; if something looks odd, quit and start again.',
    goOn: 'Go On',
    copyDetails: 'Copy Details',
  },
  settingsDamaged: {
    names: { backups: 'The settings of backups', linkedFolders: 'The list of linked folders' },
    title: (name: string) => `${name} could not be read.`,
    recovered: (file: string) =>
      `They are as they were before the last change. Your projects are not touched. What could not be read is kept in ${file}.`,
    lost: (file: string) =>
      `There is no older copy, so they begin anew. Your projects are not touched. What could not be read is kept in ${file}.`,
    goOn: 'OK',
  },
  pageGone: {
    title: 'The window stopped working again.',
    detail:
      'What was saved is safe. A safe start leaves the search index aside, builds it again, and opens no document.',
    answers: ['Start Again', 'Start Safely', 'Quit'],
  },
  pageHangs: {
    title: 'The window does not answer.',
    detail: 'It may be busy. Loaded again, it shows everything that was saved.',
    answers: ['Wait', 'Load Again'],
  },
  /** `&` stands before the letter that opens a menu by keyboard on Windows and Linux. */
  menus: { file: '&File', edit: '&Edit', mark: '&Mark', view: '&View', help: '&Help' },
  recent: { title: 'Open Recent', clear: 'Clear Menu', none: 'No Recent Projects' },
  appearance: { title: 'Appearance', system: 'Follow the System', light: 'Light', dark: 'Dark' },
  reports: 'Show Reports Folder',
  lookUp: (quotation: string) => `Look Up “${quotation}”`,
  commands: {
    'project.new': 'New Project…',
    'project.list': 'Open Project…',
    'import.folder': 'Import Folder…',
    'import.files': 'Import Files…',
    'import.report': 'Last Import Report',
    'project.open': 'Open Project File…',
    'project.save': 'Save Project File…',
    'project.sample': 'Open Sample Project',
    'backups.open': 'Backups…',
    'export.open': 'Export…',
    'document.print': 'Print…',
    'project.rename': 'Rename Project…',
    'project.close': 'Close Project',
    'settings.author': 'Your Name…',
    'edit.undo': 'Undo',
    'edit.redo': 'Redo',
    'find.open': 'Find in Text',
    'search.focus': 'Search Passages',
    'search.next-hit': 'Next Match',
    'search.previous-hit': 'Previous Match',
    'mark.tag': 'Tag…',
    'mark.in-vivo': 'In-Vivo Tag',
    'mark.note': 'Note',
    'mark.highlight': 'Highlight',
    'mark.remove': 'Remove Annotations',
    'tag.new': 'New Tag',
    'note.new': 'New Note',
    'commands.open': 'All Commands…',
    'shared-wording.open': 'Shared Wording',
    'history.open': 'History',
    'panel.left': 'Library and Tags',
    'panel.right': 'Inspector',
    'window.split': 'Show Tab Beside',
    'tab.close': 'Close Tab',
    'keys.open': 'Keys',
    'search.query-help': 'Search Help',
    'window.safe': 'Start Safely',
  },
};
