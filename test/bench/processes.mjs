import { readdirSync, readFileSync } from 'node:fs';

// What a browser's processes and threads cost, as the operating system counts it; Linux only. Unlike times by the clock,
// processor time is hardly lengthened by what else runs on the machine.

/** Milliseconds between two looks. */
const pause = 250;
/** Processor time is counted in hundredths of a second. */
const ticks = 100;

/**
 * Watches all processes of a browser until `end`, which answers the seconds of the processor that each kind of thread
 * took, the most memory that all of them held at one time, and what they held at first, in bytes; null where the system
 * does not say.
 */
export async function watchProcesses(browser) {
  if (process.platform !== 'linux') return { end: async () => null };
  const before = new Map();
  const last = new Map();
  let most = 0;
  const look = async (into) => {
    const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
    let memory = 0;
    for (const { id, type } of processInfo) {
      memory += memoryOf(id);
      for (const { thread, name, seconds } of threadsOf(id)) into.set(`${id}/${thread}`, { type, name, seconds });
    }
    most = Math.max(most, memory);
  };
  await look(before);
  const empty = most;
  let over = false;
  const looking = (async () => {
    while (!over) {
      await look(last);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    await look(last);
  })();
  return {
    async end() {
      over = true;
      await looking;
      const cpu = { window: 0, workers: 0, 'other threads of the page': 0, 'other processes': 0 };
      for (const [key, { type, name, seconds }] of last)
        cpu[kindOf(type, name)] += seconds - (before.get(key)?.seconds ?? 0);
      return { cpu, memory: most, empty };
    },
  };
}

/**
 * Watches a process and all that it starts until `end`, which answers the seconds of the processor that those took which
 * were there at some look, and the most memory of all at one time; null where the system does not say.
 */
export function watchFamily(id) {
  if (process.platform !== 'linux') return { end: () => null };
  const seconds = new Map();
  let most = 0;
  const look = () => {
    let memory = 0;
    for (const one of familyOf(id)) {
      memory += memoryOf(one);
      for (const { thread, seconds: taken } of threadsOf(one)) seconds.set(`${one}/${thread}`, taken);
    }
    most = Math.max(most, memory);
  };
  look();
  const before = [...seconds.values()].reduce((sum, one) => sum + one, 0);
  const empty = most;
  const looking = setInterval(look, pause);
  return {
    end() {
      clearInterval(looking);
      look();
      return { cpu: [...seconds.values()].reduce((sum, one) => sum + one, 0) - before, memory: most, empty };
    },
  };
}

function familyOf(id) {
  const children = new Map();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/u.test(one))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It has just ended.
    }
  }
  const family = [id];
  for (const one of family) family.push(...(children.get(one) ?? []));
  return family;
}

function kindOf(type, name) {
  if (type !== 'renderer') return 'other processes';
  if (name === 'DedicatedWorker') return 'workers';
  return name.startsWith('CrRenderer') || name.startsWith('chrom') ? 'window' : 'other threads of the page';
}

/** The memory of a process, what it shares with others in equal parts; 0 if it is gone. */
function memoryOf(id) {
  try {
    return Number(/Pss:\s+(\d+)/u.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))[1]) * 1024;
  } catch {
    return 0;
  }
}

function threadsOf(id) {
  try {
    return readdirSync(`/proc/${id}/task`).flatMap((thread) => {
      try {
        const stat = readFileSync(`/proc/${id}/task/${thread}/stat`, 'utf8');
        // The name stands in brackets and may hold any sign; the times are the 14th and the 15th field.
        const end = stat.lastIndexOf(')');
        const fields = stat.slice(end + 2).split(' ');
        const seconds = (Number(fields[11]) + Number(fields[12])) / ticks;
        return [{ thread, name: stat.slice(stat.indexOf('(') + 1, end), seconds }];
      } catch {
        return []; // It has just ended.
      }
    });
  } catch {
    return [];
  }
}
