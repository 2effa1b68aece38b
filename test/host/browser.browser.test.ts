import { afterEach, expect, test, vi } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { largestFile, leastPiece } from '../../src/core/ports/host.ts';
import { browserHost } from '../../src/renderer/host/browser.ts';
import type { Seed } from './contract.ts';
import { bytesOf, hostContract, pullAll, read } from './contract.ts';

// The browser's own pickers cannot be worked from inside the page, so here a click on an input is answered at once; the
// end-to-end tests use the real ones.

afterEach(() => vi.restoreAllMocks());

hostContract('a browser tab', async (seed) => {
  vi.restoreAllMocks();
  const downloads = new Map<string, Promise<Uint8Array>>();
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    downloads.set(
      this.download,
      fetch(this.href).then(async (answer) => new Uint8Array(await answer.arrayBuffer())),
    );
  });
  vi.spyOn(window, 'open').mockReturnValue(null);
  const host = browserHost();
  return {
    host,
    pickFolder: async () => {
      answerPicker(filesOf(seed));
      return must(await host.openFiles('folder'))!;
    },
    saved: async (name) => (await downloads.get(name)) ?? null,
  };
});

test('starts safely when asked to, and as usual when it is loaded again', async () => {
  const usual = location.href;
  const again = async () => must(await browserHost().startsSafely());
  try {
    history.replaceState(null, '', '?safe');
    expect([await again(), location.search, await again()]).toEqual([true, '', false]);
  } finally {
    history.replaceState(null, '', usual);
  }
});

test('picks nothing when the picker is closed', async () => {
  answerPicker(null);
  expect(await browserHost().openFiles('folder')).toEqual({ ok: true, value: null });
  expect(document.querySelectorAll('input[type=file]')).toHaveLength(0);
});

test('hands over a large project file in pieces, and a small one whole', async () => {
  const large = new Uint8Array(2 * leastPiece + 3).map((_, at) => at % 251);
  answerPicker(filesOf({ 'Große Sache.lectern': large }));
  const host = browserHost();
  const { id } = must(await host.openFiles('project'))!;
  const pieces: Uint8Array[] = [];
  const told: unknown[] = [];
  for (let done = false; !done;) {
    const batch = must(await host.pullFiles(id, 1));
    const [entry] = batch.entries;
    if (entry?.kind !== 'file' || batch.entries.length > 1) throw new Error(JSON.stringify(batch));
    pieces.push(entry.bytes);
    told.push([entry.bytes.length, entry.more === true, batch.done, batch.total.bytes]);
    done = batch.done;
  }
  expect(told).toEqual([
    [leastPiece, true, false, large.length],
    [leastPiece, true, false, large.length],
    [3, false, true, large.length],
  ]);
  const whole = new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer());
  expect(whole.every((byte, at) => byte === large[at])).toBe(true);
  answerPicker(filesOf({ 'small.lectern': large.slice(0, leastPiece) }));
  const small = must(await host.openFiles('project'))!;
  expect(must(await host.pullFiles(small.id, 1)).entries).toMatchObject([{ bytes: { length: leastPiece } }]);
});

test('names a picked folder, and picked files by the first', async () => {
  answerPicker(filesOf({ 'b.txt': 'b', 'a.txt': 'a' }));
  expect(must(await browserHost().openFiles('folder'))).toMatchObject({ name: 'texts', kind: 'folder' });
  expect(must(await browserHost().openFiles('files'))).toMatchObject({ name: 'b.txt', kind: 'files' });
});

test('leaves the window its turn while it looks at a large folder', async () => {
  const names = Array.from({ length: 200 }, (_, at) => `${String(at).padStart(3, '0')}.txt`);
  const files = filesOf(Object.fromEntries(names.map((name) => [name, 'x'])));
  let looked = 0;
  for (const file of files) {
    const size = () => {
      looked += 1;
      for (const from = performance.now(); performance.now() < from + 0.5;);
      return 1;
    };
    Object.defineProperty(file, 'size', { get: size });
  }
  answerPicker(files);
  const host = browserHost();
  const source = must(await host.openFiles('folder'))!;
  expect(looked).toBeLessThan(100);
  const entries = await pullAll(host, source.id, 1e9);
  expect(entries.map(({ path }) => path)).toEqual(names);
});

