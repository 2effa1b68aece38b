import type { Replacement } from './bind.ts';

const task = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[(?<box>[ xX])\](?=\s|$)/u;

/** Ticks the task whose list item begins at this offset of the note, or takes the tick away; null if there is none. */
export function tickTask(markdown: string, at: number): Replacement | null {
  const end = markdown.indexOf('\n', at);
  const found = task.exec(markdown.slice(at, end < 0 ? markdown.length : end));
  if (!found) return null;
  const box = at + found[0].length - 2;
  return { from: box, to: box + 1, insert: found.groups!['box'] === ' ' ? 'x' : ' ' };
}
