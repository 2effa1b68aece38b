import { CompareIndex } from '../../src/core/compare/compare-index.ts';
import { passageKinds } from '../../src/core/compare/shapes.ts';
import type { FamiliesQuestion } from '../../src/core/compare/shapes.ts';
import { buildWording } from '../../src/core/compare/wording.ts';
import { chance, source, words } from '../core/accounts.ts';

// Stories as news have them: frequent and rare words, 150 a story; each tenth took 40 words in a row from an earlier one.

const storyLength = 150;
const vocabularySize = 40_000;
const question: FamiliesQuestion = {
  documentIds: null,
  kinds: passageKinds,
  fewestWords: 12,
  days: null,
  betweenOutlets: false,
  offset: 0,
  limit: 50,
};

/** Milliseconds of processor time, and megabytes that are held beside the texts. */
export async function measureStories(count: number) {
  const stories = makeStories(count);
  const sources = stories.map((story, at) => source(String(1_000_000 + at), story.join(' ')));
  const before = held();
  const index = new CompareIndex(() => true);
  const reading = await timed(() => {
    for (let at = 0; at < count; at += 2000) index.add(buildWording(sources.slice(at, at + 2000)));
  });
  const pairs = await timed(() => index.families(question, () => ({ date: null, outlet: null })));
  const memory = held() - before;
  await index.sharedIn(sources[0]!.documentId);
  const added = source('new', stories[5]!.slice(0, 60).join(' '));
  const more = await timed(async () => {
    index.add(buildWording([added]));
    if ((await index.sharedIn('new')).stretches.length === 0) throw new Error('The planted passage was not found');
  });
  const beside = await timed(() => index.sharedIn(sources[10]!.documentId));
  const sketch = await timed(() => plainSketch(stories));
  return { reading, pairs, more, beside, sketch, memory };
}

/** The words of each story; `reused`: some take words from others. */
export function makeStories(count: number, reused = true): string[][] {
  const random = chance(1);
  const vocabulary = words(random, 'en', vocabularySize);
  const word = () => vocabulary[Math.floor(vocabularySize * random() ** 3)]!;
  const stories: string[][] = [];
  for (let at = 0; at < count; at++) {
    const story = Array.from({ length: storyLength }, word);
    if (reused && at > 0 && at % 10 === 0) story.splice(20, 40, ...stories[Math.floor(random() * at)]!.slice(30, 70));
    stories.push(story);
  }
  return stories;
}

/** What one would write first: eight words in a row as the key of a map. It finds pairs, and no runs. */
function plainSketch(stories: readonly (readonly string[])[]): number {
  const seen = new Map<string, number[]>();
  let pairs = 0;
  stories.forEach((story, number) => {
    for (let at = 0; at + 8 <= story.length; at++) {
      const key = story.slice(at, at + 8).join(' ');
      const others = seen.get(key);
      pairs += others?.length ?? 0;
      if (others) others.push(number);
      else seen.set(key, [number]);
    }
  });
  return pairs;
}

async function timed(work: () => unknown): Promise<number> {
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

function held(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}
