import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

interface SegmentsProps<T extends string> {
  /** What is chosen by them. */
  readonly label: string;
  /** In their order. */
  readonly options: readonly T[];
  /** What each is called. */
  readonly words: Readonly<Record<NoInfer<T>, string>>;
  readonly chosen: NoInfer<T>;
  onChoose(one: NoInfer<T>): void;
}

/** A few choices beside one another in one frame, of which one is taken. */
export function OneOf<T extends string>({ label, options, words, chosen, onChoose }: SegmentsProps<T>) {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const one = options.find((option) => keys.has(option));
        if (one !== undefined) onChoose(one);
      }}
    >
      {options.map((one) => (
        <ToggleButton key={one} id={one} className="segment">
          {words[one]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
