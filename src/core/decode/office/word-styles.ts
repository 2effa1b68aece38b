import { readXml } from '../../container/xml.ts';
import { prefixes } from './word-names.ts';

/** What a paragraph has by itself or by its style; missing is what neither says. */
export interface ParagraphProperties {
  readonly style?: string;
  /** 0 to 8 of headings; 9 is the body of the text. */
  readonly outline?: number;
  /** 0 is none. */
  readonly list?: string;
  readonly level?: number;
}

interface Style extends ParagraphProperties {
  name: string;
  basedOn: string | null;
  isDefault: boolean;
}

/** The paragraph styles of a document. */
export interface Styles {
  readonly language: string | null;
  /** With all that its style says, and those that it is based on. */
  withStyle(own: ParagraphProperties): ParagraphProperties;
  /** The names of the style and of those it is based on, in small letters. */
  namesOf(own: ParagraphProperties): readonly string[];
}

/** Nobody bases styles on one another so often; a ring of them ends there. */
const longestLine = 20;

/** `bytes` are the part with the styles; null if there is none. */
export function readStyles(bytes: Uint8Array<ArrayBuffer> | null): Styles {
  const styles = new Map<string, Writable<Style>>();
  let language: string | null = null;
  let open: Writable<Style> | null = null;
  if (bytes)
    readXml(bytes, prefixes, {
      open(name, attribute) {
        const value = attribute('w:val');
        if (name === 'w:style') {
          open = { name: '', basedOn: null, isDefault: isOn(attribute('w:default') ?? '0') };
          if (attribute('w:type') === 'paragraph') styles.set(attribute('w:styleId') ?? '', open);
        } else if (name === 'w:lang' && open === null) language ??= value;
        else if (open === null) return;
        else if (name === 'w:name') open.name = (value ?? '').toLowerCase();
        else if (name === 'w:basedOn') open.basedOn = value;
        else Object.assign(open, propertyIn(name, value));
      },
      close(name) {
        if (name === 'w:style') open = null;
      },
      text: () => undefined,
    });
  const usual = [...styles].find(([, { isDefault }]) => isDefault)?.[0];

  function lineOf(id: string | undefined): readonly Style[] {
    const line: Style[] = [];
    let style = styles.get(id ?? usual ?? '');
    while (style && line.length < longestLine) {
      line.push(style);
      style = styles.get(style.basedOn ?? '');
    }
    return line;
  }
  return {
    language,
    withStyle: (own) => {
      const all: Writable<ParagraphProperties> = {};
      for (const { outline, list, level } of lineOf(own.style).toReversed())
        Object.assign(all, defined({ outline, list, level }));
      return Object.assign(all, own);
    },
    namesOf: (own) => lineOf(own.style).map(({ name }) => name),
  };
}

/** What an element inside of a paragraph's properties says. */
export function propertyIn(name: string, value: string | null): ParagraphProperties {
  if (value === null) return {};
  if (name === 'w:pStyle') return { style: value };
  if (name === 'w:outlineLvl') return { outline: count(value, 9) };
  if (name === 'w:numId') return { list: value };
  if (name === 'w:ilvl') return { level: count(value, 8) };
  return {};
}

/** Whether a switch is on; one without a value is. */
export function isOn(value: string | null): boolean {
  return value === null || !/^(?:0|false|off|none)$/iu.test(value);
}

/** A whole number from 0 up to the most. */
export function count(value: string | null, most: number): number {
  const number = Number.parseInt(value ?? '', 10);
  return Number.isFinite(number) ? Math.max(0, Math.min(number, most)) : 0;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function defined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>;
}
