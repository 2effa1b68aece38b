import { useEffect, useId, useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { encodingLabels } from '../../../../core/decode/encoding-labels.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Document } from '../../../../core/model/records.ts';
import type { Problem } from '../../../../core/model/result.ts';
import type { EncodingPreview } from '../../../../core/ports/ingest.ts';
import { correctEncoding, previewEncoding } from '../../../commands/correct-encoding.ts';
import { encodingTargetOf, endEncoding } from '../../../session/encoding-target.ts';
import { tellProblem } from '../../../session/tell-problem.ts';
import { useRows, useSession, useWorkspace } from '../../hooks/use-session.ts';
import { doneSentence, problemSentence } from '../../../words/sentences.ts';
import { encodingWords } from '../../../words/reading.ts';
import '../../styles/dialogs.css';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import '../../styles/encoding.css';

/** Corrects the encoding of the open document, with a preview. Shown while the workspace's dialog is 'encoding'. */
export function EncodingDialog() {
  const session = useSession();
  const open = useWorkspace((state) => state.dialog === 'encoding');
  const { rows } = useRows('documents');
  if (!open) return null;
  const document = rows.get(encodingTargetOf(session) ?? '');
  const close = () => endEncoding(session);
  return (
    <ModalOverlay className="reading-overlay" isOpen isDismissable onOpenChange={(now) => !now && close()}>
      <Modal className="reading-modal">
        <Dialog className="reading-dialog encoding-dialog">
          <Heading slot="title">{encodingWords.title}</Heading>
          {document && <Choice key={document.id} document={document} close={close} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type Preview = { readonly label: string } & ({ readonly preview: EncodingPreview } | { readonly problem: Problem });

function Choice({ document, close }: { readonly document: Document; close(): void }) {
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
            {regions.map((region) => (
              <optgroup key={region} label={region}>
                {encodingLabels
                  .filter((choice) => choice.region === region)
                  .map((choice) => (
                    <option key={choice.label} value={choice.label}>
                      {choice.name}
                    </option>
                  ))}
              </optgroup>
            ))}
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

const regions = [...new Set(encodingLabels.map(({ region }) => region))];
