import { useEffect, useState } from 'react';
import type { Beginning } from '../commands/begin.ts';
import type { Troubles } from '../session/trouble.ts';
import { WindowLife } from '../session/window-life.ts';
import type { Around } from '../session/window-life.ts';
import { useDoors } from './hooks/use-doors.ts';
import { useObserved } from './hooks/use-observed.ts';
import { SessionContext } from './hooks/use-session.ts';
import { afterPicture } from './hooks/after-picture.ts';
import { AskTwin } from './parts/AskTwin.tsx';
import { DropPlace } from './parts/DropTarget.tsx';
import { Guarded } from './parts/Guarded.tsx';
import { TroubleBar } from './parts/TroubleBar.tsx';
import { Welcome } from './Welcome.tsx';
import { Workbench } from './Workbench.tsx';

/** What `main.tsx` hands to the screens. */
export interface AppProps extends Around {
  readonly beginning: Promise<Beginning>;
  readonly troubles: Troubles;
  /** Called when the first screen can be seen. */
  onShown(): void;
}

/** The whole window: the welcome screen, or the workbench of an open project. */
export function App({ beginning, troubles, onShown, ...around }: AppProps) {
  const [life] = useState(() => new WindowLife(around));
  const { session, source, asked } = useObserved(life, (state) => state);
  useEffect(() => life.listen(), [life]);
  useEffect(() => void life.begin(beginning), [life, beginning]);
  useDoors(life, session === null);
  const starting = session === 'starting' && asked === null;
  useEffect(() => (starting ? undefined : afterPicture(onShown)), [starting, onShown]);
  return (
    <>
      <TroubleBar troubles={troubles} />
      {asked && <AskTwin key={asked.twin.freeName} asked={asked} onEnd={() => life.endAsking()} />}
      {session === null && (
        <>
          <Welcome life={life} />
          <DropPlace onDrop={(transfer) => life.openDropped(transfer)} />
        </>
      )}
      {session !== null && session !== 'starting' && (
        <Guarded key={session.desk.store.id}>
          <SessionContext value={session}>
            <Workbench source={source} />
          </SessionContext>
        </Guarded>
      )}
    </>
  );
}
