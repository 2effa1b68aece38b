import { Button } from 'react-aria-components';
import { runAction } from '../../../session/actions.ts';
import { tagPageWords as words } from '../../../words/tag-page.ts';
import { useSession } from '../../hooks/use-session.ts';
import type { PageActs } from './use-quotation-acts.ts';

/** What can be done with the chosen quotations, each as one act. */
export function ChosenBar({ acts }: { readonly acts: PageActs }) {
  const session = useSession();
  const { tagId, ids } = acts.chosen;
  const buttons = [
    ['mark.tag', words.tag],
    ['quotation.instead', words.instead],
    ['quotation.split', words.split],
    ['quotation.untag', words.untag],
    ['mark.remove', words.remove],
  ] as const;
  return (
    <div className="tag-chosen" role="toolbar" aria-label={words.acts}>
      <span className="tag-chosen-count" role="status">
        {words.chosen(ids.size)}
      </span>
      {buttons.map(([id, name]) => (
        <Button key={id} className="button small" onPress={() => runAction(session, id)}>
          {name}
        </Button>
      ))}
      <Button className="button small" onPress={() => tagId !== null && acts.chooseAll(tagId)}>
        {words.chooseAll}
      </Button>
      <Button className="button small" onPress={() => acts.chooseNone()}>
        {words.chooseNone}
      </Button>
    </div>
  );
}
