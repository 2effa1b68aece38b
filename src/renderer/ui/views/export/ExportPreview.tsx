import type { CountedQuotations } from '../../../../core/exchange/counted-as.ts';
import type { Problem } from '../../../../core/model/result.ts';
import type { CountedPreview } from '../../../commands/export-evidence.ts';
import { exportWords } from '../../../words/reading.ts';
import { countedInWords, countWords } from '../../../words/search.ts';
import { problemSentence } from '../../../words/sentences.ts';

/** How the file will begin, how much is in it, and what of it will not fit. */
export function ExportPreview({
  exported,
  isCounting,
  problem,
  unchosen,
  rows,
  counts,
}: {
  readonly exported: CountedPreview | null;
  /** What is shared is looked for. */
  readonly isCounting: boolean;
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
      <p className="dialog-about" role="status">
        {isCounting ? countWords.counting : saidOf(exported?.counted ?? null)}
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

/** What the quotations count as; nothing where each counts. */
function saidOf(counted: CountedQuotations | null): string {
  if (!counted) return '';
  const said = countedInWords(counted.by === 'origins' ? { ...counted, origins: [...counted.names] } : counted);
  return counted.elsewhere > 0 ? `${said} · ${countWords.elsewhere(counted.elsewhere)}` : said;
}
