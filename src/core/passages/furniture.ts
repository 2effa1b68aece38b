import { isSpace } from '../text/white-space.ts';

// Furniture is what a page has around its text: menus, captions said twice, keyword lists, addresses for feedback. The
// rules are general and prefer to miss some: a verse, an answer of one word or a heading must never be taken for it.
//
// A passage is marked *surely* if its own words say so. Short lines that could be anything ("world", "2025") are marked
// only in the company of others: in a run of at least three short lines with one that is sure, or five in all.

const longestJudged = 1000;
const longestShort = 40;

/** One byte for each passage that begins at `starts`: 1 if it is furniture. */
export function markFurniture(text: string, starts: readonly number[]): Uint8Array<ArrayBuffer> {
  const marks = new Uint8Array(starts.length);
  const kinds: Kind[] = [];
  const seen = new Set<string>();
  let before = '';
  let hasProse = false;
  starts.forEach((start, number) => {
    const passage = wordsOf(text, start, starts[number + 1] ?? text.length);
    if (passage === null || passage.length > 200) hasProse = true;
    const kind = passage === null ? 'prose' : kindOf(passage, before, seen);
    kinds.push(kind);
    if (kind === 'sure') marks[number] = 1;
    if (passage !== null && passage !== '') {
      seen.add(passage);
      before = passage;
    } else if (passage === null) before = '';
  });
  // A text that consists of short lines is a poem or a list somebody made, not a page.
  const shorts = kinds.filter((kind) => kind === 'lower' || kind === 'short').length;
  if (hasProse) markRuns(kinds, marks, shorts * 2 < kinds.length);
  return marks;
}

/** `lower`: short, begins with a small letter or digit. `short`: short otherwise. */
type Kind = 'sure' | 'lower' | 'short' | 'prose';

function kindOf(passage: string, before: string, seen: ReadonlySet<string>): Kind {
  const repeated = seen.has(passage) && (passage === before ? !isUtterance(passage) : isLongLine(passage));
  if (repeated || sure.some((says) => says(passage))) return 'sure';
  if (!isShort(passage)) return 'prose';
  return /^[\p{Ll}\p{Nd}]/u.test(passage) ? 'lower' : 'short';
}

function markRuns(kinds: readonly Kind[], marks: Uint8Array, fewShorts: boolean): void {
  let afterProse = false;
  for (let from = 0; from < kinds.length;) {
    let to = from;
    while (to < kinds.length && kinds[to] !== 'prose') to++;
    const run = kinds.slice(from, to);
    const sures = run.filter((kind) => kind === 'sure').length;
    const lowers = run.filter((kind) => kind === 'lower').length;
    if ((run.length >= 3 && sures > 0) || (fewShorts && lowers >= 5)) {
      for (let at = from; at < to; at++) if (kinds[at] === 'lower') marks[at] = 1;
      // A capitalised short line may be a heading: only if furniture stands on both sides, and never above the story.
      for (let at = from + 1; afterProse && at + 1 < to; at++) {
        if (kinds[at] === 'short' && marks[at - 1] === 1 && marks[at + 1] === 1) marks[at] = 1;
      }
    }
    if (to < kinds.length) afterProse = true;
    from = Math.max(to, from + 1);
  }
}

