import type { Evidence, Material } from '../../src/core/exchange/evidence.ts';
import { Placing } from '../../src/core/exchange/placing.ts';
import type { ReadText } from '../../src/core/exchange/placing.ts';
import type { ProjectContent } from '../../src/core/exchange/project-file.ts';
import type { Id } from '../../src/core/model/id.ts';
import { ok } from '../../src/core/model/result.ts';
import { describeSample } from './sample-project.ts';

/** A project's content as exports take it. */
export function materialOf({ records }: ProjectContent): Material {
  return { ...records, project: records.project[0]! };
}

type Texts = ReadonlyMap<Id, string>;

/** The sample project with its texts by document. */
export const sampleMaterial: Material & { readonly texts: Texts } = (() => {
  const content = describeSample();
  const textOf = new Map(content.texts.map(({ id, text }) => [id, text]));
  const texts = new Map(content.records.documents.map(({ id, versions }) => [id, textOf.get(versions[0]!.textId)!]));
  return { ...materialOf(content), texts };
})();

/** Two marked passages that a search finds, of which the first is marked twice: `both` are the ids, in text order. */
export const searchedMarks = (() => {
  const [mark, other] = sampleMaterial.annotations.filter(({ tagIds }) => tagIds.length > 0);
  const beside = { ...mark!, id: 'beside', tagIds: [], to: mark!.from + 1 };
  return {
    material: { ...sampleMaterial, annotations: [mark!, beside, other!] },
    hits: [mark!, other!].map(({ documentId, version, from, to }) => ({ documentId, version, from, to })),
    both: [beside.id, mark!.id],
    other: other!.id,
  };
})();

/** Reads texts whose passages are their paragraphs; a document without one has an empty text. Tells whose were read. */
export function placing(
  evidence: Evidence,
  texts: Texts = sampleMaterial.texts,
  told: Id[] = [],
  sentences = false,
): Placing {
  const read: ReadText = async ({ id }) => {
    told.push(id);
    const text = texts.get(id) ?? '';
    const starts = [0, ...[...text.matchAll(/\n\s*\n/gu)].map((gap) => gap.index + gap[0].length)];
    return ok({ text, starts });
  };
  return new Placing(evidence, read, undefined, sentences);
}

/** What is written in pieces, as one. */
export async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const piece of pieces) all += piece;
  return all;
}
