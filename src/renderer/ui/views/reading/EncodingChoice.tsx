import { useEffect, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Document } from '../../../../core/model/records.ts';
import type { Problem } from '../../../../core/model/result.ts';
import type { EncodingPreview } from '../../../../core/ports/ingest.ts';
import { correctEncoding, previewEncoding } from '../../../commands/correct-encoding.ts';
import { tellProblem } from '../../../session/tell-problem.ts';
import { useSession } from '../../hooks/use-session.ts';
import { EncodingOptions } from './EncodingOptions.tsx';
import { doneSentence, problemSentence } from '../../../words/sentences.ts';
import { encodingWords } from '../../../words/reading.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';

type Preview = { readonly label: string } & ({ readonly preview: EncodingPreview } | { readonly problem: Problem });

/** Another encoding for a document that is a file of its own, and how the text reads in it. */
export function EncodingChoice({ document, close }: { readonly document: Document; close(): void }) {
  const { desk, workspace } = useSession();
  const selectId = useId();
  const name = useDocumentNames().get(document.id) ?? '';
  const now = currentVersion(document).encoding.label;
  const [label, setLabel] = useState(now);
  const [shown, setShown] = useState<Preview | null>(null);

  useEffect(() => {
    let over = false;
    void previewEncoding(desk, document.id, label).then((answer) => {
      if (!over) setShown({ label, ...(answer.ok ? { preview: answer.value } : { problem: answer.error }) });
    });
    return () => {
      over = true;
    };
  }, [desk, document.id, label]);

  const apply = async () => {
    close();
    const corrected = await correctEncoding(desk, document.id, label);
    if (corrected.ok) workspace.tell('done', doneSentence({ verb: 'redecode', names: [name, label] }), true);
    else tellProblem(workspace, corrected.error);
  };
  const preview = shown && 'preview' in shown ? shown.preview : null;

  return (
    <>
      <div className="dialog-body">
        <p className="dialog-about">
          <bdi>{name}</bdi> · {encodingWords.now(now)}
        </p>
        <div className="form-field">
          <label htmlFor={selectId}>{encodingWords.encoding}</label>
          <select
            id={selectId}
            className="select"
            autoFocus
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          >
            <EncodingOptions />
          </select>
        </div>
        <p role="status" className="dialog-about">
          {preview ? encodingWords.replaced(preview.replacements) : ''}
          {shown && 'problem' in shown ? problemSentence(shown.problem) : ''}
        </p>
        <pre className="encoding-preview" dir="auto" tabIndex={0} role="region" aria-label={encodingWords.preview}>
          {preview?.text ?? ''}
        </pre>
      </div>
      <div className="dialog-buttons">
        <Button className="button" onPress={close}>
          {encodingWords.cancel}
        </Button>
        <Button className="button primary" isDisabled={label === now || !preview} onPress={() => void apply()}>
          {encodingWords.apply}
        </Button>
      </div>
    </>
  );
}
