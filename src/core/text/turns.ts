// Who speaks where: interviews, chats, plays, records of parliaments and subtitles name whoever speaks before the words, or
// say when. Read from the text alone, so that it holds for every format and every text that is in a project already. No word is
// taken out of the text, and nothing is said where it is not sure: names must come again, and make up much of the text. A name that
// stands there once ends the words of whoever spoke before, and from it on nobody is said to speak.

/** What one person says without another between. It goes on until the next turn begins; offsets into the text. */
export interface Turn {
  readonly from: number;
  /** Where the words begin, behind the name and the time. */
  readonly words: number;
  /** As it is written; null where nobody is named, or it is not sure. */
  readonly speaker: string | null;
  /** As it is written, without brackets. */
  readonly time: string | null;
}

/** The way in which turns are written. */
type Way = 'colon' | 'capitals' | 'timed' | 'chat';

interface Found extends Turn {
  readonly way: Way;
  /** A blank line or nothing stands before it. */
  readonly beginsBlock: boolean;
}

const clock = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[ap]\.?m\.?)?`;
const word = String.raw`[\p{L}\p{M}\p{N}.'’&·・-]+`;
const name = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’&·・-]*(?:[ \u00a0]${word}){0,5}`;
/** What stands behind a name: a constituency, a party, how it is said, when. */
const added = String.raw`(?:[ \u00a0]*[([][^()[\]\n]{1,60}[)\]]){0,3}`;

const colon = new RegExp(String.raw`^(${name})(${added})[ \u00a0]*[:：](?=[\s\p{Lo}\p{Pi}\p{Ps}"']|$)\s*`, 'u');
/** In capitals, or with the family name in such: `HAMLET.`, `The SPEAKER.`, `Mr. SMITH of Holm.` */
const capitals = new RegExp(
  String.raw`^((?:\p{Lu}[\p{L}\p{M}]{0,5}\.? ){0,2}\p{Lu}[\p{Lu}\p{M}'’-]+(?: [\p{Lu}\p{M}\p{N}'’-]+){0,3}(?: (?:of|de|von) \p{Lu}[\p{L}\p{M}]*){0,2})(${added})(?:\.(?:\s*[—–]|(?=\s|$))|$)\s*`,
  'u',
);
const bracketed = new RegExp(String.raw`^[([](${clock})[)\]]\s*(?:[-–—]\s+)?`, 'iu');
const bareTime = new RegExp(String.raw`^(${clock})\s+(?:[-–—]\s+)?`, 'iu');
/** `Marta Lind  0:03` on a line of its own. */
const nameAndTime = new RegExp(String.raw`^(${name})[ \u00a0\t]+[([]?(${clock})[)\]]?\s*:?$`, 'iu');
const timeInside = new RegExp(String.raw`[([](${clock})[)\]]`, 'iu');
/** As programs for messages write: `[12.05.25, 14:03:22] Marta: …`, `12/05/2025, 14:03 - Marta: …`. */
const message = new RegExp(
  String.raw`^\u200e?\[?(\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ \u00a0\u202f]+${clock})\]?[ \u00a0]+(?:[-–][ \u00a0]+)?([^:\n]{1,40}):\s*`,
  'iu',
);
const nick = new RegExp(String.raw`^(?:[([]?(${clock})[)\]]?\s+)?<[@+ ]?([^<>\s]{1,30})>\s+`, 'iu');

/** Whoever looks at a line needs no more of it. */
const longestStart = 160;
const longestName = 40;
/** A text in whose first so many lines hardly anybody speaks is no transcript: a book of ten megabytes is not read to its end. */
const [enough, fewest] = [3000, 0.02];

/** The turns of a text, in its order; empty if it is none, or if that is not sure. */
export function turnsIn(text: string): readonly Turn[] {
  const { found, lines, blocks } = read(text);
  const ways = (['chat', 'timed', 'colon', 'capitals'] as const).filter((way) =>
    isSure(
      found.filter((one) => one.way === way),
      way,
      lines,
      blocks,
      text,
    ),
  );
  if (ways.length === 0) return [];
  const sure = found.filter(({ way }) => ways.includes(way));
  const named = namesIn(sure, blocks);
  // Programs write every message of a chat with its sender: in its lines nothing else is a name.
  const all = ways.includes('chat') ? sure : found.filter((one) => ways.includes(one.way) || one.beginsBlock);
  const turns = all.map((one): Turn => {
    const { from, words, speaker, time, way } = one;
    const known = ways.includes(way) && (speaker === null || time !== null || named.has(speaker));
    return known ? { from, words, speaker, time } : { from, words: from, speaker: null, time: null };
  });
  return turns.slice(turns.findIndex(({ speaker, time }) => speaker !== null || time !== null));
}

/** Who speaks in a stretch of a text, each once, in their order; `turns` are those of the text. */
export function speakersWithin(turns: readonly Turn[], from: number, to: number): readonly string[] {
  const first = Math.max(
    0,
    turns.findLastIndex((turn) => turn.from <= from),
  );
  const speakers = new Set<string>();
  for (let at = first; at < turns.length && turns[at]!.from < to; at++) {
    const { from: begins, speaker } = turns[at]!;
    const end = turns[at + 1]?.from ?? Infinity;
    if (speaker !== null && end > from && begins < to) speakers.add(speaker);
  }
  return [...speakers];
}

function read(text: string): { readonly found: readonly Found[]; readonly lines: number; readonly blocks: number } {
  const found: Found[] = [];
  let lines = 0;
  let blocks = 0;
  let blank = true;
  for (let from = 0; from < text.length;) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    let first = from;
    while (first < end && /\s/u.test(text[first]!)) first += 1;
    if (first < end) {
      lines += 1;
      if (blank) blocks += 1;
      const turn = turnAt(text.slice(first, Math.min(end, first + longestStart)), first, blank);
      if (turn !== null) found.push(turn);
      if (lines === enough && found.length < lines * fewest) break;
    }
    blank = first === end;
    from = end + 1;
  }
  return { found, lines, blocks };
}

function turnAt(line: string, from: number, beginsBlock: boolean): Found | null {
  if (!/[:：.<]/u.test(line) && !/^\p{Lu}{2}/u.test(line)) return null;
  const turn = (way: Way, speaker: string | null, time: string | null, length: number): Found => ({
    from,
    words: from + length,
    speaker: speaker === null ? null : speaker.replace(/\s+/gu, ' ').trim(),
    time,
    way,
    beginsBlock,
  });
  const said = message.exec(line);
  if (said) return turn('chat', said[2]!, said[1]!, said[0].length);
  const nicked = nick.exec(line);
  if (nicked) return turn('chat', nicked[2]!, nicked[1] ?? null, nicked[0].length);
  const alone = nameAndTime.exec(line);
  if (alone && isName(alone[1]!)) return turn('timed', alone[1]!, alone[2]!, alone[0].length);
  const timed = bracketed.exec(line) ?? bareTime.exec(line);
  const rest = line.slice(timed?.[0].length ?? 0);
  const named = colon.exec(rest);
  if (named && isName(named[1]!)) {
    const time = timed?.[1] ?? timeInside.exec(named[2]!)?.[1] ?? null;
    return turn(time === null ? 'colon' : 'timed', named[1]!, time, line.length - rest.length + named[0].length);
  }
  // A day's order has times before its lines, too, but no brackets.
  if (timed && /^[([]/u.test(line)) return turn('timed', null, timed[1]!, timed[0].length);
  const large = timed ? null : capitals.exec(line);
  // Acts and scenes are counted so, speakers are not.
  return large && large[1]!.length <= longestName && !/ [IVXLC]+$/u.test(large[1]!)
    ? turn('capitals', large[1]!, null, large[0].length)
    : null;
}

const small = /^(?:de|da|di|do|dos|du|del|della|la|le|von|van|der|den|zu|af|av|al|el|bin|ibn|ben|of|the|y|e|и|i)$/u;

/** Whether words can be a name: in scripts with capitals each has one, but for some that stand in names. */
function isName(words: string): boolean {
  if (words.length > longestName) return false;
  const all = words.split(/[ \u00a0]+/u);
  return (
    all.length <= 5 &&
    !/^[\p{N}.]+$/u.test(words) &&
    all.every(
      (one, at) => /^(?:[\p{Lu}\p{Lt}\p{Lo}\p{N}]|[ldo]['’]\p{Lu}|al-|#\d)/u.test(one) || (at > 0 && small.test(one)),
    )
  );
}

/** How many there must be, and how many of the lines or blocks they must be. */
const least = { turns: 4, of: { chat: 0.25, timed: 0.25, colon: 0.3, capitals: 0.3 }, ofLines: 0.2 };

function isSure(found: readonly Found[], way: Way, lines: number, blocks: number, text: string): boolean {
  if (found.length < least.turns) return false;
  const share = Math.max(found.filter(({ beginsBlock }) => beginsBlock).length / blocks, found.length / lines);
  const often = blocks * 2 > lines ? least.of[way] : Math.min(least.of[way], least.ofLines);
  if (share < often) return false;
  if (way === 'timed') return isAscending(found);
  const counts = countsOf(found);
  const again = [...counts.values()].filter((count) => count > 1);
  if (again.length < 2) return way === 'chat' && again.length === 1;
  if (way === 'chat') return true;
  // Names come again; titles of parts and fields of forms do not, or always in one order.
  const repeated = again.reduce((sum, count) => sum + count, 0);
  if (repeated < found.length * 0.6) return false;
  if (way === 'capitals') return found.length >= 8;
  if (isForm(found, counts)) return false;
  return found.filter((turn, at) => isSaid(wordsOf(text, turn, found[at + 1]))).length >= found.length * 0.5;
}

function wordsOf(text: string, { words }: Found, next: Found | undefined): string {
  return text.slice(words, Math.min(next?.from ?? text.length, words + 400)).trim();
}

/** Whether words are said: a sentence, or several words. */
function isSaid(words: string): boolean {
  return (
    /[.!?…。！？؟۔।][\p{Pe}\p{Pf}"']*(?:\s|$)/u.test(words) ||
    /^\S+(?:\s+\S+){5}/u.test(words) ||
    /\p{Lo}{6}/u.test(words)
  );
}

function countsOf(found: readonly Found[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { speaker } of found) if (speaker !== null) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  return counts;
}

/** Three or more fields that come again in one order: `Name`, `Age`, `Place`. People do not speak so. */
function isForm(found: readonly Found[], counts: ReadonlyMap<string, number>): boolean {
  const often = [...counts.values()];
  if (counts.size < 3 || Math.max(...often) - Math.min(...often) > 1) return false;
  const next = new Map<string, Map<string, number>>();
  found.slice(1).forEach(({ speaker }, at) => {
    const before = found[at]!.speaker!;
    const behind = next.get(before) ?? new Map<string, number>();
    next.set(before, behind);
    behind.set(speaker!, (behind.get(speaker!) ?? 0) + 1);
  });
  const usual = [...next.values()].reduce((sum, behind) => sum + Math.max(...behind.values()), 0);
  return usual >= (found.length - 1) * 0.85;
}

/** Whether times go on: hardly one is before the one above it. */
function isAscending(found: readonly Found[]): boolean {
  const times = found.map(({ time }) => seconds(time ?? ''));
  const back = times.filter((time, at) => at > 0 && time < times[at - 1]!).length;
  return back <= Math.max(1, times.length * 0.1);
}

function seconds(time: string): number {
  const parts = time
    .replace(/[^\d:].*$/u, '')
    .split(':')
    .map(Number);
  const [a = 0, b = 0, c = null] = parts;
  return c === null ? a * 60 + b : a * 3600 + b * 60 + c;
}

/**
 * Who is taken for a speaker: whoever is named again; once, if it begins a paragraph in a text in which nearly all do. Names
 * with times are not asked.
 */
function namesIn(found: readonly Found[], blocks: number): ReadonlySet<string> {
  const counts = countsOf(found);
  const dense = found.filter(({ beginsBlock }) => beginsBlock).length >= blocks * 0.8;
  const again = [...counts].filter(([, count]) => count > 1);
  const large = again.length > 0 && again.every(([speaker]) => isLarge(speaker));
  const names = [...counts].filter(
    ([speaker, count]) =>
      count > 1 ||
      (dense &&
        isLarge(speaker) === large &&
        found.some((one) => one.speaker === speaker && one.beginsBlock && one.way !== 'capitals')),
  );
  return new Set(names.map(([speaker]) => speaker));
}

function isLarge(words: string): boolean {
  return /\p{Lu}/u.test(words) && !/\p{Ll}/u.test(words);
}
