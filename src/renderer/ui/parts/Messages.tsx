import { CircleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { takeBack } from '../../commands/history.ts';
import { runAction } from '../../session/actions.ts';
import { goToProject } from '../../session/open-project-file.ts';
import { tellProblem } from '../../session/tell-problem.ts';
import { useRun, useSession, useWorkspace } from '../hooks/use-session.ts';
import { withTabs } from '../../session/tabs-of-undone.ts';
import { shellWords } from '../../words/shell.ts';
import type { Message } from '../../session/workspace.ts';
import { VanishingButton } from './VanishingButton.tsx';
import '../styles/messages.css';

const words = shellWords.messages;

/**
 * Short messages in the line at the bottom, where they cover neither text nor what it says of work: the newest problem and the newest of what is
 * done. What is done goes away by itself; a problem stays until it is dismissed, and then the one before it is shown.
 */
export function Messages() {
  const { desk, workspace } = useSession();
  const messages = useWorkspace((state) => state.messages);
  // An act is told of after it is stored, so what is stored now comes after every offer that stands.
  useEffect(() => desk.store.subscribe(() => workspace.withdrawOffers()), [desk.store, workspace]);
  const done = messages.filter(({ kind }) => kind === 'done');
  const problems = messages.filter(({ kind }) => kind === 'problem');
  return (
    <div className="messages">
      <div role="alert">
        {problems.map((message, at) => (
          <OneMessage key={message.number} message={message} shown={at === problems.length - 1} />
        ))}
      </div>
      <div role="status" aria-label={words.region}>
        {done.map((message, at) => (
          <OneMessage key={message.number} message={message} shown={at === done.length - 1} />
        ))}
      </div>
    </div>
  );
}

/** Milliseconds that a message stays; longer with an offer in it. */
const patience = { plain: 5_000, offer: 10_000 };

/** One that is not shown grows old all the same. */
function OneMessage({ message, shown }: { readonly message: Message; readonly shown: boolean }) {
  const session = useSession();
  const { desk, workspace } = session;
  const run = useRun();
  const { number, kind, text, undo, saved, project, report } = message;
  const { native } = desk.host;
  const offers = undo !== false || project !== null || report !== undefined || (saved !== null && native !== undefined);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (kind === 'problem' || held) return undefined;
    const timer = setTimeout(() => workspace.dismiss(number), offers ? patience.offer : patience.plain);
    return () => clearTimeout(timer);
  }, [kind, held, number, offers, workspace]);
  if (!shown) return null;
  return (
    <div
      className="message"
      data-kind={kind}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {kind === 'problem' && <CircleAlert size={16} aria-hidden="true" />}
      <span>{text}</span>
      {undo !== false && (
        <Button
          className="button small"
          onPress={() => {
            workspace.dismiss(number);
            if (undo === true) runAction(session, 'edit.undo');
            else void run(withTabs(session, () => takeBack(desk, undo)));
          }}
        >
          {words.undo}
        </Button>
      )}
      {saved !== null && native && (
        <Button
          className="button small"
          onPress={() => {
            workspace.dismiss(number);
            const show = async () => {
              const shown = await native.showInFolder(saved);
              if (!shown.ok) tellProblem(workspace, shown.error);
            };
            void show();
          }}
        >
          {words.showInFolder}
        </Button>
      )}
      {project !== null && (
        <Button
          className="button small"
          onPress={() => {
            workspace.dismiss(number);
            void goToProject(session, project);
          }}
        >
          {words.showProject}
        </Button>
      )}
      {report !== undefined && (
        <Button
          className="button small"
          onPress={() => {
            workspace.dismiss(number);
            workspace.set({ reportId: report, dialog: 'import-report' });
          }}
        >
          {words.showReport}
        </Button>
      )}
      <Dismiss number={number} />
    </div>
  );
}

/** Where the message was there is nothing then: the focus stays in its line. */
function Dismiss({ number }: { readonly number: number }) {
  const { workspace } = useSession();
  return (
    <VanishingButton
      className="icon-button"
      aria-label={words.dismiss}
      region={(button) => button.closest('footer')}
      onPress={() => workspace.dismiss(number)}
    >
      <X size={14} aria-hidden="true" />
    </VanishingButton>
  );
}
