import type { KeyboardEvent } from 'react';

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

/**
 * A few choices beside one another in one frame, of which one is taken: as radio buttons, Tab leads to the one that is
 * taken, and the arrow keys, Home and End take another.
 */
export function OneOf<T extends string>({ label, options, words, chosen, onChoose }: SegmentsProps<T>) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const at = options.indexOf(chosen);
    const last = options.length - 1;
    const steps: Partial<Record<string, number>> = {
      ArrowRight: at + forward,
      ArrowLeft: at - forward,
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: last,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = to < 0 ? last : to > last ? 0 : to;
    event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')[next]?.focus();
    if (next !== at) onChoose(options[next]!);
  };
  return (
    <div className="segments" role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {options.map((one) => (
        <button
          key={one}
          type="button"
          role="radio"
          className="segment"
          aria-checked={one === chosen}
          tabIndex={one === chosen ? 0 : -1}
          onClick={() => {
            if (one !== chosen) onChoose(one);
          }}
        >
          {words[one]}
        </button>
      ))}
    </div>
  );
}
