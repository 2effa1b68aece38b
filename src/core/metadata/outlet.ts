import type { Guess } from '../model/records.ts';
import { hostOf } from './address.ts';
import type { Found } from './dateline.ts';
import { textGuess, wordCount } from './found.ts';
import type { Line } from './head.ts';
import type { Reading } from './reading.ts';
import { firstFound } from './reading.ts';

/** Who published the document: stated, by its address, by its masthead or its agency. */
export function outletOf(lines: readonly Reading[], tail: readonly Line[], url: Found | null): Guess | null {
  const stated = firstFound(lines, ({ outlet }) => outlet);
  const agency = firstFound(lines, ({ agency }) => agency);
  if (stated !== null) return stated;
  if (url !== null) {
    const host = hostOf(url);
    const named = host === null ? null : nameOfHost(host.words, [...lines, ...tail]);
    const guess = named ?? host;
    if (guess !== null)
      return { ...textGuess(guess.words, guess), ...(agency === null ? {} : { doubt: 'several' as const }) };
  }
  const paper = firstFound(lines, ({ paper }) => paper);
  if (lines[0]?.masthead === true && paper !== null) return { ...paper, doubt: 'weak' };
  return (
    agency ??
    firstFound(lines.slice(0, 3), ({ site }) => site) ??
    (paper === null ? null : { ...paper, doubt: 'weak' as const })
  );
}

/** A short line that is the site's name: its first word is how the host's name begins. */
function nameOfHost(host: string, lines: readonly Line[]): Found | null {
  const label = mainLabel(host);
  const line = lines.find(({ words: said }) => {
    if (said.length > 40 || wordCount(said) > 4 || /[.!?:,]$/u.test(said) || !/^\p{Lu}/u.test(said)) return false;
    const joined = said.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const firstWord = /^[\p{L}\p{N}]+/u.exec(said.toLowerCase())?.[0] ?? '';
    return (
      joined === label ||
      (firstWord.length >= 4 && label.startsWith(firstWord)) ||
      (label.length >= 4 && joined.startsWith(label))
    );
  });
  return line === undefined ? null : { words: line.words, from: line.from, to: line.to };
}

/** `bbc` of `www.bbc.co.uk`. */
function mainLabel(host: string): string {
  const parts = host.toLowerCase().split('.');
  const end =
    parts.length > 2 && parts[parts.length - 2]!.length <= 3 && parts[parts.length - 1]!.length === 2 ? -3 : -2;
  return parts.at(end) ?? parts[0]!;
}
