import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

// Electron's runtime: where it lies, and how it gets there.

/** The path of Electron's executable, or null if it was not fetched. `electron` is the folder of its npm package. */
export function findRuntime(electron, environment = process.env) {
  try {
    const folder = environment.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(electron, 'dist');
    const file = path.join(folder, readFileSync(path.join(electron, 'path.txt'), 'utf8').trim());
    return existsSync(file) ? file : null;
  } catch {
    return null; // No path.txt: nothing was fetched yet.
  }
}

/**
 * Runs Electron's own installer until it ends, or until no byte came for `patience` milliseconds: a slow line is given
 * its time, a dead one is not. Calls `progress` with the bytes that were downloaded so far. Resolves to the executable or null.
 */
export async function fetchRuntime(
  electron,
  { environment = process.env, patience = 60_000, progress = () => {} } = {},
) {
  const installer = path.join(electron, 'install.js');
  if (!existsSync(installer)) return null;
  // What is downloaded is seen to grow here, before it is unpacked.
  const downloads = mkdtempSync(path.join(os.tmpdir(), 'lectern-runtime-'));
  const arrived = () => sizeOf(downloads) + sizeOf(path.join(electron, 'dist'));
  try {
    await new Promise((resolve) => {
      const child = spawn(process.execPath, [installer], {
        stdio: 'ignore',
        env: { ...forInstaller(environment), TMPDIR: downloads, TEMP: downloads, TMP: downloads },
      });
      const tell = () => progress(sizeOf(downloads));
      const watch = watchProgress(arrived, { patience, progress: tell, stop: () => child.kill('SIGKILL') });
      const end = () => {
        clearInterval(watch);
        resolve();
      };
      child.on('error', end);
      child.on('exit', end);
    });
  } finally {
    rmSync(downloads, { recursive: true, force: true });
  }
  return findRuntime(electron, environment);
}

function watchProgress(measure, { patience, progress, stop }) {
  const beats = 20;
  let most = measure();
  let still = 0;
  return setInterval(() => {
    const now = measure();
    if (now === most) still += 1;
    else {
      most = now;
      still = 0;
      progress();
    }
    if (still >= beats) stop();
  }, patience / beats);
}

/** The installer asks for a proxy only when told to, and knows it by two names; npm has names of its own for it. */
function forInstaller(environment) {
  const named = (...names) => names.map((name) => environment[name]).find(Boolean);
  const secure = named('HTTPS_PROXY', 'https_proxy', 'npm_config_https_proxy', 'npm_config_proxy');
  const plain = named('HTTP_PROXY', 'http_proxy', 'npm_config_proxy');
  const none = named('NO_PROXY', 'no_proxy', 'npm_config_noproxy');
  return {
    ...environment,
    ...(secure || plain ? { ELECTRON_GET_USE_PROXY: '1' } : {}),
    ...(secure ? { HTTPS_PROXY: secure } : {}),
    ...(plain ? { HTTP_PROXY: plain } : {}),
    ...(none ? { NO_PROXY: none } : {}),
  };
}

/** The bytes in a folder and below it; what vanishes meanwhile counts nothing. */
function sizeOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
      const place = path.join(folder, entry.name);
      return sum + (entry.isDirectory() ? sizeOf(place) : (statSync(place, { throwIfNoEntry: false })?.size ?? 0));
    }, 0);
  } catch {
    return 0;
  }
}
