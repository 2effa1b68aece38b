import { readXml } from '../../container/xml.ts';
import { numeral } from '../html/list-marker.ts';
import { prefixes } from './open-document-names.ts';
import { count } from './word-styles.ts';

/** What a style says itself; missing is what it does not say. */
interface Style {
  readonly name: string;
  readonly parent: string | null;
  /** Of headings 1 to 10; 0 is none. */
  outline?: number;
  list?: string;
  hidden?: boolean;
  highlighted?: boolean;
  raised?: boolean;
}

interface Level {
  readonly bullet: boolean;
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  /** How many levels its numbers are made of. */
  readonly shown: number;
}

/** How the items of a list are marked, by level from 1. */
export type ListStyle = ReadonlyMap<number, Level>;

/** The styles of an OpenDocument text. */
export interface OpenStyles {
  readonly language: string | null;
  /** Of headings. */
  readonly outline: ListStyle;
  list(name: string): ListStyle | null;
  /** With what those say that it is based on; `names` are in small letters, its own first. */
  paragraph(name: string): { readonly names: readonly string[] } & Pick<Style, 'outline' | 'list' | 'hidden'>;
  /** Whether words in a style of characters are not shown. */
  hides(name: string): boolean;
  /** Whether they have a colour behind them. */
  highlights(name: string): boolean;
  /** Whether its words stand small above the line. */
  raises(name: string): boolean;
}

/** Nobody bases styles on one another so often; a ring of them ends there. */
const longestLine = 20;
const longestMarker = 40;
const deepestLevel = 10;

/** `parts`: those that hold styles, the text itself last. */
export function readOpenStyles(parts: readonly Uint8Array<ArrayBuffer>[]): OpenStyles {
  const styles = new Map<string, Style>();
  const lists = new Map<string, Map<number, Level>>();
  const outline = new Map<number, Level>();
  let language: string | null = null;
  for (const bytes of parts) {
    let open: Style | null = null;
    let usual = false;
    let levels: Map<number, Level> | null = null;
    readXml(bytes, prefixes, {
      open(name, attribute) {
        if (name === 'style:style') {
          const [family, called] = [attribute('style:family'), attribute('style:name') ?? ''];
          open = {
            name: (attribute('style:display-name') ?? called.replaceAll('_20_', ' ')).toLowerCase(),
            parent: attribute('style:parent-style-name'),
            ...defined('outline', count(attribute('style:default-outline-level'), deepestLevel)),
            ...defined('list', attribute('style:list-style-name')),
          };
          styles.set(`${family} ${called}`, open);
        } else if (name === 'style:default-style') usual = attribute('style:family') === 'paragraph';
        else if (name === 'style:text-properties') {
          if (open)
            Object.assign(
              open,
              hiding(attribute('text:display')),
              highlighting(attribute('fo:background-color')),
              raising(attribute('style:text-position')),
            );
          else if (usual) language ??= languageOf(attribute('fo:language'), attribute('fo:country'));
        } else if (name === 'text:list-style') lists.set(attribute('style:name') ?? '', (levels = new Map()));
        else if (name === 'text:outline-style') levels = outline;
        else if (levels && /^text:(?:list-level-style-|outline-level-style)/u.test(name))
          levels.set(count(attribute('text:level'), deepestLevel), levelOf(name, attribute));
      },
      close(name) {
        if (name === 'style:style') open = null;
        else if (name === 'style:default-style') usual = false;
        else if (name === 'text:list-style' || name === 'text:outline-style') levels = null;
      },
      text: () => undefined,
    });
  }

  function lineOf(family: string, name: string): readonly Style[] {
    const line: Style[] = [];
    let style = styles.get(`${family} ${name}`);
    while (style && line.length < longestLine) {
      line.push(style);
      style = styles.get(`${family} ${style.parent ?? ''}`);
    }
    return line;
  }
  return {
    language,
    outline,
    list: (name) => lists.get(name) ?? null,
    paragraph(name) {
      const line = lineOf('paragraph', name);
      return Object.assign({}, ...line.toReversed(), { names: line.map((one) => one.name) }) as {
        readonly names: readonly string[];
      } & Style;
    },
    highlights: (name) =>
      lineOf('text', name).find(({ highlighted }) => highlighted !== undefined)?.highlighted ?? false,
    raises: (name) => lineOf('text', name).find(({ raised }) => raised !== undefined)?.raised ?? false,
    hides: (name) => lineOf('text', name).find(({ hidden }) => hidden !== undefined)?.hidden ?? false,
  };
}

function levelOf(name: string, attribute: (name: string) => string | null): Level {
  return {
    bullet: !/-number$|^text:outline/u.test(name),
    format: attribute('style:num-format') ?? '',
    prefix: attribute('style:num-prefix') ?? '',
    suffix: attribute('style:num-suffix') ?? '',
    start: count(attribute('text:start-value') ?? '1', 1_000_000),
    shown: count(attribute('text:display-levels') ?? '1', deepestLevel),
  };
}

/** How far each level of a list has counted, from 1; null where it has not begun. */
export type Counted = (number | null)[];

/** Counts an item at a level, and says what is drawn before it; empty if nothing is. `from`: the number that it says it has. */
export function markerOf(style: ListStyle, counted: Counted, level: number, from: number | null): string {
  const own = style.get(level);
  if (!own) return '';
  const last = counted[level] ?? null;
  counted[level] = from ?? (last === null ? own.start : last + 1);
  counted.length = level + 1;
  if (own.bullet) return '•';
  if (own.format === '') return '';
  const numbers: string[] = [];
  for (let at = Math.max(1, level - own.shown + 1); at <= level; at++) {
    const { format = '', start = 1 } = style.get(at) ?? {};
    if (format !== '') numbers.push(numeral(counted[at] ?? start, format));
  }
  return `${own.prefix}${numbers.join('.')}${own.suffix}`.trim().slice(0, longestMarker);
}

function hiding(display: string | null): Pick<Style, 'hidden'> {
  return display === null ? {} : { hidden: display === 'none' };
}

/** `super 58%`, or how far above the line. */
function raising(position: string | null): Pick<Style, 'raised'> {
  return position === null ? {} : { raised: /^\s*(?:super|[1-9])/u.test(position) };
}

function highlighting(colour: string | null): Pick<Style, 'highlighted'> {
  return colour === null ? {} : { highlighted: /^#(?!f{6})/iu.test(colour) };
}

function languageOf(language: string | null, country: string | null): string | null {
  if (language === null || /^(?:none|zxx|)$/u.test(language)) return null;
  return country === null || /^(?:none|)$/u.test(country) ? language : `${language}-${country}`;
}

function defined(name: keyof Style, value: string | number | null): Partial<Style> {
  return value === null || value === '' || value === 0 ? {} : { [name]: value };
}
