import { expect, test } from 'vitest';
import { packContent } from '../../src/core/container/zip-writer.ts';
import { Packers, startPacker } from '../../src/renderer/workers/archive-packers.ts';

// Contents of a project file packed beside its reader: equal to what is packed here, also when a worker stops.

const contents = Array.from({ length: 30 }, (_, at) =>
  new TextEncoder().encode(`${at} Паром вышел из гавани до рассвета. Grain came late. `.repeat(100 + at)),
);
const batches = Array.from({ length: 12 }, (_, at) => contents.slice(at, at + 18));
const wanted = batches.map((batch) => batch.map((one) => packContent(one, 1)));

test('workers pack as it is packed here, and leave the contents as they are', async () => {
  let answers = 0;
  const packers = new Packers(() => {
    const worker = startPacker();
    worker.addEventListener('message', () => (answers += 1));
    return worker;
  });
  try {
    const before = contents.map((one) => one.slice());
    expect(await Promise.all(batches.map((batch) => packers.pack(batch, 1)))).toEqual(wanted);
    expect(contents).toEqual(before);
    expect(answers).toBeGreaterThan(0);
  } finally {
    packers.end();
  }
});

test('what a worker that stops was asked is packed all the same', async () => {
  const broken = URL.createObjectURL(
    new Blob(['postMessage({ kind: "started" }); onmessage = () => { throw new Error("out of memory"); };'], {
      type: 'text/javascript',
    }),
  );
  let started = 0;
  const told: string[] = [];
  const start = () => {
    started += 1;
    return new Worker(broken);
  };
  const packers = new Packers(start, ({ message }) => told.push(message));
  try {
    for (const [at, batch] of batches.entries()) expect(await packers.pack(batch, 1)).toEqual(wanted[at]);
    expect(started).toBeGreaterThan(0);
    expect(told).toEqual(Array<string>(started).fill('Uncaught Error: out of memory'));
  } finally {
    packers.end();
    URL.revokeObjectURL(broken);
  }
});
