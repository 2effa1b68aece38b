import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

// Runs Electron's runtime as a person means it to run: with the words of the command line, and not as a bare Node.

/** A runtime that cannot work here ends within this time of milliseconds; later it is a crash like any other. */
const atStart = 20_000;

/**
 * Starts the program at `root` in the runtime. Resolves when it has ended: to `{ code }` with its exit code, or to
 * `{ failed }` with a sentence if it could not start. `words` are folders, files and options of this program; relative
 * places are those of `folder`.
 */
export function launch(
  runtime,
  { root, words, folder, environment = process.env, signals = process, early = atStart, say = console.log },
) {
  const { ELECTRON_RUN_AS_NODE: _, ...around } = environment;
  return new Promise((resolve) => {
    const begun = Date.now();
    const child = spawn(runtime, [...asRoot(say), root, ...words.map((word) => placeOf(word, folder))], {
      stdio: 'inherit',
      env: around,
    });
    let told = false;
    const pass = Object.fromEntries(
      ['SIGINT', 'SIGTERM'].map((signal) => [
        signal,
        () => {
          told = true;
          child.kill(signal);
        },
      ]),
    );
    for (const [signal, listener] of Object.entries(pass)) signals.on(signal, listener);
    const end = (answer) => {
      for (const [signal, listener] of Object.entries(pass)) signals.off(signal, listener);
      resolve(answer);
    };
    child.on('error', (error) => end({ failed: `The desktop program could not be started (${error.message}).` }));
    child.on('exit', (code, signal) => {
      const failed = !told && code !== 0 && Date.now() - begun < early;
      if (failed) end({ failed: `The desktop program ended at its start (${signal ?? `exit code ${code}`}).` });
      else end({ code: told ? 0 : (code ?? 1) });
    });
  });
}

/** Why the desktop program cannot show a window here, or null. */
export function windowless(platform = process.platform, environment = process.env) {
  if (platform !== 'linux' || environment.DISPLAY || environment.WAYLAND_DISPLAY) return null;
  return 'There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).';
}

/**
 * What a person can do about a runtime that ended at its start, or null. Ubuntu 23.10 and later let no program in a home
 * folder make the sandbox that Chromium wants; its own helper may, if it belongs to the system's owner.
 */
export function remedy(runtime, { restricted = readRestriction() } = {}) {
  if (!restricted) return null;
  const helper = path.join(path.dirname(runtime), 'chrome-sandbox');
  const found = existsSync(helper) ? statSync(helper) : null;
  if (found === null || (found.uid === 0 && (found.mode & 0o4000) !== 0)) return null;
  return (
    'This system lets no program in a home folder make its own sandbox. To allow it, once: ' +
    `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`
  );
}

function readRestriction() {
  try {
    return readFileSync('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', 'utf8').trim() === '1';
  } catch {
    return false; // Another system, or an older one.
  }
}

/** An option stays as it is; a folder or file is named in full, since the program runs somewhere else. */
function placeOf(word, folder) {
  return word.startsWith('-') || word.startsWith('file://') ? word : path.resolve(folder, word);
}

/** Chromium refuses its sandbox to the system's owner, and then does not start at all. */
function asRoot(say) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  say('As the owner of this system (root), the desktop program runs without its sandbox.');
  return ['--no-sandbox'];
}
