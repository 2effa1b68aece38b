/* global CustomEvent, MessageChannel, structuredClone */

// The two worlds of a page. The preload runs in one of its own: it shares the page's elements and events with the page,
// but none of its objects. What it exposes is described to the page by an event, and every call is one more; the values
// of an event are cloned between the worlds. Written as functions that are sent to the page as text.

/** What is to run in the page's world and in the preload's, before the page's own scripts. */
export const worldScripts = (preload) => ({
  page: `(${sleepyTimers})(); (${pageWorld})()`,
  preload: `(${sleepyTimers})(); (${preloadWorld})((require, process) => { ${preload} }, ${JSON.stringify(process.platform)})`,
});

/** Timers as those of a page that has been hidden for five minutes: while it is, they wake once a minute. */
function sleepyTimers() {
  if (window.top !== window) return;
  let asleep = false;
  const due = new Map();
  const wake = () => {
    const runs = [...due.values()];
    due.clear();
    for (const run of runs) run();
  };
  for (const [start, stop] of [
    ['setTimeout', 'clearTimeout'],
    ['setInterval', 'clearInterval'],
  ]) {
    const begin = window[start].bind(window);
    const end = window[stop].bind(window);
    window[start] = (callback, ...rest) => {
      const run = (...values) => (asleep ? due.set(id, () => callback(...values)) : callback(...values));
      const id = begin(run, ...rest);
      return id;
    };
    window[stop] = (id) => {
      due.delete(id);
      end(id);
    };
    if (start === 'setInterval') begin(wake, 60_000);
  }
  window.addEventListener('world:asleep', ({ detail }) => {
    asleep = detail;
    if (!asleep) wake();
  });
}

/** First: makes what is exposed out of its description. */
function pageWorld() {
  if (window.top !== window) return;
  const waiting = new Map();
  const callbacks = [];
  let calls = 0;
  let returned;
  const tell = (detail) => window.dispatchEvent(new CustomEvent('world:preload', { detail }));
  const call = (target, values) => {
    const id = ++calls;
    const sent = values.map((value) =>
      typeof value === 'function' ? { callback: callbacks.push(value) - 1 } : { value },
    );
    returned = undefined;
    tell({ call: id, target, values: sent });
    const { kind, value } = returned;
    if (kind === 'error') throw new Error(value);
    if (kind === 'function') return (...more) => call(value, more);
    if (kind === 'value') return value;
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  };
  const make = (shape) => {
    if (shape.kind === 'function') return (...values) => call(shape.target, values);
    if (shape.kind === 'value') return shape.value;
    return Object.freeze(Object.fromEntries(Object.entries(shape.parts).map(([name, part]) => [name, make(part)])));
  };
  window.addEventListener('world:page', ({ detail }) => {
    if (detail.expose) Object.defineProperty(window, detail.expose, { value: make(detail.shape), enumerable: true });
    if (detail.returned) returned = detail.returned;
    if (detail.settled) {
      const { resolve, reject } = waiting.get(detail.settled);
      waiting.delete(detail.settled);
      if (detail.error === undefined) resolve(detail.value);
      else reject(new Error(detail.error));
    }
    if (detail.callback !== undefined) {
      const run = async () => callbacks[detail.callback](...detail.values);
      run().then(
        () => tell({ done: detail.number }),
        (error) => tell({ done: detail.number, error: String(error) }),
      );
    }
  });
}

