import type { Annotation } from './records.ts';

/** Somebody who made annotations, and how many; who gave no name is nobody here. */
export interface Coder {
  readonly name: string;
  readonly marks: number;
}

/** Everybody who made these annotations, in the order of their names. */
export function peopleOf(annotations: Iterable<Pick<Annotation, 'author'>>): readonly Coder[] {
  const marks = new Map<string, number>();
  for (const { author } of annotations) if (author !== '') marks.set(author, (marks.get(author) ?? 0) + 1);
  return [...marks]
    .map(([name, count]) => ({ name, marks: count }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.name < b.name ? -1 : 1));
}

/** Those that one person made; of null, all. */
export function madeBy<A extends Pick<Annotation, 'author'>>(
  annotations: readonly A[],
  author: string | null,
): readonly A[] {
  return author === null ? annotations : annotations.filter((one) => one.author === author);
}
