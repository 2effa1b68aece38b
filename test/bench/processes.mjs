import { readdirSync, readFileSync } from 'node:fs';

// What a browser's processes and threads cost, as the operating system counts it; Linux only. Unlike times by the clock,
// processor time is hardly lengthened by what else runs on the machine.

/** Milliseconds between two looks. */
const pause = 250;
/** Processor time is counted in hundredths of a second. */
const ticks = 100;

/**
 * Watches all processes of a browser until `end`, which answers the seconds of the processor that each kind of thread
 * took, and the most memory that all of them held at one time, in bytes; null where the system does not say.
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
  most = 0;
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
      return { cpu, memory: most };
    },
  };
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
