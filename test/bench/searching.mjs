import { seenOf } from './program.mjs';

// The search box of a full program, and opening that program again.

/** Types each query; milliseconds from its last key to drawn results, and in the worker, by kind of query. */
export async function measureSearch({ page }, queries) {
  const box = page.getByRole('searchbox', { name: 'Search passages' });
  await box.click();
  await box.fill('warm up');
  await page
    .getByRole('status')
    .filter({ hasText: /passage/u })
    .first()
    .waitFor();
  const drawn = new Map();
  const worker = new Map();
  for (const { kind, query } of queries) {
    await box.fill(query.slice(0, -1));
    await page.waitForTimeout(300);
    const listening = page.evaluateHandle((wanted) => {
      const from = window.bench.calls.length;
      const answered = () =>
        window.bench.calls.slice(from).find(({ method, query, got }) => method === 'search' && query === wanted && got);
      const seen = window.bench
        .after('keydown', () => answered() !== undefined)
        .then((time) => ({ time, took: answered().took }));
      return { seen };
    }, query);
    const { time, took } = await seenOf(listening, () => page.keyboard.type(query.at(-1)));
    put(drawn, kind, time);
    put(worker, kind, took ?? Number.NaN);
  }
  await box.fill('');
  const list = (map) => [...map].map(([kind, values]) => ({ kind, values }));
  return { drawn: list(drawn), worker: list(worker) };
}

/** Types each query letter by letter; milliseconds from each key to the drawn answer to what stands in the box then. */
export async function measureTyping({ page }, queries) {
  const box = page.getByRole('searchbox', { name: 'Search passages' });
  await box.click();
  const times = [];
  for (const { query } of queries) {
    await box.fill('');
    await page.waitForTimeout(300);
    for (let length = 1; length <= query.length; length++) {
      const listening = page.evaluateHandle(
        (wanted) => {
          const from = window.bench.calls.length;
          const seen = window.bench.after('keydown', () =>
            window.bench.calls
              .slice(from)
              .some(({ method, query, got }) => method === 'search' && query === wanted && got !== null),
          );
          return { seen };
        },
        query.slice(0, length),
      );
      times.push(await seenOf(listening, () => page.keyboard.type(query[length - 1])));
      await page.waitForTimeout(60);
    }
  }
  await box.fill('');
  return times;
}

/** Loads the page again and opens the project; milliseconds. */
export async function measureReopening({ page }, times) {
  const library = [];
  const ready = [];
  const load = [];
  for (let run = 0; run < times; run++) {
    await page.reload({ waitUntil: 'commit' });
    await page.getByRole('tree', { name: 'Documents' }).getByRole('treeitem').nth(1).waitFor({ timeout: 120_000 });
    library.push(await page.evaluate(() => performance.now()));
    const opened = () => window.bench.calls.find(({ method, got }) => method === 'openProject' && got !== null);
    const handle = await page.waitForFunction(opened, undefined, { timeout: 120_000 });
    const { sent, got } = await handle.jsonValue();
    ready.push(got);
    load.push(got - sent);
  }
  return { library, ready, load };
}

function put(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}
