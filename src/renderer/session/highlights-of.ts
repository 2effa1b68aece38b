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
  /** Of each annotation in turn, how many highlights the list held before its own. */
  #made: { readonly annotations: readonly Annotation[]; readonly places: Uint32Array; readonly list: Highlight[] } = {
    annotations: [],
    places: new Uint32Array(1),
    list: [],
  };
  #version = -1;
  #only: ReadonlySet<string> | null = null;
  #links = 0;
  #labels: ReadonlyMap<string, string> = new Map();

  /**
   * `version` is that of the tags: with another one, or others of `only`, everything is made again. Otherwise what stands
   * before and behind all that changed is taken as it was: of ten thousand marks a new one makes one. `only`: the tags that
   * are drawn, null for all; what carries none of them is drawn with all it has. `linked`: which marks have links, and the
   * version of that.
   */
  highlightsOf(
    annotations: readonly Annotation[],
    tags: ReadonlyMap<string, Tag>,
    version: number,
    only: ReadonlySet<string> | null = null,
    linked: Linked = notLinked,
  ): readonly Highlight[] {
    const isOther = version !== this.#version || only !== this.#only || linked.version !== this.#links;
    if (isOther) {
      this.#links = linked.version;
      this.#version = version;
      this.#only = only;
      this.#labels = tagLabels(tags);
    }
    const before = this.#made;
    const most = isOther ? 0 : Math.min(annotations.length, before.annotations.length);
    const atEnd = (back: number, all: readonly Annotation[]) => all[all.length - 1 - back];
    let head = 0;
    while (head < most && annotations[head] === before.annotations[head]) head++;
    let tail = 0;
    while (tail < most - head && atEnd(tail, annotations) === atEnd(tail, before.annotations)) tail++;

    const list = before.list.slice(0, before.places[head]);
    const places = new Uint32Array(annotations.length + 1);
    places.set(before.places.subarray(0, head + 1));
    const behind = annotations.length - tail;
    for (let at = head; at < behind; at++) {
      const annotation = annotations[at]!;
      for (const one of draw(annotation, tags, this.#labels, only, linked.has(annotation.id))) list.push(one);
      places[at + 1] = list.length;
    }
    const beforeBehind = before.annotations.length - tail;
    const moved = list.length - before.places[beforeBehind]!;
    for (let at = before.places[beforeBehind]!; tail > 0 && at < before.list.length; at++) list.push(before.list[at]!);
    for (let at = 1; at <= tail; at++) places[behind + at] = before.places[beforeBehind + at]! + moved;
    this.#made = { annotations, places, list };
    return list;
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
