import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ProjectContent } from '../../src/core/exchange/project-file.ts';
import { writeProjectFile } from '../../src/core/exchange/project-file.ts';
import type { StoredText } from '../../src/core/exchange/text-entries.ts';
import { newId } from '../../src/core/model/id.ts';
import type {
  Annotation,
  AttributeDefinition,
  Colour,
  Document,
  Guess,
  Note,
  SavedSearch,
  Tag,
} from '../../src/core/model/records.ts';
import { builtInAttributes } from '../../src/core/model/records.ts';
import { divide } from '../../src/core/passages/divide.ts';

// Makes the sample project from its sources in resources/sample: the texts as they are, and project.json, which names
// every place in them by its words. The same sources give the same bytes.

export const sampleFile = path.resolve(import.meta.dirname, '../../resources/sample.lectern');
const sources = path.resolve(import.meta.dirname, '../../resources/sample');

interface Description {
  readonly name: string;
  readonly author: string;
  readonly created: string;
  readonly import: string;
  readonly documents: readonly {
    readonly file: string;
    readonly language: string;
    readonly title: string;
    readonly attributes: Readonly<Record<string, DescribedValue>>;
  }[];
  readonly tags: readonly DescribedTag[];
  readonly annotations: readonly {
    readonly file: string;
    readonly quotation: string;
    readonly tags: readonly string[];
    readonly note?: string;
  }[];
  readonly notes: readonly {
    readonly title: string;
    readonly body: string;
    readonly about: 'project' | { readonly document: string } | { readonly tag: string };
  }[];
  readonly searches: readonly { readonly name: string; readonly query: string; readonly anyWord: boolean }[];
}

/** Found in the text at these words (of which only the first `length` characters count), or given by someone. */
type DescribedValue = { readonly value: string } & (
  { readonly found: string; readonly length?: number } | { readonly by: 'person' | 'path' }
);

interface DescribedTag {
  readonly name: string;
  readonly colour: Colour;
  readonly description: string;
  readonly below?: readonly DescribedTag[];
}

export async function buildSample(): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  await writeProjectFile(describeSample(), async (bytes) => void pieces.push(bytes));
  return new Uint8Array(Buffer.concat(pieces));
}

export function describeSample(): ProjectContent & { readonly texts: readonly StoredText[] } {
  const described = JSON.parse(readFileSync(path.join(sources, 'project.json'), 'utf8')) as Description;
  const { created, author } = described;
  let moment = Date.parse(created);
  const idOf = (key: string): string => {
    moment += 1;
    return newId(moment, (bytes) => {
      bytes.set(createHash('sha256').update(key).digest().subarray(0, bytes.length));
      return bytes;
    });
  };

  const importId = idOf('import');
  const texts = new Map<string, StoredText>();
  const documents = new Map<string, Document>();
  for (const { file, language, title, attributes } of described.documents) {
    const bytes = new Uint8Array(readFileSync(path.join(sources, file)));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const stored = { id: idOf(`text ${file}`), bytes, text };
    texts.set(file, stored);
    documents.set(file, {
      id: idOf(`document ${file}`),
      title: guess(text, { value: title, found: title }),
      importId,
      path: file,
      attributes: Object.fromEntries(Object.entries(attributes).map(([id, value]) => [id, guess(text, value)])),
      language,
      versions: [
        {
          number: 1,
          textId: stored.id,
          bytes: bytes.length,
          length: text.length,
          byteHash: sha256(bytes),
          textHash: sha256(text),
          encoding: { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 },
          passages: divide(text).starts.length,
          imported: created,
        },
      ],
    });
  }

  const tags = new Map<string, Tag>();
  const addTags = (list: readonly DescribedTag[], above: string | null): void =>
    list.forEach(({ name, colour, description, below }, order) => {
      const tagPath = above === null ? name : `${above}/${name}`;
      const parentId = above === null ? null : tags.get(above)!.id;
      tags.set(tagPath, { id: idOf(`tag ${tagPath}`), name, parentId, colour, description, order });
      addTags(below ?? [], tagPath);
    });
  addTags(described.tags, null);

  const annotations = described.annotations.map(({ file, quotation, tags: paths, note }, at): Annotation => {
    const document = named(documents, file);
    const { text } = named(texts, file);
    const from = place(text, quotation);
    const to = from + quotation.length;
    return {
      id: idOf(`annotation ${at}`),
      documentId: document.id,
      version: 1,
      from,
      to,
      quotation: {
        exact: quotation,
        prefix: text.slice(Math.max(0, from - 32), from),
        suffix: text.slice(to, to + 32),
      },
      tagIds: paths.map((tagPath) => named(tags, tagPath).id),
      note: note ?? '',
      author,
      created,
      changed: created,
      anchor: { kind: 'exact' },
    };
  });

  const notes = described.notes.map(({ title, body, about }): Note => ({
    id: idOf(`note ${title}`),
    title,
    body,
    about:
      about === 'project'
        ? { kind: 'project' }
        : 'document' in about
          ? { kind: 'document', id: named(documents, about.document).id }
          : { kind: 'tag', id: named(tags, about.tag).id },
    author,
    created,
    changed: created,
  }));

  const searches = described.searches.map((search, order): SavedSearch => ({
    id: idOf(`search ${search.name}`),
    ...search,
    order,
  }));

  return {
    program: 'Lectern',
    records: {
      project: [{ id: idOf('project'), name: described.name, author, created }],
      documents: [...documents.values()],
      imports: [
        { id: importId, name: described.import, source: 'sample', started: created, finished: created, state: 'done' },
      ],
      outcomes: [
        {
          id: idOf('outcomes'),
          importId,
          files: [...documents.values()].map(({ id, path: file, versions }) => ({
            path: file,
            bytes: versions[0]!.bytes,
            kind: 'imported',
            documentId: id,
          })),
        },
      ],
      annotations,
      tags: [...tags.values()],
      notes,
      attributes: builtInAttributes as readonly AttributeDefinition[],
      searches,
      eventSets: [],
      claims: [],
      cells: [],
      rulings: [],
      aliases: [],
      origins: [],
    },
    changes: [],
    texts: [...texts.values()],
    textCount: texts.size,
  };
}

function guess(text: string, described: DescribedValue): Guess {
  if ('by' in described) return { value: described.value, origin: { kind: described.by } };
  const from = place(text, described.found);
  return {
    value: described.value,
    origin: { kind: 'text', from, to: from + (described.length ?? described.found.length) },
  };
}

/** Where the words stand. They must stand there once only, or the first place must be the one that is meant. */
function place(text: string, words: string): number {
  const at = text.indexOf(words);
  if (at === -1) throw new Error(`Not in the text: ${words}`);
  return at;
}

function named<T>(things: ReadonlyMap<string, T>, name: string): T {
  const thing = things.get(name);
  if (thing === undefined) throw new Error(`Nothing is named ${name}`);
  return thing;
}

function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
