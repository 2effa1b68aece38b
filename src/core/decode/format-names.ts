/** What is said of a format without reading a file in it. */
export interface FormatName {
  /** Never changes: what is stored is known by it. */
  readonly id: string;
  /** Of the files' names, in lower case without the dot; empty for names without one. */
  readonly endings: readonly string[];
  /** False if its bytes are no text, so that there is no encoding to pick. */
  readonly encoded?: false;
  /** Its files may hold what is not in their text, and a text says what (`core/model/left-out.ts`). */
  readonly leavesOut?: true;
}

/**
 * Every format that is read, in the order in which they are named. A window says what is read, and reads nothing: it takes
 * the names from here, so that no reader is built into it.
 */
export const formatNames = {
  'plain-text': { id: 'plain-text', endings: ['txt', 'text', ''] },
  markdown: { id: 'markdown', endings: ['md', 'markdown'], leavesOut: true },
  html: { id: 'html', endings: ['html', 'htm', 'xhtml'] },
  mhtml: { id: 'mhtml', endings: ['mhtml', 'mht'] },
  docx: { id: 'docx', endings: ['docx', 'docm'], encoded: false, leavesOut: true },
  odt: { id: 'odt', endings: ['odt', 'ott', 'fodt'], encoded: false, leavesOut: true },
  rtf: { id: 'rtf', endings: ['rtf'], encoded: false, leavesOut: true },
  pdf: { id: 'pdf', endings: ['pdf'], encoded: false, leavesOut: true },
  epub: { id: 'epub', endings: ['epub'], encoded: false },
  subtitles: { id: 'subtitles', endings: ['srt', 'vtt'] },
  mail: { id: 'mail', endings: ['eml'] },
  mailbox: { id: 'mailbox', endings: ['mbox'] },
  // How a table was read is corrected for the whole file, its encoding with it.
  csv: { id: 'csv', endings: ['csv', 'tsv', 'tab'], encoded: false },
  xlsx: { id: 'xlsx', endings: ['xlsx', 'xlsm'], encoded: false },
  ods: { id: 'ods', endings: ['ods'], encoded: false },
  json: { id: 'json', endings: ['json'], encoded: false },
  'json-lines': { id: 'json-lines', endings: ['jsonl', 'ndjson'], encoded: false },
} as const satisfies Readonly<Record<string, FormatName>>;

/** The endings that are read, as they are written: `.txt`. Names without an ending are not among them. */
export function endingsOf(table: readonly FormatName[] = Object.values(formatNames)): readonly string[] {
  return table.flatMap(({ endings }) => endings.filter((ending) => ending !== '').map((ending) => `.${ending}`));
}

/** Whether a text of a format, by its id, may say what of its file is not in it. */
export function mayLeaveOut(formatId: string): boolean {
  const names: readonly FormatName[] = Object.values(formatNames);
  return names.find(({ id }) => id === formatId)?.leavesOut === true;
}

/** Whether a person can pick the encoding in which a format is read, by its id. */
export function isEncoded(formatId: string): boolean {
  const names: readonly FormatName[] = Object.values(formatNames);
  return names.find(({ id }) => id === formatId)?.encoded !== false;
}
