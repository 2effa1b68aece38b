import { useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from 'react-aria-components';
import { isEmpty } from '../../../core/model/diff.ts';
import type { Id } from '../../../core/model/id.ts';
import type { Link } from '../../../core/model/records.ts';
import { editLink } from '../../commands/link-things.ts';
import { placeName, storeLink } from '../../session/linking.ts';
import type { LinkPlace } from '../../session/linking.ts';
import { tellStoredByEscape } from '../../session/tell-stored.ts';
import { linkWords } from '../../words/links.ts';
import { shellWords } from '../../words/shell.ts';
import { useRows, useRun, useSession } from '../hooks/use-session.ts';
import { LinkForm } from './LinkForm.tsx';
import type { TypedLink } from './LinkForm.tsx';
import { ShellDialog } from './ShellDialog.tsx';

const words = linkWords.ask;

/** Asks how two things stand to each other, and links them. */
export function AskLink(props: { readonly from: LinkPlace; readonly to: LinkPlace; onEnd(): void }) {
  const session = useSession();
  const { onEnd } = props;
  const [[from, to], setEnds] = useState([props.from, props.to] as const);
  const [typed, setTyped] = useState<TypedLink>({ name: '', reverse: '', note: '' });
  const store = (event: FormEvent) => {
    event.preventDefault();
    void storeLink(session, from, to, typed, typed.note.trim());
    onEnd();
  };
  return (
    <ShellDialog title={words.title} onEnd={onEnd}>
      <form className="ask" onSubmit={store}>
        <LinkForm
          from={endName(session, from)}
          to={endName(session, to)}
          typed={typed}
          onType={setTyped}
          onTurn={() => setEnds([to, from])}
        />
        <Foot button={words.link} onCancel={onEnd} />
      </form>
    </ShellDialog>
  );
}

/** Changes a link that is there. Leaving the dialog keeps what was typed, and says so; undo takes it back. */
export function AskLinkChange({ id, onEnd }: { readonly id: Id; onEnd(): void }) {
  const link = useRows('links').rows.get(id);
  return link ? <LinkChange link={link} onEnd={onEnd} /> : null;
}

function LinkChange({ link, onEnd }: { readonly link: Link; onEnd(): void }) {
  const session = useSession();
  const run = useRun();
  const relation = useRows('relations').rows.get(link.relationId ?? '');
  const first = { name: relation?.name ?? '', reverse: relation?.reverse ?? '', note: link.note };
  const [typed, setTyped] = useState<TypedLink>(first);
  const [turned, setTurned] = useState(false);
  const store = () => {
    const note = typed.note.trim() === link.note.trim() ? undefined : typed.note.trim();
    const other = typed.name.trim() === first.name ? undefined : typed;
    onEnd();
    return run(
      editLink(session.desk, link.id, {
        ...(other === undefined ? {} : { relation: other }),
        ...(note === undefined ? {} : { note }),
        turned,
      }),
    );
  };
  const leave = async () => {
    const stored = await store();
    if (!stored || isEmpty(stored)) return;
    const isNamed = typed.name.trim() !== first.name;
    tellStoredByEscape(session, isNamed ? typed.name : typed.note, isNamed ? first.name : first.note);
  };
  const [from, to] = turned ? [link.to, link.from] : [link.from, link.to];
  return (
    <ShellDialog title={words.edit} onEnd={() => void leave()}>
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault();
          void store();
        }}
      >
        <LinkForm
          from={endName(session, from)}
          to={endName(session, to)}
          typed={typed}
          onType={setTyped}
          onTurn={() => setTurned(!turned)}
        />
        <Foot button={words.save} onCancel={onEnd} />
      </form>
    </ShellDialog>
  );
}

function endName(session: ReturnType<typeof useSession>, place: LinkPlace): string {
  const name = placeName(session, place) ?? linkWords.gone;
  const source = place.kind === 'words' ? null : session.linked.sourceOf(place);
  return source === null ? name : `${name} · ${source}`;
}

function Foot({ button, onCancel }: { readonly button: string; onCancel(): void }) {
  return (
    <div className="dialog-foot">
      <Button className="button" onPress={onCancel}>
        {shellWords.ask.cancel}
      </Button>
      <Button className="button primary" type="submit">
        {button}
      </Button>
    </div>
  );
}
