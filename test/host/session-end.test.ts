import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { atSessionEnd } from '../../src/main/session-end.ts';

function window() {
  const did: string[] = [];
  const events = new EventEmitter();
  const { stored } = atSessionEnd(events as never, {
    store: () => void did.push('store'),
    removeHalfWritten: () => void did.push('remove'),
    stand: (milliseconds) => void did.push(`stand ${milliseconds}`),
  });
  return { did, stored, says: (word: string) => events.emit(word, {}) };
}

describe('the end of a session on Windows', () => {
  test('lets the page store, removes what is half written, and stays until the page may be done', () => {
    const { did, says } = window();
    says('query-session-end');
    says('session-end');
    expect(did).toEqual(['store', 'remove', 'stand 1000']);
  });

  test('holds nothing up when the page has stored, and gives up nothing when the session goes on', () => {
    const { did, says, stored } = window();
    says('query-session-end');
    stored();
    expect(did).toEqual(['store']);
    says('query-session-end');
    stored();
    says('session-end');
    expect(did).toEqual(['store', 'store', 'remove']);
  });
});

test('the windows bear the name that the installer gives to the shortcuts', () => {
  const read = (file: string) => readFileSync(path.join(import.meta.dirname, '../..', file), 'utf8');
  const id = /^appId: (.+)$/mu.exec(read('electron-builder.yml'))![1];
  expect(read('src/main/index.ts')).toContain(`app.setAppUserModelId('${id}');`);
});
