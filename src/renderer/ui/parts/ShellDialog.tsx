import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import '../styles/dialogs.css';

/** A dialog of the shell: a title, something inside, and Escape to leave. */
export function ShellDialog({
  title,
  size = 'small',
  children,
  onEnd,
}: {
  readonly title: string;
  readonly size?: 'small' | 'large';
  readonly children: ReactNode;
  onEnd(): void;
}) {
  return (
    <ModalOverlay
      className="dialog-back"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onEnd();
      }}
    >
      <Modal className={`dialog-box ${size}`}>
        <Dialog className="dialog">
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
