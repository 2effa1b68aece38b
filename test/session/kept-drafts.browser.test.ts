import { afterEach, expect, test } from 'vitest';
import { dropAllKept, dropKept, keepBeside, keptAt } from '../../src/renderer/session/kept-drafts.ts';

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

test('a name that is done leaves nothing of what a window that is gone had left there; prose of another window stays', () => {
  const name = { kind: 'tag-name', id: 't1' } as const;
  const page = { kind: 'note-body', id: 'n1' } as const;
  for (const place of [name, page]) {
    keepBeside('there', place, 'Hafen');
    const [key = ''] = Object.keys(localStorage).filter((one) => one.includes(place.kind));
    const gone = { ...(JSON.parse(localStorage.getItem(key)!) as object), words: 'Haf', window: 'gone' };
    localStorage.setItem(key.replace(/@.*$/u, '@gone'), JSON.stringify(gone));
    dropKept('there', place);
  }
  expect([keptAt('there', name), keptAt('there', page)]).toEqual([null, 'Haf']);
});
