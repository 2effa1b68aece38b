import { parseFragment } from 'parse5';
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

const clock = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?`;
const timing = new RegExp(String.raw`^\s*${clock}\s*-->\s*${clock}(?:\s|$)`, 'u');

/**
 * A cue ends where the next one begins, so that words below an empty line in it are kept. In WebVTT a name may stand before a
 * cue, and other blocks between them.
 */
function cuesIn(text: string): readonly Cue[] {
  const isWebVtt = /^\ufeff?WEBVTT(?:\s|$)/u.test(text);
  const cues: Cue[] = [];
  let open: { from: number; to: number; lines: string[] } | null = null;
  let belowEmpty = false;
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    const times = timing.exec(line);
    const isEmpty = line.trim() === '';
    if (times) cues.push((open = { from: seconds(times, 1), to: seconds(times, 5), lines: [] }));
    else if (isWebVtt && belowEmpty && /^(?:NOTE|STYLE|REGION)(?:\s|$)/u.test(line)) open = null;
    else if (open && !isEmpty && !isLabel(lines, at, isWebVtt && belowEmpty)) open.lines.push(line);
    belowEmpty = isEmpty;
  }
  return cues;
}

/** The number or name of the cue that begins below it. */
function isLabel(lines: readonly string[], at: number, mayBeName: boolean): boolean {
  const isNumber = /^\s*\d+\s*$/u.test(lines[at]!);
  const next = isNumber && lines[at + 1]?.trim() === '' ? lines[at + 2] : lines[at + 1];
  return (isNumber || mayBeName) && timing.test(next ?? '');
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
  let last: Shown = { to: -Infinity, said: [] };
  for (const { from, to, lines } of cues) {
    const said = lines
      .flatMap(voices)
      .map(spoken)
      .filter(({ words }) => words !== '');
    for (const { speaker, words, begins } of said.slice(rolledFrom(last, { from, to, said }))) {
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
    last = { to, said };
  }
  return turns;
}

interface Spoken {
  readonly speaker: string;
  readonly words: string;
  readonly begins: boolean;
}

interface Shown {
  readonly to: number;
  readonly said: readonly Spoken[];
}

/** Times this close, in seconds, are the same. */
const atOnce = 0.05;

/**
 * How many lines at its beginning stood there already: captions that roll show a line again above the next one, at the moment
 * at which the cue before ends, or alone for an instant. Whoever gives the same answer again says it again.
 */
function rolledFrom(last: Shown, { from, to, said }: Shown & { readonly from: number }): number {
  if (Math.abs(from - last.to) > atOnce) return 0;
  const most = Math.min(last.said.length, to - from <= atOnce ? said.length : said.length - 1);
  for (let count = most; count > 0; count--) {
    const above = last.said.slice(-count);
    const isSame = (one: Spoken, at: number) =>
      !one.begins && one.words === above[at]!.words && one.speaker === above[at]!.speaker;
    if (said.slice(0, count).every(isSame)) return count;
  }
  return 0;
}

/** A line of WebVTT may hold what several people say. */
function voices(line: string): readonly string[] {
  return line.split(/(?=<v[.\s][^<>]*>)/u);
}

/** What is drawn as no words; all else in angle brackets is what somebody wrote, as `<unintelligible>` is. */
const tags =
  /<\/?(?:[bciusv]|lang|ruby|rt|font|span|em|strong)(?:[.\s][^<>]*)?>|<(?:\d+:)+\d+(?:[.,]\d+)?>|\{\\[^{}]*\}/giu;

/** Who says a line, where it is told: by a voice of WebVTT, or by a dash that only says that it is another. */
function spoken(line: string): Spoken {
  const voice = /<v(?:\.[^\s>]*)?\s+([^>]*)>/u.exec(line)?.[1] ?? '';
  const words = withCharacters(line.replace(/<br\s*\/?>/giu, ' ').replace(tags, ''))
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

/** With the characters that are written by number or by a name that pages know. */
function withCharacters(words: string): string {
  return words.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});/giu, (one) => {
    const [node] = parseFragment(one).childNodes;
    return node !== undefined && 'value' in node ? node.value : one;
  });
}

function written({ from, speaker, words }: Turn): WrittenBlock {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const time = `${two(from / 3600)}:${two((from / 60) % 60)}:${two(from % 60)}`;
  return { kind: 'paragraph', text: `[${time}] ${speaker === '' ? '' : `${speaker}: `}${words}` };
}
