import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// Vite lists the licences of what the page holds, but not of what its workers hold. So the packages are noted while the
// page and the workers are bundled, and one file names them all.

/** A pair of plugins: `page` for the page's bundle, which writes licences.md, and `workers` for those of the workers. */
export function licences() {
  const folders = new Set();
  const note = (bundle) => {
    for (const chunk of Object.values(bundle)) {
      for (const [id, { renderedLength }] of Object.entries(chunk.modules ?? {})) {
        // Of a style sheet nothing is left in a script; what it names is shipped all the same.
        const folder = renderedLength > 0 || id.endsWith('.css') ? packageOf(id) : null;
        if (folder) folders.add(folder);
      }
    }
  };
  return {
    workers: () => ({ name: 'lectern:licences-of-workers', generateBundle: (_options, bundle) => note(bundle) }),
    page: () => ({
      name: 'lectern:licences',
      generateBundle(_options, bundle) {
        note(bundle);
        this.emitFile({ type: 'asset', fileName: 'licences.md', source: textOf([...folders]) });
      },
    }),
  };
}

/** The folder of the package that a module belongs to; null for our own. */
function packageOf(id) {
  const file = id.replace(/^\0/u, '').replace(/\?.*$/u, '');
  const at = file.lastIndexOf('/node_modules/');
  if (at < 0) return null;
  const names = file.slice(at + '/node_modules/'.length).split('/');
  return path.join(file.slice(0, at), 'node_modules', ...names.slice(0, names[0].startsWith('@') ? 2 : 1));
}

function textOf(folders) {
  const parts = folders
    .filter((folder) => existsSync(path.join(folder, 'package.json')))
    .map((folder) => ({ folder, facts: JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) }))
    .sort((a, b) => (a.facts.name < b.facts.name ? -1 : 1))
    .map(({ folder, facts: { name, version, license } }) => {
      const file = readdirSync(folder).find((one) => /^licen[cs]e/iu.test(one));
      const words = file ? readFileSync(path.join(folder, file), 'utf8').trim() : 'No licence text comes with it.';
      return `## ${name} ${version} (${license})\n\n${words}\n`;
    });
  return `# What Lectern is built with\n\n${parts.join('\n')}`;
}
