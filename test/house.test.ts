import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { apart } from './apart.ts';

// The house as data: which room may import which, and who alone knows which package. Change it only with a reason.

const root = path.resolve(import.meta.dirname, '..');
const source = path.join(root, 'src');

/** Rooms from the most to the least specific: a file lives in the first room whose folder holds it. */
const mayImport: Record<string, readonly string[]> = {
  'core/model': [],
  'core/text': ['core/model'], // the ground floor: words, their folding and stems, sentences, characters; the model for Range
  'core/ports': ['core/model', 'core/search', 'core/exchange', 'core/compare', 'core/decode'], // types only, of the room that a port speaks for
  'core/container': [], // hostile containers, opened in one place with limits
  'core/decode': ['core/model', 'core/text', 'core/container'],
  'core/passages': ['core/model', 'core/text'],
  'core/metadata': ['core/model', 'core/text'],
  // What becomes of a file: where what its bytes, words and likeness tell comes together.
  'core/ingest': [
    'core/model',
    'core/text',
    'core/decode',
    'core/passages',
    'core/metadata',
    'core/anchor',
    'core/ports',
    // What a file of another program holds, as exchange reads it. Whether it is there already is asked here, as of any file.
    'core/exchange',
    // Columns of tables become columns of the project, whose values are read as typed ones are.
    'core/attributes',
  ],
  'core/anchor': ['core/model', 'core/text'],
  'core/derived': ['core/model'], // what search and every other kind of derived parts promise to who follows the texts
  'core/search': ['core/model', 'core/text', 'core/derived'],
  'core/compare': ['core/model', 'core/text', 'core/derived'], // words are those of core/text; its parts are derived
  'core/analysis': ['core/model', 'core/text'], // tables from records and ranges
  // What columns of the document table hold: their types, and how typed, pasted and taken words become values of them. It stands
  // on text, for numbers and dates in any language are read there, and model may know no text.
  'core/attributes': ['core/model', 'core/text'],
  'core/exchange': ['core/model', 'core/text', 'core/container', 'core/decode'], // its files are read in the encoding of any text
  'core/notes': ['core/model', 'core/text'], // what notes link to and quote, for the screens and for exports
  'core/merge': ['core/model', 'core/text'], // two projects into one Diff and the questions that a person must answer
  main: ['core/ports', 'core/model'],
  preload: ['core/ports'],
  'renderer/host': ['core/ports', 'core/model'], // the model for Result, which every port returns
  'renderer/store': ['core/model'],
  'renderer/workers': ['core/*', 'renderer/store'],
  'renderer/commands': ['core/*', 'renderer/store', 'renderer/workers'],
  'renderer/text': ['core/model', 'core/anchor', 'core/text', 'core/notes'], // where in a note links stand
  'renderer/words': ['core/*'], // every word of the interface, by screen
  // What is open, without React: it owns no package.
  'renderer/session': ['renderer/commands', 'renderer/store', 'renderer/text', 'renderer/words', 'core/*'],
  'renderer/ui': [
    'renderer/session',
    'renderer/commands',
    'renderer/store',
    'renderer/text',
    'renderer/words',
    'core/*',
  ],
  renderer: ['renderer/*', 'core/*'],
};

/** Each package has one owner; `*` at the end of a name stands for the rest of it. */
const owners: Record<string, readonly string[]> = {
  valibot: ['core/model'],
  eld: ['core/metadata'],
  lunr: ['core/search', 'core/text'], // its stemmers belong to what a word is
  'lunr-languages': ['core/text'],
  fflate: ['core/container'],
  saxen: ['core/container'],
  parse5: ['core/decode'],
  'pdfjs-dist': ['core/decode'],
  yaml: ['core/exchange', 'core/decode'], // front matter out and in
  'mdast-util-*': ['core/exchange'], // notes become paragraphs of a document
  'micromark-extension-gfm': ['core/exchange'],
  electron: ['main', 'preload'],
  'node:*': ['main'],
  dexie: ['renderer/store'],
  '@codemirror/*': ['renderer/text'],
  '@lezer/*': ['renderer/text', 'core/decode'], // Markdown that is drawn, and its blocks as a layout
  react: ['renderer/ui', 'renderer'],
  'react-dom': ['renderer'],
  'react-aria-components': ['renderer/ui'],
  'react-markdown': ['renderer/ui'],
  'react-resizable-panels': ['renderer/ui'],
  'remark-gfm': ['renderer/ui'],
  '@tanstack/react-virtual': ['renderer/ui'],
  'lucide-react': ['renderer/ui'],
  '@fontsource-variable/*': ['renderer'], // beside the theme that names its faces
};

interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const files = walk(source).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
const imports = files.flatMap(importsOf);

