import type { Material } from '../../src/core/exchange/evidence.ts';
import { placesIn } from '../../src/core/exchange/evidence.ts';
import type { ProjectContent } from '../../src/core/exchange/project-file.ts';
import type { Id } from '../../src/core/model/id.ts';
import { describeSample } from './sample-project.ts';

/** A project's content as exports take it. */
export function materialOf({ records }: ProjectContent): Material {
  return { ...records, project: records.project[0]!, places: new Map() };
}

/** The sample project with the places of its annotations, and its texts by document. Passages are its paragraphs. */
export const sampleMaterial: Material & { readonly texts: ReadonlyMap<Id, string> } = (() => {
  const content = describeSample();
  const textOf = new Map(content.texts.map(({ id, text }) => [id, text]));
  const texts = new Map(content.records.documents.map(({ id, versions }) => [id, textOf.get(versions[0]!.textId)!]));
  const places = [...texts].flatMap(([id, text]) => {
    const starts = [0, ...[...text.matchAll(/\n\s*\n/gu)].map((gap) => gap.index + gap[0].length)];
    return [
      ...placesIn(
        text,
        starts,
        content.records.annotations.filter(({ documentId }) => documentId === id),
      ),
    ];
  });
  return { ...materialOf(content), places: new Map(places), texts };
})();

/** What is written in pieces, as one. */
export function whole(pieces: Iterable<string>): string {
  return [...pieces].join('');
}
