import { readXml } from '../../src/core/container/xml.ts';
import type { Picture } from '../../src/core/exchange/charts/drawing.ts';

/** An element of a picture as it is read back; `words` are its own and those of all that stands in it, without titles. */
export interface Element {
  readonly name: string;
  readonly inside: readonly Element[];
  readonly words: string;
  /** What its `title` says. */
  readonly title: string | null;
  get(attribute: string): string | null;
}

const asked =
  'fill-opacity x y width height points d fill transform role direction text-anchor viewBox stroke-dasharray'.split(
    ' ',
  );

/** Reads a picture as XML. Throws where it is none. */
export function readPicture({ svg }: Pick<Picture, 'svg'>): Element {
  interface Open {
    name: string;
    attributes: Map<string, string | null>;
    inside: Element[];
    words: string;
    title: string | null;
  }
  const open: Open[] = [{ name: '', attributes: new Map(), inside: [], words: '', title: null }];
  readXml(
    new TextEncoder().encode(svg),
    { 'http://www.w3.org/2000/svg': 'svg' },
    {
      open: (name, attribute) =>
        open.push({
          name: name.replace(/^svg:/u, ''),
          attributes: new Map(asked.map((one) => [one, attribute(one)])),
          inside: [],
          words: '',
          title: null,
        }),
      close: () => {
        const { attributes, ...one } = open.pop()!;
        const above = open.at(-1)!;
        if (one.name === 'title') above.title = one.words;
        else {
          if (one.name !== 'desc') above.words += one.words;
          above.inside.push({ ...one, get: (name) => attributes.get(name) ?? null });
        }
      },
      text: (words) => (open.at(-1)!.words += words),
    },
  );
  return open[0]!.inside[0]!;
}

/** All elements of a name, in their order. */
export function all(root: Element, name: string): readonly Element[] {
  return root.inside.flatMap((one) => [...(one.name === name ? [one] : []), ...all(one, name)]);
}

/** The lines of words of a picture. */
export function linesOf(root: Element): readonly string[] {
  return all(root, 'text').map(({ words }) => words);
}
