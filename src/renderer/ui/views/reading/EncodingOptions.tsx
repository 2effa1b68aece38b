import { encodingLabels } from '../../../../core/decode/encoding-labels.ts';

/** Every encoding that can be picked, by region. */
export function EncodingOptions() {
  return regions.map((region) => (
    <optgroup key={region} label={region}>
      {encodingLabels
        .filter((choice) => choice.region === region)
        .map((choice) => (
          <option key={choice.label} value={choice.label}>
            {choice.name}
          </option>
        ))}
    </optgroup>
  ));
}

const regions = [...new Set(encodingLabels.map(({ region }) => region))];
