import { escapeXml, unsayable } from '../xml-text.ts';

/** Attributes as they stand in a tag, each after a space; those without a value are left out. */
export function attributesXml(values: Readonly<Record<string, string | null>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) => (value === null ? [] : [` ${name}="${attributeXml(value)}"`]))
    .join('');
}

/** An element that holds words alone; nothing if there are none. */
export function wordsXml(name: string, words: string): string {
  return words === '' ? '' : `<${name}>${sayable(words)}</${name}>`;
}

/** Words as the content of an element. What XML cannot say is replaced, so that positions stay. */
function sayable(words: string): string {
  return escapeXml(words.replaceAll('\r', '\n').replaceAll(unsayable, '\ufffd'));
}

/** White space other than a blank would be read as a blank. */
function attributeXml(value: string): string {
  return sayable(value).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

/** A time as XML Schema writes it; null for what is none. */
export function dateTime(time: string): string | null {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/u.test(time) ? time : null;
}
