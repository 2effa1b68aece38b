import { afterEach, expect, test } from 'vitest';
import { dropAllKept, keepBeside, keptAt } from '../../src/renderer/session/kept-drafts.ts';

afterEach(() => localStorage.clear());

test('the words that were kept of a deleted project go with it, and those of others stay', () => {
  const page = { kind: 'note-body', id: 'n1' } as const;
  const name = { kind: 'tag-name', id: 't1' } as const;
  for (const project of ['gone', 'gone-too', 'there']) {
    keepBeside(project, page, 'الميناء مغلق');
    keepBeside(project, name, 'Hafen');
  }
  dropAllKept('gone');
  expect([keptAt('gone', page), keptAt('gone', name)]).toEqual([null, null]);
  expect([keptAt('gone-too', page), keptAt('there', name)]).toEqual(['الميناء مغلق', 'Hafen']);
});
