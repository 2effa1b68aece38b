import { expect, test } from 'vitest';
import { fail } from '../../src/core/model/result.ts';
import type { ProblemCode } from '../../src/core/model/result.ts';
import { problemSentence } from '../../src/renderer/words/sentences.ts';

const say = (code: ProblemCode, about: string, detail?: string) => problemSentence(fail(code, about, detail).error);

test('names the folder of backups, and room there, only where the backup before an upgrade failed for them', () => {
  const said = (detail: string) => say('backup-failed', '/Резерв', detail);
  expect(said('write-full ENOSPC')).toMatch(
    /not be written to “\/Резерв”\..+Make room there or choose another folder/u,
  );
  expect(said('write-denied EACCES')).toMatch(/not be written to “\/Резерв”\. Nothing was changed\. Choose another/u);
  for (const detail of ['archive-stopped hung', 'disk-full', 'database-broken ']) {
    expect(said(detail)).toMatch(/not be made\. Nothing was changed\./u);
    expect(said(detail)).not.toMatch(/Резерв|room|folder/u);
  }
});

test('says of a file that a full disk kept from being opened that it was not opened, not that work was not saved', () => {
  expect(say('no-room-to-open', 'Гавань.lectern')).toMatch(/^The disk is full, so “Гавань\.lectern” was not opened/u);
  expect(say('left-behind', 'Гавань', 'disk-full')).toMatch(
    /because the disk is full.+until Lectern is started again.+removed.+or stands in the list/u,
  );
  expect(say('left-behind', 'Гавань', 'cancelled')).not.toMatch(/full/u);
});
