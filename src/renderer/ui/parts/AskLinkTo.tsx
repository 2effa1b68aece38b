import { useMemo, useState } from 'react';
import { keyOfTarget } from '../../../core/notes/mentions.ts';
import { endOfTarget } from '../../session/linked-things.ts';
import { placeName } from '../../session/linking.ts';
import type { LinkPlace } from '../../session/linking.ts';
import { linkWords } from '../../words/links.ts';
import { useSession } from '../hooks/use-session.ts';
import { PickDialog } from './PickDialog.tsx';

const words = linkWords.pick;

/** Asks for what something is to be linked with, by its name or its words. */
export function AskLinkTo({ from, onEnd }: { readonly from: LinkPlace; onEnd(): void }) {
  const session = useSession();
  const [typed, setTyped] = useState('');
  const { links } = session;
  const near = useMemo(() => links.near(typed, from.kind === 'words' ? '' : from.id), [links, typed, from]);
  const choose = (key: string) => {
    const chosen = near.find(({ target }) => keyOfTarget(target) === key);
    if (chosen) session.shell.set({ asking: { kind: 'link', from, to: endOfTarget(chosen.target) } });
  };
  return (
    <PickDialog
      title={words.title}
      find={words.find}
      list={words.title}
      none={words.none}
      items={near.map(({ target, name, about }) => ({ id: keyOfTarget(target), name, about }))}
      typing={{ typed, onType: setTyped }}
      onPick={choose}
      onEnd={onEnd}
    >
      <p className="quiet" dir="auto">
        {placeName(session, from)}
      </p>
    </PickDialog>
  );
}
