import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fieldsOfScreens } from './fields.ts';

const screens = path.join(import.meta.dirname, '../../src/renderer/ui');

/** What a person types words into: the page's own fields, and ours that are made of them. */
const field =
  /<(?:input|textarea|Input|TextField|InlineName|NoteField|WordsField|MarkdownField|MarkdownEditor|StoredWords|WhenField|AskLine|LinkForm|NoteBox)\b/gu;
/** Of the page's own, those into which no words are typed. */
const wordless = /type="(?:checkbox|radio|file|range|color|number)"/u;

function fieldsIn(source: string): number {
  return [...source.matchAll(field)].filter(({ index }) => {
    const end = source.indexOf('/>', index);
    return !wordless.test(source.slice(index, end < 0 ? index + 400 : end));
  }).length;
}

test('of every field for a person’s words it is said what becomes of them', () => {
  const found = readdirSync(screens, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => [file.split(path.sep).join('/'), fieldsIn(readFileSync(path.join(screens, file), 'utf8'))] as const)
    .filter(([, count]) => count > 0);
  // A new field stands in the table of fields.ts.
  const told = Object.entries(fieldsOfScreens).map(([file, kept]) => [file, kept.length] as const);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(told));
});
