import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { browserFlags, findBrowser } from '../../scripts/browser.mjs';
import { buildIfStale } from '../../scripts/build.mjs';
import { serve } from '../../scripts/web.mjs';
import { installProbes } from './probes.mjs';

// The built program in a real browser, with a profile of its own on the disk, so that its database is a real one.

/** Builds what is stale and serves it; returns what starts a fresh program, and what ends it all. */
export async function startServer() {
  if (!buildIfStale()) throw new Error('The build failed');
  const { server, address } = await serve({ port: 0 });
  return {
    address,
    end() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Opens the program in an empty profile, runs `work` with it, and removes the profile. */
export async function withProgram(address, work) {
  const profile = mkdtempSync(path.join(tmpdir(), 'lectern-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: browserFlags,
  });
  try {
    await context.addInitScript(installProbes);
    const page = context.pages()[0] ?? (await context.newPage());
    page.on('pageerror', (error) => console.error(`The program threw: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') console.error(`The program said: ${message.text()}`);
    });
    page.setDefaultTimeout(120_000);
    await page.goto(address);
    const session = await context.newCDPSession(page);
    const browser = await context.browser()?.newBrowserCDPSession();
    return await work({ page, session, browser });
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Clicks a button that opens the file picker, and picks. */
export async function pick(page, button, file) {
  const picking = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).first().click();
  await (await picking).setFiles(file);
}

export async function openProject(page, name, bytes) {
  // By its path: bytes would be carried to the browser as text.
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-bench-project-'));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    await pick(page, 'Open project file', file);
    await page.getByRole('tree', { name: 'Documents' }).waitFor({ timeout: 300_000 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await indexed(page);
}

/**
 * What `act` brings about, as the page sees it. `listening` is a handle to `{ seen }`, a promise in the page: it is there
 * before `act` begins, however slow the machine is.
 */
export async function seenOf(listening, act) {
  const handle = await listening;
  await act();
  return handle.evaluate(({ seen }) => seen);
}

/** Waits until everything that is stored is indexed; answers when that was, in milliseconds of the page. */
export async function indexed(page, documents = 0) {
  const wanted = (least) => {
    const last = window.bench.changes.at(-1);
    return last !== undefined && last.waiting === 0 && last.documents >= least ? last.at : null;
  };
  const handle = await page.waitForFunction(wanted, documents, { timeout: 900_000, polling: 100 });
  return handle.jsonValue();
}

/** The name of the event before which nothing is counted. */
const workBegins = 'work begins';

/**
 * What the window's thread did while `work` ran: its tasks' times by the clock, as a person notices them, and of the
 * processor, which other programs on a busy machine do not lengthen. Milliseconds. `file` keeps the whole trace, with
 * what ran in it, for the browser's own tools.
 */
export async function tracing(session, work, file = null) {
  const events = [];
  const kept = ['RunTask', 'EventDispatch', 'FireAnimationFrame', 'TimeStamp', 'thread_name'];
  const collect = ({ value }) => {
    for (const event of value) {
      if (file !== null || kept.includes(event.name)) events.push(event);
    }
  };
  session.on('Tracing.dataCollected', collect);
  const includedCategories = ['disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'];
  if (file !== null) {
    includedCategories.push('v8.execute', 'disabled-by-default-v8.cpu_profiler');
  }
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordUntilFull', traceBufferSizeInKb: 1_000_000, includedCategories },
  });
  // Beginning to trace is a task itself, and a long one, which is not the program's.
  await session.send('Runtime.evaluate', { expression: `console.timeStamp('${workBegins}')` });
  const result = await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  if (file !== null) await writeTrace(file, events);
  return { result, tasks: windowTasks(events) };
}

function windowTasks(events) {
  const threads = events.filter((event) => event.name === 'thread_name');
  // The program's process is the one with workers.
  const process = threads.find((event) => event.args.name === 'DedicatedWorker thread')?.pid;
  const thread = threads.find((event) => event.args.name === 'CrRendererMain' && event.pid === process)?.tid;
  const begun = events.find(({ name, args }) => name === 'TimeStamp' && args.data?.message === workBegins)?.ts ?? 0;
  const own = events.filter((event) => event.pid === process && event.tid === thread && event.ts >= begun);
  // Picking a folder is one task, in which the browser first makes a list of all files.
  const picking = own.find((event) => event.name === 'EventDispatch' && event.args.data?.type === 'change');
  const isPicking = ({ ts, dur }) => picking !== undefined && ts <= picking.ts && picking.ts < ts + dur;
  const all = own.filter((event) => event.name === 'RunTask');
  const tasks = all.filter((event) => !isPicking(event));
  const longest = (field) => tasks.reduce((most, event) => Math.max(most, event[field] ?? 0), 0) / 1000;
  const over = (field) => tasks.filter((event) => event[field] > 50_000).length;
  return {
    longest: longest('dur'),
    over50: over('dur'),
    longestCpu: longest('tdur'),
    over50Cpu: over('tdur'),
    frames: framesOf(own, tasks),
    cpu: tasks.reduce((sum, event) => sum + (event.tdur ?? 0), 0) / 1000,
    workersCpu: cpuOf(events, process, threads),
    picking: picking && {
      browser: (picking.ts - all.find(isPicking).ts) / 1000,
      program: picking.dur / 1000,
    },
  };
}

/** Milliseconds of the processor from each frame's callbacks to the next one's, of a page that asks for every frame. */
function framesOf(events, tasks) {
  const begun = events.filter((event) => event.name === 'FireAnimationFrame').map(({ ts }) => ts);
  const frames = begun.map(() => 0);
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    // A task belongs to the frame that it ends in: what is worked before the callbacks delays that frame.
    const at = begun.findIndex((one) => one >= ts + dur);
    const within = begun.findIndex((one) => one >= ts && one < ts + dur);
    const frame = within >= 0 ? within : at;
    if (frame >= 0) frames[frame] += tdur / 1000;
  }
  return frames;
}

/** Milliseconds of the processor that all workers of the program's process took together. */
function cpuOf(events, process, threads) {
  const workers = new Set(
    threads
      .filter((event) => event.args.name === 'DedicatedWorker thread' && event.pid === process)
      .map(({ tid }) => tid),
  );
  return (
    events
      .filter((event) => event.name === 'RunTask' && event.pid === process && workers.has(event.tid))
      .reduce((sum, event) => sum + (event.tdur ?? 0), 0) / 1000
  );
}

async function writeTrace(file, events) {
  const { writeFile } = await import('node:fs/promises');
  await writeFile(file, `[${events.map((event) => JSON.stringify(event)).join(',\n')}]`);
}

/**
 * Bytes in use after everything unused was collected: JavaScript's heaps of the window and of each worker, and what
 * the operating system counts for the process (null where that cannot be told).
 */
export async function memory({ session, browser }) {
  const heaps = await workerHeaps(session);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { window: usedSize, workers: heaps, process: await processMemory(browser) };
}

/**
 * Looks again and again at the heap of the worker of this name, which may begin later, until `end`, which answers the most
 * bytes that it held at any look, what was not collected yet with it.
 */
export async function watchWorker(session, name) {
  const found = new Set();
  let [most, number, over] = [0, 0, false];
  const attached = ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker' && targetInfo.url.includes(`${name}.worker`)) found.add(sessionId);
  };
  const hear = ({ sessionId, message }) => {
    const { result } = JSON.parse(message);
    if (!found.has(sessionId) || result?.usedSize === undefined) return;
    most = Math.max(most, result.usedSize + (result.backingStorageSize ?? 0));
  };
  session.on('Target.attachedToTarget', attached);
  session.on('Target.receivedMessageFromTarget', hear);
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const looking = (async () => {
    while (!over) {
      number += 1;
      const message = JSON.stringify({ id: number, method: 'Runtime.getHeapUsage' });
      // A worker that has ended meanwhile is looked at no more.
      for (const sessionId of found)
        await session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => found.delete(sessionId));
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  })();
  return {
    async end() {
      over = true;
      await looking;
      session.off('Target.attachedToTarget', attached);
      session.off('Target.receivedMessageFromTarget', hear);
      await session.send('Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false, flatten: false });
      return most;
    },
  };
}

async function workerHeaps(session) {
  const workers = [];
  const attached = ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.push({ sessionId, url: targetInfo.url });
  };
  session.on('Target.attachedToTarget', attached);
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const heaps = {};
  for (const { sessionId, url } of workers) {
    const ask = (method) =>
      new Promise((resolve) => {
        const hear = ({ sessionId: from, message }) => {
          const answer = JSON.parse(message);
          if (from !== sessionId || answer.id !== 1) return;
          session.off('Target.receivedMessageFromTarget', hear);
          resolve(answer.result);
        };
        session.on('Target.receivedMessageFromTarget', hear);
        void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: 1, method }) });
      });
    await ask('HeapProfiler.collectGarbage');
    const usage = await ask('Runtime.getHeapUsage');
    const name = /([a-z]+)\.worker/u.exec(url)?.[1] ?? 'worker';
    heaps[name] = usage.usedSize + (usage.backingStorageSize ?? 0);
  }
  session.off('Target.attachedToTarget', attached);
  await session.send('Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false, flatten: false });
  return heaps;
}

/** Resident memory of the browser's process that uses the processor most among those that draw pages; Linux only. */
async function processMemory(browser) {
  try {
    const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
    const [busiest] = processInfo.filter(({ type }) => type === 'renderer').sort((a, b) => b.cpuTime - a.cpuTime);
    const status = readFileSync(`/proc/${busiest.id}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/u.exec(status)[1]) * 1024;
  } catch {
    return null; // Another system, or a browser that does not say.
  }
}
