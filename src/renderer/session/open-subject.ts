import { placeOfSubject } from '../../core/anchor/subject.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Subject } from '../../core/model/records.ts';
import { claimsWords } from '../words/claims.ts';
import type { Session } from './session.ts';
import { tellProblem } from './tell-problem.ts';

/** Opens the words of a subject where they stand now; where they are gone the document is opened, and that is told. */
export async function openSubject(session: Session, subject: Subject, where: 'here' | 'beside'): Promise<void> {
  const { desk, workspace } = session;
  const document = desk.store.snapshot.rows('documents').get(subject.documentId);
  if (!document) return;
  const { textId, number } = currentVersion(document);
  const read = await desk.store.text(textId);
  if (!read.ok) return tellProblem(workspace, read.error);
  const place = placeOfSubject(subject, { version: number, text: read.value.text });
  if (place) workspace.show(document.id, place, where);
  else {
    workspace.open({ kind: 'document', documentId: document.id }, where);
    workspace.tell('problem', claimsWords.passageGone);
  }
}
