import { fail, ok } from '../../model/result.ts';
import { readTagPath, writeTagPath } from '../../model/tag-paths.ts';
import type { MeantText } from '../incoming.ts';
import { withoutFiles } from '../importer.ts';
import type { Importer } from '../importer.ts';
import { fieldsOf, listOf, momentOf, readJson, wordsOf } from '../json-values.ts';
import { guidOf, idOf } from '../refi/guids.ts';
import { incomingOf, nothingLeft } from '../standoff.ts';
import type { Said, SaidTag } from '../standoff.ts';
import { fragmentPlace, whereOf } from './selectors.ts';

/**
 * Annotations as the Web Annotation Data Model says (W3C, 2017), and as programs write what is nearly it: collections, pages,
 * lists or single ones; JSON Lines; keys with `@` or a prefix.
 */
export const webAnnotationIn = {
  id: 'web-annotation',
  endings: ['jsonld', 'json', 'jsonl', 'ndjson'],
  sniff: (head) => /w3\.org\/ns\/(?:anno|oa)|"(?:oa:)?(?:hasTarget|AnnotationPage|AnnotationCollection)"/u.test(head),
  read(file, about) {
    const value = readJson(file);
    const annotations = annotationsIn(value);
    if (annotations.length === 0) return fail('not-exchange', about, 'It holds no annotations');
    const maker = makerOf(value);
    const said: Said[] = [];
    const left = { ...nothingLeft };
    for (const one of annotations) {
      const read = readOne(one, maker === 'Lectern');
      if (read === null) left.unknown++;
      else said.push(...read);
      if (read?.some((each) => each.where === null && isSelected(one))) left.selections++;
    }
    return ok(withoutFiles(incomingOf(said, maker, left)));
  },
} as const satisfies Importer;

type Fields = Readonly<Record<string, unknown>>;

