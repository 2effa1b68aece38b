import { useRows, useWorkspaceLater } from '../hooks/use-session.ts';
import { shellWords } from '../../words/shell.ts';
import { inspectedDocument } from '../../session/workspace.ts';
import { AnnotationList } from './AnnotationList.tsx';
import { DocumentFacts } from './DocumentFacts.tsx';
import '../styles/inspector.css';

const words = shellWords.inspector;

/** What is known about the open document, and what was marked in it; it comes once the text is on the screen. */
export function Inspector() {
  const documents = useRows('documents').rows;
  const documentId = useWorkspaceLater(inspectedDocument);
  const document = documentId === null ? undefined : documents.get(documentId);
  return (
    <aside className="inspector" aria-label={words.name}>
      {document ? (
        <>
          <DocumentFacts key={document.id} document={document} />
          <AnnotationList key={`${document.id} marks`} document={document} />
        </>
      ) : (
        <p className="empty quiet">{words.nothing}</p>
      )}
    </aside>
  );
}
