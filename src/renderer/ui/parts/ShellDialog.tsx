import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useFocusBack } from '../hooks/use-focus-back.ts';
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
  const left = useFocusBack();
  return (
    <ModalOverlay
      className="dialog-back"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (open) return;
        left();
        onEnd();
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
