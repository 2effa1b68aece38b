import { fileURLToPath, pathToFileURL } from 'node:url';

/** Packages that have a form for pages, which Vite takes for workers, too, though there is no document in them. */
const withoutPage = new Set(['decode-named-character-reference']);

/**
 * The detector's table of languages: fifty thousand small objects. As code a browser reads them for a second at each start
 * of a worker; as JSON in a fraction of that, and only when the first language is asked for.
 */
const languageTable = /\/eld\/src\/ngrams\/\w+\.js$/u;

/** A plugin for what is bundled into workers: of such packages the form that needs no page, of that table JSON. */
export function inWorkers() {
  return {
    name: 'lectern:in-workers',
    enforce: 'pre',
    resolveId(source) {
      return withoutPage.has(source) ? fileURLToPath(import.meta.resolve(source)) : null;
    },
    async load(id) {
      if (!languageTable.test(id)) return null;
      const { ngramsData } = await import(pathToFileURL(id).href);
      const { ngrams, ...rest } = ngramsData;
      return `const table = ${JSON.stringify(JSON.stringify(ngrams))};
let read;
export const ngramsData = { ...${JSON.stringify(rest)}, get ngrams() { return (read ??= JSON.parse(table)); } };`;
    },
  };
}
