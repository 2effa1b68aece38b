import { tagPageWords as words } from '../../../words/tag-page.ts';

interface SelectProps {
  readonly label: string;
  /** Null: nothing is chosen yet. */
  readonly value: string | null;
  readonly options: readonly { readonly key: string; readonly name: string }[];
  onChoose(key: string): void;
}

/** One of several, with its name before it. */
export function Select({ label, value, options, onChoose }: SelectProps) {
  return (
    <label className="tag-select">
      <span>{label}</span>
      <select
        className="select"
        value={value === null ? 'none' : `key ${value}`}
        onChange={(event) => onChoose(event.target.value.slice('key '.length))}
      >
        {value === null && (
          <option value="none" disabled>
            {words.chooseValue}
          </option>
        )}
        {options.map(({ key, name }) => (
          <option key={key} value={`key ${key}`}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
