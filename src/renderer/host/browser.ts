import { fail, ok } from '../../core/model/result.ts';
import { givenNames, isNamedProject, projectEnding, tidyName } from '../../core/ports/file-names.ts';
import type { Host, Source } from '../../core/ports/host.ts';
import { isLitter, largestFile, largestProjectFile } from '../../core/ports/host.ts';
import { nextTurn } from '../../core/ports/next-turn.ts';
import { isWebAddress } from '../../core/ports/web-address.ts';
import type { Finding } from './batches.ts';
import { allFound, byNames, foundInTurns, OpenedSources } from './batches.ts';
import { walkEntries } from './entries.ts';
import { foundFile } from './found-file.ts';
import { foundBeside } from './read-beside.ts';
import type { Beside } from './read-beside.ts';

/** In the address of a tab that is to start safely, after the `?`. */
const safeWord = 'safe';

/** Where a folder has more files than this, they are read beside the window. */
const manyFiles = 200;

/**
 * The host of a browser tab: files come from file inputs and drops, and are saved as downloads. `readBeside` starts who
 * reads many files beside the window.
 */
export function browserHost(readBeside?: () => Beside): Host & { readonly kind: 'browser' } {
  const sources = new OpenedSources();
  const saves = new Map<string, { readonly name: string; readonly mediaType: string; readonly parts: Blob[] }>();

  const safely = new URLSearchParams(location.search).has(safeWord);
  // Loaded again in the usual way, the tab shall start as usual.
  if (safely) history.replaceState(history.state, '', location.pathname + location.hash);

  const opened = (finding: Finding, name: string, kind: Source['kind']): Source => {
    const id = crypto.randomUUID();
    sources.add(id, finding);
    return { id, name, kind };
  };

  return {
    kind: 'browser',
    platform: platformOf(navigator.userAgent),

    async openFiles(want) {
      const files = await pickFiles(want === 'folder', want !== 'project', want === 'project' ? projectEnding : '');
      if (!files?.length) return ok(null);
      if (want === 'folder') {
        const name = (files[0]!.webkitRelativePath.split('/')[0] ?? '').normalize('NFC');
        return ok(opened(await foundInFolder(files, readBeside), name, 'folder'));
      }
      const largest = want === 'project' ? largestProjectFile : largestFile;
      return ok(opened(foundFiles(files, largest), files[0]!.name, 'files'));
    },

    // Not async: what was dropped must be asked for before this returns.
    openDropped(dropped) {
      if (!(dropped instanceof DataTransfer)) return Promise.resolve(ok(null));
      const entries = [...dropped.items]
        .filter((item) => item.kind === 'file')
        .map((item) => item.webkitGetAsEntry())
        .filter((entry) => entry !== null);
      const files = [...dropped.files];
      const only = entries.length === 1 ? entries[0]! : null;
      if (only?.isDirectory) {
        const finding = walkEntries([only], (file, path) => foundFile(file, path, largestFile), only.name);
        return Promise.resolve(ok(opened(finding, only.name.normalize('NFC'), 'folder')));
      }
      if (entries.length > 0) {
        const finding = walkEntries(entries, (file, path) => foundFile(file, path, largestFor(path, entries.length)));
        return Promise.resolve(ok(opened(finding, nameAmong(entries), 'files')));
      }
      // Files that a script put into the transfer have no entries.
      if (files.length === 0) return Promise.resolve(ok(null));
      const found = files.map((file) => foundFile(file, file.name, largestFor(file.name, files.length)));
      return Promise.resolve(ok(opened(allFound(found), nameAmong(files), 'files')));
    },

    pullFiles: (sourceId, budget) => sources.pull(sourceId, budget),
    async closeFiles(sourceId) {
      sources.close(sourceId);
    },

    async beginSave(suggestedName, mediaType) {
      const id = crypto.randomUUID();
      saves.set(id, { name: tidyName(suggestedName), mediaType, parts: [] });
      return ok(id);
    },
    async writeSave(saveId, bytes) {
      const save = saves.get(saveId);
      if (!save) return fail('not-found', saveId);
      save.parts.push(new Blob([bytes])); // A Blob may leave memory for the disk; an array could not.
      return ok(null);
    },
    async endSave(saveId) {
      const save = saves.get(saveId);
      if (!save) return fail('not-found', saveId);
      saves.delete(saveId);
      download(new Blob(save.parts, { type: save.mediaType }), save.name);
      return ok({ where: save.name });
    },
    async abortSave(saveId) {
      saves.delete(saveId);
    },

    async freeSpace() {
      // Absent in a page without a secure origin.
      const { quota, usage = 0 } = (await navigator.storage?.estimate().catch(() => null)) ?? {};
      return ok(quota === undefined ? null : Math.max(0, quota - usage));
    },
    async startsSafely() {
      return ok(safely);
    },
    async startSafely() {
      location.search = safeWord;
      return ok(null);
    },

    async openExternal(url) {
      if (!isWebAddress(url)) return fail('invalid', url);
      window.open(url, '_blank', 'noopener,noreferrer');
      return ok(null);
    },

    async openSample() {
      const name = 'sample.lectern';
      try {
        const answer = await fetch(new URL(name, document.baseURI));
        if (!answer.ok) return fail('not-available', name, `status ${answer.status}`);
        const file = new File([await answer.blob()], name);
        return ok(opened(allFound([foundFile(file, name, largestProjectFile)]), name, 'files'));
      } catch (error) {
        return fail('not-available', name, String(error));
      }
    },
  };
}

