/* global AbortSignal */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildIfStale, root } from './build.mjs';
import { serveUntilStopped } from './web.mjs';

// `npm start`: builds what is stale and opens the desktop program. Where its runtime cannot be had, the same program is
// served to the browser on this machine. Folders and files named after `npm start --` are handed over.

const electron = path.join(root, 'node_modules/electron');
const patience = 180_000;

if (!buildIfStale()) process.exit(1);
const program = runtime() ?? (await fetchRuntime());
if (program !== null) open(program);
else {
  console.log('The desktop runtime could not be fetched (is the network blocked?), so Lectern opens in the browser.');
  if (process.argv.length > 2) console.log('In the browser, folders are opened with “Import folder”.');
  await serveUntilStopped();
}

/** The path of Electron's executable, or null if it is not there. */
function runtime() {
  try {
    const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
    const name = readFileSync(path.join(electron, 'path.txt'), 'utf8').trim();
    const file = path.join(override ?? path.join(electron, 'dist'), name);
    return existsSync(file) ? file : null;
  } catch {
    return null; // No path.txt: nothing was fetched yet.
  }
}

/** Runs Electron's own installer in silence, and ends it if it takes too long. */
async function fetchRuntime() {
  const installer = path.join(electron, 'install.js');
  if (!existsSync(installer) || !(await reachable())) return null;
  console.log('Fetching the desktop runtime (about 120 MB, once) …');
  await new Promise((resolve) => {
    const child = spawn(process.execPath, [installer], { cwd: root, stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    child.on('error', end);
    child.on('exit', end);
  });
  return runtime();
}

/** False where the release host does not answer within seconds; a mirror or a proxy is left to the installer. */
async function reachable() {
  if (
    Object.keys(process.env).some((name) => /^(?:https?_proxy|.*electron_mirror|electron_config_cache)$/iu.test(name))
  ) {
    return true;
  }
  try {
    await fetch('https://github.com/electron/electron/releases', {
      method: 'HEAD',
      signal: AbortSignal.timeout(10_000),
    });
    return true;
  } catch {
    return false; // No network, or a blocked one: the caller says so.
  }
}

function open(file) {
  const sandboxless = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(
    file,
    [...sandboxless, root, ...process.argv.slice(2).map((name) => path.resolve(process.env.INIT_CWD ?? '', name))],
    {
      stdio: 'inherit',
    },
  );
  child.on('error', (error) => {
    console.error(`The desktop program could not be started: ${error.message}. Try: npm run web`);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
}
