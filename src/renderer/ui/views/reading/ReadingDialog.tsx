import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { readingOf } from '../../../../core/model/readings.ts';
import { readingTargetOf, endReading } from '../../../session/reading-target.ts';
import { readOtherwiseWords } from '../../../words/read-otherwise.ts';
import { encodingWords } from '../../../words/reading.ts';
import { useRows, useSession, useWorkspace } from '../../hooks/use-session.ts';
import { EncodingChoice } from './EncodingChoice.tsx';
import { RuleChoice } from './RuleChoice.tsx';
import '../../styles/dialogs.css';
import '../../styles/reading-dialog.css';

/**
 * Corrects how the file of the open document is read, with a preview: its encoding, or the rule by which its texts are found
 * in it. Shown while the workspace's dialog is 'reading'.
 */
export function ReadingDialog() {
  const session = useSession();
  const open = useWorkspace((state) => state.dialog === 'reading');
  const { rows } = useRows('documents');
  const { version } = useRows('readings');
  if (!open) return null;
  const document = rows.get(readingTargetOf(session) ?? '');
  const reading = document ? readingOf(session.desk.store.snapshot, document) : null;
  const close = () => endReading(session);
  return (
    <ModalOverlay className="reading-overlay" isOpen isDismissable onOpenChange={(now) => !now && close()}>
      <Modal className={`reading-modal${reading ? ' reading-modal-wide' : ''}`}>
        <Dialog className="reading-dialog how-read-dialog">
          <Heading slot="title">{reading ? readOtherwiseWords.title : encodingWords.title}</Heading>
          {document && reading && (
            <RuleChoice key={`${reading.id} ${version}`} document={document} reading={reading} close={close} />
          )}
          {document && !reading && <EncodingChoice key={document.id} document={document} close={close} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
