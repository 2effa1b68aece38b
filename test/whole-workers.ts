import path from 'node:path';
import { build } from 'vite';
import type { Plugin } from 'vite';
import { inWorkers } from '../scripts/in-workers.mjs';

// A worker of the tests is served as one file, as the built program has it. Served module by module, each start of a worker
// asks for some hundred files, and takes a second; there are thousands of starts.

const worker = /\.worker\.ts\?(?:.*&)?worker_file(?:&|$)/u;

/** A plugin of Vite that bundles each worker once, when it is first asked for. */
export function wholeWorkers(): Plugin {
  const bundles = new Map<string, Promise<string>>();
  return {
    name: 'lectern:whole-workers',
    load(id) {
      if (!worker.test(id)) return null;
      const file = id.slice(0, id.indexOf('?'));
      const bundle = bundles.get(file) ?? bundled(file);
      bundles.set(file, bundle);
      return bundle;
    },
  };
}

async function bundled(file: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [workersOfWorkers(), inWorkers()],
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      modulePreload: false,
      rolldownOptions: { input: file, output: { format: 'es', codeSplitting: false } },
    },
  });
  if (Array.isArray(built) || !('output' in built)) throw new Error(`${file}: not one bundle`);
  return built.output[0].code;
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
