import type { Division, Range } from '../model/records.ts';
import { datelineLength } from './datelines.ts';

// By what words are surrounded: quotation marks, a caption. Rather too few than too many.

/** What closes a quotation that was opened so. Some marks close in one language what they open in another. */
const closers: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '"': '"',
  '「': '」',
  '『': '』',
  '‹': '›',
};
const marks = /[“”„«»"「」『』‹›]|\n\s*\n/gu;
/** Code units; nobody quotes as much without a new paragraph. */
const longestQuotation = 3000;

/**
 * The stretches between quotation marks, in order, without those inside of others. A quotation ends with its paragraph
 * unless it is closed; one that goes on opens anew in the next, as English papers do.
 */
export function quotedIn(text: string): Range[] {
  const quoted: Range[] = [];
  let from = -1;
  let ends = '';
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (from >= 0 && index - from > longestQuotation) from = -1;
    const opens = closers[mark];
    if (from < 0) {
      if (opens === undefined || (mark === '»' && !opensHere(text, index))) continue;
      from = index + 1;
      ends = opens;
    } else if (ends.includes(mark)) {
      quoted.push({ from, to: index });
      from = -1;
    } else if (opens === undefined && mark.length > 1) {
      // Only a next paragraph that opens anew says that this one was not left open by mistake.
      if (opensAnew(text, index + mark.length)) quoted.push({ from, to: index });
      from = -1;
    }
  }
  return quoted;
}

function opensHere(text: string, at: number): boolean {
  return /[\s([—–-]/u.test(text[at - 1] ?? ' ');
}

function opensAnew(text: string, at: number): boolean {
  return closers[text[at] ?? ''] !== undefined;
}

const longestCaption = 1200;
/** Who took or gave the picture, in brackets, behind a stroke, or after a word for picture. */
const wordCredit =
  /\b(?:(?:file )?(?:photo|photograph|picture|image)s?(?: credit)?(?: by |: ?| ©| courtesy of | provided by |\/)|(?:foto|imagem|imagen|bild|crédito?)s?(?: de | von |: ?| ?\/))|фото\s?[:©]|©|(?:写真|摄影|图片来源)[:：＝]|사진\s?[:=]/iu;
const agencies = /\b[A-Z]{2,9}\/[A-Z][A-Z-]{1,12}\b/u;
/** At its end whose it is, the first group, and who took it: `REUTERS/Ada Brandt`. */
export const photographer =
  /(?<![\p{L}\p{N}/])([A-Z]{2,9})\/\p{Lu}\p{Ll}[\p{L}'’-]*(?: (?:\p{Lu}[\p{L}'’.-]*|van|von|der|den|de|da|dos|del|al|el)){1,3}[.)]?\s*$/u;

/** As agencies begin what stands below: `This photo, released by …`, `In this undated image provided by …`. */
const givenPicture =
  /^\s*(?:in )?(?:(?:this|these|the|an?|undated|file|recent) )+(?:photo|photograph|picture|image)s?,? (?:(?:taken|dated|made) (?:\S+ ){1,6}?(?:and )?)?(?:released|provided|distributed|supplied) by /iu;

function hasCredit(words: string): boolean {
  return agencies.test(words) || wordCredit.test(words) || photographer.test(words);
}

/** One byte for each passage: 1 if it is what stands under a picture. */
export function captionsIn(text: string, { starts }: Division): Uint8Array {
  const captions = new Uint8Array(starts.length);
  starts.forEach((start, passage) => {
    const end = starts[passage + 1] ?? text.length;
    if (end - start > longestCaption) return;
    const words = text.slice(start, end);
    if (givenPicture.test(words)) captions[passage] = 1;
    // Two agencies of a dateline gave the text, not a picture.
    else if (hasCredit(words) && hasCredit(words.slice(datelineLength(words)))) captions[passage] = 1;
  });
  return captions;
}
