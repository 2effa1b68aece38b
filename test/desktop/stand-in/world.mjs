import { once } from 'node:events';

// What all parts of the stand-in share: the channel to the test, and what the program has made so far.

/** Tells the test what was asked of the system. */
export const told = (event) => void process.send?.(event);

/**
 * An object that says so when something of Electron is asked of it that it does not have.
 * @template {object} T
 * @param {string} name
 * @param {T} object
 * @returns {T}
 */
export function only(name, object) {
  return new Proxy(object, {
    get(target, key) {
      // Whoever awaits a value asks for `then`.
      if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON') return target[key];
      throw new Error(`The stand-in for Electron lacks ${name}.${key}`);
    },
    set(target, key, value) {
      if (!(key in target)) throw new Error(`The stand-in for Electron lacks ${name}.${String(key)}`);
      Reflect.set(target, key, value);
      return true;
    },
  });
}

const answers = { dialog: [], button: [] };
process.on('message', (message) => {
  for (const kind of ['dialog', 'button']) if (message[kind]) answers[kind].push(message[kind]);
});

/** The test's next answer to a dialog or a message box. */
export async function answerOf(kind) {
  while (answers[kind].length === 0) await once(process, 'message');
  return answers[kind].shift();
}

/** The windows there are. */
export const windows = new Set();
/** What answers the page's questions, by channel, and serves a scheme. */
export const handlers = new Map();
export const schemes = new Map();
/** What the program said of requests and permissions. */
export const rules = { beforeRequest: (_details, answer) => answer({}), permitted: (_name) => false };
