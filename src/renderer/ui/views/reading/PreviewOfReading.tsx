import { useId } from 'react';
import { columnPrefix } from '../../../../core/model/column-keys.ts';
import type { ReadingPreview } from '../../../../core/ports/ingest.ts';
import { readOtherwiseWords as words } from '../../../words/read-otherwise.ts';
import { useRows } from '../../hooks/use-session.ts';

/** The first texts of a file, as it is read. */
export function PreviewOfReading({
  title,
  preview,
}: {
  readonly title: string;
  readonly preview: ReadingPreview | null;
}) {
  const id = useId();
  const definitions = useRows('attributes').rows;
  const nameOf = (key: string) =>
    key.startsWith(columnPrefix) ? key.slice(columnPrefix.length) : (definitions.get(key)?.name ?? '');
  return (
    <div className="reading-preview">
      <h3 id={id}>{title}</h3>
      <div className="reading-preview-texts" tabIndex={0} role="region" aria-labelledby={id}>
        {preview === null && <p className="quiet">{words.working}</p>}
        {preview?.first.map(({ title: name, path, text, said }) => (
          <article key={path}>
            <h4 dir="auto">{name}</h4>
            <p className="quiet">
              {said
                .filter(([key]) => nameOf(key) !== '')
                .map(([key, value]) => (
                  <span key={key} className="reading-preview-fact">
                    <bdi>{nameOf(key)}</bdi>: <bdi>{value}</bdi>
                  </span>
                ))}
            </p>
            <pre dir="auto">{text}</pre>
          </article>
        ))}
      </div>
    </div>
  );
}
