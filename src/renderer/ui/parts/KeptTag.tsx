import { Button } from 'react-aria-components';
import type { Id } from '../../../core/model/id.ts';
import { letGoOfTag } from '../../session/keep-tagging.ts';
import { giveUpLink, placeName } from '../../session/linking.ts';
import { showAllMarks } from '../../session/only-tags.ts';
import { linkWords } from '../../words/links.ts';
import { keptTagWords, onlyTagsWords as words } from '../../words/reading.ts';
import { usePeople } from '../hooks/use-people.ts';
import { useRows, useSession, useTagLabels, useWorkspace } from '../hooks/use-session.ts';
import { useShell } from '../hooks/use-shell.ts';
import { Swatch } from './Swatch.tsx';
import '../styles/kept-tag.css';

/** More tags are only counted. */
const mostNamed = 3;

/** Says above the texts which tag is kept, and whether only some marks are shown, and ends it. */
export function KeptTag() {
  const kept = useWorkspace((state) => state.keptTag);
  const tag = useRows('tags').rows.get(kept ?? '');
  return (
    <div role="status" className="kept-tag-place">
      {tag && <Strip {...tag} />}
      <OnlyTags />
      <Linking />
      <OnlyBy />
    </div>
  );
}

/** Which marks texts show, where that is not all of them. */
function OnlyTags() {
  const session = useSession();
  const asked = useWorkspace((state) => state.onlyTags);
  const { rows: tags } = useRows('tags');
  const labels = useTagLabels();
  const names = asked.filter((id) => tags.has(id)).map((id) => labels.get(id) ?? '');
  if (names.length === 0) return null;
  return (
    <div className="kept-tag">
      <strong>{words.only(names.slice(0, mostNamed), Math.max(0, names.length - mostNamed))}</strong>
      <span className="kept-tag-how">{words.how}</span>
      <Button className="button small" onPress={() => showAllMarks(session)}>
        {words.all}
      </Button>
    </div>
  );
}

/** Whose marks texts show, where that is not everybody's. */
function OnlyBy() {
  const { workspace } = useSession();
  const onlyBy = useWorkspace((state) => state.onlyBy);
  const people = usePeople();
  if (onlyBy === null) return null;
  return (
    <div className="kept-tag">
      <strong>{words.onlyBy(people.nameOf(onlyBy))}</strong>
      <span className="kept-tag-how">{words.how}</span>
      <Button className="button small" onPress={() => workspace.set({ onlyBy: null })}>
        {words.everybody}
      </Button>
    </div>
  );
}

/** Where a link was begun that is still to be ended. */
function Linking() {
  const session = useSession();
  const linkFrom = useShell((state) => state.linkFrom);
  // What it began at may go, and come back.
  useRows('annotations');
  const name = linkFrom === null ? null : placeName(session, linkFrom);
  if (name === null) return null;
  return (
    <div className="kept-tag">
      <strong>{linkWords.linking(name)}</strong>
      <span className="kept-tag-how">{linkWords.how('Shift+L')}</span>
      <Button className="button small" onPress={() => void giveUpLink(session)}>
        {linkWords.end}
      </Button>
    </div>
  );
}

function Strip({ id, colour }: { readonly id: Id; readonly colour: Parameters<typeof Swatch>[0]['colour'] }) {
  const session = useSession();
  const path = useTagLabels().get(id) ?? '';
  return (
    <div className="kept-tag">
      <Swatch colour={colour} />
      <strong>{keptTagWords.keeping(path)}</strong>
      <span className="kept-tag-how">{keptTagWords.how}</span>
      <Button className="button small" onPress={() => void letGoOfTag(session)}>
        {keptTagWords.end}
      </Button>
    </div>
  );
}