const sure: readonly ((passage: string) => boolean)[] = [
  (passage) => /^(?:https?:\/\/|www\.)\S+$/iu.test(passage),
  (passage) =>
    /^[\p{L}\p{N}-]{2,}(?:\.[\p{L}\p{N}-]{2,})*\.(?:com|org|net|info|news|ru|de|fr|uk|us|eu|tv|io|co|kr|jp|cn|in|gov|edu|рф)$/iu.test(
      passage,
    ),
  // a moment to the minute, an image's size, a locale
  (passage) => /^\d{4}-\d{2}-\d{2}[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?$/u.test(passage),
  (passage) =>
    /^\d{2,5}\s?[x×]\s?\d{2,5}(?:\s?px)?$/iu.test(passage) || /^\d{2,5} \d{2,5} (?:true|false)$/u.test(passage),
  (passage) => /^[a-z]{2}[_-][A-Z]{2}$/u.test(passage),
  isAddressLine,
  isKeywordList,
  isPhotoCredit,
  isPagePhrase,
];

/** An address for mail or a telephone number, without a sentence around it. Headers of letters are not meant. */
function isAddressLine(passage: string): boolean {
  if (passage.length > 200 || /^[\p{L}-]{2,12}:\s/u.test(passage) || /[.!?。！？]["”’)]?$/u.test(passage)) return false;
  const mail = /\S+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u.exec(passage);
  const phone = /(?:^|\s)(?:\+\d[\d\s().-]{7,}\d|\(\d{3}\)\s?\d{3}-\d{4})(?=\s|$)/u.exec(passage);
  const others = passage
    .replace(mail?.[0] ?? '', '')
    .replace(phone?.[0] ?? '', '')
    .trim();
  return (mail !== null || phone !== null) && wordCount(others) <= 12;
}

/** Many short items between commas, in small letters, and no sentence around them. */
function isKeywordList(passage: string): boolean {
  if (
    /^(?:keywords?|tags?|topics?|filed under|schlagwörter|mots[- ]clés|palabras clave|ключевые слова|теги|关键词|關鍵詞|キーワード|키워드|كلمات مفتاحية)\s*[:：]/iu.test(
      passage,
    )
  )
    return passage.length < 400;
  if (/[.!?;:。！？…"“”«»]/u.test(passage)) return false;
  const items = passage.split(/\s*[,،、，]\s*/u);
  if (items.length < 5 || items.some((item) => item === '' || wordCount(item) > 5 || item.length > 45)) return false;
  const cased = items.filter((item) => /\p{Lu}|\p{Ll}/u.test(item));
  const small = cased.filter((item) => !/\p{Lu}/u.test(item)).length;
  if (cased.length < items.length / 2) return !/\s/u.test(items.join('')) || items.length >= 7;
  return small >= cased.length * 0.8 && !/^(?:and|or|und|oder|et|ou|y|o|и|или)\s/iu.test(items[items.length - 1]!);
}

function isPhotoCredit(passage: string): boolean {
  return (
    passage.length <= 80 &&
    /^[([]?(?:(?:file )?(?:photos?|images?|pictures?|photographs?)(?: credit)?(?: by|:| ©| courtesy of)|credit:|foto(?:grafía)?(?::| von| de)|bild:|crédits?(?: photo)?\s?:|photo\s?:|фото\s?:|©\s?\d{0,4}|摄影[:：]|图片来源[:：]|写真[:：]|사진\s?[:=])/iu.test(
      passage,
    ) &&
    !/[.!?]\s+\p{Lu}/u.test(passage)
  );
}

const pagePhrases =
  /^(?:(?:download (?:it )?on|get it on|available on|download from) (?:the )?(?:app store|google play|apple store)|skip to (?:main )?content|(?:back to )?top|share(?: this)?(?: (?:article|story|post|page))?(?: (?:on|via) .{1,20})?|advertisement|advertising|sponsored(?: content)?|subscribe(?: now)?|sign (?:in|up)(?: (?:for|to) .{1,40})?|log ?in|read (?:more|also|next)|see also|related (?:articles|stories|news|topics)|most (?:read|popular|viewed)|follow us(?: on .{1,30})?|all rights reserved\.?|(?:©|\(c\)|copyright).{0,80}|cookie (?:policy|settings)|privacy policy|terms of (?:use|service)|print(?: this)?(?: page)?|leave a comment|(?:\d+ )?comments?|анонс|реклама|поделиться|подписаться|читайте также|читать далее|все права защищены\.?|anzeige|teilen|werbung|mehr lesen|publicité|partager|lire aussi|lire la suite|publicidad|compartir|leer más|广告|分享|阅读更多|広告|続きを読む|공유|광고|구독|إعلان|شارك)$/iu;

function isPagePhrase(passage: string): boolean {
  return passage.length <= 100 && pagePhrases.test(passage);
}

/** Speech, verse and sentences may be said twice on purpose; a heading or caption in a row may not. */
function isUtterance(passage: string): boolean {
  return passage.length < 80 && /[.!?…。！？,;:—"”»’]$|^[—–"“«]/u.test(passage);
}

function isLongLine(passage: string): boolean {
  return passage.length >= 80 && !passage.includes('\n');
}

function isShort(passage: string): boolean {
  return (
    passage.length <= longestShort &&
    wordCount(passage) <= 5 &&
    !/[.!?…;:,"“”«»—。！？；：、，।؟۔]/u.test(passage) &&
    !/^[IVXLC]+$|^\d{1,3}$/u.test(passage)
  );
}

function wordCount(words: string): number {
  return words === '' ? 0 : words.split(/\s+/u).length;
}

/** The passage without white space around it; null if it is too long to be judged. */
function wordsOf(text: string, from: number, to: number): string | null {
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return to - from > longestJudged ? null : text.slice(from, to);
}