/** The first field of these names, as they are or with a prefix. */
function field(fields: Fields, ...names: readonly string[]): unknown {
  for (const name of names) {
    const value = fields[name] ?? fields[`@${name}`] ?? fields[`oa:${name}`] ?? fields[`as:${name}`];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function typesOf(fields: Fields): readonly string[] {
  return listOf(field(fields, 'type')).map((one) => wordsOf(one).replace(/^.*[:#/]/u, ''));
}

/** All annotations, in collections, pages, graphs and lists. */
function annotationsIn(value: unknown): readonly Fields[] {
  const found: Fields[] = [];
  const waiting: unknown[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (Array.isArray(next)) {
      for (let at = next.length - 1; at >= 0; at--) waiting.push(next[at] ?? '');
      continue;
    }
    const fields = fieldsOf(next);
    if (field(fields, 'target', 'hasTarget') !== undefined || typesOf(fields).includes('Annotation')) {
      found.push(fields);
      continue;
    }
    const inside = ['items', 'first', 'next', 'graph', 'orderedItems', 'resources', 'annotations', 'rows'];
    for (const name of inside.toReversed()) {
      const inner = field(fields, name);
      if (typeof inner === 'object') waiting.push(inner);
    }
  }
  return found;
}

function makerOf(value: unknown): string {
  const generator = listOf(field(fieldsOf(listOf(value)[0]), 'generator'))[0];
  return wordsOf(field(fieldsOf(generator), 'name', 'label')) || wordsOf(fieldsOf(generator)['foaf:name']);
}

/** One for each of its targets; null if it has none that can be read. */
function readOne(annotation: Fields, isOurs: boolean): readonly Said[] | null {
  const targets = listOf(field(annotation, 'target', 'hasTarget')).flatMap(expanded);
  const written = wordsOf(field(annotation, 'id'));
  const { tags, notes, title } = bodiesOf(annotation, isOurs);
  const author = personOf(field(annotation, 'creator', 'annotatedBy'));
  const created = momentOf(field(annotation, 'created', 'annotatedAt'));
  const whole = targets.map(targetOf);
  // What has no name of its own is known by what it says.
  const id = iriId(written) ?? guidOf(`annotation ${JSON.stringify([whole, tags, notes, author, created])}`);
  const said = whole.flatMap(({ source, meant, where }, at): Said[] => {
    if (source === '') return [];
    return [
      {
        id: at === 0 ? id : guidOf(`${id} ${at}`),
        ...{ source, meant, where, tags },
        note: notes.join('\n\n'),
        ...(isOurs && where === null && { title }),
        author,
        created,
        changed: momentOf(field(annotation, 'modified')) ?? created,
        answers: where === null ? iriId(source) : null,
      },
    ];
  });
  return said.length === 0 ? null : said;
}

/** The record that an IRI names, as an id; null for an empty one. */
function iriId(iri: string): string | null {
  return iri === '' ? null : /^urn:uuid:/iu.test(iri) ? idOf(iri.slice('urn:uuid:'.length)) : guidOf(iri);
}

/** The things that a target or body stands for: all of a list, one of a choice. */
function expanded(value: unknown): readonly unknown[] {
  const fields = fieldsOf(value);
  const items = listOf(field(fields, 'items', 'members', 'item'));
  if (items.length === 0) return [value];
  return typesOf(fields).includes('Choice') ? items.slice(0, 1) : items;
}

interface Target {
  /** The IRI of the text; empty if it has none. */
  readonly source: string;
  readonly meant: MeantText;
  readonly where: Said['where'];
}

function targetOf(target: unknown): Target {
  const fields = fieldsOf(target);
  const within = field(fields, 'source', 'hasSource', 'full');
  const source = within ?? target;
  const text = fieldsOf(source);
  const iri = typeof source === 'string' ? source : wordsOf(field(text, 'id'));
  const [plain = '', fragment = ''] = [iri.replace(/#.*$/su, ''), /#.*$/su.exec(iri)?.[0]];
  const where = whereOf(listOf(field(fields, 'selector', 'hasSelector')));
  const place = where === null ? fragmentPlace(fragment) : null;
  const state = listOf(field(fields, 'state', 'hasState')).map((one) => fieldsOf(one));
  const titles = ['dcterms:title', 'dc:title', 'title', 'label', 'rdfs:label', 'name', 'schema:name', 'foaf:name'];
  const words = (keys: readonly string[]) => keys.map((key) => wordsOf(text[key]).trim()).filter((one) => one !== '');
  const uuid = /^urn:uuid:/iu.test(plain) ? [idOf(plain.slice('urn:uuid:'.length))] : [];
  return {
    source: plain || iri,
    meant: {
      ids: uuid,
      hashes: words(['schema:sha256', 'sha256']),
      addresses: [
        ...(uuid.length === 0 && plain !== '' ? [plain] : []),
        ...words(['schema:url', 'url', 'canonical', 'via']),
        ...state.map((one) => wordsOf(one['cached'])).filter((one) => one !== ''),
      ],
      titles: words(titles),
    },
    where: where ?? (place && { place, words: '' }),
  };
}

/** Whether it says where in a text it stands, in a way that may not be understood. */
function isSelected(annotation: Fields): boolean {
  return listOf(field(annotation, 'target', 'hasTarget')).some(
    (target) => field(fieldsOf(target), 'selector', 'hasSelector') !== undefined,
  );
}

interface Bodies {
  readonly tags: readonly SaidTag[];
  readonly notes: readonly string[];
  readonly title: string;
}

function bodiesOf(annotation: Fields, isOurs: boolean): Bodies {
  // A stroke in a tag of another program is part of its name.
  const pathOf = (words: string) => (isOurs ? readTagPath(words) : readTagPath(writeTagPath([words])));
  const tags: SaidTag[] = [];
  const notes: string[] = [];
  let title = '';
  const motivation = purposesOf(field(annotation, 'motivation', 'motivatedBy'));
  for (const body of listOf(field(annotation, 'body', 'hasBody')).flatMap(expanded)) {
    const outer = fieldsOf(body);
    const within = field(outer, 'source', 'hasSource');
    const fields = typeof within === 'object' ? { ...outer, ...fieldsOf(within) } : outer;
    const said = typeof body === 'string' ? body : wordsOf(field(fields, 'value', 'chars', 'cnt:chars'));
    const named = wordsOf(field(fields, 'label', 'name', 'prefLabel')) || wordsOf(fields['skos:prefLabel']);
    const words = said || named || (typeof within === 'string' ? within : wordsOf(field(fields, 'id')));
    if (words.trim() === '') continue;
    const own = purposesOf(field(outer, 'purpose', 'hasPurpose'));
    const isTag =
      typesOf(fields).includes('Tag') || (own.length > 0 ? own : motivation).some((one) => tagging.has(one));
    title ||= wordsOf(fields['dcterms:title']);
    if (!isTag) {
      notes.push(wordsOf(fields['format']) === 'text/html' ? plainWords(words) : words);
      continue;
    }
    const path = pathOf(said || named || lastOf(words));
    if (path.length === 0) continue;
    const known = iriId(wordsOf(fields['dcterms:identifier']));
    const author = personOf(field(outer, 'creator'));
    const time = momentOf(field(outer, 'created'));
    tags.push({ path, ...(known !== null && { id: known }), ...(author !== '' && { author }), ...(time && { time }) });
  }
  const value = wordsOf(field(annotation, 'bodyValue'));
  if (value.trim() !== '') {
    const path = motivation.some((one) => tagging.has(one)) ? pathOf(value) : [];
    if (path.length > 0) tags.push({ path });
    else notes.push(value);
  }
  return { tags, notes, title };
}

const tagging: ReadonlySet<string> = new Set(['tagging', 'classifying', 'identifying']);

function purposesOf(value: unknown): readonly string[] {
  return listOf(value).map((one) => (wordsOf(one) || wordsOf(fieldsOf(one)['id'])).replace(/^.*[:#/]/su, ''));
}

/** What is last in an address, as people read it. */
function lastOf(iri: string): string {
  const last = iri.replace(/[/#]+$/u, '').replace(/^.*[/#]/su, '');
  try {
    return decodeURIComponent(last).replaceAll('_', ' ');
  } catch {
    return last; // A per cent sign that begins no character.
  }
}

/** Without an account's frame: `acct:mila@example.org` is `mila`. */
function personOf(value: unknown): string {
  const [one] = listOf(value);
  const fields = fieldsOf(one);
  const named =
    wordsOf(field(fields, 'name', 'nickname', 'nick', 'label')) ||
    wordsOf(fields['foaf:name'] ?? fields['email']) ||
    (typeof one === 'string' ? one : wordsOf(field(fields, 'id')));
  return named.replace(/^(?:acct|mailto):([^@]*).*$/su, '$1').trim();
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The words of HTML; paragraphs and lines stay. */
function plainWords(html: string): string {
  return html
    .replaceAll(/<(?:br|\/p|\/div|\/li)\b[^<>]*>/giu, '\n')
    .replaceAll(/<[^<>]*>/gu, '')
    .replaceAll(/&(amp|lt|gt|quot|apos|nbsp);/gu, (_, name: string) => signs[name]!)
    .replaceAll(/&#(\d{1,7});/gu, (sign, code: string) =>
      Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : sign,
    )
    .trim();
}
