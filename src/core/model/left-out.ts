import type { Found } from './records.ts';

// What a file held that is not in its text. It is told beside the text, under a key that is no attribute of documents, so
// that it goes with the text wherever that goes.

/** What can be left out; the interface has words for each. */
export const leftOutKinds = [
  'comments',
  'deletions',
  'insertions',
  'remarks',
  'pictures',
  'objects',
  'hidden',
  'macros',
  'blank-pages',
  'page-heads',
  'fields',
  'signs',
  'front-matter',
  'values',
] as const;

/**
 * One of them. `insertions` are not left out but kept: who reads tracked changes has to know. So are `remarks`, comments and
 * highlights that came in as annotations.
 */
export type LeftOutKind = (typeof leftOutKinds)[number];

/** How many of each; none is 0. */
export type LeftOut = Readonly<Partial<Record<LeftOutKind, number>>>;

/** The key in `Found.attributes`. */
export const leftOutKey = 'left-out';

/** As it is stored; nothing if nothing was left out. */
export function leftOutBeside(left: LeftOut): Found['attributes'] {
  const said = leftOutKinds.flatMap((kind) => ((left[kind] ?? 0) > 0 ? [`${kind} ${left[kind]}`] : []));
  return said.length === 0
    ? {}
    : { [leftOutKey]: { value: said.join(', '), origin: { kind: 'file', field: leftOutKey } } };
}

/** The inverse. */
export function leftOutOf(found: Found | undefined): LeftOut {
  const said = found?.attributes[leftOutKey]?.value.split(', ') ?? [];
  const counts = said.map((one) => /^([a-z-]+) (\d+)$/u.exec(one)).filter((one) => one !== null);
  return Object.fromEntries(
    counts
      .filter(([, kind]) => leftOutKinds.some((one) => one === kind))
      .map(([, kind, count]) => [kind, Number(count)]),
  );
}
