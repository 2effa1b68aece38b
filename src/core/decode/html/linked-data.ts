// JSON-LD: what search engines are told of a page. Values are strings, objects with a name, or lists of both.

/** A value that a page says of itself, and where it stood: `og:title`, `JSON-LD headline`. */
export interface Said {
  readonly field: string;
  readonly value: string;
}

/** So many objects are looked at; a page has a handful. */
const most = 2000;

const texts = /(?:Article|BlogPosting|Report|Review|WebPage|Book|Letter|Legislation)$/u;
const asked = ['headline', 'datePublished', 'dateCreated', 'author', 'publisher', 'url', 'mainEntityOfPage'];

/** What a page's JSON-LD says of texts; nothing if it is no JSON. Articles come before pages that hold them. */
export function linkedData(json: string): readonly Said[] {
  const objects = objectsIn(parsed(json)).filter((one) => typesOf(one).some((type) => texts.test(type)));
  const isPage = (one: JsonObject) => (typesOf(one).includes('WebPage') ? 1 : 0);
  return objects
    .toSorted((a, b) => isPage(a) - isPage(b))
    .flatMap((one) => asked.flatMap((key) => namesIn(one[key]).map((value) => ({ field: `JSON-LD ${key}`, value }))));
}

type JsonObject = Readonly<Record<string, unknown>>;

function parsed(json: string): unknown {
  try {
    return JSON.parse(
      json.replace(/^\s*(?:<!--|\/\*.*?\*\/|\/\/.*<!\[CDATA\[)?|(?:-->|\/\/\s*\]\]>)?\s*$/gu, ''),
    ) as unknown;
  } catch {
    return null; // What is no JSON says nothing that could be used.
  }
}

/** The objects of a list or a graph; objects inside of others are their values. */
function objectsIn(root: unknown): readonly JsonObject[] {
  const found: JsonObject[] = [];
  const waiting: unknown[] = [root];
  for (let at = 0; at < waiting.length && at < most; at++) {
    const value = waiting[at];
    if (Array.isArray(value)) waiting.push(...value.slice(0, most));
    else if (isObject(value)) {
      found.push(value);
      waiting.push(value['@graph'], value['mainEntity']);
    }
  }
  return found;
}

function typesOf(object: JsonObject): readonly string[] {
  const type = object['@type'];
  return (Array.isArray(type) ? type : [type]).filter((one) => typeof one === 'string');
}

function namesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((one) => (Array.isArray(one) ? [] : namesIn(one)));
  if (!isObject(value)) return [];
  const name = value['name'] ?? value['@id'];
  return typeof name === 'string' ? [name] : [];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
