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
  Cell,
  CellState,
  Claim,
  Colour,
  Document,
  EventSet,
  Guess,
  Note,
  RuledOn,
  Ruling,
  SavedSearch,
  SilenceProof,
  Subject,
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
  readonly eventSets: readonly {
    readonly name: string;
    readonly files: readonly string[];
    readonly base: string;
    readonly note: string;
  }[];
  readonly claims: readonly DescribedClaim[];
  readonly rulings: readonly DescribedRuling[];
}

/** Of an event set, by its name; its cells by the documents that they are about. */
interface DescribedClaim {
  readonly wording: string;
  readonly note: string;
  readonly eventSet: string;
  readonly cells: readonly {
    readonly file: string;
    readonly state: CellState;
    readonly quotation?: string;
    readonly note?: string;
    readonly proof?: SilenceProof;
  }[];
}

/** On what may be a conflict, or who had it from whom. */
type DescribedRuling = { readonly note: string } & (
  | {
      readonly about: 'numbers' | 'dates';
      readonly value: Extract<RuledOn, { kind: 'conflict' }>['value'];
      readonly subjects: readonly DescribedWords[];
    }
  | { readonly from: string; readonly to: string }
);

/** The words of a text, and what stands around them if they stand there more than once. */
interface DescribedWords {
  readonly file: string;
  readonly quotation: string;
  readonly within?: string;
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

  const wordsOf = ({ file, quotation, within = quotation }: DescribedWords): Subject => {
    const { text } = named(texts, file);
    const around = place(text, within);
    const from = around + place(within, quotation);
    const to = from + quotation.length;
    return {
      documentId: named(documents, file).id,
      version: 1,
      from,
      to,
      quotation: {
        exact: quotation,
        prefix: text.slice(Math.max(0, from - 32), from),
        suffix: text.slice(to, to + 32),
      },
    };
  };
  const annotations = described.annotations.map(({ file, quotation, tags: paths, note }, at): Annotation => {
    return {
      id: idOf(`annotation ${at}`),
      ...wordsOf({ file, quotation }),
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

  const made = { author, created, changed: created };
  const eventSets = described.eventSets.map(({ name, files, base, note }): EventSet => ({
    id: idOf(`event set ${name}`),
    name,
    documentIds: files.map((file) => named(documents, file).id),
    base: named(documents, base).id,
    note,
    ...made,
  }));
  const claims = described.claims.map(({ wording, note, eventSet }, order): Claim => ({
    id: idOf(`claim ${wording}`),
    wording,
    note,
    eventSetId: eventSets.find(({ name }) => name === eventSet)!.id,
    madeFrom: { kind: 'row', name: '' },
    when: null,
    order,
    ...made,
  }));
  const cells = described.claims.flatMap(({ wording, cells: described }, at) =>
    described.map(({ file, state, quotation, note, proof }): Cell => ({
      id: idOf(`cell ${wording} ${file}`),
      claimId: claims[at]!.id,
      column: { kind: 'document', id: named(documents, file).id },
      state,
      passages: quotation === undefined ? [] : [wordsOf({ file, quotation })],
      when: null,
      proof: proof ?? null,
      rule: proof ? { id: 'silence', version: '1' } : null,
      note: note ?? '',
      ...made,
    })),
  );
  const rulings = described.rulings.map((ruling, at): Ruling => {
    const ruled = { id: idOf(`ruling ${at}`), rule: null, note: ruling.note, ...made };
    if ('about' in ruling) {
      const { about, value, subjects } = ruling;
      return { ...ruled, kind: 'conflict', about, value, subjects: subjects.map(wordsOf) };
    }
    const [from, to] = ([ruling.from, ruling.to] as const).map((file) => {
      return { kind: 'document', id: named(documents, file).id } as const;
    });
    return { ...ruled, kind: 'direction', value: 'from-to', from: from!, to: to!, subjects: [] };
  });

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
      eventSets,
      claims,
      cells,
      rulings,
      aliases: [],
      origins: [],
      relations: [],
      links: [],
      people: [],
      merges: [],
      questions: [],
      readings: [],
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
