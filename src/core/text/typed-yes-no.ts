import { foldWord } from './fold.ts';

/** As people and spreadsheets write it, folded. */
const yes = new Set(
  foldedWords(
    'yes y true 1 x ✓ ✔ ☑ ja j oui o vrai sí si s sim sì да так ano tak igen evet ναι है हाँ 是 对 對 はい 예 네 نعم כן có ya',
  ),
);
const no = new Set(
  foldedWords(
    'no n false 0 ✗ ✘ ☐ nein non faux não nao нет ні ne nie nem hayır όχι नहीं 否 不 いいえ 아니요 아니오 لا לא không tidak nee nej nei',
  ),
);

function foldedWords(words: string): readonly string[] {
  return words.split(' ').map(foldWord);
}

/** Reads a yes or a no of any language, or the sign for it; null if the words are neither. */
export function readTypedYesOrNo(words: string): 'yes' | 'no' | null {
  const key = foldWord(words);
  return yes.has(key) ? 'yes' : no.has(key) ? 'no' : null;
}
