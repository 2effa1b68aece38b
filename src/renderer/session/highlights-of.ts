import type { Annotation, Tag } from '../../core/model/records.ts';
import { tagLabels } from '../../core/model/tag-paths.ts';
import type { Highlight } from '../text/reader/reader.ts';
import { readingWords } from '../words/reading.ts';

/** Which marks have links. */
export interface Linked {
  readonly version: number;
  has(annotationId: string): boolean;
}

const notLinked: Linked = { version: 0, has: () => false };

/** How annotations are drawn: one highlight for each tag, so that the text shows all its colours. */
export class HighlightMaker {
  #made = new WeakMap<Annotation, readonly Highlight[]>();
  #version = -1;
  #only: ReadonlySet<string> | null = null;
  #links = 0;
  #labels: ReadonlyMap<string, string> = new Map();

  /**
   * `version` is that of the tags: with another one, or others of `only`, everything is made again. Otherwise what is known
   * is reused. `only`: the tags that are drawn, null for all; what carries none of them is drawn with all it has.
   * `linked`: which marks have links, and the version of that.
   */
  highlightsOf(
    annotations: readonly Annotation[],
    tags: ReadonlyMap<string, Tag>,
    version: number,
    only: ReadonlySet<string> | null = null,
    linked: Linked = notLinked,
  ): readonly Highlight[] {
    if (version !== this.#version || only !== this.#only || linked.version !== this.#links) {
      this.#links = linked.version;
      this.#version = version;
      this.#only = only;
      this.#made = new WeakMap();
      this.#labels = tagLabels(tags);
    }
    const highlights: Highlight[] = [];
    for (const annotation of annotations) {
      let own = this.#made.get(annotation);
      if (!own)
        this.#made.set(annotation, (own = draw(annotation, tags, this.#labels, only, linked.has(annotation.id))));
      for (const one of own) highlights.push(one);
    }
    return highlights;
  }
}

/** The ids of all highlights that annotations are drawn as. */
export function highlightIds(annotations: readonly Annotation[]): ReadonlySet<string> {
  return new Set(annotations.flatMap(({ id, tagIds }) => [id, ...tagIds.slice(1).map((_tag, at) => idOf(id, at + 1))]));
}

/** The annotation that a highlight belongs to. */
export function annotationOf(highlightId: string): string {
  const [id = ''] = highlightId.split(' ', 1);
  return id;
}

function draw(
  annotation: Annotation,
  tags: ReadonlyMap<string, Tag>,
  named: ReadonlyMap<string, string>,
  only: ReadonlySet<string> | null,
  isLinked: boolean,
): readonly Highlight[] {
  const { id, from, to, note } = annotation;
  const own = annotation.tagIds.map((tagId) => tags.get(tagId)).filter((tag) => tag !== undefined);
  // Plain highlights are yellow, as with a marker pen; that they have no name tells them from a yellow tag.
  if (own.length === 0) {
    const said = [...(note === '' ? [] : [readingWords.onlyNote]), ...(isLinked ? [readingWords.linked] : [])];
    return [{ id, from, to, colour: 'yellow', labels: said }];
  }
  const some = only !== null && own.some((tag) => only.has(tag.id));
  return own.flatMap((tag, at) =>
    some && !only.has(tag.id)
      ? []
      : [
          {
            id: idOf(id, at),
            from,
            to,
            colour: tag.colour,
            labels: labelsOf(named.get(tag.id) ?? tag.name, isLinked && at === 0),
          },
        ],
  );
}

/** The sign of a link stands beside the name of the first tag. */
function labelsOf(name: string, isLinked: boolean): readonly string[] {
  return [isLinked ? `${name} ${readingWords.linked}` : name];
}

function idOf(annotationId: string, at: number): string {
  return at === 0 ? annotationId : `${annotationId} ${at}`;
}
