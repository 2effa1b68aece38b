import type { Colour, Doubt, Origin } from '../../core/model/records.ts';

// The words of the shell: welcome, library, tags, inspector, notes, history, commands and messages.

const many = (count: number, one: string, more: string) => `${number(count)} ${count === 1 ? one : more}`;

/** A whole number as the reader writes it. */
export function number(count: number): string {
  return count.toLocaleString();
}

export const shellWords = {
  product: 'Lectern',

  welcome: {
    title: 'Lectern',
    line: 'A quiet place to read many texts closely, mark what matters and take the evidence with you.',
    doors: 'Start',
    importFolder: 'Import folder',
    importFolderLine: 'Bring in a folder of articles, transcripts or archival texts. It becomes a project of its own.',
    openSample: 'Open sample project',
    openSampleLine: 'Look around in a small project that is already read, tagged and annotated.',
    openFile: 'Open project file',
    openFileLine: 'Continue with a project that you or a colleague saved to a file.',
    empty: 'Start an empty project',
    emptyName: 'Untitled project',
    recent: 'Recent projects',
    opened: (when: string) => `opened ${when}`,
    working: 'Opening…',
    private: 'Everything stays on this computer. Lectern sends nothing anywhere.',
  },

  header: {
    label: 'Toolbar',
    project: 'Project',
    projects: 'Projects…',
    newProject: 'New project…',
    openFile: 'Open project file…',
    saveFile: 'Save project to a file…',
    rename: 'Rename project…',
    author: 'Your name…',
    history: 'History',
    close: 'Close project',
    theme: 'Appearance',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    importFolder: 'Import folder',
    importFiles: 'Import files',
    export: 'Export',
    undo: 'Undo',
    redo: 'Redo',
    undoWhat: (what: string) => `Undo: ${what}`,
    redoWhat: (what: string) => `Redo: ${what}`,
    nothingToUndo: 'Nothing to undo',
    nothingToRedo: 'Nothing to redo',
    commands: 'Commands',
    left: 'Library and tags',
    right: 'Inspector',
  },

  status: {
    saved: 'Saved',
    saving: 'Saving…',
    savedLine: 'Everything you see is on disk.',
    documents: (count: number) => many(count, 'document', 'documents'),
    passages: (count: number) => many(count, 'passage', 'passages'),
    annotations: (count: number) => many(count, 'annotation', 'annotations'),
    canUndo: (what: string) => `Last: ${what}`,
  },

  library: {
    name: 'Library',
    tree: 'Documents',
    filter: 'Filter documents',
    sort: 'Sort by',
    sorts: { title: 'Title', date: 'Date', outlet: 'Outlet' },
    empty: 'No documents yet.',
    emptyLine: 'Import a folder or drop files anywhere in the window.',
    noMatch: 'No document has these words in its title, path or outlet.',
    loose: 'Single files',
    actions: 'Document actions',
    open: 'Open',
    beside: 'Open beside',
    rename: 'Edit title…',
    encoding: 'Correct encoding…',
    note: 'New note',
    remove: 'Remove',
    removeMany: (count: number) => `Remove ${number(count)} documents`,
    removed: (count: number, name: string) => (count === 1 ? `Removed ${name}` : `Removed ${number(count)} documents`),
    report: 'Import report…',
    marks: (count: number) => many(count, 'annotation', 'annotations'),
    unsureEncoding: 'The encoding is a guess',
    inFolder: (count: number) => many(count, 'document', 'documents'),
  },

  tags: {
    name: 'Tags',
    tree: 'Tags',
    new: 'New tag',
    newName: 'Name of the new tag',
    rename: 'New name of the tag',
    empty: 'No tags yet.',
    emptyLine: 'Make one here, or select words while reading and press T.',
    actions: 'Tag actions',
    show: 'Show passages',
    newBelow: 'New tag below',
    renameIt: 'Rename',
    describe: 'Codebook entry…',
    colour: 'Colour',
    move: 'Move to…',
    merge: 'Merge into…',
    note: 'New note',
    delete: 'Delete',
    deleted: (name: string) => `Deleted tag ${name}`,
    merged: (from: string, into: string) => `Merged ${from} into ${into}`,
    atRoot: 'Top level',
    counts: (own: number, all: number) =>
      own === all ? many(own, 'annotation', 'annotations') : `${number(own)} here, ${number(all)} with the tags below`,
    colours: {
      blue: 'Blue',
      orange: 'Orange',
      green: 'Green',
      purple: 'Purple',
      red: 'Red',
      teal: 'Teal',
      yellow: 'Yellow',
      pink: 'Pink',
      brown: 'Brown',
      grey: 'Grey',
    } satisfies Record<Colour, string>,
    mergeTitle: (name: string) => `Merge ${name} into`,
    mergeLine: 'Everything tagged with it gets the other tag. This can be undone.',
    moveTitle: (name: string) => `Move ${name} to`,
    describeTitle: (name: string) => `Codebook entry of ${name}`,
    describeLine: 'When to use this tag, and when not. Markdown is understood.',
    find: 'Find a tag',
    none: 'There is no other tag.',
  },

  notes: {
    name: 'Notes',
    list: 'Notes',
    new: 'New note',
    empty: 'No notes yet.',
    emptyLine: 'Write down what you think while you read: about the project, a document or a tag.',
    untitled: 'Untitled note',
    title: 'Title of the note',
    body: 'Text of the note',
    write: 'Write',
    read: 'Read',
    delete: 'Delete note',
    deleted: (title: string) => `Deleted note ${title}`,
    placeholder: 'Write in Markdown: # Heading, *emphasis*, - list, > quotation.',
    aboutProject: 'About the project',
    about: (what: string) => `About ${what}`,
    goTo: 'Go there',
    emptyBody: 'This note is empty.',
    changed: (when: string) => `changed ${when}`,
    gone: 'This note was deleted.',
  },

  inspector: {
    name: 'Inspector',
    nothing: 'Open a document to see what is known about it and what you marked in it.',
    about: 'About this document',
    title: 'Title',
    language: 'Language',
    encoding: 'Encoding',
    path: 'Path',
    size: 'Size',
    imported: 'Imported',
    versions: 'Versions',
    version: (n: number, when: string) => `Version ${number(n)}, ${when}`,
    sizes: (bytes: string, passages: number) => `${bytes}, ${many(passages, 'passage', 'passages')}`,
    unknown: 'not known',
    editValue: (name: string, value: string) => `${name}: ${value}. Edit`,
    openAddress: 'Open the address in the browser',
    valueOf: (name: string) => `Value of ${name}`,
    confirm: (name: string) => `Confirm ${name}`,
    showPlace: (name: string) => `Show where ${name} was found`,
    origins: {
      text: 'found in the text',
      path: 'found in the path',
      person: 'confirmed by you',
      program: 'worked out',
    } satisfies Record<Origin['kind'], string>,
    guess: 'guess',
    doubts: {
      'ambiguous-date': 'Day and month could be swapped.',
      several: 'The text names others, too.',
    } satisfies Record<Doubt, string>,
    encodingBy: {
      mark: 'by its byte-order mark',
      'valid-utf-8': 'valid',
      detected: 'detected',
      person: 'chosen by you',
    },
    unsure: (percent: string) => `The encoding is a guess (${percent} sure). Check that names and accents read right.`,
    replaced: (count: number) => `${many(count, 'character', 'characters')} could not be read and stand as �.`,
    correct: 'Correct…',
    attributes: {
      date: 'Date',
      outlet: 'Outlet',
      author: 'Author',
      place: 'Place',
      url: 'Address',
    } as Readonly<Record<string, string>>,
    annotations: 'Annotations',
    noAnnotations: 'Nothing marked yet. Select words in the text, then tag, note or highlight them.',
    remove: 'Remove annotation',
    addTag: 'Add tag',
    removeTag: (name: string) => `Take tag ${name} off`,
    note: 'Note',
    writeNote: 'Write a note',
    editNote: 'Edit note',
    lost: 'The words were not found in this version. The quotation is kept.',
    approximate: (percent: string) => `Placed where the text is most alike (${percent}).`,
    moved: 'Found at another place after the text changed.',
    older: (n: number) => `Made in version ${number(n)}`,
    notes: 'Notes on this document',
    noNotes: 'No notes on this document.',
    removed: (count: number) => (count === 1 ? 'Removed an annotation' : `Removed ${number(count)} annotations`),
  },

  history: {
    name: 'History',
    line: 'Every act, the newest first. Go back to any of them; what came after can be redone until you do something else.',
    list: 'Acts',
    unasked: 'by itself',
    takeBack: 'Take back only this',
    goBack: 'Go back to here',
    goForward: 'Redo up to here',
    start: 'The beginning',
    goStart: 'Go back to the beginning',
    now: 'now',
    states: { done: '', undone: 'undone', abandoned: 'set aside' },
    empty: 'Nothing was done in this project yet.',
    by: (author: string) => `by ${author}`,
    more: 'Show more',
    parts: (count: number) => `${number(count)} steps`,
  },

  /** What the lines between the parts of the window move. */
  sizes: {
    library: 'Height of the library',
    tags: 'Height of the tags',
    left: 'Width of library and tags',
    right: 'Width of the inspector',
    panes: 'Width of the first pane',
    panesAbove: 'Height of the first pane',
  },

  panes: {
    reader: 'Reader',
    tabs: 'Open tabs',
    tabsBeside: 'Open tabs beside',
    close: 'Close tab',
    split: 'Show beside',
    search: 'Search results',
    history: 'History',
    note: 'Note',
    gone: 'Removed',
    nothing: 'Nothing is open.',
    nothingLine: 'Choose a document on the left, or search over everything at the top.',
    showLibrary: 'Show the library',
    nothingNotes: 'Or read a note about the project:',
    nothingAtAll: 'This project is empty.',
    nothingAtAllLine: 'Import a folder or files to begin. You can also drop them anywhere in the window.',
    goneLine: 'This document was removed. Undo brings it back.',
    dirty: 'not saved yet',
  },

  commands: {
    name: 'Commands',
    filter: 'Find a command',
    none: 'No command of that name.',
    keys: 'Keys',
    keysTitle: 'Keys',
    close: 'Close',
    groups: {
      project: 'Project',
      reading: 'Reading',
      marking: 'Marking',
      tags: 'Tags',
      notes: 'Notes',
      search: 'Search',
      window: 'Window',
    },
    actions: {
      'edit.undo': 'Undo',
      'edit.redo': 'Redo',
      'tag.new': 'New tag',
      'tag.rename': 'Rename the selected tag',
      'tag.delete': 'Delete the selected tag',
      'tag.merge': 'Merge the selected tag into another…',
      'tag.move': 'Move the selected tag…',
      'tag.describe': 'Codebook entry of the selected tag…',
      'tag.show': 'Show passages with the selected tag',
      'note.new': 'New note',
      'note.new-document': 'New note on this document',
      'document.rename': 'Edit the title of this document…',
      'document.remove': 'Remove this document',
      'window.split': 'Show this tab beside',
      'tab.close': 'Close tab',
      'tab.next': 'Next tab',
      'tab.previous': 'Previous tab',
      'history.open': 'History',
      'library.filter': 'Filter documents',
      'commands.open': 'Every command by name',
      'keys.open': 'List of keys',
      'project.new': 'New project…',
      'project.list': 'Projects…',
      'project.sample': 'Open sample project',
      'project.rename': 'Rename project…',
      'project.close': 'Close project',
      'backups.open': 'Backups…',
      'settings.author': 'Your name…',
      'window.safe': 'Start safely: leave the index aside and build it again',
      'theme.system': 'Appearance: follow the system',
      'theme.light': 'Appearance: light',
      'theme.dark': 'Appearance: dark',
      'panel.left': 'Show or hide library and tags',
      'panel.right': 'Show or hide the inspector',
    },
  },

  ask: {
    cancel: 'Cancel',
    save: 'Save',
    create: 'Create',
    rename: 'Rename',
    merge: 'Merge',
    move: 'Move',
    projectName: 'Name of the project',
    newProject: 'New project',
    renameProject: 'Rename project',
    projects: 'Projects',
    noProjects: 'There is no other project.',
    open: (name: string) => `Open ${name}`,
    delete: (name: string) => `Delete ${name} for good`,
    deleteTitle: (name: string) => `Delete ${name} for good?`,
    deleteLine:
      'This is the one thing that cannot be undone: its texts, tags, annotations and notes go. To keep a copy, open the project and save it to a file first.',
    deleteButton: 'Delete for good',
    author: 'Your name',
    authorLine: 'Stands beside what you do in the history, on annotations and in exports. It may stay empty.',
    documentTitle: 'Edit title',
    title: 'Title',
    tag: 'Tag',
  },

  messages: {
    region: 'Messages',
    dismiss: 'Dismiss',
    // Not “Undo”, which is the name of the button that is always there.
    undo: 'Take back',
    showInFolder: 'Show in folder',
    undone: (what: string) => `Undone: ${what}`,
    redone: (what: string) => `Redone: ${what}`,
    bug: 'Something went wrong inside Lectern. What was saved is safe; you can go on, or restart the program if it looks odd.',
    broken: 'This part of the window stopped working. What was saved is safe.',
    again: 'Try again',
    copyDetails: 'Copy details',
    startedSafely: 'Started safely: the search index is built anew, and no document was opened.',
    copied: 'Copied',
  },
} as const;

/** Bytes as a person reads them. */
export function sizeInWords(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

export function percentInWords(share: number): string {
  return new Intl.NumberFormat(undefined, { style: 'percent' }).format(share);
}

/** A moment: the time alone if it was today. */
export function momentInWords(iso: string, now = new Date()): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const today = time.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(
    undefined,
    today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' },
  ).format(time);
}

/** A date of a document, which may know only the year or the month. What is no such date is shown as it is. */
export function dateInWords(iso: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(iso);
  if (!parts) return iso;
  const [, year, month, day] = parts;
  if (!month) return year ?? iso;
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  return new Intl.DateTimeFormat(undefined, {
    timeZone: 'UTC',
    year: 'numeric',
    month: day ? 'short' : 'long',
    ...(day ? { day: 'numeric' } : {}),
  }).format(time);
}

/** The name of a language in the reader's own, e.g. “German” for `de`. */
export function languageInWords(tag: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(tag) ?? tag;
  } catch {
    // What stands there is no language tag; it is shown as it is.
    return tag;
  }
}
