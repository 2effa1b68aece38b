import { useEffect, useMemo, useState } from 'react';
import { exampleWords } from '../../session/query-examples.ts';
import type { ExampleWords } from '../../words/search.ts';
import { useRows, useSession } from './use-session.ts';

/** Passages looked at for words that really occur. */
const sampled = 40;

/** Examples for the help: words, tags, outlets and years of the project at hand; general ones where it has none. */
export function useExampleWords(): ExampleWords {
  const { desk } = useSession();
  const { rows: documents } = useRows('documents');
  const { rows: tags } = useRows('tags');
  const sets = useRows('eventSets');
  const [texts, setTexts] = useState<readonly string[]>([]);
  useEffect(() => {
    let over = false;
    const question = {
      query: 'is:untagged OR is:tagged',
      anyWord: false,
      order: 'document',
      furniture: false,
    } as const;
    void desk.finder.search({ ...question, offset: 0, limit: sampled }).then((answer) => {
      if (!over && answer.ok) setTexts(answer.value.hits.map(({ text }) => text));
    });
    return () => {
      over = true;
    };
  }, [desk]);
  return useMemo(() => exampleWords(texts, documents, tags, sets.rows), [texts, documents, tags, sets]);
}
