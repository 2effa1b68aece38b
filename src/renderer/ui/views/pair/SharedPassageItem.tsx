import { useState } from 'react';
import { Button } from 'react-aria-components';
import { sidePieces } from '../../../../core/compare/side-pieces.ts';
import type { SidePiece } from '../../../../core/compare/side-pieces.ts';
import { graphemeStart } from '../../../../core/text/graphemes.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { PassageKind, SharedPassage } from '../../../../core/ports/compare.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { useSession } from '../../hooks/use-session.ts';
import { SharedWords } from '../../parts/SharedWords.tsx';
import { VanishingButton } from '../../parts/VanishingButton.tsx';

/** Characters of a longer passage are shown when they are asked for. */
const most = 2_000;

interface SharedPassageProps {
  readonly passage: SharedPassage;
  readonly ids: readonly [a: Id, b: Id];
  readonly texts: readonly [a: string, b: string];
  readonly names: readonly [a: string, b: string];
  /** Shows it in both texts. */
  onShow(): void;
}

/** One passage as both documents have it, side by side. */
export function SharedPassageItem({ passage, ids, texts, names, onShow }: SharedPassageProps) {
  const { kind, echo } = passage;
  return (
    <li className="pair-passage" data-kind={kind}>
      <p className="quiet pair-passage-head">
        <span>
          <span className="family-kind">{words.kinds[kind]}</span> · {words.words(passage.words)}
        </span>
        {echo && <span className="badge quiet">{words.echo}</span>}
        <Button className="plain-link" onPress={onShow}>
          {words.inBoth}
        </Button>
      </p>
      <div className="pair-sides">
        {(['a', 'b'] as const).map((side, at) => (
          <Side
            key={side}
            kind={kind}
            id={ids[at]!}
            name={names[at]!}
            text={texts[at]!}
            place={passage[side]}
            pieces={sidePieces(passage, side)}
          />
        ))}
      </div>
    </li>
  );
}

interface SideProps {
  readonly kind: PassageKind;
  readonly id: Id;
  readonly name: string;
  readonly text: string;
  readonly place: SharedPassage['a'];
  readonly pieces: readonly SidePiece[];
}

function Side({ kind, id, name, text, place, pieces }: SideProps) {
  const { workspace } = useSession();
  const [whole, setWhole] = useState(false);
  const end = whole || place.to - place.from <= most ? place.to : graphemeStart(text, place.from + most);
  return (
    <div className="pair-side">
      <Button
        className="plain-link"
        aria-label={words.openIn(name)}
        onPress={({ ctrlKey, metaKey }) => workspace.show(id, place, ctrlKey || metaKey ? 'beside' : 'here')}
      >
        <bdi>{name}</bdi>
      </Button>
      <SharedWords kind={kind} documentId={id}>
        {pieces.map(({ kind: piece, from, to }) => {
          if (from >= end) return null;
          const said = text.slice(from, Math.min(to, end));
          return piece === 'shared' ? said : <Marked key={from} kind={piece} said={said} />;
        })}
        {end < place.to && '…'}
      </SharedWords>
      {end < place.to && (
        <VanishingButton
          className="plain-link"
          region={(button) => button.parentElement?.querySelector('blockquote')}
          onPress={() => setWhole(true)}
        >
          {words.wholePassage}
        </VanishingButton>
      )}
    </div>
  );
}

/** Words that only this side has. What the line says is also said to who hears the page. */
function Marked({ kind, said }: { readonly kind: Exclude<SidePiece['kind'], 'shared'>; readonly said: string }) {
  return (
    <mark className="pair-piece" data-kind={kind} title={words.pieces[kind]}>
      <span className="hidden-words">{words.pieces[kind]}: </span>
      {said}
    </mark>
  );
}
