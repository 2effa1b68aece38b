import { expect, test } from 'vitest';
import { divide } from '../../src/core/passages/divide.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { packContent } from '../../src/core/exchange/zip-writer.ts';
import { Packers } from '../../src/renderer/workers/archive-packers.ts';
import { Builders } from '../../src/renderer/workers/finder-builders.ts';

// On a busy machine a worker starts late, or never. That is no hang, and nobody waits for it for ever.

/** A worker that never says a word: as one whose script is not read. */
function silentWorker(): Worker {
  return new Worker(URL.createObjectURL(new Blob([''], { type: 'text/javascript' })));
}

test('what a builder that never starts was asked is built all the same', async () => {
  const text = 'Паром вышел из гавани до рассвета. The ferry left the harbour before dawn.\n\n'.repeat(5000);
  const division = divide(text);
  const source = { documentId: 'd', version: 1, textId: 't', text, division, language: 'ru' };
  const builders = new Builders(undefined, silentWorker, 200);
  try {
    expect(await builders.build([source])).toEqual(buildSegment([source]));
  } finally {
    builders.end();
  }
});

test('what a packer that never starts was asked is packed all the same', async () => {
  const content = new TextEncoder().encode('Le café du port était fermé.\n'.repeat(5000));
  const told: string[] = [];
  const packers = new Packers(silentWorker, ({ message }) => told.push(message), 200);
  try {
    expect(await packers.pack([content], 6)).toEqual([packContent(content, 6)]);
    expect(told).toEqual(['The worker did not start']);
  } finally {
    packers.end();
  }
});
