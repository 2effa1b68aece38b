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
