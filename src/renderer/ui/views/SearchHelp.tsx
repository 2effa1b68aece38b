import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useSession, useWorkspace } from '../session.ts';
import { queryHelp, searchWords } from '../words-reading.ts';
import '../reading.css';

/** What can be written into the search box; shown while the workspace's dialog is 'query-help'. */
export function SearchHelp() {
  const { workspace } = useSession();
  const open = useWorkspace((state) => state.dialog === 'query-help');
  if (!open) return null;
  const close = () => workspace.set({ dialog: null });
  return (
    <ModalOverlay className="reading-overlay" isOpen isDismissable onOpenChange={(now) => !now && close()}>
      <Modal className="reading-modal">
        <Dialog className="reading-dialog search-help">
          <Heading slot="title">{searchWords.help}</Heading>
          <div className="dialog-body">
            <table>
              <thead>
                <tr>
                  <th scope="col">{searchWords.written}</th>
                  <th scope="col">{searchWords.means}</th>
                </tr>
              </thead>
              <tbody>
                {queryHelp.map(([written, means]) => (
                  <tr key={written}>
                    <td>
                      <code>{written}</code>
                    </td>
                    <td>{means}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="dialog-buttons">
            <Button className="button" onPress={close} autoFocus>
              {searchWords.close}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
