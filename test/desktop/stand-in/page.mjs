/* global Request */
import { begun, startHere } from './begun.mjs';
import { machine } from './machine.mjs';
import { keyToMenuBar } from './menu.mjs';
import { worldScripts } from './preload.mjs';
import { handlers, rules, schemes, told } from './world.mjs';

// The page of a window in Chromium, and everything between it and the main process.

const origin = 'https://app.lectern.invalid/';
const ours = 'lectern://app/';

/** Of each contents: how to ask its page, where that is, and where the preload's world is now. */
const pages = new WeakMap();
let browser = begun;

/** What a contents has before its page is there: its preload, who is asked for new windows, who hears of downloads. */
export const partsOf = new WeakMap();

/** The page of a contents; none before it is shown. */
export const pageOf = (contents) => pages.get(contents);

/** Ends Chromium and with it the page, in order. */
export async function endBrowser() {
  const ended = browser;
  browser = null;
  void ended?.send('Browser.close').catch(() => undefined);
  // A browser that a test is attached to takes its time, and a page that hangs forever; the end of this process ends
  // both for sure.
  await Promise.race([ended?.ended, new Promise((resolve) => setTimeout(resolve, 500))]);
}

/** Ends Chromium as the end of a session does, at once. */
export function killBrowser() {
  browser?.kill();
}

/** Shows a page in Chromium, with everything between it and the main process. */
export async function openPage(contents, address) {
  const running = (browser ??= startHere());
  const { targetInfos } = await running.send('Target.getTargets');
  const { targetId } = targetInfos.find(({ type }) => type === 'page');
  const { sessionId } = await running.send('Target.attachToTarget', { targetId, flatten: true });
  const ask = (method, params) => running.send(method, params, sessionId);
  const page = { ask, targetId, url: 'about:blank', world: null, running, gone: Promise.resolve() };
  pages.set(contents, page);

  const heard = {
    'Runtime.executionContextCreated': ({ context }) => {
      if (context.name === 'preload') page.world = context.id;
    },
    'Runtime.bindingCalled': ({ payload }) => void hear(contents, JSON.parse(payload)),
    'Runtime.consoleAPICalled': ({ args }) => told({ console: args.map(({ value }) => value) }),
    'Page.windowOpen': ({ url }) => {
      if (partsOf.get(contents).openWindow({ url: theirs(url) }).action !== 'deny') told({ escaped: url });
    },
    'Page.domContentEventFired': () => contents.emit('dom-ready', {}),
    'Page.javascriptDialogOpening': () => void ask('Page.handleJavaScriptDialog', { accept: true }),
    'Page.frameNavigated': ({ frame }) => {
      if (frame.parentId !== undefined) return;
      page.url = frame.url;
      contents.emit('did-navigate', {}, theirs(frame.url));
    },
    'Inspector.targetCrashed': () => {
      page.world = null;
      contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 133 });
    },
    'Page.navigatedWithinDocument': ({ frameId, url }) => {
      if (frameId === targetId) page.url = url;
    },
  };
  for (const [name, listener] of Object.entries(heard)) {
    running.on(name, (values, session) => session === sessionId && listener(values));
  }
  running.on('Fetch.requestPaused', (values) => void answer(values, contents).catch(() => undefined)); // It may be gone.
  running.on('Browser.downloadWillBegin', ({ url }) => {
    let kept = true;
    partsOf.get(contents).download({ preventDefault: () => (kept = false) });
    told({ download: url, kept });
  });

  const scripts = worldScripts(partsOf.get(contents).preload);
  await Promise.all([
    running.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    running.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true }),
    running.send('Browser.grantPermissions', {
      permissions: Object.entries(permissionNames).flatMap(([name, theirName]) =>
        rules.permitted(theirName) ? [name] : [],
      ),
    }),
    ask('Emulation.setDeviceMetricsOverride', { width: 1280, height: 720, deviceScaleFactor: 1, mobile: false }),
    ask('Emulation.setFocusEmulationEnabled', { enabled: true }),
    ask('Inspector.enable'),
    ask('Runtime.enable'),
    ask('Page.enable'),
    ask('Runtime.addBinding', { name: 'askMain', executionContextName: 'preload' }),
    ...(process.env.LECTERN_TEST_SCRIPT
      ? [ask('Page.addScriptToEvaluateOnNewDocument', { source: process.env.LECTERN_TEST_SCRIPT })]
      : []),
    ask('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
    ask('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName: 'preload' }),
  ]);
  const loaded = new Promise((resolve) => {
    running.on('Page.loadEventFired', (_values, session) => session === sessionId && resolve());
  });
  const gone = ask('Page.navigate', { url: address.replace(ours, origin) });
  // Its first file is never answered.
  if (machine.page === 'never loads') return void gone.catch(() => undefined);
  await gone;
  await loaded;
  contents.emit('did-finish-load', {});
}

