import { fail, ok } from '../model/result.ts';
import { readTagPath, writeTagPath } from '../model/tag-paths.ts';
import type { Importer } from './importer.ts';
import { withoutFiles } from './importer.ts';
import { fieldsOf, listOf, momentOf, readJson, wordsOf } from './json-values.ts';
import { guidOf } from './refi/guids.ts';
import { incomingOf, nothingLeft } from './standoff.ts';
import type { Said } from './standoff.ts';
import { whereOf } from './web-annotation/selectors.ts';

/**
 * What Hypothesis exports, and what its API answers (`rows`). Its positions are counted in the page as a browser shows it, so words tell the
 * place. A page note is a note about the document; a reply is a paragraph of what it answers, or, where that came in earlier, a page about it.
 */
export const hypothesisIn = {
  id: 'hypothesis',
  endings: ['json'],
  sniff: (head) =>
    /"export_userid"|"(?:rows|annotations)"\s*:\s*\[|"hypothes\.is|@hypothes\.is"/u.test(head) &&
    /"uri"\s*:|"export_userid"/u.test(head),
  read(file, about) {
    const value = readJson(file);
    const fields = fieldsOf(value);
    const listed = Array.isArray(value) ? value : (fields['annotations'] ?? fields['rows']);
    if (!Array.isArray(listed)) return fail('not-exchange', about, 'It holds no list of annotations');
    const rows = listed.map(fieldsOf);
    const ids = new Set(rows.map((row) => wordsOf(row['id'])).filter((id) => id !== ''));
    const left = { ...nothingLeft };
    const said = rows.flatMap((row): readonly Said[] => {
      const one = saidIn(row, ids);
      if (one === null) left.unknown++;
      else if (one.where === null && one.answers === null && isSelected(row)) left.selections++;
      return one ? [one] : [];
    });
    return ok(withoutFiles(incomingOf(said, 'Hypothesis', left)));
  },
} as const satisfies Importer;

type Fields = Readonly<Record<string, unknown>>;

function saidIn(row: Fields, ids: ReadonlySet<string>): Said | null {
  const [target] = listOf(row['target']).map(fieldsOf);
  const uri = wordsOf(row['uri']) || wordsOf(target?.['source']);
  if (uri === '') return null;
  const document = fieldsOf(row['document']);
  const links = listOf(document['link']).map((link) => wordsOf(fieldsOf(link)['href']));
  const id = wordsOf(row['id']);
  const references = listOf(row['references'])
    .map(wordsOf)
    .filter((one) => one !== id && one !== '');
  const answered = references.findLast((one) => ids.has(one));
  // The first of them is what the others answer.
  const elsewhere = answered === undefined ? references[0] : undefined;
  const tags = listOf(row['tags']).flatMap((one) => {
    // A stroke in a tag is part of its name.
    const path = readTagPath(writeTagPath([wordsOf(one)]));
    return path.length === 0 ? [] : [{ path }];
  });
  const words = wordsOf(row['text']);
  // What it answers is not here to be tagged, and the whole text is not meant.
  const named = elsewhere === undefined ? [] : tags.map(({ path }) => `#${path.join('/')}`);
  const note = [words, named.join(' ')].filter((part) => part !== '').join('\n\n');
  const created = momentOf(row['created']);
  const name = wordsOf(fieldsOf(row['user_info'])['display_name']);
  return {
    id: guidOf(id === '' ? `hypothesis ${JSON.stringify([uri, words, tags, created])}` : `hypothesis ${id}`),
    source: uri.replace(/#.*$/su, '') || uri,
    meant: {
      ids: [],
      hashes: [],
      addresses: [uri, wordsOf(target?.['source']), ...links].filter((one) => one !== ''),
      titles: listOf(document['title'])
        .map(wordsOf)
        .filter((one) => one !== ''),
    },
    where: references.length === 0 ? whereOf(listOf(target?.['selector'])) : null,
    tags: elsewhere === undefined ? tags : [],
    note,
    author: name || wordsOf(row['user']).replace(/^acct:([^@]*).*$/su, '$1'),
    created,
    changed: momentOf(row['updated']) ?? created,
    answers: references.length === 0 ? null : guidOf(`hypothesis ${answered ?? elsewhere}`),
  };
}

function isSelected(row: Fields): boolean {
  return listOf(row['target']).some((target) => listOf(fieldsOf(target)['selector']).length > 0);
}
