import { likeness, shinglesOf } from '../anchor/likeness.ts';
import type { Id } from '../model/id.ts';
import { pairTexts } from './pair-texts.ts';

// A file of articles is read otherwise: which of the documents that it was are which of the articles that it is now.

/** A text that was read from the file. */
export interface ReadArticle {
  readonly path: string;
  /** Where it begins in the text of the file, in code units. */
  readonly at: number;
  readonly text: string;
}

/** What both readings have in common. */
export interface SameReading {
  readonly encoding: boolean;
  readonly rule: boolean;
}

/** From this likeness on, an article that begins elsewhere is the same one. */
const same = 0.5;

/**
 * The document of each article, by the article's number, from 0; every document once. `before`: all articles in the order of the file,
 * null for those that are no document. In one encoding an article is known by where it begins. In another all offsets are others, so that
 * the third article is the third; if there are more or fewer now, it is known by its name. What is left is known by its words.
 */
export async function pairArticles(
  before: readonly (ReadArticle & { readonly id: Id | null })[],
  after: readonly ReadArticle[],
  { encoding, rule }: SameReading,
): Promise<ReadonlyMap<number, Id>> {
  const pairs = new Map<number, Id>();
  const left = new Map(before.flatMap((one) => (one.id === null ? [] : [[one.id, one] as const])));
  const inOrder = !encoding && rule && before.length === after.length;
  const keyOf = ({ path, at }: ReadArticle) => (encoding ? at : path.normalize('NFC'));
  const byKey = new Map(before.map((one) => [keyOf(one), one.id]));
  after.forEach((one, number) => {
    const id = inOrder ? before[number]!.id : (byKey.get(keyOf(one)) ?? null);
    if (id !== null && left.delete(id)) pairs.set(number, id);
  });
  if (inOrder || left.size === 0) return pairs;

  const texts = new Map<Id, string>([...left].map(([id, { text }]) => [id, text]));
  const rest = after.flatMap((one, number) => (pairs.has(number) ? [] : [{ ...one, key: String(number) }]));
  for (const { key, text } of rest) texts.set(key, text);
  const asked = rest.map(({ key }) => ({ path: key, textId: key, own: null }));
  const lost = new Map([...left.keys()].map((id) => [id, id]));
  const alike = await pairTexts(lost, asked, (id) => Promise.resolve(texts.get(id) ?? null));
  for (const [key, { id }] of alike)
    if (likeness(shinglesOf(texts.get(key)!), shinglesOf(texts.get(id)!)) >= same) pairs.set(Number(key), id);
  return pairs;
}
