import type { Problem } from '../../../../core/model/result.ts';
import type { Preview } from '../../../../core/ports/export.ts';
import { exportWords } from '../../../words/reading.ts';
import { problemSentence } from '../../../words/sentences.ts';

/** How the file will begin, how much is in it, and what of it will not fit. */
export function ExportPreview({
  exported,
  problem,
  unchosen,
  rows,
  counts,
}: {
  readonly exported: Preview | null;
  readonly problem: Problem | null;
  /** Of what nothing is chosen yet, if something has to be. */
  readonly unchosen: 'documents' | 'tags' | null;
  /** Whether each line is a row of a table. */
  readonly rows: boolean;
  /** What is counted: what somebody marked, or what a search found. */
  readonly counts: 'quotations' | 'passages';
}) {
  const { opening = '', more = false, cut = 0 } = exported ?? {};
  return (
    <div className="export-preview">
      <p className="export-preview-head">
        <span>{exportWords.preview}</span>
        <span role="status">
          {problem && problemSentence(problem)}
          {exported && exportWords[counts](exported.quotations, exported.lost)}
        </span>
      </p>
      {exported?.quotations === 0 && (
        <p className="dialog-about">{unchosen ? exportWords.unchosen[unchosen] : exportWords.nothing}</p>
      )}
      {cut > 0 && <p className="dialog-about">{exportWords.cut(cut)}</p>}
      <pre
        className={rows ? 'export-rows' : undefined}
        tabIndex={0}
        role="region"
        aria-label={exportWords.preview}
        dir={rows ? 'ltr' : 'auto'}
      >
        {opening}
        {more && `\n${exportWords.more}`}
      </pre>
    </div>
  );
}
