import { useId } from 'react';

/** One of a few, as radio buttons under a legend. */
export function Radios<T extends string>(props: {
  readonly legend: string;
  readonly options: readonly (readonly [T, string])[];
  readonly value: T;
  onChange(value: T): void;
}) {
  const name = useId();
  return (
    <fieldset className="form-field">
      <legend>{props.legend}</legend>
      {props.options.map(([value, words]) => (
        <label key={value} className="choice">
          <input
            type="radio"
            name={name}
            value={value}
            checked={props.value === value}
            onChange={() => props.onChange(value)}
          />
          <bdi>{words}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