/** Files of a picked folder of which the paths are asked at a time. */
const askedAtOnce = 2000;

/**
 * The files of a picked folder, in the order of their names; their paths start with the folder's own name. Of many thousand
 * files each step takes long enough to be seen, so the window has its turn between.
 */
async function foundInFolder(files: FileList, readBeside?: () => Beside): Promise<Finding> {
  const byPath = new Map<string, File>();
  const paths: string[] = [];
  for (let at = 0; at < files.length; at += 1) {
    const file = files[at]!;
    const path = file.webkitRelativePath;
    const inside = path.slice(path.indexOf('/') + 1) || file.name;
    byPath.set(inside, file);
    if (at % askedAtOnce === askedAtOnce - 1) await nextTurn();
  }
  for (const path of byPath.keys()) if (!path.split('/').some(isLitter)) paths.push(path);
  if (paths.length > askedAtOnce) await nextTurn();
  const named = givenNames(paths);
  if (paths.length > askedAtOnce) await nextTurn();
  const inside = named
    .map(({ raw, given }) => ({ file: byPath.get(raw)!, path: given }))
    .sort((a, b) => byNames(a.path, b.path));
  if (readBeside && inside.length > manyFiles) return foundBeside(inside, readBeside(), largestFile);
  return foundInTurns(inside, ({ file, path }) => foundFile(file, path, largestFile));
}

/** Files picked one by one, in the order of their names. */
function foundFiles(files: Iterable<File>, largest: number): Finding {
  const inOrder = [...files].sort((a, b) => byNames(a.name, b.name));
  return foundInTurns(inOrder, (file) => foundFile(file, file.name, largest));
}

/** A project that is dropped may be larger than a text. Among others it is one more file. */
function largestFor(path: string, count: number): number {
  return count === 1 && isNamedProject(path) ? largestProjectFile : largestFile;
}

/** Shows the browser's own picker. Null if it was closed. */
function pickFiles(folder: boolean, several: boolean, accept: string): Promise<FileList | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.hidden = true;
  input.multiple = several;
  input.webkitdirectory = folder;
  input.accept = accept;
  // In the document, because some browsers forget a picker whose input nobody holds.
  document.body.append(input);
  return new Promise((resolve) => {
    const finish = (files: FileList | null) => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => finish(input.files), { once: true });
    input.addEventListener('cancel', () => finish(null), { once: true });
    input.click();
  });
}

/** Among texts a project file is one more file, with an outcome of its own: they are not named after it. */
function nameAmong(files: readonly { readonly name: string }[]): string {
  return (files.find(({ name }) => !isNamedProject(name)) ?? files[0]!).name;
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after the click returns, and never says when it has.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function platformOf(userAgent: string): Host['platform'] {
  if (/Mac|iPhone|iPad/u.test(userAgent)) return 'mac';
  return userAgent.includes('Windows') ? 'windows' : 'linux';
}
