import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Switch } from 'react-aria-components';
import type { Pair, SharedPassage } from '../../../../core/ports/compare.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { IconButton } from '../../parts/IconButton.tsx';
import { OneOf } from '../../parts/Segments.tsx';

/** How a pair is looked at. */
export interface PairLook {
  /** Both texts whole, not the list of passages. */
  readonly texts: boolean;
  readonly echoes: boolean;
  /** Scrolling one text scrolls the other. */
  readonly together: boolean;
  /** The shared passage that both texts were last brought to; the first is 0. */
  readonly at: number;
  /** How often they were asked to show one, so that the same one can be asked for again. */
  readonly asked: number;
}

interface PairToolsProps {
  readonly pair: Pair;
  /** Those that are shown. */
  readonly shared: readonly SharedPassage[];
  readonly look: PairLook;
  onLook(look: PairLook): void;
  /** What else can be done with them. */
  readonly children?: ReactNode;
}

/** Passages or texts; and what can be chosen of either. */
export function PairTools({ pair, shared, look, onLook, children }: PairToolsProps) {
  const { texts, echoes, together } = look;
  return (
    <div className="pair-tools">
      <OneOf
        label={words.showAs}
        options={['passages', 'texts'] as const}
        words={words.shown}
        chosen={texts ? 'texts' : 'passages'}
        onChoose={(one) => onLook({ ...look, texts: one === 'texts' })}
      />
      {pair.echoes > 0 && (
        <Switch
          className="switch"
          isSelected={echoes}
          onChange={(on) => onLook({ ...look, echoes: on, at: 0, asked: look.asked + 1 })}
        >
          <span className="switch-track" />
          {words.echoes}
        </Switch>
      )}
      {texts && (
        <>
          <Switch className="switch" isSelected={together} onChange={(on) => onLook({ ...look, together: on })}>
            <span className="switch-track" />
            {words.together}
          </Switch>
          {shared.length > 0 && <Steps shared={shared} look={look} onLook={onLook} />}
        </>
      )}
      {children}
    </div>
  );
}

/** From one shared passage to the next; after the last comes the first. */
function Steps({ shared, look, onLook }: Pick<PairToolsProps, 'shared' | 'look' | 'onLook'>) {
  const { length } = shared;
  const at = Math.min(look.at, length - 1);
  const go = (by: 1 | -1) => onLook({ ...look, at: (at + by + length) % length, asked: look.asked + 1 });
  return (
    <span className="pair-steps">
      <IconButton label={words.previousPassage} onPress={() => go(-1)}>
        <ChevronUp size={16} aria-hidden="true" />
      </IconButton>
      <IconButton label={words.nextPassage} onPress={() => go(1)}>
        <ChevronDown size={16} aria-hidden="true" />
      </IconButton>
      <span role="status">{words.passageAt(at + 1, length, words.kinds[shared[at]!.kind])}</span>
    </span>
  );
}
