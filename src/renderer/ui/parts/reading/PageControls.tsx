import { ALargeSmall } from 'lucide-react';
import { useId, useRef } from 'react';
import { Button, Dialog, Popover } from 'react-aria-components';
import { faces, firstLook, pageLimits, passageSigns } from '../../../session/page-look.ts';
import type { PageLook, PageMeasure } from '../../../session/page-look.ts';
import { pageWords as words } from '../../../words/reading.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useSession } from '../../hooks/use-session.ts';
import { IconButton } from '../IconButton.tsx';
import { Radios } from '../Radios.tsx';
import '../../styles/page-controls.css';

const measures = Object.keys(pageLimits) as readonly PageMeasure[];

/** The button that shows how texts are set, and lets it be changed while the text beside follows. */
export function PageControls({ focused }: { readonly focused: boolean }) {
  const { shell } = useSession();
  const button = useRef<HTMLSpanElement>(null);
  const shown = useObserved(shell, ({ lookShown }) => lookShown) && focused;
  return (
    <span className="page-button" ref={button}>
      <IconButton
        label={words.button}
        hint={words.hint}
        className="small"
        onPress={() => shell.set({ lookShown: !shown })}
      >
        <ALargeSmall aria-hidden />
      </IconButton>
      <Popover
        className="popover"
        placement="bottom end"
        triggerRef={button}
        isOpen={shown}
        onOpenChange={(open) => shell.set({ lookShown: open })}
      >
        <Dialog className="page-controls" aria-label={words.dialog}>
          <Controls />
        </Dialog>
      </Popover>
    </span>
  );
}

function Controls() {
  const { shell } = useSession();
  const look = useObserved(shell, (state) => state.look);
  const change = (part: Partial<PageLook>) => shell.set({ look: { ...look, ...part } });
  return (
    <>
      {measures.map((measure) => (
        <Measure key={measure} measure={measure} value={look[measure]} onChange={change} />
      ))}
      <Radios
        legend={words.face}
        options={faces.map((face) => [face, words.faces[face]] as const)}
        value={look.face}
        onChange={(face) => change({ face })}
      />
      <Radios
        legend={words.passages}
        options={passageSigns.map((sign) => [sign, words.passageSigns[sign]] as const)}
        value={look.passages}
        onChange={(passages) => change({ passages })}
      />
      <label className="choice">
        <input type="checkbox" checked={look.numbers} onChange={({ target }) => change({ numbers: target.checked })} />
        {words.numbers}
      </label>
      <label className="choice">
        <input type="checkbox" checked={look.folded} onChange={({ target }) => change({ folded: target.checked })} />
        {words.folded}
      </label>
      <label className="choice">
        <input
          type="checkbox"
          checked={look.markdown}
          onChange={({ target }) => change({ markdown: target.checked })}
        />
        {words.markdown}
      </label>
      <Button className="plain-link" onPress={() => shell.set({ look: firstLook })}>
        {words.asAtFirst}
      </Button>
    </>
  );
}

function Measure(props: {
  readonly measure: PageMeasure;
  readonly value: number;
  onChange(part: Partial<PageLook>): void;
}) {
  const { measure, value } = props;
  const id = useId();
  const { from, to, step } = pageLimits[measure];
  const said = words.measured[measure](value);
  return (
    <div className="page-measure">
      <label htmlFor={id}>{words.measures[measure]}</label>
      <input
        id={id}
        type="range"
        min={from}
        max={to}
        step={step}
        value={value}
        aria-valuetext={said}
        onChange={({ target }) => props.onChange({ [measure]: Number(target.value) })}
      />
      <output htmlFor={id} aria-hidden>
        {said}
      </output>
    </div>
  );
}
