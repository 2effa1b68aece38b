import { Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSession } from '../hooks/use-session.ts';
import { importWords } from '../../words/reading.ts';
import '../styles/drop-target.css';

/** Takes files and folders that are dropped anywhere on the window of an open project. Mounted once beside it. */
export function DropTarget() {
  const { importing } = useSession();
  return <DropPlace onDrop={(transfer) => importing.importDropped(transfer)} />;
}

/** The window as a place to drop on. `onDrop` is called inside the event. */
export function DropPlace({ onDrop }: { onDrop(transfer: DataTransfer): Promise<void> }) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Every element that is entered and left tells; only the count knows whether the window was left.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth++;
      setOver(true);
    };
    const stay = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.dataTransfer!.dropEffect = 'copy';
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      // At once: a browser forgets the items when the event ends.
      void onDrop(event.dataTransfer!);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', stay);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', stay);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onDrop]);

  if (!over) return null;
  return (
    <div className="drop-target">
      <div className="drop-target-card">
        <Upload aria-hidden />
        <strong>{importWords.drop}</strong>
        <span>{importWords.dropHint}</span>
      </div>
    </div>
  );
}

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
