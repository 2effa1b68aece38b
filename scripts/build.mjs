import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Builds the program if anything it is made from is newer than what was built last.

/** The checkout's root. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const built = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
const madeFrom = [
  'src',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.base.json',
];

/** True if there is no build, or a source is newer than it. */
function isStale() {
  const outputs = built.map((file) => path.join(root, file));
  if (!outputs.every((file) => existsSync(file))) return true;
  const oldest = Math.min(...outputs.map((file) => statSync(file).mtimeMs));
  return madeFrom.some((entry) => newest(path.join(root, entry)) > oldest);
}

/** Builds what is stale; false if the build failed, after printing why. */
export function buildIfStale() {
  if (!isStale()) return true;
  console.log('Building Lectern …');
  const run = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (run.status === 0) return true;
  console.error(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}`.trim());
  console.error('The build failed; see above.');
  return false;
}

/** The latest time at which an entry, or a folder's list of names, changed: a removed file counts, too. */
function newest(entry) {
  const stat = statSync(entry, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(entry).reduce((latest, name) => Math.max(latest, newest(path.join(entry, name))), stat.mtimeMs);
}
