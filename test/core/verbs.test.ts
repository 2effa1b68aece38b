import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { verbs } from '../../src/core/model/change.ts';

// A verb of the history that no act has, and its words, would be kept for ever without a reason.

const source = path.resolve(import.meta.dirname, '../../src');

test('every verb of the history is the label of an act that a command or a worker makes', () => {
  const made = ['renderer/commands', 'renderer/workers']
    .flatMap((room) => readdirSync(path.join(source, room)).map((name) => path.join(source, room, name)))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  expect(verbs).toContain('merge-tags');
  expect(verbs.filter((verb) => !made.includes(`'${verb}'`))).toEqual([]);
});
