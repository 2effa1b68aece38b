import { expect, test } from 'vitest';
import { annotationsToRemove, tagTargetOf } from '../../src/renderer/session/marking.ts';
import { Readers } from '../../src/renderer/session/readers.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { Workspace } from '../../src/renderer/session/workspace.ts';

// Keys that mark and remove act on what a person sees.

function sessionWith(documentOf: Record<string, string>): Session {
  const rows = new Map(Object.entries(documentOf).map(([id, documentId]) => [id, { id, documentId }]));
  const workspace = new Workspace();
  const desk = { store: { snapshot: { rows: () => rows } } };
  return { workspace, desk, readers: new Readers(workspace), hitsToTag: null } as unknown as Session;
}

test('a chosen annotation is tagged and removed only while its document is shown', () => {
  const session = sessionWith({ a: 'mill', b: 'mill' });
  const { workspace } = session;
  workspace.open({ kind: 'document', documentId: 'mill' });
  workspace.set({ annotationIds: ['a'] });
  const seen = [annotationsToRemove(session), tagTargetOf(session)];
  expect(seen).toEqual([['a'], { kind: 'annotations', ids: ['a'] }]);
  for (const tab of [
    { kind: 'search' },
    { kind: 'note', noteId: 'n' },
    { kind: 'document', documentId: 'port' },
  ] as const) {
    workspace.open(tab);
    expect([annotationsToRemove(session), tagTargetOf(session)]).toEqual([[], null]);
  }
  workspace.open({ kind: 'document', documentId: 'mill' });
  workspace.set({ annotationIds: ['a'] });
  expect(annotationsToRemove(session)).toEqual(['a']);
});
