import { useId } from 'react';
import type { ReadingWay } from '../../../../core/decode/format.ts';
import { readOtherwiseWords as words } from '../../../words/read-otherwise.ts';
import { EncodingOptions } from './EncodingOptions.tsx';

/** The encoding in which a file is read: as it is detected, or as a person picks it. */
export function EncodingField(props: {
  readonly detected: string;
  readonly way: ReadingWay;
  onWay(way: ReadingWay): void;
}) {
  const { detected, way, onWay } = props;
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{words.encoding}</label>
      <select
        id={id}
        className="select"
        value={way.encoding ?? ''}
        onChange={({ target }) => onWay({ ...way, encoding: target.value === '' ? null : target.value })}
      >
        <option value="">{words.detected(detected)}</option>
        <EncodingOptions />
      </select>
    </>
  );
}
