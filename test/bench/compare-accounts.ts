import { chance, words } from '../core/accounts.ts';
import { prose, tell } from '../core/told.ts';

// Accounts as news have them: frequent and rare words, 22 a sentence, function words among them.

const vocabularySize = 20_000;
const sentenceLength = 22;
const functionWords = 'the of and to in a that was for on by with from at as it his had were which'.split(' ');

/** Six accounts of so many sentences, which tell much of one source in their own ways. */
export function makeAccounts(sentences: number): string[] {
  const random = chance(6);
  const vocabulary = words(random, 'en', vocabularySize);
  const word = () =>
    random() < 0.4
      ? functionWords[Math.floor(functionWords.length * random() ** 2)]!
      : vocabulary[Math.floor(vocabularySize * random() ** 3)]!;
  const source = Array.from({ length: sentences }, (_, at) => {
    const said = Array.from({ length: sentenceLength }, word).join(' ');
    return `${said[0]!.toUpperCase()}${said.slice(1)} ${at % 7 === 0 ? at * 17 + 3 : word()}`;
  });
  return Array.from({ length: 6 }, (_, at) => {
    const { text } = tell(random, { ...prose[0]!, sentences: source }, 0.98);
    return `Account ${at + 1}\n\nMay ${at + 1}, 2031\n\n${text}\n`;
  });
}
