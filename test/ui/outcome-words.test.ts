import { expect, test } from 'vitest';
import { outcomeWords } from '../../src/renderer/ui/views/import-report/outcome-words.ts';

test('a project of another program among texts is named with the way in, another unknown file is not', () => {
  const skipped = (path: string) =>
    outcomeWords({ path, bytes: 9, kind: 'skipped', reason: 'unknown-format' }, undefined, undefined);
  for (const path of ['old/study.qdpx', 'study.qda', 'notes.sqlite3', 'list.json', 'codings.csv'])
    expect(skipped(path)).toBe('Skipped: work of another program; import it by itself');
  for (const path of ['song.mp3', 'all.zip']) expect(skipped(path)).toBe('Skipped: unknown format');
});
