import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { program, start } from './desktop-start.mjs';
import { installProbes } from './probes.mjs';
import { watchFamily } from './processes.mjs';
import { measureRecoll } from './recoll.mjs';
import { watchImport } from './start-probe.mjs';

// A folder imported by the desktop's program in the stand-in for Electron. What main hands over goes through two channels
// as JSON there, with the bytes in base64, which Electron does not do: the program itself is faster than this says.

/** Milliseconds after which an import is given up. */
const patience = 1_800_000;

/** Imports so many generated files of about `length` code units, and indexes them by Recoll beside it. */
export async function benchDesktopImport(report, material, { files, length, runs }) {
  const place = mkdtempSync(path.join(realpathSync(tmpdir()), 'lectern-bench-desktop-import-'));
  try {
    const folder = material.writeFolder(path.join(place, 'texts'), files, length);
    const ours = [];
    const theirs = [];
    for (let run = 0; run < runs; run += 1) {
      ours.push(await importOnce(path.join(place, `home-${run}`), folder));
      const recoll = await measureRecoll(folder.path);
      if (recoll) theirs.push(recoll);
    }
    const recollSeconds = theirs.map(({ seconds }) => seconds);
    const of = (get) => ours.map(get);
    report.table(
      `Importing ${files.toLocaleString('en')} files of ${Math.round(folder.bytes / files)} bytes on the desktop`,
      [
        { what: 'until the report', values: of(({ report: seconds }) => seconds), unit: 's' },
        { what: 'until everything is indexed', values: of(({ indexed }) => indexed), unit: 's' },
        {
          what: 'rate, indexing included',
          values: of(({ indexed }) => files / indexed),
          unit: 'files/s',
          goal: '> 1500',
          worst: Math.min,
        },
        {
          what: 'rate, indexing included',
          values: of(({ indexed }) => folder.bytes / 1e6 / indexed),
          unit: 'MB/s',
          worst: Math.min,
        },
        { what: 'processor time of all', values: of(({ cpu }) => cpu), unit: 's' },
        {
          what: 'most memory above the empty program',
          values: of(({ memory }) => memory / 1e6),
          unit: 'MB',
          goal: '< 400',
        },
        ...(theirs.length === 0
          ? []
          : [
              { what: 'recollindex', values: recollSeconds, unit: 's' },
              { what: 'recollindex, processor time', values: theirs.map(({ cpu }) => cpu), unit: 's' },
              {
                what: 'our time by its time',
                values: of(({ indexed }, at) => indexed / recollSeconds[at]),
                unit: '',
                goal: '< 0.5',
              },
            ]),
      ],
    );
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function importOnce(home, { path: folder, files }) {
  let watch = { end: () => null };
  const meet = (child) => {
    child.send({ dialog: [folder] });
    watch = watchFamily(child.pid);
  };
  let taken = null;
  const script = `(${installProbes})(); (${watchImport})(${files})`;
  const times = await start(program, home, script, [], { meet, wait: patience, end: () => (taken = watch.end()) });
  const seconds = (name) => (times[name] - times.picked) / 1000;
  return {
    report: seconds('report'),
    indexed: Math.max(seconds('report'), seconds('indexed')),
    cpu: taken?.cpu ?? Number.NaN,
    memory: taken ? taken.memory - taken.empty : Number.NaN,
  };
}
