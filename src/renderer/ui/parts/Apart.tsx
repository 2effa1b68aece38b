import { Fragment } from 'react';

/** Facts in one line, each in the direction of its own letters: beside an Arabic name, a date stays in order. */
export function Apart({ facts }: { readonly facts: readonly string[] }) {
  return facts.map((fact, at) => (
    <Fragment key={at}>
      {at > 0 && ' · '}
      <bdi>{fact}</bdi>
    </Fragment>
  ));
}
