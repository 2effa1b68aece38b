import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { dueCopy, journalOf, rememberCopy } from '../../commands/file-copy.ts';
import { runAction } from '../../session/actions.ts';
import { momentInWords } from '../../words/in-words.ts';
import { useSession } from '../hooks/use-session.ts';
import { copyWords as words } from '../../words/backups.ts';
import { IconButton } from './IconButton.tsx';
import { VanishingButton } from './VanishingButton.tsx';
import '../styles/status-line.css';

/** Milliseconds between two looks whether it is time. */
const pause = 60_000;
const toldNotPersistent = 'told-not-persistent';

/**
 * In a browser tab, where nothing is backed up unasked: reminds in the status line to save the project to a file, and
 * says once if the browser does not promise to keep it.
 */
export function CopyReminder() {
  const session = useSession();
  const { desk, registry } = session;
  const { store, host } = desk;
  const [reminder, setReminder] = useState<string | null>(null);
  const inTab = host.kind === 'browser';

  useEffect(() => {
    if (!inTab) return undefined;
    let over = false;
    const look = async () => {
      const due = await dueCopy(store, registry);
      if (!over && due !== null) setReminder(words.due(momentInWords(due)));
    };
    const begin = async () => {
      if (!(await isPersistent()) && (await registry.setting(toldNotPersistent)) === undefined && !over) {
        setReminder(words.notPersistent);
      }
      await look();
    };
    void begin();
    const timer = setInterval(() => void look(), pause);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [inTab, store, registry]);

  if (reminder === null) return null;
  const end = () => {
    if (reminder === words.notPersistent) void registry.putSetting(toldNotPersistent, true);
    setReminder(null);
  };
  return (
    <span className="copy-reminder" role="note" aria-label={words.region}>
      <span title={reminder}>{reminder}</span>
      <VanishingButton
        className="plain-link"
        region={lineOf}
        onPress={() => {
          end();
          void runAction(session, 'project.save');
        }}
      >
        {words.save}
      </VanishingButton>
      {reminder !== words.notPersistent && (
        <VanishingButton className="plain-link" region={lineOf} onPress={end}>
          {words.later}
        </VanishingButton>
      )}
      <IconButton
        label={words.hide}
        className="small"
        region={lineOf}
        onPress={() => {
          // Counts from here again, as if it had been saved.
          if (reminder !== words.notPersistent) void journalOf(store).then((journal) => rememberCopy(store, journal));
          end();
        }}
      >
        <X size={13} aria-hidden="true" />
      </IconButton>
    </span>
  );
}

const lineOf = (button: HTMLElement) => button.closest('footer');

/** Whether the browser promised not to throw the projects away when the disk runs low. One that does not say is not doubted. */
async function isPersistent(): Promise<boolean> {
  return (await navigator.storage?.persisted?.().catch(() => true)) ?? true;
}
