import type { References } from '../../core/exchange/exporter.ts';

// How exports were made last: kept with what is stored of the view, for the next time. No record.

/** Of one format. */
export interface FormatLook {
  readonly arrange: 'document' | 'tag';
  readonly references: References;
  readonly texts: 'whole' | 'quotations';
}

/** The format that was chosen last, empty if none was, and how each was made; each as it is by itself if it is not named. */
export interface ExportLook {
  readonly format: string;
  readonly options: Readonly<Record<string, FormatLook>>;
  /** Names that are replaced, as they were written; see `pseudonymsIn`. */
  readonly names: string;
}

/** What was never chosen. */
export const noExportLook: ExportLook = { format: '', options: {}, names: '' };

/** How a format is made, if nothing else was chosen. */
export const usualFormatLook: FormatLook = { arrange: 'document', references: 'text', texts: 'whole' };

/** As it was stored; of what cannot be read, the usual. */
export function exportLookOf(stored: unknown): ExportLook {
  const { format, options, names } = { ...(stored as Partial<ExportLook> | null) };
  const each = typeof options === 'object' && options !== null ? Object.entries(options) : [];
  return {
    format: typeof format === 'string' ? format : '',
    names: typeof names === 'string' ? names : '',
    options: Object.fromEntries(each.map(([id, look]) => [id, formatLookOf(look)])),
  };
}

function formatLookOf(stored: unknown): FormatLook {
  const { arrange, references, texts } = { ...(stored as Partial<FormatLook> | null) };
  return {
    arrange: arrange === 'tag' ? 'tag' : 'document',
    texts: texts === 'quotations' ? 'quotations' : 'whole',
    references: references === 'footnotes' ? 'footnotes' : 'text',
  };
}
