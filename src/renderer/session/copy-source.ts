import type { Id } from '../../core/model/id.ts';
import type { PageStart } from '../../core/model/pages.ts';
import { pagesInReference, pagesOf, pagesWithin } from '../../core/model/pages.ts';
import type { Annotation } from '../../core/model/records.ts';
import { trimRange } from '../../core/text/trim-range.ts';
import type { Selected } from '../commands/annotate.ts';
import { noteWords as words } from '../words/notes.ts';
import { chosenAnnotations, selectedWords } from './marking.ts';
import { factsOf, markOf, quotationOf } from './quote-in-note.ts';
import type { Session } from './session.ts';

// What is copied from a text carries its source: for a note of this project the place, from which it becomes a quotation; for any
// program that shows styled words, a line below them. Plain words stay plain: who searches for them pastes only them.

/** The kind in which the clipboard holds a place of a project. Only this program asks for it. */
const placeKind = 'application/x-lectern-place';

interface CopiedPlace {
  readonly project: string;
  readonly documentId: Id;
  readonly version: number;
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** Puts the selected words on the clipboard with their source beside them. */
export function putPassage(
  session: Session,
  selected: Selected,
  pages: readonly PageStart[],
  clipboard: DataTransfer,
): void {
  const { documentId, version, text } = selected;
  const { from, to } = trimRange(text, selected);
  const said = text.slice(selected.from, selected.to);
  const place: CopiedPlace = {
    project: session.desk.store.id,
    documentId,
    version,
    from,
    to,
    words: text.slice(from, to),
  };
  clipboard.setData('text/plain', said);
  clipboard.setData('text/html', asHtml(said, sourceOf(session, documentId, pagesWithin(pages, { from, to }))));
  clipboard.setData(placeKind, JSON.stringify(place));
}

/** The quotation of the passage that was copied from this project, marked if it was not; null if none was. */
export function pastedPassage(session: Session, clipboard: DataTransfer): Promise<string> | null {
  const place = readPlace(clipboard.getData(placeKind));
  if (!place || place.project !== session.desk.store.id) return null;
  return quoted(session, place);
}

async function quoted(session: Session, place: CopiedPlace): Promise<string> {
  const { store } = session.desk;
  const document = store.snapshot.rows('documents').get(place.documentId);
  const version = document?.versions.find(({ number }) => number === place.version);
  const read = version ? await store.text(version.textId) : null;
  if (!read?.ok) return place.words;
  const { text } = read.value;
  // The clipboard may hold anything.
  if (text.slice(place.from, place.to) !== place.words) return place.words;
  const [mark] = await markOf(session, { ...place, text });
  return mark ? quotationOf(session, mark) : place.words;
}

/** Copies the chosen marks, or else the selected words, each with a line that says where they come from. */
export async function copyWithSource(session: Session): Promise<void> {
  const { desk, workspace } = session;
  const rows = desk.store.snapshot.rows('annotations');
  const marks = chosenAnnotations(session).flatMap((id): readonly Annotation[] => {
    const mark = rows.get(id);
    return mark ? [mark] : [];
  });
  const selected = selectedWords(session);
  const passages =
    marks.length > 0
      ? marks.map((mark) => ({ ...mark, said: mark.quotation.exact }))
      : selected
        ? [
            {
              ...selected,
              ...trimRange(selected.text, selected),
              said: selected.text.slice(selected.from, selected.to).trim(),
            },
          ]
        : [];
  if (passages.length === 0) return;
  const told: string[] = [];
  for (const { said, ...place } of passages) {
    told.push(`${said}\n— ${sourceOf(session, place.documentId, await pagesAt(session, place))}`);
  }
  try {
    await navigator.clipboard.writeText(told.join('\n\n'));
    workspace.tell('done', words.copied);
  } catch {
    // The system or the browser refused; it does not say why.
    workspace.tell('problem', words.notCopied);
  }
}

/** Reads the text for it; a text that cannot be read has none. */
async function pagesAt(
  { desk: { store } }: Session,
  { documentId, version, from, to }: Omit<Selected, 'text'>,
): Promise<readonly string[]> {
  const document = store.snapshot.rows('documents').get(documentId);
  const textId = document?.versions.find(({ number }) => number === version)?.textId;
  const read = textId === undefined ? null : await store.text(textId);
  return read?.ok ? pagesWithin(pagesOf(read.value.found), { from, to }) : [];
}

function sourceOf({ desk, links }: Session, documentId: Id, pages: readonly string[]): string {
  const document = desk.store.snapshot.rows('documents').get(documentId);
  const name = links.names().nameOf({ kind: 'document', id: documentId }) ?? '';
  return [name, ...(document ? factsOf(document) : []), pagesInReference(pages)]
    .filter((part) => part !== '')
    .join(', ');
}

function readPlace(json: string): CopiedPlace | null {
  if (json === '') return null;
  try {
    const { project, documentId, version, from, to, words: said } = JSON.parse(json) as Record<string, unknown>;
    if (typeof project !== 'string' || typeof documentId !== 'string' || typeof said !== 'string') return null;
    if (!isOffset(version) || !isOffset(from) || !isOffset(to) || to <= from) return null;
    return { project, documentId, version, from, to, words: said };
  } catch {
    // Another program may use the kind for something else: then nothing of ours was copied.
    return null;
  }
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function asHtml(said: string, source: string): string {
  const paragraphs = said
    .trim()
    .split(/\n\s*\n/u)
    .map((one) => `<p>${escaped(one).replace(/\n/gu, '<br>')}</p>`);
  return `<blockquote>${paragraphs.join('')}<p>— <cite>${escaped(source)}</cite></p></blockquote>`;
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
