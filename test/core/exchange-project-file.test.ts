import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProjectContent, ProjectFileReader } from '../../src/core/exchange/project-file.ts';
import { readProjectFile, writeProjectFile } from '../../src/core/exchange/project-file.ts';
import type { StoredText } from '../../src/core/exchange/text-entries.ts';
import { must } from '../../src/core/model/result.ts';
import { projects } from './exchange-projects.ts';

describe('a project file', () => {
  test('gives back the same project, in every record, text and act', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (content) => {
        const { records, changes, texts, program } = open(await written(content));
        expect({ records, changes, texts, program }).toEqual({
          records: sorted(content.records),
          changes: content.changes,
          texts: content.texts,
          program: content.program,
        });
      }),
      { numRuns: 150 },
    );
  });
});

async function written(content: ProjectContent): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  await writeProjectFile(content, async (bytes) => void pieces.push(bytes));
  return new Uint8Array(Buffer.concat(pieces));
}

function open(bytes: Uint8Array<ArrayBuffer>): Omit<ProjectFileReader, 'texts'> & { texts: StoredText[] } {
  const reader = must(readProjectFile(bytes));
  return { ...reader, texts: [...reader.texts()].map(must) };
}

function sorted(records: ProjectContent['records']): ProjectContent['records'] {
  return Object.fromEntries(
    Object.entries(records).map(([table, list]) => [table, [...list].sort((a, b) => (a.id < b.id ? -1 : 1))]),
  ) as unknown as ProjectContent['records'];
}