/** What Electron calls the permissions of Chromium. */
const permissionNames = {
  clipboardReadWrite: 'clipboard-read',
  clipboardSanitizedWrite: 'clipboard-sanitized-write',
  durableStorage: 'persistent-storage',
  geolocation: 'geolocation',
  notifications: 'notifications',
  videoCapture: 'media',
  audioCapture: 'media',
};

/** A request of the page: a way to elsewhere, or something to fetch. */
async function answer({ requestId, request, resourceType, frameId }, contents) {
  const { running, targetId, url: shown } = pages.get(contents);
  const url = theirs(request.url);
  const refuse = (errorReason) => running.send('Fetch.failRequest', { requestId, errorReason });
  if (resourceType === 'Document') {
    // No other window or frame shows anything.
    let goes = frameId === targetId;
    const event = { url, isMainFrame: goes, preventDefault: () => (goes = false) };
    // The first one is the program's own.
    if (goes && shown !== 'about:blank') contents.emit('will-navigate', event, url);
    if (!goes) {
      told({ stayed: url });
      return refuse('Aborted');
    }
  }
  let cancelled = false;
  rules.beforeRequest({ url, method: request.method }, ({ cancel = false }) => (cancelled = cancel));
  if (cancelled || !url.startsWith(ours)) {
    told(cancelled ? { refused: url } : { escaped: url });
    return refuse('Failed');
  }
  if (machine.page === 'never loads') return undefined;
  const response = await schemes.get('lectern')(new Request(url, { method: request.method }));
  return running.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

/** A word from the preload: a question, or that a menu is asked for. */
async function hear(contents, { id, channel, values, contextMenu, key }) {
  if (key) return hearKey(contents, key);
  if (contextMenu) {
    const { isEditable: canPaste, selectionText } = contextMenu;
    const editFlags = {
      canPaste,
      canCut: canPaste && selectionText !== '',
      canCopy: selectionText !== '',
      canSelectAll: true,
    };
    contents.emit('context-menu', {}, { ...contextMenu, editFlags });
    return;
  }
  try {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const sent = await Promise.all(unpack(values).map((value) => withPaths(contents, value)));
    const value = await handler({ senderFrame: { url: theirs(pages.get(contents).url), parent: null } }, ...sent);
    await inPreload(contents, 'mainAnswers', id, null, pack(value));
  } catch (error) {
    await inPreload(contents, 'mainAnswers', id, `Error invoking remote method '${channel}': ${error}`, '');
  }
}

/** A key that the page has heard. The program may keep it from the menu bar, as the page may. */
function hearKey(contents, { prevented, ...input }) {
  let kept = prevented;
  contents.emit('before-input-event', { preventDefault: () => (kept = true) }, input);
  if (!kept) keyToMenuBar(input);
}

/** Calls a function of the preload's world. A page that is gone or hangs hears nothing. */
export async function inPreload(contents, name, ...values) {
  const { ask, world } = pages.get(contents) ?? {};
  if (!ask || world === null) return null;
  return ask('Runtime.callFunctionOn', {
    executionContextId: world,
    functionDeclaration: `(...values) => window.${name}(...values)`,
    arguments: values.map((value) => ({ value })),
  }).catch(() => null);
}

/** Puts the places of dropped files where the preload put tokens. */
async function withPaths(contents, value) {
  if (Array.isArray(value)) return Promise.all(value.map((part) => withPaths(contents, part)));
  if (typeof value !== 'string' || !value.startsWith('dropped-file:')) return value;
  const file = await inPreload(contents, 'droppedFile', Number(value.slice('dropped-file:'.length)));
  const { path: place } = await pages.get(contents).ask('DOM.getFileInfo', { objectId: file.result.objectId });
  return place;
}

export function pack(value) {
  return JSON.stringify({ value }, function (name, part) {
    const own = this[name];
    if (own instanceof Uint8Array)
      return { $bytes: Buffer.from(own.buffer, own.byteOffset, own.length).toString('base64') };
    return part === undefined ? { $odd: 'undefined' } : part;
  });
}

function unpack(text) {
  return JSON.parse(text, (_name, part) => {
    if (part === null || typeof part !== 'object') return part;
    if ('$bytes' in part) return new Uint8Array(Buffer.from(part.$bytes, 'base64'));
    return '$odd' in part ? (part.$odd === 'undefined' ? undefined : Number(part.$odd)) : part;
  }).value;
}

/** The address that the page has for the program. */
function theirs(url) {
  return url.replace(origin, ours);
}
