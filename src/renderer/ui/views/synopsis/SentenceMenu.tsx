import { useEffect, useState } from 'react';
import { synopsisWords as words } from '../../../words/synopsis.ts';
import { RowMenu } from '../../parts/RowMenu.tsx';
import type { SynopsisActs } from './use-row-acts.ts';

interface SentenceMenuProps {
  readonly body: { readonly current: HTMLElement | null };
  readonly acts: SynopsisActs;
}

/** What can be done with a sentence and its row, by the right button or the menu key. */
export function SentenceMenu({ body, acts }: SentenceMenuProps) {
  const [at, setAt] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const list = body.current;
    const open = (event: MouseEvent) => {
      const sentence = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]');
      if (!sentence) return;
      event.preventDefault();
      // What has the focus is what the acts are about.
      sentence.focus({ preventScroll: true });
      setAt(sentence);
    };
    list?.addEventListener('contextmenu', open);
    return () => list?.removeEventListener('contextmenu', open);
  }, [body]);
  const items = [
    { id: 'choose', words: words.chooseRow, run: acts.choose },
    ...(acts.canMerge ? [{ id: 'merge', words: words.merge, run: acts.merge }] : []),
    ...(acts.canSplit ? [{ id: 'split', words: words.split, run: acts.split }] : []),
    { id: 'claim-row', words: words.claimRow, apart: true, run: () => acts.claim('row') },
    { id: 'claim-cell', words: words.claimCell, run: () => acts.claim('cell') },
  ];
  return <RowMenu label={words.sentenceMenu} at={at} items={items} onClose={() => setAt(null)} />;
}
