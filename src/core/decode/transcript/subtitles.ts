import { fail, ok } from '../../model/result.ts';
import type { WrittenBlock } from '../blocks.ts';
import { textOfBlocks } from '../blocks.ts';
import type { Format } from '../format.ts';
import { formatNames } from '../format-names.ts';
import { decodePlainText, withPlainNewlines } from '../plain-text.ts';

/**
 * Transcripts with times, as subtitles have them: SubRip and WebVTT (https://www.w3.org/TR/webvtt1/). What one person says without
 * a pause is a paragraph, with the time and the name before it as people write them: `[00:12:31] Lind: …`.
 */
export const subtitles: Format = {
  ...formatNames.subtitles,
  decoder: 'subtitles-1',
  decode(bytes, { step }, { label }) {
    const raw = decodePlainText(bytes, label);
    if (!raw.ok) return Promise.resolve(raw);
    step();
    const turns = turnsOf(cuesIn(withPlainNewlines(raw.value.text)));
    if (turns.length === 0) return Promise.resolve(fail('unreadable', '', 'no-times'));
    return Promise.resolve(ok([{ part: '', ...textOfBlocks(turns.map(written)), encoding: raw.value.encoding }]));
  },
};

/** Words that are shown for a while; times in seconds. */
interface Cue {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

interface Turn {
  readonly from: number;
  to: number;
  readonly speaker: string;
  words: string;
}

const timing =
  /^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*-->\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})(?:\s|$)/u;

function cuesIn(text: string): readonly Cue[] {
  const cues: Cue[] = [];
  let open: { from: number; to: number; lines: string[] } | null = null;
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    const times = timing.exec(line);
    if (times) cues.push((open = { from: seconds(times, 1), to: seconds(times, 5), lines: [] }));
    else if (line.trim() === '') open = null;
    // A number or a name of the next one may stand right below.
    else if (open && !(timing.test(lines[at + 1] ?? '') && /^\s*\d+\s*$/u.test(line))) open.lines.push(line);
  }
  return cues;
}

function seconds(times: RegExpExecArray, at: number): number {
  const [hours = '0', minutes = '0', whole = '0', part = '0'] = times.slice(at, at + 4);
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(`0.${part}`);
}

/** A longer pause parts two paragraphs, and so does a sentence that ends where one is long. */
const pause = 3;
const longTurn = 500;

function turnsOf(cues: readonly Cue[]): readonly Turn[] {
  const turns: Turn[] = [];
  /** Captions that roll show each line twice. */
  let shown: readonly string[] = [];
  for (const { from, to, lines } of cues) {
    const said = lines.map(spoken).filter(({ words }) => words !== '');
    for (const { speaker, words, begins } of said) {
      if (shown.includes(words)) continue;
      const turn = turns.at(-1);
      const goesOn =
        turn !== undefined &&
        !begins &&
        (speaker === '' || speaker === turn.speaker) &&
        from - turn.to < pause &&
        !(turn.words.length > longTurn && /[.!?…。！？؟۔]["”»’)]*$/u.test(turn.words));
      if (goesOn) {
        turn.words += ` ${words}`;
        turn.to = Math.max(turn.to, to);
      } else turns.push({ from, to, speaker, words });
    }
    shown = said.map(({ words }) => words);
  }
  return turns;
}

/** Who says a line, where it is told: by a voice of WebVTT, or by a dash that only says that it is another. */
function spoken(line: string): { readonly speaker: string; readonly words: string; readonly begins: boolean } {
  const voice = /<v(?:\.[^\s>]*)?\s+([^>]*)>/u.exec(line)?.[1] ?? '';
  const words = withCharacters(line.replace(/<[^<>]*>|\{\\[^{}]*\}/gu, ''))
    .replace(/\s+/gu, ' ')
    .trim();
  const named = /^(?:>>\s*)?(\p{Lu}[\p{L}\p{M}.'’ -]{0,40}):\s+(?=\S)/u.exec(words);
  const speaker = withCharacters(voice).trim() || (named?.[1] ?? '');
  const rest = voice === '' && named ? words.slice(named[0].length) : words;
  return {
    speaker,
    words: rest.replace(/^(?:>>|[-–—])\s*/u, ''),
    begins: named !== null || /^(?:>>|[-–—])\s*\S/u.test(rest),
  };
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};

function withCharacters(words: string): string {
  return words.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/gu, (_, name: string) => named[name]!);
}

function written({ from, speaker, words }: Turn): WrittenBlock {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const time = `${two(from / 3600)}:${two((from / 60) % 60)}:${two(from % 60)}`;
  return { kind: 'paragraph', text: `[${time}] ${speaker === '' ? '' : `${speaker}: `}${words}` };
}
