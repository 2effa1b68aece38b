import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useRows, useSession, useWorkspace } from '../../hooks/use-session.ts';
import { reportWords } from '../../../words/reading.ts';
import { Report } from './Report.tsx';
import '../../styles/dialogs.css';
import '../../styles/import-report.css';

/** The dialog with every file's outcome of one import; shown while the workspace's dialog is 'import-report'. */
export function ImportReport() {
  const { workspace } = useSession();
  const open = useWorkspace((state) => state.dialog === 'import-report');
  const reportId = useWorkspace((state) => state.reportId);
  const { rows } = useRows('imports');
  if (!open) return null;
  const record = reportId === null ? undefined : rows.get(reportId);
  const close = () => workspace.set({ dialog: null });
  return (
    <ModalOverlay className="reading-overlay" isOpen isDismissable onOpenChange={(now) => !now && close()}>
      <Modal className="reading-modal reading-modal-widest">
        <Dialog className="reading-dialog import-report">
          <Heading slot="title">{reportWords.title}</Heading>
          {record && <Report key={record.id} record={record} close={close} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
