import { useState } from 'react';
import { Button } from 'react-aria-components';
import { isEncoded } from '../../../../core/decode/format-names.ts';
import { currentVersion, formatOf } from '../../../../core/model/records.ts';
import type { Document } from '../../../../core/model/records.ts';
import { compareWithNow } from '../../../session/compare-versions.ts';
import { askReading } from '../../../session/reading-target.ts';
import { Apart } from '../../parts/Apart.tsx';
import { OpenText } from '../../parts/reading/OpenText.tsx';
import { PageControls } from '../../parts/reading/PageControls.tsx';
import type { Noting } from '../../parts/reading/use-noting.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { useText } from '../../hooks/use-text.ts';
import { problemSentence } from '../../../words/sentences.ts';
import { readingWords } from '../../../words/reading.ts';
import { shownName } from '../../../../core/model/shown-name.ts';
import '../../styles/document.css';

/** A document in a pane: the reader, the bar at a selection, and what stands around it. */
export function DocumentView(props: { readonly documentId: string; readonly focused: boolean }) {
  const { rows } = useRows('documents');
  const document = rows.get(props.documentId);
  const loaded = useText(document ? currentVersion(document).textId : null);
  // It outlives the text that it was begun in: a new version may come while it is written.
  const [noting, setNoting] = useState<Noting | null>(null);
  if (!document) return <p className="reading-note">{readingWords.gone}</p>;
  return (
    <section className="document-view">
      <Heading document={document} focused={props.focused} />
      {loaded.state === 'slow' && <p className="reading-note">{readingWords.opening}</p>}
      {loaded.state === 'failed' && (
        <p className="reading-note reading-problem" role="alert">
          {problemSentence({ ...loaded.problem, about: shownName(document.title.value) })}
        </p>
      )}
      {loaded.state === 'here' && (
        <OpenText
          key={loaded.text.id}
          document={document}
          text={loaded.text}
          focused={props.focused}
          noting={noting}
          setNoting={setNoting}
        />
      )}
    </section>
  );
}

function Heading({ document, focused }: { readonly document: Document; readonly focused: boolean }) {
  const session = useSession();
  const version = currentVersion(document);
  const { encoding } = version;
  const doubtful =
    isEncoded(formatOf(version)) &&
    (encoding.replacements > 0 || (encoding.confidence < 0.5 && encoding.by !== 'person'));
  return (
    <header className="document-heading">
      <PageControls focused={focused} />
      <h1 dir="auto" title={shownName(document.title.value)}>
        {shownName(document.title.value)}
      </h1>
      <p>
        <span>
          <Apart facts={readingWords.byline(document)} />
        </span>
        {document.versions.length > 1 && (
          <span>
            {readingWords.version(version.number, document.versions.length)}{' '}
            <Button className="plain-link" onPress={() => compareWithNow(session, document)}>
              {readingWords.compareVersions}
            </Button>
          </span>
        )}
        {doubtful && (
          <span className="document-doubt">
            {encoding.replacements > 0
              ? readingWords.replacements(encoding.replacements)
              : readingWords.unsureEncoding(encoding.label)}{' '}
            <Button className="plain-link" onPress={() => askReading(session, document.id)}>
              {readingWords.correctEncoding}
            </Button>
          </span>
        )}
      </p>
    </header>
  );
}
