import { mayBeExchange } from '../../../../core/exchange/importers.ts';
import { endingsOf } from '../../../../core/decode/format-names.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { FileOutcome } from '../../../../core/model/records.ts';
import { reportWords } from '../../../words/reading.ts';
import { shownName } from '../../../../core/model/shown-name.ts';

/** The document that a file became, whose facts can be corrected here. */
export function documentIdOf(file: FileOutcome): Id | null {
  switch (file.kind) {
    case 'imported':
    case 'new-version':
    case 'unchanged':
      return file.documentId;
    case 'duplicate':
      return file.kept;
    case 'skipped':
    case 'failed':
      return null;
  }
}

/** An outcome that is not the usual one of its kind. */
export function tellsMore(file: FileOutcome): boolean {
  if (file.kind === 'unchanged') return file.from !== undefined;
  if (file.kind === 'new-version') return file.guessed === true;
  return file.kind === 'imported' && otherIdOf(file) !== undefined;
}

/** The document that the words of an outcome name beside its own. */
export function otherIdOf(file: FileOutcome): Id | undefined {
  if (file.kind === 'duplicate') return file.documentId;
  return file.kind === 'imported' ? (file.like ?? file.unlike) : undefined;
}

/** Whether a file whose format is not known is work of another program: by its name, or because its format is one of texts. */
function isForeign(path: string): boolean {
  const ending = path.slice(path.lastIndexOf('.')).toLowerCase();
  const may = mayBeExchange(path);
  return may === 'yes' || (may === 'perhaps' && endingsOf().includes(ending));
}

/**
 * `title`: what the document is called that the outcome names; undefined if it names none, or one that is gone.
 * `unseen`: the path of a repeated document that the import did not see; see `ReportFacts`.
 */
export function outcomeWords(file: FileOutcome, title: string | undefined, unseen: string | undefined): string {
  const kind = reportWords.kinds[file.kind];
  switch (file.kind) {
    case 'imported':
      if (title === undefined) return kind;
      return `${kind}: ${file.like === undefined ? reportWords.unlike(title) : reportWords.like(title)}`;
    case 'unchanged':
      return file.from === undefined ? kind : `${kind}: ${reportWords.movedFrom(shownName(file.from))}`;
    case 'new-version':
      return `${kind}: ${reportWords.versionOf(file.version)}${file.guessed ? `; ${reportWords.guessed}` : ''}`;
    case 'duplicate':
      if (file.kept !== null) return `${kind}: ${reportWords.kept}`;
      if (unseen === undefined) return `${kind}: ${reportWords.sameAs(title ?? '')}`;
      return `${kind}: ${reportWords.sameAsUnseen(title ?? '', shownName(unseen))}`;
    case 'skipped':
      if (file.reason === 'empty' && file.bytes > 0) return `${kind}: ${reportWords.blank}`;
      if (file.reason === 'unknown-format' && isForeign(file.path)) return `${kind}: ${reportWords.foreign}`;
      return `${kind}: ${reportWords.reasons[file.reason]}`;
    case 'failed':
      return `${kind}: ${reportWords.unread[file.detail] ?? reportWords.reasons[file.reason]}`;
  }
}
