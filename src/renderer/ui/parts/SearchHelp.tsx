import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useExampleWords } from '../hooks/use-example-words.ts';
import { useSession, useWorkspace } from '../hooks/use-session.ts';
import { helpNote, queryHelp, searchWords } from '../../words/search.ts';
import '../styles/dialogs.css';
import '../styles/search-guide.css';

/** What can be written into the search box, each example to be tried; the workspace's dialog 'query-help'. */
export function SearchHelp() {
  const open = useWorkspace((state) => state.dialog === 'query-help');
  return open ? <OpenHelp /> : null;
}

function OpenHelp() {
  const { workspace } = useSession();
  const words = useExampleWords();
  const close = () => workspace.set({ dialog: null });
  const tryIt = (query: string) => {
    workspace.set({ dialog: null, query, anyWord: false });
    workspace.open({ kind: 'search' });
  };
  return (
    <ModalOverlay className="reading-overlay" isOpen isDismissable onOpenChange={(now) => !now && close()}>
      <Modal className="reading-modal">
        <Dialog className="reading-dialog search-help">
          <Heading slot="title">{searchWords.help}</Heading>
          <div className="dialog-body">
            <p className="quiet">{helpNote}</p>
            <table>
              <thead>
                <tr>
                  <th scope="col">{searchWords.written}</th>
                  <th scope="col">{searchWords.means}</th>
                </tr>
              </thead>
              {queryHelp(words).map(({ title, rows }) => (
                <tbody key={title}>
                  <tr>
                    <th scope="rowgroup" colSpan={2} className="search-help-group">
                      {title}
                    </th>
                  </tr>
                  {rows.map(([written, means]) => (
                    <tr key={written[0]}>
                      <td>
                        {written.map((query) => (
                          <Button
                            key={query}
                            className="example"
                            aria-label={searchWords.tryIt(query)}
                            onPress={() => tryIt(query)}
                          >
                            <code>{query}</code>
                          </Button>
                        ))}
                      </td>
                      <td>{means}</td>
                    </tr>
                  ))}
                </tbody>
              ))}
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
