/** Formats in which press databases write many articles into one file. */
export const writtenByDatabases: ReadonlySet<string> = new Set(['plain-text', 'docx', 'odt', 'rtf', 'html', 'mhtml']);
