import { givenNames } from '../../core/ports/file-names.ts';
import { isLitter } from '../../core/ports/host.ts';
import type { Finding, Found } from './batches.ts';
import { byNames } from './batches.ts';
import { problemOf } from './found-file.ts';

/** No real folder is nested deeper; a browser that follows links would otherwise walk for ever. */
const deepest = 100;

/**
 * Walks what was dropped, folder by folder in the order of the names, while the first files are being read already.
 * With `folder`, paths are inside that one dropped folder; else they start with the dropped entries' names.
 */
export function walkEntries(
  roots: readonly FileSystemEntry[],
  foundFile: (file: File, path: string) => Found,
  folder?: string,
): Finding {
  const found: Found[] = [];
  let over = false;
  let wake: () => void = () => undefined;
  let waiting = new Promise<void>((resolve) => (wake = resolve));
  const announce = () => {
    wake();
    waiting = new Promise<void>((resolve) => (wake = resolve));
  };

  const visit = async (entry: FileSystemEntry, path: string, depth: number): Promise<void> => {
    try {
      if (isFile(entry)) {
        const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
        found.push(foundFile(file, path));
      } else if (depth > deepest) {
        found.push({ entry: { kind: 'problem', path, size: 0, problem: 'link-loop', detail: 'nested too deep' } });
      } else {
        for (const { child, name } of await childrenOf(entry as FileSystemDirectoryEntry)) {
          await visit(child, path === '' ? name : `${path}/${name}`, depth + 1);
        }
      }
    } catch (error) {
      found.push({ entry: { kind: 'problem', path, size: 0, problem: problemOf(error), detail: String(error) } });
    }
    announce();
  };

  const walk = async () => {
    const sorted = [...roots].sort((a, b) => byNames(a.name, b.name));
    for (const root of sorted) await visit(root, folder === undefined ? root.name : '', 0);
    over = true;
    announce();
  };
  void walk();

  return { found, more: () => waiting, isOver: () => over };
}

/** All children but litter, sorted, as they are to be called. */
async function childrenOf(folder: FileSystemDirectoryEntry) {
  const reader = folder.createReader();
  const children = new Map<string, FileSystemEntry>();
  // A reader gives them out by the hundred until it gives none.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    for (const child of some) if (!isLitter(child.name)) children.set(child.name, child);
  }
  return givenNames([...children.keys()]).map(({ raw, given }) => ({ child: children.get(raw)!, name: given }));
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
