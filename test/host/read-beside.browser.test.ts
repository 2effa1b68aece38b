import { afterEach, expect, test, vi } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { allFound, OpenedSources } from '../../src/renderer/host/batches.ts';
import type { Finding } from '../../src/renderer/host/batches.ts';
import { browserHost } from '../../src/renderer/host/browser.ts';
import { foundFile } from '../../src/renderer/host/found-file.ts';
import { foundBeside } from '../../src/renderer/host/read-beside.ts';
import type { Beside, Picked } from '../../src/renderer/host/read-beside.ts';
import { files, startFiles } from '../../src/renderer/workers/files.ts';
import { pullAll, read } from './contract.ts';

afterEach(() => vi.restoreAllMocks());

const lines = ['The ferry left at dawn.', 'Паром ушёл на рассвете.', '渡船在黎明离开。', 'غادرت العبّارة عند الفجر.'];

/** So many files of one line each. */
function picked(count: number): Picked[] {
  return Array.from({ length: count }, (_, at) => {
    const path = `${String(at).padStart(4, '0')}.txt`;
    return { path, file: new File([`${at}: ${lines[at % lines.length]!}`], path) };
  });
}

/** Every file of what was found: its path, and its text or what is wrong with it. */
async function allOf(finding: Finding, budget = 500_000) {
  const sources = new OpenedSources();
  sources.add('source', finding);
  const entries = [];
  for (let done = false; !done;) {
    const batch = must(await sources.pull('source', budget));
    entries.push(...batch.entries);
    done = batch.done;
  }
  return entries.map(read);
}

const foundHere = (all: readonly Picked[]) => allFound(all.map(({ file, path }) => foundFile(file, path, 1e6)));

/** Reads in this thread, and tells what it was asked; `change` makes it another one. */
function beside(change: (own: Beside) => Partial<Beside> = () => ({})) {
  const far = files();
  const own: Beside = { ...far, end: vi.fn<() => void>() };
  return { ...own, ...change(own) };
}

test('files that are read in a worker are those that the window would read, in their order', async () => {
  const all = picked(700);
  const worker = startFiles();
  expect(await allOf(foundBeside(all, worker, 1e6))).toEqual(await allOf(foundHere(all)));
});

test('a folder of many files is read by who reads beside the window, and a small one is not', async () => {
  const answer = (count: number) =>
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
      const files = picked(count).map(({ file, path }) =>
        Object.defineProperty(file, 'webkitRelativePath', { value: `texts/${path}` }),
      );
      Object.defineProperty(this, 'files', { value: files });
      this.dispatchEvent(new Event('change'));
    });
  const start = vi.fn<() => Beside>(startFiles);
  const host = browserHost(start);
  for (const [count, started] of [
    [40, 0],
    [400, 1],
  ] as const) {
    answer(count);
    const source = must(await host.openFiles('folder'))!;
    expect((await pullAll(host, source.id, 500_000)).map(read)).toEqual(await allOf(foundHere(picked(count))));
    expect(start).toHaveBeenCalledTimes(started);
  }
});

test('files that are too large, gone or not to be read are told in their places', async () => {
  const all = picked(6);
  const fails = (at: number, name: string) => {
    all[at]!.file.arrayBuffer = () => Promise.reject(new DOMException('It is so.', name));
  };
  fails(1, 'NotFoundError');
  fails(3, 'NotReadableError');
  fails(4, 'NotAllowedError');
  Object.defineProperty(all[0]!.file, 'size', { value: 2e6 });
  expect(await allOf(foundBeside(all, beside(), 1e6))).toEqual([
    ['0000.txt', '(too-large)'],
    ['0001.txt', '(vanished)'],
    ['0002.txt', `2: ${lines[2]!}`],
    ['0003.txt', '(unreadable)'],
    ['0004.txt', '(no-permission)'],
    ['0005.txt', `5: ${lines[1]!}`],
  ]);
});

test('what a worker does not read or take any more is read by the window, and no file is lost', async () => {
  const all = picked(300);
  const whole = await allOf(foundHere(all));
  let asked = 0;
  const stops = (own: Beside) => ({
    read: (numbers: readonly number[]) => (++asked > 2 ? Promise.reject(new Error('It stopped')) : own.read(numbers)),
  });
  expect(await allOf(foundBeside(all, beside(stops), 1e6))).toEqual(whole);
  expect(asked).toBeGreaterThan(2);
  let took = 0;
  const takesLittle = (own: Beside) => ({
    take: (more: readonly File[]) => (++took > 3 ? Promise.reject(new Error('It stopped')) : own.take(more)),
  });
  expect(await allOf(foundBeside(all, beside(takesLittle), 1e6))).toEqual(whole);
});

test('a worker whose script fails leaves all files to the window', async () => {
  const all = picked(100);
  const broken = URL.createObjectURL(new Blob(['throw new Error("It does not start")']));
  const worker = startFiles(() => new Worker(broken));
  expect(await allOf(foundBeside(all, worker, 1e6))).toEqual(await allOf(foundHere(all)));
});

test('a worker that ends by itself while it reads leaves what it had not read to the window', async () => {
  const all = picked(100);
  const whole = await allOf(foundHere(all));
  const worker = startFiles(
    () => new Worker(new URL('./ending-files.worker.ts', import.meta.url), { type: 'module', name: 'ending' }),
  );
  expect(await allOf(foundBeside(all, worker, 1e6), 20_000)).toEqual(whole);
  await expect(worker.take([])).rejects.toThrow('The worker ended by itself');
});

test('who reads is ended after the last batch, and when nobody wants more', async () => {
  const sources = new OpenedSources();
  const [toTheEnd, left] = [beside(), beside()];
  await allOf(foundBeside(picked(70), toTheEnd, 1e6));
  sources.add('left', foundBeside(picked(70), left, 1e6));
  must(await sources.pull('left', 1));
  expect(left.end).not.toHaveBeenCalled();
  sources.close('left');
  expect([toTheEnd.end, left.end].map((end) => vi.mocked(end).mock.calls.length)).toEqual([1, 1]);
});

test('after who reads beside the window has stopped, the window has its turn between the files it looks at itself', async () => {
  const all = picked(400);
  let turns = 0;
  let over = false;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    turns += 1;
    if (!over) port2.postMessage(null);
  };
  const finding = foundBeside(
    all,
    beside(() => ({ take: () => Promise.reject(new Error('It stopped')) })),
    1e6,
  );
  port2.postMessage(null);
  while (!finding.isOver()) await finding.more();
  over = true;
  port1.close();
  // 400 files, 32 at a time at most.
  expect(turns).toBeGreaterThanOrEqual(10);
});

test('what is closed while its files are being handed over or read answers at once, and reads no more', async () => {
  const never = () => new Promise<never>(() => undefined);
  for (const hangs of [{ take: never }, { read: never }]) {
    const sources = new OpenedSources();
    sources.add(
      'source',
      foundBeside(
        picked(70),
        beside(() => hangs),
        1e6,
      ),
    );
    const pulled = sources.pull('source', 500_000);
    await new Promise((resolve) => setTimeout(resolve));
    sources.close('source');
    expect(await pulled).toMatchObject({ ok: false, error: { code: 'not-found' } });
  }
});
