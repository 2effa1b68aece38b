import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { TableTold } from '../../../../core/decode/format.ts';
import type { Id } from '../../../../core/model/id.ts';
import { placesOf } from '../../../../core/model/places.ts';
import type { FileOutcome, Reading } from '../../../../core/model/records.ts';
import { isSamePath, readingOf } from '../../../../core/model/readings.ts';
import { toldOfTable } from '../../../commands/read-otherwise.ts';
import { askReading } from '../../../session/reading-target.ts';
import { readOtherwiseWords as words } from '../../../words/read-otherwise.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { documentIdOf } from './outcome-words.ts';

/** So many files are told of: a folder may hold thousands of tables. */
const most = 50;

/** How files were read that could be read otherwise, each with a way to do so. Nothing where there are none. */
export function FilesRead({ files }: { readonly files: readonly FileOutcome[] }) {
  const session = useSession();
  const definitions = useRows('attributes').rows;
  const documents = useRows('documents').rows;
  const readings = [...useRows('readings').rows.values()];
  if (readings.length === 0) return null;
  const read = readings.flatMap((reading) => {
    const own = files.filter(({ path }) => placesOf(path).some((place) => isSamePath(place, reading.path)));
    const of = own.map((file) => documents.get(documentIdOf(file) ?? '')).filter((one) => one !== undefined);
    const [first] = of;
    // Another folder may have a file of this path.
    if (!first || readingOf(session.desk.store.snapshot, first)?.id !== reading.id) return [];
    const empty = own.filter(({ kind }) => kind === 'skipped').length;
    return [{ reading, documentId: first.id, texts: own.length - empty, empty }];
  });
  if (read.length === 0) return null;
  return (
    <ul className="report-readings" aria-label={words.list}>
      {read.slice(0, most).map(({ reading, documentId, ...counts }) => (
        <li key={reading.id}>
          <bdi className="report-reading-path">{reading.path}</bdi>: {words.read(reading, counts, definitions)}
          {reading.rule.kind === 'table' && <ToldOfTable reading={reading} documentId={documentId} />}{' '}
          <OpenReading reading={reading} press={() => askReading(session, documentId, { back: 'import-report' })} />
        </li>
      ))}
    </ul>
  );
}

/** What is found by reading the file again: nothing until then. */
function ToldOfTable({ reading, documentId }: { readonly reading: Reading; readonly documentId: Id }) {
  const { desk } = useSession();
  const [told, setTold] = useState<TableTold | null>(null);
  useEffect(() => {
    let over = false;
    void toldOfTable(desk, documentId).then((found) => {
      if (!over) setTold(found);
    });
    return () => {
      over = true;
    };
  }, [desk, documentId, reading]);
  return told ? <> {words.told(told)}</> : null;
}

function OpenReading({ reading, press }: { readonly reading: Reading; press(): void }) {
  return (
    <Button className="plain-link" aria-label={words.openFor(reading.path)} onPress={press}>
      {words.open}
    </Button>
  );
}
