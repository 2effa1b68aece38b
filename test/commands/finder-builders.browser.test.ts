import { expect, test } from 'vitest';
import { divide } from '../../src/core/passages/divide.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { mergeSegments } from '../../src/core/search/segment/merge.ts';
import { WorkerStopped } from '../../src/renderer/workers/call.ts';
import { Builders, startBuilder } from '../../src/renderer/workers/finder-builders.ts';

// Segments built and merged beside the finder: equal to what is built and merged here.

const sources = ['d1', 'd2', 'd3'].map((documentId, at) => {
  const text = `${at} Паром вышел из гавани до рассвета. The ferry left ${at} times.\n\n`.repeat(9000);
  return { documentId, version: 1, textId: `t${at}`, text, division: divide(text), language: at === 1 ? 'ru' : 'en' };
});

test('workers build and merge as it is done here', async () => {
  let answers = 0;
  const builders = new Builders(undefined, () => {
    const worker = startBuilder();
    worker.addEventListener('message', () => (answers += 1));
    return worker;
  });
  try {
    const built = await Promise.all(sources.map((source) => builders.build([source])));
    expect(built).toEqual(sources.map((source) => buildSegment([source])));
    const stays = ({ documentId }: { readonly documentId: string }) => documentId !== 'd2';
    expect(await builders.merge(built, stays)).toEqual(mergeSegments(built, stays));
    // Their first word, and an answer each.
    expect(answers).toBeGreaterThan(4);
  } finally {
    builders.end();
  }
});

test('what stopped a builder is not tried in the finder itself', async () => {
  const broken = 'postMessage({ kind: "started" }); onmessage = () => { throw new Error("out of memory"); };';
  const start = () => new Worker(URL.createObjectURL(new Blob([broken], { type: 'text/javascript' })));
  const builders = new Builders(undefined, start);
  try {
    await expect(builders.build([sources[0]!])).rejects.toBeInstanceOf(WorkerStopped);
  } finally {
    builders.end();
  }
});
