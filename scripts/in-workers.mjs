import { fileURLToPath } from 'node:url';

/** Packages that have a form for pages, which Vite takes for workers, too, though there is no document in them. */
const withoutPage = new Set(['decode-named-character-reference']);

/** A plugin for what is bundled into workers: of such packages it takes the form that needs no page. */
export function inWorkers() {
  return {
    name: 'lectern:in-workers',
    enforce: 'pre',
    resolveId(source) {
      return withoutPage.has(source) ? fileURLToPath(import.meta.resolve(source)) : null;
    },
  };
}
