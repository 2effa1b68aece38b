import { CircleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { takeBack } from '../../commands/history.ts';
import { joinOverlaps } from '../../session/join-marks.ts';
import { runAction } from '../../session/actions.ts';
import { goToProject } from '../../session/open-project-file.ts';
import { tellProblem } from '../../session/tell-problem.ts';
import { useRun, useSession, useWorkspace } from '../hooks/use-session.ts';
import { withTabs } from '../../session/tabs-of-undone.ts';
import { tagWords } from '../../words/reading.ts';
import { shellWords } from '../../words/shell.ts';
import type { Message } from '../../session/workspace.ts';
import { VanishingButton } from './VanishingButton.tsx';
import '../styles/messages.css';

const words = shellWords.messages;

/**
 * Short messages in the line at the bottom, where they cover neither text nor what it says of work: the newest problem,
 * the newest of what is done, and what is told of work that went on meanwhile. What is done goes away by itself; a
 * problem stays until it is dismissed, and then the one before it is shown.
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
          <OneMessage
            key={message.number}
            message={message}
            shown={message.beside === true || at === done.length - 1}
          />
        ))}
      </div>
    </div>
  );
}

/** Milliseconds that a message stays; longer with an offer in it. */
const patience = { plain: 5_000, offer: 10_000 };

/** One that is not shown grows old all the same. */
function OneMessage({ message, shown }: { readonly message: Message; readonly shown: boolean }) {
  const { workspace } = useSession();
  const { number, kind, text, yet } = message;
  const offers = useOffers(message);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (kind === 'problem' || held) return undefined;
    const timer = setTimeout(() => workspace.dismiss(number), offers.length > 0 ? patience.offer : patience.plain);
    return () => clearTimeout(timer);
  }, [kind, held, number, offers.length, workspace]);
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
      <span>{yet === undefined ? text : `${text} ${yet}`}</span>
      {offers.map(({ words: offered, take }) => (
        <VanishingButton
          key={offered}
          className="button small"
          region={lineOf}
          onPress={() => {
            workspace.dismiss(number);
            take();
          }}
        >
          {offered}
        </VanishingButton>
      ))}
      <VanishingButton
        className="icon-button"
        aria-label={words.dismiss}
        region={lineOf}
        onPress={() => workspace.dismiss(number)}
      >
        <X size={14} aria-hidden="true" />
      </VanishingButton>
    </div>
  );
}

/** Where the message was there is nothing then: the focus stays in its line. */
const lineOf = (button: HTMLElement) => button.closest('footer');

/** What a message offers to do. */
function useOffers({ undo, join, saved, project, report }: Message) {
  const session = useSession();
  const { desk, workspace } = session;
  const run = useRun();
  const { native } = desk.host;
  const offers: { readonly words: string; take(): void }[] = [];
  if (join) offers.push({ words: tagWords.joinThem, take: () => void joinOverlaps(session, [join]) });
  if (undo === true) offers.push({ words: words.undo, take: () => runAction(session, 'edit.undo') });
  else if (undo !== false)
    offers.push({ words: words.undo, take: () => void run(withTabs(session, () => takeBack(desk, undo))) });
  if (saved !== null && native) {
    const show = async () => {
      const shown = await native.showInFolder(saved);
      if (!shown.ok) tellProblem(workspace, shown.error);
    };
    offers.push({ words: words.showInFolder, take: () => void show() });
  }
  if (project !== null) offers.push({ words: words.showProject, take: () => void goToProject(session, project) });
  if (report !== undefined) {
    const show = () => workspace.set({ reportId: report, dialog: 'import-report' });
    offers.push({ words: words.showReport, take: show });
  }
  return offers;
}
