import { readXml } from '../../container/xml.ts';
import { numeral } from '../html/list-marker.ts';
import { prefixes } from './word-names.ts';
import { count, isOn } from './word-styles.ts';

interface Level {
  start: number;
  format: string;
  /** As the file writes it: `%1.%2`. */
  text: string;
}

interface List {
  readonly levels: Map<number, Level>;
  /** Lists of one pattern count on from one another. */
  readonly pattern: string;
}

/** The lists of a document, which count as its paragraphs are gone through in their order. */
export interface Numbering {
  /** What is drawn before the next paragraph at a level of a list; empty if nothing is, null if there is no such list. */
  next(list: string, level: number): string | null;
}

const letters: Readonly<Record<string, string>> = {
  upperLetter: 'A',
  lowerLetter: 'a',
  upperRoman: 'I',
  lowerRoman: 'i',
};
const levels = 9;
const longestMarker = 40;

/** `bytes` are the part with the lists; null if there is none. */
export function readNumbering(bytes: Uint8Array<ArrayBuffer> | null): Numbering {
  const patterns = new Map<string, Map<number, Level>>();
  const lists = new Map<string, List>();
  if (bytes) readLists(bytes, patterns, lists);
  /** By pattern: how far each level has counted. */
  const counts = new Map<string, (number | null)[]>();
  const begun = new Set<string>();

  return {
    next(id, level) {
      const list = lists.get(id);
      const own = list?.levels.get(level);
      if (!list || !own) return null;
      const counted = counts.get(list.pattern) ?? Array.from({ length: levels }, () => null);
      counts.set(list.pattern, counted);
      if (!begun.has(id)) {
        begun.add(id);
        // A list that says where it begins does not count on from another of its pattern.
        if (list.pattern.endsWith('!')) counted.fill(null);
      }
      counted[level] = counted[level] === null ? own.start : counted[level]! + 1;
      counted.fill(null, level + 1);
      if (own.format === 'bullet') return '•';
      if (own.format === 'none') return '';
      return own.text
        .replace(/%([1-9])/gu, (_, digit: string) => {
          const at = Number(digit) - 1;
          const { format = 'decimal', start = 1 } = list.levels.get(at) ?? {};
          return numeral(counted[at] ?? start, letters[format] ?? '1');
        })
        .slice(0, longestMarker);
    },
  };
}

function readLists(
  bytes: Uint8Array<ArrayBuffer>,
  patterns: Map<string, Map<number, Level>>,
  lists: Map<string, List>,
): void {
  let pattern: Map<number, Level> | null = null;
  let list: { id: string; pattern: string; over: Map<number, Partial<Level>> } | null = null;
  let level: Partial<Level> | null = null;
  const at = (number: string | null) => count(number, levels - 1);
  readXml(bytes, prefixes, {
    open(name, attribute) {
      const value = attribute('w:val');
      if (name === 'w:abstractNum') patterns.set(attribute('w:abstractNumId') ?? '', (pattern = new Map()));
      else if (name === 'w:num') list = { id: attribute('w:numId') ?? '', pattern: '', over: new Map() };
      else if (name === 'w:abstractNumId' && list) list.pattern = value ?? '';
      else if (name === 'w:lvlOverride' && list) list.over.set(at(attribute('w:ilvl')), (level = {}));
      else if (name === 'w:startOverride' && level) level.start = count(value, 1_000_000);
      else if (name === 'w:lvl') {
        const into = list ? (level ?? {}) : { start: 1, format: 'decimal', text: '' };
        if (!list) pattern?.set(at(attribute('w:ilvl')), into as Level);
        level = into;
      } else if (level === null) return;
      else if (name === 'w:start') level.start = count(value, 1_000_000);
      else if (name === 'w:numFmt') level.format = value ?? 'decimal';
      else if (name === 'w:lvlText') level.text = (value ?? '').slice(0, longestMarker);
      else if (name === 'w:vanish' && isOn(value)) level.format = 'none';
    },
    close(name) {
      if (name === 'w:abstractNum') pattern = null;
      else if (name === 'w:lvlOverride' || (name === 'w:lvl' && !list)) level = null;
      else if (name === 'w:num' && list) {
        const { id, pattern: named, over } = list;
        const all = new Map([...(patterns.get(named) ?? [])].map(([number, one]) => [number, { ...one }]));
        for (const [number, one] of over)
          all.set(number, { start: 1, format: 'decimal', text: '', ...all.get(number), ...one });
        // One of its own that says where it begins counts alone.
        const apart = [...over.values()].some(({ start }) => start !== undefined);
        lists.set(id, { levels: all, pattern: apart ? `${named} ${id}!` : named });
        list = null;
      }
    },
    text: () => undefined,
  });
}
