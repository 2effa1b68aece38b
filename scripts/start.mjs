import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale, root } from './build.mjs';
import { launch, remedy, windowless } from './launch.mjs';
import { fetchRuntime, findRuntime } from './runtime.mjs';
import { serveUntilStopped } from './web.mjs';

// `npm start`: builds what is stale and opens the desktop program. Where its runtime cannot be had, or cannot run, the
// same program is served to the browser on this machine. Folders and files named after `npm start --` are handed over.

/**
 * Opens the desktop program, or says why not and calls `serve`. `electron` is the folder of Electron's npm package.
 * Resolves to the exit code of the program, or to null when the browser is served.
 */
export async function start({
  words,
  folder,
  electron = path.join(root, 'node_modules/electron'),
  environment = process.env,
  serve = serveUntilStopped,
  say = console.log,
  patience,
  platform,
  restricted,
}) {
  const inBrowser = async (why) => {
    say(`${why} So Lectern opens in the browser.`);
    if (words.some((word) => !word.startsWith('-'))) say('In the browser, folders are opened with “Import folder”.');
    await serve();
    return null;
  };
  const blind = windowless(platform, environment);
  if (blind !== null) return inBrowser(blind);
  const runtime = findRuntime(electron, environment) ?? (await fetched());
  if (runtime === null) return inBrowser('The desktop runtime could not be fetched (is the network blocked?).');
  const { code, failed } = await launch(runtime, { root, words, folder, environment, say });
  if (failed === undefined) return code;
  return inBrowser([failed, remedy(runtime, { restricted })].filter(Boolean).join(' '));

  function fetched() {
    say('Fetching the desktop runtime (about 120 MB, once) …');
    let told = 0;
    const progress = (bytes) => {
      const tens = Math.floor(bytes / 10_000_000);
      if (tens > told) say(`  ${tens * 10} MB`);
      told = Math.max(told, tens);
    };
    return fetchRuntime(electron, { environment, progress, ...(patience === undefined ? {} : { patience }) });
  }
}

if (process.argv[1] && existsSync(process.argv[1])) {
  if (import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
    if (!buildIfStale()) process.exit(1);
    const code = await start({ words: process.argv.slice(2), folder: process.env.INIT_CWD ?? process.cwd() });
    if (code !== null) process.exit(code);
  }
}
