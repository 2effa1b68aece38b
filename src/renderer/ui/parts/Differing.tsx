import type { ReactNode } from 'react';
import type { Range } from '../../../core/model/records.ts';

/** Words in which some stretches, in text order, are taken out or put in. */
export function Differing(props: {
  readonly text: string;
  readonly parts: readonly Range[];
  readonly as: 'del' | 'ins';
}) {
  const { text, parts, as: Element } = props;
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of parts) {
    pieces.push(text.slice(at, from), <Element key={from}>{text.slice(from, to)}</Element>);
    at = to;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
}