test('reports files that are too large or gone, and reads the ones after them', async () => {
  const files = filesOf({ 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c', 'd.txt': 'd' });
  Object.defineProperty(files[0]!, 'size', { value: largestFile + 1 });
  files[1]!.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  files[2]!.arrayBuffer = () => Promise.reject(new DOMException('changed', 'NotReadableError'));
  answerPicker(files);
  const host = browserHost();
  const source = must(await host.openFiles('folder'))!;
  expect((await pullAll(host, source.id, 1e6)).map(read)).toEqual([
    ['a.txt', '(too-large)'],
    ['b.txt', '(vanished)'],
    ['c.txt', '(unreadable)'],
    ['d.txt', 'd'],
  ]);
});

test('takes dropped files', async () => {
  const transfer = new DataTransfer();
  for (const file of filesOf({ 'b.txt': 'zwei', 'a.txt': 'eins' })) transfer.items.add(file);
  const host = browserHost();
  const source = must(await host.openDropped(transfer))!;
  expect(source.kind).toBe('files');
  const texts = (await pullAll(host, source.id, 1e6)).map(read);
  expect(texts.sort()).toEqual([
    ['a.txt', 'eins'],
    ['b.txt', 'zwei'],
  ]);
});

test('walks a dropped folder of more names than a browser gives out at once', async () => {
  const names = Array.from({ length: 250 }, (_, at) => `${1000 + at}.txt`);
  const root = folderEntry('texts', [
    folderEntry('later', [fileEntry('z.txt', 'last')]),
    ...names.map((name) => fileEntry(name, name)),
    fileEntry('.hidden', 'no'),
    brokenEntry('locked'),
  ]);
  const transfer = new DataTransfer();
  Object.defineProperty(transfer, 'items', { value: [{ kind: 'file', webkitGetAsEntry: () => root }] });
  const host = browserHost();
  const source = must(await host.openDropped(transfer))!;
  expect(source).toMatchObject({ name: 'texts', kind: 'folder' });
  expect((await pullAll(host, source.id, 1000)).map(read)).toEqual([
    ...names.map((name) => [name, name]),
    ['later/z.txt', 'last'],
    ['locked', '(unreadable)'],
  ]);
});

test('gives names in composed form, picked or dropped, and keeps two files apart that differ only in form', async () => {
  const [composed, decomposed] = ['é.txt'.normalize('NFC'), 'é.txt'.normalize('NFD')];
  const [alone, given] = ['Bücher/à.txt'.normalize('NFD'), 'Bücher/à.txt'.normalize('NFC')];
  answerPicker(filesOf({ [alone]: 'alone', [composed]: 'one', [decomposed]: 'two' }));
  const host = browserHost();
  const all = [
    [given, 'alone'],
    [decomposed, 'two'],
    [composed, 'one'],
  ];
  expect((await pullAll(host, must(await host.openFiles('folder'))!.id, 1e6)).map(read)).toEqual(all);
  const root = folderEntry('texts', [
    fileEntry(composed, 'one'),
    fileEntry(decomposed, 'two'),
    folderEntry('Bücher'.normalize('NFD'), [fileEntry('à.txt'.normalize('NFD'), 'alone')]),
  ]);
  const transfer = new DataTransfer();
  Object.defineProperty(transfer, 'items', { value: [{ kind: 'file', webkitGetAsEntry: () => root }] });
  expect((await pullAll(host, must(await host.openDropped(transfer))!.id, 1e6)).map(read)).toEqual(all);
});

test('takes nothing from a drop without files', async () => {
  const transfer = new DataTransfer();
  transfer.setData('text/plain', 'only words');
  expect(await browserHost().openDropped(transfer)).toEqual({ ok: true, value: null });
  expect(await browserHost().openDropped('nothing')).toEqual({ ok: true, value: null });
});

/** The next pickers answer with these files; with null they are closed. */
function answerPicker(files: File[] | null): void {
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
    if (files) Object.defineProperty(this, 'files', { value: files });
    this.dispatchEvent(new Event(files ? 'change' : 'cancel'));
  });
}

function filesOf(seed: Seed): File[] {
  return Object.entries(seed).map(([path, text]) => {
    const file = new File([bytesOf(text)], path.split('/').at(-1)!);
    Object.defineProperty(file, 'webkitRelativePath', { value: `texts/${path}` });
    return file;
  });
}

function fileEntry(name: string, text: string): FileSystemEntry {
  const file = (give: (file: File) => void) => give(new File([text], name));
  return { name, isFile: true, isDirectory: false, file } as unknown as FileSystemEntry;
}

function brokenEntry(name: string): FileSystemEntry {
  const file = (_: unknown, refuse: (error: Error) => void) => refuse(new DOMException('locked', 'NotReadableError'));
  return { name, isFile: true, isDirectory: false, file } as unknown as FileSystemEntry;
}

/** Gives out at most a hundred children at a time, as Chromium does. */
function folderEntry(name: string, children: FileSystemEntry[]): FileSystemEntry {
  const createReader = () => {
    const left = [...children];
    return { readEntries: (give: (some: FileSystemEntry[]) => void) => give(left.splice(0, 100)) };
  };
  return { name, isFile: false, isDirectory: true, createReader } as unknown as FileSystemEntry;
}
