import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

interface SegmentsProps<T extends string> {
  /** What is chosen by them. */
  readonly label: string;
  /** In their order. */
  readonly options: readonly T[];
  /** What each is called. */
  readonly words: Readonly<Record<NoInfer<T>, string>>;
}

/** A few choices beside one another in one frame, of which one is taken. */
export function OneOf<T extends string>({
  chosen,
  onChoose,
  ...segments
}: SegmentsProps<T> & { readonly chosen: NoInfer<T>; onChoose(one: NoInfer<T>): void }) {
  return (
    <Segments
      {...segments}
      mode="single"
      chosen={[chosen]}
      onChoose={([one]) => {
        if (one !== undefined) onChoose(one);
      }}
    />
  );
}

/** A few choices beside one another in one frame, of which at least one is taken. They are given in their order. */
export function SomeOf<T extends string>(
  props: SegmentsProps<T> & { readonly chosen: readonly T[]; onChoose(some: readonly T[]): void },
) {
  return <Segments {...props} mode="multiple" />;
}

function Segments<T extends string>(
  props: SegmentsProps<T> & {
    readonly mode: 'single' | 'multiple';
    readonly chosen: readonly T[];
    onChoose(some: readonly T[]): void;
  },
) {
  const { label, options, words, mode, chosen, onChoose } = props;
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode={mode}
      disallowEmptySelection
      selectedKeys={chosen}
      onSelectionChange={(keys) => onChoose(options.filter((one) => keys.has(one)))}
    >
      {options.map((one) => (
        <ToggleButton key={one} id={one} className="segment">
          {words[one]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
