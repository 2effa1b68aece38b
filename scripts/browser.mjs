import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './build.mjs';

// Finds a browser of the Chromium family for tests and screenshots.

const minutes = 60_000;

// The last list of features that are off is the one that counts, so what Playwright turns off by itself stands here, too.
const featuresOff = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'LensOverlay'],
  ...['HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'TcpPortRandomizationWin', 'OptimizationHints', 'AimEnabled'],
  ...['NetworkTimeServiceQuerying', 'PreconnectToSearch', 'msForceBrowserSignIn'],
  'msEdgeUpdateLaunchServicesPreferredVersion',
  // Two pages of the browser's own behind each window, which cost as much as the page that is tested.
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
];

/** How such a browser is started: it asks the network for nothing, and a container or root may run it. */
export const browserFlags = [
  `--disable-features=${featuresOff.join(',')}`,
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
];

/**
 * The path of a browser's executable: what LECTERN_BROWSER names, else Playwright's own, else one of this system's. With
 * `light`, a Chromium without Chrome's own windows and services comes before those of this system: Electron has none of
 * them either, and a new page costs half as much in it. With `install`, one is installed where none is found. Throws an
 * error that says what to do.
 */
export function findBrowser({ install = false, light = false } = {}) {
  const named = process.env.LECTERN_BROWSER;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`LECTERN_BROWSER names ${named}, which does not exist.`);
  }
  const found = playwrightBrowser() ?? (light ? shell() : null) ?? systemBrowser();
  if (found !== null) return found;
  if (install) {
    console.log('No Chromium, Chrome or Edge was found; installing one for the tests …');
    for (const way of [installByPlaywright, installByApt]) {
      way();
      const installed = playwrightBrowser() ?? systemBrowser();
      if (installed !== null) return installed;
    }
  }
  throw new Error(
    'No browser was found. Install Chromium, Chrome or Edge, or run “npx playwright install chromium”, ' +
      'or name an executable in LECTERN_BROWSER.',
  );
}

function playwrightBrowser() {
  try {
    const file = createRequire(path.join(root, 'package.json'))('playwright-core').chromium.executablePath();
    return file && existsSync(file) ? file : null;
  } catch {
    return null; // Playwright has no build for this system; another browser will do.
  }
}

function shell() {
  const names = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell'];
  return inFolders(names).find((file) => existsSync(file)) ?? null;
}

function systemBrowser() {
  return candidates().find((file) => existsSync(file)) ?? null;
}

function candidates() {
  const home = process.env.HOME ?? '';
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Google Chrome Canary'];
    return ['/Applications', path.join(home, 'Applications')].flatMap((folder) =>
      apps.map((app) => path.join(folder, `${app}.app`, 'Contents/MacOS', app)),
    );
  }
  if (process.platform === 'win32') {
    const programs = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => process.env[name]);
    const places = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return programs
      .filter(Boolean)
      .flatMap((folder) => [...places, 'Chromium/Application/chrome.exe'].map((place) => path.join(folder, place)));
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
    'microsoft-edge',
    'microsoft-edge-stable',
    'msedge',
  ];
  return [...inFolders(names), '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];
}

/** Where programs of these names would be, the first names first. */
function inFolders(names) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return names.flatMap((name) => folders.filter(Boolean).map((folder) => path.join(folder, name)));
}

function installByPlaywright() {
  const cli = path.join(root, 'node_modules/playwright/cli.js');
  if (existsSync(cli)) run(process.execPath, [cli, 'install', 'chromium'], 10 * minutes);
}

function installByApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], 3 * minutes, quiet);
  for (const browser of ['chromium', 'chromium-headless-shell']) {
    const words = ['install', '-y', '-qq', '--no-install-recommends', browser, 'fonts-dejavu-core'];
    run('apt-get', words, 10 * minutes, quiet);
  }
}

/** Runs a program with a limit of time; its output appears only if it fails, and a failure is only said. */
function run(program, words, timeout, environment = {}) {
  const done = spawnSync(program, words, {
    cwd: root,
    timeout,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (done.status === 0) return;
  const why = done.error?.message ?? `${done.stdout}${done.stderr}`.trim().split('\n').slice(-3).join(' ');
  console.log(`“${[path.basename(program), ...words].join(' ')}” did not work: ${why}`);
}