/** After it: lends the preload `electron` and carries its questions to `askMain`. */
function preloadWorld(preload, platform) {
  if (window.top !== window) return;
  const askMain = window.askMain;
  const targets = [];
  const dropped = [];
  const heard = new Map();
  const waiting = new Map();
  const running = new Map();
  let number = 0;

  const pack = (value) =>
    JSON.stringify({ value: structuredClone(value) }, (_name, part) =>
      part instanceof Uint8Array
        ? { $bytes: part.toBase64() }
        : part === undefined || (typeof part === 'number' && !Number.isFinite(part))
          ? { $odd: String(part) }
          : part,
    );
  const unpack = (text) =>
    JSON.parse(text, (_name, part) => {
      if (part === null || typeof part !== 'object') return part;
      return '$bytes' in part ? Uint8Array.fromBase64(part.$bytes) : '$odd' in part ? undefined : part;
    }).value;

  // What the main process calls: an answer, an event, the file behind a token.
  window.mainAnswers = (id, error, text) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === null) resolve(unpack(text));
    else reject(new Error(error));
  };
  window.mainSends = (channel, text) => {
    for (const listener of [...(heard.get(channel) ?? [])]) listener({}, ...unpack(text));
  };
  window.droppedFile = (at) => dropped[at];
  window.fallAsleep = (asleep) => void window.dispatchEvent(new CustomEvent('world:asleep', { detail: asleep }));

  const tell = (detail) => window.dispatchEvent(new CustomEvent('world:page', { detail }));
  const describe = (value) => {
    if (typeof value === 'function') return { kind: 'function', target: targets.push(value) - 1 };
    if (value === null || typeof value !== 'object') return { kind: 'value', value };
    return {
      kind: 'object',
      parts: Object.fromEntries(Object.entries(value).map(([name, part]) => [name, describe(part)])),
    };
  };
  const callbackOf =
    (callback) =>
    (...values) =>
      new Promise((resolve, reject) => {
        running.set(++number, { resolve, reject });
        tell({ callback, number, values });
      });
  const run = (target, values) => {
    try {
      const value = targets[target](
        ...values.map((sent) => ('callback' in sent ? callbackOf(sent.callback) : sent.value)),
      );
      if (value instanceof Promise) return [{ kind: 'promise' }, value];
      return [
        typeof value === 'function' ? { kind: 'function', value: targets.push(value) - 1 } : { kind: 'value', value },
      ];
    } catch (error) {
      return [{ kind: 'error', value: String(error) }];
    }
  };
  window.addEventListener('world:preload', ({ detail }) => {
    if (detail.call) {
      const [returned, promise] = run(detail.target, detail.values);
      tell({ returned });
      promise?.then(
        (value) => tell({ settled: detail.call, value }),
        (error) => tell({ settled: detail.call, error: error.message }),
      );
    }
    if (detail.done) {
      const { resolve, reject } = running.get(detail.done);
      running.delete(detail.done);
      if (detail.error === undefined) resolve();
      else reject(new Error(detail.error));
    }
  });
  window.addEventListener('contextmenu', (event) => {
    if (event.defaultPrevented) return;
    const { target, clientX: x, clientY: y } = event;
    const selectionText = String(document.getSelection());
    const isEditable = target.matches('input, textarea') || target.isContentEditable;
    const linkURL = target.closest('a')?.href ?? '';
    const menuSourceType = event.button === 2 ? 'mouse' : 'keyboard';
    askMain(JSON.stringify({ contextMenu: { x, y, selectionText, isEditable, linkURL, menuSourceType } }));
  });
  const types = { keydown: 'keyDown', keyup: 'keyUp' };
  for (const type of Object.keys(types)) {
    const hear = (event) => {
      const { key, code, altKey: alt, ctrlKey: control, metaKey: meta, shiftKey: shift, repeat } = event;
      const input = { type: types[type], key, code, alt, control, meta, shift, isAutoRepeat: repeat };
      // When all of the page has heard it.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => askMain(JSON.stringify({ key: { ...input, prevented: event.defaultPrevented } }));
      port2.postMessage(null);
    };
    window.addEventListener(type, hear, { capture: true });
  }

  const electron = {
    contextBridge: { exposeInMainWorld: (name, value) => tell({ expose: name, shape: describe(value) }) },
    ipcRenderer: {
      invoke: (channel, ...values) =>
        new Promise((resolve, reject) => {
          waiting.set(++number, { resolve, reject });
          askMain(JSON.stringify({ id: number, channel, values: pack(values) }));
        }),
      on: (channel, listener) => heard.set(channel, new Set([...(heard.get(channel) ?? []), listener])),
      removeListener: (channel, listener) => heard.get(channel)?.delete(listener),
    },
    // The path is known outside; a token goes there in its place.
    webUtils: { getPathForFile: (file) => `dropped-file:${dropped.push(file) - 1}` },
  };
  const require = (name) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}`);
    return electron;
  };
  preload(require, { platform });
}
