import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = path.resolve(import.meta.dirname, '../.github/workflows');

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly steps?: readonly { readonly uses?: string }[] }>>;
}

test('workflows name the exact commit of every action, and may only read unless a job says otherwise', () => {
  const names = readdirSync(folder);
  expect(names.sort()).toEqual(['release.yml', 'test.yml']);
  for (const name of names) {
    const { jobs, permissions } = parse(readFileSync(path.join(folder, name), 'utf8')) as Workflow;
    expect(permissions).toEqual({ contents: 'read' });
    const used = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/u);
  }
});

test('somebody watches for newer versions: of Electron by itself, of all other packages, and of the actions', () => {
  const { updates } = parse(readFileSync(path.join(folder, '../dependabot.yml'), 'utf8')) as {
    readonly updates: readonly { readonly 'package-ecosystem': string; readonly groups?: unknown }[];
  };
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions']);
  expect(updates[0]!.groups).toMatchObject({ others: { 'exclude-patterns': ['electron'] } });
});

test('a release names the repository it is made in, without which deb and rpm are not made', () => {
  const release = readFileSync(path.join(folder, 'release.yml'), 'utf8');
  expect(release).toContain('"-c.extraMetadata.homepage=$HOMEPAGE"');
});

test('an AppImage brings a runtime that needs no libfuse2 and starts with the sandbox', () => {
  const config = readFileSync(path.join(folder, '../../electron-builder.yml'), 'utf8');
  expect(parse(config)).toMatchObject({ toolsets: { appimage: '1.0.3' } });
});