describe('the house', () => {
  test('has every file of src in a room', () => {
    expect(files.filter((file) => roomOf(file) === null).map(relative)).toEqual([]);
    expect(files.length).toBeGreaterThan(0);
  });

  test('lets each room import only the rooms that the table names', () => {
    const wrong = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .filter(({ file, specifier }) => {
        const from = roomOf(file)!;
        const to = roomOf(path.resolve(path.dirname(file), specifier));
        return to === null || (from !== to && !allowed(from, to));
      })
      .map(say);
    expect(wrong).toEqual([]);
  });

  test('lets no view import another, and no part or hook a view or what frames them', () => {
    // The folder of a view, `parts`, `hooks`, `views` itself with what every view is, or null for what frames them.
    const placeOf = (file: string) =>
      /^renderer\/ui\/(views\/[^/]+(?=\/)|views|parts|hooks)\//.exec(relative(file))?.[1] ?? null;
    const isShared = (place: string | null) => place === 'parts' || place === 'hooks' || place === 'views';
    const wrong = imports
      .filter(({ file, specifier }) => specifier.startsWith('.') && roomOf(file) === 'renderer/ui')
      .filter(({ file, specifier }) => {
        const target = path.resolve(path.dirname(file), specifier);
        if (roomOf(target) !== 'renderer/ui' || target.endsWith('.css')) return false;
        const [from, to] = [placeOf(file), placeOf(target)];
        return from !== null && from !== to && !isShared(to);
      })
      .map(say);
    expect(wrong).toEqual([]);
  });

  test('has every page of the program in the table of views', () => {
    const pages = files.map(relative).filter((file) => /^renderer\/ui\/views\/[^/]+\/view\.tsx$/.test(file));
    const table = imports
      .filter(({ file, specifier }) => relative(file) === 'renderer/ui/views.ts' && specifier.endsWith('/view.tsx'))
      .map(({ file, specifier }) => relative(path.resolve(path.dirname(file), specifier)));
    expect(pages.length).toBeGreaterThan(0);
    expect(table.sort()).toEqual(pages.sort());
  });

  test('lets only the owner of a package import it', () => {
    const wrong = imports
      .filter(({ specifier }) => !specifier.startsWith('.'))
      .filter(({ file, specifier }) => !ownersOf(specifier).includes(roomOf(file)!))
      .map(say);
    expect(wrong).toEqual([]);
  });

  test('has no run-time import cycle', () => {
    const graph = new Map<string, string[]>();
    for (const { file, specifier, typeOnly } of imports) {
      if (typeOnly || !specifier.startsWith('.')) continue;
      const target = path.resolve(path.dirname(file), specifier.replace(/\?.*$/, ''));
      graph.set(file, [...(graph.get(file) ?? []), target]);
    }
    expect(cyclesIn(graph).map((cycle) => cycle.map(relative))).toEqual([]);
  });

  test('lets tests that change the program for all that is loaded after them run apart', () => {
    const changes = /\bvi\.(?:do)?mock\(|fixtures\/next-schema\.ts'/iu;
    const changing = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.browser)\.test\.tsx?$/u.test(file) && file !== 'house.test.ts')
      .map((file) => `test/${file.replaceAll(path.sep, '/')}`)
      .filter((file) => changes.test(readFileSync(path.join(root, file), 'utf8')));
    expect(changing.sort()).toEqual([...apart].sort());
  });

  test('has no barrel files inside a room', () => {
    const starts = ['main/index.ts', 'preload/index.ts'];
    const barrels = files.filter((file) => path.basename(file) === 'index.ts').map(relative);
    expect(barrels.filter((file) => !starts.includes(file))).toEqual([]);
  });
});

function walk(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => path.join(folder, name))
    .flatMap((entry) => (statSync(entry).isDirectory() ? walk(entry) : [entry]));
}

function relative(file: string): string {
  return path.relative(source, file).split(path.sep).join('/');
}

function roomOf(file: string): string | null {
  const name = relative(file);
  return Object.keys(mayImport).find((room) => name.startsWith(`${room}/`)) ?? null;
}

function allowed(from: string, to: string): boolean {
  return mayImport[from]!.some((room) => room === to || (room.endsWith('/*') && to.startsWith(room.slice(0, -1))));
}

function ownersOf(specifier: string): readonly string[] {
  const name = Object.keys(owners).find((owned) =>
    owned.endsWith('*')
      ? specifier.startsWith(owned.slice(0, -1))
      : specifier === owned || specifier.startsWith(`${owned}/`),
  );
  return name === undefined ? [] : owners[name]!;
}

/** What a package keeps to itself is asked for by its place. */
function packageOf(specifier: string): string {
  return specifier.replace(/^(?:\.\.\/)+node_modules\//u, '');
}

function importsOf(file: string): Import[] {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const bindings = node.importClause?.namedBindings;
      const allTypes =
        bindings !== undefined &&
        ts.isNamedImports(bindings) &&
        bindings.elements.every((element) => element.isTypeOnly);
      const typeOnly = node.importClause?.isTypeOnly === true || (allTypes && node.importClause?.name === undefined);
      found.push({ file, specifier: packageOf(node.moduleSpecifier.text), typeOnly });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({ file, specifier: packageOf(node.moduleSpecifier.text), typeOnly: node.isTypeOnly });
    } else if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      node.arguments[0] !== undefined &&
      ts.isStringLiteral(node.arguments[0])
    ) {
      found.push({ file, specifier: node.arguments[0].text, typeOnly: false });
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'URL' && node.arguments?.[0]) {
      const first = node.arguments[0];
      // A worker is started by its address; it is a program of its own, so it is no part of a cycle.
      if (ts.isStringLiteral(first) && first.text.startsWith('.')) {
        found.push({ file, specifier: first.text, typeOnly: true });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function say({ file, specifier }: Import): string {
  return `${relative(file)} imports ${specifier}`;
}

function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const state = new Map<string, 'open' | 'closed'>();
  const trail: string[] = [];
  const visit = (file: string): void => {
    if (state.get(file) === 'closed') return;
    if (state.get(file) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(file)), file]);
      return;
    }
    state.set(file, 'open');
    trail.push(file);
    for (const next of graph.get(file) ?? []) visit(next);
    trail.pop();
    state.set(file, 'closed');
  };
  for (const file of graph.keys()) visit(file);
  return cycles;
}
