import path from 'node:path';
import { build } from 'vite';
import type { Plugin } from 'vite';
import { inWorkers } from '../scripts/in-workers.mjs';

// A worker of the tests is bundled as the built program has it: one small file, and further ones for what is only
// sometimes needed. Served module by module, each start of a worker asks for some hundred files, and takes a second; in
// one file with all that may ever be needed, a browser takes seconds to read it. There are thousands of starts.

const worker = /\.worker\.ts\?(?:.*&)?worker_file(?:&|$)/u;
/** Where the further files of workers are served. */
const folder = 'parts-of-workers';
const part = new RegExp(`/${folder}/[^/?]+\\.js$`, 'u');

/** A plugin of Vite that bundles each worker once, when it is first asked for. */
export function wholeWorkers(): Plugin {
  const bundles = new Map<string, Promise<string>>();
  const parts = new Map<string, string>();
  return {
    name: 'lectern:whole-workers',
    enforce: 'pre',
    resolveId(source, importer) {
      const name = path.posix.basename(source);
      const isPart = part.test(source) || (importer !== undefined && part.test(importer));
      return isPart && parts.has(name) ? `/${folder}/${name}` : null;
    },
    load(id) {
      if (part.test(id)) return parts.get(path.posix.basename(id)) ?? null;
      if (!worker.test(id)) return null;
      const file = id.slice(0, id.indexOf('?'));
      const bundle = bundles.get(file) ?? bundled(file, parts);
      bundles.set(file, bundle);
      return bundle;
    },
  };
}

/** The worker's own file; the others are put into `parts`, each by its name. */
async function bundled(file: string, parts: Map<string, string>): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [workersOfWorkers(), inWorkers()],
    build: {
      write: false,
      minify: true,
      target: 'esnext',
      modulePreload: false,
      rolldownOptions: {
        input: file,
        // No further file asks for the worker's own, which would be another worker at another address.
        preserveEntrySignatures: 'strict',
        output: { format: 'es', chunkFileNames: `${folder}/[name]-[hash].js`, entryFileNames: '[name].js' },
      },
    },
  });
  if (Array.isArray(built) || !('output' in built)) throw new Error(`${file}: not one bundle`);
  const chunks = built.output.filter((one) => one.type === 'chunk');
  for (const { fileName, code, isEntry, imports } of chunks) {
    if (isEntry) continue;
    if (imports.some((name) => chunks.some((one) => one.isEntry && one.fileName === name)))
      throw new Error(`${file}: a part asks for the worker`);
    parts.set(path.posix.basename(fileName), code);
  }
  return chunks.find(({ isEntry }) => isEntry)!.code;
}

/** A worker that a worker starts is asked for at its own address, and is a file of its own. */
function workersOfWorkers(): Plugin {
  const started = /new URL\('(\.[^']*\.worker\.ts)', import\.meta\.url\)/gu;
  return {
    name: 'lectern:workers-of-workers',
    enforce: 'pre',
    transform(code, id) {
      if (!code.includes('.worker.ts')) return null;
      return code.replace(started, (_, name: string) => {
        const file = path.relative(process.cwd(), path.resolve(path.dirname(id), name));
        return `new URL('/${file.replaceAll(path.sep, '/')}?worker_file&type=module', self.location.origin)`;
      });
    },
  };
}
