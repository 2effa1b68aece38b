import type { Id } from '../../model/id.ts';
import type { Range } from '../../model/records.ts';
import type { Query } from '../language/query.ts';
import type { Match } from '../rank/pages.ts';
import type { ReadText } from '../question.ts';
import { marksIn } from './marks.ts';
import { bordersOf, documentOf } from './section-index.ts';

/** A passage as others know it: by its document, with its borders in the document's text. */
export interface PassagePlace extends Range {
  readonly documentId: Id;
  readonly version: number;
  readonly passage: number;
}

/** `passage` is the number in its section; in the answer it is the number in its document. */
export function placeOf(
  { evaluation: { index } }: Match,
  passage: number,
  document = documentOf(index, passage),
): PassagePlace {
  const { documentId, version } = index.segment.documents[index.section.documents[document]!]!;
  return {
    documentId,
    version,
    passage: passage - index.section.firstPassage[document]!,
    ...bordersOf(index, document, passage),
  };
}

/** A passage with its text, and the places in the document's text that the query marks in it. */
export async function readMarked(
  match: Match,
  query: Query,
  passage: number,
  readText: ReadText,
): Promise<{ readonly place: PassagePlace; readonly text: string; readonly matches: readonly Range[] }> {
  const { index } = match.evaluation;
  const document = documentOf(index, passage);
  const place = placeOf(match, passage, document);
  const { textId } = index.segment.documents[index.section.documents[document]!]!;
  const text = (await readText(place.documentId, place.version, textId)).slice(place.from, place.to);
  const matches = marksIn(match.evaluation, query, text).map(({ from, to }) => ({
    from: from + place.from,
    to: to + place.from,
  }));
  return { place, text, matches };
}
