import { Button } from 'react-aria-components';
import type { Id } from '../../../core/model/id.ts';
import { letGoOfTag } from '../../session/keep-tagging.ts';
import { keptTagWords } from '../../words/reading.ts';
import { useRows, useSession, useTagLabels, useWorkspace } from '../hooks/use-session.ts';
import { Swatch } from './Swatch.tsx';
import '../styles/kept-tag.css';

/** Says above the texts which tag is kept, and ends it. */
export function KeptTag() {
  const kept = useWorkspace((state) => state.keptTag);
  const tag = useRows('tags').rows.get(kept ?? '');
  return (
    <div role="status" className="kept-tag-place">
      {tag && <Strip {...tag} />}
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
